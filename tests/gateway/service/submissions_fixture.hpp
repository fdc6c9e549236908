// What the tests of submissions begin with: a gateway with partners, and short words for asking it.
#pragma once

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include "tests/gateway/service/submission_world.hpp"
#include "tests/support/json_schema.hpp"

namespace baytrust::service {

template <class T>
std::string code_of(const Result<T>& result) {
  return result ? "" : std::string(result.error().code().id);
}

inline std::vector<SubmissionState> states(const Submission& submission) {
  std::vector<SubmissionState> out;
  for (const auto& step : submission.steps) out.push_back(step.state);
  return out;
}

class SubmissionsTest : public ::testing::Test {
 protected:
  SubmissionsTest() : world_(opener_) { world_.begin(); }
  // Whatever a test was about: every report is what its schema says.
  void TearDown() override {
    static const auto kSchema = test::JsonSchema::load("impact.schema.json");
    for (const auto& submission : test::must(world_.store->submissions().list({.limit = 1000}))) {
      if (submission.impact.empty()) continue;
      EXPECT_EQ(kSchema.violations(boost::json::parse(submission.impact)),
                std::vector<std::string>{})
          << submission.id;
    }
  }

  Submission found(const std::string& id) { return test::must(world_.submissions().find(id)); }
  Submission worked(const std::string& id, Instant now) {
    world_.now = now;
    test::must(world_.submissions().work(now));
    return found(id);
  }
  Submission staged_list(std::int64_t sequence = 2, std::size_t cas = 3) {
    return world_.push_list(world_.hk_list(sequence, cas));
  }
  std::uint64_t hk_list_at(Instant at) {
    return world_.in_force(DocumentKind::trust_list, "HK", at);
  }
  Result<Submission> approve(const std::string& id, const std::string& name) {
    return world_.submissions().approve(id, world_.caller(name), world_.now);
  }

  test::MemoryOpener opener_;
  test::SubmissionWorld world_;
};

}  // namespace baytrust::service
