#include "gateway/service/event_store.hpp"

namespace baytrust::service {

std::string_view to_string(EventKind kind) {
  switch (kind) {
    case EventKind::submission_staged:
      return "submission.staged";
    case EventKind::submission_rejected:
      return "submission.rejected";
    case EventKind::edition_active:
      return "edition.active";
    case EventKind::edition_alarm:
      return "edition.alarm";
    case EventKind::recall:
      return "recall";
    case EventKind::emergency_begun:
      return "emergency.begun";
    case EventKind::emergency_lapsed:
      return "emergency.lapsed";
    case EventKind::trust_state:
      return "trust.state";
    case EventKind::submission_scheduled:
      return "submission.scheduled";
  }
  return "";
}

std::optional<EventKind> event_kind_named(std::string_view name) {
  for (std::uint8_t number = 0;; ++number) {
    const auto kind = static_cast<EventKind>(number);
    const std::string_view known = to_string(kind);
    if (known.empty()) return std::nullopt;
    if (known == name) return kind;
  }
}

}  // namespace baytrust::service
