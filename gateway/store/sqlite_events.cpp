#include "gateway/store/sqlite_events.hpp"

#include <algorithm>
#include <limits>

#include "gateway/store/columns.hpp"

namespace baytrust::store {
namespace {

using service::Delivery;
using service::Event;
using service::NewEvent;

constexpr std::size_t kMostAtOnce = 1000;

std::int64_t capped(std::size_t limit) {
  return static_cast<std::int64_t>(std::min(limit, kMostAtOnce));
}

std::vector<Event> read(SQLite::Statement& query) {
  std::vector<Event> events;
  while (query.executeStep()) {
    events.push_back({.number = number_at(query, 0),
                      .event = {.kind = static_cast<service::EventKind>(number_at(query, 1)),
                                .territory = text_at(query, 2),
                                .subject = text_at(query, 3),
                                .recipient = text_at(query, 4),
                                .at = {query.getColumn(5).getInt64()},
                                .content = text_at(query, 6)}});
  }
  return events;
}

std::uint64_t read_last_number(SQLite::Database& database) {
  return static_cast<std::uint64_t>(
      database.execAndGet("SELECT coalesce(max(number), 0) FROM event").getInt64());
}

}  // namespace

std::uint64_t append_event(SQLite::Database& database, const NewEvent& event) {
  const std::uint64_t number = read_last_number(database) + 1;
  SQLite::Statement insert(database,
                           "INSERT INTO event (number, kind, territory, subject, recipient, at, "
                           "content) VALUES (?, ?, ?, ?, ?, ?, ?)");
  insert.bind(1, static_cast<std::int64_t>(number));
  insert.bind(2, static_cast<int>(event.kind));
  insert.bind(3, event.territory);
  insert.bind(4, event.subject);
  insert.bind(5, event.recipient);
  insert.bind(6, event.at.seconds);
  insert.bind(7, event.content);
  insert.exec();
  return number;
}

Result<std::vector<Event>> SqliteEvents::after(std::uint64_t after, std::size_t limit) {
  constexpr std::uint64_t kLast = std::numeric_limits<std::int64_t>::max();
  return guarded(place_, [&]() -> Result<std::vector<Event>> {
    SQLite::Statement query(database_,
                            "SELECT number, kind, territory, subject, recipient, at, content "
                            "FROM event WHERE number > ? ORDER BY number LIMIT ?");
    query.bind(1, static_cast<std::int64_t>(std::min(after, kLast)));
    query.bind(2, capped(limit));
    return read(query);
  });
}

Result<std::vector<Event>> SqliteEvents::newest(std::size_t limit) {
  return guarded(place_, [&]() -> Result<std::vector<Event>> {
    SQLite::Statement query(database_,
                            "SELECT number, kind, territory, subject, recipient, at, content "
                            "FROM event ORDER BY number DESC LIMIT ?");
    query.bind(1, capped(limit));
    return read(query);
  });
}

Result<std::uint64_t> SqliteEvents::last_number() {
  return guarded(place_, [&]() -> Result<std::uint64_t> { return read_last_number(database_); });
}

Result<std::uint64_t> SqliteEvents::append(const NewEvent& event) {
  return in_transaction(database_, place_,
                        [&]() -> Result<std::uint64_t> { return append_event(database_, event); });
}

Result<Delivery> SqliteEvents::delivery(const std::string& subscriber) {
  return guarded(place_, [&]() -> Result<Delivery> {
    SQLite::Statement query(database_,
                            "SELECT told, failures, not_before FROM delivery WHERE subscriber = ?");
    query.bind(1, subscriber);
    if (!query.executeStep()) return Delivery{.subscriber = subscriber};
    return Delivery{.subscriber = subscriber,
                    .told = number_at(query, 0),
                    .failures = static_cast<std::uint32_t>(number_at(query, 1)),
                    .not_before = instant_at(query, 2)};
  });
}

Result<void> SqliteEvents::record(const Delivery& delivery) {
  return in_transaction(database_, place_, [&]() -> Result<void> {
    SQLite::Statement upsert(
        database_,
        "INSERT INTO delivery (subscriber, told, failures, not_before) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (subscriber) DO UPDATE SET told = max(told, excluded.told), "
        "failures = excluded.failures, not_before = excluded.not_before");
    upsert.bind(1, delivery.subscriber);
    upsert.bind(2, static_cast<std::int64_t>(delivery.told));
    upsert.bind(3, static_cast<std::int64_t>(delivery.failures));
    bind_to(upsert, 4, delivery.not_before);
    upsert.exec();
    return {};
  });
}

}  // namespace baytrust::store
