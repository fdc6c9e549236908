#include "gateway/store/database.hpp"

#include <sqlite3.h>

#include "gateway/store/codes.hpp"

namespace baytrust::store {

Error error_from(const SQLite::Exception& exception, const std::string& place) {
  switch (exception.getErrorCode()) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return Error(kBusy, "store", {{"place", place}});
    case SQLITE_NOTADB:
      return Error(kNotAStore, "store", {{"place", place}});
    case SQLITE_FULL:
      return Error(kFull, "store", {{"place", place}});
    case SQLITE_READONLY:
      return Error(kReadOnly, "store", {{"place", place}});
    case SQLITE_CORRUPT:
      return Error(kDamaged, "store", {{"place", place}, {"message", exception.what()}});
    default:
      return Error(kFailed, "store", {{"place", place}, {"message", exception.what()}});
  }
}

void configure(SQLite::Database& database) {
  // A schema that someone else wrote into the file must not run functions or break its own pages.
  sqlite3_db_config(database.getHandle(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  database.exec("PRAGMA trusted_schema = OFF");
  database.exec("PRAGMA cell_size_check = ON");
  database.exec("PRAGMA foreign_keys = ON");
  database.exec("PRAGMA synchronous = FULL");
  // Digests fall anywhere in an index: with 2 MB of pages at hand (SQLite's default) most inserts
  // of a large store read one back and write another out.
  database.exec("PRAGMA cache_size = -32768");  // KiB, of one connection, taken as it is used
  // Pages that many commits touch are copied into the file once for all of them; SQLite's default
  // of 4 MB of log is one group of verdicts. What is committed is on disk either way.
  database.exec("PRAGMA wal_autocheckpoint = 8192");  // pages: 32 MiB
}

}  // namespace baytrust::store
