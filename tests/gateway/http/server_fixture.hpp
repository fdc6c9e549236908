// Servers for tests: an application whose answers a test writes as functions, or an Api, behind a
// server on a loopback port of its own.
#pragma once

#include <condition_variable>
#include <functional>
#include <gtest/gtest.h>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "gateway/http/api.hpp"
#include "gateway/http/server.hpp"
#include "tests/support/raw_client.hpp"

namespace baytrust::http {

// Lines as they were written; a test can wait for the n-th.
class KeptLog : public LogSink {
 public:
  void write(std::string_view line) override {
    const std::lock_guard lock(mutex_);
    lines_.emplace_back(line);
    more_.notify_all();
  }
  std::vector<std::string> wait_for(std::size_t count) {
    std::unique_lock lock(mutex_);
    more_.wait_for(lock, std::chrono::seconds(10), [&] { return lines_.size() >= count; });
    return lines_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable more_;
  std::vector<std::string> lines_;
};

// Handlers wait here until the test lets them go on.
class Gate {
 public:
  void pass() {
    std::unique_lock lock(mutex_);
    ++waiting_;
    changed_.notify_all();
    changed_.wait(lock, [this] { return open_; });
  }
  void await(int count) {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, std::chrono::seconds(10), [&] { return waiting_ >= count; });
  }
  void open() {
    const std::lock_guard lock(mutex_);
    open_ = true;
    changed_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  int waiting_ = 0;
  bool open_ = false;
};

inline Response plain(std::string body) {
  return {.headers = {{"Content-Type", "text/plain"}}, .body = std::move(body)};
}

// Answers a line with itself in brackets.
class Echo : public LineExchange {
 public:
  std::string answer(std::uint64_t first, std::span<const std::string_view> lines) const override {
    std::string out;
    for (const auto line : lines) {
      out += "[" + std::to_string(first++) + " " + std::string(line) + "]\n";
    }
    return out;
  }
};

inline Operation open_operation(std::string method, std::string path, Handler handler) {
  Operation operation;
  operation.route = {
      .method = method, .path = path, .operation_id = method + path, .access = Route::Access::open};
  operation.handler = std::move(handler);
  return operation;
}

// GET /echo: what the request looked like. POST /length: how many octets came. POST /lines: echoed.
inline std::vector<Operation> usual_operations() {
  std::vector<Operation> all;
  all.push_back(open_operation("GET", "/echo", [](const Request& r, const Caller&) {
    std::string out = r.peer.address + " " +
                      (r.peer.source == Peer::Source::proxy ? "proxy" : "connection") + " " +
                      (r.peer.channel == Peer::Channel::tls ? "tls" : "plain") + " ";
    out += r.peer.certificate ? to_hex(r.peer.certificate->fingerprint) : "no certificate";
    return Result<Response>(plain(out));
  }));
  Operation length = open_operation("POST", "/length", [](const Request& r, const Caller&) {
    return Result<Response>(plain(std::to_string(r.body->size())));
  });
  length.route.body = BodyKind::whole;
  length.route.body_bytes = 1 << 20;
  all.push_back(std::move(length));
  Operation lines = open_operation("POST", "/lines", {});
  lines.route.body = BodyKind::lines;
  lines.route.lines = {.bytes_per_line = 1000, .lines = 5000};
  lines.lines = [](const Request&, const Caller&) {
    return Result<std::unique_ptr<LineExchange>>(std::make_unique<Echo>());
  };
  all.push_back(std::move(lines));
  return all;
}

class ServerTest : public ::testing::Test {
 protected:
  void TearDown() override { server_.reset(); }

  void start(ServerSettings settings = {}, std::vector<Operation> more = {}) {
    auto operations = usual_operations();
    for (auto& operation : more) operations.push_back(std::move(operation));
    auto api = Api::make({.operations = std::move(operations),
                          .rate = {.per_second = 1e6, .burst = 1'000'000},
                          .log = &log_});
    ASSERT_TRUE(api) << describe(api.error());
    api_ = std::move(*api);
    if (settings.listeners.empty()) settings.listeners = {Listener{}};
    auto server = Server::start(std::move(settings), *api_);
    ASSERT_TRUE(server) << describe(server.error());
    server_ = std::move(*server);
  }
  std::uint16_t port(std::size_t listener = 0) const {
    return server_->endpoints().at(listener).port;
  }
  test::RawClient client(int receive_buffer = 0) const {
    return test::RawClient(port(), receive_buffer);
  }
  // The code of a problem; empty if it is none.
  static std::string code_of(const test::RawResponse& response) {
    const auto at = response.body.find(R"("code":")");
    if (response.header("content-type") != "application/problem+json" || at == std::string::npos) {
      return {};
    }
    return response.body.substr(at + 8, response.body.find('"', at + 8) - at - 8);
  }

  KeptLog log_;
  std::unique_ptr<Api> api_;
  std::unique_ptr<Server> server_;
};

}  // namespace baytrust::http
