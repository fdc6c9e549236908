#include "gateway/store/sqlite_store.hpp"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "gateway/service/codes.hpp"
#include "gateway/store/codes.hpp"
#include "gateway/store/database.hpp"
#include "gateway/store/sqlite_crls.hpp"
#include "gateway/store/sqlite_editions.hpp"

namespace baytrust::store {
namespace {

class SqliteStore final : public service::Store {
 public:
  SqliteStore(const std::string& file, const std::string& place, int busy_milliseconds)
      : database_(file, SQLite::OPEN_READWRITE, busy_milliseconds),
        editions_(database_, place),
        crls_(database_, place) {
    configure(database_);
  }
  service::EditionStore& editions() override { return editions_; }
  service::CrlStore& crls() override { return crls_; }
  SQLite::Database& database() { return database_; }

 private:
  SQLite::Database database_;
  SqliteEditions editions_;
  SqliteCrls crls_;
};

std::string file_in(const std::string& place) { return place + "/" + std::string(kFileName); }

bool is_there(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0;
}

Error cannot_create(const std::string& place) {
  return Error(kCannotCreate, "store", {{"place", place}, {"message", std::strerror(errno)}});
}

// A name nobody else uses, so that two programs may try at once and neither writes into the
// other's.
Result<std::string> temporary_file(const std::string& place) {
  std::string name = file_in(place) + ".new-XXXXXX";
  const int descriptor = ::mkstemp(name.data());
  if (descriptor < 0) return cannot_create(place);
  ::close(descriptor);
  return name;
}

Result<void> sync_directory(const std::string& place) {
  const int descriptor = ::open(place.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return cannot_create(place);
  const int synced = ::fsync(descriptor);
  ::close(descriptor);
  if (synced != 0) return cannot_create(place);
  return {};
}

// The finished file under its real name. link() fails where that is taken: nothing is overwritten.
Result<void> publish(const std::string& made, const std::string& place) {
  const bool linked = ::link(made.c_str(), file_in(place).c_str()) == 0;
  const int reason = errno;
  ::unlink(made.c_str());
  if (!linked) {
    if (reason == EEXIST) return Error(service::kStoreExists, "store", {{"place", place}});
    errno = reason;
    return cannot_create(place);
  }
  return sync_directory(place);
}

}  // namespace

Result<std::unique_ptr<service::Store>> SqliteOpener::open(const std::string& place) {
  const std::string file = file_in(place);
  if (!is_there(file)) return Error(service::kStoreMissing, "store", {{"place", place}});
  return guarded(place, [&]() -> Result<std::unique_ptr<service::Store>> {
    auto store = std::make_unique<SqliteStore>(file, place, busy_milliseconds_);
    migrate(store->database());
    if (auto header = check_header(store->database(), place); !header) return header.error();
    return std::unique_ptr<service::Store>(std::move(store));
  });
}

Result<std::unique_ptr<service::Store>> SqliteOpener::create(
    const std::string& place, const std::vector<service::Pin>& pins) {
  if (is_there(file_in(place))) return Error(service::kStoreExists, "store", {{"place", place}});
  if (::mkdir(place.c_str(), 0700) != 0 && errno != EEXIST) return cannot_create(place);
  auto made = temporary_file(place);
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
  if (auto published = publish(*made, place); !published) return published.error();
  return open(place);
}

}  // namespace baytrust::store
