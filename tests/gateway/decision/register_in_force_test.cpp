// judgement.md 1: a status is effective before it was known only for compromise or correction.
#include "gateway/decision/register_in_force.hpp"

#include <gmock/gmock.h>

#include "tests/gateway/decision/world.hpp"

namespace baytrust::decision {
namespace {

using namespace baytrust::test;
using policy_mapping::Reason;
using policy_mapping::Status;
using testing::ElementsAre;
using testing::IsEmpty;

// Two editions of Macao's register: the second, activated 10 days before noon, adds `changes`.
struct TwoEditions {
  explicit TwoEditions(std::vector<policy_mapping::StatusChange> changes) {
    older.sequence_number = 3;
    older.issued = kNoon - 30 * kDay;
    for (auto& change : changes) world.entry().status.push_back(std::move(change));
    first.emplace(world.edition(older), nullptr);
    second.emplace(world.edition(world.mo_register), &*first);
  }
  Instant activated() const { return *second->header().activated; }
  Status at(Instant t) const {
    return policy_mapping::status_at(*second->find("mo-hk-personal"), t)->status;
  }
  World world;
  policy_mapping::Register older = world.mo_register;
  std::optional<RegisterInForce> first, second;
};

constexpr Instant kBefore = kNoon - 15 * kDay;

TEST(RegisterInForce, FindsEntriesByDirectionInTheOrderOfIds) {
  World world;
  world.mo_register.recognitions.push_back(recognition("a-first"));
  auto reverse = recognition("hk-mo");
  reverse.relying = "HK";
  reverse.issuing = "MO";
  world.mo_register.recognitions.push_back(reverse);
  const RegisterInForce reg(world.edition(world.mo_register), nullptr);
  std::vector<std::string> found;
  for (const auto* entry : reg.entries("MO", "HK")) found.push_back(entry->id);
  EXPECT_THAT(found, ElementsAre("a-first", "mo-hk-personal"));
  EXPECT_EQ(reg.entries("HK", "MO").size(), 1U);
  EXPECT_TRUE(reg.entries("MO", "CN-GD").empty());
  EXPECT_NE(reg.find("hk-mo"), nullptr);
  EXPECT_EQ(reg.find("nothing"), nullptr);
}

TEST(RegisterInForce, AFirstEditionCountsAsWritten) {
  const World world;
  const RegisterInForce reg(world.edition(world.mo_register), nullptr);
  EXPECT_EQ(reg.find("mo-hk-personal")->status.front().effective_from, kStart);
  EXPECT_THAT(reg.status_findings("mo-hk-personal"), IsEmpty());
}

TEST(RegisterInForce, AnEndThatWasNotKnownBeginsWhenItBecameKnown) {
  const TwoEditions editions({{Status::withdrawn, kBefore, Reason::review, {}}});
  EXPECT_EQ(editions.at(editions.activated() - 1), Status::in_force);
  EXPECT_EQ(editions.at(editions.activated()), Status::withdrawn);
  EXPECT_THAT(ids(editions.second->status_findings("mo-hk-personal")),
              ElementsAre("recognition.status.retroactive"));
}

TEST(RegisterInForce, ACompromiseReachesBack) {
  const TwoEditions editions({{Status::suspended, kBefore, Reason::compromise, {}}});
  EXPECT_EQ(editions.at(kBefore - 1), Status::in_force);
  EXPECT_EQ(editions.at(kBefore), Status::suspended);
  EXPECT_THAT(ids(editions.second->status_findings("mo-hk-personal")),
              ElementsAre("recognition.status.corrected"));
}

TEST(RegisterInForce, AnAnnouncedChangeBeginsWhenItSays) {
  const TwoEditions editions({{Status::withdrawn, kNoon, Reason::review, {}}});
  EXPECT_EQ(editions.at(kNoon - 1), Status::in_force);
  EXPECT_EQ(editions.at(kNoon), Status::withdrawn);
  EXPECT_THAT(editions.second->status_findings("mo-hk-personal"), IsEmpty());
}

// A later compromise never takes effect before the change the publisher put in front of it.
TEST(RegisterInForce, ThePublishersOrderOfChangesStays) {
  const TwoEditions editions({{Status::in_force, kBefore, Reason::review, {}},
                              {Status::suspended, kBefore + kDay, Reason::compromise, {}}});
  EXPECT_EQ(editions.at(editions.activated() - 1), Status::in_force);
  EXPECT_EQ(editions.at(editions.activated()), Status::suspended);
}

TEST(RegisterInForce, WhatWasSettledStaysSoInLaterEditions) {
  TwoEditions editions({{Status::withdrawn, kBefore, Reason::review, {}}});
  policy_mapping::Register third = editions.world.mo_register;
  third.sequence_number = 5;
  third.issued = kNoon - kDay;
  const RegisterInForce later(editions.world.edition(third), &*editions.second);
  const auto& entry = *later.find("mo-hk-personal");
  EXPECT_EQ(entry.status.back().effective_from, editions.activated());
  EXPECT_THAT(ids(later.status_findings("mo-hk-personal")),
              ElementsAre("recognition.status.retroactive"));
}

// judgement.md 1, on a decision about the days between.
TEST(RegisterInForce, RetroactiveStatusesAreShownInDecisions) {
  World world;
  policy_mapping::Register older = world.mo_register;
  older.sequence_number = 3;
  older.issued = kNoon - 30 * kDay;
  world.older_registers = {world.edition(older)};
  world.entry().status.push_back({Status::withdrawn, kBefore, Reason::compromise, {}});
  world.at = kBefore + kDay;
  world.evidence.crls = {};
  for (const Authority* ca : {&hong_kong().root, &hong_kong().ca}) {
    world.evidence.crls.add(ca->issue_crl({.this_update = kBefore}), kNoon - kHour);
    world.evidence.crls.add(ca->issue_crl(), kNoon - kHour);
  }
  const Decision d = world.decide(sound_certificate());
  EXPECT_EQ(d.recognition, Recognition::not_recognised) << explain(d);
  EXPECT_NE(find(d.recognition_findings, "recognition.status.corrected"), nullptr);
}

}  // namespace
}  // namespace baytrust::decision
