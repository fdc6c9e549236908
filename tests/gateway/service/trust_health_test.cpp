// What /readyz, metrics and the banner say about the trust in force.
#include "gateway/service/trust_health.hpp"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gateway/service/codes.hpp"
#include "gateway/service/service_settings.hpp"
#include "tests/gateway/decision/world.hpp"

namespace baytrust::service {
namespace {

using decision::DocumentKind;
using test::kNoon;
using State = DocumentHealth::State;
using ::testing::Contains;
using ::testing::HasSubstr;

// Hong Kong and Macao each have a list and a register; the built-in configuration also has
// Guangdong, whose documents are therefore missing.
struct Health {
  Health() : config(built_in_config()) {
    config.service.required_lists = {"HK", "MO"};
    config.service.required_registers = {"MO"};
  }
  TrustHealth at(Instant now) const {
    const auto snapshot = world.snapshot();
    return trust_health({.snapshot = *snapshot,
                         .config = config,
                         .newest_events = events,
                         .unreadable = unreadable,
                         .unreadable_since = unreadable_since,
                         .now = now});
  }
  test::World world;
  Config config;
  std::vector<Event> events;
  std::optional<Error> unreadable;
  std::optional<Instant> unreadable_since;
};

const DocumentHealth& document(const TrustHealth& health, DocumentKind kind,
                               const std::string& territory) {
  return *std::ranges::find_if(health.documents, [&](const DocumentHealth& d) {
    return d.kind == kind && d.territory == territory;
  });
}
std::vector<std::string> list_codes(const TrustHealth& health, const std::string& territory) {
  return test::ids(document(health, DocumentKind::trust_list, territory).findings);
}

TEST(TrustHealth, FreshDocumentsAreReady) {
  const TrustHealth health = Health().at(kNoon);
  EXPECT_EQ(health.ready, Ready::yes) << to_json(health, messages::Language::en);
  EXPECT_EQ(document(health, DocumentKind::trust_list, "HK").state, State::fresh);
  EXPECT_THAT(list_codes(health, "HK"), Contains("trust.document.fresh"));
}

TEST(TrustHealth, AStoreThatCannotBeReadIsSaidSinceItBegan) {
  Health state;
  state.unreadable = Error(kStoreMissing, "store", {{"place", "x"}});
  state.unreadable_since = kNoon + -kHour;
  const TrustHealth health = state.at(kNoon);
  EXPECT_THAT(to_json(health, messages::Language::en),
              HasSubstr(R"("since":")" + to_string(kNoon + -kHour) + "\""));
}

TEST(TrustHealth, WhatIsNotRequiredMayBeMissing) {
  const TrustHealth health = Health().at(kNoon);
  const auto& guangdong = document(health, DocumentKind::trust_list, "CN-GD");
  EXPECT_EQ(guangdong.state, State::missing);
  EXPECT_EQ(guangdong.required, Required::no);
  EXPECT_LT(worst(guangdong.findings), Effect::warning);
}

TEST(TrustHealth, ARequiredDocumentThatIsMissingIsSaid) {
  Health state;
  state.config.service.required_lists.reset();  // every jurisdiction's
  const TrustHealth health = state.at(kNoon);
  EXPECT_EQ(health.ready, Ready::no);
  EXPECT_THAT(list_codes(health, "CN-GD"), Contains("trust.document.missing"));
  EXPECT_THAT(banner(health), HasSubstr("trust.document.missing;document=list-CN-GD"));
}

TEST(TrustHealth, GraceWarnsAndStopStops) {
  Health state;
  const Instant next_update = *state.world.hk_list.scheme.next_update;
  const std::int64_t grace = state.config.jurisdiction("HK")->age.grace;
  const TrustHealth in_grace = state.at(next_update);
  EXPECT_EQ(document(in_grace, DocumentKind::trust_list, "HK").state, State::grace);
  EXPECT_THAT(list_codes(in_grace, "HK"), Contains("trust.document.grace"));
  const TrustHealth stopped = state.at(next_update + grace);
  EXPECT_EQ(stopped.ready, Ready::no);
  EXPECT_THAT(list_codes(stopped, "HK"), Contains("trust.document.stop"));
  // The last second of grace.
  EXPECT_EQ(document(state.at(next_update + (grace - 1)), DocumentKind::trust_list, "HK").state,
            State::grace);
}

TEST(TrustHealth, NextUpdateIsWarnedOfByThresholdsThatFitItsTerm) {
  Health state;
  auto& scheme = state.world.hk_list.scheme;
  scheme.list_issue_date_time = kNoon - 10 * kDay;
  scheme.next_update = kNoon + 6 * kDay;  // a term of 16 days: only 7 days fits
  const auto near = state.at(kNoon);
  const auto& findings = document(near, DocumentKind::trust_list, "HK").findings;
  EXPECT_EQ(test::fact(findings, "trust.next_update.near", "days"), "7");
  EXPECT_EQ(
      test::find(document(state.at(kNoon - 2 * kDay), DocumentKind::trust_list, "HK").findings,
                 "trust.next_update.near"),
      nullptr);
}

TEST(TrustHealth, AnEditionThatShrankIsSaid) {
  Health state;
  auto header = state.world.edition(state.world.hk_list).header;
  header.sequence += 1;
  header.digest.octets[0] = static_cast<std::uint8_t>(header.digest.octets[0] ^ 1U);
  header.received = kNoon - kHour;
  header.activated.reset();
  state.world.held = {{.header = header, .dropped = {}}};
  EXPECT_THAT(list_codes(state.at(kNoon), "HK"), Contains("trust.document.shrunk"));
}

NewEvent rejected(Instant at, EventKind kind = EventKind::submission_rejected) {
  return {.kind = kind,
          .territory = "HK",
          .subject = "list HK 9",
          .recipient = "",
          .at = at,
          .content = R"({"code":"edition.sequence.older"})"};
}

TEST(TrustHealth, ARefusedEditionIsSaidUntilAGoodOneFollows) {
  Health state;
  state.events = {{2, rejected(kNoon - kHour)}};
  const auto health = state.at(kNoon);
  const auto& findings = document(health, DocumentKind::trust_list, "HK").findings;
  EXPECT_EQ(test::fact(findings, "trust.document.rejected", "offered"), "9");
  EXPECT_EQ(test::fact(findings, "trust.document.rejected", "code"), "edition.sequence.older");
  EXPECT_EQ(health.ready, Ready::yes);  // or whoever can push could stop the gateway
  state.events.insert(state.events.begin(), {3, rejected(kNoon, EventKind::edition_active)});
  EXPECT_EQ(test::find(document(state.at(kNoon), DocumentKind::trust_list, "HK").findings,
                       "trust.document.rejected"),
            nullptr);
}

TEST(TrustHealth, WithoutAnAnchorNothingIsReady) {
  Health state;
  state.config.service.required_lists = std::vector<std::string>{};
  state.config.service.required_registers = std::vector<std::string>{};
  for (auto* list : {&state.world.hk_list, &state.world.mo_list}) {
    for (auto& service : list->providers.front().services) {
      service.current.status_starting_time = kNoon + kDay;  // none has begun
      service.history.clear();
    }
  }
  const TrustHealth health = state.at(kNoon);
  EXPECT_EQ(health.ready, Ready::no);
  EXPECT_THAT(test::ids(health.findings), Contains("trust.nothing_anchored"));
}

TEST(TrustHealth, AnEmergencyActIsSaidUntilItLapses) {
  Health state;
  state.world.acts = {{.id = "act-1", .known_from = kNoon, .lapses = kNoon + kHour}};
  EXPECT_THAT(banner(state.at(kNoon)), HasSubstr("trust.emergency"));
  EXPECT_EQ(banner(state.at(kNoon + kHour)).find("trust.emergency"), std::string::npos);
}

TEST(TrustHealth, AStoreThatCannotBeReadIsNotReady) {
  Health state;
  static constexpr Code kWhy{"store.altered", "", Effect::invalid};
  state.unreadable = Error(kWhy, "list HK");
  const TrustHealth health = state.at(kNoon);
  EXPECT_EQ(health.ready, Ready::no);
  EXPECT_EQ(test::fact(health.findings, "trust.store.unreadable", "reason"), "store.altered");
}

TEST(TrustHealth, TheSignersEndIsWarnedOf) {
  Health state;
  auto edition = state.world.edition(state.world.hk_list);
  edition.header.signers = {{.certificate = edition.header.digest,
                             .not_before = kNoon - 400 * kDay,
                             .not_after = kNoon + 20 * kDay}};
  decision::TrustSnapshot::Sources sources = state.world.snapshot()->sources();
  std::erase_if(sources.lists, [](const auto& list) { return list.header.territory == "HK"; });
  sources.lists.push_back(edition);
  const auto snapshot = decision::TrustSnapshot::make(std::move(sources));
  ASSERT_TRUE(snapshot) << describe(snapshot.error());
  const TrustHealth health = trust_health({.snapshot = **snapshot,
                                           .config = state.config,
                                           .newest_events = {},
                                           .unreadable = std::nullopt,
                                           .now = kNoon});
  EXPECT_EQ(test::fact(document(health, DocumentKind::trust_list, "HK").findings,
                       "trust.signer.near_end", "days"),
            "30");
}

TEST(TrustHealth, TheBannerIsBounded) {
  Health state;
  state.world.acts.clear();
  for (int i = 0; i < 500; ++i) {
    state.world.acts.push_back({.id = "act-" + std::to_string(i), .known_from = kNoon});
  }
  const std::string text = banner(state.at(kNoon));
  EXPECT_LE(text.size(), kMaxBanner);
  EXPECT_TRUE(text.ends_with(", ..."));
}

}  // namespace
}  // namespace baytrust::service
