// A SQLite connection with the settings the store relies on, making and migrating its schema
// (schema.hpp), and the one place where SQLite's exceptions become errors. Internal to
// gateway/store.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>
#include <concepts>
#include <functional>
#include <string>
#include <utility>

#include "validators/base/error.hpp"

namespace baytrust::store {

inline constexpr int kSchemaVersion = 3;
inline constexpr int kApplicationId = 0x42617954;  // "BayT", in the file's header

// What SQLite said, as one of this folder's codes.
Error error_from(const SQLite::Exception& exception, const std::string& place);

// Settings of one connection: they are not kept in the file, so every opening makes them.
void configure(SQLite::Database& database);
// Tables of an empty file, its header, and what `fill` writes, in one transaction.
void create_schema(SQLite::Database& database, const std::function<void()>& fill);
// Brings a store of an earlier version to this one, in one transaction; a store of this version, or
// of a later one, stays as it is. store.damaged when its rows do not hold together.
Result<void> migrate(SQLite::Database& database, const std::string& place);
// The header says that this is a store of this version; else the reason.
Result<void> check_header(SQLite::Database& database, const std::string& place);

// Runs `work`, a callable returning a Result, turning SQLite's exceptions into errors.
template <std::invocable Work>
auto guarded(const std::string& place, Work&& work) -> decltype(work()) {
  try {
    return std::forward<Work>(work)();
  } catch (const SQLite::Exception& exception) {
    return error_from(exception, place);
  }
}

// The same inside one write transaction, which is rolled back unless the Result has a value.
// IMMEDIATE: the lock is taken before anything is read, so what was read still holds at commit.
template <std::invocable Work>
auto in_transaction(SQLite::Database& database, const std::string& place, Work&& work)
    -> decltype(work()) {
  return guarded(place, [&]() -> decltype(work()) {
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    auto result = work();
    if (result) transaction.commit();
    return result;
  });
}

}  // namespace baytrust::store
