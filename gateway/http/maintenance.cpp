#include "gateway/http/maintenance.hpp"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <memory>

#include "gateway/service/emergency_recalls.hpp"
#include "gateway/service/submissions.hpp"
#include "gateway/service/trust_watch.hpp"

namespace baytrust::http {
namespace {

Result<void> take_up(const Services& services, service::Store& store, Instant now) {
  const auto done = services.judging.current()->trust().refresh(store, now);
  if (!done) return done.error();
  return {};
}

Result<void> move_submissions(const Services& services, service::Store& store, Instant now) {
  const auto judging = services.judging.current();
  const auto moved = service::Submissions(store, judging->config(), judging->verifier()).work(now);
  // What did move is taken up whatever else went wrong.
  const auto taken = take_up(services, store, now);
  if (!moved) return moved.error();
  return taken;
}

Result<void> let_go(const Services& services, service::Store& store, Instant now) {
  const auto& retention = services.judging.current()->config().service.retention;
  if (const auto gone = store.idempotency().forget(now - retention.answers); !gone) {
    return gone.error();
  }
  if (retention.verdicts == 0) return {};
  if (const auto gone = store.verdicts().forget(now - retention.verdicts); !gone) {
    return gone.error();
  }
  return {};
}

// Lapses of acts and states of documents, once each.
Chore tell_of_time() {
  const auto watch = std::make_shared<service::TrustWatch>();
  return {"watch", [watch](const Services& services, service::Store& store, Instant) {
            const auto health = trust_health(services);
            if (!health) return Result<void>(health.error());
            const auto told = watch->tell(store, *health);
            return told ? Result<void>() : Result<void>(told.error());
          }};
}

Chore tell_of_recalls() {
  const auto recalls = std::make_shared<service::EmergencyRecalls>();
  return {"recalls", [recalls](const Services& services, service::Store& store, Instant now) {
            const auto judging = services.judging.current();
            const auto told = recalls->tell(store, judging->config(), judging->verifier(), now);
            return told ? Result<void>() : Result<void>(told.error());
          }};
}

// The first time, and then when so much time has gone by.
Chore seldom(std::int64_t seconds, Chore chore) {
  const auto last = std::make_shared<std::optional<Instant>>();
  return {chore.name, [seconds, last, run = std::move(chore.run)](
                          const Services& services, service::Store& store, Instant now) {
            if (*last && now - **last < seconds) return Result<void>();
            *last = now;
            return run(services, store, now);
          }};
}

}  // namespace

std::vector<Chore> usual_chores() {
  return {{"trust", take_up},
          {"submissions", move_submissions},
          tell_of_time(),
          tell_of_recalls(),
          seldom(10 * kMinute, {"retention", let_go})};
}

std::vector<Chore> refreshing_chores() {
  return {{"sources", [](const Services& services, service::Store& store, Instant now) {
             const auto judging = services.judging.current();
             const service::FetchSettings& settings = judging->config().fetch;
             if (services.collector == nullptr ||
                 settings.mode == service::FetchSettings::Mode::off) {
               return Result<void>();
             }
             const auto trust = judging->trust().now(store, now);
             const auto came = services.collector->refresh(
                 {.store = store.crls(), .snapshot = *trust.snapshot, .hosts = settings.hosts});
             if (!came) return Result<void>(came.error());
             return *came == 0 ? Result<void>() : judging->trust().crls().refresh(store.crls());
           }}};
}

std::vector<Chore> telling_chores(service::WebhookPoster& poster) {
  const auto deliveries = std::make_shared<service::Deliveries>(poster);
  return {{"webhooks", [deliveries](const Services& services, service::Store& store, Instant now) {
             return deliveries->work(store, services.judging.current()->config(), now);
           }}};
}

Maintenance::Maintenance(const Services& services, Settings settings)
    : services_(services), settings_(std::move(settings)) {
  if (settings_.pace == Pace::by_itself) thread_ = std::thread([this] { work(); });
}

Maintenance::~Maintenance() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void Maintenance::wake() {
  {
    const std::lock_guard lock(mutex_);
    woken_ = true;
  }
  changed_.notify_all();
}

void Maintenance::work() {
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    changed_.wait_for(lock, settings_.every, [this] { return stopping_ || woken_; });
    if (stopping_) return;
    woken_ = false;
    lock.unlock();
    work_now();
    lock.lock();
  }
}

void Maintenance::work_now() {
  const std::lock_guard working(working_);
  auto store = services_.stores.take();
  tell("store", store ? "" : describe(store.error()));
  if (!store) return;
  for (const Chore& chore : settings_.chores) {
    std::string what;
    try {
      const auto done = chore.run(services_, **store, services_.clock());
      if (!done) what = describe(done.error());
    } catch (const std::exception& e) {
      what = e.what();
    }
    tell(chore.name, what);
  }
}

void Maintenance::tell(const std::string& chore, const std::string& what) {
  std::string& before = told_[chore];
  if (before == what) return;
  before = what;
  if (settings_.log == nullptr) return;
  boost::json::object line;
  line["time"] = to_string(services_.clock());
  line["chore"] = chore;
  line["error"] = what.empty() ? boost::json::value() : boost::json::value(what);
  settings_.log->write(boost::json::serialize(line));
}

}  // namespace baytrust::http
