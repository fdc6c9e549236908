#include "tests/policy-mapping/sample_register.hpp"

#include "policy-mapping/write.hpp"
#include "validators/xml/element.hpp"

namespace baytrust::policy_mapping::test {

const Authority& root() {
  static const Authority authority = baytrust::test::make_authority("Demo Root");
  return authority;
}

const Authority& issuing() {
  static const Authority authority = root().subordinate({.subject = "CN=Demo CA 1 - 26"});
  return authority;
}

const Authority& other_root() {
  static const Authority authority = baytrust::test::make_authority("Demo Root 2");
  return authority;
}

xml::Texts in_english(std::string text) { return {{"en", std::move(text)}}; }

Recognition simple() {
  Recognition r;
  r.id = "mo-hk-personal";
  r.relying = "MO";
  r.issuing = "HK";
  r.status = {{.effective_from = kFirst}};
  r.period = {Bound::at(kFirst), Bound::open()};
  r.ca_pairs = {{root().certificate()->fingerprint,
                 issuing().certificate()->fingerprint,
                 {Bound::open(), Bound::open()}}};
  r.certificate_type = TypeRule{
      TypeRule::Where::subject_attribute, Oid::literal("2.5.4.11"), {"Demo e-Cert (Personal)"}};
  r.policy_family = {.prefix = Oid::literal(kHongKongPrefix), .version_nodes = 3};
  r.counts_as.policies = {RelyingPolicy(Oid::literal("2.999.853.1"))};
  return r;
}

Recognition full() {
  Recognition r = simple();
  r.id = "MO.HK_role-2";
  r.status = {{Status::in_force, kFirst, Reason::agreement, in_english("Agreed <DEMO> & signed")},
              {Status::suspended, kSecond, Reason::compromise, {}},
              {Status::in_force, kSecond, Reason::correction, in_english("Same instant")},
              {Status::withdrawn, kThird, Reason::cessation, {}}};
  r.legal_basis = {{"en", "Notice 82 (DEMO)"}, {"zh-Hant", "第82號公告（示範）"}};
  r.evidence = {
      {"https://example.org/notice.pdf", root().certificate()->fingerprint, in_english("Notice")},
      {"https://example.org/list", std::nullopt, {}}};
  r.reviewed = Review{"Demo Office", kSecond, kThird};
  r.period = {{Bound::Kind::unknown, {}, ReviewedBound{kFirst, "J. Doe", kSecond}, "page 3"},
              Bound::open("until further notice")};
  r.ca_pairs.push_back(
      {other_root().certificate()->fingerprint,
       issuing().certificate()->fingerprint,
       {{Bound::Kind::unknown, {}, std::nullopt, "not published"}, Bound::at(kThird, "gazette")}});
  r.certificate_type = TypeRule{TypeRule::Where::extension, Oid::literal("2.999.7"), {}};
  r.policy_family.min_release = Release::parse("2018.1.1");
  r.policy_family.max_release = Release::parse("2026.12.31");
  r.required = {
      .key_usage_all = {x509::KeyUsageBit::digital_signature},
      .key_usage_any = {x509::KeyUsageBit::content_commitment, x509::KeyUsageBit::key_encipherment},
      .absent_key_usage = AbsentKeyUsage::allowed,
      .keys = {{crypto::KeyKind::rsa, crypto::Curve::none, 2048},
               {crypto::KeyKind::ec, crypto::Curve::p256, 0},
               {crypto::KeyKind::sm2, crypto::Curve::none, 0}},
      .hashes = {crypto::Hash::sha256, crypto::Hash::sm3},
      .holders = {Holder::person, Holder::role},
      .extended_key_usage = {Oid::literal("1.3.6.1.5.5.7.3.4")},
      .custody = {Custody::device, Custody::server_side},
      .max_revocation_age_seconds = 86'400};
  r.counts_as = {.policies = {RelyingPolicy(Oid::literal("2.999.853.2")),
                              RelyingPolicy(Oid::literal("2.999.853.1"))},
                 .relying_level = "mo-qualified",
                 .issuing_level = "hk-recognised",
                 .purposes = {"filing", "contract"},
                 .reliance_limit = Money{200'000, "HKD"}};
  r.constraints = *Constraints::make({"DNS:example.hk"}, {"email:bad.example.hk"});
  return r;
}

Register sample_register() {
  Recognition timestamp = simple();
  timestamp.id = "mo-hk-time";
  timestamp.kind = Kind::timestamp;
  timestamp.certificate_type.reset();
  timestamp.policy_family = {.prefix = Oid::literal("2.999.344"),
                             .version_nodes = 1,
                             .accept = PolicyFamily::Accept::only,
                             .min_release = {},
                             .max_release = {},
                             .pinned = {*Release::parse("7"), *Release::parse("3")}};
  Recognition reverse = simple();
  reverse.id = "hk-mo";
  std::swap(reverse.relying, reverse.issuing);
  Register reg;
  reg.publisher = "MO";
  reg.publisher_name = {{"en", "Demo Office"}, {"pt", "Gabinete de Demonstração"}};
  reg.sequence_number = 7;
  reg.issued = kIssued;
  reg.next_update = kIssued + 90 * kDay;
  reg.next_signer = NextSigner{root().certificate()->fingerprint, kIssued + 30 * kDay};
  reg.recognitions = {simple(), full(), timestamp, reverse};
  return reg;
}

std::string xml_of(const Register& reg) {
  const auto document = write(reg);
  if (!document) {
    ADD_FAILURE() << describe(document.error());
    return {};
  }
  return std::string(as_text(*document));
}

Result<Register> read(std::string_view document) {
  const auto tree = xml::read_unsigned(as_bytes(document));
  if (!tree) return tree.error();
  const auto content = tree->root().child(kRegisterShape.content);
  return parse(content ? *content : tree->root());
}

std::string replaced(std::string document, std::string_view from, std::string_view to) {
  const std::size_t at = document.find(from);
  if (at == std::string::npos) {
    ADD_FAILURE() << "not in the document: " << from;
    return document;
  }
  return document.replace(at, from.size(), to);
}

std::vector<std::string> ids(const Findings& findings) {
  std::vector<std::string> out;
  for (const Finding& finding : findings) out.emplace_back(finding.code().id);
  return out;
}

std::string fact(const Findings& findings, std::string_view code, std::string_view name) {
  for (const Finding& finding : findings) {
    if (finding.code().id != code) continue;
    for (const Fact& f : finding.facts()) {
      if (f.name == name) return f.value;
    }
    return "no such fact";
  }
  return "no such finding";
}

}  // namespace baytrust::policy_mapping::test
