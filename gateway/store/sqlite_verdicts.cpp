#include "gateway/store/sqlite_verdicts.hpp"

#include <algorithm>

#include "gateway/service/codes.hpp"

namespace baytrust::store {
namespace {

using service::EvidenceItem;
using service::NewVerdict;
using service::StoredVerdict;
using service::VerdictQuery;

constexpr std::size_t kMostAtOnce = 10'000;

// What a row of verdict_reference is there for. The numbers are in stores and never change.
enum class Reference : std::uint8_t {
  chain = 0,
  crl = 1,
  leans_on = 2,
  evidence = 3,  // brought with the verdict
  named = 4,     // 0: the certificate asked about, 1: the profile
};

const std::string kColumns =
    "SELECT number, id, digest, decision, caller, request_id, made, relying, issuing, profile, "
    "profile_digest, outcome, accepted, at, known_at, request, certificate FROM verdict ";

// The conditions of a query with what is bound to them, in order.
struct Conditions {
  std::string sql = "WHERE 1";
  std::vector<std::function<void(SQLite::Statement&, int)>> values{};

  void add(const char* condition, std::function<void(SQLite::Statement&, int)> value) {
    sql.append(" AND ").append(condition);
    values.push_back(std::move(value));
  }
  void equals(const char* condition, const std::string& text) {
    if (text.empty()) return;
    add(condition, [text](SQLite::Statement& s, int i) { s.bind(i, text); });
  }
};

Conditions conditions_of(const VerdictQuery& query) {
  Conditions out;
  if (query.made_from) {
    const std::int64_t from = query.made_from->seconds;
    out.add("made >= ?", [from](SQLite::Statement& s, int i) { s.bind(i, from); });
  }
  out.equals("relying = ?", query.relying);
  out.equals("profile = ?", query.profile);
  out.equals("accepted = ?", query.accepted);
  if (query.leans_on) {
    const Digest digest = *query.leans_on;
    out.add("number IN (SELECT verdict FROM verdict_reference WHERE digest = ? AND role = 2)",
            [digest](SQLite::Statement& s, int i) { bind_to(s, i, digest); });
  }
  // A page ends where the next begins, whatever came or was forgotten between.
  out.equals("made <= (SELECT made FROM verdict WHERE id = ?)", query.after_id);
  out.equals("(-made, id) > (SELECT -made, id FROM verdict WHERE id = ?)", query.after_id);
  return out;
}

}  // namespace

void SqliteVerdicts::insert_evidence(const EvidenceItem& item) {
  const Borrowed insert = prepared_.get(
      "INSERT INTO evidence (digest, kind, bytes) VALUES (?, ?, ?) ON CONFLICT (digest) DO "
      "NOTHING");
  bind_to(*insert, 1, item.digest);
  insert->bind(2, static_cast<int>(item.kind));
  bind_to(*insert, 3, ByteView(*item.bytes));
  insert->exec();
}

void SqliteVerdicts::insert_references(std::int64_t number, const NewVerdict& verdict) {
  std::vector<Digest> referred;
  const auto refer = [&](Reference role, std::size_t position, const Digest& digest) {
    referred.push_back(digest);
    const Borrowed insert = prepared_.get(
        "INSERT INTO verdict_reference (verdict, role, position, digest) VALUES (?, ?, ?, ?)");
    insert->bind(1, number);
    insert->bind(2, static_cast<int>(role));
    insert->bind(3, static_cast<std::int64_t>(position));
    bind_to(*insert, 4, digest);
    insert->exec();
  };
  const auto refer_all = [&](Reference role, const std::vector<Digest>& digests) {
    for (std::size_t i = 0; i < digests.size(); ++i) refer(role, i, digests[i]);
  };
  refer_all(Reference::chain, verdict.verdict.chain);
  refer_all(Reference::crl, verdict.verdict.crls);
  refer_all(Reference::leans_on, verdict.verdict.leans_on);
  // The rest only keeps bytes from being forgotten, which one row of this verdict does.
  const auto refer_once = [&](Reference role, std::size_t position, const Digest& digest) {
    if (std::ranges::find(referred, digest) == referred.end()) refer(role, position, digest);
  };
  for (std::size_t i = 0; i < verdict.evidence.size(); ++i) {
    refer_once(Reference::evidence, i, verdict.evidence[i].digest);
  }
  refer_once(Reference::named, 0, verdict.verdict.certificate);
  refer_once(Reference::named, 1, verdict.verdict.profile_digest);
}

void SqliteVerdicts::insert_caller(const StoredVerdict& verdict) {
  const Borrowed insert = prepared_.get(
      "INSERT INTO verdict_caller (verdict, caller) SELECT number, ?1 FROM verdict "
      "WHERE id = ?2 AND caller <> ?1 ON CONFLICT DO NOTHING");
  insert->bind(1, verdict.caller);
  insert->bind(2, verdict.id);
  insert->exec();
}

void SqliteVerdicts::insert(const NewVerdict& added, KeptTogether& together) {
  const StoredVerdict& verdict = added.verdict;
  bool is_new = false;
  {
    const Borrowed insert = prepared_.get(
        "INSERT INTO verdict (id, digest, decision, caller, request_id, made, relying, issuing, "
        "profile, profile_digest, outcome, accepted, at, known_at, request, certificate) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING");
    insert->bind(1, verdict.id);
    bind_to(*insert, 2, verdict.digest);
    insert->bind(3, verdict.decision);
    insert->bind(4, verdict.caller);
    insert->bind(5, verdict.request_id);
    insert->bind(6, verdict.made.seconds);
    insert->bind(7, verdict.relying);
    insert->bind(8, verdict.issuing);
    insert->bind(9, verdict.profile);
    bind_to(*insert, 10, verdict.profile_digest);
    insert->bind(11, verdict.outcome);
    insert->bind(12, verdict.accepted);
    insert->bind(13, verdict.at.seconds);
    insert->bind(14, verdict.known_at.seconds);
    insert->bind(15, verdict.request);
    bind_to(*insert, 16, verdict.certificate);
    is_new = insert->exec() != 0;
  }
  if (!is_new) return insert_caller(verdict);
  const std::int64_t number = database_.getLastInsertRowid();
  for (const EvidenceItem& item : added.evidence) {
    if (together.insert(item.digest).second) insert_evidence(item);
  }
  insert_references(number, added);
}

StoredVerdict SqliteVerdicts::verdict_at(const SQLite::Statement& row) {
  StoredVerdict verdict{.id = text_at(row, 1),
                        .digest = digest_at(row, 2),
                        .decision = text_at(row, 3),
                        .caller = text_at(row, 4),
                        .request_id = text_at(row, 5),
                        .made = {row.getColumn(6).getInt64()},
                        .relying = text_at(row, 7),
                        .issuing = text_at(row, 8),
                        .profile = text_at(row, 9),
                        .profile_digest = digest_at(row, 10),
                        .outcome = text_at(row, 11),
                        .accepted = text_at(row, 12),
                        .at = {row.getColumn(13).getInt64()},
                        .known_at = {row.getColumn(14).getInt64()},
                        .request = text_at(row, 15),
                        .certificate = digest_at(row, 16),
                        .chain = {},
                        .crls = {},
                        .leans_on = {}};
  const Borrowed references = prepared_.get(
      "SELECT role, digest FROM verdict_reference WHERE verdict = ? AND role < 3 "
      "ORDER BY role, position");
  references->bind(1, row.getColumn(0).getInt64());
  while (references->executeStep()) {
    const auto role = static_cast<Reference>(number_at(*references, 0));
    auto& into = role == Reference::chain ? verdict.chain
                 : role == Reference::crl ? verdict.crls
                                          : verdict.leans_on;
    into.push_back(digest_at(*references, 1));
  }
  const Borrowed responses = prepared_.get(
      "SELECT evidence.digest FROM verdict_reference JOIN evidence USING (digest) "
      "WHERE verdict = ? AND role = 3 AND kind = 2 ORDER BY position");
  responses->bind(1, row.getColumn(0).getInt64());
  while (responses->executeStep()) verdict.ocsp.push_back(digest_at(*responses, 0));
  const Borrowed callers =
      prepared_.get("SELECT caller FROM verdict_caller WHERE verdict = ? ORDER BY caller");
  callers->bind(1, row.getColumn(0).getInt64());
  while (callers->executeStep()) verdict.also.push_back(text_at(*callers, 0));
  return verdict;
}

Result<void> SqliteVerdicts::keep(std::span<const NewVerdict> verdicts) {
  return in_transaction(database_, place_, [&]() -> Result<void> {
    KeptTogether together;
    for (const NewVerdict& verdict : verdicts) insert(verdict, together);
    return {};
  });
}

Result<std::optional<StoredVerdict>> SqliteVerdicts::find(const std::string& id) {
  return guarded(place_, [&]() -> Result<std::optional<StoredVerdict>> {
    SQLite::Statement query(database_, kColumns + "WHERE id = ?");
    query.bind(1, id);
    if (!query.executeStep()) return std::optional<StoredVerdict>();
    return std::optional(verdict_at(query));
  });
}

Result<std::vector<StoredVerdict>> SqliteVerdicts::list(const VerdictQuery& query) {
  return guarded(place_, [&]() -> Result<std::vector<StoredVerdict>> {
    const Conditions conditions = conditions_of(query);
    SQLite::Statement statement(database_,
                                kColumns + conditions.sql + " ORDER BY made DESC, id LIMIT ?");
    int index = 0;
    for (const auto& bind_value : conditions.values) bind_value(statement, ++index);
    statement.bind(++index, static_cast<std::int64_t>(std::min(query.limit, kMostAtOnce)));
    std::vector<StoredVerdict> verdicts;
    while (statement.executeStep()) verdicts.push_back(verdict_at(statement));
    return verdicts;
  });
}

Result<std::uint64_t> SqliteVerdicts::count() {
  return guarded(place_, [&]() -> Result<std::uint64_t> {
    return static_cast<std::uint64_t>(
        database_.execAndGet("SELECT count(*) FROM verdict").getInt64());
  });
}

Result<SharedBytes> SqliteVerdicts::evidence(const Digest& digest) {
  return guarded(place_, [&]() -> Result<SharedBytes> {
    const Borrowed query = prepared_.get("SELECT bytes FROM evidence WHERE digest = ?");
    bind_to(*query, 1, digest);
    if (!query->executeStep()) {
      return Error(service::kStoreUnknown, "store", {{"digest", to_hex(digest)}});
    }
    return share(bytes_at(*query, 0));
  });
}

Result<std::uint64_t> SqliteVerdicts::forget(Instant made_before) {
  return in_transaction(database_, place_, [&]() -> Result<std::uint64_t> {
    for (const char* sql : {"DELETE FROM verdict_reference WHERE verdict IN "
                            "(SELECT number FROM verdict WHERE made < ?)",
                            "DELETE FROM verdict_caller WHERE verdict IN "
                            "(SELECT number FROM verdict WHERE made < ?)"}) {
      SQLite::Statement parts(database_, sql);
      parts.bind(1, made_before.seconds);
      parts.exec();
    }
    SQLite::Statement verdicts(database_, "DELETE FROM verdict WHERE made < ?");
    verdicts.bind(1, made_before.seconds);
    const auto forgotten = static_cast<std::uint64_t>(verdicts.exec());
    if (forgotten == 0) return forgotten;
    database_.exec(
        "DELETE FROM evidence WHERE NOT EXISTS (SELECT 1 FROM verdict_reference "
        "WHERE verdict_reference.digest = evidence.digest)");
    return forgotten;
  });
}

}  // namespace baytrust::store
