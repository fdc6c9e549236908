#include "gateway/messages/compare_labels.hpp"

namespace baytrust::messages {

Label label_of(Direction direction) {
  switch (direction) {
    case Direction::none:
      return Label::direction_none;
    case Direction::text:
      return Label::direction_text;
    case Direction::narrowing:
      return Label::direction_narrowing;
    case Direction::widening:
      return Label::direction_widening;
    case Direction::both:
      break;
  }
  return Label::direction_both;
}

Label label_of(policy_mapping::EntryState state) {
  using policy_mapping::EntryState;
  switch (state) {
    case EntryState::in_force:
      return Label::status_in_force;
    case EntryState::unknown:
      return Label::date_unknown;
    case EntryState::not_yet:
      return Label::entry_not_yet;
    case EntryState::expired:
      return Label::entry_expired;
    case EntryState::suspended:
      return Label::status_suspended;
    case EntryState::withdrawn:
      break;
  }
  return Label::status_withdrawn;
}

Label label_of(trustlists::Standing standing) {
  using trustlists::Standing;
  switch (standing) {
    case Standing::in_force:
      return Label::status_in_force;
    case Standing::ended:
      return Label::standing_ended;
    case Standing::unknown:
      break;
  }
  return Label::standing_unknown;
}

}  // namespace baytrust::messages
