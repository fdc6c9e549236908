// Emergency acts: who may, for how long, on what; that they work at once, lapse by themselves and
// leave what was known before alone.
#include "gateway/service/emergencies.hpp"

#include <boost/json.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gateway/service/emergency_recalls.hpp"
#include "gateway/store/sqlite_store.hpp"
#include "tests/gateway/service/judged_world.hpp"
#include "tests/support/temporary_directory.hpp"

namespace baytrust::service {
namespace {

using Kind = decision::EmergencyAct::Kind;
using test::must;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

template <class T>
std::string code(const Result<T>& result) {
  return result ? "" : std::string(result.error().code().id);
}

class EmergenciesTest : public ::testing::Test {
 protected:
  EmergenciesTest() : world_(opener_) {
    world_.config.service.emergencies = {
        {.territory = "HK", .persons = {"hk-ana", "hk-bao"}, .longest = 12 * kHour},
        {.territory = "MO", .persons = {"mo-duarte"}, .longest = 72 * kHour}};
  }
  EmergencyRequest distrust(const std::string& person = "hk-ana") {
    return {.kind = Kind::distrust_certificate,
            .territory = "HK",
            .certificate = world_.small.ca.certificate()->fingerprint,
            .duration = 6 * kHour,
            .reason = "key found on a web page",
            .caller = world_.caller(person),
            .now = world_.now};
  }
  EmergencyRequest suspend() {
    return {.kind = Kind::suspend_recognition,
            .territory = "MO",
            .recognition = "mo-hk-personal",
            .duration = kHour,
            .reason = "asked by the ministry",
            .caller = world_.caller("mo-duarte"),
            .now = world_.now};
  }
  Result<EmergencyRecord> begin(const EmergencyRequest& request) {
    return begin_emergency(*world_.store, world_.config, world_.verifier, request);
  }
  // As a gateway does that has just started.
  std::size_t tell_recalls() {
    return must(EmergencyRecalls().tell(*world_.store, world_.config, world_.verifier, world_.now));
  }
  decision::Decision judged(Instant at, Instant known_at,
                            const std::string& profile = "built-in:MO") {
    auto asked = world_.request(world_.by_ca, profile, 1, at);
    asked.known_at = known_at;
    return must(check(asked, world_.trust(known_at), &world_.store->crls(), world_.verifier));
  }
  std::string accepted(Instant at) {
    return std::string(to_string(judged(at, at).verdict.accepted));
  }
  std::map<std::string, std::size_t> recalls() {
    std::map<std::string, std::size_t> out;
    for (const auto& event : world_.events()) {
      if (event.event.kind != EventKind::recall) continue;
      out[event.event.recipient] +=
          boost::json::parse(event.event.content).at("verdicts").as_array().size();
    }
    return out;
  }

  test::MemoryOpener opener_;
  test::JudgedWorld world_;
};

TEST_F(EmergenciesTest, OnlyThoseNamedBeforehandMayForTheirTerritory) {
  EXPECT_EQ(code(begin(distrust("hk-chan"))), "emergency.not_authorised");
  EXPECT_EQ(code(begin(distrust("mo-duarte"))), "emergency.not_authorised");
  auto elsewhere = distrust();
  elsewhere.territory = "CN-GD";
  EXPECT_EQ(code(begin(elsewhere)), "emergency.not_authorised");
  EXPECT_THAT(must(world_.store->emergencies().emergencies()), IsEmpty());
  EXPECT_THAT(world_.events(), IsEmpty());
}

TEST_F(EmergenciesTest, NoLongerThanConfigured) {
  auto request = distrust();
  for (const std::int64_t duration : {std::int64_t{-1}, std::int64_t{0}, 12 * kHour + 1}) {
    request.duration = duration;
    EXPECT_EQ(code(begin(request)), "emergency.too_long") << duration;
  }
  request.duration = 12 * kHour;
  EXPECT_EQ(code(begin(request)), "");
}

TEST_F(EmergenciesTest, SaysWhyInAFewWords) {
  auto request = distrust();
  request.reason = "";
  EXPECT_EQ(code(begin(request)), "emergency.reason.bad");
  request.reason = std::string(kMaxEmergencyReason + 1, 'x');
  EXPECT_EQ(code(begin(request)), "emergency.reason.bad");
  request.reason.pop_back();
  EXPECT_EQ(code(begin(request)), "");
}

TEST_F(EmergenciesTest, ATypingMistakeIsNoAct) {
  auto request = distrust();
  request.certificate = Digest{};
  EXPECT_EQ(code(begin(request)), "emergency.target.unknown");
  request.certificate.reset();
  EXPECT_EQ(code(begin(request)), "emergency.target.unknown");
  request.certificate = world_.by_ca->fingerprint;
  EXPECT_EQ(code(begin(request)), "emergency.target.unknown") << "no list names an end entity";
  auto other = suspend();
  other.recognition = "mo-hk-personel";
  EXPECT_EQ(code(begin(other)), "emergency.target.unknown");
}

TEST_F(EmergenciesTest, DistrustWorksAtOnceAndLapsesByItself) {
  ASSERT_EQ(accepted(world_.now), "yes");
  const auto record = must(begin(distrust()));
  EXPECT_EQ(record.by, "hk-ana");
  EXPECT_EQ(record.act.lapses, world_.now + 6 * kHour);
  const auto now = judged(world_.now, world_.now);
  EXPECT_EQ(now.verdict.outcome, decision::Outcome::invalid);
  EXPECT_EQ(accepted(world_.now + 6 * kHour - 1), "no");
  EXPECT_EQ(accepted(world_.now + 6 * kHour), "yes");
  EXPECT_THAT(world_.event_kinds(), ElementsAre("emergency.begun"));
  EXPECT_EQ(tell_recalls(), 0U) << "it begins now";
  EXPECT_EQ(code(begin(distrust())), "store.known") << "the same act is one";
}

TEST_F(EmergenciesTest, WhatWasKnownBeforeStaysWhatItWas) {
  const Digest before = world_.trust(world_.now - 1).snapshot->id();
  auto request = distrust();
  request.effective_from = world_.now - kDay;
  must(begin(request));
  EXPECT_EQ(world_.trust(world_.now - 1).snapshot->id(), before);
  EXPECT_NE(world_.trust(world_.now).snapshot->id(), before);
  EXPECT_EQ(to_string(judged(world_.now - kHour, world_.now - 1).verdict.accepted), "yes");
  EXPECT_EQ(to_string(judged(world_.now - kHour, world_.now).verdict.accepted), "no");
  EXPECT_EQ(to_string(judged(world_.now - kDay - 1, world_.now).verdict.accepted), "yes")
      << "before it was compromised";
}

TEST_F(EmergenciesTest, OneThatBeginsInThePastRecallsForEachRelyingService) {
  const Instant answered = world_.now;
  for (std::int64_t amount = 1; amount <= 3; ++amount) {
    world_.answer(world_.by_ca, "built-in:MO", amount, answered);
    world_.answer(world_.by_ca, "built-in:HK", amount, answered);
    world_.answer(world_.by_ca, "built-in:HK", amount, answered - 2 * kHour);
    world_.answer(world_.by_other, "mo-limit", amount, answered);
    world_.answer(world_.revoked, "built-in:HK", amount, answered);
  }
  world_.now = world_.now + kHour;
  auto request = distrust();
  request.effective_from = answered - kHour;
  const auto record = must(begin(request));
  EXPECT_EQ(record.act.effective_from, answered - kHour);
  EXPECT_EQ(tell_recalls(), 2U);
  EXPECT_EQ(recalls(),
            (std::map<std::string, std::size_t>{{"built-in:MO-service", 3}, {"hk-service", 3}}));
  for (const auto& event : world_.events()) {
    if (event.event.kind != EventKind::recall) continue;
    EXPECT_EQ(event.event.subject, record.act.id);
    EXPECT_EQ(event.event.territory, "HK");
    EXPECT_EQ(boost::json::parse(event.event.content).at("cause").as_string(), record.act.id);
  }
}

// A gateway that died after some were told tells the others, and nobody twice.
TEST_F(EmergenciesTest, ACrashLosesNoRecallAndRepeatsNone) {
  world_.answer(world_.by_ca, "built-in:MO", 1, world_.now);
  world_.answer(world_.by_ca, "built-in:HK", 1, world_.now);
  auto request = distrust();
  request.effective_from = world_.now - kHour;
  const auto record = must(begin(request));
  must(world_.store->events().append({.kind = EventKind::recall,
                                      .territory = "HK",
                                      .subject = record.act.id,
                                      .recipient = "hk-service",
                                      .at = world_.now,
                                      .content = R"({"verdicts":[]})"}));
  EXPECT_EQ(tell_recalls(), 1U);
  EXPECT_EQ(recalls(),
            (std::map<std::string, std::size_t>{{"built-in:MO-service", 1}, {"hk-service", 0}}));
  EXPECT_EQ(tell_recalls(), 0U);
}

TEST_F(EmergenciesTest, OneThatLapsedRecallsNothingAnyMore) {
  world_.answer(world_.by_ca, "built-in:MO", 1, world_.now);
  auto request = distrust();
  request.effective_from = world_.now - kHour;
  must(begin(request));
  world_.now = world_.now + 6 * kHour;
  EXPECT_EQ(tell_recalls(), 0U);
}

TEST_F(EmergenciesTest, AnEffectiveInstantAheadIsNow) {
  auto request = distrust();
  request.effective_from = world_.now + kHour;
  EXPECT_EQ(must(begin(request)).act.effective_from, world_.now);
}

TEST_F(EmergenciesTest, SuspendingNarrowsOneRecognitionOnly) {
  must(begin(suspend()));
  EXPECT_EQ(judged(world_.now, world_.now).verdict.outcome,
            decision::Outcome::valid_not_recognised);
  EXPECT_EQ(to_string(judged(world_.now, world_.now, "built-in:HK").verdict.accepted), "yes");
  EXPECT_EQ(accepted(world_.now + kHour), "yes");
}

TEST_F(EmergenciesTest, EndsSoonerByAnotherPersonOfTheRule) {
  const auto record = must(begin(distrust()));
  const Instant later = world_.now + kHour;
  const auto end = [&](const std::string& id, const std::string& person, Instant at) {
    return end_emergency(*world_.store, world_.config, id, world_.caller(person), at);
  };
  EXPECT_EQ(code(end("e-0", "hk-bao", later)), "emergency.unknown");
  EXPECT_EQ(code(end(record.act.id, "mo-duarte", later)), "emergency.not_authorised");
  EXPECT_EQ(must(end(record.act.id, "hk-bao", later)).ended, later);
  EXPECT_EQ(accepted(later - 1), "no");
  EXPECT_EQ(accepted(later), "yes");
  EXPECT_EQ(code(end(record.act.id, "hk-bao", later)), "store.changed_meanwhile");
  EXPECT_THAT(world_.event_kinds(), ElementsAre("emergency.begun", "emergency.lapsed"));
  const auto told = boost::json::parse(world_.events().back().event.content);
  EXPECT_EQ(told.at("lapses").as_string(), to_string(later));
}

TEST_F(EmergenciesTest, SurvivesOnDisk) {
  const test::TemporaryDirectory directory;
  store::SqliteOpener opener;
  test::JudgedWorld world(opener, directory / "store");
  world.config.service.emergencies = world_.config.service.emergencies;
  world.answer(world.by_ca, "built-in:MO", 1, world.now);
  auto request = distrust();
  request.certificate = world.small.ca.certificate()->fingerprint;
  request.effective_from = world.now - kHour;
  must(begin_emergency(*world.store, world.config, world.verifier, request));
  world.store = must(opener.open(directory / "store"));
  ASSERT_THAT(must(world.store->emergencies().emergencies()), SizeIs(1));
  EXPECT_THAT(world.trust(world.now).snapshot->acts(), SizeIs(1));
  must(EmergencyRecalls().tell(*world.store, world.config, world.verifier, world.now));
  EXPECT_THAT(world.event_kinds(), ElementsAre("emergency.begun", "recall"));
}

}  // namespace
}  // namespace baytrust::service
