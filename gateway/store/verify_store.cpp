#include "gateway/store/verify_store.hpp"

#include <array>

#include "gateway/service/codes.hpp"
#include "gateway/service/edition_store.hpp"
#include "gateway/service/submission_store.hpp"
#include "gateway/store/codes.hpp"
#include "gateway/store/columns.hpp"
#include "gateway/store/database.hpp"
#include "gateway/store/place.hpp"
#include "validators/crypto/digest.hpp"

namespace baytrust::store {
namespace {

constexpr int kBusyMilliseconds = 5000;

// Bytes that are kept under their SHA-256.
struct Kept {
  const char* table;
  const char* digest;
  const char* bytes;
  const char* where;
};
constexpr std::array kAllKept{
    Kept{"file", "digest", "bytes", "1"},
    Kept{"pin", "fingerprint", "certificate", "1"},
    Kept{"crl", "digest", "der", "1"},
    Kept{"evidence", "digest", "bytes", "1"},
    Kept{"verdict", "digest", "decision", "1"},
    Kept{"credential", "fingerprint", "certificate", "kind = 2"},
};

std::string state_of_edition(const SQLite::Statement& row, int column) {
  if (row.getColumn(column).isNull()) return "-";
  return std::string(to_string(static_cast<service::EditionState>(number_at(row, column))));
}
std::string state_of_submission(const SQLite::Statement& row, int column) {
  if (row.getColumn(column).isNull()) return "-";
  return std::string(to_string(static_cast<service::SubmissionState>(number_at(row, column))));
}

class Verifying {
 public:
  Verifying(SQLite::Database& database, const std::function<void(const VerifyProgress&)>& progress)
      : database_(database), progress_(progress) {}

  StoreCheck run() {
    try {
      file();
      references();
      digests();
      editions();
      submissions();
      events();
    } catch (const SQLite::Exception& exception) {
      trouble(kFsckIntegrity, {{"message", exception.what()}});
    }
    return std::move(check_);
  }

 private:
  void tell(std::string_view step, std::uint64_t done = 0, std::uint64_t of = 0) {
    if (progress_) progress_({step, done, of});
  }
  void trouble(const Code& code, Facts facts) {
    if (check_.troubles.size() < kMostTroubles) {
      check_.troubles.emplace_back(code, "store", std::move(facts));
    }
  }

  void file() {
    tell("file");
    SQLite::Statement query(database_, "PRAGMA integrity_check(100)");
    while (query.executeStep()) {
      const std::string message = text_at(query, 0);
      if (message != "ok") trouble(kFsckIntegrity, {{"message", message}});
    }
  }

  void references() {
    tell("references");
    SQLite::Statement query(database_, "PRAGMA foreign_key_check");
    while (query.executeStep()) {
      trouble(kFsckReference, {{"table", text_at(query, 0)}, {"parent", text_at(query, 2)}});
    }
  }

  void digests() {
    std::uint64_t all = 0;
    for (const Kept& kept : kAllKept) all += count(kept);
    for (const Kept& kept : kAllKept) {
      SQLite::Statement query(database_, std::string("SELECT ") + kept.digest + ", " + kept.bytes +
                                             " FROM " + kept.table + " WHERE " + kept.where);
      while (query.executeStep()) {
        if (check_.digests % 256 == 0) tell("digests", check_.digests, all);
        ++check_.digests;
        const Digest expected = digest_at(query, 0);
        const Digest found = crypto::sha256(bytes_at(query, 1));
        if (found == expected) continue;
        trouble(kFsckDigest,
                {{"table", kept.table}, {"digest", to_hex(expected)}, {"found", to_hex(found)}});
      }
    }
    tell("digests", check_.digests, all);
  }
  std::uint64_t count(const Kept& kept) {
    SQLite::Statement query(
        database_, std::string("SELECT count(*) FROM ") + kept.table + " WHERE " + kept.where);
    query.executeStep();
    return number_at(query, 0);
  }

  void editions() {
    tell("editions");
    SQLite::Statement bare(database_,
                           "SELECT digest FROM edition WHERE digest NOT IN "
                           "(SELECT edition FROM edition_file) ORDER BY digest");
    while (bare.executeStep()) trouble(kFsckEdition, {{"digest", to_hex(digest_at(bare, 0))}});
    // A mark may lie below what is in force only where two persons have lowered it.
    SQLite::Statement marks(
        database_,
        "SELECT e.kind, e.territory, max(e.sequence), coalesce(h.sequence, 0) FROM edition e "
        "LEFT JOIN high_water h ON h.kind = e.kind AND h.territory = e.territory "
        "WHERE e.state = 0 AND NOT EXISTS (SELECT 1 FROM trust_act a WHERE a.kind = 2 "
        "AND a.territory = e.territory AND a.done IS NOT NULL AND e.kind = 0) "
        "GROUP BY e.kind, e.territory HAVING max(e.sequence) > coalesce(h.sequence, 0)");
    while (marks.executeStep()) {
      const auto kind = static_cast<service::DocumentKind>(number_at(marks, 0));
      trouble(kFsckMark, {{"document", std::string(to_string(kind)) + " " + text_at(marks, 1)},
                          {"found", std::to_string(number_at(marks, 3))},
                          {"sequence", std::to_string(number_at(marks, 2))}});
    }
  }

  void submissions() {
    tell("submissions");
    // The first step is received, the last one the state, and none is missing between.
    SQLite::Statement steps(
        database_,
        "SELECT s.id, s.state, last.state FROM submission s "
        "LEFT JOIN (SELECT submission, max(position) AS position, count(*) AS number "
        "FROM submission_step GROUP BY submission) n ON n.submission = s.number "
        "LEFT JOIN submission_step last ON last.submission = s.number "
        "AND last.position = n.position "
        "LEFT JOIN submission_step first ON first.submission = s.number AND first.position = 0 "
        "WHERE last.state IS NOT s.state OR first.state IS NOT 0 OR n.number <> n.position + 1 "
        "ORDER BY s.number");
    while (steps.executeStep()) {
      trouble(kFsckSubmission, {{"id", text_at(steps, 0)},
                                {"state", state_of_submission(steps, 1)},
                                {"found", state_of_submission(steps, 2)}});
    }
    // An active one has made its edition active; whatever its state, what is kept as its edition is
    // the document it says.
    SQLite::Statement editions(
        database_,
        "SELECT s.id, s.state, s.edition, e.state FROM submission s "
        "LEFT JOIN edition e ON e.digest = s.edition "
        "WHERE (s.state = 5 AND e.state IS NOT 0) OR (e.digest IS NOT NULL AND "
        "(e.kind <> s.kind OR e.territory <> s.territory OR e.sequence <> s.sequence)) "
        "ORDER BY s.number");
    while (editions.executeStep()) {
      trouble(kFsckSubmissionEdition, {{"id", text_at(editions, 0)},
                                       {"state", state_of_submission(editions, 1)},
                                       {"digest", to_hex(digest_at(editions, 2))},
                                       {"found", state_of_edition(editions, 3)}});
    }
  }

  void events() {
    tell("events");
    SQLite::Statement query(database_, "SELECT count(*), coalesce(max(number), 0) FROM event");
    query.executeStep();
    const std::uint64_t found = number_at(query, 0);
    const std::uint64_t last = number_at(query, 1);
    if (found == last) return;
    trouble(kFsckEvents, {{"found", std::to_string(found)}, {"last", std::to_string(last)}});
  }

  SQLite::Database& database_;
  const std::function<void(const VerifyProgress&)>& progress_;
  StoreCheck check_;
};

}  // namespace

Result<StoreCheck> verify_store(const std::string& place,
                                const std::function<void(const VerifyProgress&)>& progress) {
  const std::string file = file_in(place);
  if (!is_there(file)) return Error(service::kStoreMissing, "store", {{"place", place}});
  return guarded(place, [&]() -> Result<StoreCheck> {
    SQLite::Database database(file, SQLite::OPEN_READWRITE, kBusyMilliseconds);
    configure(database);
    if (auto header = check_header(database, place); !header) return header.error();
    const SQLite::Transaction one_state(database);  // rolled back: nothing is written
    return Verifying(database, progress).run();
  });
}

}  // namespace baytrust::store
