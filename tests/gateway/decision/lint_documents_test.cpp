// One firing and one silent fixture for every lint rule that needs a register and its lists: the
// small world of the decisions, changed in the one thing the rule is about.
#include "gateway/decision/lint_documents.hpp"

#include <functional>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <map>

#include "gateway/decision/lint_codes.hpp"
#include "tests/gateway/decision/world.hpp"
#include "trustlists/uris.hpp"

namespace baytrust {
void PrintTo(const LintResult& result, std::ostream* out) { *out << describe(result); }
}  // namespace baytrust

namespace baytrust::decision {
namespace {

using policy_mapping::Bound;
using policy_mapping::Recognition;
using policy_mapping::Register;
using test::hong_kong;
using test::kNoon;
using test::World;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;

struct Desk {
  World world;
  std::vector<Equivalence> equivalences;
  Instant now = kNoon;
  bool with_lists = true;

  Recognition& entry() { return world.mo_register.recognitions.front(); }
  policy_mapping::CaPair& pair() { return entry().ca_pairs.front(); }
  // HK's entry about Macao, in MO's register: what `level` of Macao counts as in Hong Kong.
  void way_back(std::string level, std::string counts) {
    Recognition back = test::recognition("hk-mo");
    std::swap(back.relying, back.issuing);
    back.ca_pairs.front().root_sha256 = test::macao().root.certificate()->fingerprint;
    back.ca_pairs.front().issuer_sha256 = test::macao().ca.certificate()->fingerprint;
    back.counts_as.issuing_level = std::move(level);
    back.counts_as.relying_level = std::move(counts);
    world.mo_register.recognitions.push_back(back);
  }

  LintResults lint() {
    std::vector<const trustlists::TrustList*> lists;
    if (with_lists) lists = {&world.hk_list, &world.mo_list};
    return lint_documents({.the_register = world.mo_register,
                           .lists = lists,
                           .counterparts = {},
                           .equivalences = equivalences,
                           .now = now});
  }
};

std::vector<std::string> rules(const LintResults& results) {
  std::vector<std::string> out;
  for (const LintResult& result : results) out.emplace_back(result.rule().id);
  return out;
}

using Change = std::function<void(Desk&)>;
LintResults linted(const Change& change) {
  Desk desk;
  if (change) change(desk);
  return desk.lint();
}

Digest stranger() {
  static const test::Authority authority = test::make_authority("Stranger");
  return authority.certificate()->fingerprint;
}

struct Fixture {
  const Code* rule;
  Change fires;
  Change silent;
};

const std::vector<Fixture>& fixtures() {
  static const std::vector<Fixture> all{
      {&kLintListMissing, [](Desk& d) { d.with_lists = false; }, nullptr},
      {&kLintRootUnknown, [](Desk& d) { d.pair().root_sha256 = stranger(); },
       // What has ended is history.
       [](Desk& d) {
         d.pair().root_sha256 = stranger();
         d.pair().period.to = Bound::at(kNoon);
       }},
      {&kLintRootDead,
       [](Desk& d) {
         auto& root = d.world.hk_service(0);
         root.history = {root.current};
         root.current.status = trustlists::kDeprecated;
         root.current.status_starting_time = kNoon - kDay;
       },
       [](Desk& d) {
         auto& root = d.world.hk_service(0);
         root.history = {root.current};
         root.current.status = trustlists::kDeprecated;
         root.current.status_starting_time = kNoon + kDay;
       }},
      {&kLintIssuerUnknown, [](Desk& d) { d.pair().issuer_sha256 = stranger(); },
       // Listed as what issued the type before.
       [](Desk& d) {
         d.pair().issuer_sha256 = stranger();
         d.world.hk_type().previous = {{.certificate_sha256 = stranger(),
                                        .from = {std::nullopt, "p. 1"},
                                        .to = {std::nullopt, "p. 1"}}};
       }},
      {&kLintIssuerDead,
       [](Desk& d) { d.world.hk_service(1).current.status = trustlists::kDeprecated; }, nullptr},
      {&kLintOutsideValidity,
       [](Desk& d) {
         d.entry().period.to = Bound::at(hong_kong().ca.certificate()->not_after + 2);
       },
       [](Desk& d) {
         d.entry().period.to = Bound::at(hong_kong().ca.certificate()->not_after + 1);
       }},
      {&kLintListMismatch, [](Desk& d) { d.entry().certificate_type->values = {"Personnel"}; },
       // A CA that says nothing of types contradicts nothing.
       [](Desk& d) {
         d.entry().certificate_type->values = {"Personnel"};
         d.world.hk_service(1).current.types.clear();
       }},
      {&kLintLevelUnknown, [](Desk& d) { d.entry().counts_as.relying_level = "mo-golden"; },
       [](Desk& d) { d.entry().counts_as.relying_level.clear(); }},
      {&kLintLevelIncomparable,
       [](Desk& d) {
         d.equivalences = {{"MO", "HK", "hk-recognised", "mo-seal"}};
       },
       [](Desk& d) {
         d.equivalences = {{"MO", "HK", "hk-recognised", "mo-qualified"}};
       }},
      {&kLintRoundTrip,
       [](Desk& d) {
         d.entry().counts_as.issuing_level = "hk-basic";
         d.world.hk_type().assurance_level = "hk-basic";
         d.way_back("mo-basic", "hk-recognised");
         d.world.mo_type().assurance_level = "mo-basic";
       },
       // The way back asks for more than the way there gave.
       [](Desk& d) {
         d.entry().counts_as.issuing_level = "hk-basic";
         d.world.hk_type().assurance_level = "hk-basic";
         d.way_back("mo-qualified", "hk-recognised");
       }},
      {&kLintAboveEquivalence,
       [](Desk& d) {
         d.equivalences = {{"MO", "HK", "hk-recognised", "mo-basic"}};
       },
       [](Desk& d) {
         d.equivalences = {{"MO", "HK", "hk-recognised", "mo-advanced"}};
       }},
      {&kLintNoEquivalence,
       [](Desk& d) {
         d.equivalences = {{"MO", "HK", "hk-basic", "mo-basic"}};
       },
       // Another direction's table is not asked.
       [](Desk& d) {
         d.equivalences = {{"MO", "CN-GD", "gd-reliable", "mo-basic"}};
       }},
  };
  return all;
}

TEST(DocumentsLint, EveryRuleHasAFixtureThatFiresAndOneThatDoesNot) {
  std::map<std::string_view, int> seen;
  for (const Fixture& fixture : fixtures()) {
    SCOPED_TRACE(fixture.rule->id);
    ++seen[fixture.rule->id];
    EXPECT_THAT(rules(linted(fixture.fires)), Contains(std::string(fixture.rule->id)));
    EXPECT_THAT(linted(fixture.silent), IsEmpty());
  }
  // Below, and lint_report_test.
  ++seen[kLintIncomplete.id];
  for (const Code* rule : {&kLintWaiverExpired, &kLintWaiverTooLong, &kLintWaiverUnused}) {
    ++seen[rule->id];
  }
  for (const Code& rule : kLintCodes) EXPECT_EQ(seen[rule.id], 1) << rule.id;
}

TEST(DocumentsLint, GivenNoListsSaysSoOnceForEachAndJudgesNothingElse) {
  const LintResults results = linted([](Desk& d) {
    d.with_lists = false;
    d.way_back("mo-basic", "hk-recognised");
    d.pair().root_sha256 = stranger();
  });
  EXPECT_THAT(rules(results), ElementsAre("lint.cross.list_missing", "lint.cross.list_missing"));
}

TEST(DocumentsLint, EveryFieldThatListAndRegisterBothStateIsCompared) {
  const std::map<std::string, Change> changes{
      {"family",
       [](Desk& d) {
         d.world.hk_type().families = {
             {trustlists::DeclaredFamily::Kind::cp, Oid::literal("2.999.7"), 3}};
       }},
      {"reliance_limit",
       [](Desk& d) {
         d.world.hk_type().reliance_limit = trustlists::Money{100, "HKD"};
         d.entry().counts_as.reliance_limit = policy_mapping::Money{200, "HKD"};
       }},
      {"holder",
       [](Desk& d) { d.entry().required.holders = {policy_mapping::Holder::organisation}; }},
      {"custody", [](Desk& d) { d.entry().required.custody = {policy_mapping::Custody::device}; }},
      {"assurance", [](Desk& d) { d.entry().counts_as.issuing_level = "hk-basic"; }},
      {"previous_ca",
       [](Desk& d) {
         d.pair().issuer_sha256 = hong_kong().other.certificate()->fingerprint;
         d.world.hk_service(2).current.types.clear();
         d.world.hk_type().previous = {
             {.certificate_sha256 = hong_kong().other.certificate()->fingerprint,
              .from = {std::nullopt, "p. 1"},
              .to = {kNoon - kDay, "p. 1"}}};
       }},
  };
  for (const auto& [field, change] : changes) {
    const LintResults results = linted(change);
    ASSERT_EQ(results.size(), 1U) << field << ::testing::PrintToString(results);
    EXPECT_EQ(results[0].rule(), kLintListMismatch);
    EXPECT_EQ(results[0].facts()[0].value, field);
  }
}

TEST(DocumentsLint, ALevelTheListCannotCompareIsNoMismatch) {
  const LintResults results = linted([](Desk& d) { d.way_back("mo-seal", "hk-recognised"); });
  EXPECT_THAT(rules(results), ElementsAre("lint.cross.level.incomparable"));
  EXPECT_EQ(describe(results[0]).substr(0, 45), "lint.cross.level.incomparable warning MO/hk-m");
}

// A holder of the lowest level becomes one of the highest by crossing the border twice. The report
// names the chain of levels and the entry that leads back.
TEST(DocumentsLint, ARoundTripMayReturnWhereItStartedButNotAbove) {
  const auto trip = [](std::string start, std::string back_from, std::string end) {
    return linted([&](Desk& d) {
      d.entry().counts_as.issuing_level = start;
      d.world.hk_type().assurance_level = start;
      d.way_back(back_from, end);
      d.world.mo_type().assurance_level = back_from;
    });
  };
  EXPECT_THAT(trip("hk-recognised", "mo-advanced", "hk-recognised"), IsEmpty());
  EXPECT_THAT(trip("hk-recognised", "mo-advanced", "hk-basic"), IsEmpty());
  const LintResults above = trip("hk-basic", "mo-advanced", "hk-recognised");
  ASSERT_EQ(above.size(), 1U) << ::testing::PrintToString(above);
  EXPECT_EQ(describe(above[0]),
            "lint.cross.round_trip error MO/mo-hk-personal start=hk-basic end=hk-recognised "
            "via=mo-advanced other=hk-mo territory=HK");
}

// The way back may stand in the counterpart's own register alone.
TEST(DocumentsLint, ARoundTripIsFoundThroughACounterpartsRegister) {
  Desk desk;
  desk.entry().counts_as.issuing_level = "hk-basic";
  desk.world.hk_type().assurance_level = "hk-basic";
  desk.way_back("mo-basic", "hk-recognised");
  Register hong_kongs = desk.world.mo_register;
  hong_kongs.publisher = "HK";
  desk.world.mo_register.recognitions.pop_back();
  const auto lint = [&](std::vector<const Register*> counterparts) {
    return rules(lint_documents({.the_register = desk.world.mo_register,
                                 .lists = {&desk.world.hk_list, &desk.world.mo_list},
                                 .counterparts = std::move(counterparts),
                                 .equivalences = {},
                                 .now = kNoon}));
  };
  EXPECT_THAT(lint({}), IsEmpty());
  EXPECT_THAT(lint({&hong_kongs}), ElementsAre("lint.cross.round_trip"));
}

TEST(DocumentsLint, AnExpiredRootIsDeadThoughItsStatusIsNot) {
  Desk desk;
  desk.now = hong_kong().root.certificate()->not_after + 1;
  const LintResults results = desk.lint();
  EXPECT_THAT(rules(results), Contains("lint.cross.root.dead"));
  EXPECT_THAT(rules(results), Contains("lint.cross.issuer.dead"));
  EXPECT_THAT(rules(results), Not(Contains("lint.cross.root.unknown")));
}

TEST(DocumentsLint, AWithdrawnEntryIsHistory) {
  const LintResults results = linted([](Desk& d) {
    d.pair().root_sha256 = stranger();
    d.entry().counts_as.relying_level = "mo-golden";
    d.entry().status.push_back(
        {policy_mapping::Status::withdrawn, kNoon - kDay, policy_mapping::Reason::cessation, {}});
  });
  EXPECT_THAT(results, IsEmpty());
}

// Levels are few; a register that names thousands of them both ways is not one of this scheme.
TEST(DocumentsLint, GivenTooManyLevelsStopsAndSaysSo) {
  Desk desk;
  const Recognition there = desk.entry();
  for (int i = 0; i < 1100; ++i) {
    desk.world.mo_register.recognitions.push_back(there);
    desk.world.mo_register.recognitions.back().id = "there-" + std::to_string(i);
    desk.world.mo_register.recognitions.back().counts_as.issuing_level = "hk-basic";
    desk.way_back("mo-advanced" + std::to_string(i), "hk-basic");
    desk.world.mo_register.recognitions.back().id = "back-" + std::to_string(i);
  }
  EXPECT_THAT(rules(desk.lint()), Contains("lint.cross.incomplete"));
}

}  // namespace
}  // namespace baytrust::decision
