// judgement.md 8, one test a row.
#include "gateway/decision/outcome.hpp"

#include <gtest/gtest.h>

namespace baytrust::decision {
namespace {

constexpr Recognition kRecognitions[] = {Recognition::recognised, Recognition::domestic,
                                         Recognition::unknown, Recognition::not_recognised};

void expect(const OutcomeInputs& in, const Verdict& wanted) {
  const Verdict got = outcome_of(in);
  EXPECT_EQ(to_string(got.outcome), to_string(wanted.outcome));
  EXPECT_EQ(to_string(got.accepted), to_string(wanted.accepted));
  EXPECT_EQ(to_string(got.indication, RequestKind::signature),
            to_string(wanted.indication, RequestKind::signature));
  EXPECT_EQ(to_string(got.sub_indication), to_string(wanted.sub_indication));
}

TEST(OutcomeTable, ValidRecognisedMetIsPassed) {
  for (const Recognition recognition : {Recognition::recognised, Recognition::domestic}) {
    expect(
        {.home = Home::valid, .recognition = recognition, .profile = ProfileResult::met},
        {Outcome::valid_recognised, Accepted::yes, Indication::total_passed, SubIndication::none});
  }
}

TEST(OutcomeTable, ValidRecognisedNotMetIsNotAccepted) {
  for (const Recognition recognition : {Recognition::recognised, Recognition::domestic}) {
    expect({.home = Home::valid, .recognition = recognition, .profile = ProfileResult::not_met},
           {Outcome::valid_recognised, Accepted::no, Indication::indeterminate,
            SubIndication::chain_constraints_failure});
  }
}

TEST(OutcomeTable, ValidNotRecognisedIsNotAccepted) {
  for (const ProfileResult profile : {ProfileResult::met, ProfileResult::not_met}) {
    expect({.home = Home::valid, .recognition = Recognition::not_recognised, .profile = profile},
           {Outcome::valid_not_recognised, Accepted::no, Indication::indeterminate,
            SubIndication::chain_constraints_failure});
  }
}

TEST(OutcomeTable, ValidOfUnknownRecognitionIsIndeterminate) {
  for (const ProfileResult profile : {ProfileResult::met, ProfileResult::not_met}) {
    expect({.home = Home::valid, .recognition = Recognition::unknown, .profile = profile},
           {Outcome::indeterminate, Accepted::unknown, Indication::indeterminate,
            SubIndication::certificate_chain_general_failure});
  }
}

TEST(OutcomeTable, IndeterminateHomeKeepsItsReason) {
  for (const SubIndication reason :
       {SubIndication::try_later, SubIndication::no_certificate_chain_found,
        SubIndication::no_signing_certificate_found, SubIndication::signed_data_not_found,
        SubIndication::policy_processing_error, SubIndication::certificate_chain_general_failure}) {
    for (const Recognition recognition : kRecognitions) {
      const bool no = recognition == Recognition::not_recognised;
      expect({.home = Home::indeterminate,
              .recognition = recognition,
              .profile = ProfileResult::met,
              .home_reason = reason},
             {Outcome::indeterminate, no ? Accepted::no : Accepted::unknown,
              Indication::indeterminate, reason});
    }
  }
}

TEST(OutcomeTable, IndeterminateHomeOnHoldIsNotAccepted) {
  for (const Recognition recognition : kRecognitions) {
    expect({.home = Home::indeterminate,
            .recognition = recognition,
            .profile = ProfileResult::met,
            .home_reason = SubIndication::try_later,
            .on_hold = OnHold::yes},
           {Outcome::indeterminate, Accepted::no, Indication::indeterminate,
            SubIndication::try_later});
  }
}

TEST(OutcomeTable, InvalidHomeIsFailedForTheseReasons) {
  for (const SubIndication reason : {SubIndication::format_failure, SubIndication::hash_failure,
                                     SubIndication::sig_crypto_failure, SubIndication::revoked,
                                     SubIndication::expired, SubIndication::not_yet_valid}) {
    for (const Recognition recognition : kRecognitions) {
      expect({.home = Home::invalid,
              .recognition = recognition,
              .profile = ProfileResult::met,
              .home_reason = reason},
             {Outcome::invalid, Accepted::no, Indication::total_failed, reason});
    }
  }
}

TEST(OutcomeTable, InvalidHomeIsIndeterminateForTheOthers) {
  for (const SubIndication reason :
       {SubIndication::revoked_no_poe, SubIndication::revoked_ca_no_poe,
        SubIndication::out_of_bounds_no_poe, SubIndication::chain_constraints_failure,
        SubIndication::crypto_constraints_failure,
        SubIndication::certificate_chain_general_failure}) {
    expect({.home = Home::invalid,
            .recognition = Recognition::recognised,
            .profile = ProfileResult::met,
            .home_reason = reason},
           {Outcome::invalid, Accepted::no, Indication::indeterminate, reason});
  }
}

// judgement.md 1: a what-if accepts nothing, and refuses nothing either.
TEST(OutcomeTable, AssertedTimeLeavesAcceptedUnknown) {
  for (const Home home : {Home::valid, Home::indeterminate, Home::invalid}) {
    const Verdict verdict = outcome_of({.home = home,
                                        .recognition = Recognition::recognised,
                                        .profile = ProfileResult::met,
                                        .time_basis = TimeBasis::asserted});
    EXPECT_EQ(verdict.accepted, Accepted::unknown);
  }
}

TEST(OutcomeNames, AreTheDocumentedOnes) {
  EXPECT_EQ(to_string(Outcome::valid_recognised), "valid-recognised");
  EXPECT_EQ(to_string(Outcome::valid_not_recognised), "valid-not-recognised");
  EXPECT_EQ(to_string(Outcome::indeterminate), "indeterminate");
  EXPECT_EQ(to_string(Outcome::invalid), "invalid");
  EXPECT_EQ(to_string(Accepted::yes), "yes");
  EXPECT_EQ(to_string(Accepted::no), "no");
  EXPECT_EQ(to_string(Accepted::unknown), "unknown");
  EXPECT_EQ(to_string(Recognition::recognised), "recognised");
  EXPECT_EQ(to_string(Recognition::domestic), "domestic");
  EXPECT_EQ(to_string(Recognition::unknown), "unknown");
  EXPECT_EQ(to_string(Recognition::not_recognised), "not-recognised");
  EXPECT_EQ(to_string(TimeBasis::request), "request");
  EXPECT_EQ(to_string(TimeBasis::timestamp), "timestamp");
  EXPECT_EQ(to_string(TimeBasis::asserted), "asserted");
}

TEST(OutcomeNames, OfIndicationsDependOnWhatWasAsked) {
  using enum Indication;
  EXPECT_EQ(to_string(total_passed, RequestKind::signature), "TOTAL-PASSED");
  EXPECT_EQ(to_string(total_passed, RequestKind::certificate), "PASSED");
  EXPECT_EQ(to_string(total_failed, RequestKind::signature), "TOTAL-FAILED");
  EXPECT_EQ(to_string(total_failed, RequestKind::certificate), "FAILED");
  EXPECT_EQ(to_string(indeterminate, RequestKind::signature), "INDETERMINATE");
  EXPECT_EQ(to_string(indeterminate, RequestKind::certificate), "INDETERMINATE");
}

}  // namespace
}  // namespace baytrust::decision
