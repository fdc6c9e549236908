// The VerdictStore port over a SQLite connection. Contract: gateway/service/verdict_store.hpp.
#pragma once

#include <string>
#include <unordered_set>
#include <utility>

#include "gateway/service/verdict_store.hpp"
#include "gateway/store/columns.hpp"
#include "gateway/store/database.hpp"

namespace baytrust::store {

class SqliteVerdicts final : public service::VerdictStore {
 public:
  SqliteVerdicts(SQLite::Database& database, std::string place)
      : database_(database), place_(std::move(place)), prepared_(database) {}

  Result<void> keep(std::span<const service::NewVerdict> verdicts) override;
  Result<std::optional<service::StoredVerdict>> find(const std::string& id) override;
  Result<std::vector<service::StoredVerdict>> list(const service::VerdictQuery& query) override;
  Result<std::uint64_t> count() override;
  Result<SharedBytes> evidence(const Digest& digest) override;
  Result<std::uint64_t> forget(Instant made_before) override;

 private:
  // Evidence that this transaction has seen to: in a group, most have the same profile.
  using KeptTogether = std::unordered_set<Digest>;
  void insert(const service::NewVerdict& verdict, KeptTogether& together);
  void insert_caller(const service::StoredVerdict& verdict);
  void insert_references(std::int64_t number, const service::NewVerdict& verdict);
  void insert_evidence(const service::EvidenceItem& item);
  service::StoredVerdict verdict_at(const SQLite::Statement& row);

  SQLite::Database& database_;
  std::string place_;
  Prepared prepared_;  // keeping is on the way of every answer
};

}  // namespace baytrust::store
