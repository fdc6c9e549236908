#include "gateway/decision/accept.hpp"

#include <gmock/gmock.h>

#include "tests/gateway/decision/world.hpp"

namespace baytrust::decision {
namespace {

using namespace baytrust::test;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;
using Outcome = Acceptance::Outcome;

Digest digest_number(std::uint8_t n) {
  Digest digest;
  digest.octets[31] = n;
  return digest;
}

const Digest kSigner = digest_number(1);
const Digest kContent = digest_number(2);

// Everything in order: each test changes one thing.
struct Import {
  Candidate candidate{.header = {.kind = DocumentKind::trust_list,
                                 .territory = "HK",
                                 .sequence = 8,
                                 .issued = kNoon - kHour,
                                 .next_update = kNoon + 30 * kDay,
                                 .digest = kContent,
                                 .signers = {{kSigner, kStart, kEnd}},
                                 .received = kNoon,
                                 .activated = {}},
                      .submitted_for = "HK",
                      .shrink = {},
                      .approval = Approval::none};
  PreviousEditions previous{.high_water = 7,
                            .at_high_water = digest_number(3),
                            .signers_at_high_water = {kSigner},
                            .last_issued = kNoon - 10 * kDay};
  std::vector<Pin> pins{{"HK", kSigner, kStart, {}}};
  AcceptRules rules;
  Instant now = kNoon;

  Acceptance judge() const { return accept(candidate, previous, pins, rules, now); }
  void expect_refused(std::string_view code) const {
    const Acceptance result = judge();
    EXPECT_EQ(result.outcome, Outcome::refused);
    EXPECT_THAT(ids(result.findings), ElementsAre(code));
  }
};

TEST(Accept, TakesTheNextEdition) {
  const Acceptance result = Import().judge();
  EXPECT_EQ(result.outcome, Outcome::accepted);
  EXPECT_THAT(ids(result.findings), ElementsAre("edition.accepted"));
}

TEST(Accept, TakesAFirstEditionOfAnySequence) {
  Import import;
  import.previous = {};
  import.candidate.header.sequence = 5'000'000;
  EXPECT_EQ(import.judge().outcome, Outcome::accepted);
}

TEST(Accept, RefusesAnotherTerritorysDocument) {
  Import import;
  import.candidate.submitted_for = "MO";
  import.expect_refused("edition.territory.not_the_submitters");
}

TEST(Accept, RefusesASignerThatIsNotPinned) {
  Import import;
  import.pins = {{"MO", kSigner, kStart, {}}, { "HK", digest_number(9), kStart, {} }};
  import.expect_refused("edition.signer.not_pinned");
  import.candidate.header.signers.clear();
  import.expect_refused("edition.signer.not_pinned");
}

TEST(Accept, RefusesASignerDistrustedAtReceipt) {
  Import import;
  import.pins.front().distrusted_from = kNoon;
  import.expect_refused("edition.signer.not_pinned");
  import.pins.front().distrusted_from = kNoon + 1;
  EXPECT_EQ(import.judge().outcome, Outcome::accepted);
}

TEST(Accept, RefusesASignerPinnedOnlyLater) {
  Import import;
  import.pins.front().trusted_from = kNoon + 1;
  import.expect_refused("edition.signer.not_pinned");
}

// The issue time is the signer's own claim: an expired signer can write any.
TEST(Accept, AsksForTheSignersValidityAtReceipt) {
  Import import;
  import.candidate.header.signers = {{ kSigner, kStart, kNoon - 1 }};
  import.expect_refused("edition.signer.not_valid_at_receipt");
  import.candidate.header.signers = {{ kSigner, kNoon + 1, kEnd }};
  import.expect_refused("edition.signer.not_valid_at_receipt");
  import.candidate.header.signers = {{ kSigner, kNoon, kNoon }};
  EXPECT_EQ(import.judge().outcome, Outcome::accepted);
}

TEST(Accept, IsContentWithOneGoodSignerAmongSeveral) {
  Import import;
  import.candidate.header.signers = {{digest_number(8), kStart, kEnd},
                                     {kSigner, kStart, kNoon - 1},
                                     { kSigner,
                                       kStart,
                                       kEnd }};
  EXPECT_EQ(import.judge().outcome, Outcome::accepted);
}

TEST(Accept, RefusesAnOlderSequence) {
  Import import;
  import.candidate.header.sequence = 6;
  import.expect_refused("edition.sequence.older");
}

TEST(Accept, RefusesTheMarkItselfWhereItsEditionIsNotKnown) {
  Import import;
  import.candidate.header.sequence = 7;
  import.previous.at_high_water.reset();
  import.expect_refused("edition.sequence.older");
}

TEST(Accept, RefusesTheSameSequenceWithAnotherContent) {
  Import import;
  import.candidate.header.sequence = 7;
  import.expect_refused("edition.sequence.equivocation");
  EXPECT_EQ(fact(import.judge().findings, "edition.sequence.equivocation", "other"),
            to_hex(digest_number(3)));
}

TEST(Accept, SaysThatTheSameEditionIsDoneAlready) {
  Import import;
  import.candidate.header.sequence = 7;
  import.candidate.header.digest = digest_number(3);
  const Acceptance result = import.judge();
  EXPECT_EQ(result.outcome, Outcome::already_done);
  EXPECT_THAT(ids(result.findings), ElementsAre("edition.already_done"));
  EXPECT_THAT(result.new_signers, IsEmpty());
}

TEST(Accept, NamesNewSignaturesOfTheSameEdition) {
  Import import;
  import.candidate.header.sequence = 7;
  import.candidate.header.digest = digest_number(3);
  import.candidate.header.signers.push_back({digest_number(5), kStart, kEnd});
  EXPECT_THAT(import.judge().new_signers, ElementsAre(digest_number(5)));
}

// Its age was judged when it came.
TEST(Accept, DoesNotHoldTheAgeOfADoneEditionAgainstIt) {
  Import import;
  import.candidate.header.sequence = 7;
  import.candidate.header.digest = digest_number(3);
  import.now = kNoon + 60 * kDay;
  EXPECT_EQ(import.judge().outcome, Outcome::already_done);
}

TEST(Accept, RefusesASequenceBeyondExactIntegers) {
  Import import;
  import.candidate.header.sequence = 1ULL << 53;
  import.candidate.approval = Approval::given;
  import.expect_refused("edition.sequence.too_large");
}

TEST(Accept, RefusesAJumpWithoutApproval) {
  Import import;
  import.candidate.header.sequence = 7 + 1000;
  EXPECT_EQ(import.judge().outcome, Outcome::accepted);
  import.candidate.header.sequence = 7 + 1001;
  import.expect_refused("edition.sequence.jump");
  import.candidate.approval = Approval::given;
  EXPECT_EQ(import.judge().outcome, Outcome::accepted);
}

TEST(Accept, RefusesAnIssueTimeThatGoesBack) {
  Import import;
  import.candidate.header.issued = kNoon - 10 * kDay - 1;
  import.expect_refused("edition.issued.earlier");
  import.candidate.header.issued = kNoon - 10 * kDay;
  EXPECT_EQ(import.judge().outcome, Outcome::accepted);
}

TEST(Accept, RefusesAnIssueTimeMoreThanFiveMinutesAhead) {
  Import import;
  import.candidate.header.issued = kNoon + 5 * kMinute;
  EXPECT_EQ(import.judge().outcome, Outcome::accepted);
  import.candidate.header.issued = kNoon + 5 * kMinute + 1;
  import.expect_refused("edition.issued.ahead");
}

TEST(Accept, RefusesANextUpdateThatIsPast) {
  Import import;
  import.candidate.header.next_update = kNoon;
  import.expect_refused("edition.next_update.past");
}

TEST(Accept, RefusesAClosedEdition) {
  Import import;
  import.candidate.header.next_update.reset();
  import.expect_refused("edition.next_update.missing");
}

// Six calendar months; from 31 August to the last day of February.
TEST(Accept, RefusesANextUpdateMoreThanSixMonthsAfterIssue) {
  Import import;
  import.now = *parse_rfc3339("2026-08-31T12:00:00Z");
  import.candidate.header.issued = import.now;
  import.candidate.header.next_update = *parse_rfc3339("2027-02-28T12:00:00Z");
  EXPECT_EQ(import.judge().outcome, Outcome::accepted);
  import.candidate.header.next_update = *parse_rfc3339("2027-02-28T12:00:01Z");
  import.expect_refused("edition.next_update.too_far");
}

TEST(Accept, SurvivesTheEndOfTime) {
  Import import;
  import.now = *parse_rfc3339("9999-12-01T00:00:00Z");
  import.candidate.header.issued = import.now;
  import.candidate.header.signers = {{ kSigner, kStart, import.now }};
  import.candidate.header.next_update = *parse_rfc3339("9999-12-31T00:00:00Z");
  import.expect_refused("edition.next_update.too_far");
}

TEST(Accept, HoldsASuddenShrinkUntilItIsApproved) {
  Import import;
  import.candidate.shrink = {{"services", 100, 10}, { "types", 50, 5 }};
  EXPECT_EQ(import.judge().outcome, Outcome::accepted);
  import.candidate.shrink = {{"services", 100, 10}, { "types", 50, 6 }};
  const Acceptance held = import.judge();
  EXPECT_EQ(held.outcome, Outcome::held);
  EXPECT_THAT(ids(held.findings), ElementsAre("edition.shrink.sudden"));
  EXPECT_EQ(fact(held.findings, "edition.shrink.sudden", "what"), "types");
  import.candidate.approval = Approval::given;
  EXPECT_EQ(import.judge().outcome, Outcome::accepted);
}

TEST(Accept, RefusesWhatItWouldAlsoHold) {
  Import import;
  import.candidate.shrink = {{ "services", 2, 1 }};
  import.candidate.header.next_update = kNoon - 1;
  import.expect_refused("edition.next_update.past");
}

TEST(Accept, GivesEveryReason) {
  Import import;
  import.candidate.submitted_for = "MO";
  import.candidate.header.sequence = 3;
  import.candidate.header.issued = kNoon + kDay;
  import.candidate.header.next_update = kNoon - kDay;
  import.pins.clear();
  EXPECT_THAT(ids(import.judge().findings),
              UnorderedElementsAre("edition.territory.not_the_submitters",
                                   "edition.signer.not_pinned", "edition.sequence.older",
                                   "edition.issued.ahead", "edition.next_update.past"));
}

TEST(Accept, CountsWhatCompareSaw) {
  const World world;
  trustlists::TrustList fewer = world.hk_list;
  fewer.providers.front().services.pop_back();
  const auto shrink = shrink_of(trustlists::compare(world.hk_list, fewer));
  ASSERT_EQ(shrink.size(), 2U);
  EXPECT_EQ(shrink[0].what, "services");
  EXPECT_EQ(shrink[0].previous, 3U);
  EXPECT_EQ(shrink[0].dropped, 1U);
  EXPECT_EQ(shrink[1].dropped, 1U);  // the type of the service that is gone

  policy_mapping::Register empty = world.mo_register;
  empty.recognitions.clear();
  const auto entries = shrink_of(policy_mapping::compare(world.mo_register, empty));
  ASSERT_EQ(entries.size(), 1U);
  EXPECT_EQ(entries[0].dropped, 1U);
}

TEST(Accept, NamesItsOutcomes) {
  EXPECT_EQ(to_string(Outcome::accepted), "accepted");
  EXPECT_EQ(to_string(Outcome::held), "held");
  EXPECT_EQ(to_string(Outcome::refused), "refused");
  EXPECT_EQ(to_string(Outcome::already_done), "already-done");
}

}  // namespace
}  // namespace baytrust::decision
