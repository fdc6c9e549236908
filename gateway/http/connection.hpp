// One connection's conversation (RFC 9112 9): requests one after the other, each read, answered and
// sent before the next is looked at. Sans I/O: it tells its Transport what to do and is told what
// happened, all on the sockets' thread; only values travel to the workers and back.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/http/application.hpp"
#include "gateway/http/limits.hpp"
#include "gateway/http/line_splitter.hpp"
#include "gateway/http/wire.hpp"
#include "gateway/http/worker_pool.hpp"

namespace baytrust::http {

class Connection;

// The socket under a connection. No call answers before it has returned.
class Transport {
 public:
  using Time = std::chrono::steady_clock::time_point;

  virtual ~Transport() = default;
  virtual void read() = 0;                             // then on_read or on_end
  virtual void write(std::string bytes) = 0;           // then on_written
  virtual void wake_at(std::optional<Time> when) = 0;  // then on_alarm; replaces the last
  // lingering: the client may still be sending, and shall not lose the answer to a reset.
  enum class Close : std::uint8_t { lingering, at_once };
  virtual void close(Close how) = 0;                   // nothing is told any more
  virtual std::weak_ptr<Connection> connection() = 0;  // to come back to
};

// What all connections of a server share. Used on the sockets' thread only, but for post().
struct Surroundings {
  const Limits& limits;
  const Application& application;
  WorkerPool& workers;
  std::function<void(std::function<void()>)> post;  // to the sockets' thread, from any
  std::function<Instant()> now;
  std::vector<std::string> hosts;          // lower case, without port; none: any
  std::vector<Digest> proxy_certificates;  // whose Forwarded fields are believed
  IdMaker ids;
  std::uint64_t body_bytes = 0;  // being received or worked on
  enum class State : std::uint8_t { serving, stopping } state = State::serving;
};

class Connection {
 public:
  using Time = Transport::Time;

  Connection(Surroundings& around, Transport& transport, Peer peer);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  void start();
  void on_read(std::string_view bytes);
  void on_end();  // the client sends no more
  void on_written();
  void on_alarm();
  void on_broken();  // nothing can be sent or read any more
  // Waiting requests are not begun, the one under way is finished.
  void stop();

  // No complete header is here: such a connection gives way when there are too many.
  bool is_waiting() const { return phase_ == Phase::idle || phase_ == Phase::head; }
  Time waiting_since() const { return since_; }

 private:
  enum class Phase : std::uint8_t { idle, head, body, working, opening, lines, sending, closed };
  struct Batch;  // connection_lines.cpp

  // connection.cpp: reading requests
  void progress();
  void begin_request();
  std::optional<Error> complaint_about_head();
  void follow(const Plan& plan);
  void feed_body();
  std::optional<Error> too_slow() const;
  void account(std::uint64_t held);
  void dispatch();
  Request new_request();
  void ask_for_more(std::chrono::milliseconds patience);
  void arm();
  void close(Transport::Close how = Transport::Close::lingering);

  // connection_send.cpp: answers
  void refuse(const Error& error);  // and close: what follows on the wire is not known
  void respond(Response response);
  std::string head_of(const Response& response);
  void send(std::string bytes);
  void send_piece();
  void pull();
  void on_chunk(Chunk chunk);
  void finish_request(Exchange::End end);
  void log(Exchange::End end);

  // connection_lines.cpp: batches of lines
  void open_lines();
  void on_line_start(LineStart start);
  void advance_lines();
  void hand_over_all();
  bool feed_splitter();
  void hand_over(LineGroup group);
  void on_answer(std::uint64_t number, std::optional<std::string> text);
  std::optional<std::string> next_piece();
  void end_lines();
  void fail_lines(const Error& error);

  Surroundings& around_;
  Transport& transport_;
  const Peer peer_;

  Phase phase_ = Phase::idle;
  Time since_{};
  std::optional<Time> read_deadline_, write_deadline_, pull_at_;
  std::string input_;
  bool reading_ = false, writing_ = false, ended_ = false;

  std::optional<RequestReader> reader_;
  std::shared_ptr<Request> request_;
  std::uint64_t requests_ = 0;
  bool keep_alive_ = true;
  Version version_ = Version::http_1_1;
  Time began_{};
  std::uint64_t body_received_ = 0, held_ = 0;

  int status_ = 0;
  LogNote note_;
  std::string out_body_;
  std::size_t out_sent_ = 0;
  std::shared_ptr<ChunkSource> stream_;
  bool last_chunk_sent_ = false;
  std::uint64_t bytes_out_ = 0;
  std::unique_ptr<Batch> batch_;
};

}  // namespace baytrust::http
