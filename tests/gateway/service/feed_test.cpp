// The feed as readers and subscribers get it.
#include "gateway/service/feed.hpp"

#include <boost/json.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/authority.hpp"
#include "validators/crypto/digest.hpp"
#include "validators/crypto/mac.hpp"

namespace baytrust::service {
namespace {

using test::kNoon;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

Event event(std::uint64_t number, EventKind kind, std::string recipient = "") {
  return {number,
          {.kind = kind,
           .territory = "HK",
           .subject = "list HK 7",
           .recipient = std::move(recipient),
           .at = kNoon,
           .content = R"({"code":"a<b&c"})"}};
}

TEST(Feed, IsAtomWithOneEntryAnEvent) {
  const std::vector<Event> events{event(2, EventKind::edition_active),
                                  event(1, EventKind::edition_alarm)};
  const auto feed = atom_feed(events, "gateway", kNoon, messages::Language::en);
  ASSERT_TRUE(feed) << describe(feed.error());
  const std::string text(as_text(*feed));
  EXPECT_THAT(text, HasSubstr("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\">"));
  EXPECT_THAT(text, HasSubstr("list HK 7: the edition is in force."));
  EXPECT_THAT(text, HasSubstr("list HK 7: ALARM."));
  EXPECT_THAT(text, HasSubstr("a&lt;b&amp;c"));
}

// RFC 4287 4.2.6: permanent, and no two gateways' the same.
TEST(Feed, IdsAreOfTheGatewaysNameAlone) {
  const std::vector<Event> events{event(7, EventKind::recall)};
  const auto ids_of = [&](const std::string& gateway, messages::Language language) {
    const auto feed = atom_feed(events, gateway, kNoon + kDay, language);
    const std::string text(as_text(*feed));
    std::vector<std::string> ids;
    for (auto at = text.find("<id>"); at != text.npos; at = text.find("<id>", at + 1)) {
      ids.push_back(text.substr(at + 4, text.find('<', at + 4) - at - 4));
    }
    return ids;
  };
  const auto ids = ids_of("gateway", messages::Language::pt);
  ASSERT_THAT(ids,
              ElementsAre(StartsWith("urn:baytrust:feed:"), StartsWith("urn:baytrust:event:")));
  EXPECT_EQ(ids_of("gateway", messages::Language::en), ids);
  const auto others = ids_of("another", messages::Language::pt);
  EXPECT_NE(others.at(0), ids.at(0));
  EXPECT_NE(others.at(1), ids.at(1));
}

TEST(Feed, TheContentOfAnEventIsAnObjectWhateverWasKept) {
  const auto content_of = [](std::string kept) {
    Event one = event(7, EventKind::recall);
    one.event.content = std::move(kept);
    const std::string text = event_json(one, messages::Language::zh_hant);
    return boost::json::serialize(boost::json::parse(text).at("content"));
  };
  EXPECT_EQ(content_of(R"({"a":{"b":[1,"x"]}})"), R"({"a":{"b":[1,"x"]}})");
  for (const char* odd : {"", "{", "[1]", R"({}, "number": 1)", "null"}) {
    EXPECT_EQ(content_of(odd), "{}") << odd;
  }
  const auto whole = boost::json::parse(event_json(event(7, EventKind::recall), {})).as_object();
  std::vector<std::string> names;
  for (const auto& [name, value] : whole) names.emplace_back(name);
  EXPECT_THAT(names,
              ElementsAre("at", "content", "kind", "number", "subject", "territory", "title"));
}

TEST(Feed, EveryKindHasATitleInEveryLanguage) {
  for (int kind = 0; kind <= static_cast<int>(EventKind::submission_scheduled); ++kind) {
    for (const auto language : messages::kLanguages) {
      const std::string title = event_title(event(1, static_cast<EventKind>(kind)).event, language);
      EXPECT_THAT(title, HasSubstr("list HK 7"));
      EXPECT_THAT(title, Not(HasSubstr("{")));
    }
  }
}

TEST(Feed, ARecallIsForItsRelyingServiceAlone) {
  const Event recall = event(1, EventKind::recall, "tax-office");
  EXPECT_TRUE(addressed_to(recall, "tax-office"));
  EXPECT_FALSE(addressed_to(recall, "bank"));
  EXPECT_FALSE(addressed_to(recall, ""));
  EXPECT_TRUE(addressed_to(event(2, EventKind::edition_active), ""));
}

TEST(Feed, AMessageIsSignedOverIdTimeAndBody) {
  const Bytes secret(32, 7);
  const SignedMessage message =
      signed_message(event(3, EventKind::edition_active), "gateway", secret, kNoon);
  const std::string covered = message.id + "." + message.timestamp + "." + message.body;
  EXPECT_EQ(message.signature,
            "v1," + crypto::base64_encode(crypto::hmac_sha256(secret, as_bytes(covered)).view()));
  // Sent again later: the same id, another signature.
  const SignedMessage again =
      signed_message(event(3, EventKind::edition_active), "gateway", secret, kNoon + 60);
  EXPECT_EQ(again.id, message.id);
  EXPECT_NE(again.signature, message.signature);
}

}  // namespace
}  // namespace baytrust::service
