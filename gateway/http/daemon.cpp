#include "gateway/http/daemon.hpp"

#include <algorithm>
#include <fstream>
#include <mutex>
#include <thread>

#include "gateway/http/codes.hpp"
#include "gateway/http/line_log.hpp"
#include "gateway/http/notify.hpp"
#include "gateway/http/stop_signals.hpp"

namespace baytrust::http {
namespace {

using service::ServeNews;

constexpr std::size_t kMostPem = 1 << 20;
constexpr std::chrono::seconds kPatience{30};
// A worker waits until its verdicts are on disk; meanwhile others judge, and their verdicts are
// written together (verdict_keeper.hpp): as many as wait at once make one fsync.
constexpr std::size_t kWorkersPerProcessor = 8;

Result<std::string> read_pem(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  std::string text(kMostPem + 1, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(std::max<std::streamsize>(in.gcount(), 0)));
  if (text.empty()) return Error(kTlsMaterial, file, {{"message", "cannot be read, or is empty"}});
  if (text.size() > kMostPem) return Error(kTlsMaterial, file, {{"message", "larger than 1 MiB"}});
  return text;
}

Result<TlsMaterial> read_tls(const service::TlsSettings& settings) {
  auto chain = read_pem(settings.certificate);
  if (!chain) return chain.error();
  auto key = read_pem(settings.key);
  if (!key) return key.error();
  TlsMaterial material{.name = settings.certificate,
                       .certificate_chain_pem = std::move(*chain),
                       .private_key_pem = std::move(*key)};
  if (settings.client_ca.empty()) return material;
  auto authorities = read_pem(settings.client_ca);
  if (!authorities) return authorities.error();
  material.client_authorities_pem = std::move(*authorities);
  return material;
}

Limits limits_of(const service::LimitSettings& settings) {
  using std::chrono::seconds;
  Limits limits;
  limits.connections = static_cast<std::size_t>(settings.connections);
  limits.connections_per_address = static_cast<std::size_t>(settings.per_address);
  limits.header = seconds(settings.header_seconds);
  limits.body = seconds(settings.body_seconds);
  limits.idle = seconds(settings.idle_seconds);
  limits.queued = static_cast<std::size_t>(settings.waiting);
  limits.workers =
      settings.workers > 0
          ? static_cast<std::size_t>(settings.workers)
          : kWorkersPerProcessor * std::max<std::size_t>(std::thread::hardware_concurrency(), 2);
  return limits;
}

Result<ServerSettings> server_settings(const service::ServiceSettings& settings,
                                       std::function<Instant()> clock) {
  ServerSettings out;
  for (const auto& listener : settings.listeners) {
    Listener one{.address = listener.address, .port = listener.port};
    if (listener.tls) {
      auto material = read_tls(*listener.tls);
      if (!material) return material.error();
      one.tls = std::move(*material);
    }
    out.listeners.push_back(std::move(one));
    out.proxy_protocol_from.insert(out.proxy_protocol_from.end(), listener.proxies.begin(),
                                   listener.proxies.end());
  }
  out.limits = limits_of(settings.limits);
  out.proxy_certificates = settings.proxy_certificates;
  out.clock = std::move(clock);
  return out;
}

RateSettings rate_of(const service::LimitSettings& settings) {
  return {.per_second = static_cast<double>(settings.rate_per_minute) / 60.0,
          .burst = static_cast<std::uint32_t>(settings.rate_burst)};
}

}  // namespace

// The trust's banner as of the clock's second and the trust's revision: made once, not for every
// answer.
class BannerOfNow {
 public:
  std::string text(const Services& services) {
    const Instant now = services.clock();
    const auto judging = services.judging.current();
    const std::uint64_t revision = judging->trust().revision();
    {
      const std::lock_guard lock(mutex_);
      if (made_ == now && of_ == judging && revision_ == revision) return text_;
    }
    const auto health = trust_health(services);
    const std::string text =
        health ? service::banner(*health) : std::string(health.error().code().id);
    const std::lock_guard lock(mutex_);
    made_ = now;
    of_ = judging;
    revision_ = revision;
    text_ = text;
    return text;
  }

 private:
  std::mutex mutex_;
  std::optional<Instant> made_;
  std::shared_ptr<const service::Judging> of_;
  std::uint64_t revision_ = 0;
  std::string text_;
};

// Members in the order of who needs whom; they go in the opposite one.
struct Daemon::Impl {
  explicit Impl(DaemonSettings given)
      : settings(std::move(given)), stores(settings.stores, settings.store) {}

  Result<void> prepare();
  Result<void> listen();

  DaemonSettings settings;
  service::StorePool stores;
  std::unique_ptr<service::JudgingHolder> judging;
  std::unique_ptr<service::VerdictKeeper> keeper;
  std::optional<Services> services;
  BannerOfNow banner;
  std::unique_ptr<Api> api;
  std::vector<TlsMaterial> tls;  // as it is in use; by listener, empty where there is none
  std::unique_ptr<Maintenance> maintenance;
  std::unique_ptr<Maintenance> messages;  // where there is somebody to send them
  std::unique_ptr<Server> server;
};

Result<void> Daemon::Impl::prepare() {
  auto store = settings.stores.open(settings.store);
  if (!store) return store.error();
  auto made = service::Judging::make(settings.config, **store, settings.verifier, settings.clock());
  if (!made) return made.error();
  judging = std::make_unique<service::JudgingHolder>(std::move(*made));
  keeper = std::make_unique<service::VerdictKeeper>(std::move(*store));
  services.emplace(Services{.stores = stores,
                            .judging = *judging,
                            .keeper = *keeper,
                            .clock = settings.clock,
                            .wake = [this] {
                              if (maintenance) maintenance->wake();
                              if (messages) messages->wake();
                            }});
  auto interface = Api::make(
      {.operations = gateway_routes(*services),
       .authenticator = make_authenticator(*services),
       .rate = rate_of(settings.config.service.limits),
       .log = settings.log,
       .info = {.version = settings.version, .schemas = gateway_schemas(), .tags = gateway_tags()},
       .trust_banner = [this] { return banner.text(*services); }});
  if (!interface) return interface.error();
  api = std::move(*interface);
  return {};
}

Result<void> Daemon::Impl::listen() {
  auto wanted = server_settings(settings.config.service, settings.clock);
  if (!wanted) return wanted.error();
  for (const Listener& listener : wanted->listeners) {
    tls.push_back(listener.tls.value_or(TlsMaterial{}));
  }
  maintenance = std::make_unique<Maintenance>(
      *services, Maintenance::Settings{
                     .chores = usual_chores(), .pace = settings.maintenance, .log = settings.log});
  if (settings.webhooks != nullptr) {
    messages = std::make_unique<Maintenance>(
        *services, Maintenance::Settings{.chores = telling_chores(*settings.webhooks),
                                         .pace = settings.maintenance,
                                         .log = settings.log});
  }
  auto started = Server::start(std::move(*wanted), *api);
  if (!started) return started.error();
  server = std::move(*started);
  return {};
}

Daemon::Daemon(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Daemon::~Daemon() = default;

Result<std::unique_ptr<Daemon>> Daemon::start(DaemonSettings settings) {
  auto impl = std::make_unique<Impl>(std::move(settings));
  if (auto prepared = impl->prepare(); !prepared) return prepared.error();
  if (auto listening = impl->listen(); !listening) return listening.error();
  return std::unique_ptr<Daemon>(new Daemon(std::move(impl)));
}

std::vector<std::string> Daemon::endpoints() const {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < impl_->server->endpoints().size(); ++i) {
    const auto& [address, port] = impl_->server->endpoints()[i];
    const bool six = address.find(':') != std::string::npos;
    const bool secure = !impl_->tls[i].name.empty();
    out.push_back((secure ? "https://" : "http://") + (six ? "[" + address + "]" : address) + ":" +
                  std::to_string(port));
  }
  return out;
}

Result<void> Daemon::reload(service::Config config) {
  auto wanted = server_settings(config.service, impl_->settings.clock);
  if (!wanted) return wanted.error();
  auto store = impl_->stores.take();
  if (!store) return store.error();
  auto judging = service::Judging::make(std::move(config), **store, impl_->settings.verifier,
                                        impl_->settings.clock());
  if (!judging) return judging.error();
  std::vector<std::size_t> replaced;
  for (std::size_t i = 0; i < std::min(impl_->tls.size(), wanted->listeners.size()); ++i) {
    const auto& material = wanted->listeners[i].tls;
    if (!material || impl_->tls[i].name.empty()) continue;
    if (auto done = impl_->server->replace_tls(i, *material); !done) {
      // What was good a moment ago is good again.
      for (const std::size_t before : replaced) {
        (void)impl_->server->replace_tls(before, impl_->tls[before]);
      }
      return done.error();
    }
    replaced.push_back(i);
  }
  for (const std::size_t i : replaced) impl_->tls[i] = *wanted->listeners[i].tls;
  impl_->judging->swap_in(std::move(*judging));
  impl_->maintenance->wake();
  return {};
}

Server::Stopped Daemon::stop(std::chrono::milliseconds patience) {
  return impl_->server->stop(patience);
}

const Services& Daemon::services() const { return *impl_->services; }

void Daemon::work_now() {
  impl_->maintenance->work_now();
  if (impl_->messages) impl_->messages->work_now();
}

namespace {

void reload(Daemon& daemon, const service::ServeRequest& request, const Notify& notify) {
  notify.reloading();
  auto config = request.read_config();
  const std::string name = config ? config->source : request.config.source;
  const auto done = config ? daemon.reload(std::move(*config)) : Result<void>(config.error());
  if (done) {
    request.tell({.kind = ServeNews::Kind::reloaded, .subject = name});
  } else {
    request.tell({.kind = ServeNews::Kind::reload_refused, .subject = name, .error = done.error()});
  }
  notify.ready();
}

}  // namespace

Result<void> serve(const service::ServeRequest& request, const Process& process) {
  const StopSignals signals;
  const Notify notify(process.notify_socket);
  LineLog log(process.log);
  auto daemon = Daemon::start({.config = request.config,
                               .store = request.store,
                               .stores = process.stores,
                               .verifier = process.verifier,
                               .clock = process.clock,
                               .log = &log,
                               .version = process.version,
                               .webhooks = process.webhooks});
  if (!daemon) return daemon.error();
  for (std::string& endpoint : (*daemon)->endpoints()) {
    request.tell({.kind = ServeNews::Kind::listening, .subject = std::move(endpoint)});
  }
  notify.ready();
  int received = 0;
  while ((received = signals.wait()) == SIGHUP) reload(**daemon, request, notify);
  notify.stopping();
  request.tell(
      {.kind = ServeNews::Kind::stopping, .subject = received == SIGTERM ? "SIGTERM" : "SIGINT"});
  const bool complete = (*daemon)->stop(kPatience) == Server::Stopped::complete;
  request.tell({.kind = complete ? ServeNews::Kind::stopped : ServeNews::Kind::cut});
  return {};
}

}  // namespace baytrust::http
