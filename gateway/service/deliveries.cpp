#include "gateway/service/deliveries.hpp"

#include <algorithm>
#include <fstream>
#include <optional>

#include "gateway/service/serving_codes.hpp"

namespace baytrust::service {
namespace {

constexpr std::size_t kLeastSecret = 16;
constexpr std::size_t kMostSecret = 1024;
constexpr std::size_t kReadAtOnce = 1000;
constexpr std::int64_t kFirstDelay = 5;

bool wants(const WebhookSettings& hook, const Event& event) {
  if (!addressed_to(event, hook.recipient)) return false;
  return hook.events.empty() || std::ranges::count(hook.events, to_string(event.event.kind)) != 0;
}

bool confirms(int status) { return status >= 200 && status < 300; }

}  // namespace

std::int64_t delay_after(std::uint32_t failures) {
  std::int64_t delay = kFirstDelay;
  for (std::uint32_t i = 1; i < failures && delay < kHour; ++i) delay *= 2;
  return std::min<std::int64_t>(delay, kHour);
}

Result<Bytes> read_webhook_secret(const WebhookSettings& hook) {
  std::ifstream in(hook.secret_file, std::ios::binary);
  std::string text(kMostSecret + 2, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(std::max<std::streamsize>(in.gcount(), 0)));
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
  if (text.size() < kLeastSecret || text.size() > kMostSecret) {
    return Error(kWebhookSecret, hook.name, {{"file", hook.secret_file}});
  }
  return to_bytes(as_bytes(text));
}

Error Deliveries::failed(const Turn& turn, const Event& event, const WebhookPoster::Answer& answer,
                         const Delivery& delivery) {
  Error error(kWebhookUnconfirmed, turn.hook.name,
              {{"event", std::to_string(event.number)},
               {"answer", answer.status != 0 ? std::to_string(answer.status) : answer.trouble},
               {"failures", std::to_string(delivery.failures)},
               {"again", to_string(*delivery.not_before)}});
  troubles_.insert_or_assign(turn.hook.name, error);
  return error;
}

Result<void> Deliveries::tell(const Turn& turn) {
  auto delivery = turn.events.delivery(turn.hook.name);
  if (!delivery) return delivery.error();
  if (delivery->not_before && turn.now < *delivery->not_before) {
    const auto known = troubles_.find(turn.hook.name);
    if (known != troubles_.end()) return known->second;
    return {};
  }
  const auto events = turn.events.after(delivery->told, kReadAtOnce);
  if (!events) return events.error();
  if (events->empty()) return {};
  const auto secret = read_webhook_secret(turn.hook);
  if (!secret) return secret.error();
  std::size_t sent = 0;
  for (const Event& event : *events) {
    if (wants(turn.hook, event)) {
      if (sent++ == kMostAtOnce) break;
      const auto answer = poster_.post(
          turn.hook.url, signed_message(event, turn.gateway, ByteView(*secret), turn.now));
      const bool confirmed = confirms(answer.status);
      delivery->failures = confirmed ? 0 : delivery->failures + 1;
      delivery->not_before.reset();
      if (confirmed) delivery->told = event.number;
      if (!confirmed) delivery->not_before = turn.now + delay_after(delivery->failures);
      // At once: whoever dies now shall not say it all again.
      if (auto kept = turn.events.record(*delivery); !kept) return kept.error();
      if (!confirmed) return failed(turn, event, answer, *delivery);
      troubles_.erase(turn.hook.name);
    }
    delivery->told = event.number;
  }
  return turn.events.record(*delivery);
}

Result<void> Deliveries::work(Store& store, const Config& config, Instant now) {
  std::optional<Error> trouble;
  for (const WebhookSettings& hook : config.service.webhooks) {
    const auto told = tell({store.events(), hook, config.service.audience, now});
    if (!told && !trouble) trouble = told.error();
  }
  if (trouble) return *trouble;
  return {};
}

}  // namespace baytrust::service
