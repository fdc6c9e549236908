// The three DEMO trust lists.
#include "gateway/demo/documents.hpp"
#include "trustlists/uris.hpp"
#include "trustlists/write.hpp"
#include "validators/xml/sign.hpp"

namespace baytrust::demo {
namespace {

using namespace trustlists;

constexpr Instant kListedSince{1740758400};  // 2025-02-28T16:00:00Z: 1 March 2025 in the bay
constexpr Instant kAuditDate{1748707200};    // 2025-05-31T16:00:00Z
constexpr Instant kAuditLapsed{1777564800};  // 2026-04-30T16:00:00Z
constexpr Instant kAuditValid{1811692800};   // 2027-05-30T16:00:00Z

xml::Texts in_english(std::string_view text) { return {{"en", std::string(text)}}; }

Address address(std::string_view country) {
  return {.postal = {{.lang = "en",
                      .street = "DEMO Street 1",
                      .locality = "DEMO City",
                      .state = {},
                      .postal_code = {},
                      .country = std::string(country)}},
          .electronic = {{"en", "mailto:demo@demo.invalid"}, {"en", "https://demo.invalid/"}}};
}

SchemeInformation scheme(std::string_view territory, std::string_view name,
                         std::string_view country, const Edition& edition) {
  SchemeInformation out;
  out.sequence_number = edition.sequence;
  out.type = tsl_type_uri(territory);
  out.operator_name = in_english(std::string("DEMO operator of ") + std::string(name));
  out.operator_address = address(country);
  out.name = in_english(std::string(territory) + ":DEMO trust list of " + std::string(name));
  out.information_uri = in_english("https://demo.invalid/scheme");
  out.status_determination_approach = "urn:baytrust:demo:status-determination";
  out.community_rules = in_english("https://demo.invalid/rules");
  out.territory = std::string(territory);
  out.legal_notice = in_english("DEMO. No legal effect whatever.");
  out.list_issue_date_time = edition.issued;
  out.next_update = edition.next_update;
  return out;
}

Service service(const x509::Certificate& certificate, std::vector<CertificateType> types = {}) {
  Service out;
  out.current.type = std::string(kCaPkc);
  out.current.name = in_english(certificate->subject.display());
  out.current.identity.certificates = {certificate};
  out.current.identity.subject_key_ids = {to_bytes(*certificate->extensions.subject_key_id)};
  out.current.status = std::string(kRecognised);
  out.current.status_starting_time = kListedSince;
  out.current.types = std::move(types);
  return out;
}

Service time_stamping(const x509::Certificate& certificate) {
  Service out = service(certificate);
  out.current.type = std::string(kTsa);
  return out;
}

TrustServiceProvider provider(std::string_view name, std::string_view country,
                              std::vector<Service> services) {
  return {.name = in_english(name),
          .trade_name = {},
          .address = address(country),
          .information_uri = in_english("https://demo.invalid/ca"),
          .services = std::move(services)};
}

// A type whose name stands in one subject attribute.
CertificateType type(std::string_view id, std::string_view attribute, std::string_view value,
                     std::string_view family, std::uint32_t version_nodes) {
  CertificateType out;
  out.id = std::string(id);
  out.name = in_english(value);
  out.marker = {.where = TypeMarker::Where::subject_attribute,
                .oid = Oid::literal(attribute),
                .values = {std::string(value)}};
  out.uses = {Use::signature};
  out.families = {{.kind = DeclaredFamily::Kind::cp,
                   .prefix = Oid::literal(family),
                   .version_nodes = version_nodes}};
  return out;
}

constexpr std::string_view kOrganisation = "2.5.4.10";
constexpr std::string_view kOrganisationalUnit = "2.5.4.11";

AuditStatement audit(Instant expires) {
  return {.kind = "WebTrust for CAs", .date = kAuditDate, .expires = expires, .uri = {}};
}

// Declared levels of these lists are constants: they always make an order.
AssuranceOrder levels(std::vector<AssuranceLevel> all, std::vector<LevelStep> steps) {
  return AssuranceOrder::make(std::move(all), std::move(steps)).value();
}

}  // namespace

TrustList guangdong_list(const World& world, const Edition& edition) {
  const auto gd_type = [](std::string_view id, std::string_view value) {
    CertificateType out = type(id, kOrganisationalUnit, value, kGdFamily, 3);
    out.assurance_level = "gd-reliable";
    out.custody = Custody::device;
    return out;
  };
  CertificateType personal = gd_type("gd-personal", "DEMO 个人证书");
  personal.audits = {audit(kAuditValid)};
  CertificateType staff = gd_type("gd-staff", "DEMO 员工证书");
  CertificateType organisation = gd_type("gd-organisation", "DEMO 机构证书");
  organisation.holder = Holder::organisation;
  organisation.audits = {audit(kAuditLapsed)};
  CertificateType encipherment = gd_type("gd-encipherment", "DEMO 个人加密证书");
  encipherment.uses = {Use::encipherment};

  TrustList list;
  list.scheme = scheme("CN-GD", "Guangdong", "CN", edition);
  list.scheme.assurance = levels(
      {{"gd-reliable", in_english("DEMO reliable")}, {"gd-ordinary", in_english("DEMO ordinary")}},
      {{"gd-reliable", "gd-ordinary"}});
  list.providers = {provider(
      "DEMO Guangdong CA", "CN",
      {service(world.root("gd-rsa")),
       service(world.issuing("gd-rsa"), {personal, staff, organisation}),
       service(world.root("gd-sm2")), service(world.issuing("gd-sm2"), {personal, encipherment})})};
  return list;
}

TrustList hong_kong_list(const World& world, const Edition& edition) {
  CertificateType personal =
      type("hk-personal", kOrganisation, "DEMO e-Cert (Personal)", kHkFamily, 3);
  personal.assurance_level = "hk-recognized";
  personal.reliance_limit = Money{.amount = 200000, .currency = "HKD"};
  personal.audits = {audit(kAuditValid)};

  TrustList list;
  list.scheme = scheme("HK", "Hong Kong", "HK", edition);
  list.scheme.assurance =
      levels({{"hk-recognized", in_english("DEMO recognized certificate")}}, {});
  list.providers = {
      provider("DEMO Hong Kong Post", "HK",
               {service(world.root("hk-2-15")), service(world.issuing("hk-2-15"), {personal}),
                service(world.issuing("hk-2-17"), {personal}),
                time_stamping(world.certificates.at("hk-tsa"))})};
  return list;
}

TrustList macao_list(const World& world, const Edition& edition) {
  const std::string family(kMoFamily);
  CertificateType qualified =
      type("mo-qualified", kOrganisationalUnit, "DEMO Certificado qualificado", family + ".1", 2);
  qualified.assurance_level = "mo-qualified";
  qualified.custody = Custody::device;
  CertificateType cloud =
      type("mo-cloud", kOrganisationalUnit, "DEMO Certificado em nuvem", family + ".2", 2);
  cloud.assurance_level = "mo-qualified";
  cloud.custody = Custody::server_side;
  cloud.custody_holder = "DEMO Macao Post";
  CertificateType normalised =
      type("mo-normalised", kOrganisationalUnit, "DEMO Certificado normalizado", family + ".3", 2);
  normalised.assurance_level = "mo-normalised";
  CertificateType encipherment = type("mo-encipherment", kOrganisationalUnit,
                                      "DEMO Certificado de cifragem", family + ".3", 2);
  encipherment.assurance_level = "mo-normalised";
  encipherment.uses = {Use::encipherment};

  TrustList list;
  list.scheme = scheme("MO", "Macao", "MO", edition);
  list.scheme.assurance = levels({{"mo-qualified", in_english("DEMO qualified")},
                                  {"mo-normalised", in_english("DEMO normalised")}},
                                 {{"mo-qualified", "mo-normalised"}});
  list.providers = {provider("DEMO Macao Post", "MO",
                             {service(world.root("mo-qualified")),
                              service(world.issuing("mo-qualified"), {qualified, cloud}),
                              service(world.issuing("mo-normalised"), {normalised, encipherment}),
                              time_stamping(world.certificates.at("mo-tsa"))})};
  return list;
}

Result<Bytes> signed_list(const TrustList& list, const Publisher& publisher) {
  const auto document = write(list);
  if (!document) return document.error();
  return xml::sign_enveloped({.document = *document,
                              .key = publisher.key,
                              .certificate = publisher.certificate->der,
                              .signing_time = list.scheme.list_issue_date_time});
}

}  // namespace baytrust::demo
