// The EventStore port over a SQLite connection. Contract: gateway/service/event_store.hpp.
#pragma once

#include <span>
#include <string>
#include <utility>

#include "gateway/service/event_store.hpp"
#include "gateway/store/database.hpp"

namespace baytrust::store {

class SqliteEvents final : public service::EventStore {
 public:
  SqliteEvents(SQLite::Database& database, std::string place)
      : database_(database), place_(std::move(place)) {}

  Result<std::vector<service::Event>> after(std::uint64_t after, std::size_t limit) override;
  Result<std::vector<service::Event>> newest(std::size_t limit) override;
  Result<std::uint64_t> last_number() override;
  Result<std::uint64_t> append(const service::NewEvent& event) override;
  Result<service::Delivery> delivery(const std::string& subscriber) override;
  Result<void> record(const service::Delivery& delivery) override;

 private:
  SQLite::Database& database_;
  std::string place_;
};

// Inside a transaction of the caller's, so that the event is told with its change or not at all.
// The number it got.
std::uint64_t append_event(SQLite::Database& database, const service::NewEvent& event);

}  // namespace baytrust::store
