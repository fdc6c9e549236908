// The independent corpora, under each crypto setting: every verdict agrees or is explained by id.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <tuple>

#include "tests/conformance/corpus_run.hpp"
#include "tests/conformance/page.hpp"
#include "tests/support/corpus.hpp"
#include "tests/support/source_tree.hpp"

namespace baytrust::conformance {
namespace {

constexpr std::string_view kNoCorpora = "the corpora are not beside this checkout";

std::string text_of(const std::vector<std::string>& texts) {
  std::string out;
  for (const auto& text : texts) out += " " + text;
  return out;
}

std::string line_of(const Answer& answer) {
  return answer.id + ": expected " + (answer.expected_valid ? "valid" : "invalid") + ", got " +
         answer.result + text_of(answer.worst_codes) + " (" + answer.note + ")";
}

using Parameters = std::tuple<std::size_t, crypto::Backend>;

class Conformance : public ::testing::TestWithParam<Parameters> {
 protected:
  const Corpus& corpus() const { return corpora()[std::get<0>(GetParam())]; }

  void SetUp() override {
    auto answers = run(corpus(), std::get<1>(GetParam()));
    if (!answers) GTEST_SKIP() << kNoCorpora;
    answers_ = *std::move(answers);
  }
  std::vector<Answer> answers_;
};

TEST_P(Conformance, EveryVerdictAgreesOrIsExplainedAndPoliciesOfValidPathsAreEqual) {
  std::size_t valid = 0;
  for (const auto& answer : answers_) {
    valid += answer.expected_valid ? 1 : 0;
    EXPECT_THAT(answer.result, ::testing::AnyOf("valid", "invalid", "indeterminate")) << answer.id;
    if (answer.left_out) continue;
    if (answer.expected_valid && answer.expected_policies) {
      EXPECT_EQ(answer.policies, *answer.expected_policies) << answer.id;
    }
    const auto* explanation = explanation_of(answer.id);
    if (answer.agrees()) {
      EXPECT_EQ(explanation, nullptr) << "explained for nothing: " << answer.id;
    } else {
      EXPECT_NE(explanation, nullptr) << line_of(answer);
    }
  }
  EXPECT_EQ(answers_.size(), corpus().cases);
  EXPECT_EQ(valid, corpus().valid);
}

std::string name_of(const ::testing::TestParamInfo<Parameters>& info) {
  constexpr std::string_view kNames[] = {"fastest", "botan", "openssl"};
  std::string name(corpora()[std::get<0>(info.param)].name);
  std::replace(name.begin(), name.end(), '-', '_');
  return name + "_" + std::string(kNames[static_cast<std::size_t>(std::get<1>(info.param))]);
}

INSTANTIATE_TEST_SUITE_P(Corpora, Conformance,
                         ::testing::Combine(::testing::Range<std::size_t>(0, 7),
                                            ::testing::Values(crypto::Backend::fastest,
                                                              crypto::Backend::botan,
                                                              crypto::Backend::openssl)),
                         name_of);

TEST(ConformanceTable, EveryCorpusIsRun) { EXPECT_EQ(corpora().size(), 7U); }

TEST(ConformanceTable, ExplainedCasesExist) {
  if (!test::corpora()) GTEST_SKIP() << kNoCorpora;
  std::vector<std::string> ids;
  for (const auto& corpus : corpora()) {
    const auto answers = *run(corpus, crypto::Backend::fastest);
    for (const auto& answer : answers) ids.push_back(answer.id);
  }
  for (const auto& explanation : explanations()) {
    EXPECT_THAT(ids, ::testing::Contains(explanation.id));
    EXPECT_FALSE(explanation.clause.empty());
  }
}

// BAYTRUST_UPDATE_GENERATED=1 writes the page instead.
TEST(ConformancePage, IsTheCommittedOne) {
  if (!test::corpora()) GTEST_SKIP() << kNoCorpora;
  const std::filesystem::path file = test::source_tree() / "docs" / "conformance.md";
  const std::string page = write_page();
  if (const char* update = std::getenv("BAYTRUST_UPDATE_GENERATED"); update && *update == '1') {
    std::ofstream(file, std::ios::binary) << page;
  }
  const Bytes committed = test::read_file(file);
  EXPECT_TRUE(as_text(committed) == page)
      << "docs/conformance.md is not what this run found; `./dev docs` writes it";
}

}  // namespace
}  // namespace baytrust::conformance
