#include "trustlists/compare.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "trustlists/keywords.hpp"
#include "validators/crypto/digest.hpp"

namespace baytrust::trustlists {
namespace {

std::string join(const std::vector<std::string>& parts, std::string_view separator = ", ") {
  std::string out;
  for (const std::string& part : parts) {
    if (!out.empty()) out += separator;
    out += part;
  }
  return out;
}

template <class Range, class Show>
std::string list_of(const Range& range, Show show) {
  std::vector<std::string> parts;
  for (const auto& item : range) parts.push_back(show(item));
  return join(parts);
}

std::string show(const xml::Texts& texts) {
  return list_of(texts, [](const xml::LocalText& t) { return t.lang + ": " + t.text; });
}
std::string show(const std::string& text) { return text; }
std::string show(std::string_view text) { return std::string(text); }
std::string show(Instant t) { return to_string(t); }
std::string show(const std::vector<std::string>& values) { return join(values); }
std::string show(const TypeMarker& marker) {
  return std::string(xml::keyword_of(marker.where, kMarkerPlaces)) + " " + to_string(marker.oid) +
         " = " + join(marker.values, " | ");
}
std::string show(const std::vector<Use>& uses) {
  return list_of(uses, [](Use use) { return std::string(to_string(use)); });
}
std::string show(const std::vector<DeclaredFamily>& families) {
  return list_of(families, [](const DeclaredFamily& f) {
    return std::string(xml::keyword_of(f.kind, kFamilyKinds)) + " " + to_string(f.prefix) + " + " +
           std::to_string(f.version_nodes);
  });
}
std::string show(const std::optional<Money>& money) {
  return money ? money->currency + " " + std::to_string(money->amount) : std::string();
}
std::string show(const SourcedDate& date) {
  return (date.at ? to_string(*date.at) : "?") + " (" + date.source + ")";
}
std::string show(const std::vector<PreviousCa>& previous) {
  return list_of(previous, [](const PreviousCa& p) {
    return to_hex(p.certificate_sha256) + " " + show(p.from) + " - " + show(p.to);
  });
}
std::string show(const std::vector<AuditStatement>& audits) {
  return list_of(audits, [](const AuditStatement& a) {
    return a.kind + " " + to_string(a.date) + " - " + (a.expires ? to_string(*a.expires) : "") +
           " " + a.uri;
  });
}
std::string show(const std::vector<SupplyPoint>& points) {
  return list_of(points, [](const SupplyPoint& p) {
    return std::string(to_string(p.kind)) + " " + p.uri + (p.type.empty() ? "" : " " + p.type);
  });
}
std::string mark(bool critical) { return critical ? " (critical)" : ""; }
std::string show(const std::vector<UnknownExtension>& extensions) {
  return list_of(extensions, [](const UnknownExtension& e) { return e.name + mark(e.critical); });
}
std::string show(const EtsiExtensions& extensions) {
  std::vector<std::string> parts;
  for (const AdditionalService& e : extensions.additional) {
    parts.push_back(e.uri.text + mark(e.critical));
  }
  for (const Qualifications& e : extensions.qualifications) {
    for (const Qualification& one : e.elements) {
      parts.push_back("qualification " + join(one.qualifiers, " + ") + mark(e.critical));
    }
  }
  for (const ExpiredRevocation& e : extensions.expired_revocation) {
    parts.push_back("expired since " + to_string(e.since) + mark(e.critical));
  }
  for (const TakenOver& e : extensions.taken_over) {
    parts.push_back("taken over by " + show(e.provider) + mark(e.critical));
  }
  if (!extensions.unknown.empty()) parts.push_back(show(extensions.unknown));
  return join(parts);
}
std::string show(const std::vector<Pointer>& pointers) {
  return list_of(pointers, [](const Pointer& p) {
    return p.territory + " " + p.mime_type + " " + p.location + " (" +
           std::to_string(p.identities.size()) + ")";
  });
}
std::string show(const AssuranceOrder& order) {
  std::vector<std::string> parts;
  for (const AssuranceLevel& level : order.levels()) {
    parts.push_back(level.id + " (" + show(level.name) + ")");
  }
  for (const LevelStep& step : order.steps()) parts.push_back(step.higher + " > " + step.lower);
  return join(parts);
}
std::string show(const std::optional<NextSigner>& next) {
  return next ? to_hex(next->certificate_sha256) + " from " + to_string(next->from) : std::string();
}
std::string show(const DigitalIdentity& identity) {
  std::vector<std::string> parts;
  for (const auto& c : identity.certificates)
    parts.push_back("certificate " + to_hex(c->fingerprint));
  for (const Bytes& der : identity.unreadable) {
    parts.push_back("unreadable " + to_hex(crypto::sha256(der)));
  }
  for (const Bytes& ski : identity.subject_key_ids) parts.push_back("key id " + to_hex(ski));
  for (const std::string& name : identity.subject_names) parts.push_back("name " + name);
  return join(parts);
}

std::string show(const Address& address) {
  return list_of(address.postal,
                 [](const PostalAddress& p) {
                   return p.lang + ": " +
                          join({p.street, p.locality, p.state, p.postal_code, p.country});
                 }) +
         " " + show(address.electronic);
}
std::string show(std::int64_t number) { return std::to_string(number); }

// Collects the changed fields of one thing.
struct Differ {
  std::vector<Change>& changes;
  std::string where;

  template <class T>
  void field(std::string_view name, const T& before, const T& after) {
    if (before == after) return;
    changes.push_back({where, std::string(name), show(before), show(after)});
  }
};

void compare_types(Differ d, const CertificateType& a, const CertificateType& b) {
  d.field("name", a.name, b.name);
  d.field("marker", a.marker, b.marker);
  d.field("holder", to_string(a.holder), to_string(b.holder));
  d.field("use", a.uses, b.uses);
  d.field("custody", to_string(a.custody), to_string(b.custody));
  d.field("custody_holder", a.custody_holder, b.custody_holder);
  d.field("policy_family", a.families, b.families);
  d.field("assurance_level", a.assurance_level, b.assurance_level);
  d.field("reliance_limit", a.reliance_limit, b.reliance_limit);
  d.field("previous", a.previous, b.previous);
  d.field("audit", a.audits, b.audits);
}

bool same_state(const ServiceState& a, const ServiceState& b) {
  return a.type == b.type && a.status == b.status &&
         a.status_starting_time == b.status_starting_time;
}

// A past that the earlier edition told is still told: every state of it is found again, with what
// was said of its types where it was already past.
bool history_kept(const Service& before, const Service& after) {
  const auto& now = after.history;
  const bool current_kept = same_state(before.current, after.current) ||
                            std::any_of(now.begin(), now.end(), [&](const ServiceState& s) {
                              return same_state(s, before.current);
                            });
  return current_kept &&
         std::all_of(before.history.begin(), before.history.end(), [&](const ServiceState& past) {
           return std::any_of(now.begin(), now.end(), [&](const ServiceState& s) {
             return same_state(s, past) && s.types == past.types;
           });
         });
}

using ByKey =
    std::map<ServiceKey, std::vector<std::pair<const TrustServiceProvider*, const Service*>>>;

ByKey by_key(const TrustList& list) {
  ByKey services;
  for (const TrustServiceProvider& provider : list.providers) {
    for (const Service& service : provider.services) {
      services[key_of(service)].emplace_back(&provider, &service);
    }
  }
  return services;
}

std::size_t count_types(const ByKey& services) {
  std::size_t count = 0;
  for (const auto& [key, listed] : services) {
    for (const auto& [provider, service] : listed) count += service->current.types.size();
  }
  return count;
}

std::size_t count_services(const ByKey& services) {
  std::size_t count = 0;
  for (const auto& [key, listed] : services) count += listed.size();
  return count;
}

void all_types(const ServiceKey& key, const Service& service, std::vector<TypeKey>& to) {
  for (const CertificateType& type : service.current.types) to.push_back({key, type.id});
}

const CertificateType* find_type(const Service& service, std::string_view id) {
  const auto& types = service.current.types;
  const auto at = std::find_if(types.begin(), types.end(),
                               [&](const CertificateType& type) { return type.id == id; });
  return at == types.end() ? nullptr : &*at;
}

void compare_services(ChangeSummary& summary, const ServiceKey& key, const Service& a,
                      const Service& b) {
  const std::string where = "service " + to_hex(key.certificate);
  Differ d{summary.changes, where};
  d.field("status", a.current.status, b.current.status);
  d.field("status_starting_time", a.current.status_starting_time, b.current.status_starting_time);
  d.field("name", a.current.name, b.current.name);
  d.field("identity", a.current.identity, b.current.identity);
  d.field("supply_points", a.supply_points, b.supply_points);
  d.field("scheme_definition_uri", a.scheme_definition_uri, b.scheme_definition_uri);
  d.field("definition_uri", a.definition_uri, b.definition_uri);
  d.field("extensions", a.current.extensions, b.current.extensions);
  for (const CertificateType& type : a.current.types) {
    if (const CertificateType* later = find_type(b, type.id)) {
      compare_types({summary.changes, where + "/type " + type.id}, type, *later);
    } else {
      summary.types_lost.push_back({key, type.id});
    }
  }
  for (const CertificateType& type : b.current.types) {
    if (find_type(a, type.id) == nullptr) summary.types_gained.push_back({key, type.id});
  }
  if (!history_kept(a, b)) summary.history_rewritten.push_back(key);
}

void compare_providers(Differ d, const TrustServiceProvider& a, const TrustServiceProvider& b) {
  d.field("name", a.name, b.name);
  d.field("trade_name", a.trade_name, b.trade_name);
  d.field("address", a.address, b.address);
  d.field("information_uri", a.information_uri, b.information_uri);
  d.field("extensions", a.extensions, b.extensions);
}

void compare_schemes(Differ d, const SchemeInformation& a, const SchemeInformation& b) {
  d.field("type", a.type, b.type);
  d.field("territory", a.territory, b.territory);
  d.field("operator_name", a.operator_name, b.operator_name);
  d.field("version", a.version, b.version);
  d.field("historical_information_period", a.historical_information_period,
          b.historical_information_period);
  d.field("operator_address", a.operator_address, b.operator_address);
  d.field("name", a.name, b.name);
  d.field("information_uri", a.information_uri, b.information_uri);
  d.field("status_determination_approach", a.status_determination_approach,
          b.status_determination_approach);
  d.field("community_rules", a.community_rules, b.community_rules);
  d.field("legal_notice", a.legal_notice, b.legal_notice);
  d.field("distribution_points", a.distribution_points, b.distribution_points);
  d.field("assurance_levels", a.assurance, b.assurance);
  d.field("next_signer", a.next_signer, b.next_signer);
  d.field("policy", a.policy, b.policy);
  d.field("pointers", a.pointers, b.pointers);
  d.field("extensions", a.extensions, b.extensions);
}

unsigned permille(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0U : static_cast<unsigned>((part * 1000 + whole - 1) / whole);
}

}  // namespace

ServiceKey key_of(const Service& service) {
  const DigitalIdentity& identity = service.current.identity;
  ServiceKey key{service.current.type, {}};
  if (!identity.certificates.empty()) {
    key.certificate = identity.certificates.front()->fingerprint;
  } else if (!identity.unreadable.empty()) {
    key.certificate = crypto::sha256(identity.unreadable.front());
  } else if (!identity.subject_key_ids.empty()) {
    key.certificate = crypto::sha256(identity.subject_key_ids.front());
  } else {
    key.certificate = crypto::sha256(as_bytes(show(service.current.name)));
  }
  return key;
}

bool ChangeSummary::empty() const {
  return services_lost.empty() && services_gained.empty() && types_lost.empty() &&
         types_gained.empty() && history_rewritten.empty() && changes.empty();
}

unsigned ChangeSummary::lost_permille() const {
  return std::max(permille(services_lost.size(), services_before),
                  permille(types_lost.size(), types_before));
}

ChangeSummary compare(const TrustList& before, const TrustList& after) {
  ChangeSummary summary;
  const ByKey a = by_key(before);
  const ByKey b = by_key(after);
  summary.services_before = count_services(a);
  summary.services_after = count_services(b);
  summary.types_before = count_types(a);
  summary.types_after = count_types(b);
  compare_schemes({summary.changes, "scheme"}, before.scheme, after.scheme);
  std::set<std::pair<const TrustServiceProvider*, const TrustServiceProvider*>> compared;
  const auto listed_in = [](const ByKey& services, const ServiceKey& key) {
    const auto at = services.find(key);
    return at == services.end() ? ByKey::mapped_type() : at->second;
  };
  for (const auto& [key, earlier] : a) {
    const auto later = listed_in(b, key);
    for (std::size_t i = 0; i < earlier.size(); ++i) {
      if (i < later.size()) {
        compare_services(summary, key, *earlier[i].second, *later[i].second);
        if (compared.emplace(earlier[i].first, later[i].first).second) {
          compare_providers({summary.changes, "provider " + show(earlier[i].first->name)},
                            *earlier[i].first, *later[i].first);
        }
      } else {
        summary.services_lost.push_back(key);
        all_types(key, *earlier[i].second, summary.types_lost);
      }
    }
  }
  for (const auto& [key, later] : b) {
    for (std::size_t i = listed_in(a, key).size(); i < later.size(); ++i) {
      summary.services_gained.push_back(key);
      all_types(key, *later[i].second, summary.types_gained);
    }
  }
  return summary;
}

}  // namespace baytrust::trustlists
