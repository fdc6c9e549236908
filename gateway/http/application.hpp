// What the server asks of the application behind it. Implemented by Api (api.hpp), and by tests.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "gateway/http/line_exchange.hpp"
#include "gateway/http/message.hpp"
#include "validators/base/error.hpp"

namespace baytrust::http {

// How the body of a request is read.
enum class BodyKind : std::uint8_t { none, whole, lines };

struct Plan {
  BodyKind body = BodyKind::none;
  std::uint64_t body_bytes = 0;  // whole only: more is refused
  LineLimits lines{};
  // Whether somebody may be refused whatever a whole body says (knock()).
  enum class Door : std::uint8_t { open, guarded } door = Door::open;
};

// The request as the router understood it, and how it goes on: by the plan, or not at all.
struct Admission {
  Request request{};
  Plan plan{};
  std::optional<Response> refused{};
};

// A batch that begins: the head of the answer and who answers the lines; or, without an exchange,
// the whole answer.
struct LineStart {
  Response head{};
  std::unique_ptr<LineExchange> exchange{};
};

// One request and what became of it.
struct Exchange {
  std::shared_ptr<const Request> request;
  int status = 0;
  LogNote note{};
  std::uint64_t micros = 0;
  std::uint64_t bytes_in = 0;   // of the body
  std::uint64_t bytes_out = 0;  // of the body
  // Whether the client got all of it.
  enum class End : std::uint8_t { complete, cut } end = End::complete;
};

class Application {
 public:
  virtual ~Application() = default;

  // On the sockets' thread, before the body is read: quick, no waiting.
  virtual Admission admit(Request request) const = 0;
  // On worker threads, several at once. No exception leaves them.
  // Before a large body is read, behind a guarded door: the answer to whoever would be refused with
  // any body; empty for all others, who are looked at again by answer().
  virtual std::optional<Response> knock(const Request& request) const = 0;
  virtual Response answer(const Request& request) const = 0;
  virtual LineStart open_lines(const Request& request) const = 0;
  // What the server itself refuses, as an answer. Any thread.
  virtual Response refusal(const Error& error, const Request& request) const = 0;
  // After the last octet was sent, or the connection broke. On the sockets' thread: quick.
  virtual void done(const Exchange& exchange) const = 0;
};

}  // namespace baytrust::http
