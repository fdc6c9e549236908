#include "validators/base/change.hpp"

#include <array>

#include "validators/base/trace.hpp"

namespace baytrust {

std::string_view to_string(Direction direction) {
  constexpr std::array<std::string_view, 5> kNames{"none", "text", "narrowing", "widening", "both"};
  return kNames[static_cast<std::size_t>(direction)];
}

Direction join(Direction a, Direction b) {
  if (a == b || b == Direction::none) return a;
  if (a == Direction::none) return b;
  if (a == Direction::text) return b;
  if (b == Direction::text) return a;
  return Direction::both;
}

Direction direction_by(bool widens, bool narrows) {
  if (widens && narrows) return Direction::both;
  if (widens) return Direction::widening;
  return narrows ? Direction::narrowing : Direction::none;
}

std::string_view to_string(PlaceStep::Kind kind) {
  constexpr std::array<std::string_view, 7> kNames{"list", "register",    "provider", "service",
                                                   "type", "recognition", "ca-pair"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::string to_string(const Place& place) {
  std::string out;
  for (const PlaceStep& step : place) {
    if (!out.empty()) out += "/";
    out.append(to_string(step.kind)).append(" ").append(step.id);
  }
  return out;
}

Change::Change(const Code& code, Place place, Direction direction, std::string before,
               std::string after)
    : code_(&code),
      place_(std::move(place)),
      direction_(direction),
      before_(std::move(before)),
      after_(std::move(after)) {
  trace_emitted(code);
}

Direction direction_of(const Changes& changes) {
  Direction sum = Direction::none;
  for (const Change& change : changes) sum = join(sum, change.direction());
  return sum;
}

std::string describe(const Change& change) {
  std::string out(change.code().id);
  out.append(" ").append(to_string(change.place())).append(": ").append(change.before());
  out.append(" -> ").append(change.after()).append(" (");
  return out.append(to_string(change.direction())).append(")");
}

}  // namespace baytrust
