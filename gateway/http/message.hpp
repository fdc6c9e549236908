// A request and a response as plain values, between the network (server.hpp) and the application
// (application.hpp). A request is complete before anybody sees it; a response has its body at hand,
// or a stream from which pieces are pulled. Batches of lines are in line_exchange.hpp.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "gateway/http/headers.hpp"
#include "gateway/http/trace_context.hpp"
#include "validators/base/bytes.hpp"
#include "validators/base/digest.hpp"
#include "validators/base/instant.hpp"

namespace baytrust::http {

// What the client proved to hold the key of. Who it belongs to is the authenticator's question.
struct ClientCertificate {
  SharedBytes der{};
  Digest fingerprint{};  // SHA-256 of der
};

struct Peer {
  enum class Channel : std::uint8_t { plain, tls };
  // How the address came to be known: by the connection, or in the word of a configured proxy.
  enum class Source : std::uint8_t { connection, proxy };

  std::string address{};  // "192.0.2.1", "2001:db8::1"; IPv4 in IPv6 is written as IPv4
  std::uint16_t port = 0;
  Channel channel = Channel::plain;
  Source source = Source::connection;
  std::optional<ClientCertificate> certificate{};
};

struct Request {
  std::string method{};     // "GET"; HEAD reads as GET to handlers, see is_head
  std::string target{};     // as sent: for nobody but the router
  std::string path{};       // decoded once
  Query query{};            // decoded once
  Pairs path_parameters{};  // by the template of the route
  Headers headers{};
  std::string media_type{};  // of the body: "application/json", without parameters
  std::string accepted{};    // the media type the answer shall have
  SharedBytes body = std::make_shared<const Bytes>();
  Peer peer{};
  std::string request_id{};
  TraceContext trace{};
  Instant received{};
  // On a clock that never goes back, for durations and rates.
  std::chrono::steady_clock::time_point arrived{};
  bool is_head = false;
  static constexpr std::size_t kNoRoute = static_cast<std::size_t>(-1);
  std::size_t route = kNoRoute;  // its place in the table of routes

  // Empty for a name that is not in the template.
  std::string_view path_parameter(std::string_view name) const;
};

// A piece of a stream: more bytes, nothing yet (ask again after so long), or the end.
struct Chunk {
  enum class Kind : std::uint8_t { more, later, end };
  Kind kind = Kind::end;
  std::string bytes{};
  std::chrono::milliseconds ask_again_in{0};
};

// Pulled from worker threads, one call at a time, and only when the client has taken what came
// before. next() does not wait for events: it says later, and holds no worker.
class ChunkSource {
 public:
  virtual ~ChunkSource() = default;
  virtual Chunk next() = 0;
};

// What the access log is told; set by the application.
struct LogNote {
  std::string route = "-";   // the template, never the path
  std::string client = "-";  // the key of the caller, never a name
};

struct Response {
  int status = 200;
  Headers headers{};
  std::string body{};
  std::shared_ptr<ChunkSource> stream{};  // in place of body
  LogNote note{};
};

}  // namespace baytrust::http
