#include "tests/trustlists/sample_list.hpp"

#include "trustlists/uris.hpp"
#include "trustlists/write.hpp"
#include "validators/xml/element.hpp"

namespace baytrust::trustlists::test {
namespace {

DigitalIdentity identity_of(const x509::Certificate& certificate) {
  DigitalIdentity identity;
  identity.certificates = {certificate};
  if (const auto ski = certificate->extensions.subject_key_id) {
    identity.subject_key_ids = {to_bytes(*ski)};
  }
  return identity;
}

Service service_of(const x509::Certificate& certificate, std::string_view type, std::string name) {
  Service service;
  service.current.type = type;
  service.current.name = in_english(std::move(name));
  service.current.identity = identity_of(certificate);
  service.current.status = kRecognised;
  service.current.status_starting_time = kFirst;
  return service;
}

Address address() {
  return {.postal = {{.lang = "en",
                      .street = "1 Demo Road",
                      .locality = "Central",
                      .state = "",
                      .postal_code = "000000",
                      .country = "HK"},
                     {.lang = "zh-Hant",
                      .street = "示範道一號",
                      .locality = "中環",
                      .state = "香港島",
                      .postal_code = "",
                      .country = "HK"}},
          .electronic = {{"en", "mailto:lists@example.org"}, {"en", "https://example.org/"}}};
}

AssuranceOrder levels() {
  auto order = AssuranceOrder::make({{"qualified", in_english("Qualified (DEMO)")},
                                     {"normalised", in_english("Normalised (DEMO)")},
                                     {"other", in_english("Other (DEMO)")}},
                                    {{"qualified", "normalised"}});
  return *std::move(order);
}

SchemeInformation scheme() {
  SchemeInformation s;
  s.version = 6;
  s.sequence_number = 42;
  s.type = tsl_type_uri("HK");
  s.operator_name = {{"en", "Demo Scheme Operator"}, {"zh-Hant", "示範營運者"}};
  s.operator_address = address();
  s.name = {{"en", "HK:Demo list <1> & \"more\""}, {"zh-Hant", "香港：示範名單"}};
  s.information_uri = {{"en", "https://example.org/scheme"}};
  s.status_determination_approach =
      "http://uri.etsi.org/TrstSvc/TrustedList/StatusDetn/HKdetermination";
  s.community_rules = {{"en", "https://example.org/rules"}};
  s.territory = "HK";
  s.legal_notice = {{"en", "DEMO: no legal effect."}, {"pt", "DEMO: sem efeito jurídico."}};
  s.list_issue_date_time = kIssued;
  s.next_update = kIssued + 90 * kDay;
  s.distribution_points = {"https://example.org/list.xml"};
  s.assurance = levels();
  s.next_signer = NextSigner{root().certificate()->fingerprint, kIssued + 30 * kDay};
  return s;
}

}  // namespace

const Authority& root() {
  static const Authority authority = baytrust::test::make_authority("Demo Root");
  return authority;
}

const Authority& issuing() {
  static const Authority authority = root().subordinate({.subject = "CN=Demo CA 1 - 26"});
  return authority;
}

const Authority& tsa() {
  static const Authority authority = baytrust::test::make_authority("Demo TSA");
  return authority;
}

xml::Texts in_english(std::string text) { return {{"en", std::move(text)}}; }

CertificateType personal_type() {
  CertificateType type;
  type.id = "personal";
  type.name = {{"en", "Demo e-Cert (Personal)"}, {"zh-Hant", "示範電子證書（個人）"}};
  type.marker = {.where = TypeMarker::Where::subject_attribute,
                 .oid = Oid::literal("2.5.4.11"),
                 .values = {"Demo e-Cert (Personal)", "示範電子證書（個人）"}};
  type.holder = Holder::person;
  type.uses = {Use::seal, Use::signature};
  type.custody = Custody::server_side;
  type.custody_holder = "Demo Cloud & Co";
  type.families = {{DeclaredFamily::Kind::cp, Oid::literal("2.999.1.2"), 3},
                   {DeclaredFamily::Kind::cps,
                    Oid::literal("2.25.329800735698586629295641978511506172918.1"), 0}};
  type.assurance_level = "qualified";
  type.reliance_limit = Money{200'000, "HKD"};
  type.previous = {{.certificate_sha256 = root().certificate()->fingerprint,
                    .from = {kFirst, "gazette 12"},
                    .to = {std::nullopt, "not published"}}};
  type.audits = {{.kind = "WebTrust for CAs",
                  .date = kSecond,
                  .expires = kThird,
                  .uri = "https://example.org/seal?id=1&v=2"},
                 {.kind = "ISO 27001", .date = kFirst, .expires = {}, .uri = ""}};
  return type;
}

Service issuing_service() {
  Service service = service_of(issuing().certificate(), kCaPkc, "Demo CA 1 - 26");
  service.current.status_starting_time = kThird;
  CertificateType role = personal_type();
  role.id = "role";
  role.marker = {TypeMarker::Where::extension, Oid::literal("2.999.7"), {}};
  role.uses = {Use::encipherment};
  role.custody = Custody::file;
  role.custody_holder.clear();
  role.reliance_limit.reset();
  role.holder = Holder::role;
  service.current.types = {personal_type(), role};
  service.supply_points = {{SupplyPoint::Kind::crl, "https://example.org/crl?ca=1&p=2"},
                           {SupplyPoint::Kind::ocsp, "http://ocsp.example.org"},
                           {SupplyPoint::Kind::ldap, "ldap://ldap.example.org/cn=crl"},
                           {SupplyPoint::Kind::cps, "https://example.org/cps.pdf"},
                           {SupplyPoint::Kind::unspecified, "https://example.org/"}};
  ServiceState deprecated = service.current;
  deprecated.status = kDeprecated;
  deprecated.status_starting_time = kSecond;
  deprecated.types = {personal_type()};
  ServiceState first = deprecated;
  first.status = kRecognised;
  first.status_starting_time = kFirst;
  first.types.clear();
  first.identity.certificates.clear();
  service.history = {deprecated, first};
  return service;
}

Service root_service() { return service_of(root().certificate(), kCaPkc, "Demo Root"); }

TrustList sample_list() {
  TrustServiceProvider provider;
  provider.name = {{"en", "Demo Provider"}, {"zh-Hant", "示範機構"}};
  provider.trade_name = in_english("VATHK-1");
  provider.address = address();
  provider.information_uri = in_english("https://example.org/provider");
  provider.services = {root_service(), issuing_service()};
  TrustServiceProvider second = provider;
  second.name = in_english("Demo Time");
  second.trade_name.clear();
  second.services = {service_of(tsa().certificate(), kTsa, "Demo TSA")};
  return {scheme(), {provider, second}};
}

std::string xml_of(const TrustList& list) {
  const auto document = write(list);
  if (!document) {
    ADD_FAILURE() << describe(document.error());
    return {};
  }
  return std::string(as_text(*document));
}

Result<TrustList> read(std::string_view document, const ListLimits& limits) {
  const auto tree = xml::read_unsigned(as_bytes(document));
  if (!tree) return tree.error();
  return parse(tree->root(), limits);
}

Result<ReadList> read_all(std::string_view document, const ListLimits& limits) {
  const auto tree = xml::read_unsigned(as_bytes(document));
  if (!tree) return tree.error();
  return read_list(tree->root(), limits);
}

UnknownExtension unknown_extension(std::string_view local, bool critical) {
  const std::string document = "<Extension xmlns=\"" + std::string(kTslNamespace) +
                               "\" Critical=\"" + (critical ? "true" : "false") + "\"><" +
                               std::string(local) + " xmlns=\"urn:x\"/></Extension>";
  const auto tree = xml::read_unsigned(as_bytes(document));
  const auto whole = opaque_of(tree->root());
  return {critical, "{urn:x}" + std::string(local), *whole};
}

std::string replaced(std::string document, std::string_view from, std::string_view to) {
  const std::size_t at = document.find(from);
  if (at == std::string::npos) {
    ADD_FAILURE() << "not in the document: " << from;
    return document;
  }
  return document.replace(at, from.size(), to);
}

}  // namespace baytrust::trustlists::test
