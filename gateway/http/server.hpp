// The HTTP server: sockets, TLS, limits and time, in front of an Application. One thread runs all
// sockets, a bounded pool runs the application. Plain HTTP is for loopback and for behind a proxy.
// It knows no route, no user and no use case.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gateway/http/application.hpp"
#include "gateway/http/limits.hpp"

namespace baytrust::http {

// PEM texts; who reads the files reads them again for replace_tls (SIGHUP).
struct TlsMaterial {
  std::string name{};  // in complaints: the file's name
  std::string certificate_chain_pem{};
  std::string private_key_pem{};  // without a passphrase
  // Given: a client certificate must chain to one of these. Not given: any is taken, and reported.
  // A client without certificate is let in either way; the application says what it may.
  std::optional<std::string> client_authorities_pem{};
};

struct Listener {
  std::string address = "127.0.0.1";
  std::uint16_t port = 0;  // 0: one that is free
  std::optional<TlsMaterial> tls{};
};

struct Endpoint {
  std::string address;
  std::uint16_t port;
};

struct ServerSettings {
  std::vector<Listener> listeners{};
  Limits limits{};
  std::vector<std::string> hosts{};  // answered for, without port; none: any
  // Connections from these addresses begin with a PROXY protocol header (version 2), all of them.
  std::vector<std::string> proxy_protocol_from{};
  // SHA-256 of client certificates whose Forwarded or X-Forwarded-For is believed.
  std::vector<Digest> proxy_certificates{};
  std::function<Instant()> clock{};  // none: the system's
};

// Whether a server could listen there now. kListenFailed.
Result<void> try_listening(const Listener& listener);

class Server {
 public:
  // The application outlives the server. kListenFailed, kTlsMaterial.
  static Result<std::unique_ptr<Server>> start(ServerSettings settings,
                                               const Application& application);
  ~Server();  // stop() without patience
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  // As bound, in the order of the listeners.
  const std::vector<Endpoint>& endpoints() const;

  // For new connections of the listener; those that are there keep theirs. On an error nothing
  // changes.
  Result<void> replace_tls(std::size_t listener, const TlsMaterial& material);

  // Takes no more connections, finishes what is under way, at most for so long; returns when all
  // threads are gone. From one thread only.
  enum class Stopped : std::uint8_t { complete, cut };
  Stopped stop(std::chrono::milliseconds patience);

 private:
  struct Impl;
  explicit Server(std::unique_ptr<Impl> impl);

  std::unique_ptr<Impl> impl_;
};

}  // namespace baytrust::http
