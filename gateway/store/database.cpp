#include "gateway/store/database.hpp"

#include <cstring>
#include <sqlite3.h>

#include "gateway/store/codes.hpp"

namespace baytrust::store {
namespace {

// Instants are seconds since 1970; kinds and states the numbers of their enums in
// gateway/service/edition_store.hpp, which therefore never change. No CHECK calls a function that
// trusted_schema=OFF forbids.
constexpr const char* kSchema = R"sql(
CREATE TABLE store (
  one      INTEGER PRIMARY KEY CHECK (one = 1),
  revision INTEGER NOT NULL
) STRICT;
INSERT INTO store (one, revision) VALUES (1, 1);

CREATE TABLE pin (
  territory       TEXT    NOT NULL,
  fingerprint     BLOB    NOT NULL CHECK (length(fingerprint) = 32),
  certificate     BLOB    NOT NULL,
  added           INTEGER NOT NULL,
  distrusted_from INTEGER,
  PRIMARY KEY (territory, fingerprint)
) STRICT;

CREATE TABLE file (
  digest BLOB PRIMARY KEY NOT NULL CHECK (length(digest) = 32),
  bytes  BLOB NOT NULL
) STRICT;

CREATE TABLE edition (
  digest    BLOB    PRIMARY KEY NOT NULL CHECK (length(digest) = 32),
  kind      INTEGER NOT NULL CHECK (kind IN (0, 1)),
  territory TEXT    NOT NULL,
  sequence  INTEGER NOT NULL CHECK (sequence BETWEEN 0 AND 9007199254740991),
  issued    INTEGER NOT NULL,
  state     INTEGER NOT NULL CHECK (state IN (0, 1, 2)),
  reason    TEXT    NOT NULL,
  received  INTEGER NOT NULL,
  activated INTEGER,
  CHECK ((state = 0) = (activated IS NOT NULL))
) STRICT;
-- Two editions of one sequence never both count; the second is kept as evidence (state 2).
CREATE UNIQUE INDEX edition_sequence ON edition (kind, territory, sequence) WHERE state <> 2;

CREATE TABLE edition_file (
  edition  BLOB    NOT NULL REFERENCES edition (digest),
  file     BLOB    NOT NULL REFERENCES file (digest),
  position INTEGER NOT NULL,
  PRIMARY KEY (edition, position),
  UNIQUE (edition, file)
) STRICT;

CREATE TABLE edition_signer (
  edition     BLOB NOT NULL REFERENCES edition (digest),
  certificate BLOB NOT NULL CHECK (length(certificate) = 32),
  PRIMARY KEY (edition, certificate)
) STRICT;

CREATE TABLE approval (
  edition  BLOB    NOT NULL REFERENCES edition (digest),
  name     TEXT    NOT NULL,
  at       INTEGER NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (edition, position),
  UNIQUE (edition, name)
) STRICT;

CREATE TABLE high_water (
  kind      INTEGER NOT NULL CHECK (kind IN (0, 1)),
  territory TEXT    NOT NULL,
  sequence  INTEGER NOT NULL CHECK (sequence BETWEEN 0 AND 9007199254740991),
  PRIMARY KEY (kind, territory)
) STRICT;
-- A mark that fell would let an old list come back.
CREATE TRIGGER high_water_never_falls BEFORE UPDATE ON high_water
WHEN NEW.sequence < OLD.sequence
BEGIN SELECT RAISE(ABORT, 'a high-water mark never falls'); END;

CREATE TABLE crl (
  digest      BLOB    PRIMARY KEY NOT NULL CHECK (length(digest) = 32),
  issuer      BLOB    NOT NULL CHECK (length(issuer) = 32),
  scope       BLOB    NOT NULL CHECK (length(scope) = 32),
  issuer_name TEXT    NOT NULL,
  number      TEXT    NOT NULL,
  this_update INTEGER NOT NULL,
  next_update INTEGER,
  entries     INTEGER NOT NULL,
  received    INTEGER NOT NULL,
  der         BLOB    NOT NULL
) STRICT;
CREATE INDEX crl_series ON crl (issuer, scope, this_update);
)sql";

// Since version 2: what two persons decided about pins and marks. `ends`: 32 octets a pin.
constexpr const char* kActs = R"sql(
CREATE TABLE trust_act (
  id          INTEGER PRIMARY KEY,
  kind        INTEGER NOT NULL CHECK (kind IN (0, 1, 2)),
  territory   TEXT    NOT NULL,
  fingerprint BLOB    NOT NULL CHECK (length(fingerprint) = 32),
  certificate BLOB    NOT NULL,
  starts      INTEGER NOT NULL,
  sequence    INTEGER NOT NULL CHECK (sequence BETWEEN 0 AND 9007199254740991),
  ends        BLOB    NOT NULL CHECK (length(ends) % 32 = 0),
  done        INTEGER
) STRICT;

CREATE TABLE trust_act_approval (
  act      INTEGER NOT NULL REFERENCES trust_act (id),
  name     TEXT    NOT NULL,
  at       INTEGER NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (act, position),
  UNIQUE (act, name)
) STRICT;
)sql";

int version_of(SQLite::Database& database) {
  return database.execAndGet("PRAGMA user_version").getInt();
}

}  // namespace

Error error_from(const SQLite::Exception& exception, const std::string& place) {
  switch (exception.getErrorCode()) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return Error(kBusy, "store", {{"place", place}});
    case SQLITE_NOTADB:
      return Error(kNotAStore, "store", {{"place", place}});
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
}

void create_schema(SQLite::Database& database, const std::function<void()>& fill) {
  SQLite::Transaction transaction(database);
  database.exec(kSchema);
  database.exec(kActs);
  database.exec("PRAGMA application_id = " + std::to_string(kApplicationId));
  database.exec("PRAGMA user_version = " + std::to_string(kSchemaVersion));
  fill();
  transaction.commit();
  database.exec("PRAGMA journal_mode = WAL");  // kept in the file
}

void migrate(SQLite::Database& database) {
  if (database.execAndGet("PRAGMA application_id").getInt() != kApplicationId) return;
  if (version_of(database) != 1) return;
  SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
  if (version_of(database) == 1) {  // nobody was faster
    database.exec(kActs);
    database.exec("PRAGMA user_version = 2");
  }
  transaction.commit();
}

Result<void> check_header(SQLite::Database& database, const std::string& place) {
  return guarded(place, [&]() -> Result<void> {
    if (database.execAndGet("PRAGMA application_id").getInt() != kApplicationId) {
      return Error(kNotAStore, "store", {{"place", place}});
    }
    const int found = version_of(database);
    if (found != kSchemaVersion) {
      return Error(kVersion, "store",
                   {{"place", place},
                    {"found", std::to_string(found)},
                    {"expected", std::to_string(kSchemaVersion)}});
    }
    return {};
  });
}

void bind(SQLite::Statement& statement, int index, const Digest& digest) {
  statement.bind(index, digest.octets.data(), static_cast<int>(digest.octets.size()));
}

Digest digest_at(const SQLite::Statement& statement, int column) {
  const SQLite::Column value = statement.getColumn(column);
  Digest digest;
  if (value.getBytes() == static_cast<int>(digest.octets.size())) {
    std::memcpy(digest.octets.data(), value.getBlob(), digest.octets.size());
  }
  return digest;
}

Bytes bytes_at(const SQLite::Statement& statement, int column) {
  const SQLite::Column value = statement.getColumn(column);
  const auto* first = static_cast<const std::uint8_t*>(value.getBlob());
  if (first == nullptr) return {};
  return Bytes(first, first + value.getBytes());
}

}  // namespace baytrust::store
