#include "gateway/http/server.hpp"

#include <algorithm>
#include <map>
#include <random>
#include <thread>
#include <unordered_map>

#include "gateway/http/codes.hpp"
#include "gateway/http/socket.hpp"

namespace baytrust::http {
namespace {

namespace asio = boost::asio;
using Tcp = asio::ip::tcp;
using ErrorCode = boost::system::error_code;

constexpr std::chrono::milliseconds kAcceptAgain{20};

// One listening socket and the TLS that its next connections get.
struct Door {
  Tcp::acceptor acceptor;
  asio::steady_timer again;
  TlsContext tls;
};

std::string text_of(const asio::ip::address& address) {
  return normal_ip(address.to_string()).value_or("");
}

Instant system_time() {
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  return {std::chrono::duration_cast<std::chrono::seconds>(since).count()};
}

Result<Tcp::acceptor> listen_on(asio::io_context& io, const Listener& listener) {
  const auto failed = [&](const std::string& message) {
    return Error(kListenFailed, listener.address + ":" + std::to_string(listener.port),
                 {{"message", message}});
  };
  ErrorCode ec;
  const auto address = asio::ip::make_address(listener.address, ec);
  if (ec) return failed("not an address");
  const Tcp::endpoint endpoint(address, listener.port);
  Tcp::acceptor acceptor(io);
  acceptor.open(endpoint.protocol(), ec);
  if (!ec) acceptor.set_option(Tcp::acceptor::reuse_address(true), ec);
  if (!ec && address.is_v6()) acceptor.set_option(asio::ip::v6_only(true), ec);
  if (!ec) acceptor.bind(endpoint, ec);
  if (!ec) acceptor.listen(asio::socket_base::max_listen_connections, ec);
  if (ec) return failed(ec.message());
  return acceptor;
}

}  // namespace

Result<void> try_listening(const Listener& listener) {
  asio::io_context io;
  const auto acceptor = listen_on(io, listener);
  if (!acceptor) return acceptor.error();
  return {};
}

struct Server::Impl {
  Impl(ServerSettings given, const Application& application)
      : settings(std::move(given)),
        workers({.workers = settings.limits.workers, .queued = settings.limits.queued}),
        around{.limits = settings.limits,
               .application = application,
               .workers = workers,
               .post = [this](std::function<void()> job) { asio::post(io, std::move(job)); },
               .now = settings.clock ? settings.clock : system_time,
               .hosts = {},
               .proxy_certificates = settings.proxy_certificates,
               .ids = IdMaker(std::random_device()() * 0x1'0000'0001ULL ^ std::random_device()())} {
    for (const auto& host : settings.hosts) around.hosts.push_back(lower_case(host));
    for (auto& address : settings.proxy_protocol_from) {
      address = normal_ip(address).value_or(address);
    }
  }

  Result<void> open() {
    for (const Listener& listener : settings.listeners) {
      TlsContext tls;
      if (listener.tls) {
        auto made = make_tls_context(*listener.tls);
        if (!made) return made.error();
        tls = std::move(*made);
      }
      auto acceptor = listen_on(io, listener);
      if (!acceptor) return acceptor.error();
      ErrorCode ec;
      const auto bound = acceptor->local_endpoint(ec);
      endpoints.push_back({text_of(bound.address()), bound.port()});
      doors.push_back(std::make_unique<Door>(
          Door{std::move(*acceptor), asio::steady_timer(io), std::move(tls)}));
    }
    return {};
  }

  void run() {
    for (auto& door : doors) accept(*door);
    thread = std::thread([this] {
      for (;;) {
        try {
          io.run();
          return;
        } catch (...) {  // no memory: that connection's own timer ends it
        }
      }
    });
  }

  // ----- all below on the sockets' thread

  void accept(Door& door) {
    door.acceptor.async_accept([this, &door](ErrorCode ec, Tcp::socket socket) {
      if (!door.acceptor.is_open()) return;
      if (!ec) {
        take(door, std::move(socket));
        return accept(door);
      }
      // No file descriptors, most likely.
      make_room();
      door.again.expires_after(kAcceptAgain);
      door.again.async_wait([this, &door](ErrorCode cancelled) {
        if (!cancelled) accept(door);
      });
    });
  }

  void take(Door& door, Tcp::socket socket) {
    ErrorCode ec;
    const auto remote = socket.remote_endpoint(ec);
    if (ec) return;
    socket.set_option(Tcp::no_delay(true), ec);
    Peer peer{.address = text_of(remote.address()), .port = remote.port()};
    const std::string address = peer.address;
    const auto& proxies = settings.proxy_protocol_from;
    const bool is_proxy = std::ranges::find(proxies, address) != proxies.end();
    const auto here = per_address.find(address);
    const std::size_t count = here == per_address.end() ? 0 : here->second;
    if (!is_proxy && count >= settings.limits.connections_per_address) return;
    if (sockets.size() >= settings.limits.connections && !make_room()) return;
    auto one = std::make_shared<Socket>(
        around, Socket::Parts{.socket = std::move(socket),
                              .tls = door.tls,
                              .preamble = is_proxy ? Socket::Preamble::proxy_protocol
                                                   : Socket::Preamble::none,
                              .peer = std::move(peer),
                              .gone = [this](const Socket& gone) { forget(gone); }});
    if (!is_proxy) {
      one->count_under(address);
      ++per_address[address];
    }
    sockets.emplace(one.get(), one);
    one->start();
  }

  void forget(const Socket& gone) {
    const auto counted = per_address.find(gone.counted_address());
    if (counted != per_address.end() && --counted->second == 0) per_address.erase(counted);
    sockets.erase(&gone);
    if (around.state == Surroundings::State::stopping && sockets.empty()) finished();
  }

  // The connection gives way that waits longest for a complete header. False: none does.
  bool make_room() {
    std::shared_ptr<Socket> oldest;
    for (const auto& [key, socket] : sockets) {
      if (!socket->is_waiting()) continue;
      if (!oldest || socket->waiting_since() < oldest->waiting_since()) oldest = socket;
    }
    if (oldest) oldest->abort();
    return oldest != nullptr;
  }

  std::vector<std::shared_ptr<Socket>> all_sockets() const {
    std::vector<std::shared_ptr<Socket>> all;
    for (const auto& [key, socket] : sockets) all.push_back(socket);
    return all;
  }

  void begin_stop(std::chrono::milliseconds patience) {
    around.state = Surroundings::State::stopping;
    ErrorCode ignored;
    for (auto& door : doors) {
      door->acceptor.close(ignored);
      door->again.cancel();
    }
    for (const auto& socket : all_sockets()) socket->stop();
    if (sockets.empty()) return finished();
    deadline.expires_after(patience);
    deadline.async_wait([this](ErrorCode cancelled) {
      if (cancelled) return;
      for (const auto& socket : all_sockets()) {
        if (!socket->is_closing()) outcome = Stopped::cut;
        socket->abort();
      }
    });
  }

  void finished() {
    deadline.cancel();
    guard.reset();
  }

  ServerSettings settings;
  asio::io_context io{1};
  asio::executor_work_guard<asio::io_context::executor_type> guard{io.get_executor()};
  asio::steady_timer deadline{io};
  WorkerPool workers;
  Surroundings around;
  std::vector<std::unique_ptr<Door>> doors;
  std::vector<Endpoint> endpoints;
  std::unordered_map<const Socket*, std::shared_ptr<Socket>> sockets;
  std::map<std::string, std::size_t> per_address;
  std::thread thread;
  Stopped outcome = Stopped::complete;
};

Server::Server(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

Server::~Server() { stop(std::chrono::milliseconds(0)); }

Result<std::unique_ptr<Server>> Server::start(ServerSettings settings,
                                              const Application& application) {
  auto impl = std::make_unique<Impl>(std::move(settings), application);
  if (auto opened = impl->open(); !opened) return opened.error();
  impl->run();
  return std::unique_ptr<Server>(new Server(std::move(impl)));
}

const std::vector<Endpoint>& Server::endpoints() const { return impl_->endpoints; }

Result<void> Server::replace_tls(std::size_t listener, const TlsMaterial& material) {
  auto made = make_tls_context(material);
  if (!made) return made.error();
  if (listener >= impl_->doors.size()) {
    return Error(kTlsMaterial, material.name, {{"message", "no such listener"}});
  }
  asio::post(impl_->io,
             [door = impl_->doors[listener].get(), tls = std::move(*made)] { door->tls = tls; });
  return {};
}

Server::Stopped Server::stop(std::chrono::milliseconds patience) {
  if (impl_->thread.joinable()) {
    asio::post(impl_->io, [impl = impl_.get(), patience] { impl->begin_stop(patience); });
    impl_->thread.join();
  }
  impl_->workers.stop();
  return impl_->outcome;
}

}  // namespace baytrust::http
