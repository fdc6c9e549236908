// The demonstration comes out as the reviewed expectations say, on the embedded store.
#include "gateway/demo/demonstration.hpp"

#include <gtest/gtest.h>
#include <set>

#include "gateway/store/sqlite_store.hpp"
#include "tests/support/temporary_directory.hpp"

namespace baytrust::demo {
namespace {

std::string described(const StepTaken& taken) {
  std::string out = "scenario " + std::to_string(taken.step->scenario) + ": " +
                    std::string(taken.step->title[messages::Language::en]) + "\n  got " +
                    taken.got.outcome + " / " + taken.got.accepted + " / " + taken.got.indication +
                    " / " + taken.got.sub_indication + " / legs " + taken.got.legs;
  for (const auto& code : taken.got.missing_codes) out += "\n  missing " + code;
  for (const auto& finding : taken.why) out += "\n  " + describe(finding);
  return out;
}

TEST(Demonstration, EveryStepComesOutAsExpected) {
  const test::TemporaryDirectory directory;
  store::SqliteOpener opener;
  std::set<std::string> kept;
  const Surroundings surroundings{.opener = opener,
                                  .store = (directory.path() / "store").string(),
                                  .keep = [&](const std::string& name, ByteView) -> Result<void> {
                                    kept.insert(name);
                                    return {};
                                  },
                                  .progress = [](std::size_t, std::size_t) { return Go::on; }};
  crypto::Verifier verifier;
  const auto shown = demonstrate(surroundings, verifier);
  ASSERT_TRUE(shown) << describe(shown.error());
  EXPECT_EQ(shown->steps.size(), steps().size());
  for (const auto& step : shown->steps) EXPECT_TRUE(step.as_expected) << described(step);
  EXPECT_TRUE(kept.contains("certificates/hk-personal.pem"));
  EXPECT_TRUE(kept.contains("lists/CN-GD.xml"));
  EXPECT_TRUE(kept.contains("registers/MO.xml"));
  EXPECT_TRUE(kept.contains("files/gd-personal-sm2.p7m"));
}

TEST(Demonstration, CoversEveryScenario) {
  std::set<int> scenarios;
  for (const auto& step : steps()) scenarios.insert(step.scenario);
  for (int wanted = 1; wanted <= 16; ++wanted) {
    EXPECT_TRUE(scenarios.contains(wanted)) << wanted;
  }
}

TEST(Demonstration, ExpectationsAreWellFormed) {
  for (const auto& step : steps()) {
    for (const auto language : messages::kLanguages) {
      EXPECT_FALSE(step.title[language].empty());
      if (language != messages::Language::en) {
        EXPECT_NE(step.title[language], step.title[messages::Language::en]);
      }
    }
    if (step.is_push()) {
      EXPECT_TRUE(parse_rfc3339(step.pushed.ask.issued));
      continue;
    }
    EXPECT_TRUE(parse_rfc3339(step.judged.ask.at)) << step.judged.ask.at;
    EXPECT_TRUE(parse_rfc3339(step.judged.ask.known_at)) << step.judged.ask.known_at;
    EXPECT_FALSE(step.judged.expected.codes.empty());
  }
}

}  // namespace
}  // namespace baytrust::demo
