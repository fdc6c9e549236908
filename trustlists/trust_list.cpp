#include "trustlists/trust_list.hpp"

#include "trustlists/codes.hpp"
#include "trustlists/keywords.hpp"

namespace baytrust::trustlists {
namespace {

std::string first(const xml::Texts& texts) { return texts.empty() ? "" : texts.front().text; }

std::string count_of(const std::vector<Qualifications>& qualifications) {
  std::size_t count = 0;
  for (const Qualifications& extension : qualifications) count += extension.elements.size();
  return std::to_string(count);
}

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
    for (std::string& name : unknown_critical(state.extensions.unknown)) {
      add(kExtensionUnknown, "extension", std::move(name));
    }
    for (std::string& name : critical_not_applied(state.extensions)) {
      add(kExtensionNotApplied, "extension", std::move(name));
    }
  }
};

}  // namespace

std::string_view to_string(SupplyPoint::Kind kind) { return xml::keyword_of(kind, kSupplyKinds); }

const x509::Certificate* Service::certificate() const {
  const auto& certificates = current.identity.certificates;
  return certificates.size() == 1 ? &certificates.front() : nullptr;
}

Findings reservations(const TrustList& list) {
  Reserver reserver{Subject(Subject::Kind::list, list.scheme.territory), {}, {}, {}};
  for (std::string& name : unknown_critical(list.scheme.extensions)) {
    reserver.findings.emplace_back(kSchemeExtensionUnknown, reserver.subject,
                                   Facts{{"extension", std::move(name)}});
  }
  for (const TrustServiceProvider& provider : list.providers) {
    reserver.provider = first(provider.name);
    reserver.service = "-";
    for (std::string& name : unknown_critical(provider.extensions)) {
      reserver.add(kExtensionUnknown, "extension", std::move(name));
    }
    for (const Service& service : provider.services) {
      reserver.service = first(service.current.name);
      reserver.state(service.current);
      for (const ServiceState& past : service.history) reserver.state(past);
      const ServiceState& now = service.current;
      if (!now.extensions.qualifications.empty() && now.types.empty()) {
        reserver.add(kQualificationsOnly, "count", count_of(now.extensions.qualifications));
      }
    }
  }
  return std::move(reserver.findings);
}

}  // namespace baytrust::trustlists
