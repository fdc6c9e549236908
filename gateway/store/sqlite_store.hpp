// The embedded store: one SQLite file in a directory of its own (WAL, synchronous FULL, STRICT
// tables). `create` alone makes files; `open` never does. Made complete under another name and then
// linked into place, a store is there with all its pins or not at all. Who can write the directory
// can add pins and so trust anything; give it to the gateway's user alone (mode 0700).
// A store of an earlier version is brought to this one when it is opened. Not here: backup.hpp.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "gateway/service/store.hpp"

namespace baytrust::store {

inline constexpr std::string_view kFileName = "baytrust.sqlite3";

class SqliteOpener final : public service::StoreOpener {
 public:
  // busy_milliseconds: how long a call waits for another process's transaction.
  explicit SqliteOpener(int busy_milliseconds = 5000) : busy_milliseconds_(busy_milliseconds) {}

  // place: the directory.
  Result<std::unique_ptr<service::Store>> open(const std::string& place) override;
  Result<std::unique_ptr<service::Store>> create(const std::string& place,
                                                 const std::vector<service::Pin>& pins) override;

 private:
  int busy_milliseconds_;
};

}  // namespace baytrust::store
