// /readyz, /metrics, /v1/feed.atom and /v1/events: the truth about the trust in force, and what
// happened to it. /readyz and /metrics are open, as the systems that ask them have no account; they
// name no person. What is for one account alone, it alone gets.
#include <chrono>

#include "gateway/http/answering.hpp"
#include "gateway/http/services.hpp"
#include "gateway/service/feed.hpp"
#include "gateway/service/trust_health.hpp"
#include "gateway/service/trust_metrics.hpp"

namespace baytrust::http {
namespace {

constexpr std::size_t kFeedEntries = 100;
constexpr std::size_t kEventsAtOnce = 100;
constexpr std::chrono::milliseconds kAskAgain{500};

using Function = Result<Response> (*)(const Services&, const Request&, const Caller&);

Result<Response> ready(const Services& services, const Request& request, const Caller&) {
  const auto health = trust_health(services);
  if (!health) return health.error();
  Response response = json_response(to_json(*health, language_of(request)) + "\n");
  response.status = health->ready == service::Ready::yes ? 200 : 503;
  response.headers.set("Cache-Control", "no-store");
  return response;
}

Result<Response> metrics(const Services& services, const Request&, const Caller&) {
  const auto health = trust_health(services);
  if (!health) return health.error();
  auto store = services.stores.take();
  if (!store) return store.error();
  const auto verdicts = (*store)->verdicts().count();
  if (!verdicts) return verdicts.error();
  const auto open = (*store)->submissions().open_ones();
  if (!open) return open.error();
  const auto events = (*store)->events().last_number();
  if (!events) return events.error();
  Response response;
  response.headers.set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
  response.body = metrics_text(
      *health, {.verdicts = *verdicts, .open_submissions = open->size(), .events = *events});
  return response;
}

std::vector<service::Event> for_caller(std::vector<service::Event> events, const Caller& caller) {
  std::erase_if(events, [&](const service::Event& event) {
    return !service::addressed_to(event, caller.name);
  });
  return events;
}

Result<Response> feed(const Services& services, const Request& request, const Caller& caller) {
  auto store = services.stores.take();
  if (!store) return store.error();
  auto events = (*store)->events().newest(kFeedEntries);
  if (!events) return events.error();
  const std::string& name = services.judging.current()->config().service.audience;
  const auto document = service::atom_feed(for_caller(std::move(*events), caller), name,
                                           services.clock(), language_of(request));
  if (!document) return document.error();
  Response response;
  response.headers.set("Content-Type", "application/atom+xml; charset=utf-8");
  response.body = std::string(as_text(*document));
  return tagged(request, std::move(response));
}

// Server-sent events (HTML Living Standard 9.2): from the number after Last-Event-ID on, for ever.
class EventStream final : public ChunkSource {
 public:
  EventStream(Services services, Caller caller, messages::Language language, std::uint64_t after)
      : services_(std::move(services)),
        caller_(std::move(caller)),
        language_(language),
        after_(after) {}

  Chunk next() override {
    auto store = services_.stores.take();
    if (!store) return {};
    // An account that ended hears nothing more, though its stream is open.
    const auto account = (*store)->accounts().find(caller_.name);
    if (!account || !*account || (*account)->ended) return {};
    const auto events = (*store)->events().after(after_, kEventsAtOnce);
    if (!events) return {};
    std::string text;
    for (const service::Event& event : *events) {
      after_ = event.number;
      if (!service::addressed_to(event, caller_.name)) continue;
      text += "id: " + std::to_string(event.number) +
              "\nevent: " + std::string(to_string(event.event.kind)) +
              "\ndata: " + service::event_json(event, language_) + "\n\n";
    }
    if (!text.empty()) {
      quiet_ = 0;
      return {.kind = Chunk::Kind::more, .bytes = std::move(text)};
    }
    // A comment now and then tells a client that is gone from one that has nothing to hear.
    if (++quiet_ % kQuietRounds == 0) return {.kind = Chunk::Kind::more, .bytes = ": \n\n"};
    return {.kind = Chunk::Kind::later, .bytes = "", .ask_again_in = kAskAgain};
  }

 private:
  static constexpr int kQuietRounds = 30;
  Services services_;
  Caller caller_;
  messages::Language language_;
  std::uint64_t after_;
  int quiet_ = 0;
};

Result<Response> events(const Services& services, const Request& request, const Caller& caller) {
  const auto after = query_integer(request, "after", 0, (1LL << 53) - 1);
  if (!after) return after.error();
  std::uint64_t number = static_cast<std::uint64_t>(after->value_or(0));
  if (const auto last = request.headers.find("Last-Event-ID")) {
    // Sent by browsers that come back; anything but a number is a number never given.
    std::uint64_t read = 0;
    for (const char c : *last) {
      if (c < '0' || c > '9' || read > (1ULL << 50)) break;
      read = read * 10 + static_cast<std::uint64_t>(c - '0');
    }
    number = std::max(number, read);
  }
  Response response;
  response.headers.set("Content-Type", "text/event-stream");
  response.headers.set("Cache-Control", "no-store");
  response.stream = std::make_shared<EventStream>(services, caller, language_of(request), number);
  return response;
}

Operation operation(const Services& services, Route route, Function function) {
  Operation out;
  out.route = std::move(route);
  out.handler = [services, function](const Request& request, const Caller& caller) {
    return function(services, request, caller);
  };
  return out;
}

}  // namespace

Result<service::TrustHealth> trust_health(const Services& services) {
  const Instant now = services.clock();
  auto store = services.stores.take();
  if (!store) return store.error();
  const auto judging = services.judging.current();
  const auto newest = (*store)->events().newest(1000);
  if (!newest) return newest.error();
  const auto trust = judging->trust().now(**store, now);
  const auto live = judging->trust().health();
  auto health = service::trust_health({.snapshot = *trust.snapshot,
                                       .config = judging->config(),
                                       .newest_events = *newest,
                                       .unreadable = live.trouble,
                                       .unreadable_since = live.trouble_since,
                                       .now = now});
  if (services.collector != nullptr) health.sources = services.collector->hosts();
  return health;
}

std::vector<Operation> trust_routes(const Services& services) {
  std::vector<Operation> all;
  all.push_back(operation(
      services,
      {.method = "GET",
       .path = "/readyz",
       .operation_id = "ready",
       .summary = "Whether verdicts can be given, and what is wrong with every list and register.",
       .tag = "Trust",
       .access = Route::Access::open,
       .rate = Route::Rate::exempt,
       .produces = {std::string(kJson)},
       .answers = {{.description = "Ready.", .schema = "TrustHealth"},
                   {.status = 503,
                    .description = "A required list or register is missing or past stop, or "
                                   "nothing is anchored.",
                    .schema = "TrustHealth"}}},
      ready));
  all.push_back(operation(services,
                          {.method = "GET",
                           .path = "/metrics",
                           .operation_id = "metrics",
                           .summary = "State and age of the trust, for monitoring.",
                           .tag = "Trust",
                           .access = Route::Access::open,
                           .rate = Route::Rate::exempt,
                           .produces = {"text/plain"},
                           .answers = {{.description = "Prometheus text format."}}},
                          metrics));
  all.push_back(operation(services,
                          {.method = "GET",
                           .path = "/v1/feed.atom",
                           .operation_id = "feed",
                           .summary = "The newest changes of trust, as an Atom feed.",
                           .tag = "Trust",
                           .produces = {"application/atom+xml"},
                           .answers = {{.description = "RFC 4287."}, unchanged()}},
                          feed));
  all.push_back(
      operation(services,
                {.method = "GET",
                 .path = "/v1/events",
                 .operation_id = "events",
                 .summary = "Changes of trust as they happen (server-sent events).",
                 .tag = "Trust",
                 .parameters = {query_parameter("after", "Only events of higher numbers.", "0"),
                                {.name = "Last-Event-ID",
                                 .in = Parameter::In::header,
                                 .description = "The same, as browsers send it."}},
                 .produces = {"text/event-stream"},
                 .answers = {{.description = "One event a change; the schema is of its `data`.",
                              .schema = "Event"}}},
                events));
  return all;
}

}  // namespace baytrust::http
