// The EmergencyStore port over a SQLite connection. Contract: gateway/service/emergency_store.hpp.
#pragma once

#include <string>
#include <utility>

#include "gateway/service/emergency_store.hpp"
#include "gateway/store/database.hpp"

namespace baytrust::store {

class SqliteEmergencies final : public service::EmergencyStore {
 public:
  SqliteEmergencies(SQLite::Database& database, std::string place)
      : database_(database), place_(std::move(place)) {}

  Result<std::vector<service::EmergencyRecord>> emergencies() override;
  Result<void> begin(const service::EmergencyRecord& record,
                     const service::NewEvent& event) override;
  Result<void> end(const std::string& id, Instant at, const service::NewEvent& event) override;

 private:
  SQLite::Database& database_;
  std::string place_;
};

}  // namespace baytrust::store
