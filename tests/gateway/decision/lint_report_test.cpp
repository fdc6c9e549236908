// Waivers: what they waive, for how long, and that they hide nothing.
#include "gateway/decision/lint_report.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gateway/decision/lint_codes.hpp"
#include "policy-mapping/lint_codes.hpp"
#include "tests/support/authority.hpp"
#include "trustlists/lint_codes.hpp"

namespace baytrust::decision {
namespace {

using test::kNoon;
using ::testing::ElementsAre;

const Code& kError = trustlists::kLintSki;
const Code& kWarning = trustlists::kLintLanguage;

Waiver waiver_of(const Code& rule, std::string place) {
  return {.rule = std::string(rule.id),
          .place = std::move(place),
          .reason = "agreed with the CA",
          .by = "Ana Lei",
          .expires = kNoon + 30 * kDay};
}

LintReport report_of(LintResults results, const std::vector<Waiver>& waivers, Instant now = kNoon) {
  return make_report(std::move(results),
                     {.waivers = waivers, .now = now, .root = "HK", .families = {"lint.list."}});
}

std::vector<std::string> rules(const LintReport& report) {
  std::vector<std::string> out;
  for (const Linted& each : report.results) {
    out.push_back(std::string(each.result.rule().id) + (each.waiver ? " waived" : ""));
  }
  return out;
}

TEST(LintReport, ErrorsComeFirstAndFailIt) {
  const auto report = report_of({{kWarning, "HK/A"}, {kError, "HK/B"}, {kWarning, "HK/C"}}, {});
  EXPECT_THAT(rules(report), ElementsAre(kError.id, kWarning.id, kWarning.id));
  EXPECT_FALSE(report.passes());
  EXPECT_EQ(report.count(Severity::warning), 2U);
  EXPECT_TRUE(report_of({{kWarning, "HK/A"}}, {}).passes());
}

TEST(LintReport, AWaivedErrorIsShownAndDoesNotFailIt) {
  const auto report = report_of({{kError, "HK/A"}}, {waiver_of(kError, "HK/A")});
  EXPECT_THAT(rules(report), ElementsAre("lint.list.certificate.ski_mismatch waived"));
  EXPECT_TRUE(report.passes());
  EXPECT_EQ(report.waived(), 1U);
  EXPECT_EQ(report.count(Severity::error), 0U);
  EXPECT_EQ(report.results[0].waiver->by, "Ana Lei");
}

TEST(LintReport, AWaiverIsOfItsRuleAndPlaceAlone) {
  EXPECT_FALSE(report_of({{kError, "HK/A"}}, {waiver_of(kWarning, "HK/A")}).passes());
  EXPECT_FALSE(report_of({{kError, "HK/A/type x"}}, {waiver_of(kError, "HK/A")}).passes());
  Waiver prefix = waiver_of(kError, "HK/A");
  prefix.match = Waiver::Match::prefix;
  EXPECT_TRUE(report_of({{kError, "HK/A/type x"}, {kError, "HK/A"}}, {prefix}).passes());
  // A prefix ends where a name ends.
  EXPECT_FALSE(report_of({{kError, "HK/AB"}}, {prefix}).passes());
}

TEST(LintReport, AnExpiredWaiverWaivesNothingAndIsReported) {
  const std::vector<Waiver> waivers{waiver_of(kError, "HK/A")};
  EXPECT_TRUE(report_of({{kError, "HK/A"}}, waivers, kNoon + 30 * kDay - 1).passes());
  const auto report = report_of({{kError, "HK/A"}}, waivers, kNoon + 30 * kDay);
  EXPECT_FALSE(report.passes());
  EXPECT_THAT(rules(report), ElementsAre(kError.id, "lint.waiver.expired"));
}

TEST(LintReport, AWaiverLongerThanAYearWaivesNothingAndIsReported) {
  std::vector<Waiver> waivers{waiver_of(kError, "HK/A")};
  waivers[0].expires = kNoon + kMaxWaiver;
  EXPECT_TRUE(report_of({{kError, "HK/A"}}, waivers).passes());
  waivers[0].expires = kNoon + kMaxWaiver + 1;
  EXPECT_THAT(rules(report_of({{kError, "HK/A"}}, waivers)),
              ElementsAre(kError.id, "lint.waiver.too_long"));
}

// One file may serve several documents: only what concerns this one is said to be unused.
TEST(LintReport, AnUnusedWaiverOfThisDocumentIsReported) {
  EXPECT_THAT(rules(report_of({}, {waiver_of(kError, "HK/A"), waiver_of(kError, "MO/A"),
                                   waiver_of(policy_mapping::kLintConflict, "HK/entry")})),
              ElementsAre("lint.waiver.unused"));
}

TEST(LintReport, WhatWasNotLookedAtCannotBeWaived) {
  EXPECT_FALSE(may_be_waived(trustlists::kLintSchema.id));
  EXPECT_FALSE(may_be_waived(policy_mapping::kLintIncomplete.id));
  EXPECT_FALSE(may_be_waived(kLintWaiverExpired.id));
  EXPECT_FALSE(may_be_waived("path.certificate.expired"));
  EXPECT_TRUE(may_be_waived(kLintRoundTrip.id));
  const Code& incomplete = trustlists::kLintIncomplete;
  EXPECT_FALSE(report_of({{incomplete, "HK"}}, {waiver_of(incomplete, "HK")}).passes());
}

}  // namespace
}  // namespace baytrust::decision
