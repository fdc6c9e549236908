// The CrlStore port over a SQLite connection. Contract: gateway/service/crl_store.hpp.
#pragma once

#include <string>

#include "gateway/service/crl_store.hpp"
#include "gateway/store/database.hpp"

namespace baytrust::store {

class SqliteCrls final : public service::CrlStore {
 public:
  SqliteCrls(SQLite::Database& database, std::string place)
      : database_(database), place_(std::move(place)) {}

  Result<service::Added> add(const service::CrlRecord& record, const Bytes& der) override;
  Result<std::vector<service::CrlRecord>> crls() override;
  Result<SharedBytes> crl(const Digest& digest) override;

 private:
  SQLite::Database& database_;
  std::string place_;
};

}  // namespace baytrust::store
