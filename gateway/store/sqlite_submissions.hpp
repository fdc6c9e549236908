// The SubmissionStore port over a SQLite connection. Contract:
// gateway/service/submission_store.hpp.
#pragma once

#include <string>
#include <utility>

#include "gateway/service/submission_store.hpp"
#include "gateway/store/database.hpp"

namespace baytrust::store {

class SqliteSubmissions final : public service::SubmissionStore {
 public:
  SqliteSubmissions(SQLite::Database& database, std::string place)
      : database_(database), place_(std::move(place)) {}

  Result<void> receive(const service::NewSubmission& submission) override;
  Result<std::optional<service::Submission>> find(const std::string& id) override;
  Result<std::vector<service::Submission>> list(const service::SubmissionQuery& query) override;
  Result<std::vector<service::Submission>> open_ones() override;
  Result<void> advance(const service::Transition& transition) override;

 private:
  SQLite::Database& database_;
  std::string place_;
};

}  // namespace baytrust::store
