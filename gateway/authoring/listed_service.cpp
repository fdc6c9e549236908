#include "gateway/authoring/listed_service.hpp"

#include <algorithm>
#include <set>

#include "gateway/authoring/codes.hpp"
#include "trustlists/uris.hpp"

namespace baytrust::authoring {

using trustlists::ServiceState;

namespace {
constexpr std::size_t kMaxPeriods = 256;  // a reader takes 256 certificate types a service
}  // namespace

void ListedService::take_name(Row& row, const xml::Texts& name) {
  name_.take(row, "service name", name, shown(name));
}

void ListedService::take_default_name(const std::string& name) {
  if (default_name_.empty()) default_name_ = {{"en", name}};
}

void ListedService::take_supply_points(const std::vector<trustlists::SupplyPoint>& points) {
  for (const auto& point : points) {
    const bool known = std::ranges::any_of(
        supply_points_, [&](const trustlists::SupplyPoint& p) { return p.uri == point.uri; });
    if (!known) supply_points_.push_back(point);
  }
}

void ListedService::take_period(Row& row, const ListRow& listed) {
  if (periods_.size() == kMaxPeriods) {
    row.complain(kTableTooMany, "issuing ca",
                 {{"what", "rows of one CA"}, {"limit", std::to_string(kMaxPeriods)}});
    return;
  }
  for (const Period& known : periods_) {
    if (known.line == 0 || known.type.has_value() != listed.type.has_value()) continue;
    if (known.type && known.type->id != listed.type->id) continue;
    row.complain(kRowRepeated, listed.type ? "type" : "root ca",
                 {{"value", listed.type ? listed.type->id : listed.name},
                  {"other_line", std::to_string(known.line)}});
    return;
  }
  periods_.push_back(
      {.line = row.line(), .from = listed.from, .to = listed.to, .type = listed.type});
  if (listed.type) ++type_count_;
}

void ListedService::take_implied_period(const ListRow& listed) {
  const bool known = std::ranges::any_of(periods_, [&](const Period& period) {
    return period.from == listed.from && period.to == listed.to;
  });
  if (known || periods_.size() == kMaxPeriods) return;
  periods_.push_back({.line = 0, .from = listed.from, .to = listed.to, .type = std::nullopt});
}

// What stands at t: the types of the periods that hold then; when the last has ended, those it
// ended with.
ServiceState ListedService::state_at(Instant t, const ServiceState* before) const {
  ServiceState state;
  state.type = type_uri_;
  state.name = name_.given() ? name_.value() : default_name_;
  state.identity.certificates = {certificate_};
  if (const auto& key_id = certificate_->extensions.subject_key_id) {
    state.identity.subject_key_ids = {to_bytes(*key_id)};
  }
  state.status = std::string(trustlists::kDeprecated);
  state.status_starting_time = t;
  for (const Period& period : periods_) {
    if (!period.holds(t)) continue;
    state.status = std::string(trustlists::kRecognised);
    if (period.type) state.types.push_back(*period.type);
  }
  const bool ended = state.status == trustlists::kDeprecated;
  if (ended && before != nullptr) state.types = before->types;
  return state;
}

trustlists::Service ListedService::finished(Instant issued) const {
  std::set<Instant> turns;
  for (const Period& period : periods_) {
    turns.insert(period.from);
    if (period.to && *period.to <= issued) turns.insert(*period.to);
  }
  std::vector<ServiceState> states;
  for (const Instant t : turns) {
    ServiceState state = state_at(t, states.empty() ? nullptr : &states.back());
    const bool same = !states.empty() && states.back().status == state.status &&
                      states.back().types == state.types;
    if (!same) states.push_back(std::move(state));
  }
  trustlists::Service service;
  service.supply_points = supply_points_;
  service.current = std::move(states.back());
  states.pop_back();
  std::ranges::reverse(states);
  service.history = std::move(states);
  return service;
}

}  // namespace baytrust::authoring
