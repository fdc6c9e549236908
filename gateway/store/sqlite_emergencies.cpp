#include "gateway/store/sqlite_emergencies.hpp"

#include "gateway/service/codes.hpp"
#include "gateway/store/columns.hpp"
#include "gateway/store/sqlite_editions.hpp"
#include "gateway/store/sqlite_events.hpp"

namespace baytrust::store {
namespace {

using decision::EmergencyAct;
using service::EmergencyRecord;
using service::NewEvent;

constexpr const char* kColumns =
    "SELECT id, kind, certificate, relying, recognition, effective_from, known_from, lapses, "
    "reason, territory, account, ended FROM emergency ";

EmergencyRecord record_at(const SQLite::Statement& row) {
  return {.act = {.id = text_at(row, 0),
                  .kind = static_cast<EmergencyAct::Kind>(number_at(row, 1)),
                  .certificate = digest_at(row, 2),
                  .relying = text_at(row, 3),
                  .recognition = text_at(row, 4),
                  .effective_from = {row.getColumn(5).getInt64()},
                  .known_from = {row.getColumn(6).getInt64()},
                  .lapses = instant_at(row, 7),
                  .reason = text_at(row, 8)},
          .territory = text_at(row, 9),
          .by = text_at(row, 10),
          .ended = instant_at(row, 11)};
}

std::optional<EmergencyRecord> find(SQLite::Database& database, const std::string& id) {
  SQLite::Statement query(database, std::string(kColumns) + "WHERE id = ?");
  query.bind(1, id);
  if (!query.executeStep()) return std::nullopt;
  return record_at(query);
}

void insert(SQLite::Database& database, const EmergencyRecord& record) {
  SQLite::Statement insert(database,
                           "INSERT INTO emergency (id, kind, certificate, relying, recognition, "
                           "effective_from, known_from, lapses, reason, territory, account, ended) "
                           "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  insert.bind(1, record.act.id);
  insert.bind(2, static_cast<int>(record.act.kind));
  bind_to(insert, 3, record.act.certificate);
  insert.bind(4, record.act.relying);
  insert.bind(5, record.act.recognition);
  insert.bind(6, record.act.effective_from.seconds);
  insert.bind(7, record.act.known_from.seconds);
  bind_to(insert, 8, record.act.lapses);
  insert.bind(9, record.act.reason);
  insert.bind(10, record.territory);
  insert.bind(11, record.by);
  bind_to(insert, 12, record.ended);
  insert.exec();
}

// A running gateway sees by the revision that its snapshot is no longer what the store holds.
Result<void> tell(SQLite::Database& database, const NewEvent& event) {
  append_event(database, event);
  return advance(database, read_revision(database));
}

}  // namespace

Result<std::vector<EmergencyRecord>> SqliteEmergencies::emergencies() {
  return guarded(place_, [&]() -> Result<std::vector<EmergencyRecord>> {
    SQLite::Statement query(database_, std::string(kColumns) + "ORDER BY number");
    std::vector<EmergencyRecord> records;
    while (query.executeStep()) records.push_back(record_at(query));
    return records;
  });
}

Result<void> SqliteEmergencies::begin(const EmergencyRecord& record, const NewEvent& event) {
  return in_transaction(database_, place_, [&]() -> Result<void> {
    if (find(database_, record.act.id)) {
      return Error(service::kStoreKnown, "emergency", {{"digest", record.act.id}});
    }
    insert(database_, record);
    return tell(database_, event);
  });
}

Result<void> SqliteEmergencies::end(const std::string& id, Instant at, const NewEvent& event) {
  return in_transaction(database_, place_, [&]() -> Result<void> {
    const auto record = find(database_, id);
    if (!record) return Error(service::kStoreUnknown, "emergency", {{"digest", id}});
    if (record->ended || *record->act.lapses <= at) {
      return Error(service::kStoreChanged, "emergency",
                   {{"read_at", "begun"}, {"now_at", record->ended ? "ended" : "lapsed"}});
    }
    SQLite::Statement update(database_, "UPDATE emergency SET ended = ? WHERE id = ?");
    update.bind(1, at.seconds);
    update.bind(2, id);
    update.exec();
    return tell(database_, event);
  });
}

}  // namespace baytrust::store
