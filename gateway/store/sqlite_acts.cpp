// Acts of two persons about pins and marks: the part of SqliteEditions that trust changes by.
#include <algorithm>
#include <cstring>

#include "gateway/service/codes.hpp"
#include "gateway/store/columns.hpp"
#include "gateway/store/sqlite_editions.hpp"

namespace baytrust::store {
namespace {

using service::Approval;
using service::NewActApproval;
using service::TrustAct;
using service::TrustActRecord;

struct Row {
  std::int64_t id = 0;
  TrustActRecord record;
};

std::vector<Digest> digests_of(const Bytes& octets) {
  std::vector<Digest> out(octets.size() / 32);
  for (std::size_t i = 0; i < out.size(); ++i) {
    std::memcpy(out[i].octets.data(), octets.data() + i * 32, 32);
  }
  return out;
}
Bytes octets_of(const std::vector<Digest>& digests) {
  Bytes out;
  for (const Digest& digest : digests) {
    out.insert(out.end(), digest.octets.begin(), digest.octets.end());
  }
  return out;
}

std::vector<Approval> approvals_of(SQLite::Database& database, std::int64_t id) {
  SQLite::Statement query(
      database, "SELECT name, at FROM trust_act_approval WHERE act = ? ORDER BY position");
  query.bind(1, id);
  std::vector<Approval> out;
  while (query.executeStep()) {
    out.push_back({query.getColumn(0).getString(), {query.getColumn(1).getInt64()}});
  }
  return out;
}

std::vector<Row> read_acts(SQLite::Database& database) {
  SQLite::Statement query(database,
                          "SELECT id, kind, territory, fingerprint, certificate, starts, sequence, "
                          "ends, done FROM trust_act ORDER BY id");
  std::vector<Row> rows;
  while (query.executeStep()) {
    Row row;
    row.id = query.getColumn(0).getInt64();
    TrustAct& act = row.record.act;
    act.kind = static_cast<TrustAct::Kind>(query.getColumn(1).getInt());
    act.territory = query.getColumn(2).getString();
    act.fingerprint = digest_at(query, 3);
    act.certificate = bytes_at(query, 4);
    act.from = {query.getColumn(5).getInt64()};
    act.sequence = static_cast<std::uint64_t>(query.getColumn(6).getInt64());
    act.ends = digests_of(bytes_at(query, 7));
    if (!query.getColumn(8).isNull()) row.record.done = Instant{query.getColumn(8).getInt64()};
    row.record.approvals = approvals_of(database, row.id);
    rows.push_back(std::move(row));
  }
  return rows;
}

std::int64_t insert_act(SQLite::Database& database, const TrustAct& act) {
  SQLite::Statement insert(database,
                           "INSERT INTO trust_act (kind, territory, fingerprint, certificate, "
                           "starts, sequence, ends) VALUES (?, ?, ?, ?, ?, ?, ?)");
  insert.bind(1, static_cast<int>(act.kind));
  insert.bind(2, act.territory);
  bind_to(insert, 3, act.fingerprint);
  bind_to(insert, 4, act.certificate);
  insert.bind(5, act.from.seconds);
  insert.bind(6, static_cast<std::int64_t>(act.sequence));
  bind_to(insert, 7, octets_of(act.ends));
  insert.exec();
  return database.getLastInsertRowid();
}

// The pin ends then; one that ended before stays so. False: there is no such pin.
bool end_pin(SQLite::Database& database, const std::string& territory, const Digest& fingerprint,
             Instant from) {
  SQLite::Statement update(database,
                           "UPDATE pin SET distrusted_from = min(coalesce(distrusted_from, ?), ?) "
                           "WHERE territory = ? AND fingerprint = ?");
  update.bind(1, from.seconds);
  update.bind(2, from.seconds);
  update.bind(3, territory);
  bind_to(update, 4, fingerprint);
  return update.exec() == 1;
}

Result<void> make_pin(SQLite::Database& database, const TrustAct& act, Instant now) {
  SQLite::Statement query(database, "SELECT 1 FROM pin WHERE territory = ? AND fingerprint = ?");
  query.bind(1, act.territory);
  bind_to(query, 2, act.fingerprint);
  if (query.executeStep()) {
    return Error(service::kStoreKnown, "store", {{"digest", to_hex(act.fingerprint)}});
  }
  // Nobody could have known the pin before two persons had made it.
  const Instant from = std::max(act.from, now);
  insert_pin(database, {.territory = act.territory,
                        .fingerprint = act.fingerprint,
                        .certificate = act.certificate,
                        .added = from,
                        .distrusted_from = std::nullopt});
  // Not in the second in which an edition of theirs may have come: it would lose its signer.
  const Instant end = std::max(act.from, now + 1);
  for (const Digest& ended : act.ends) end_pin(database, act.territory, ended, end);
  return {};
}

// The one way a mark falls: the row is taken out, since no update may lower it.
void reset_mark(SQLite::Database& database, const TrustAct& act) {
  const int lists = static_cast<int>(service::DocumentKind::trust_list);
  SQLite::Statement remove(database, "DELETE FROM high_water WHERE kind = ? AND territory = ?");
  remove.bind(1, lists);
  remove.bind(2, act.territory);
  remove.exec();
  if (act.sequence == 0) return;
  SQLite::Statement insert(database,
                           "INSERT INTO high_water (kind, territory, sequence) VALUES (?, ?, ?)");
  insert.bind(1, lists);
  insert.bind(2, act.territory);
  insert.bind(3, static_cast<std::int64_t>(act.sequence));
  insert.exec();
}

Result<void> take_effect(SQLite::Database& database, const TrustAct& act, Instant now) {
  switch (act.kind) {
    case TrustAct::Kind::pin:
      return make_pin(database, act, now);
    case TrustAct::Kind::distrust:
      if (end_pin(database, act.territory, act.fingerprint, act.from)) return {};
      return Error(service::kStoreUnknown, "store", {{"digest", to_hex(act.fingerprint)}});
    case TrustAct::Kind::reset_high_water:
      reset_mark(database, act);
      return {};
  }
  return {};
}

void insert_approval(SQLite::Database& database, std::int64_t act, const Approval& approval) {
  SQLite::Statement insert(database,
                           "INSERT INTO trust_act_approval (act, name, at, position) SELECT ?, ?, "
                           "?, count(*) FROM trust_act_approval WHERE act = ?");
  insert.bind(1, act);
  insert.bind(2, approval.name);
  insert.bind(3, approval.at.seconds);
  insert.bind(4, act);
  insert.exec();
}

}  // namespace

Result<std::vector<TrustActRecord>> SqliteEditions::acts() {
  return guarded(place_, [&]() -> Result<std::vector<TrustActRecord>> {
    std::vector<TrustActRecord> out;
    for (Row& row : read_acts(database_)) out.push_back(std::move(row.record));
    return out;
  });
}

Result<void> SqliteEditions::approve_act(const NewActApproval& approval) {
  return in_transaction(database_, place_, [&]() -> Result<void> {
    if (auto advanced = advance(database_, approval.revision); !advanced) return advanced;
    std::optional<Row> open;
    for (Row& row : read_acts(database_)) {
      if (row.record.act == approval.act && row.record.approvals.size() < 2) open = std::move(row);
    }
    if (!open) open = Row{insert_act(database_, approval.act), {approval.act, {}, {}}};
    for (const Approval& earlier : open->record.approvals) {
      if (earlier.name != approval.approval.name) continue;
      return Error(service::kStoreApprovedAlready, "act", {{"name", earlier.name}});
    }
    insert_approval(database_, open->id, approval.approval);
    if (!approval.done || open->record.done) return {};
    if (auto done = take_effect(database_, approval.act, *approval.done); !done) return done;
    SQLite::Statement mark(database_, "UPDATE trust_act SET done = ? WHERE id = ?");
    mark.bind(1, approval.done->seconds);
    mark.bind(2, open->id);
    mark.exec();
    return {};
  });
}

}  // namespace baytrust::store
