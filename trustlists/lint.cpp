#include "trustlists/lint.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "trustlists/anchors.hpp"
#include "trustlists/deviation_codes.hpp"
#include "trustlists/lint_codes.hpp"
#include "trustlists/status_history.hpp"
#include "trustlists/uri_table.hpp"
#include "trustlists/write.hpp"
#include "validators/xml/languages.hpp"

namespace baytrust::trustlists {
namespace {

// TS 119 612 5.3.15: not more than six months after issue; the longest six months have 184 days.
constexpr std::int64_t kMaxNextUpdate = 184 * kDay;

std::string shown_name(const xml::Texts& texts) {
  if (const auto english = xml::text_in(texts, "en")) return std::string(*english);
  return texts.empty() ? "" : texts.front().text;
}

// "Demo CA" the first time, "Demo CA [2]" the second: places of one parent differ.
class Siblings {
 public:
  std::string name(const xml::Texts& texts) {
    std::string name = shown_name(texts);
    const int count = ++seen_[name];
    return count == 1 ? name : name + " [" + std::to_string(count) + "]";
  }

 private:
  std::map<std::string, int> seen_;
};

// Which certificates issued another one of the list, by name: such a CA has CAs below it.
std::set<std::string> issuers_of_listed(const TrustList& list) {
  std::set<std::string> keys;
  for (const TrustServiceProvider& provider : list.providers) {
    for (const Service& service : provider.services) {
      const x509::Certificate* certificate = service.certificate();
      if (certificate == nullptr || kind_of(service.current.type) != ServiceKind::ca) continue;
      if (!(*certificate)->self_issued) keys.insert((*certificate)->issuer_key);
    }
  }
  return keys;
}

class ListLint {
 public:
  ListLint(const TrustList& list, const LintOptions& options)
      : list_(list),
        options_(options),
        profile_(uses_profile(list)),
        issuers_(issuers_of_listed(list)) {}

  LintResults run();

 private:
  void scheme(const LintPlace& place);
  void next_update(const LintPlace& place);
  void critical(const std::vector<std::string>& names, const LintPlace& place);
  void provider(const TrustServiceProvider& provider, const LintPlace& place);
  void service(const Service& service, const LintPlace& place);
  void duplicate(const Service& service, const LintPlace& place);
  void certificate(const Service& service, const LintPlace& place);
  void issuing(const Service& service, const LintPlace& place);
  void history(const Service& service, const LintPlace& place);
  void state(const ServiceState& state, const LintPlace& place);
  void type(const CertificateType& type, const LintPlace& place);
  void audits(const CertificateType& type, const LintPlace& place);
  void previous(const PreviousCa& previous, const LintPlace& place);
  void texts(const xml::Texts& texts, std::string_view field, const LintPlace& place);

  bool in_force(const Service& service) const {
    return standing_at(service, options_.now) == Standing::in_force;
  }

  const TrustList& list_;
  const LintOptions& options_;
  const bool profile_;
  const std::set<std::string> issuers_;
  // Certificate and service type of the services seen, with the place of the first.
  std::map<std::pair<Digest, std::string>, std::string> seen_;
  LintCollector out_{kLintIncomplete};
};

LintResults ListLint::run() {
  const LintPlace place(list_.scheme.territory);
  scheme(place);
  Siblings providers;
  for (const TrustServiceProvider& each : list_.providers) {
    if (out_.full()) break;
    provider(each, place.within(providers.name(each.name)));
  }
  return out_.take();
}

// TS 119 612 5.3.
void ListLint::scheme(const LintPlace& place) {
  const SchemeInformation& s = list_.scheme;
  texts(s.operator_name, "SchemeOperatorName", place);
  texts(s.name, "SchemeName", place);
  if (!s.legal_notice.empty()) texts(s.legal_notice, "TSLLegalNotice", place);
  for (const AssuranceLevel& level : s.assurance.levels()) {
    texts(level.name, "AssuranceLevel", place.within("level", level.id));
  }
  if (find_uri(UriUse::list_type, s.type) == nullptr && s.type != tsl_type_uri(s.territory)) {
    out_.add(kLintUnknownUri, place, {{"field", "TSLType"}, {"uri", lint_excerpt(s.type)}});
  }
  critical(unknown_critical(s.extensions), place);
  next_update(place);
}

void ListLint::critical(const std::vector<std::string>& names, const LintPlace& place) {
  for (const std::string& name : names) {
    out_.add(kLintUnknownCritical, place, {{"extension", lint_excerpt(name)}});
  }
}

void ListLint::next_update(const LintPlace& place) {
  const SchemeInformation& s = list_.scheme;
  if (!s.next_update) return out_.add(kLintNextUpdateMissing, place);
  const Fact next{"next_update", to_string(*s.next_update)};
  const Fact now{"now", to_string(options_.now)};
  if (*s.next_update <= options_.now) {
    out_.add(kLintNextUpdatePast, place, {now, next});
  } else if (*s.next_update - options_.now < options_.near_update) {
    out_.add(kLintNextUpdateNear, place, {now, next});
  }
  if (*s.next_update - s.list_issue_date_time > kMaxNextUpdate) {
    out_.add(kLintNextUpdateFar, place, {{"issued", to_string(s.list_issue_date_time)}, next});
  }
}

void ListLint::provider(const TrustServiceProvider& provider, const LintPlace& place) {
  texts(provider.name, "TSPName", place);
  critical(unknown_critical(provider.extensions), place);
  Siblings services;
  for (const Service& each : provider.services) {
    if (out_.full()) return;
    service(each, place.within(services.name(each.current.name)));
  }
}

// Languages are asked of the present alone: what a list said in the past stays as it was said.
void ListLint::service(const Service& service, const LintPlace& place) {
  texts(service.current.name, "ServiceName", place);
  for (const CertificateType& each : service.current.types) {
    texts(each.name, "CertificateType", place.within("type", each.id));
  }
  state(service.current, place);
  duplicate(service, place);
  certificate(service, place);
  if (profile_) issuing(service, place);
  history(service, place);
}

// TS 119 612 5.5.3: a service is told by its type and its identity.
void ListLint::duplicate(const Service& service, const LintPlace& place) {
  for (const x509::Certificate& certificate : service.current.identity.certificates) {
    const auto [first, fresh] =
        seen_.try_emplace({certificate->fingerprint, service.current.type}, place.text());
    // Another form of the certificate inside one service is no second service.
    if (fresh || first->second == place.text()) continue;
    out_.add(kLintDuplicate, place, {{"other", first->second}});
    return;
  }
}

void ListLint::certificate(const Service& service, const LintPlace& place) {
  const DigitalIdentity& identity = service.current.identity;
  const ServiceKind kind = kind_of(service.current.type);
  if (kind == ServiceKind::other) return;
  if (profile_ && identity.certificates.size() + identity.unreadable.size() != 1) {
    out_.add(kLintIdentity, place, {{"found", std::to_string(identity.certificates.size())}});
  }
  if (in_force(service)) {
    for (const x509::Certificate& each : identity.certificates) {
      if (options_.now <= each->not_after) continue;
      out_.add(kLintExpired, place,
               {{"not_after", to_string(each->not_after)}, {"now", to_string(options_.now)}});
    }
  }
  const x509::Certificate* one = service.certificate();
  if (one == nullptr || !(*one)->extensions.subject_key_id) return;
  const ByteView own = *(*one)->extensions.subject_key_id;
  if (profile_ && identity.subject_key_ids.empty()) {
    out_.add(kLintSki, place, {{"listed", "-"}, {"certificate", to_hex(own)}});
  }
  for (const Bytes& listed : identity.subject_key_ids) {
    if (equal(listed, own)) continue;
    out_.add(kLintSki, place,
             {{"listed", lint_excerpt(to_hex(listed))}, {"certificate", to_hex(own)}});
  }
}

// Our profile: a CA in force that no listed CA is below issues to end entities.
void ListLint::issuing(const Service& service, const LintPlace& place) {
  if (kind_of(service.current.type) != ServiceKind::ca || !in_force(service)) return;
  const x509::Certificate* certificate = service.certificate();
  const bool above = certificate != nullptr && issuers_.contains((*certificate)->subject_key);
  if (service.current.types.empty()) {
    if (!above) out_.add(kLintWithoutType, place);
    return;
  }
  const bool supplied = std::any_of(
      service.supply_points.begin(), service.supply_points.end(), [](const SupplyPoint& point) {
        return point.kind == SupplyPoint::Kind::crl || point.kind == SupplyPoint::Kind::ocsp ||
               point.kind == SupplyPoint::Kind::ldap;
      });
  if (!supplied) out_.add(kLintSupplyPoint, place);
  for (const CertificateType& type : service.current.types) {
    audits(type, place.within("type", type.id));
  }
}

// TS 119 612 5.5.10: newest first; a state ends where the next one starts.
void ListLint::history(const Service& service, const LintPlace& place) {
  Instant after = service.current.status_starting_time;
  for (const ServiceState& past : service.history) {
    const Instant starting = past.status_starting_time;
    const LintPlace inner = place.within("history", to_string(starting));
    if (starting >= after) {
      out_.add(kLintHistoryOrder, inner,
               {{"starting", to_string(starting)}, {"after", to_string(after)}});
    }
    after = starting;
    state(past, inner);
  }
}

// What is asked of the present state and of each past one.
void ListLint::state(const ServiceState& state, const LintPlace& place) {
  if (find_uri(UriUse::service_type, state.type) == nullptr) {
    out_.add(kLintUnknownUri, place,
             {{"field", "ServiceTypeIdentifier"}, {"uri", lint_excerpt(state.type)}});
  }
  if (standing_of(state.status) == Standing::unknown) {
    out_.add(kLintUnknownUri, place,
             {{"field", "ServiceStatus"}, {"uri", lint_excerpt(state.status)}});
  }
  critical(unknown_critical(state.extensions.unknown), place);
  critical(critical_not_applied(state.extensions), place);
  for (const Bytes& der : state.identity.unreadable) {
    const auto parsed = x509::Certificate::parse(der);
    out_.add(kLintUnreadable, place,
             {{"reason", std::string(parsed ? std::string_view("-") : parsed.error().code().id)}});
  }
  const Instant issued = list_.scheme.list_issue_date_time;
  if (state.status_starting_time > issued) {
    out_.add(kLintStatusAfterIssue, place,
             {{"starting", to_string(state.status_starting_time)}, {"issued", to_string(issued)}});
  }
  for (const CertificateType& each : state.types) type(each, place.within("type", each.id));
}

void ListLint::type(const CertificateType& type, const LintPlace& place) {
  for (const PreviousCa& each : type.previous) {
    previous(each, place.within("previous", to_hex(each.certificate_sha256).substr(0, 12)));
  }
}

void ListLint::audits(const CertificateType& type, const LintPlace& place) {
  if (audit_at(type, options_.now) != AuditState::lapsed) return;
  // The statement that held longest says since when there is none.
  const AuditStatement* last = nullptr;
  for (const AuditStatement& audit : type.audits) {
    if (!audit.expires || *audit.expires > options_.now) continue;
    if (last == nullptr || *audit.expires > *last->expires) last = &audit;
  }
  out_.add(kLintAudit, place,
           {{"kind", lint_excerpt(last == nullptr ? type.audits.front().kind : last->kind)},
            {"expired", last == nullptr ? "-" : to_string(*last->expires)},
            {"now", to_string(options_.now)}});
}

void ListLint::previous(const PreviousCa& previous, const LintPlace& place) {
  const auto date = [&](std::string_view which, const SourcedDate& each) {
    const bool sourced = std::any_of(each.source.begin(), each.source.end(), [](char c) {
      return static_cast<unsigned char>(c) > 0x2F && c != '?';
    });
    if (sourced) return;
    out_.add(kLintDateSource, place.within(which),
             {{"date", each.at ? to_string(*each.at) : std::string("-")}});
  };
  date("from", previous.from);
  date("to", previous.to);
}

// TS 119 612 5.1.4.
void ListLint::texts(const xml::Texts& texts, std::string_view field, const LintPlace& place) {
  const std::string missing = xml::languages_missing(texts, options_.languages);
  if (missing.empty()) return;
  out_.add(kLintLanguage, place, {{"field", std::string(field)}, {"languages", missing}});
}

}  // namespace

bool uses_profile(const TrustList& list) {
  if (!list.scheme.assurance.levels().empty()) return true;
  for (const TrustServiceProvider& provider : list.providers) {
    for (const Service& service : provider.services) {
      if (!service.current.types.empty()) return true;
    }
  }
  return false;
}

LintResults lint(const TrustList& list, const LintOptions& options) {
  return ListLint(list, options).run();
}

LintResults lint_deviations(const std::string& territory, const Findings& findings) {
  LintResults out;
  for (const Finding& finding : findings) {
    if (!finding.code().id.starts_with("list.deviation.")) continue;
    std::string place = territory;
    std::string detail;
    for (const Fact& fact : finding.facts()) {
      if (fact.name == "place") {
        place.append("/").append(fact.value);
      } else {
        detail.append(detail.empty() ? "" : ", ").append(fact.value);
      }
    }
    const Code& rule = finding.code() == deviation::kHistoryOrder ? kLintHistoryOrder
                       : finding.effect() == Effect::info         ? kLintSlightDeviation
                                                                  : kLintDeviation;
    out.emplace_back(rule, lint_excerpt(place),
                     Facts{{"code", std::string(finding.code().id)},
                           {"detail", detail.empty() ? "-" : lint_excerpt(detail)}});
  }
  return out;
}

LintResults lint_refused(const Error& error) {
  return {LintResult(kLintSchema, lint_excerpt(error.subject()),
                     {{"code", std::string(error.code().id)}})};
}

}  // namespace baytrust::trustlists
