// The contract of events and their delivery, over every adapter.
#include <limits>

#include "tests/gateway/store/contract.hpp"
#include "tests/gateway/store/submission_steps.hpp"
#include "tests/support/dying_vfs.hpp"

namespace baytrust::contract {
namespace {

using service::Delivery;
using service::EventKind;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class EventContract : public Contract {
 protected:
  service::EventStore& with(int events) {
    service::EventStore& store = created().events();
    for (int i = 1; i <= events; ++i) {
      EXPECT_EQ(store.append(event_of(EventKind::trust_state, std::to_string(i))).value(),
                static_cast<std::uint64_t>(i));
    }
    return store;
  }
  static std::vector<std::uint64_t> numbers(const Result<std::vector<service::Event>>& events) {
    std::vector<std::uint64_t> out;
    for (const auto& event : events.value()) out.push_back(event.number);
    return out;
  }
};

TEST_P(EventContract, NumbersFromOneWithoutGaps) {
  with(3);
  EXPECT_EQ(opened().events().last_number().value(), 3U);
  EXPECT_THAT(numbers(opened().events().after(0, 10)), ElementsAre(1, 2, 3));
}

TEST_P(EventContract, StartsWithNone) {
  service::EventStore& events = created().events();
  EXPECT_EQ(events.last_number().value(), 0U);
  EXPECT_THAT(events.after(0, 10).value(), IsEmpty());
  EXPECT_THAT(events.newest(10).value(), IsEmpty());
}

TEST_P(EventContract, KeepsAnEventAsItWas) {
  service::NewEvent event = event_of(EventKind::recall, "d-1");
  event.recipient = "library";
  event.content = R"({"name":"證書"})";
  ASSERT_TRUE(created().events().append(event));
  EXPECT_THAT(opened().events().after(0, 1).value(), ElementsAre(service::Event{1, event}));
}

TEST_P(EventContract, TellsOnFromAnyNumber) {
  service::EventStore& events = with(5);
  EXPECT_THAT(numbers(events.after(2, 2)), ElementsAre(3, 4));
  EXPECT_THAT(numbers(events.after(4, 10)), ElementsAre(5));
  EXPECT_THAT(numbers(events.after(5, 10)), IsEmpty());
  EXPECT_THAT(numbers(events.after(std::numeric_limits<std::uint64_t>::max(), 10)), IsEmpty());
  EXPECT_THAT(numbers(events.after(0, 0)), IsEmpty());
  EXPECT_THAT(numbers(events.newest(2)), ElementsAre(5, 4));
}

TEST_P(EventContract, TellsAThousandAtMostAtOnce) {
  created();
  const test::Unsynced unsynced;
  service::Store& store = opened();
  service::EventStore& events = store.events();
  for (int i = 0; i < 1001; ++i) ASSERT_TRUE(events.append(event_of(EventKind::recall, "x")));
  EXPECT_THAT(events.after(0, 5000).value(), SizeIs(1000));
  EXPECT_THAT(events.newest(5000).value(), SizeIs(1000));
}

TEST_P(EventContract, ARolledBackChangeLeavesNoGap) {
  service::Store& store = created();
  ASSERT_TRUE(store.submissions().receive(submission_of("s-2", 2, "two")));
  auto step = to_verified();
  step.events = {event_of(EventKind::trust_state, "x")};
  step.supersedes = {"nobody's"};
  EXPECT_EQ(code_of(store.submissions().advance(step)), "store.unknown");
  EXPECT_EQ(store.events().last_number().value(), 0U);
  EXPECT_EQ(store.events().append(event_of(EventKind::trust_state, "y")).value(), 1U);
}

TEST_P(EventContract, ASubscriberNeverHeardOfHasBeenToldNothing) {
  EXPECT_EQ(created().events().delivery("hook").value(),
            (Delivery{.subscriber = "hook", .told = 0, .failures = 0, .not_before = {}}));
}

TEST_P(EventContract, WhatWasToldNeverFalls) {
  service::EventStore& events = with(5);
  const Delivery first{.subscriber = "hook", .told = 4, .failures = 0, .not_before = {}};
  ASSERT_TRUE(events.record(first));
  EXPECT_EQ(opened().events().delivery("hook").value(), first);
  ASSERT_TRUE(
      events.record({.subscriber = "hook", .told = 2, .failures = 3, .not_before = Instant{5000}}));
  EXPECT_EQ(
      events.delivery("hook").value(),
      (Delivery{.subscriber = "hook", .told = 4, .failures = 3, .not_before = Instant{5000}}));
  ASSERT_TRUE(events.record({.subscriber = "hook", .told = 5, .failures = 0, .not_before = {}}));
  EXPECT_EQ(events.delivery("hook").value().told, 5U);
  EXPECT_EQ(events.delivery("other").value().told, 0U);
}

TEST_P(EventContract, DoesNotMoveTheRevision) {
  service::Store& store = created();
  const std::uint64_t before = revision(store);
  ASSERT_TRUE(store.events().append(event_of(EventKind::trust_state, "x")));
  ASSERT_TRUE(store.events().record({.subscriber = "hook", .told = 1}));
  EXPECT_EQ(revision(store), before);
}

INSTANTIATE_TEST_SUITE_P(Adapters, EventContract, adapters(), adapter_name);

}  // namespace
}  // namespace baytrust::contract
