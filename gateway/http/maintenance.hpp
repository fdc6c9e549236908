// Maintenance: what a running gateway does without being asked: taking up what other processes
// changed in the store, moving submissions on, letting verdicts and kept answers go. One thread,
// awake once a second and whenever somebody says that there is work. The clock is given.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "gateway/http/access_log.hpp"
#include "gateway/http/services.hpp"
#include "gateway/service/deliveries.hpp"

namespace baytrust::http {

// One thing to do each time, in order. An error is told to the log once, until it is another one.
struct Chore {
  std::string name{};
  std::function<Result<void>(const Services&, service::Store&, Instant now)> run{};
};
// Trust, submissions, what time alone changed, retention.
std::vector<Chore> usual_chores();
// Sources of evidence, before what they gave is out of date. Of a Maintenance of its own: a host
// that is slow must not keep editions waiting.
std::vector<Chore> refreshing_chores();
// Webhooks. Of a Maintenance of its own: a receiver that is slow must not keep editions waiting.
std::vector<Chore> telling_chores(service::WebhookPoster& poster);

class Maintenance {
 public:
  // when_told: by work_now() alone, without a thread; for whoever moves the clock.
  enum class Pace : std::uint8_t { by_itself, when_told };
  struct Settings {
    std::vector<Chore> chores{};
    Pace pace = Pace::by_itself;
    std::chrono::milliseconds every{1000};
    LogSink* log = nullptr;
  };
  // `services` outlive it; their `wake` should be wake().
  Maintenance(const Services& services, Settings settings);
  ~Maintenance();  // finishes what it is at
  Maintenance(const Maintenance&) = delete;
  Maintenance& operator=(const Maintenance&) = delete;

  void wake();
  // Everything once, in the calling thread; not while the other one is at it.
  void work_now();

 private:
  void work();
  void tell(const std::string& chore, const std::string& what);

  const Services& services_;
  const Settings settings_;
  std::mutex working_;
  std::map<std::string, std::string> told_;  // by chore, what was said last; under working_
  std::mutex mutex_;
  std::condition_variable changed_;
  bool woken_ = true;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace baytrust::http
