// EventStore: what happened to trust, in order, for ever: the one source of the feed, the webhooks
// and the event stream. An event is appended in the transaction of the change it tells of, so the
// feed neither misses a change nor tells of one that was rolled back. Contract as of EditionStore.
// Not here: texts (views make them) and who subscribed (config says).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "validators/base/error.hpp"
#include "validators/base/instant.hpp"

namespace baytrust::service {

// Stable names; the numbers are in stores and never change.
enum class EventKind : std::uint8_t {
  submission_staged = 0,
  submission_rejected = 1,
  edition_active = 2,
  edition_alarm = 3,  // refused as evidence of misconduct: rollback, equivocation
  recall = 4,         // accepted decisions leaned on what was retroactively withdrawn
  emergency_begun = 5,
  emergency_lapsed = 6,
  trust_state = 7,  // a document of a territory became missing, grace, stop, fresh again
  submission_scheduled = 8,
};
std::optional<EventKind> event_kind_named(std::string_view name);
std::string_view to_string(EventKind kind);  // "submission.staged", "edition.active", "recall", ...

struct NewEvent {
  EventKind kind = EventKind::edition_active;
  std::string territory;  // whom it is about; empty: nobody's
  std::string subject;    // "list HK 7", an act's id, a verdict's id
  // For one account alone (a recall is its relying service's business); empty: for everyone.
  std::string recipient;
  Instant at;
  std::string content;  // canonical JSON object, no personal data

  friend bool operator==(const NewEvent&, const NewEvent&) = default;
};

struct Event {
  std::uint64_t number = 0;  // 1, 2, 3, ...: no gaps
  NewEvent event;

  friend bool operator==(const Event&, const Event&) = default;
};

// How far one subscriber has been told.
struct Delivery {
  std::string subscriber;               // the webhook's name in config
  std::uint64_t told = 0;               // highest event number it confirmed
  std::uint32_t failures = 0;           // in a row, since
  std::optional<Instant> not_before{};  // the next attempt

  friend bool operator==(const Delivery&, const Delivery&) = default;
};

class EventStore {
 public:
  virtual ~EventStore() = default;

  // Ascending numbers above `after`, at most `limit` (which is capped at 1,000).
  virtual Result<std::vector<Event>> after(std::uint64_t after, std::size_t limit) = 0;
  // The newest ones, newest first; capped likewise.
  virtual Result<std::vector<Event>> newest(std::size_t limit) = 0;
  virtual Result<std::uint64_t> last_number() = 0;  // 0: none yet
  // For what is no change of another port (trust_state).
  virtual Result<std::uint64_t> append(const NewEvent& event) = 0;

  // told = 0 for a subscriber never heard of.
  virtual Result<Delivery> delivery(const std::string& subscriber) = 0;
  // `told` never falls; the rest is as given.
  virtual Result<void> record(const Delivery& delivery) = 0;
};

}  // namespace baytrust::service
