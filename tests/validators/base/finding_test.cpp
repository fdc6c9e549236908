#include "validators/base/finding.hpp"

#include <gtest/gtest.h>

namespace baytrust {
namespace {

constexpr Code kExpired{"test.expired", "RFC 5280 6.1.3(a)(2)", Effect::invalid};
constexpr Code kSeen{"test.seen", "none", Effect::passed};

TEST(Finding, TakesItsCodesEffectUnlessToldOtherwise) {
  const Finding finding(kExpired, Subject(Subject::Kind::path, 1), Facts{{"at", "now"}});
  EXPECT_EQ(finding.effect(), Effect::invalid);
  EXPECT_EQ(finding.with_effect(Effect::warning).effect(), Effect::warning);
  EXPECT_EQ(finding.with_effect(Effect::warning).code(), kExpired);
  EXPECT_EQ(finding.with_subject(Subject(Subject::Kind::anchor)).subject().kind(),
            Subject::Kind::anchor);
  EXPECT_EQ(describe(finding), "test.expired invalid path[1] at=now");
}

TEST(Finding, EqualityIsOfEveryPart) {
  const Finding one(kExpired, Subject(Subject::Kind::path, 1), Facts{{"at", "now"}});
  EXPECT_EQ(one, Finding(kExpired, Subject(Subject::Kind::path, 1), Facts{{"at", "now"}}));
  EXPECT_NE(one, Finding(kExpired, Subject(Subject::Kind::path, 2), Facts{{"at", "now"}}));
  EXPECT_NE(one, Finding(kExpired, Subject(Subject::Kind::path, 1), Facts{{"at", "then"}}));
  EXPECT_NE(one, one.with_effect(Effect::info));
  EXPECT_NE(one, Finding(kSeen, Subject(Subject::Kind::path, 1)));
}

TEST(Finding, TheWorstEffectWins) {
  const Subject subject(Subject::Kind::request);
  EXPECT_EQ(worst({}), Effect::passed);
  Findings findings;
  for (const Effect effect : {Effect::info, Effect::not_accepted, Effect::warning,
                              Effect::indeterminate, Effect::not_recognised}) {
    findings.emplace_back(kSeen, subject, effect);
  }
  EXPECT_EQ(worst(findings), Effect::indeterminate);
}

TEST(Finding, EffectsAreOrderedMildestFirst) {
  EXPECT_LT(Effect::passed, Effect::info);
  EXPECT_LT(Effect::info, Effect::warning);
  EXPECT_LT(Effect::warning, Effect::not_accepted);
  EXPECT_LT(Effect::not_accepted, Effect::not_recognised);
  EXPECT_LT(Effect::not_recognised, Effect::indeterminate);
  EXPECT_LT(Effect::indeterminate, Effect::invalid);
  EXPECT_EQ(to_string(Effect::not_accepted), "not-accepted");
  EXPECT_EQ(to_string(Effect::not_recognised), "not-recognised");
  EXPECT_EQ(to_string(Effect::indeterminate), "indeterminate");
}

TEST(Subject, IsShownWithItsIndexOrName) {
  EXPECT_EQ(to_string(Subject(Subject::Kind::path, 0)), "path[0]");
  EXPECT_EQ(to_string(Subject(Subject::Kind::crl, 3)), "crl[3]");
  EXPECT_EQ(to_string(Subject(Subject::Kind::candidate, 2)), "candidate[2]");
  EXPECT_EQ(to_string(Subject(Subject::Kind::anchor)), "anchor");
  EXPECT_EQ(to_string(Subject(Subject::Kind::list, "HK")), "list HK");
  EXPECT_EQ(to_string(Subject(Subject::Kind::mapping_register, "MO")), "register MO");
  EXPECT_EQ(to_string(Subject(Subject::Kind::signature)), "signature");
}

TEST(Subject, NamesAreCutAtThirtyOneOctets) {
  const Subject subject(Subject::Kind::recognition, std::string(100, 'x'));
  EXPECT_EQ(subject.name(), std::string(31, 'x'));
}

}  // namespace
}  // namespace baytrust
