#include "gateway/decision/ages.hpp"

#include <gmock/gmock.h>

#include "tests/gateway/decision/world.hpp"

namespace baytrust::decision {
namespace {

using namespace baytrust::test;

constexpr Instant kIssued = kNoon;
constexpr Instant kNext = kNoon + 30 * kDay;
constexpr AgeRule kWeek{.grace = 7 * kDay};

EditionHeader edition(DocumentKind kind = DocumentKind::trust_list) {
  EditionHeader header;
  header.kind = kind;
  header.territory = "HK";
  header.issued = kIssued;
  header.next_update = kNext;
  return header;
}

TEST(Ages, AreFreshUntilNextUpdateThenGraceThenStop) {
  const auto state = [](Instant k) { return age_at(edition(), kWeek, k).state; };
  EXPECT_EQ(state(kIssued), AgeState::fresh);
  EXPECT_EQ(state(kNext - 1), AgeState::fresh);
  EXPECT_EQ(state(kNext), AgeState::grace);
  EXPECT_EQ(state(kNext + 7 * kDay - 1), AgeState::grace);
  EXPECT_EQ(state(kNext + 7 * kDay), AgeState::stop);
}

TEST(Ages, CountFromTheIssueTime) {
  const Age age = age_at(edition(), kWeek, kIssued + 90);
  EXPECT_EQ(age.seconds, 90);
  EXPECT_EQ(age.fresh_until, kNext);
  EXPECT_EQ(age.stop_from, kNext + 7 * kDay);
}

TEST(Ages, OfAClosedEditionAreStop) {
  EditionHeader closed = edition();
  closed.next_update.reset();
  EXPECT_EQ(age_at(closed, kWeek, kIssued).state, AgeState::stop);
}

struct Row {
  DocumentKind kind;
  Instant known_at;
  DocumentRole role;
  std::string_view code;
  Effect effect;
};
TEST(Ages, LeaveOneFindingByStateAndRole) {
  using enum DocumentRole;
  constexpr auto kList = DocumentKind::trust_list;
  constexpr auto kRegister = DocumentKind::mapping_register;
  const Instant grace = kNext, stop = kNext + 7 * kDay;
  const Row rows[] = {
      {kList, kIssued, issuing_list, "list.age.fresh", Effect::passed},
      {kList, grace, issuing_list, "list.age.grace", Effect::warning},
      {kList, stop, issuing_list, "list.age.stop", Effect::indeterminate},
      {kList, stop, relying_list, "list.age.stop", Effect::warning},
      {kRegister, kIssued, relying_register, "register.age.fresh", Effect::passed},
      {kRegister, grace, relying_register, "register.age.grace", Effect::warning},
      {kRegister, stop, relying_register, "register.age.stop", Effect::indeterminate},
      {kRegister, stop, counterpart_register, "register.age.stop", Effect::warning},
  };
  for (const Row& row : rows) {
    const EditionHeader header = edition(row.kind);
    const Finding finding = age_finding(header, age_at(header, kWeek, row.known_at), row.role);
    EXPECT_EQ(finding.code().id, row.code);
    EXPECT_EQ(finding.effect(), row.effect) << row.code << " " << to_string(row.role);
    EXPECT_EQ(finding.facts().empty(), row.known_at == kIssued);
  }
}

TEST(Ages, SayTheRuleInTheirFacts) {
  const EditionHeader header = edition();
  const Age age = age_at(header, kWeek, kNext + kDay);
  const Findings found{age_finding(header, age, DocumentRole::issuing_list)};
  EXPECT_EQ(fact(found, "list.age.grace", "age"), std::to_string(31 * kDay));
  EXPECT_EQ(fact(found, "list.age.grace", "next_update"), to_string(kNext));
  EXPECT_EQ(fact(found, "list.age.grace", "stop"), to_string(kNext + 7 * kDay));
}

// judgement.md 9 on whole decisions: scenario 11.
TEST(Ages, OfTheIssuingListPastStopLeaveHomeIndeterminate) {
  World world;
  world.hk_list.scheme.next_update = kNoon - 8 * kDay;
  const Decision d = world.decide(sound_certificate());
  EXPECT_EQ(d.home, Home::indeterminate) << explain(d);
  EXPECT_EQ(d.verdict.sub_indication, SubIndication::certificate_chain_general_failure);
  EXPECT_EQ(d.verdict.accepted, Accepted::unknown);
}

TEST(Ages, OfTheIssuingListInGraceOnlyWarn) {
  World world;
  world.hk_list.scheme.next_update = kNoon - kDay;
  const Decision d = world.decide(sound_certificate());
  EXPECT_EQ(d.verdict.accepted, Accepted::yes) << explain(d);
  ASSERT_NE(find(d.home_findings, "list.age.grace"), nullptr);
}

TEST(Ages, OfTheRelyingRegisterPastStopLeaveRecognitionUnknown) {
  World world;
  world.mo_register.next_update = kNoon - 8 * kDay;
  const Decision d = world.decide(sound_certificate());
  EXPECT_EQ(d.home, Home::valid) << explain(d);
  EXPECT_EQ(d.recognition, Recognition::unknown);
  EXPECT_EQ(d.verdict.outcome, Outcome::indeterminate);
  EXPECT_EQ(d.verdict.accepted, Accepted::unknown);
}

// Whatever the old edition says: what was refused then may be recognised by now.
TEST(Ages, OfTheRelyingRegisterPastStopOutweighAFailedLeg) {
  World world;
  world.mo_register.next_update = kNoon - 8 * kDay;
  world.entry().policy_family.prefix = Oid::literal("2.999.7");
  EXPECT_EQ(world.decide(sound_certificate()).recognition, Recognition::unknown);
}

TEST(Ages, OfTheOthersOnlyWarn) {
  World world;
  world.mo_list.scheme.next_update = kNoon - 8 * kDay;
  world.hk_register.next_update = kNoon - 8 * kDay;
  const Decision d = world.decide(sound_certificate());
  EXPECT_EQ(d.verdict.accepted, Accepted::yes) << explain(d);
  EXPECT_EQ(find(d.profile_findings, "list.age.stop")->effect(), Effect::warning);
  EXPECT_EQ(find(d.recognition_findings, "register.age.stop")->effect(), Effect::warning);
}

TEST(Ages, RulesAndStatesOfEveryDocumentAreNamed) {
  const World world;
  const Decision d = world.decide(sound_certificate());
  ASSERT_EQ(d.documents.size(), 4U);
  const DocumentRole roles[] = {DocumentRole::issuing_list, DocumentRole::relying_list,
                                DocumentRole::relying_register, DocumentRole::counterpart_register};
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_EQ(d.documents[i].role, roles[i]);
    EXPECT_EQ(d.documents[i].age.seconds, 10 * kDay);
    EXPECT_EQ(d.documents[i].age.state, AgeState::fresh);
    EXPECT_EQ(d.documents[i].grace, 7 * kDay);
  }
}

// k decides, not t: an old signature is judged by lists as old as they are now.
TEST(Ages, CountAtKnownAt) {
  World world;
  world.at = kNoon - 5 * kDay;
  world.known_at = kNoon + 40 * kDay;
  const Decision d = world.decide(sound_certificate());
  EXPECT_EQ(d.documents.front().age.state, AgeState::stop);
}

}  // namespace
}  // namespace baytrust::decision
