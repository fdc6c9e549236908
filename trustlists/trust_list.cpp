#include "trustlists/trust_list.hpp"

#include <algorithm>
#include <array>

#include "trustlists/codes.hpp"
#include "trustlists/keywords.hpp"
#include "trustlists/uris.hpp"

namespace baytrust::trustlists {
namespace {

// TS 119 612 5.5.4 and annex D.4, with the statuses of earlier versions.
constexpr std::array<std::string_view, 6> kInForce{
    "recognisedatnationallevel", "granted",    "undersupervision",
    "supervisionincessation",    "accredited", "setbynationallaw"};
constexpr std::array<std::string_view, 7> kEnded{
    "deprecatedatnationallevel", "withdrawn",           "supervisionceased",
    "supervisionrevoked",        "accreditationceased", "accreditationrevoked",
    "deprecatedbynationallaw"};

template <std::size_t N>
bool holds(const std::array<std::string_view, N>& set, std::string_view value) {
  return std::find(set.begin(), set.end(), value) != set.end();
}

std::string first(const xml::Texts& texts) { return texts.empty() ? "" : texts.front().text; }

struct Reserver {
  Subject subject;
  Findings findings;
  std::string provider;
  std::string service;

  void add(const Code& code, std::string_view name, std::string value) {
    findings.emplace_back(
        code, subject,
        Facts{{"provider", provider}, {"service", service}, {name, std::move(value)}});
  }
  void state(const ServiceState& state) {
    for (const Bytes& der : state.identity.unreadable) {
      const auto parsed = x509::Certificate::parse(der);
      add(kCertificateUnreadable, "reason",
          std::string(parsed ? std::string_view("-") : parsed.error().code().id));
    }
    if (standing_of(state.status) == Standing::unknown) add(kStatusUnknown, "status", state.status);
    for (const std::string& name : state.unknown_critical)
      add(kExtensionUnknown, "extension", name);
  }
};

}  // namespace

ServiceKind kind_of(std::string_view type_uri) {
  if (!type_uri.starts_with(kServiceTypes)) return ServiceKind::other;
  const std::string_view type = type_uri.substr(kServiceTypes.size());
  if (type == "CA/PKC" || type == "CA/QC") return ServiceKind::ca;
  if (type == "TSA" || type.starts_with("TSA/")) return ServiceKind::tsa;
  if (type == "Certstatus/OCSP" || type == "Certstatus/OCSP/QC") return ServiceKind::ocsp;
  return ServiceKind::other;
}

Standing standing_of(std::string_view status_uri) {
  // Version 3 lists wrote the same names under another beginning.
  constexpr std::string_view kOlder = "http://uri.etsi.org/TrstSvc/Svcstatus/";
  for (const std::string_view beginning : {kStatuses, kOlder}) {
    if (!status_uri.starts_with(beginning)) continue;
    const std::string_view status = status_uri.substr(beginning.size());
    if (holds(kInForce, status)) return Standing::in_force;
    if (holds(kEnded, status)) return Standing::ended;
  }
  return Standing::unknown;
}

std::string_view to_string(SupplyPoint::Kind kind) { return xml::keyword_of(kind, kSupplyKinds); }

const x509::Certificate* Service::certificate() const {
  const auto& certificates = current.identity.certificates;
  return certificates.size() == 1 ? &certificates.front() : nullptr;
}

Findings reservations(const TrustList& list) {
  Reserver reserver{Subject(Subject::Kind::list, list.scheme.territory), {}, {}, {}};
  for (const std::string& name : list.scheme.unknown_critical) {
    reserver.findings.emplace_back(kSchemeExtensionUnknown, reserver.subject,
                                   Facts{{"extension", name}});
  }
  for (const TrustServiceProvider& provider : list.providers) {
    reserver.provider = first(provider.name);
    for (const Service& service : provider.services) {
      reserver.service = first(service.current.name);
      reserver.state(service.current);
      for (const ServiceState& past : service.history) reserver.state(past);
    }
  }
  return std::move(reserver.findings);
}

}  // namespace baytrust::trustlists
