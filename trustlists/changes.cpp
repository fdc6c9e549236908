#include "trustlists/changes.hpp"

#include <algorithm>

#include "trustlists/change_codes.hpp"
#include "trustlists/change_words.hpp"

namespace baytrust::trustlists {
namespace {

std::string show(std::string_view text) { return std::string(text); }
std::string show(std::int64_t number) { return std::to_string(number); }
template <class T>
std::string show(const T& value) {
  return words(value);
}

// Collects the changed fields of one thing.
struct Differ {
  Changes& changes;
  const Place& place;

  void add(const Code& code, Direction direction, std::string before, std::string after) const {
    changes.emplace_back(code, place, direction, std::move(before), std::move(after));
  }
  template <class T>
  void field(const Code& code, Direction direction, const T& before, const T& after) const {
    if (before != after) add(code, direction, show(before), show(after));
  }
};

std::vector<std::pair<std::string, std::string>> names_of(const xml::Texts& texts) {
  std::vector<std::pair<std::string, std::string>> names;
  for (const xml::LocalText& text : texts) names.emplace_back(text.lang, text.text);
  return names;
}

template <class T>
bool includes(const std::vector<T>& big, const std::vector<T>& small) {
  return std::all_of(small.begin(), small.end(), [&](const T& value) {
    return std::find(big.begin(), big.end(), value) != big.end();
  });
}

// More of these means more is trusted.
template <class T>
Direction more_is_wider(const std::vector<T>& before, const std::vector<T>& after) {
  const Direction direction = direction_by(!includes(before, after), !includes(after, before));
  return direction == Direction::none ? Direction::text : direction;  // their order
}
template <class T>
Direction more_is_narrower(const std::vector<T>& before, const std::vector<T>& after) {
  return more_is_wider(after, before);
}

Direction limit_direction(const std::optional<Money>& a, const std::optional<Money>& b) {
  if (!a || !b || a->currency != b->currency) return Direction::both;
  return direction_by(a->amount<b->amount, a->amount> b->amount);
}

Direction standing_direction(const ServiceState& before, const ServiceState& after) {
  const bool was = standing_of(before.status) == Standing::in_force;
  const bool is = standing_of(after.status) == Standing::in_force;
  if (was == is) return Direction::text;
  return is ? Direction::widening : Direction::narrowing;
}

void compare_types(const Differ& d, const CertificateType& a, const CertificateType& b) {
  d.field(kTypeName, Direction::text, a.name, b.name);
  d.field(kTypeMarker, Direction::both, a.marker, b.marker);
  d.field(kTypeHolder, Direction::both, to_string(a.holder), to_string(b.holder));
  d.field(kTypeUse, more_is_wider(a.uses, b.uses), a.uses, b.uses);
  d.field(kTypeCustody, Direction::both, to_string(a.custody), to_string(b.custody));
  d.field(kTypeCustodian, Direction::text, std::string_view(a.custody_holder),
          std::string_view(b.custody_holder));
  d.field(kFamily, more_is_wider(a.families, b.families), a.families, b.families);
  d.field(kTypeLevel, Direction::both, std::string_view(a.assurance_level),
          std::string_view(b.assurance_level));
  d.field(kTypeLimit, limit_direction(a.reliance_limit, b.reliance_limit), a.reliance_limit,
          b.reliance_limit);
  d.field(kTypePrevious, more_is_wider(a.previous, b.previous), a.previous, b.previous);
  d.field(kTypeAudit, more_is_wider(a.audits, b.audits), a.audits, b.audits);
}

PlaceStep step_of(const CertificateType& type) {
  return {PlaceStep::Kind::type, type.id, names_of(type.name)};
}

const CertificateType* find_type(const Service& service, std::string_view id) {
  const auto& types = service.current.types;
  const auto at = std::find_if(types.begin(), types.end(),
                               [&](const CertificateType& type) { return type.id == id; });
  return at == types.end() ? nullptr : &*at;
}

void compare_all_types(Changes& changes, const Place& place, const Service& a, const Service& b) {
  const auto inside = [&place](const CertificateType& type) {
    Place here = place;
    here.push_back(step_of(type));
    return here;
  };
  for (const CertificateType& type : a.current.types) {
    const Place here = inside(type);
    if (const CertificateType* later = find_type(b, type.id)) {
      compare_types({changes, here}, type, *later);
    } else {
      changes.emplace_back(kTypeLost, here, Direction::narrowing, words(type.families), "");
    }
  }
  for (const CertificateType& type : b.current.types) {
    if (find_type(a, type.id) != nullptr) continue;
    changes.emplace_back(kTypeAdded, inside(type), Direction::widening, "", words(type.families));
  }
}

// Points of one kind, in document order: where one stood and another stands now, it moved.
void compare_supply_points(const Differ& d, const Service& a, const Service& b) {
  using Kind = SupplyPoint::Kind;
  for (const Kind kind : {Kind::crl, Kind::ocsp, Kind::ldap, Kind::cps, Kind::unspecified}) {
    const auto only_in = [kind](const Service& here, const Service& there) {
      std::vector<std::string> uris;
      for (const SupplyPoint& point : here.supply_points) {
        const auto& others = there.supply_points;
        const bool kept = std::find(others.begin(), others.end(), point) != others.end();
        if (point.kind == kind && !kept) {
          uris.push_back(words(point));
        }
      }
      return uris;
    };
    const auto gone = only_in(a, b);
    const auto come = only_in(b, a);
    for (std::size_t i = 0; i < std::max(gone.size(), come.size()); ++i) {
      const std::string before = i < gone.size() ? gone[i] : "";
      const std::string after = i < come.size() ? come[i] : "";
      const Code& code = before.empty()  ? kSupplyAdded
                         : after.empty() ? kSupplyRemoved
                                         : kSupplyMoved;
      d.add(code, Direction::text, before, after);
    }
  }
}

// By where they lead; what is said of the other list may change.
void compare_pointers(const Differ& d, const std::vector<Pointer>& a,
                      const std::vector<Pointer>& b) {
  const auto find = [](const std::vector<Pointer>& pointers, const Pointer& wanted) {
    return std::find_if(pointers.begin(), pointers.end(), [&](const Pointer& one) {
      return one.location == wanted.location && one.territory == wanted.territory &&
             one.mime_type == wanted.mime_type;
    });
  };
  for (const Pointer& pointer : a) {
    const auto later = find(b, pointer);
    if (later == b.end()) {
      d.add(kPointerRemoved, Direction::text, words(pointer), "");
    } else if (pointer != *later) {
      d.add(kPointerChanged, Direction::text, words(pointer), words(*later));
    }
  }
  for (const Pointer& pointer : b) {
    if (find(a, pointer) == a.end()) d.add(kPointerAdded, Direction::text, "", words(pointer));
  }
}

// None of them is applied; a critical one ends the trust in its service (status_history.hpp).
void compare_extensions(const Differ& d, const EtsiExtensions& a, const EtsiExtensions& b) {
  const bool was = has_critical(a), is = has_critical(b);
  const Direction direction = was == is ? Direction::text : direction_by(was, is);
  d.field(kServiceQualifications, direction, a.qualifications, b.qualifications);
  d.field(kServiceTakenOver, direction, a.taken_over, b.taken_over);
  const bool same = a.additional == b.additional && a.unknown == b.unknown &&
                    a.expired_revocation == b.expired_revocation;
  if (!same) d.add(kServiceExtension, direction, other_words(a), other_words(b));
}

bool same_state(const ServiceState& a, const ServiceState& b) {
  return a.type == b.type && a.status == b.status &&
         a.status_starting_time == b.status_starting_time;
}

// Every status the service has passed through since, one change each.
void compare_status(const Differ& d, const Service& a, const Service& b) {
  std::vector<const ServiceState*> since;
  for (const ServiceState& past : b.history) {  // newest first
    if (past.status_starting_time <= a.current.status_starting_time) break;
    since.insert(since.begin(), &past);
  }
  since.push_back(&b.current);
  const ServiceState* before = &a.current;
  for (const ServiceState* after : since) {
    if (after->status != before->status) {
      d.add(kServiceStatus, standing_direction(*before, *after), words(*before), words(*after));
    } else if (after->status_starting_time != before->status_starting_time) {
      d.add(kServiceStatusDate, Direction::both, words(*before), words(*after));
    }
    before = after;
  }
}

std::string history_words(const Service& service) {
  std::string out = words(service.current);
  for (const ServiceState& past : service.history) out += "; " + words(past);
  return out;
}

}  // namespace

Place place_of(const SchemeInformation& scheme) {
  return {{PlaceStep::Kind::list, scheme.territory, {}}};
}

Place place_of(const SchemeInformation& scheme, const TrustServiceProvider& provider) {
  Place place = place_of(scheme);
  place.push_back({PlaceStep::Kind::provider,
                   provider.name.empty() ? std::string() : provider.name.front().text,
                   names_of(provider.name)});
  return place;
}

Place place_of(const Place& provider, const Service& service) {
  Place place = provider;
  place.push_back({PlaceStep::Kind::service, to_hex(key_of(service).certificate),
                   names_of(service.current.name)});
  return place;
}

void compare_schemes(Changes& changes, const SchemeInformation& a, const SchemeInformation& b) {
  const Place place = place_of(a);
  const Differ d{changes, place};
  d.field(kSchemeType, Direction::both, std::string_view(a.type), std::string_view(b.type));
  d.field(kSchemeTerritory, Direction::both, std::string_view(a.territory),
          std::string_view(b.territory));
  d.field(kSchemeOperator, Direction::text, a.operator_name, b.operator_name);
  d.field(kSchemeVersion, Direction::text, a.version, b.version);
  d.field(kSchemeHistoryPeriod, Direction::text, a.historical_information_period,
          b.historical_information_period);
  d.field(kSchemeOperatorAddress, Direction::text, a.operator_address, b.operator_address);
  d.field(kSchemeName, Direction::text, a.name, b.name);
  d.field(kSchemeInformation, Direction::text, a.information_uri, b.information_uri);
  d.field(kSchemeApproach, Direction::text, std::string_view(a.status_determination_approach),
          std::string_view(b.status_determination_approach));
  d.field(kSchemeRules, Direction::text, a.community_rules, b.community_rules);
  d.field(kSchemeNotice, Direction::text, a.legal_notice, b.legal_notice);
  d.field(kSchemeDistribution, Direction::text, a.distribution_points, b.distribution_points);
  d.field(kSchemeLevels, Direction::both, a.assurance, b.assurance);
  const Code& signer = !a.next_signer   ? kSignerAnnounced
                       : !b.next_signer ? kSignerRetracted
                                        : kSignerChanged;
  d.field(signer, Direction::text, a.next_signer, b.next_signer);
  d.field(kSchemePolicy, Direction::text, a.policy, b.policy);
  compare_pointers(d, a.pointers, b.pointers);
  d.field(kSchemeExtension,
          more_is_narrower(unknown_critical(a.extensions), unknown_critical(b.extensions)),
          a.extensions, b.extensions);
}

void compare_providers(Changes& changes, const Place& place, const TrustServiceProvider& a,
                       const TrustServiceProvider& b) {
  const Differ d{changes, place};
  d.field(kProviderName, Direction::text, a.name, b.name);
  d.field(kProviderTradeName, Direction::text, a.trade_name, b.trade_name);
  d.field(kProviderAddress, Direction::text, a.address, b.address);
  d.field(kProviderInformation, Direction::text, a.information_uri, b.information_uri);
  d.field(kProviderExtension,
          more_is_narrower(unknown_critical(a.extensions), unknown_critical(b.extensions)),
          a.extensions, b.extensions);
}

void compare_services(Changes& changes, const Place& place, const Service& a, const Service& b) {
  const Differ d{changes, place};
  // Another key has a past of its own.
  const bool same_certificate = key_of(a).certificate == key_of(b).certificate;
  if (same_certificate) compare_status(d, a, b);
  d.field(kServiceName, Direction::text, a.current.name, b.current.name);
  if (same_certificate) {
    d.field(kServiceIdentity, Direction::both, a.current.identity, b.current.identity);
  }
  compare_supply_points(d, a, b);
  d.field(kServiceDefinition, Direction::text, a.scheme_definition_uri, b.scheme_definition_uri);
  d.field(kServiceDefinition, Direction::text, a.definition_uri, b.definition_uri);
  compare_extensions(d, a.current.extensions, b.current.extensions);
  compare_all_types(changes, place, a, b);
  if (same_certificate && !history_kept(a, b)) {
    d.add(kHistoryRewritten, Direction::both, history_words(a), history_words(b));
  }
}

Change service_added(const Place& place, const Service& service) {
  const bool trusted = standing_of(service.current.status) == Standing::in_force;
  return Change(kServiceAdded, place, trusted ? Direction::widening : Direction::text, "",
                words(service.current));
}

Change service_removed(const Place& place, const Service& service) {
  const bool trusted = standing_of(service.current.status) == Standing::in_force;
  return Change(kServiceRemoved, place, trusted ? Direction::narrowing : Direction::text,
                words(service.current), "");
}

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

}  // namespace baytrust::trustlists
