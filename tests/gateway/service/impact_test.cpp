// Impact: exactly which kept verdicts an edition turns over, in which profile, and that it comes
// true; which accepted ones it takes back; and that nothing else does.
#include "gateway/service/impact.hpp"

#include <boost/json.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <set>

#include "tests/gateway/service/judged_world.hpp"
#include "tests/support/json_schema.hpp"

namespace baytrust::service {
namespace {

using policy_mapping::Reason;
using test::kLimit;
using test::kNoon;
using test::must;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr std::int64_t kAmounts = 84;  // times 4 certificates and 3 profiles: 1,008 verdicts
constexpr auto kWithin = static_cast<std::uint64_t>(kLimit);
constexpr auto kAll = static_cast<std::uint64_t>(kAmounts);

class ImpactTest : public ::testing::Test {
 protected:
  ImpactTest() : world_(opener_) {}

  void answer_all(std::int64_t amounts, Instant at) {
    for (const auto* certificate :
         {&world_.by_ca, &world_.by_other, &world_.no_policy, &world_.revoked}) {
      for (const char* profile : {"built-in:MO", "mo-limit", "built-in:HK"}) {
        for (std::int64_t amount = 1; amount <= amounts; ++amount) {
          world_.answer(*certificate, profile, amount, at);
        }
      }
    }
  }
  Impact impact(const VerifiedDocument& draft, Instant at) {
    const auto made = must(impact_of({.draft = draft, .at = at}, *world_.trust(at).snapshot,
                                     *world_.store, world_.config, world_.verifier));
    EXPECT_THAT(test::JsonSchema::load("impact.schema.json")
                    .violations(boost::json::parse(to_json(made, messages::Language::en))),
                IsEmpty());
    return made;
  }
  Impact of_list(const trustlists::TrustList& list, Instant at) {
    return impact(world_.verified(world_.small.hk.sign(list), DocumentKind::trust_list), at);
  }
  Impact of_register(const policy_mapping::Register& content, Instant at) {
    return impact(world_.verified(world_.small.mo.sign(content), DocumentKind::mapping_register),
                  at);
  }
  // Every kept verdict asked again at `at`, as the gateway answers then, is what the report said:
  // those it lists as it lists them, all others as before.
  void comes_true(const Impact& told, Instant at) {
    std::map<std::string, const Flip*> flips;
    for (const Flip& flip : told.flips) flips[flip.verdict] = &flip;
    EXPECT_EQ(flips.size(), told.flips_in_all);
    const LoadedTrust trust = world_.trust(at);
    CrlShelf shelf;
    ASSERT_TRUE(shelf.refresh(world_.store->crls()));
    std::size_t wrong = 0;
    const auto all = world_.verdicts();
    for (const StoredVerdict& verdict : all) {
      auto again = must(reopen(verdict, world_.store->verdicts(), world_.config));
      again.request.at = again.request.known_at = at;
      const auto decision = must(
          check(again.request, trust, CrlsAtHand{shelf, world_.store->crls()}, world_.verifier));
      const Standpoint now{std::string(to_string(decision.verdict.outcome)),
                           std::string(to_string(decision.verdict.accepted))};
      const auto flip = flips.find(verdict.id);
      const Standpoint said =
          flip == flips.end() ? Standpoint{verdict.outcome, verdict.accepted} : flip->second->after;
      if (now != said) ++wrong;
    }
    EXPECT_EQ(wrong, 0U) << "of " << all.size();
  }

  test::MemoryOpener opener_;
  test::JudgedWorld world_;
};

TEST_F(ImpactTest, AServiceWithdrawnTurnsOverWhatLeansOnItAndComesTrue) {
  answer_all(kAmounts, world_.now - 1);
  ASSERT_THAT(world_.verdicts(), SizeIs(1008));
  const auto list = world_.without_service(2, 2, world_.now);
  const auto staged = world_.push_list(list);
  ASSERT_EQ(staged.state, SubmissionState::staged) << staged.findings;
  const Instant at = *staged.activate_at;
  const Impact told = of_list(list, at);
  ASSERT_TRUE(told.in_force);
  EXPECT_EQ(told.in_force->sequence, 1U);
  EXPECT_EQ(told.direction, Direction::narrowing);
  EXPECT_THAT(told.recognitions_dead, ElementsAre("MO/mo-hk-personal"));
  EXPECT_THAT(told.recognitions_lost, IsEmpty());
  EXPECT_THAT(told.recalls, IsEmpty()) << "it ends from then on, not before";
  EXPECT_EQ(told.not_asked_again, 0U);
  // By the CA: accepted everywhere before, within the limit; without a policy only at home, and not
  // recognised elsewhere; revoked nowhere before or after.
  EXPECT_EQ(told.profiles.at("built-in:MO"),
            (ProfileImpact{.considered = 4 * kAll, .lost = kAll, .gained = 0, .other = kAll}));
  EXPECT_EQ(
      told.profiles.at("mo-limit"),
      (ProfileImpact{
          .considered = 4 * kAll, .lost = kWithin, .gained = 0, .other = kAll - kWithin + kAll}));
  EXPECT_EQ(told.profiles.at("built-in:HK"),
            (ProfileImpact{.considered = 4 * kAll, .lost = 2 * kAll, .gained = 0, .other = 0}));
  std::set<std::string> reasons;
  for (const Flip& flip : told.flips) reasons.insert(flip.because.begin(), flip.because.end());
  EXPECT_THAT(reasons, Contains("list.service.not_in_force"));
  EXPECT_EQ(world_.activate(staged, {"hk-ana", "hk-bao"}).state, SubmissionState::active);
  EXPECT_EQ(world_.now, at);
  comes_true(told, at);
}

TEST_F(ImpactTest, AMappingSuspendedTurnsOverTheRelyingSideOnlyAndComesTrue) {
  answer_all(kAmounts, world_.now);
  const auto content = world_.suspended(2, world_.now + kDay, Reason::agreement);
  const auto staged = world_.push_register(content);
  ASSERT_EQ(staged.state, SubmissionState::staged) << staged.findings;
  const Impact told = of_register(content, *staged.activate_at);
  EXPECT_EQ(told.direction, Direction::narrowing);
  EXPECT_THAT(told.recognitions_lost, ElementsAre("MO/mo-hk-personal"));
  EXPECT_EQ(told.profiles.at("built-in:MO"),
            (ProfileImpact{.considered = 4 * kAll, .lost = kAll, .gained = 0, .other = 0}));
  // Above the limit: recognised before, not accepted then nor now.
  EXPECT_EQ(told.profiles.at("mo-limit"),
            (ProfileImpact{
                .considered = 4 * kAll, .lost = kWithin, .gained = 0, .other = kAll - kWithin}));
  EXPECT_EQ(told.profiles.at("built-in:HK"),
            (ProfileImpact{.considered = 4 * kAll, .lost = 0, .gained = 0, .other = 0}));
  EXPECT_THAT(told.recalls, IsEmpty());
  EXPECT_EQ(world_.activate(staged, {"mo-duarte", "mo-elsa"}).state, SubmissionState::active);
  comes_true(told, *staged.activate_at);
}

TEST_F(ImpactTest, ANewEntryGainsAndComesTrue) {
  answer_all(kAmounts, world_.now);
  const auto content = world_.with_other(2);
  // Published by Macao alone: a warning, no more.
  const auto staged = world_.push_register(content);
  ASSERT_EQ(staged.state, SubmissionState::staged) << staged.findings;
  const Impact told = of_register(content, *staged.activate_at);
  EXPECT_EQ(told.direction, Direction::widening);
  EXPECT_THAT(told.recognitions_gained, ElementsAre("MO/mo-hk-other"));
  EXPECT_EQ(told.profiles.at("built-in:MO"),
            (ProfileImpact{.considered = 4 * kAll, .lost = 0, .gained = kAll, .other = 0}));
  EXPECT_EQ(told.profiles.at("mo-limit"),
            (ProfileImpact{
                .considered = 4 * kAll, .lost = 0, .gained = kWithin, .other = kAll - kWithin}));
  EXPECT_EQ(told.profiles.at("built-in:HK").gained, 0U);
  EXPECT_THAT(told.recalls, IsEmpty());
  EXPECT_EQ(world_.activate(staged, {"mo-duarte", "mo-elsa"}).state, SubmissionState::active);
  comes_true(told, *staged.activate_at);
}

TEST_F(ImpactTest, ACompromiseFoundLateRecallsWhatWasAcceptedSinceThen) {
  const Instant since = world_.now + 10 * kMinute;
  std::set<std::string> expected;
  for (std::int64_t minute = 5; minute < 15; ++minute) {
    for (const char* profile : {"built-in:MO", "mo-limit", "built-in:HK"}) {
      for (const std::int64_t amount : {kLimit, kLimit + 1}) {
        const Instant at = world_.now + minute * kMinute;
        const auto verdict = world_.answer(world_.by_ca, profile, amount, at);
        world_.answer(world_.by_other, profile, amount, at);
        world_.answer(world_.revoked, profile, amount, at);
        if (at >= since && verdict.accepted == "yes" && verdict.relying == "MO") {
          expected.insert(verdict.id);
        }
      }
    }
  }
  EXPECT_THAT(expected, SizeIs(15)) << "5 instants, 2 and 1 amounts";
  const auto staged = world_.push_register(world_.suspended(2, since, Reason::compromise));
  ASSERT_EQ(staged.state, SubmissionState::staged) << staged.findings;
  const Impact told =
      of_register(world_.suspended(2, since, Reason::compromise), *staged.activate_at);
  const auto recalled = [](const Impact& impact) {
    std::set<std::string> ids;
    for (const Flip& flip : impact.recalls) ids.insert(flip.verdict);
    return ids;
  };
  EXPECT_EQ(recalled(told), expected);
  for (const Flip& flip : told.recalls) {
    EXPECT_EQ(flip.before, (Standpoint{"valid-recognised", "yes"}));
    EXPECT_EQ(flip.after.accepted, "no");
    EXPECT_FALSE(flip.because.empty());
  }
  // In force: each relying service is told of its own, nobody of others'.
  EXPECT_EQ(world_.activate(staged, {"mo-duarte", "mo-elsa"}).state, SubmissionState::active);
  std::map<std::string, std::size_t> told_to;
  for (const auto& event : world_.events()) {
    if (event.event.kind != EventKind::recall) continue;
    EXPECT_EQ(event.event.subject, "register MO 2");
    const auto content = boost::json::parse(event.event.content);
    told_to[event.event.recipient] = content.at("verdicts").as_array().size();
  }
  EXPECT_EQ(told_to, (std::map<std::string, std::size_t>{{"built-in:MO-service", 10},
                                                         {"mo-limit-service", 5}}));
  EXPECT_EQ(must(world_.store->verdicts().find(*expected.begin()))->accepted, "yes")
      << "what was answered stays as it was";
}

TEST_F(ImpactTest, AnEditionThatChangesNothingTurnsNothingOver) {
  answer_all(2, world_.now);
  const Impact told = of_list(world_.hk_list_of(2), world_.now + kDay);
  EXPECT_THAT(told.changes, IsEmpty());
  EXPECT_EQ(told.direction, Direction::none);
  EXPECT_EQ(told.flips_in_all, 0U);
  EXPECT_THAT(told.recalls, IsEmpty());
  EXPECT_THAT(told.recognitions_dead, IsEmpty());
  EXPECT_EQ(told.profiles.at("built-in:MO").considered, 8U);
}

TEST_F(ImpactTest, ADocumentPastStopMakesNoSpuriousRecall) {
  answer_all(1, world_.now);
  const Instant late = kNoon + 50 * kDay;  // every document is past stop, the CRLs are not
  auto fresh = world_.hk_list_of(2);
  fresh.scheme.list_issue_date_time = late - kDay;
  fresh.scheme.next_update = late + 30 * kDay;
  const Impact list = of_list(fresh, late);
  EXPECT_THAT(list.recalls, IsEmpty()) << "the register is too old before and after";
  EXPECT_EQ(list.profiles.at("built-in:HK").gained, 3U) << "at home the list is enough";
  auto also = world_.small.mo_register_content(2);
  also.issued = late - kDay;
  also.next_update = late + 30 * kDay;
  EXPECT_THAT(of_register(also, late).recalls, IsEmpty());
  // A withdrawal is one all the same.
  auto ended = world_.without_service(2, 2, world_.now - kHour);
  ended.scheme.list_issue_date_time = late - kDay;
  ended.scheme.next_update = late + 30 * kDay;
  std::set<std::string> recalled;
  for (const Flip& flip : of_list(ended, late).recalls) recalled.insert(flip.profile);
  EXPECT_THAT(recalled, ElementsAre("built-in:HK", "built-in:MO", "mo-limit"));
}

TEST_F(ImpactTest, AFirstEditionIsComparedWithNothing) {
  const test::Publisher guangdong("CN-GD");
  ASSERT_TRUE(world_.store->editions().add_pin(guangdong.pin()));
  answer_all(1, world_.now);
  const auto first = impact(
      world_.verified(
          guangdong.sign(test::list_of({.territory = "CN-GD", .cas = {guangdong.certificate()}})),
          DocumentKind::trust_list),
      world_.now);
  EXPECT_EQ(first.in_force, std::nullopt);
  EXPECT_EQ(first.direction, Direction::widening);
  EXPECT_THAT(first.changes, IsEmpty());
  EXPECT_EQ(first.flips_in_all, 0U);
}

TEST_F(ImpactTest, AsksTheNewestOnlyAndSaysWhatItCouldNotAsk) {
  answer_all(1, world_.now);
  const auto draft = world_.verified(world_.small.hk.sign(world_.without_service(2, 2, world_.now)),
                                     DocumentKind::trust_list);
  std::size_t told = 0;
  const auto few = must(impact_of(
      {.draft = draft, .at = world_.now, .newest = 5, .progress = [&](auto, auto) { ++told; }},
      *world_.trust(world_.now).snapshot, *world_.store, world_.config, world_.verifier));
  std::uint64_t considered = 0;
  for (const auto& [name, profile] : few.profiles) considered += profile.considered;
  EXPECT_EQ(considered, 5U);
  std::erase_if(world_.config.profiles, [](const auto& p) { return p.name == "mo-limit"; });
  EXPECT_EQ(impact(draft, world_.now).not_asked_again, 4U) << "its profile is gone";
}

}  // namespace
}  // namespace baytrust::service
