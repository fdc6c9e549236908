// The contract of emergency acts, over every adapter.
#include "tests/gateway/store/contract.hpp"
#include "tests/gateway/store/submission_steps.hpp"

namespace baytrust::contract {
namespace {

using service::EmergencyRecord;
using service::EventKind;
using ::testing::ElementsAre;

EmergencyRecord record_of(std::string id) {
  return {.act = {.id = std::move(id),
                  .kind = decision::EmergencyAct::Kind::suspend_recognition,
                  .certificate = {},
                  .relying = "MO",
                  .recognition = "mo-hk-1",
                  .effective_from = {50},
                  .known_from = {100},
                  .lapses = Instant{900},
                  .reason = "key compromise"},
          .territory = "MO",
          .by = "ana"};
}

class EmergencyContract : public Contract {
 protected:
  service::Store& with(const std::vector<EmergencyRecord>& records) {
    service::Store& store = created();
    for (const auto& record : records) {
      EXPECT_TRUE(store.emergencies().begin(record, begun(record.act.id)));
    }
    return store;
  }
  static service::NewEvent begun(const std::string& id) {
    return event_of(EventKind::emergency_begun, id);
  }
  static service::NewEvent ended(const std::string& id) {
    return event_of(EventKind::emergency_lapsed, id);
  }
};

TEST_P(EmergencyContract, KeepsActsInTheOrderTheyWereBegunWithTheirEvents) {
  auto distrust = record_of("e-0");
  distrust.act.kind = decision::EmergencyAct::Kind::distrust_certificate;
  distrust.act.certificate = digest_of("ca");
  distrust.act.known_from = {99};
  with({record_of("e-1"), distrust});
  EXPECT_THAT(opened().emergencies().emergencies().value(),
              ElementsAre(record_of("e-1"), distrust));
  EXPECT_THAT(opened().events().after(0, 10).value(),
              ElementsAre(service::Event{1, begun("e-1")}, service::Event{2, begun("e-0")}));
}

TEST_P(EmergencyContract, AnIdIsTakenForEver) {
  service::Store& store = with({record_of("e-1")});
  auto other = record_of("e-1");
  other.by = "bao";
  EXPECT_EQ(code_of(store.emergencies().begin(other, begun("e-1"))), "store.known");
  EXPECT_THAT(store.emergencies().emergencies().value(), ElementsAre(record_of("e-1")));
  EXPECT_EQ(store.events().last_number().value(), 1U);
}

TEST_P(EmergencyContract, AnActMayEndSoonerAndOnlyOnce) {
  service::Store& store = with({record_of("e-1")});
  ASSERT_TRUE(store.emergencies().end("e-1", {500}, ended("e-1")));
  auto expected = record_of("e-1");
  expected.ended = Instant{500};
  EXPECT_THAT(opened().emergencies().emergencies().value(), ElementsAre(expected));
  EXPECT_EQ(opened().events().newest(1).value()[0], (service::Event{2, ended("e-1")}));
  EXPECT_EQ(code_of(store.emergencies().end("e-1", {400}, ended("e-1"))),
            "store.changed_meanwhile");
  EXPECT_EQ(store.events().last_number().value(), 2U);
}

TEST_P(EmergencyContract, WhatHasLapsedCannotEnd) {
  service::Store& store = with({record_of("e-1")});
  EXPECT_EQ(code_of(store.emergencies().end("e-1", {900}, ended("e-1"))),
            "store.changed_meanwhile");
  EXPECT_EQ(code_of(store.emergencies().end("e-2", {500}, ended("e-2"))), "store.unknown");
  EXPECT_THAT(store.emergencies().emergencies().value(), ElementsAre(record_of("e-1")));
  EXPECT_TRUE(store.emergencies().end("e-1", {899}, ended("e-1")));
}

TEST_P(EmergencyContract, MovesTheRevisionSoThatAGatewayMakesItsSnapshotAnew) {
  service::Store& store = created();
  const std::uint64_t before = revision(store);
  ASSERT_TRUE(store.emergencies().begin(record_of("e-1"), begun("e-1")));
  EXPECT_EQ(revision(store), before + 1);
  ASSERT_TRUE(store.emergencies().end("e-1", {500}, ended("e-1")));
  EXPECT_EQ(revision(store), before + 2);
  EXPECT_FALSE(store.emergencies().end("e-1", {500}, ended("e-1")));
  EXPECT_EQ(revision(store), before + 2);
}

INSTANTIATE_TEST_SUITE_P(Adapters, EmergencyContract, adapters(), adapter_name);

}  // namespace
}  // namespace baytrust::contract
