// A host of evidence on loopback that behaves as the test says: each request is given to a
// function, whose text is the whole answer, octet for octet. Nothing else is spoken, so that it can
// lie about lengths, stop in the middle, or say nothing at all.
#pragma once

#include <arpa/inet.h>
#include <functional>
#include <gtest/gtest.h>
#include <mutex>
#include <string>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <vector>

#include "validators/base/bytes.hpp"

namespace baytrust::test {

struct SourceRequest {
  std::string method{};
  std::string target{};
  std::string head{};  // with its lines' ends
  std::string body{};
};

class SourceServer {
 public:
  // An empty answer: silence until the client has gone. Called from one thread a connection.
  using Answer = std::function<std::string(const SourceRequest&)>;
  explicit SourceServer(Answer answer)
      : answer_(std::move(answer)), fd_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in here{};
    here.sin_family = AF_INET;
    here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof here;
    EXPECT_EQ(::bind(fd_, reinterpret_cast<const sockaddr*>(&here), size), 0);
    EXPECT_EQ(::listen(fd_, 32), 0);
    EXPECT_EQ(::getsockname(fd_, reinterpret_cast<sockaddr*>(&here), &size), 0);
    port_ = ntohs(here.sin_port);
    thread_ = std::thread([this] { work(); });
  }
  ~SourceServer() { stop(); }
  SourceServer(const SourceServer&) = delete;
  SourceServer& operator=(const SourceServer&) = delete;

  void stop() {
    if (!thread_.joinable()) return;
    ::shutdown(fd_, SHUT_RDWR);
    thread_.join();
    ::close(fd_);
    {
      const std::lock_guard lock(mutex_);
      for (const int open : open_) ::shutdown(open, SHUT_RDWR);
    }
    for (auto& one : clients_) one.join();
  }
  std::uint16_t port() const { return port_; }
  std::string host() const { return "127.0.0.1:" + std::to_string(port_); }
  std::string url(const std::string& path) const { return "http://" + host() + path; }
  std::vector<SourceRequest> requests() const {
    const std::lock_guard lock(mutex_);
    return requests_;
  }

 private:
  void work() {
    for (int one; (one = ::accept4(fd_, nullptr, nullptr, SOCK_CLOEXEC)) >= 0;) {
      const std::lock_guard lock(mutex_);
      open_.push_back(one);
      clients_.emplace_back([this, one] { serve(one); });
    }
  }
  void serve(int one) {
    const SourceRequest request = read(one);
    if (!request.method.empty()) {
      {
        const std::lock_guard lock(mutex_);
        requests_.push_back(request);
      }
      const std::string answer = answer_(request);
      std::size_t sent = 0;
      while (sent < answer.size()) {
        const auto n = ::send(one, answer.data() + sent, answer.size() - sent, MSG_NOSIGNAL);
        if (n <= 0) break;
        sent += static_cast<std::size_t>(n);
      }
      char rest[4096];
      if (answer.empty()) {
        while (::recv(one, rest, sizeof rest, 0) > 0) {
        }
      }
    }
    const std::lock_guard lock(mutex_);
    std::erase(open_, one);
    ::close(one);
  }
  static SourceRequest read(int one) {
    SourceRequest out;
    std::string text;
    char buffer[4096];
    for (;;) {
      const std::size_t end = text.find("\r\n\r\n");
      if (end != text.npos) {
        const std::size_t length = text.find("Content-Length: ");
        const std::size_t wanted =
            length < end ? static_cast<std::size_t>(std::stoul(text.substr(length + 16))) : 0;
        if (text.size() >= end + 4 + wanted) {
          out.method = text.substr(0, text.find(' '));
          const std::size_t target = out.method.size() + 1;
          out.target = text.substr(target, text.find(' ', target) - target);
          out.head = text.substr(0, end + 2);
          out.body = text.substr(end + 4);
          return out;
        }
      }
      const auto n = ::recv(one, buffer, sizeof buffer, 0);
      if (n <= 0) return {};
      // The beginning of TLS, which is not spoken here: whoever hopes for it is told plainly.
      if (text.empty() && buffer[0] == 0x16) return {.method = "TLS"};
      text.append(buffer, static_cast<std::size_t>(n));
    }
  }

  Answer answer_;
  int fd_;
  std::uint16_t port_ = 0;
  mutable std::mutex mutex_;
  std::vector<SourceRequest> requests_;
  std::vector<int> open_;
  std::vector<std::thread> clients_;
  std::thread thread_;
};

inline std::string http_answer(const std::string& status, const std::string& type,
                               ByteView body = {}, const std::string& more = "") {
  return "HTTP/1.1 " + status + "\r\nConnection: close\r\nContent-Type: " + type +
         "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" + more + "\r\n" +
         std::string(as_text(body));
}

}  // namespace baytrust::test
