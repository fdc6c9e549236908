#include "gateway/decision/snapshot.hpp"

#include <algorithm>
#include <gmock/gmock.h>
#include <thread>

#include "gateway/decision/list_in_force.hpp"
#include "gateway/decision/register_in_force.hpp"
#include "tests/gateway/decision/world.hpp"

namespace baytrust::decision {
namespace {

using namespace baytrust::test;
using testing::ElementsAre;
using testing::IsEmpty;

TrustSnapshot::Sources sources() { return World().snapshot()->sources(); }

std::shared_ptr<const TrustSnapshot> make(TrustSnapshot::Sources from) {
  auto made = TrustSnapshot::make(std::move(from));
  EXPECT_TRUE(made) << describe(made.error());
  return made ? *made : nullptr;
}

HeldEdition held_edition() {
  HeldEdition held;
  held.header.territory = "HK";
  held.header.sequence = 8;
  held.header.received = kNoon - kHour;
  held.dropped.certificates = {hong_kong().ca.certificate()->fingerprint};
  held.dropped.types = {{hong_kong().other.certificate()->fingerprint, "personal"}};
  held.dropped.recognitions = {"mo-hk-personal"};
  return held;
}

TEST(Snapshot, EqualSourcesInAnyOrderHaveEqualIds) {
  TrustSnapshot::Sources a = sources();
  a.pins = {{"HK", hong_kong().ca.certificate()->fingerprint, kStart, {}},
            {"MO", macao().ca.certificate()->fingerprint, kStart, kNoon}};
  a.acts.resize(2);
  a.acts[0].id = "act-1";
  a.acts[1].id = "act-2";
  TrustSnapshot::Sources b = a;
  std::reverse(b.lists.begin(), b.lists.end());
  std::reverse(b.registers.begin(), b.registers.end());
  std::reverse(b.jurisdictions.begin(), b.jurisdictions.end());
  std::reverse(b.pins.begin(), b.pins.end());
  std::reverse(b.acts.begin(), b.acts.end());
  EXPECT_EQ(make(a)->id(), make(b)->id());
}

// formats.md 4: what the id is made of.
TEST(Snapshot, EveryPartOfItsSourcesShowsInItsId) {
  const Digest before = make(sources())->id();
  const auto changed = [&](auto change) {
    TrustSnapshot::Sources s = sources();
    change(s);
    return make(s)->id() != before;
  };
  EXPECT_FALSE(changed([](auto&) {}));
  EXPECT_TRUE(changed([](auto& s) { s.lists.pop_back(); }));
  EXPECT_TRUE(changed([](auto& s) { s.lists[0].header.digest.octets[0] ^= 1; }));
  EXPECT_TRUE(changed([](auto& s) { s.lists[0].header.received = kNoon; }));
  EXPECT_TRUE(changed([](auto& s) { s.lists[0].header.activated = kNoon; }));
  EXPECT_TRUE(changed([](auto& s) { s.registers.pop_back(); }));
  EXPECT_TRUE(changed([](auto& s) { s.held = {held_edition()}; }));
  EXPECT_TRUE(changed([](auto& s) { s.pins = {{"HK", Digest{}, kStart, {}}}; }));
  EXPECT_TRUE(changed([](auto& s) { s.jurisdictions[0].age.grace = 0; }));
  EXPECT_TRUE(changed([](auto& s) {
    s.jurisdictions[0].algorithms.of(crypto::Hash::sha256) = crypto::Acceptance::until(kEnd);
  }));
  EXPECT_TRUE(changed([](auto& s) { s.acts.resize(1); }));
  EXPECT_TRUE(changed([](auto& s) { s.rollback = Rollback::unchecked; }));
}

TEST(Snapshot, WhatAHeldEditionDropsShowsInTheId) {
  const auto id_with = [](const HeldEdition& held) {
    TrustSnapshot::Sources s = sources();
    s.held = {held};
    return make(s)->id();
  };
  const Digest all = id_with(held_edition());
  HeldEdition held = held_edition();
  held.dropped.certificates.clear();
  EXPECT_NE(id_with(held), all);
  held = held_edition();
  held.dropped.types.clear();
  EXPECT_NE(id_with(held), all);
  held = held_edition();
  held.dropped.recognitions.clear();
  EXPECT_NE(id_with(held), all);
}

TEST(Snapshot, ActsOfBothKindsShowInTheId) {
  const auto id_with = [](EmergencyAct act) {
    TrustSnapshot::Sources s = sources();
    s.acts = {act};
    return make(s)->id();
  };
  EmergencyAct act{.id = "act-1", .recognition = "mo-hk-personal"};
  const Digest distrust = id_with(act);
  act.kind = EmergencyAct::Kind::suspend_recognition;
  const Digest suspend = id_with(act);
  EXPECT_NE(distrust, suspend);
  act.lapses = kNoon;
  EXPECT_NE(id_with(act), suspend);
  act.lapses.reset();
  act.recognition = "other";
  EXPECT_NE(id_with(act), suspend);
}

// judgement.md 1: k bounds editions by activation.
TEST(Snapshot, KSelectsTheEditionByActivation) {
  World world;
  trustlists::TrustList older = world.hk_list;
  older.scheme.sequence_number = 6;
  older.scheme.list_issue_date_time = kNoon - 30 * kDay;
  world.older_lists = {world.edition(older)};
  policy_mapping::Register older_register = world.mo_register;
  older_register.sequence_number = 3;
  older_register.issued = kNoon - 30 * kDay;
  world.older_registers = {world.edition(older_register)};
  const auto snapshot = world.snapshot();
  const Instant activated = kNoon - 10 * kDay + 2 * kHour;
  EXPECT_EQ(snapshot->list("HK", activated)->header().sequence, 7U);
  EXPECT_EQ(snapshot->list("HK", activated - 1)->header().sequence, 6U);
  EXPECT_EQ(snapshot->mapping_register("MO", activated)->header().sequence, 4U);
  EXPECT_EQ(snapshot->mapping_register("MO", activated - 1)->header().sequence, 3U);
  EXPECT_EQ(snapshot->list("HK", kNoon - 40 * kDay), nullptr);
  EXPECT_EQ(snapshot->list("CN-GD", kNoon), nullptr);
  EXPECT_EQ(snapshot->mapping_register("CN-GD", kNoon), nullptr);
  EXPECT_EQ(snapshot->lists(activated - 1).size(), 1U);
  EXPECT_EQ(snapshot->lists(activated).size(), 2U);
}

TEST(Snapshot, OfTwoEditionsActivatedAtOnceTheHigherSequenceCounts) {
  World world;
  trustlists::TrustList next = world.hk_list;
  next.scheme.sequence_number = 8;
  world.older_lists = {world.edition(next)};
  EXPECT_EQ(world.snapshot()->list("HK", kNoon)->header().sequence, 8U);
}

TEST(Snapshot, HeldEditionsCountFromReceiptWhileTheirPredecessorIsInForce) {
  World world;
  world.held = {held_edition()};
  const auto snapshot = world.snapshot();
  const EditionHeader in_force = snapshot->list("HK", kNoon)->header();
  EXPECT_EQ(snapshot->held(in_force, kNoon).size(), 1U);
  EXPECT_THAT(snapshot->held(in_force, kNoon - 2 * kHour), IsEmpty());
  EditionHeader later = in_force;
  later.sequence = 8;
  EXPECT_THAT(snapshot->held(later, kNoon), IsEmpty());
  EXPECT_THAT(snapshot->held(snapshot->list("MO", kNoon)->header(), kNoon), IsEmpty());
}

TEST(Snapshot, RefusesATerritoryThatIsNotConfigured) {
  TrustSnapshot::Sources s = sources();
  s.jurisdictions.clear();
  const auto made = TrustSnapshot::make(s);
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().code().id, "snapshot.jurisdiction.unknown");
  EXPECT_EQ(made.error().subject(), "list HK");
}

TEST(Snapshot, RefusesAHeaderThatIsNotItsContents) {
  const auto reason = [](auto change) -> std::string {
    TrustSnapshot::Sources s = sources();
    change(s);
    const auto made = TrustSnapshot::make(s);
    if (made || made.error().code().id != "snapshot.edition.inconsistent") return "accepted";
    return made.error().facts().front().value;
  };
  EXPECT_EQ(reason([](auto& s) { s.lists[0].header.activated.reset(); }), "activation");
  EXPECT_EQ(reason([](auto& s) { s.lists[0].header.kind = DocumentKind::mapping_register; }),
            "kind");
  EXPECT_EQ(reason([](auto& s) { s.lists[0].list.reset(); }), "content");
  EXPECT_EQ(reason([](auto& s) { s.lists[0].header.territory = "CN-GD"; }), "territory");
  EXPECT_EQ(reason([](auto& s) { s.lists[0].header.sequence = 1; }), "sequence");
  EXPECT_EQ(reason([](auto& s) { s.lists[0].header.issued = kStart; }), "times");
  EXPECT_EQ(reason([](auto& s) { s.lists[0].header.next_update.reset(); }), "times");
  EXPECT_EQ(reason([](auto& s) { s.registers[0].header.kind = DocumentKind::trust_list; }), "kind");
  EXPECT_EQ(reason([](auto& s) { s.registers[0].content.reset(); }), "content");
  EXPECT_EQ(reason([](auto& s) { s.registers[0].header.territory = "CN-GD"; }), "territory");
  EXPECT_EQ(reason([](auto& s) { s.registers[0].header.sequence = 1; }), "sequence");
  EXPECT_EQ(reason([](auto& s) { s.registers[0].header.next_update = kEnd; }), "times");
}

TEST(Snapshot, TakesWhatCompareSawAsDropped) {
  const World world;
  trustlists::TrustList fewer = world.hk_list;
  fewer.providers.front().services.pop_back();
  const Dropped services = dropped_by(trustlists::compare(world.hk_list, fewer));
  EXPECT_THAT(services.certificates, ElementsAre(hong_kong().other.certificate()->fingerprint));
  EXPECT_THAT(services.types, ElementsAre(std::pair(hong_kong().other.certificate()->fingerprint,
                                                    std::string("personal"))));
  policy_mapping::Register none = world.mo_register;
  none.recognitions.clear();
  EXPECT_THAT(dropped_by(policy_mapping::compare(world.mo_register, none)).recognitions,
              ElementsAre("mo-hk-personal"));
}

TEST(SnapshotHolder, ServesReadersWhileItIsSwapped) {
  const auto first = World().snapshot();
  SnapshotHolder holder(first);
  std::thread reader([&] {
    for (int i = 0; i < 1000; ++i) EXPECT_NE(holder.current(), nullptr);
  });
  World other;
  other.jurisdictions.front().age.grace = 1;
  const auto second = other.snapshot();
  for (int i = 0; i < 1000; ++i) holder.swap_in(i % 2 == 0 ? second : first);
  reader.join();
  EXPECT_EQ(holder.current()->id(), first->id());
}

}  // namespace
}  // namespace baytrust::decision
