// The gateway as a daemon: server, routes, trust, keeping of verdicts and maintenance, made from a
// configuration. Daemon is that, in one process with whatever else; serve() is the whole life of a
// process that does nothing else: signals, the service manager, the end. Not here: any route.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "gateway/http/api.hpp"
#include "gateway/http/maintenance.hpp"
#include "gateway/http/server.hpp"
#include "gateway/http/services.hpp"
#include "gateway/service/fetching.hpp"
#include "gateway/service/serving.hpp"
#include "gateway/service/store.hpp"
#include "validators/crypto/verifier.hpp"

namespace baytrust::http {

struct DaemonSettings {
  service::Config config;
  std::string store;
  service::StoreOpener& stores;
  crypto::Verifier& verifier;
  std::function<Instant()> clock;
  LogSink* log = nullptr;  // outlives the daemon
  std::string version = "0";
  Maintenance::Pace maintenance = Maintenance::Pace::by_itself;
  service::WebhookPoster* webhooks = nullptr;  // outlives the daemon; null: nobody is told
  // Used where the configuration switches fetching on; empty: nothing is ever fetched.
  service::MakeFetchAdapters fetching = {};
};

class Daemon {
 public:
  // The errors of opening and reading the store, of TLS files, of listening.
  static Result<std::unique_ptr<Daemon>> start(DaemonSettings settings);
  ~Daemon();
  Daemon(const Daemon&) = delete;
  Daemon& operator=(const Daemon&) = delete;

  // "https://192.0.2.1:8443", one a listener.
  std::vector<std::string> endpoints() const;
  // Jurisdictions, profiles, people and TLS files as they are now; where it listens and its limits
  // stay. On an error everything stays.
  Result<void> reload(service::Config config);
  Server::Stopped stop(std::chrono::milliseconds patience);
  const Services& services() const;
  // Maintenance, once and to its end, in the calling thread; sources and webhooks
  // last.
  void work_now();

 private:
  struct Impl;
  explicit Daemon(std::unique_ptr<Impl> impl);

  std::unique_ptr<Impl> impl_;
};

// What the process is given, beside the request.
struct Process {
  service::StoreOpener& stores;
  crypto::Verifier& verifier;
  std::function<Instant()> clock;
  std::function<void(std::string_view)> log;  // lines; called from one thread
  std::string notify_socket;
  std::string version;
  service::WebhookPoster* webhooks = nullptr;
  service::MakeFetchAdapters fetching = {};
};
// Until SIGTERM or SIGINT; SIGHUP reloads. To be called while the process has one thread.
Result<void> serve(const service::ServeRequest& request, const Process& process);

}  // namespace baytrust::http
