#include "tests/gateway/decision/world.hpp"

#include <algorithm>
#include <cstdlib>
#include <gmock/gmock.h>
#include <iostream>

#include "tests/support/json_schema.hpp"
#include "trustlists/uris.hpp"
#include "validators/crypto/digest.hpp"
#include "validators/signature/codes.hpp"

namespace baytrust::test {
namespace {

using policy_mapping::Bound;
using trustlists::CertificateType;

Hierarchy make_hierarchy(const std::string& name) {
  Authority root = make_authority(name + " Root");
  CertificateRequest request{.subject = "CN=" + name + " CA 1"};
  request.policies = {"2.5.29.32.0"};
  Authority ca = root.subordinate(request);
  request.subject = "CN=" + name + " CA 2";
  Authority other = root.subordinate(request);
  return {root, ca, other};
}

trustlists::AssuranceOrder levels(const std::vector<std::string>& ids,
                                  std::vector<trustlists::LevelStep> steps) {
  std::vector<trustlists::AssuranceLevel> all;
  for (const std::string& id : ids) all.push_back({id, {{"en", id}}});
  return *trustlists::AssuranceOrder::make(all, std::move(steps));
}

trustlists::TrustList make_list(const std::string& territory, const Hierarchy& hierarchy,
                                const CertificateType& type) {
  trustlists::TrustList list;
  list.scheme.sequence_number = 7;
  list.scheme.territory = territory;
  list.scheme.list_issue_date_time = kNoon - 10 * kDay;
  list.scheme.next_update = kNoon + 20 * kDay;
  list.providers.resize(1);
  auto& services = list.providers.front().services;
  services.push_back(ca_service(hierarchy.root.certificate()));
  services.push_back(ca_service(hierarchy.ca.certificate(), {type}));
  services.push_back(ca_service(hierarchy.other.certificate(), {type}));
  return list;
}

policy_mapping::Register make_register(const std::string& publisher) {
  policy_mapping::Register reg;
  reg.publisher = publisher;
  reg.sequence_number = 4;
  reg.issued = kNoon - 10 * kDay;
  reg.next_update = kNoon + 20 * kDay;
  reg.recognitions = {recognition("mo-hk-personal")};
  return reg;
}

decision::Jurisdiction jurisdiction(const std::string& code) {
  decision::Jurisdiction j;
  j.code = code;
  j.utc_offset_minutes = 480;
  j.age.grace = 7 * kDay;
  return j;
}

// Stands for the digest of the edition's signed octets.
Digest digest_of(std::string_view what, std::int64_t sequence) {
  return crypto::sha256(as_bytes(std::string(what) + "#" + std::to_string(sequence)));
}

}  // namespace

const Hierarchy& hong_kong() {
  static const Hierarchy kHongKong = make_hierarchy("Hong Kong");
  return kHongKong;
}

const Hierarchy& macao() {
  static const Hierarchy kMacao = make_hierarchy("Macao");
  return kMacao;
}

trustlists::Service ca_service(const x509::Certificate& certificate,
                               std::vector<CertificateType> types) {
  trustlists::Service service;
  service.current.type = trustlists::kCaPkc;
  service.current.identity.certificates = {certificate};
  service.current.status = trustlists::kRecognised;
  service.current.status_starting_time = kStart;
  service.current.types = std::move(types);
  return service;
}

CertificateType personal_type(std::string level) {
  CertificateType type;
  type.id = "personal";
  type.marker.oid = Oid::literal("2.5.4.11");
  type.marker.values = {"Personal"};
  type.uses = {trustlists::Use::signature};
  type.assurance_level = std::move(level);
  return type;
}

policy_mapping::Recognition recognition(std::string id) {
  policy_mapping::Recognition entry;
  entry.id = std::move(id);
  entry.relying = "MO";
  entry.issuing = "HK";
  entry.status = {{policy_mapping::Status::in_force, kStart, {}, {}}};
  entry.period = {Bound::at(kStart), Bound::open()};
  entry.ca_pairs = {{hong_kong().root.certificate()->fingerprint,
                     hong_kong().ca.certificate()->fingerprint,
                     {Bound::at(kStart), Bound::open()}}};
  entry.certificate_type = x509::Marker{.where = x509::Marker::Where::subject_attribute,
                                        .oid = Oid::literal("2.5.4.11"),
                                        .values = {"Personal"}};
  entry.policy_family.prefix = Oid::literal(kMutualFamily);
  entry.policy_family.version_nodes = 3;
  entry.counts_as.policies = {policy_mapping::RelyingPolicy(Oid::literal(kCountsAs))};
  entry.counts_as.relying_level = "mo-advanced";
  entry.counts_as.issuing_level = "hk-recognised";
  return entry;
}

World::World()
    : hk_list(make_list("HK", hong_kong(), personal_type("hk-recognised"))),
      mo_list(make_list("MO", macao(), personal_type("mo-qualified"))),
      mo_register(make_register("MO")),
      hk_register(make_register("HK")) {
  hk_list.scheme.assurance = levels({"hk-recognised", "hk-basic"}, {{"hk-recognised", "hk-basic"}});
  mo_list.scheme.assurance = levels({"mo-qualified", "mo-advanced", "mo-basic", "mo-seal"},
                                    {{"mo-qualified", "mo-advanced"}, {"mo-advanced", "mo-basic"}});
  jurisdictions = {jurisdiction("HK"), jurisdiction("MO"), jurisdiction("CN-GD")};
  profile.name = "one-account";
  profile.relying = "MO";
  for (const Hierarchy* hierarchy : {&hong_kong(), &macao()}) {
    for (const Authority* ca : {&hierarchy->root, &hierarchy->ca, &hierarchy->other}) {
      evidence.crls.add(ca->issue_crl(), kNoon - kHour);
    }
    evidence.certificates.push_back(hierarchy->ca.certificate());
  }
}

decision::ListEdition World::edition(const trustlists::TrustList& list) const {
  const auto& scheme = list.scheme;
  return {.header = {.kind = decision::DocumentKind::trust_list,
                     .territory = scheme.territory,
                     .sequence = static_cast<std::uint64_t>(scheme.sequence_number),
                     .issued = scheme.list_issue_date_time,
                     .next_update = scheme.next_update,
                     .digest = digest_of(scheme.territory + " list", scheme.sequence_number),
                     .signers = {},
                     .received = scheme.list_issue_date_time + kHour,
                     .activated = scheme.list_issue_date_time + 2 * kHour},
          .list = std::make_shared<const trustlists::TrustList>(list)};
}

decision::RegisterEdition World::edition(const policy_mapping::Register& reg) const {
  return {.header = {.kind = decision::DocumentKind::mapping_register,
                     .territory = reg.publisher,
                     .sequence = static_cast<std::uint64_t>(reg.sequence_number),
                     .issued = reg.issued,
                     .next_update = reg.next_update,
                     .digest = digest_of(reg.publisher + " register", reg.sequence_number),
                     .signers = {},
                     .received = reg.issued + kHour,
                     .activated = reg.issued + 2 * kHour},
          .content = std::make_shared<const policy_mapping::Register>(reg)};
}

std::shared_ptr<const decision::TrustSnapshot> World::snapshot() const {
  decision::TrustSnapshot::Sources sources;
  sources.jurisdictions = jurisdictions;
  sources.lists = older_lists;
  sources.lists.push_back(edition(hk_list));
  sources.lists.push_back(edition(mo_list));
  sources.registers = older_registers;
  if (publish != Publish::without_mo_register) sources.registers.push_back(edition(mo_register));
  if (publish != Publish::without_hk_register) sources.registers.push_back(edition(hk_register));
  sources.held = held;
  sources.acts = acts;
  auto made = decision::TrustSnapshot::make(std::move(sources));
  if (made) return *made;
  std::cerr << "world: " << describe(made.error()) << std::endl;
  std::abort();
}

decision::Decision World::decide(const x509::Certificate& certificate) const {
  return decide(decision::Request{.certificate = certificate,
                                  .kind = kind,
                                  .time_basis = time_basis,
                                  .purpose = purpose,
                                  .amount = amount,
                                  .format = format});
}

decision::Decision World::decide(decision::SignatureAsked signature) const {
  decision::Request request{.certificate = signature.facts.signer,
                            .kind = decision::RequestKind::signature,
                            .time_basis = time_basis,
                            .purpose = purpose,
                            .amount = amount,
                            .format = std::string(to_string(signature.facts.format))};
  request.signature = std::make_shared<const decision::SignatureAsked>(std::move(signature));
  return decide(request);
}

decision::Decision World::decide(const decision::Request& request) const {
  static crypto::Verifier verifier;
  const auto trusted = snapshot();
  Budget budget(profile.limits);
  decision::Decision made = decision::decide({.request = request,
                                              .evidence = evidence,
                                              .snapshot = *trusted,
                                              .profile = profile,
                                              .at = at,
                                              .known_at = known_at},
                                             verifier, budget);
  static const JsonSchema kSchema = JsonSchema::load("decision.schema.json");
  EXPECT_THAT(kSchema.violations(boost::json::parse(canonical(made))), testing::IsEmpty());
  return made;
}

CertificateRequest sound_request() {
  CertificateRequest request{.subject = "C=HK,OU=Personal,CN=Chan"};
  request.policies = {std::string(kMutualPolicy)};
  return request;
}

x509::Certificate sound_certificate() { return hong_kong().ca.issue(sound_request()); }

decision::SignatureAsked sound_signature(const x509::Certificate& signer) {
  signature::SignatureFacts facts;
  facts.signer = signer;
  facts.signer_name.issuer = "CN=Hong Kong CA 1";
  facts.signer_bound = true;
  facts.content_type = Oid::literal("1.2.840.113549.1.7.1");
  facts.content = signature::ContentForm::attached;
  facts.content_digests = {{crypto::Hash::sha256, Bytes(32, 7)}};
  facts.digest_algorithm = crypto::Hash::sha256;
  facts.signature_algorithm = crypto::SignatureAlgorithm{.scheme = crypto::Scheme::ecdsa};
  facts.signature_value = Bytes(64, 9);
  facts.integrity = signature::Integrity::good;
  const Subject subject(Subject::Kind::signature);
  facts.findings.emplace_back(signature::kSignatureGood, subject,
                              Facts{{"algorithm", "SHA256-ECDSA"}});
  return {.facts = std::move(facts), .files = {crypto::sha256(as_bytes("a signed file"))}};
}

CertificateRequest domestic_request() {
  CertificateRequest request{.subject = "C=MO,OU=Personal,CN=Silva"};
  request.policies = {std::string(kNativePolicy)};
  return request;
}

std::vector<std::string> ids(const Findings& findings, Effect at_least) {
  std::vector<std::string> out;
  for (const Finding& finding : findings) {
    if (finding.effect() >= at_least) out.emplace_back(finding.code().id);
  }
  return out;
}

std::vector<std::string> failed(const decision::Decision& decision) {
  return ids(all_findings(decision), Effect::not_accepted);
}

const Finding* find(const Findings& findings, std::string_view id) {
  const auto found = std::find_if(findings.begin(), findings.end(),
                                  [&](const Finding& finding) { return finding.code().id == id; });
  return found == findings.end() ? nullptr : &*found;
}

std::string fact(const Findings& findings, std::string_view id, std::string_view name) {
  const Finding* finding = find(findings, id);
  if (finding == nullptr) return "";
  for (const Fact& fact : finding->facts()) {
    if (fact.name == name) return fact.value;
  }
  return "";
}

std::string explain(const decision::Decision& decision) {
  std::string out(to_string(decision.verdict.outcome));
  for (const Finding& finding : all_findings(decision)) out += "\n  " + describe(finding);
  for (const auto& candidate : decision.candidates) {
    out += "\n  candidate " + std::string(to_string(candidate.why));
    for (const Finding& finding : candidate.findings) out += "\n    " + describe(finding);
  }
  return out;
}

}  // namespace baytrust::test
