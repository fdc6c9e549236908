// Publishers for tests of the shell: small signed lists and registers, and beside them the
// certificates they are about. Hong Kong issues (a root, a listed CA of type "personal"), Macao
// relies. Keys are P-256, so a whole world costs milliseconds.
#pragma once

#include <cstdlib>
#include <iostream>
#include <string>
#include <utility>
#include <vector>

#include "gateway/service/verified_document.hpp"
#include "policy-mapping/register_parse.hpp"
#include "policy-mapping/write.hpp"
#include "tests/support/authority.hpp"
#include "trustlists/uris.hpp"
#include "trustlists/write.hpp"
#include "validators/xml/sign.hpp"

namespace baytrust::test {

template <class T>
T must(Result<T> result) {
  if (result) return std::move(*result);
  std::cerr << describe(result.error()) << std::endl;
  std::abort();
}

inline constexpr std::string_view kFamily = "2.16.344.8.2.2008.810.2";
inline constexpr std::string_view kRelease = "2.16.344.8.2.2008.810.2.2018.1.1";
inline constexpr std::string_view kForeignPolicy = "2.999.853.1";

// What a list of this world says; everything has a sound default.
struct ListRequest {
  std::string territory = "HK";
  std::int64_t sequence = 1;
  Instant issued = kNoon - kDay;
  Instant next_update = kNoon + 30 * kDay;
  std::vector<x509::Certificate> cas{};  // the last one issues the type "personal"
};
struct RegisterRequest {
  std::string publisher = "MO";
  std::int64_t sequence = 1;
  Instant issued = kNoon - kDay;
  Instant next_update = kNoon + 30 * kDay;
  std::vector<policy_mapping::Recognition> recognitions{};
};

class Publisher {
 public:
  explicit Publisher(std::string territory)
      : territory_(std::move(territory)), authority_(make_authority(territory_ + " publisher")) {}

  service::Pin pin(Instant added = kNoon - 10 * kDay) const {
    return must(service::make_pin(territory_, authority_.certificate()->der, added));
  }
  const x509::Certificate& certificate() const { return authority_.certificate(); }

  SharedBytes sign(const trustlists::TrustList& list) const {
    const Bytes document = must(trustlists::write(list));
    return share(must(xml::sign_enveloped(inputs(document))));
  }
  SharedBytes sign(const policy_mapping::Register& content) const {
    return cosign(share(must(policy_mapping::write(content))));
  }
  // One more signature on a register, signed or not.
  SharedBytes cosign(const SharedBytes& document) const {
    return share(must(xml::sign_detached(inputs(*document), policy_mapping::kRegisterShape)));
  }

 private:
  xml::SignInputs inputs(ByteView document) const {
    return {.document = document,
            .key = authority_.key(),
            .certificate = authority_.certificate()->der,
            .signing_time = kNoon - kDay};
  }
  std::string territory_;
  Authority authority_;
};

inline trustlists::CertificateType personal_type() {
  trustlists::CertificateType type;
  type.id = "personal";
  type.name = {{"en", "Personal"}};
  type.marker.oid = Oid::literal("2.5.4.11");
  type.marker.values = {"Personal"};
  type.uses = {trustlists::Use::signature};
  type.assurance_level = "level";
  return type;
}

inline trustlists::Service listed(const x509::Certificate& certificate) {
  trustlists::Service service;
  service.current.type = trustlists::kCaPkc;
  service.current.name = {{"en", certificate->subject.display()}};
  service.current.identity.certificates = {certificate};
  service.current.identity.subject_key_ids = {to_bytes(*certificate->extensions.subject_key_id)};
  service.current.status = trustlists::kRecognised;
  service.current.status_starting_time = kStart;
  return service;
}

inline trustlists::TrustList list_of(const ListRequest& request) {
  const trustlists::Address address{.postal = {{.lang = "en",
                                                .street = "Street 1",
                                                .locality = "City",
                                                .state = {},
                                                .postal_code = {},
                                                .country = "HK"}},
                                    .electronic = {{"en", "mailto:a@example.invalid"}}};
  trustlists::TrustList list;
  auto& scheme = list.scheme;
  scheme.sequence_number = request.sequence;
  scheme.type = trustlists::tsl_type_uri(request.territory);
  scheme.operator_name = {{"en", "Operator"}};
  scheme.operator_address = address;
  scheme.name = {{"en", request.territory + ":Test list"}};
  scheme.information_uri = {{"en", "https://example.invalid/"}};
  scheme.status_determination_approach = "urn:baytrust:test";
  scheme.community_rules = {{"en", "https://example.invalid/rules"}};
  scheme.territory = request.territory;
  scheme.legal_notice = {{"en", "None"}};
  scheme.list_issue_date_time = request.issued;
  scheme.next_update = request.next_update;
  scheme.assurance = must(trustlists::AssuranceOrder::make({{"level", {{"en", "Level"}}}}, {}));
  trustlists::TrustServiceProvider provider{.name = {{"en", "Provider"}},
                                            .trade_name = {},
                                            .address = address,
                                            .information_uri = {{"en", "https://example.invalid/"}},
                                            .services = {}};
  for (const auto& ca : request.cas) provider.services.push_back(listed(ca));
  if (!provider.services.empty()) provider.services.back().current.types = {personal_type()};
  list.providers = {std::move(provider)};
  return list;
}

inline policy_mapping::Recognition recognition_of(std::string id, const x509::Certificate& root,
                                                  const x509::Certificate& issuer) {
  using policy_mapping::Bound;
  policy_mapping::Recognition entry;
  entry.id = std::move(id);
  entry.relying = "MO";
  entry.issuing = "HK";
  entry.status = {
      {policy_mapping::Status::in_force, kStart, policy_mapping::Reason::agreement, {}}};
  entry.legal_basis = {{"en", "Arrangement"}, {"pt", "Acordo"}};
  entry.period = {Bound::at(kStart), Bound::open()};
  entry.ca_pairs = {{root->fingerprint, issuer->fingerprint, {Bound::at(kStart), Bound::open()}}};
  entry.certificate_type = policy_mapping::TypeRule{};
  entry.certificate_type->oid = Oid::literal("2.5.4.11");
  entry.certificate_type->values = {"Personal"};
  entry.policy_family.prefix = Oid::literal(kFamily);
  entry.policy_family.version_nodes = 3;
  entry.counts_as.policies = {policy_mapping::RelyingPolicy(Oid::literal(kForeignPolicy))};
  entry.counts_as.relying_level = "level";
  entry.counts_as.issuing_level = "level";
  return entry;
}

inline policy_mapping::Register register_of(const RegisterRequest& request) {
  policy_mapping::Register content;
  content.publisher = request.publisher;
  content.publisher_name = {{"en", request.publisher}};
  content.sequence_number = request.sequence;
  content.issued = request.issued;
  content.next_update = request.next_update;
  content.recognitions = request.recognitions;
  return content;
}

// Hong Kong's hierarchy and both publishers.
struct SmallWorld {
  Publisher hk{"HK"};
  Publisher mo{"MO"};
  Authority root = make_authority("Hong Kong Root");
  Authority ca = root.subordinate({.subject = "C=HK,CN=Hong Kong CA"});
  Authority other = root.subordinate({.subject = "C=HK,CN=Other CA"});

  SharedBytes hk_list(std::int64_t sequence = 1) const {
    return hk.sign(list_of({.sequence = sequence, .cas = cas()}));
  }
  SharedBytes mo_list() const {
    return mo.sign(list_of({.territory = "MO", .cas = {mo.certificate()}}));
  }
  SharedBytes mo_register(std::int64_t sequence = 1) const {
    return mo.sign(mo_register_content(sequence));
  }
  policy_mapping::Register mo_register_content(std::int64_t sequence = 1) const {
    return register_of({.sequence = sequence, .recognitions = {entry()}});
  }
  SharedBytes hk_register() const {
    return hk.sign(register_of({.publisher = "HK", .recognitions = {entry()}}));
  }
  policy_mapping::Recognition entry() const {
    return recognition_of("mo-hk-personal", root.certificate(), ca.certificate());
  }
  std::vector<x509::Certificate> cas() const {
    return {root.certificate(), other.certificate(), ca.certificate()};
  }
  x509::Certificate leaf() const {
    CertificateRequest request{.subject = "C=HK,OU=Personal,CN=Chan 440106199001011234"};
    request.policies = {std::string(kRelease)};
    return ca.issue(request);
  }
};

}  // namespace baytrust::test
