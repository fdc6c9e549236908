#include "gateway/store/sqlite_store.hpp"

#include <unistd.h>

#include "gateway/service/codes.hpp"
#include "gateway/store/database.hpp"
#include "gateway/store/place.hpp"
#include "gateway/store/sqlite_accounts.hpp"
#include "gateway/store/sqlite_crls.hpp"
#include "gateway/store/sqlite_editions.hpp"
#include "gateway/store/sqlite_emergencies.hpp"
#include "gateway/store/sqlite_events.hpp"
#include "gateway/store/sqlite_idempotency.hpp"
#include "gateway/store/sqlite_submissions.hpp"
#include "gateway/store/sqlite_verdicts.hpp"

namespace baytrust::store {
namespace {

class SqliteStore final : public service::Store {
 public:
  SqliteStore(const std::string& file, const std::string& place, int busy_milliseconds)
      : database_(file, SQLite::OPEN_READWRITE, busy_milliseconds),
        editions_(database_, place),
        crls_(database_, place),
        submissions_(database_, place),
        verdicts_(database_, place),
        accounts_(database_, place),
        events_(database_, place),
        emergencies_(database_, place),
        idempotency_(database_, place) {
    configure(database_);
  }
  service::EditionStore& editions() override { return editions_; }
  service::CrlStore& crls() override { return crls_; }
  service::SubmissionStore& submissions() override { return submissions_; }
  service::VerdictStore& verdicts() override { return verdicts_; }
  service::AccountStore& accounts() override { return accounts_; }
  service::EventStore& events() override { return events_; }
  service::EmergencyStore& emergencies() override { return emergencies_; }
  service::IdempotencyStore& idempotency() override { return idempotency_; }
  SQLite::Database& database() { return database_; }

 private:
  SQLite::Database database_;  // first: what follows holds statements of it
  SqliteEditions editions_;
  SqliteCrls crls_;
  SqliteSubmissions submissions_;
  SqliteVerdicts verdicts_;
  SqliteAccounts accounts_;
  SqliteEvents events_;
  SqliteEmergencies emergencies_;
  SqliteIdempotency idempotency_;
};

}  // namespace

Result<std::unique_ptr<service::Store>> SqliteOpener::open(const std::string& place) {
  const std::string file = file_in(place);
  if (!is_there(file)) return Error(service::kStoreMissing, "store", {{"place", place}});
  return guarded(place, [&]() -> Result<std::unique_ptr<service::Store>> {
    auto store = std::make_unique<SqliteStore>(file, place, busy_milliseconds_);
    if (auto done = migrate(store->database(), place); !done) return done.error();
    if (auto header = check_header(store->database(), place); !header) return header.error();
    return std::unique_ptr<service::Store>(std::move(store));
  });
}

Result<std::unique_ptr<service::Store>> SqliteOpener::create(
    const std::string& place, const std::vector<service::Pin>& pins) {
  const std::string file = file_in(place);
  if (is_there(file)) return Error(service::kStoreExists, "store", {{"place", place}});
  if (auto made = make_directory(place); !made) return made.error();
  auto made = temporary_beside(file, place);
  if (!made) return made.error();
  const auto written = guarded(place, [&]() -> Result<void> {
    SQLite::Database database(*made, SQLite::OPEN_READWRITE, busy_milliseconds_);
    configure(database);
    create_schema(database, [&] {
      for (const service::Pin& pin : pins) insert_pin(database, pin);
    });
    return {};
  });
  if (!written) {
    ::unlink(made->c_str());
    return written.error();
  }
  if (auto published = publish(*made, file, place); !published) return published.error();
  return open(place);
}

}  // namespace baytrust::store
