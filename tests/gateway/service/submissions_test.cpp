// From received to active: what each step asks for, what ends a submission, what stays behind.
#include "gateway/service/submissions.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gateway/service/change_pins.hpp"
#include "gateway/service/load_snapshot.hpp"
#include "gateway/store/sqlite_store.hpp"
#include "tests/gateway/service/submissions_fixture.hpp"
#include "tests/support/temporary_directory.hpp"

namespace baytrust::service {
namespace {

using test::kNoon;
using test::must;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;
using State = SubmissionState;

TEST_F(SubmissionsTest, AListGoesTheWholeWayAndIsInForceExactlyAtItsInstant) {
  const SharedBytes document = world_.small.hk_list(2);
  const auto envelope = world_.envelope("HK", DocumentKind::trust_list, 2, document);
  const auto received = must(world_.send(envelope, document));
  EXPECT_EQ(received.state, State::received);
  EXPECT_EQ(received.submitter, "hk-partner");
  EXPECT_EQ(received.activate_at, world_.now + kDay);
  EXPECT_EQ(**world_.store->editions().file(received.file), *document);
  EXPECT_FALSE((*world_.store->editions().file(received.envelope))->empty());

  const auto moved = must(world_.submissions().work(world_.now));
  ASSERT_THAT(moved, SizeIs(1));
  EXPECT_EQ(moved.front().state, State::staged);
  EXPECT_THAT(moved.front().impact, HasSubstr("\"territory\":\"HK\""));
  EXPECT_EQ(missing_approvals(moved.front()).publisher, 2U);
  EXPECT_THAT(must(world_.submissions().work(world_.now)), IsEmpty()) << "waits for persons";

  ASSERT_TRUE(approve(received.id, "hk-ana"));
  EXPECT_EQ(found(received.id).state, State::staged);
  EXPECT_EQ(missing_approvals(found(received.id)).publisher, 1U);
  ASSERT_TRUE(approve(received.id, "hk-bao"));
  EXPECT_EQ(found(received.id).state, State::approved);
  EXPECT_TRUE(missing_approvals(found(received.id)).none());

  EXPECT_EQ(worked(received.id, world_.now).state, State::scheduled);
  EXPECT_EQ(worked(received.id, *received.activate_at - 1).state, State::scheduled);
  EXPECT_EQ(hk_list_at(*received.activate_at - 1), 1U);
  const auto active = worked(received.id, *received.activate_at);
  EXPECT_EQ(active.state, State::active);
  EXPECT_THAT(states(active),
              ElementsAre(State::received, State::verified, State::staged, State::staged,
                          State::approved, State::scheduled, State::active));
  EXPECT_EQ(hk_list_at(*received.activate_at - 1), 1U) << "as known then";
  EXPECT_EQ(hk_list_at(*received.activate_at), 2U);
  const auto record = **world_.store->editions().find(active.edition);
  EXPECT_EQ(record.received, received.received);
  EXPECT_EQ(record.activated, *received.activate_at);
  EXPECT_THAT(world_.event_kinds(),
              ElementsAre("submission.staged", "submission.scheduled", "edition.active"));
  EXPECT_THAT(must(world_.submissions().work(world_.now)), IsEmpty());
}

TEST_F(SubmissionsTest, ARegisterToo) {
  auto content = world_.small.mo_register_content(2);
  content.recognitions.front().status.push_back(
      {policy_mapping::Status::suspended, kNoon + kDay, policy_mapping::Reason::agreement, {}});
  const auto staged = world_.push_register(content);
  ASSERT_EQ(staged.state, State::staged) << staged.findings;
  EXPECT_EQ(world_.activate(staged, {"mo-duarte", "mo-elsa"}).state, State::active);
  EXPECT_EQ(world_.in_force(DocumentKind::mapping_register, "MO", world_.now), 2U);
}

// ----- verified

TEST_F(SubmissionsTest, TheDocumentMustBeWhatTheEnvelopeSays) {
  const SharedBytes mo_list = world_.small.mo.sign(
      test::list_of({.territory = "MO", .sequence = 2, .cas = {world_.small.mo.certificate()}}));
  EXPECT_EQ(world_.push("HK", DocumentKind::trust_list, 2, mo_list).steps.back().code,
            "submission.document.differs")
      << "another territory";
  const auto third = world_.push("HK", DocumentKind::trust_list, 3, world_.small.hk_list(2));
  EXPECT_EQ(third.state, State::rejected);
  EXPECT_EQ(third.steps.back().code, "submission.document.differs") << "another number";
  EXPECT_THAT(third.findings, HasSubstr("\"envelope\":\"3\""));
  const auto kind = world_.push("HK", DocumentKind::mapping_register, 2, world_.small.hk_list(2));
  EXPECT_EQ(kind.state, State::rejected) << "another kind";
  const auto nothing = world_.push("HK", DocumentKind::trust_list, 2, share({}));
  EXPECT_EQ(nothing.state, State::rejected);
  EXPECT_THAT(world_.event_kinds(), ::testing::Each("submission.rejected"));
}

TEST_F(SubmissionsTest, AnUnpinnedSignerIsRefused) {
  const test::Publisher stranger("HK");
  const auto rejected =
      world_.push("HK", DocumentKind::trust_list, 2, stranger.sign(world_.hk_list(2)));
  EXPECT_EQ(rejected.state, State::rejected);
  EXPECT_EQ(rejected.edition, Digest{});
}

TEST_F(SubmissionsTest, LintErrorsRefuse) {
  auto list = world_.hk_list(2);
  list.providers.front().services.push_back(list.providers.front().services.front());
  const auto rejected = world_.push_list(list);
  EXPECT_EQ(rejected.state, State::rejected);
  EXPECT_EQ(rejected.steps.back().code, "submission.lint.errors");
}

TEST_F(SubmissionsTest, ARollbackLeavesAnAlarm) {
  world_.import(DocumentKind::trust_list, world_.small.hk_list(5));
  const auto rejected = staged_list(4);
  EXPECT_EQ(rejected.state, State::rejected);
  EXPECT_EQ(rejected.steps.back().code, "edition.sequence.older");
  EXPECT_THAT(world_.event_kinds(), ElementsAre("submission.rejected", "edition.alarm"));
}

TEST_F(SubmissionsTest, AnEquivocationLeavesAnAlarmAndTheEvidence) {
  auto other = world_.hk_list(1);
  other.scheme.next_update = kNoon + 31 * kDay;
  const auto rejected = world_.push_list(other);
  EXPECT_EQ(rejected.state, State::rejected);
  EXPECT_EQ(rejected.steps.back().code, "edition.sequence.equivocation");
  EXPECT_THAT(world_.event_kinds(), Contains("edition.alarm"));
  const auto kept = must(world_.store->editions().find(rejected.edition));
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->state, EditionState::equivocating);
  EXPECT_TRUE(world_.store->editions().file(kept->files.front()));
  const auto again = world_.push_list(other);
  EXPECT_EQ(again.state, State::rejected) << "and once is enough";
}

TEST_F(SubmissionsTest, TwoContentsOnTheirWayUnderOneNumberAreAnEquivocationToo) {
  const auto first = staged_list(2);
  auto other = world_.hk_list(2);
  other.scheme.next_update = kNoon + 31 * kDay;
  const auto second = world_.push_list(other);
  EXPECT_EQ(second.state, State::rejected);
  EXPECT_EQ(second.steps.back().code, "edition.sequence.equivocation");
  EXPECT_THAT(world_.event_kinds(), Contains("edition.alarm"));
  EXPECT_EQ((**world_.store->editions().find(second.edition)).state, EditionState::equivocating);
  EXPECT_EQ(found(first.id).state, State::staged) << "persons decide, and they were told";
  // Evidence never becomes an edition, even when the first one is gone.
  must(world_.submissions().decline(first.id, world_.caller("hk-ana"), world_.now));
  EXPECT_EQ(world_.push_list(other).steps.back().code, "edition.sequence.equivocation");
}

TEST_F(SubmissionsTest, WhatWasWithdrawnMayBeSaidBetterUnderItsNumber) {
  const auto first = staged_list(2);
  must(world_.submissions().abort(first.id, world_.partner("HK").caller, world_.now));
  auto better = world_.hk_list(2);
  better.scheme.next_update = kNoon + 31 * kDay;
  EXPECT_EQ(world_.push_list(better).state, State::staged);
}

TEST_F(SubmissionsTest, WhatAnImportOvertookIsNoRollback) {
  const auto staged = staged_list(2);
  world_.import(DocumentKind::trust_list, world_.small.hk_list(3), world_.now);
  EXPECT_EQ(world_.activate(staged, {"hk-ana", "hk-bao"}).state, State::superseded);
  EXPECT_THAT(world_.event_kinds(), Not(Contains("edition.alarm")));
  EXPECT_EQ(hk_list_at(world_.now), 3U);
}

TEST_F(SubmissionsTest, WhatIsInForceAlreadyIsDone) {
  const auto done = staged_list(1);
  EXPECT_EQ(done.state, State::superseded);
  EXPECT_EQ(done.steps.back().code, "edition.already_done");
}

// ----- persons

TEST_F(SubmissionsTest, TwoDifferentPersonsOfTheTerritoryApprove) {
  const auto staged = staged_list();
  EXPECT_EQ(code_of(approve(staged.id, "mo-duarte")), "submission.approver.foreign");
  EXPECT_EQ(code_of(approve(staged.id, "hk-partner")), "submission.approver.foreign");
  ASSERT_TRUE(approve(staged.id, "hk-ana"));
  EXPECT_EQ(code_of(approve(staged.id, "hk-ana")), "store.approved_already");
  EXPECT_EQ(found(staged.id).approvals.size(), 1U);
  ASSERT_TRUE(approve(staged.id, "hk-bao"));
  EXPECT_EQ(code_of(approve(staged.id, "hk-chan")), "submission.state") << "it is approved";
  EXPECT_EQ(code_of(approve("no-such-submission", "hk-ana")), "submission.unknown");
}

TEST_F(SubmissionsTest, TwoPersonsAtOneInstantAreTwoPersons) {
  const auto staged = staged_list();
  // Each decided from a submission without approvals, and the store took both.
  for (const char* name : {"hk-ana", "hk-bao"}) {
    Transition transition;
    transition.id = staged.id;
    transition.from = State::staged;
    transition.step = {.state = State::staged, .by = name, .code = "", .at = world_.now};
    transition.approval = SubmissionApproval{name, "HK", world_.now};
    ASSERT_TRUE(world_.store->submissions().advance(transition));
  }
  EXPECT_EQ(worked(staged.id, world_.now).state, State::scheduled);
}

TEST_F(SubmissionsTest, OnlyWhatIsStagedIsApproved) {
  const SharedBytes document = world_.small.hk_list(2);
  const auto envelope = world_.envelope("HK", DocumentKind::trust_list, 2, document);
  must(world_.send(envelope, document));
  EXPECT_EQ(code_of(approve(envelope.submission_id, "hk-ana")), "submission.state");
}

TEST_F(SubmissionsTest, DecliningAndAbortingEndIt) {
  const auto first = staged_list(2);
  EXPECT_EQ(code_of(world_.submissions().decline(first.id, world_.caller("mo-elsa"), world_.now)),
            "submission.approver.foreign");
  EXPECT_EQ(code_of(world_.submissions().abort(first.id, world_.caller("hk-ana"), world_.now)),
            "account.role.missing");
  const auto declined =
      must(world_.submissions().decline(first.id, world_.caller("hk-ana"), world_.now));
  EXPECT_EQ(declined.state, State::rejected);
  EXPECT_EQ(declined.steps.back().code, "submission.declined");
  EXPECT_EQ(declined.steps.back().by, "hk-ana");
  EXPECT_EQ(code_of(world_.submissions().decline(first.id, world_.caller("hk-ana"), world_.now)),
            "submission.state");
  const auto second = staged_list(3);
  const auto aborted =
      must(world_.submissions().abort(second.id, world_.partner("HK").caller, world_.now));
  EXPECT_EQ(aborted.steps.back().code, "submission.aborted");
  EXPECT_EQ(code_of(approve(second.id, "hk-ana")), "submission.state");
  EXPECT_EQ(hk_list_at(world_.now + kDay), 1U);
}

TEST_F(SubmissionsTest, IsScheduledAnewByItsPublisherOrAnApprover) {
  const auto staged = staged_list();
  const auto& partner = world_.partner("HK").caller;
  const auto schedule = [&](Instant at, const Caller& caller) {
    return world_.submissions().schedule(staged.id, at, caller, world_.now);
  };
  EXPECT_EQ(code_of(schedule(world_.now + kHour, partner)), "submission.state");
  world_.approve(staged.id, {"hk-ana", "hk-bao"});
  EXPECT_EQ(code_of(schedule(world_.now - 1, partner)), "submission.schedule.past");
  EXPECT_EQ(code_of(schedule(world_.now + kLongestSchedule + 1, partner)),
            "submission.schedule.too_late");
  EXPECT_EQ(code_of(schedule(world_.now, world_.caller("mo-elsa"))), "submission.approver.foreign");
  EXPECT_EQ(must(schedule(world_.now + 2 * kDay, partner)).state, State::scheduled);
  EXPECT_EQ(worked(staged.id, world_.now + kDay + kHour).state, State::scheduled);
  const Instant sooner = world_.now + kMinute;
  must(schedule(sooner, world_.caller("hk-chan")));
  EXPECT_EQ(worked(staged.id, sooner - 1).state, State::scheduled);
  EXPECT_EQ(worked(staged.id, sooner).state, State::active);
  EXPECT_EQ(code_of(schedule(world_.now + kHour, partner)), "submission.state");
}

TEST_F(SubmissionsTest, APromiseThatIsPastIsKeptAsSoonAsItIsApproved) {
  const auto staged = staged_list();
  world_.now = *staged.activate_at + kDay;
  world_.approve(staged.id, {"hk-ana", "hk-bao"});
  EXPECT_EQ(worked(staged.id, world_.now).state, State::active);
  EXPECT_EQ(hk_list_at(world_.now - 1), 1U);
}

// ----- a sudden shrink

TEST_F(SubmissionsTest, AShrinkIsHeldFromStagedOnAndCountsUntilItIsDeclined) {
  const auto held_at = [&](Instant k) {
    return must(load_snapshot(*world_.store, world_.config, world_.verifier, k))
        .snapshot->sources()
        .held;
  };
  const SharedBytes document = world_.small.hk.sign(world_.hk_list(2, 1));
  const auto envelope = world_.envelope("HK", DocumentKind::trust_list, 2, document);
  must(world_.send(envelope, document));
  const Instant received = world_.now;
  const Digest before =
      must(load_snapshot(*world_.store, world_.config, world_.verifier, received)).snapshot->id();
  EXPECT_THAT(held_at(received), IsEmpty()) << "nothing is said yet";
  const Instant staging = received + kMinute;
  const auto staged = worked(envelope.submission_id, staging);
  ASSERT_EQ(staged.state, State::staged);
  ASSERT_THAT(held_at(staging), SizeIs(1));
  EXPECT_THAT(held_at(staging).front().dropped.certificates, SizeIs(2));
  EXPECT_EQ(
      must(load_snapshot(*world_.store, world_.config, world_.verifier, received)).snapshot->id(),
      before)
      << "what was known before it was staged stays what it was";
  world_.now = staging + kHour;
  must(world_.submissions().decline(staged.id, world_.caller("hk-ana"), world_.now));
  EXPECT_THAT(held_at(world_.now), IsEmpty());
  EXPECT_THAT(held_at(staging), SizeIs(1)) << "as known then";
  EXPECT_EQ((**world_.store->editions().find(staged.edition)).state, EditionState::refused);
}

TEST_F(SubmissionsTest, AnApprovedShrinkComesIntoForce) {
  const auto staged = staged_list(2, 1);
  ASSERT_EQ(staged.state, State::staged);
  EXPECT_EQ((**world_.store->editions().find(staged.edition)).state, EditionState::held);
  EXPECT_EQ(world_.activate(staged, {"hk-ana", "hk-bao"}).state, State::active);
  EXPECT_EQ(hk_list_at(world_.now), 2U);
  EXPECT_THAT(must(load_snapshot(*world_.store, world_.config, world_.verifier, world_.now))
                  .snapshot->sources()
                  .held,
              IsEmpty());
}

TEST_F(SubmissionsTest, TheSameEditionPushedAgainDoesNotTouchTheHeldOne) {
  const auto staged = staged_list(2, 1);
  const auto again = staged_list(2, 1);
  EXPECT_EQ(again.state, State::superseded);
  EXPECT_EQ((**world_.store->editions().find(staged.edition)).state, EditionState::held);
  EXPECT_EQ(found(staged.id).state, State::staged);
}

TEST_F(SubmissionsTest, AFastForwardWaitsForItsTwoPersonsAndRaisesTheMarkOnlyThen) {
  const auto staged = staged_list(5000);
  ASSERT_EQ(staged.state, State::staged) << staged.findings;
  EXPECT_THAT(staged.findings, HasSubstr("edition.sequence.jump"));
  EXPECT_EQ(*world_.store->editions().high_water(DocumentKind::trust_list, "HK"), 1U);
  EXPECT_EQ(world_.activate(staged, {"hk-ana", "hk-bao"}).state, State::active);
  EXPECT_EQ(*world_.store->editions().high_water(DocumentKind::trust_list, "HK"), 5000U);
}

// ----- agreement

TEST_F(SubmissionsTest, WideningNeedsThePersonOfTheCounterpartWhereAgreementIsAsked) {
  world_.config.service.agreement = {"MO"};
  auto wider = world_.small.mo_register_content(2);
  wider.recognitions.push_back(test::recognition_of("mo-hk-other", world_.small.root.certificate(),
                                                    world_.small.other.certificate()));
  const auto staged = world_.push_register(wider);
  ASSERT_EQ(staged.state, State::staged) << staged.findings;
  EXPECT_THAT(staged.counterparts, ElementsAre("HK"));
  world_.approve(staged.id, {"mo-duarte", "mo-elsa"});
  EXPECT_EQ(found(staged.id).state, State::staged);
  EXPECT_THAT(missing_approvals(found(staged.id)).counterparts, ElementsAre("HK"));
  EXPECT_EQ(code_of(approve(staged.id, "gd-gao")), "submission.approver.foreign");
  ASSERT_TRUE(approve(staged.id, "hk-ana"));
  EXPECT_EQ(found(staged.id).state, State::approved);
}

TEST_F(SubmissionsTest, TheCounterpartMayDeclineAWideningFirst) {
  world_.config.service.agreement = {"MO"};
  auto wider = world_.small.mo_register_content(2);
  wider.recognitions.push_back(test::recognition_of("mo-hk-other", world_.small.root.certificate(),
                                                    world_.small.other.certificate()));
  const auto staged = world_.push_register(wider);
  ASSERT_TRUE(approve(staged.id, "hk-ana"));
  EXPECT_EQ(missing_approvals(found(staged.id)).publisher, 2U) << "counts for its own side only";
  EXPECT_EQ(
      must(world_.submissions().decline(staged.id, world_.caller("hk-bao"), world_.now)).state,
      State::rejected);
}

TEST_F(SubmissionsTest, NarrowingWaitsForNobodyElse) {
  world_.config.service.agreement = {"MO"};
  auto narrower = world_.small.mo_register_content(2);
  narrower.recognitions.front().status.push_back(
      {policy_mapping::Status::suspended, kNoon + kDay, policy_mapping::Reason::agreement, {}});
  const auto staged = world_.push_register(narrower);
  ASSERT_EQ(staged.state, State::staged) << staged.findings;
  EXPECT_THAT(staged.counterparts, IsEmpty());
  world_.approve(staged.id, {"mo-duarte", "mo-elsa"});
  EXPECT_EQ(found(staged.id).state, State::approved);
}

TEST_F(SubmissionsTest, AWideningThatNobodyWasAskedAboutDoesNotComeIntoForce) {
  world_.config.service.agreement = {"MO"};
  // Beside number 1 this one changes nothing; beside number 2, which suspends, it widens.
  const auto same = world_.push_register(world_.small.mo_register_content(3));
  ASSERT_EQ(same.state, State::staged) << same.findings;
  EXPECT_THAT(same.counterparts, IsEmpty());
  auto narrower = world_.small.mo_register_content(2);
  narrower.recognitions.front().status.push_back(
      {policy_mapping::Status::suspended, kNoon + kHour, policy_mapping::Reason::agreement, {}});
  const auto second = world_.push_register(narrower);
  world_.approve(same.id, {"mo-duarte", "mo-elsa"});
  must(world_.submissions().schedule(same.id, world_.now + 3 * kDay, world_.caller("mo-elsa"),
                                     world_.now));
  EXPECT_EQ(world_.activate(second, {"mo-duarte", "mo-elsa"}).state, State::active);
  const auto refused = worked(same.id, world_.now + 3 * kDay);
  EXPECT_EQ(refused.state, State::rejected);
  EXPECT_EQ(refused.steps.back().code, "submission.order");
}

// ----- what happens meanwhile

TEST_F(SubmissionsTest, AnotherEditionThatIsActiveFirstSupersedes) {
  const auto second = staged_list(2);
  const auto third = staged_list(3);
  EXPECT_EQ(world_.activate(third, {"hk-ana", "hk-bao"}).state, State::active);
  const auto overtaken = found(second.id);
  EXPECT_EQ(overtaken.state, State::superseded);
  EXPECT_EQ(overtaken.steps.back().code, "submission.superseded");
  EXPECT_EQ(code_of(approve(second.id, "hk-ana")), "submission.state");
  const auto events = world_.events();
  EXPECT_EQ(std::ranges::count_if(events,
                                  [](const Event& event) {
                                    return event.event.content.find("submission.superseded") !=
                                           std::string::npos;
                                  }),
            1);
}

TEST_F(SubmissionsTest, AnOlderOnePromisedFirstComesFirstAndTheNextFollows) {
  const auto second = staged_list(2);
  const auto third = staged_list(3);
  for (const auto& one : {second, third}) world_.approve(one.id, {"hk-ana", "hk-bao"});
  must(world_.submissions().schedule(third.id, world_.now + 2 * kDay, world_.caller("hk-ana"),
                                     world_.now));
  EXPECT_EQ(worked(second.id, world_.now + kDay).state, State::active);
  EXPECT_EQ(found(third.id).state, State::scheduled);
  EXPECT_EQ(worked(third.id, world_.now + kDay).state, State::active);
}

TEST_F(SubmissionsTest, APinDistrustedBetweenApprovalAndActivationRejects) {
  const auto staged = staged_list();
  world_.approve(staged.id, {"hk-ana", "hk-bao"});
  must(world_.submissions().work(world_.now));
  const TrustAct distrust{.kind = TrustAct::Kind::distrust,
                          .territory = "HK",
                          .fingerprint = world_.small.hk.certificate()->fingerprint,
                          .certificate = {},
                          .from = world_.now + kMinute,
                          .sequence = 0,
                          .ends = {}};
  for (const char* name : {"Ana", "Bao"}) {
    ASSERT_TRUE(world_.store->editions().approve_act(
        {.act = distrust,
         .approval = {name, world_.now},
         .done = name == std::string("Bao") ? std::optional(world_.now) : std::nullopt,
         .revision = *world_.store->editions().revision()}));
  }
  const auto rejected = worked(staged.id, *staged.activate_at);
  EXPECT_EQ(rejected.state, State::rejected);
  EXPECT_EQ(rejected.steps.back().code, "edition.signer.not_pinned");
  EXPECT_EQ(hk_list_at(world_.now), 1U);
}

TEST_F(SubmissionsTest, ANextUpdateThatPassedMeanwhileRejects) {
  const auto staged = staged_list();
  world_.approve(staged.id, {"hk-ana", "hk-bao"});
  const auto rejected = worked(staged.id, kNoon + 31 * kDay);
  EXPECT_EQ(rejected.state, State::rejected);
  EXPECT_EQ(rejected.steps.back().code, "edition.next_update.past");
}

TEST_F(SubmissionsTest, OneThatCannotGoOnDoesNotKeepTheOthers) {
  const SharedBytes document = world_.small.hk_list(2);
  auto first = world_.envelope("HK", DocumentKind::trust_list, 2, document);
  must(world_.send(first, document));
  // A territory that the operator took out of the configuration meanwhile.
  const SharedBytes other = world_.small.mo.sign(
      test::list_of({.territory = "MO", .sequence = 2, .cas = {world_.small.mo.certificate()}}));
  const auto second = world_.envelope("MO", DocumentKind::trust_list, 2, other);
  must(world_.send(second, other));
  Config without = world_.config;
  std::erase_if(without.jurisdictions, [](const auto& j) { return j.code == "HK"; });
  Submissions half(*world_.store, without, world_.verifier);
  EXPECT_EQ(code_of(half.work(world_.now)), "config.jurisdiction.unknown");
  EXPECT_EQ(found(first.submission_id).state, State::received) << "waits for the operator";
  EXPECT_NE(found(second.submission_id).state, State::received);
  must(world_.submissions().work(world_.now));
  EXPECT_EQ(found(first.submission_id).state, State::staged);
}

TEST_F(SubmissionsTest, ADocumentAlteredInTheStoreIsNotItsPartnersFault) {
  const SharedBytes document = world_.small.hk_list(2);
  const auto envelope = world_.envelope("HK", DocumentKind::trust_list, 2, document);
  const auto received = must(world_.send(envelope, document));
  Submission other = received;
  other.id = "submission-forged";
  ASSERT_TRUE(world_.store->submissions().receive(
      {.submission = other, .document = {Digest{}, document}, .envelope = std::nullopt}));
  EXPECT_EQ(code_of(world_.submissions().work(world_.now)), "store.altered");
  EXPECT_EQ(found(other.id).state, State::received);
  EXPECT_EQ(found(received.id).state, State::staged);
}

TEST_F(SubmissionsTest, TellsHowFarItIsWithAnImpact) {
  const SharedBytes document = world_.small.hk_list(2);
  must(world_.send(world_.envelope("HK", DocumentKind::trust_list, 2, document), document));
  const auto moved = must(world_.submissions().work(
      world_.now, [](const std::string& id, std::size_t done, std::size_t of) {
        EXPECT_FALSE(id.empty());
        EXPECT_LE(done, of);
      }));
  ASSERT_THAT(moved, SizeIs(1));
}

// ----- a gateway that dies anywhere goes on

TEST(SubmissionsRestart, GoesOnFromEachStateOverTheSameStoreOnDisk) {
  const test::TemporaryDirectory directory;
  store::SqliteOpener opener;
  const std::string place = directory / "store";
  test::SubmissionWorld world(opener, place);
  world.begin();
  const auto reopened = [&] {
    world.store.reset();
    world.store = must(opener.open(place));
  };
  const SharedBytes document = world.small.hk.sign(world.hk_list(2, 1));
  const auto envelope = world.envelope("HK", DocumentKind::trust_list, 2, document);
  const std::string id = must(world.send(envelope, document)).id;
  const auto state = [&] { return must(world.submissions().find(id)).state; };
  reopened();
  EXPECT_EQ(state(), State::received);
  EXPECT_EQ(code_of(world.send(envelope, document)), "submission.replayed");
  must(world.submissions().work(world.now));
  EXPECT_EQ(state(), State::staged);
  reopened();
  world.approve(id, {"hk-ana"});
  reopened();
  EXPECT_EQ(code_of(world.submissions().approve(id, world.caller("hk-ana"), world.now)),
            "store.approved_already");
  world.approve(id, {"hk-bao"});
  reopened();
  EXPECT_EQ(state(), State::approved);
  must(world.submissions().work(world.now));
  reopened();
  EXPECT_EQ(state(), State::scheduled);
  world.now = world.now + kDay;
  must(world.submissions().work(world.now));
  reopened();
  EXPECT_EQ(state(), State::active);
  EXPECT_EQ(world.in_force(DocumentKind::trust_list, "HK", world.now), 2U);
  EXPECT_THAT(world.event_kinds(),
              ElementsAre("submission.staged", "submission.scheduled", "edition.active"));
}

}  // namespace
}  // namespace baytrust::service
