// The feed of changes of trust: events as an Atom document (RFC 4287) for readers, as one JSON
// object each for event streams and webhooks. Only what is for everyone, or for the caller. Titles
// in one language; what happened, in codes, is the content. Not here: sending.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "gateway/messages/language.hpp"
#include "gateway/service/event_store.hpp"
#include "validators/base/bytes.hpp"
#include "validators/base/error.hpp"

namespace baytrust::service {

// May this account see it? Empty: a caller without account.
bool addressed_to(const Event& event, std::string_view account);

inline constexpr std::string_view kFeedPath = "/v1/feed.atom";

// Newest first as given. `gateway`: its name (service.audience), of which ids are made: they are
// the same however the feed is reached. `updated` of an empty feed: `now`.
Result<Bytes> atom_feed(std::span<const Event> events, const std::string& gateway, Instant now,
                        messages::Language language);

// {"at","content","kind","number","subject","territory","title"}: canonical JSON, no line ends.
// `content` is an object.
std::string event_json(const Event& event, messages::Language language);
// "The trust list of HK: edition 7 is in force."
std::string event_title(const NewEvent& event, messages::Language language);

// What a webhook is sent, in the manner of Standard Webhooks: id, time and body are signed
// together, HMAC-SHA-256 under the subscriber's secret; a receiver refuses times far from its own
// clock.
struct SignedMessage {
  std::string id;         // of the event: the same one when it is sent again
  std::string timestamp;  // seconds since 1970
  std::string signature;  // "v1,<base64>"
  std::string body;
};
SignedMessage signed_message(const Event& event, std::string_view gateway, ByteView secret,
                             Instant now);

}  // namespace baytrust::service
