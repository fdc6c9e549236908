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

// What follows happens inside a transaction of the caller's, which a submission's step or an
// emergency act shares.

// A pin's row. For add_pin and for a new store.
void insert_pin(SQLite::Database& database, const service::Pin& pin);
std::uint64_t read_revision(SQLite::Database& database);
// The revision moves on, if it still is what the caller decided from.
Result<void> advance(SQLite::Database& database, std::uint64_t read_at);
// A signed file, once.
void keep_file(SQLite::Database& database, const service::SignedFile& file);
// All of EditionStore::add but the revision.
Result<void> insert_edition(SQLite::Database& database, const service::NewEdition& edition);

// How a held edition ends to be one.
struct Settled {
  Digest edition;
  service::EditionState becomes = service::EditionState::active;  // or refused
  Instant at;
  std::optional<std::uint64_t> high_water;
};
// store.unknown, store.not_held.
Result<void> settle_held(SQLite::Database& database, const Settled& settled);

}  // namespace baytrust::store
