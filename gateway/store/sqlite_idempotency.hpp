// The IdempotencyStore port over a SQLite connection. Contract:
// gateway/service/idempotency_store.hpp.
#pragma once

#include <string>
#include <utility>

#include "gateway/service/idempotency_store.hpp"
#include "gateway/store/columns.hpp"
#include "gateway/store/database.hpp"

namespace baytrust::store {

class SqliteIdempotency final : public service::IdempotencyStore {
 public:
  SqliteIdempotency(SQLite::Database& database, std::string place)
      : database_(database), place_(std::move(place)), prepared_(database) {}

  Result<std::optional<service::KeptAnswer>> find(const std::string& caller,
                                                  const std::string& key) override;
  Result<void> keep(const service::KeptAnswer& answer) override;
  Result<void> keep_all(std::span<const service::KeptAnswer> answers) override;
  Result<std::uint64_t> forget(Instant made_before) override;

 private:
  bool insert(const service::KeptAnswer& answer);  // false: the key was used before

  SQLite::Database& database_;
  std::string place_;
  Prepared prepared_;
};

}  // namespace baytrust::store
