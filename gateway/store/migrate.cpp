// Making a store, and bringing an older one to this version.
#include "gateway/store/codes.hpp"
#include "gateway/store/database.hpp"
#include "gateway/store/schema.hpp"

namespace baytrust::store {
namespace {

int version_of(SQLite::Database& database) {
  return database.execAndGet("PRAGMA user_version").getInt();
}

void create_since_version_3(SQLite::Database& database) {
  for (const char* sql : {kSchemaVerdicts, kSchemaSubmissions, kSchemaEvents, kSchemaAccounts,
                          kSchemaEmergencies, kSchemaAnswers}) {
    database.exec(sql);
  }
}

// A CHECK cannot be altered: the table is made anew under its name, with the old one's rows. The
// old one gives its name up by being dropped, not renamed, so that what refers to it still does
// (sqlite.org/lang_altertable.html, section 7). foreign_keys is off meanwhile.
void rebuild_edition(SQLite::Database& database) {
  database.exec("CREATE TEMP TABLE edition_before AS SELECT * FROM main.edition");
  database.exec("DROP TABLE main.edition");
  database.exec(kSchemaEdition);
  database.exec(
      "INSERT INTO main.edition (digest, kind, territory, sequence, issued, state, reason, "
      "received, activated) SELECT digest, kind, territory, sequence, issued, state, reason, "
      "received, activated FROM temp.edition_before");
  database.exec("DROP TABLE temp.edition_before");
}

bool references_hold(SQLite::Database& database) {
  SQLite::Statement broken(database, "PRAGMA foreign_key_check");
  return !broken.executeStep();
}

// In one transaction; a store that does not hold together stays as it was.
Result<void> migrate_in_transaction(SQLite::Database& database, const std::string& place) {
  return in_transaction(database, place, [&]() -> Result<void> {
    const int version = version_of(database);
    if (version < 1 || version >= kSchemaVersion) return {};  // somebody was faster
    if (version == 1) database.exec(kSchemaActs);
    rebuild_edition(database);
    create_since_version_3(database);
    database.exec("PRAGMA user_version = " + std::to_string(kSchemaVersion));
    if (references_hold(database)) return {};
    return Error(kDamaged, "store",
                 {{"place", place}, {"message", "rows refer to rows that are not there"}});
  });
}

}  // namespace

void create_schema(SQLite::Database& database, const std::function<void()>& fill) {
  SQLite::Transaction transaction(database);
  for (const char* sql :
       {kSchemaPins, kSchemaEdition, kSchemaEditionParts, kSchemaCrls, kSchemaActs}) {
    database.exec(sql);
  }
  create_since_version_3(database);
  database.exec("PRAGMA application_id = " + std::to_string(kApplicationId));
  database.exec("PRAGMA user_version = " + std::to_string(kSchemaVersion));
  fill();
  transaction.commit();
  database.exec("PRAGMA journal_mode = WAL");  // kept in the file
}

Result<void> migrate(SQLite::Database& database, const std::string& place) {
  return guarded(place, [&]() -> Result<void> {
    if (database.execAndGet("PRAGMA application_id").getInt() != kApplicationId) return {};
    const int version = version_of(database);
    if (version < 1 || version >= kSchemaVersion) return {};
    database.exec("PRAGMA foreign_keys = OFF");  // no effect inside a transaction
    auto migrated = migrate_in_transaction(database, place);
    database.exec("PRAGMA foreign_keys = ON");
    return migrated;
  });
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

}  // namespace baytrust::store
