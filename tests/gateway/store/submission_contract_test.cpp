// The contract of submissions, over every adapter.
#include "tests/gateway/store/contract.hpp"
#include "tests/gateway/store/submission_steps.hpp"
#include "tests/support/dying_vfs.hpp"

namespace baytrust::contract {
namespace {

using service::EditionState;
using service::Submission;
using service::SubmissionState;
using service::Transition;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class SubmissionContract : public Contract {
 protected:
  // Edition 1 of HK in force, submission s-2 of edition 2 and its rival received.
  service::Store& received() {
    service::Store& store = created({pin_of("HK", "pin")});
    EXPECT_TRUE(store.editions().add(edition_of("one", 1, revision(store))));
    EXPECT_TRUE(store.submissions().receive(submission_of("s-2", 2, "two")));
    EXPECT_TRUE(store.submissions().receive(submission_of("s-rival", 2, "another two")));
    return store;
  }
  void take(service::Store& store, const Transition& step) {
    const auto taken = store.submissions().advance(step);
    EXPECT_TRUE(taken) << describe(taken.error());
  }
  service::Store& staged() {
    service::Store& store = received();
    take(store, to_verified());
    take(store, to_staged(revision(store)));
    return store;
  }
  Submission kept(const std::string& id = "s-2") {
    return opened().submissions().find(id).value().value();
  }
  std::vector<std::string> ids(const Result<std::vector<Submission>>& submissions) {
    std::vector<std::string> out;
    for (const auto& submission : submissions.value()) out.push_back(submission.id);
    return out;
  }
  // Everything that a step could have touched.
  struct Seen {
    std::vector<Submission> submissions;
    std::vector<service::EditionRecord> editions;
    std::vector<service::Event> events;
    std::uint64_t revision = 0;
    std::uint64_t mark = 0;
    friend bool operator==(const Seen&, const Seen&) = default;
  };
  Seen seen() {
    service::Store& store = opened();
    return {store.submissions().list({}).value(), store.editions().editions().value(),
            store.events().after(0, 1000).value(), revision(store),
            store.editions().high_water(service::DocumentKind::trust_list, "HK").value()};
  }
};

TEST_P(SubmissionContract, KeepsWhatCameWithItsDocumentAndItsEnvelope) {
  service::Store& store = created();
  const auto added = submission_of("s-2", 2, "two");
  ASSERT_TRUE(store.submissions().receive(added));
  EXPECT_EQ(kept(), added.submission);
  EXPECT_EQ(*opened().editions().file(added.submission.file).value(), *added.document.bytes);
  EXPECT_EQ(*opened().editions().file(added.submission.envelope).value(), *added.envelope->bytes);
  EXPECT_EQ(opened().submissions().find("nobody's").value(), std::nullopt);
}

TEST_P(SubmissionContract, MayComeWithoutAnEnvelope) {
  auto added = submission_of("s-2", 2, "two");
  added.envelope.reset();
  ASSERT_TRUE(created().submissions().receive(added));
  EXPECT_EQ(kept().envelope, Digest{});
}

TEST_P(SubmissionContract, TakesAnIdOnceWhateverBecameOfIt) {
  service::Store& store = staged();
  EXPECT_EQ(code_of(store.submissions().receive(submission_of("s-2", 3, "three"))), "store.known");
  take(store, to_rejected(revision(store)));
  EXPECT_EQ(code_of(store.submissions().receive(submission_of("s-2", 3, "three"))), "store.known");
  EXPECT_EQ(code_of(store.editions().file(digest_of("three"))), "store.unknown");
}

TEST_P(SubmissionContract, OneDocumentMayComeTwice) {
  service::Store& store = created();
  ASSERT_TRUE(store.submissions().receive(submission_of("s-1", 2, "two")));
  EXPECT_TRUE(store.submissions().receive(submission_of("s-2", 2, "two")));
}

TEST_P(SubmissionContract, ReceivingAndVerifyingDoNotMoveTheRevision) {
  service::Store& store = created();
  const std::uint64_t before = revision(store);
  ASSERT_TRUE(store.submissions().receive(submission_of("s-2", 2, "two")));
  take(store, to_verified());
  EXPECT_EQ(revision(store), before);
}

// With the step, or not at all.
TEST_P(SubmissionContract, AStepKeepsTheOrderThatAskedForIt) {
  service::Store& store = staged();
  const auto stale = to_rejected(revision(store) + 1);
  EXPECT_EQ(code_of(store.submissions().advance(stale)), "store.changed_meanwhile");
  EXPECT_EQ(code_of(store.editions().file(digest_of("an order"))), "store.unknown");
  take(store, to_rejected(revision(store)));
  EXPECT_EQ(*opened().editions().file(digest_of("an order")).value(), *file_of("an order").bytes);
}

TEST_P(SubmissionContract, AStepFillsInWhatItNamesAndLeavesTheRest) {
  service::Store& store = received();
  const Submission before = kept();
  take(store, to_verified());
  Submission expected = before;
  expected.state = SubmissionState::verified;
  expected.edition = digest_of("content of two");
  expected.findings = "[]";
  expected.steps.push_back(to_verified().step);
  EXPECT_EQ(kept(), expected);
  take(store, to_staged(revision(store)));
  expected.state = SubmissionState::staged;
  expected.impact = "{}";
  expected.counterparts = {"MO"};
  expected.steps.push_back(to_staged(0).step);
  EXPECT_EQ(kept(), expected);
  take(store, to_approved());
  take(store, to_scheduled());
  expected.state = SubmissionState::scheduled;
  expected.approvals = {{"bao", "HK", {3000}}};
  expected.activate_at = Instant{9500};
  expected.steps.push_back(to_approved().step);
  expected.steps.push_back(to_scheduled().step);
  EXPECT_EQ(kept(), expected);
}

TEST_P(SubmissionContract, CounterpartsAreReplacedInTheirOrder) {
  service::Store& store = received();
  auto step = to_verified();
  step.counterparts = std::vector<std::string>{"MO", "CN-GD"};
  take(store, step);
  EXPECT_THAT(kept().counterparts, ElementsAre("MO", "CN-GD"));
  step = step_to(SubmissionState::verified, SubmissionState::verified);
  step.counterparts = std::vector<std::string>{};
  take(store, step);
  EXPECT_THAT(kept().counterparts, IsEmpty());
}

TEST_P(SubmissionContract, StagingAddsTheHeldEditionItsMarkAndItsEventWithIt) {
  service::Store& store = received();
  take(store, to_verified());
  const std::uint64_t before = revision(store);
  take(store, to_staged(before));
  const Seen now = seen();
  EXPECT_EQ(now.revision, before + 1);
  EXPECT_EQ(now.mark, 2U);
  ASSERT_THAT(now.editions, SizeIs(2));
  EXPECT_EQ(now.editions[1].state, EditionState::held);
  EXPECT_THAT(now.events, ElementsAre(service::Event{
                              1, event_of(service::EventKind::submission_staged, "list HK 2")}));
}

TEST_P(SubmissionContract, ApprovesOnceByEachName) {
  service::Store& store = staged();
  auto step = step_to(SubmissionState::staged, SubmissionState::staged);
  step.approval = service::SubmissionApproval{"bao", "HK", {3000}};
  take(store, step);
  EXPECT_EQ(kept().state, SubmissionState::staged);
  step.approval->territory = "MO";
  EXPECT_EQ(code_of(store.submissions().advance(step)), "store.approved_already");
  step.approval->name = "chan";
  step.step.state = SubmissionState::approved;
  take(store, step);
  EXPECT_THAT(kept().approvals, ElementsAre(service::SubmissionApproval{"bao", "HK", {3000}},
                                            service::SubmissionApproval{"chan", "MO", {3000}}));
  EXPECT_EQ(kept().state, SubmissionState::approved);
}

TEST_P(SubmissionContract, ActivatesTheHeldEditionSupersedesAndTellsAtOnce) {
  service::Store& store = staged();
  take(store, to_approved());
  take(store, to_scheduled());
  take(store, to_active(revision(store)));
  EXPECT_EQ(kept().state, SubmissionState::active);
  const auto edition = opened().editions().find(digest_of("content of two")).value().value();
  EXPECT_EQ(edition.state, EditionState::active);
  EXPECT_EQ(edition.activated, Instant{9500});
  EXPECT_EQ(edition.refused, std::nullopt);
  const Submission rival = kept("s-rival");
  EXPECT_EQ(rival.state, SubmissionState::superseded);
  EXPECT_EQ(rival.steps.back(),
            (service::SubmissionStep{.state = SubmissionState::superseded,
                                     .by = "",
                                     .code = std::string(service::kSupersededReason),
                                     .at = {3000}}));
  const Seen now = seen();
  EXPECT_EQ(now.mark, 2U);
  ASSERT_THAT(now.events, SizeIs(4));
  EXPECT_EQ(now.events[2].event.kind, service::EventKind::edition_active);
  EXPECT_EQ(now.events[3].number, 4U);
}

TEST_P(SubmissionContract, AnEditionThatWasNeverHeldBecomesActiveAtOnce) {
  service::Store& store = received();
  take(store, to_verified());
  auto step = step_to(SubmissionState::active, SubmissionState::verified);
  step.write.kind = service::EditionWrite::Kind::add;
  step.write.edition = edition_of("two", 2, 77);  // this revision is not read
  step.revision = revision(store);
  take(store, step);
  EXPECT_EQ(seen().mark, 2U);
  EXPECT_EQ(opened().editions().find(digest_of("content of two")).value()->state,
            EditionState::active);
}

TEST_P(SubmissionContract, RefusesTheHeldEditionForEver) {
  service::Store& store = staged();
  take(store, to_rejected(revision(store)));
  EXPECT_EQ(kept().state, SubmissionState::rejected);
  EXPECT_EQ(kept().steps.back().code, "submission.aborted");
  const auto edition = opened().editions().find(digest_of("content of two")).value().value();
  EXPECT_EQ(edition.state, EditionState::refused);
  EXPECT_EQ(edition.refused, Instant{4000});
  EXPECT_EQ(edition.activated, std::nullopt);
  EXPECT_EQ(edition.reason, "list.shrink") << "why it was held";
  EXPECT_EQ(code_of(store.editions().approve({.edition = edition.digest,
                                              .approval = {"Ana", {5000}},
                                              .activated = Instant{5000},
                                              .high_water = 2,
                                              .revision = revision(store)})),
            "store.not_held");
}

TEST_P(SubmissionContract, AStepFromAnotherStateThanItIsInIsRefused) {
  service::Store& store = received();
  const Seen before = seen();
  EXPECT_EQ(code_of(store.submissions().advance(to_approved())), "store.changed_meanwhile");
  auto step = to_verified();
  step.id = "nobody's";
  EXPECT_EQ(code_of(store.submissions().advance(step)), "store.unknown");
  EXPECT_EQ(seen(), before);
}

TEST_P(SubmissionContract, AFinalSubmissionTakesNoStep) {
  service::Store& store = staged();
  take(store, to_rejected(revision(store)));
  const Seen before = seen();
  for (const auto state : {SubmissionState::rejected, SubmissionState::active}) {
    EXPECT_EQ(code_of(store.submissions().advance(step_to(state, SubmissionState::rejected))),
              "store.changed_meanwhile");
  }
  EXPECT_EQ(seen(), before);
}

TEST_P(SubmissionContract, AStepDecidedFromOtherEditionsIsRefused) {
  service::Store& store = received();
  take(store, to_verified());
  const std::uint64_t read_at = revision(store);
  ASSERT_TRUE(opened().editions().add_pin(pin_of("MO", "faster")));
  const Seen before = seen();
  EXPECT_EQ(code_of(store.submissions().advance(to_staged(read_at))), "store.changed_meanwhile");
  EXPECT_EQ(code_of(store.submissions().advance(to_staged(0))), "store.changed_meanwhile")
      << "an edition write always names its revision";
  auto without_write = step_to(SubmissionState::staged, SubmissionState::verified);
  without_write.revision = read_at;
  EXPECT_EQ(code_of(store.submissions().advance(without_write)), "store.changed_meanwhile");
  EXPECT_EQ(seen(), before);
  without_write.revision = before.revision;
  take(store, without_write);
  EXPECT_EQ(seen().revision, before.revision) << "no edition was written";
}

TEST_P(SubmissionContract, WhatStopsAStepHalfWayLeavesNothingOfIt) {
  service::Store& store = staged();
  take(store, to_approved());
  take(store, to_scheduled());
  const Seen before = seen();
  const auto refused = [&](auto change) {
    Transition step = to_active(revision(store));
    change(step);
    const std::string code = code_of(store.submissions().advance(step));
    EXPECT_EQ(seen(), before);
    return code;
  };
  EXPECT_EQ(refused([](auto& s) { s.supersedes = {"s-rival", "nobody's"}; }), "store.unknown");
  EXPECT_EQ(refused([](auto& s) {
              s.supersedes = {"s-rival", "s-rival"};
            }),
            "store.changed_meanwhile");
  EXPECT_EQ(refused([](auto& s) { s.supersedes = {"s-2"}; }), "store.changed_meanwhile");
  EXPECT_EQ(refused([](auto& s) { s.write.digest = digest_of("nothing"); }), "store.unknown");
  EXPECT_EQ(refused([](auto& s) { s.write.digest = digest_of("content of one"); }),
            "store.not_held");
  EXPECT_EQ(refused([](auto& s) {
              s.write.kind = service::EditionWrite::Kind::add;
              s.write.edition = edition_of("one", 1, 0);
            }),
            "store.known");
  EXPECT_EQ(refused([](auto& s) {
              s.approval = service::SubmissionApproval{"bao", "HK", {1}};
            }),
            "store.approved_already");
}

TEST_P(SubmissionContract, ListsTheNewestFirstByStateAndTerritory) {
  service::Store& store = received();
  auto other = submission_of("s-mo", 1, "mo");
  other.submission.territory = "MO";
  other.submission.received = {1};  // a clock that went back
  ASSERT_TRUE(store.submissions().receive(other));
  take(store, to_verified());
  EXPECT_THAT(ids(store.submissions().list({})), ElementsAre("s-mo", "s-rival", "s-2"));
  EXPECT_THAT(ids(store.submissions().list({.limit = 2})), ElementsAre("s-mo", "s-rival"));
  EXPECT_THAT(ids(store.submissions().list({.territory = "HK"})), ElementsAre("s-rival", "s-2"));
  EXPECT_THAT(ids(store.submissions().list({.state = SubmissionState::received})),
              ElementsAre("s-mo", "s-rival"));
  EXPECT_THAT(
      ids(store.submissions().list({.state = SubmissionState::received, .territory = "HK"})),
      ElementsAre("s-rival"));
  EXPECT_THAT(ids(store.submissions().list({.limit = 0})), IsEmpty());
}

TEST_P(SubmissionContract, ListsAThousandAtMost) {
  service::Store& store = created();
  const test::Unsynced unsynced;
  service::Store& quick = opened();
  for (int i = 0; i < 1001; ++i) {
    ASSERT_TRUE(quick.submissions().receive(submission_of(std::to_string(i), 2, "two")));
  }
  EXPECT_THAT(store.submissions().list({.limit = 5000}).value(), SizeIs(1000));
  EXPECT_THAT(store.submissions().list({}).value(), SizeIs(100));
  EXPECT_THAT(store.submissions().open_ones().value(), SizeIs(1001));
}

TEST_P(SubmissionContract, OpenOnesAreThoseNotYetFinalOldestFirst) {
  service::Store& store = staged();
  EXPECT_THAT(ids(store.submissions().open_ones()), ElementsAre("s-2", "s-rival"));
  take(store, to_rejected(revision(store)));
  EXPECT_THAT(ids(store.submissions().open_ones()), ElementsAre("s-rival"));
}

INSTANTIATE_TEST_SUITE_P(Adapters, SubmissionContract, adapters(), adapter_name);

}  // namespace
}  // namespace baytrust::contract
