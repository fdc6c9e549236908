// The EditionStore port over a SQLite connection. Contract: gateway/service/edition_store.hpp.
#pragma once

#include <memory>
#include <string>

#include "gateway/service/edition_store.hpp"
#include "gateway/store/database.hpp"

namespace baytrust::store {

class SqliteEditions final : public service::EditionStore {
 public:
  SqliteEditions(SQLite::Database& database, std::string place)
      : database_(database), place_(std::move(place)) {}

  Result<std::uint64_t> revision() override;
  Result<std::vector<service::Pin>> pins() override;
  Result<void> add_pin(const service::Pin& pin) override;
  Result<std::uint64_t> high_water(service::DocumentKind kind,
                                   const std::string& territory) override;
  Result<std::vector<service::EditionRecord>> editions() override;
  Result<std::optional<service::EditionRecord>> find(const Digest& edition) override;
  Result<SharedBytes> file(const Digest& file_digest) override;
  Result<void> add(const service::NewEdition& edition) override;
  Result<void> add_signatures(const service::NewSignatures& signatures) override;
  Result<void> approve(const service::NewApproval& approval) override;
  Result<std::vector<service::TrustActRecord>> acts() override;
  Result<void> approve_act(const service::NewActApproval& approval) override;

 private:
  SQLite::Database& database_;
  std::string place_;
};

// Inside a transaction of the caller's: a pin's row. For add_pin and for a new store.
void insert_pin(SQLite::Database& database, const service::Pin& pin);
// The same: the revision moves on, if it still is what the caller decided from.
Result<void> advance(SQLite::Database& database, std::uint64_t read_at);

}  // namespace baytrust::store
