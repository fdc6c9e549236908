// One firing and one silent fixture for every lint rule of a register by itself.
#include "policy-mapping/lint.hpp"

#include <functional>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <map>

#include "policy-mapping/lint_codes.hpp"
#include "tests/policy-mapping/sample_register.hpp"

namespace baytrust {
void PrintTo(const LintResult& result, std::ostream* out) { *out << describe(result); }
}  // namespace baytrust

namespace baytrust::policy_mapping {
namespace {

using test::in_english;
using test::kFirst;
using test::kIssued;
using test::kSecond;
using test::kThird;
using ::testing::Contains;
using ::testing::IsEmpty;

constexpr Instant kNow{kIssued + kDay};

std::vector<std::string> rules(const LintResults& results) {
  std::vector<std::string> out;
  for (const LintResult& result : results) out.emplace_back(result.rule().id);
  return out;
}

// An entry with nothing to lint.
Recognition sound(std::string id) {
  Recognition r = test::simple();
  r.id = std::move(id);
  r.legal_basis = in_english("Notice 82 (DEMO)");
  r.reviewed = Review{"Demo Office", kSecond, kIssued + 90 * kDay};
  r.period.from.source = "gazette 12";
  r.counts_as.relying_level = "mo-qualified";
  r.counts_as.issuing_level = "hk-recognised";
  return r;
}
Recognition of_type(std::string id, std::string type) {
  Recognition r = sound(std::move(id));
  r.certificate_type->values = {std::move(type)};
  return r;
}

// Both directions, two types one way: nothing to lint.
Register sound_register() {
  Register reg = test::sample_register();
  Recognition back = sound("hk-mo");
  std::swap(back.relying, back.issuing);
  reg.recognitions = {sound("mo-hk-a"), of_type("mo-hk-b", "Other"), back};
  return reg;
}

using Change = std::function<void(Register&, LintOptions&)>;
LintResults linted(const Change& change) {
  Register reg = sound_register();
  LintOptions options{.now = kNow};
  if (change) change(reg, options);
  return lint(reg, options);
}
Recognition& first(Register& reg) { return reg.recognitions.front(); }

struct Fixture {
  const Code* rule;
  Change fires;
  Change silent;
};

const std::vector<Fixture>& fixtures() {
  static const std::vector<Fixture> all{
      {&kLintNextUpdateNear,
       [](Register& reg, LintOptions&) { reg.next_update = kNow + 14 * kDay - 1; },
       [](Register& reg, LintOptions&) { reg.next_update = kNow + 14 * kDay; }},
      {&kLintNextUpdatePast, [](Register& reg, LintOptions&) { reg.next_update = kNow; },
       [](Register& reg, LintOptions& options) {
         reg.next_update = kNow + 1;
         options.near_update = 1;
       }},
      {&kLintNextUpdateFar,
       [](Register& reg, LintOptions&) { reg.next_update = kIssued + 185 * kDay; },
       [](Register& reg, LintOptions&) { reg.next_update = kIssued + 184 * kDay; }},
      {&kLintLanguage, [](Register& reg, LintOptions&) { first(reg).legal_basis.clear(); },
       [](Register& reg, LintOptions&) { first(reg).legal_basis[0].lang = "en-HK"; }},
      // The same type in another place of the register, of a period that the other leaves free.
      {&kLintOverlap,
       [](Register& reg, LintOptions&) {
         first(reg).period.to = Bound::at(kNow + 90 * kDay, "gazette");
         reg.recognitions.push_back(sound("mo-hk-c"));
         reg.recognitions.back().period.from = Bound::at(kSecond, "gazette");
       },
       [](Register& reg, LintOptions&) {
         first(reg).period.to = Bound::at(kNow + 90 * kDay, "gazette");
         reg.recognitions.push_back(sound("mo-hk-c"));
         reg.recognitions.back().period.from = Bound::at(kNow + 90 * kDay, "gazette");
       }},
      {&kLintConflict,
       [](Register& reg, LintOptions&) {
         reg.recognitions.push_back(sound("mo-hk-c"));
         reg.recognitions.back().counts_as.relying_level = "mo-normalised";
       },
       // Divided by custody: no certificate can be of both.
       [](Register& reg, LintOptions&) {
         first(reg).required.custody = {Custody::device};
         reg.recognitions.push_back(sound("mo-hk-c"));
         reg.recognitions.back().counts_as.relying_level = "mo-normalised";
         reg.recognitions.back().required.custody = {Custody::file, Custody::server_side};
       }},
      {&kLintShadowed,
       [](Register& reg, LintOptions&) {
         reg.recognitions.push_back(sound("mo-hk-c"));
         reg.recognitions.back().policy_family.min_release = Release::parse("2018.1.1");
       },
       // A withdrawn entry hides nothing and is hidden by nothing.
       [](Register& reg, LintOptions&) {
         reg.recognitions.push_back(sound("mo-hk-c"));
         reg.recognitions.back().status.push_back(
             {Status::withdrawn, kThird, Reason::cessation, {}});
       }},
      {&kLintAsymmetric, [](Register& reg, LintOptions&) { reg.recognitions.pop_back(); }, nullptr},
      {&kLintAnyPolicy,
       [](Register& reg, LintOptions&) {
         first(reg).policy_family.prefix = Oid::literal("2.5.29.32");
         first(reg).policy_family.version_nodes = 1;
       },
       [](Register& reg, LintOptions&) {
         first(reg).policy_family.prefix = Oid::literal("2.5.29.32");
       }},
      {&kLintFamilyShort,
       [](Register& reg, LintOptions&) {
         first(reg).policy_family.prefix = Oid::literal("2.16.344.8");
       },
       [](Register& reg, LintOptions&) {
         first(reg).policy_family.prefix = Oid::literal("1.2.156.112559.1");
       }},
      {&kLintFamilySwallows,
       [](Register& reg, LintOptions&) {
         first(reg).policy_family.prefix = Oid::literal("2.16.344.8.2.2008.810");
         first(reg).policy_family.version_nodes = 4;
       },
       [](Register& reg, LintOptions&) {
         first(reg).policy_family.prefix = Oid::literal("2.16.344.8.2.2008.811");
         first(reg).policy_family.version_nodes = 4;
       }},
      {&kLintReviewOverdue, [](Register& reg, LintOptions&) { first(reg).reviewed->next = kNow; },
       [](Register& reg, LintOptions&) { first(reg).reviewed->next = kNow + 1; }},
      {&kLintReviewMissing, [](Register& reg, LintOptions&) { first(reg).reviewed->next.reset(); },
       // Nobody reviews what has ended.
       [](Register& reg, LintOptions&) {
         first(reg).reviewed.reset();
         first(reg).period.to = Bound::at(kNow, "gazette");
       }},
      {&kLintDateSource, [](Register& reg, LintOptions&) { first(reg).period.from.source.clear(); },
       [](Register& reg, LintOptions&) { first(reg).ca_pairs[0].period.to = Bound::open(); }},
  };
  return all;
}

TEST(RegisterLint, EveryRuleHasAFixtureThatFiresAndOneThatDoesNot) {
  std::map<std::string_view, int> seen;
  for (const Fixture& fixture : fixtures()) {
    SCOPED_TRACE(fixture.rule->id);
    ++seen[fixture.rule->id];
    EXPECT_THAT(rules(linted(fixture.fires)), Contains(std::string(fixture.rule->id)));
    EXPECT_THAT(linted(fixture.silent), IsEmpty());
  }
  // These two are about documents that are not registers, and about too much; below.
  ++seen[kLintSchema.id];
  ++seen[kLintIncomplete.id];
  for (const Code& rule : kLintCodes) EXPECT_EQ(seen[rule.id], 1) << rule.id;
}

TEST(RegisterLint, GivenARefusedDocumentSaysWhereAndWhy) {
  const std::string document =
      test::replaced(test::xml_of(test::sample_register()), ">2.999.853.1<", ">2.5.29.32.0<");
  const auto reg = test::read(document);
  ASSERT_TRUE(reg.has_error());
  const LintResults results = lint_refused(reg.error());
  ASSERT_EQ(results.size(), 1U);
  EXPECT_EQ(results[0].rule(), kLintSchema);
  EXPECT_EQ(results[0].facts()[0].value, "register.counts_as.any_policy");
}

// A model need not come from a document: what the reader would refuse is found here too.
TEST(RegisterLint, GivenAnyPolicyCountedIsAnError) {
  const LintResults results = linted([](Register& reg, LintOptions&) {
    first(reg).counts_as.policies = {RelyingPolicy(Oid::literal("2.5.29.32.0"))};
  });
  EXPECT_THAT(rules(results), Contains("lint.register.any_policy"));
}

// Of two entries the higher id is the place, since the lower one is selected (judgement 3).
TEST(RegisterLint, ConflictAndShadowNameTheEntryThatIsSelected) {
  const LintResults results = linted([](Register& reg, LintOptions&) {
    reg.recognitions.insert(reg.recognitions.begin(), sound("mo-hk-z"));
    reg.recognitions.front().counts_as.purposes = {"filing"};
  });
  ASSERT_EQ(results.size(), 2U) << ::testing::PrintToString(results);
  EXPECT_EQ(describe(results[0]),
            "lint.register.entry.conflict error MO/mo-hk-z other=mo-hk-a fields=counts_as");
  EXPECT_EQ(describe(results[1]), "lint.register.entry.shadowed warning MO/mo-hk-z other=mo-hk-a");
}

TEST(RegisterLint, AStricterEntryIsNotShadowedByALooserOneOfHigherId) {
  const LintResults results = linted([](Register& reg, LintOptions&) {
    first(reg).policy_family.min_release = Release::parse("2018.1.1");
    reg.recognitions.push_back(sound("mo-hk-c"));
  });
  EXPECT_EQ(rules(results), std::vector<std::string>{"lint.register.entry.overlap"});
}

TEST(RegisterLint, AnUnknownDateCoversNothing) {
  const LintResults results = linted([](Register& reg, LintOptions&) {
    first(reg).period.to = {Bound::Kind::unknown, {}, std::nullopt, "not published"};
    reg.recognitions.push_back(sound("mo-hk-c"));
  });
  EXPECT_EQ(rules(results), std::vector<std::string>{"lint.register.entry.overlap"});
}

// Ten thousand entries of one CA pair could be compared fifty million times.
TEST(RegisterLint, GivenTooManyEntriesOfOnePairStopsAndSaysSo) {
  Register reg = sound_register();
  for (int i = 0; i < 4000; ++i) {
    reg.recognitions.push_back(of_type("t" + std::to_string(i), "T" + std::to_string(i)));
  }
  const LintResults results = lint(reg, {.now = kNow});
  EXPECT_EQ(rules(results), std::vector<std::string>{"lint.register.incomplete"});
}

TEST(RegisterLint, IsLiveUntilEndedOrWithdrawnForGood) {
  Recognition entry = sound("x");
  EXPECT_TRUE(is_live(entry, kNow));
  entry.status.push_back({Status::suspended, kThird, Reason::review, {}});
  EXPECT_TRUE(is_live(entry, kNow)) << "a suspended entry may come back";
  entry.status.push_back({Status::withdrawn, kThird, Reason::cessation, {}});
  EXPECT_FALSE(is_live(entry, kNow));
  entry.status.push_back({Status::in_force, kNow + kDay, Reason::correction, {}});
  EXPECT_TRUE(is_live(entry, kNow)) << "it will be in force";
  entry.period.to = Bound::at(kNow);
  EXPECT_FALSE(is_live(entry, kNow));
}

}  // namespace
}  // namespace baytrust::policy_mapping
