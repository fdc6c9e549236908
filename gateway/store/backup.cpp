#include "gateway/store/backup.hpp"

#include <SQLiteCpp/Backup.h>
#include <unistd.h>

#include "gateway/service/codes.hpp"
#include "gateway/store/codes.hpp"
#include "gateway/store/database.hpp"
#include "gateway/store/place.hpp"

namespace baytrust::store {
namespace {

constexpr int kBusyMilliseconds = 5000;

// All pages in one step: of one state, while others write on (WAL).
void copy_pages(SQLite::Database& to, SQLite::Database& from) {
  SQLite::Backup pages(to, from);
  pages.executeStep(-1);
}

Result<void> check_whole(SQLite::Database& database, const std::string& place) {
  const auto damaged = [&](const std::string& message) {
    return Error(kDamaged, "store", {{"place", place}, {"message", message}});
  };
  SQLite::Statement pages(database, "PRAGMA integrity_check(1)");
  if (pages.executeStep() && pages.getColumn(0).getString() != "ok") {
    return damaged(pages.getColumn(0).getString());
  }
  SQLite::Statement references(database, "PRAGMA foreign_key_check");
  if (references.executeStep()) return damaged("rows refer to rows that are not there");
  return {};
}

void remove_all_of(const std::string& made) {
  for (const char* suffix : {"", "-wal", "-shm", "-journal"}) ::unlink((made + suffix).c_str());
}

}  // namespace

Result<void> backup(const std::string& place, const std::string& file) {
  const std::string store = file_in(place);
  if (!is_there(store)) return Error(service::kStoreMissing, "store", {{"place", place}});
  if (is_there(file)) return Error(service::kStoreExists, "store", {{"place", file}});
  const auto made = temporary_beside(file, file);
  if (!made) return made.error();
  const auto written = guarded(place, [&]() -> Result<void> {
    SQLite::Database from(store, SQLite::OPEN_READWRITE, kBusyMilliseconds);
    configure(from);
    if (auto header = check_header(from, place); !header) return header;
    SQLite::Database to(*made, SQLite::OPEN_READWRITE);
    copy_pages(to, from);
    to.exec("PRAGMA journal_mode = DELETE");  // one file, without a WAL beside it
    return {};
  });
  if (!written) {
    remove_all_of(*made);
    return written;
  }
  return publish(*made, file, file);
}

Result<void> restore(const std::string& file, const std::string& place) {
  const std::string store = file_in(place);
  if (is_there(store)) return Error(service::kStoreExists, "store", {{"place", place}});
  if (!is_there(file)) return Error(service::kStoreMissing, "store", {{"place", file}});
  if (auto made = make_directory(place); !made) return made;
  const auto made = temporary_beside(store, place);
  if (!made) return made.error();
  const auto written = guarded(file, [&]() -> Result<void> {
    SQLite::Database from(file, SQLite::OPEN_READONLY);
    SQLite::Database to(*made, SQLite::OPEN_READWRITE);
    copy_pages(to, from);
    configure(to);
    if (auto whole = check_whole(to, file); !whole) return whole;
    if (auto done = migrate(to, file); !done) return done;
    if (auto header = check_header(to, file); !header) return header;
    to.exec("PRAGMA journal_mode = WAL");
    return {};
  });
  if (!written) {
    remove_all_of(*made);
    return written;
  }
  return publish(*made, store, place);
}

}  // namespace baytrust::store
