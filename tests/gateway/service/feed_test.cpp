// The feed as readers and subscribers get it.
#include "gateway/service/feed.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/authority.hpp"
#include "validators/crypto/digest.hpp"
#include "validators/crypto/mac.hpp"

namespace baytrust::service {
namespace {

using test::kNoon;
using ::testing::HasSubstr;
using ::testing::Not;

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
  const auto feed = atom_feed(events, {"https://gateway.example/v1/feed.atom", "gateway"}, kNoon,
                              messages::Language::en);
  ASSERT_TRUE(feed) << describe(feed.error());
  const std::string text(as_text(*feed));
  EXPECT_THAT(text, HasSubstr("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\">"));
  EXPECT_THAT(text, HasSubstr("list HK 7: the edition is in force."));
  EXPECT_THAT(text, HasSubstr("list HK 7: ALARM."));
  EXPECT_THAT(text, HasSubstr("a&lt;b&amp;c"));
}

TEST(Feed, AnEntryKeepsItsIdWhateverTheFeedsAddress) {
  const std::vector<Event> events{event(7, EventKind::recall)};
  const auto id_in = [&](const std::string& self) {
    const auto feed = atom_feed(events, {self, "gateway"}, kNoon, messages::Language::pt);
    const std::string text(as_text(*feed));
    const auto at = text.find("urn:baytrust:event:");
    return text.substr(at, text.find('<', at) - at);
  };
  EXPECT_EQ(id_in("https://one.example/"), id_in("https://two.example/"));
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
