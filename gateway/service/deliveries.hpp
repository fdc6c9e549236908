// Deliveries: telling the configured webhooks of events (feed.hpp, signed_message), each in the
// order of the numbers, at least once: one that was not confirmed is sent again, with the same id,
// before anything later is. After a failure a subscriber is left alone for twice as long as after
// the one before; how far each was told and when it is due is in the store, so that a restart
// changes nothing. A subscriber that fails keeps no other from being told. A new one is told from
// the first event on. Not here: HTTP (WebhookPoster) and when to look.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "gateway/service/config.hpp"
#include "gateway/service/feed.hpp"
#include "gateway/service/store.hpp"
#include "validators/base/error.hpp"

namespace baytrust::service {

// One POST of JSON, with the message's headers: webhook-id, webhook-timestamp, webhook-signature.
class WebhookPoster {
 public:
  virtual ~WebhookPoster() = default;

  struct Answer {
    int status = 0;       // 0: none came
    std::string trouble;  // why none came, for the log
  };
  // Bounded in time and size; follows nothing; https is verified.
  virtual Answer post(const std::string& url, const SignedMessage& message) = 0;
};

class Deliveries {
 public:
  // The poster outlives it. Of one thread.
  explicit Deliveries(WebhookPoster& poster) : poster_(poster) {}

  // What is due at `now`, at most kMostAtOnce messages a subscriber. The error is the first one,
  // webhook.* or the store's; the other subscribers were told all the same. It stays as long as
  // the subscriber is left alone.
  Result<void> work(Store& store, const Config& config, Instant now);

 private:
  struct Turn {
    EventStore& events;
    const WebhookSettings& hook;
    const std::string& gateway;
    Instant now;
  };
  Result<void> tell(const Turn& turn);
  Error failed(const Turn& turn, const Event& event, const WebhookPoster::Answer& answer,
               const Delivery& delivery);

  WebhookPoster& poster_;
  std::map<std::string, Error> troubles_;  // by subscriber, of the last attempt
};
inline constexpr std::size_t kMostAtOnce = 20;

// How long a subscriber is left alone after so many failures in a row: 5 s, 10 s, ... 1 h.
std::int64_t delay_after(std::uint32_t failures);

// The key of a subscriber's signatures: the file's content without the line's end, from 16 to
// 1,024 octets. webhook.secret.unusable.
Result<Bytes> read_webhook_secret(const WebhookSettings& hook);

}  // namespace baytrust::service
