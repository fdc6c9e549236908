// CurlPoster: one webhook message over HTTP (gateway/service/deliveries.hpp). https with the
// system's or given authorities, always verified; http to loopback addresses only; no redirect, no
// authentication, no cookie; bounded time, and the body of an answer is not kept. Not here: what
// is sent, to whom, and when again.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "gateway/service/deliveries.hpp"

namespace baytrust::fetch {

class CurlPoster final : public service::WebhookPoster {
 public:
  struct Settings {
    std::chrono::milliseconds connect{3000};
    std::chrono::milliseconds whole{10000};
    std::string authorities{};  // PEM file; empty: the system's
  };
  explicit CurlPoster(Settings settings);

  // Thread-safe.
  Answer post(const std::string& url, const service::SignedMessage& message) override;

 private:
  const Settings settings_;
};

// More than so much of an answer is not read: the status has been seen by then.
inline constexpr std::size_t kMostOfAnswer = 64 << 10;

// http:// and a host that is literally this machine.
bool is_loopback_http(std::string_view url);

}  // namespace baytrust::fetch
