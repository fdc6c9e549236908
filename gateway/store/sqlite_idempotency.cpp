#include "gateway/store/sqlite_idempotency.hpp"

#include "gateway/service/codes.hpp"

namespace baytrust::store {

using service::KeptAnswer;

Result<std::optional<KeptAnswer>> SqliteIdempotency::find(const std::string& caller,
                                                          const std::string& key) {
  return guarded(place_, [&]() -> Result<std::optional<KeptAnswer>> {
    const Borrowed query = prepared_.get(
        "SELECT request, status, media_type, body, made FROM answer WHERE caller = ? AND key = ?");
    query->bind(1, caller);
    query->bind(2, key);
    if (!query->executeStep()) return std::optional<KeptAnswer>();
    return std::optional(KeptAnswer{.caller = caller,
                                    .key = key,
                                    .request = digest_at(*query, 0),
                                    .status = static_cast<std::uint16_t>(number_at(*query, 1)),
                                    .media_type = text_at(*query, 2),
                                    .body = text_at(*query, 3),
                                    .made = {query->getColumn(4).getInt64()}});
  });
}

bool SqliteIdempotency::insert(const KeptAnswer& answer) {
  const Borrowed insert = prepared_.get(
      "INSERT INTO answer (caller, key, request, status, media_type, body, made) "
      "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (caller, key) DO NOTHING");
  insert->bind(1, answer.caller);
  insert->bind(2, answer.key);
  bind_to(*insert, 3, answer.request);
  insert->bind(4, static_cast<int>(answer.status));
  insert->bind(5, answer.media_type);
  bind_to(*insert, 6, as_bytes(answer.body));
  insert->bind(7, answer.made.seconds);
  return insert->exec() != 0;
}

Result<void> SqliteIdempotency::keep(const KeptAnswer& answer) {
  return in_transaction(database_, place_, [&]() -> Result<void> {
    if (insert(answer)) return {};
    return Error(service::kStoreKnown, "idempotency", {{"digest", answer.key}});
  });
}

Result<void> SqliteIdempotency::keep_all(std::span<const KeptAnswer> answers) {
  return in_transaction(database_, place_, [&]() -> Result<void> {
    for (const KeptAnswer& answer : answers) insert(answer);
    return {};
  });
}

Result<std::uint64_t> SqliteIdempotency::forget(Instant made_before) {
  return in_transaction(database_, place_, [&]() -> Result<std::uint64_t> {
    SQLite::Statement remove(database_, "DELETE FROM answer WHERE made < ?");
    remove.bind(1, made_before.seconds);
    return static_cast<std::uint64_t>(remove.exec());
  });
}

}  // namespace baytrust::store
