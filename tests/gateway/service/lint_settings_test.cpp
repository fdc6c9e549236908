// A lint.toml is read strictly: a waiver that is not quite right is no waiver, and its line is
// named.
#include "gateway/service/lint_settings.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace baytrust::service {
namespace {

using decision::Equivalence;
using decision::Waiver;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::StartsWith;

constexpr std::string_view kWaiver = R"([[waiver]]
rule = "lint.list.language.missing"
place = "HK/Demo Post"
match = "prefix"
reason = "translations are due in May"
by = "Ana Lei"
expires = "2026-06-01T00:00:00+08:00"
)";

std::string complaint(const std::string& toml) {
  const auto settings = read_lint_settings(toml, "lint.toml");
  return settings ? "" : describe(settings.error());
}
std::string without(std::string_view line) {
  std::string toml(kWaiver);
  const std::size_t at = toml.find(line);
  EXPECT_NE(at, std::string::npos) << line;
  return toml.erase(at, toml.find('\n', at) + 1 - at);
}
std::string with(std::string_view line, std::string_view other) {
  std::string toml(kWaiver);
  const std::size_t at = toml.find(line);
  EXPECT_NE(at, std::string::npos) << line;
  return toml.replace(at, toml.find('\n', at) - at, other);
}

TEST(LintSettings, WithoutAFileTheThreeJurisdictionsHaveTheirLanguages) {
  const LintSettings settings = built_in_lint_settings();
  EXPECT_THAT(settings.languages_of("HK"), ElementsAre("en", "zh-Hant"));
  EXPECT_THAT(settings.languages_of("CN-GD"), ElementsAre("en", "zh-Hans"));
  EXPECT_THAT(settings.languages_of("MO"), ElementsAre("en", "zh-Hant", "pt"));
  EXPECT_THAT(settings.languages_of("PT"), ElementsAre("en"));
  EXPECT_EQ(settings.near_update, 14 * kDay);
  EXPECT_TRUE(settings.waivers.empty());
}

TEST(LintSettings, ReadsWaiversTableAndLanguages) {
  const auto settings = read_lint_settings(std::string(R"(near_update = "7d"
[[languages]]
territory = "HK"
required = ["en"]
[[equivalence]]
relying = "MO"
issuing = "HK"
issuing_level = "hk-recognized"
relying_level = "mo-qualified"
)") + std::string(kWaiver),
                                           "lint.toml");
  ASSERT_TRUE(settings) << describe(settings.error());
  EXPECT_EQ(settings->near_update, 7 * kDay);
  EXPECT_THAT(settings->languages_of("HK"), ElementsAre("en"));
  EXPECT_THAT(settings->languages_of("MO"), ElementsAre("en", "zh-Hant", "pt"));
  EXPECT_THAT(settings->equivalences,
              ElementsAre(Equivalence{"MO", "HK", "hk-recognized", "mo-qualified"}));
  EXPECT_THAT(settings->waivers, ElementsAre(Waiver{.rule = "lint.list.language.missing",
                                                    .place = "HK/Demo Post",
                                                    .match = Waiver::Match::prefix,
                                                    .reason = "translations are due in May",
                                                    .by = "Ana Lei",
                                                    .expires = Instant{1780243200}}));
}

TEST(LintSettings, EverythingOfAWaiverButItsMatchMustBeThere) {
  for (const char* key : {"rule", "place", "reason", "by", "expires"}) {
    EXPECT_THAT(complaint(without(std::string(key) + " =")), StartsWith("config.key.missing"))
        << key;
    EXPECT_THAT(complaint(without(std::string(key) + " =")), HasSubstr("line=1")) << key;
  }
  const auto exact = read_lint_settings(without("match ="), "lint.toml");
  ASSERT_TRUE(exact);
  EXPECT_EQ(exact->waivers[0].match, Waiver::Match::exact);
}

TEST(LintSettings, WhatIsWrongIsNamedWithItsLine) {
  EXPECT_THAT(complaint(with("rule =", "rule = \"lint.list.no.such\"")),
              ::testing::AllOf(StartsWith("config.value.bad lint.toml line=2"),
                               HasSubstr("a rule of docs/lint.md")));
  EXPECT_THAT(complaint(with("rule =", "rule = \"lint.list.schema\"")),
              HasSubstr("a rule that may be waived"));
  EXPECT_THAT(complaint(with("expires =", "expires = \"2026-06-01\"")), HasSubstr("line=7"));
  EXPECT_THAT(complaint(with("reason =", "reason = \"\"")), StartsWith("config.value.bad"));
  EXPECT_THAT(complaint(with("by =", "by = 7")), StartsWith("config.value.type"));
  EXPECT_THAT(complaint(with("match =", "match = \"glob\"")), HasSubstr("exact, prefix"));
  EXPECT_THAT(complaint(with("match =", "mach = \"exact\"")), StartsWith("config.key.unknown"));
  EXPECT_THAT(complaint("[[waiver"), StartsWith("config.syntax"));
  EXPECT_THAT(complaint("[[languages]]\nterritory = \"HK\"\nrequired = []\n"),
              StartsWith("config.value.bad"));
}

TEST(LintSettings, TwoCeilingsForOneLevelAreRefused) {
  const std::string row = R"([[equivalence]]
relying = "MO"
issuing = "HK"
issuing_level = "hk-recognized"
relying_level = "mo-qualified"
)";
  EXPECT_THAT(complaint(row + row), StartsWith("config.value.repeated lint.toml line=9"));
}

TEST(LintSettings, ItsSizeIsBounded) {
  std::string many;
  for (int i = 0; i < 1001; ++i) many += kWaiver;
  EXPECT_THAT(complaint(many), HasSubstr("at most 1000"));
  EXPECT_THAT(complaint(with("reason =", "reason = \"" + std::string(1001, 'x') + "\"")),
              HasSubstr("at most 1000 octets"));
}

}  // namespace
}  // namespace baytrust::service
