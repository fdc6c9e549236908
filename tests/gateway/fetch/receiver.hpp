// A server on loopback that answers as a test says, whatever is asked: up, failing, silent, gone.
#pragma once

#include <algorithm>
#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <string>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace baytrust::fetch {

// Answers each connection with the next of its answers, the last one for ever; an empty answer is
// none: it waits until the client has gone.
class Receiver {
 public:
  explicit Receiver(std::vector<std::string> answers)
      : fd_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)), answers_(std::move(answers)) {
    sockaddr_in here{};
    here.sin_family = AF_INET;
    here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof here;
    EXPECT_EQ(::bind(fd_, reinterpret_cast<const sockaddr*>(&here), size), 0);
    EXPECT_EQ(::listen(fd_, 8), 0);
    EXPECT_EQ(::getsockname(fd_, reinterpret_cast<sockaddr*>(&here), &size), 0);
    port_ = ntohs(here.sin_port);
    thread_ = std::thread([this] { work(); });
  }
  ~Receiver() { stop(); }
  Receiver(const Receiver&) = delete;
  Receiver& operator=(const Receiver&) = delete;
  void stop() {
    if (!thread_.joinable()) return;
    ::shutdown(fd_, SHUT_RDWR);
    thread_.join();
    ::close(fd_);
  }
  std::string url() const { return "http://127.0.0.1:" + std::to_string(port_) + "/hook"; }
  // To be read between posts only, or after stop().
  const std::vector<std::string>& requests() const { return requests_; }

 private:
  void work() {
    for (int one; (one = ::accept4(fd_, nullptr, nullptr, SOCK_CLOEXEC)) >= 0;) {
      requests_.push_back(request(one));
      const std::string answer = answers_.at(std::min(requests_.size(), answers_.size()) - 1);
      if (!answer.empty()) (void)!::send(one, answer.data(), answer.size(), MSG_NOSIGNAL);
      char rest[4096];
      if (answer.empty()) {
        while (::recv(one, rest, sizeof rest, 0) > 0) {
        }
      }
      ::close(one);
    }
  }
  static std::string request(int one) {
    std::string text;
    char buffer[4096];
    for (;;) {
      const std::size_t head = text.find("\r\n\r\n");
      const std::size_t length = text.find("Content-Length: ");
      if (head != text.npos && length > head) return text;  // no body
      if (text.starts_with('\x16')) return text;            // TLS (RFC 8446 5.1)
      if (head != text.npos && length < head &&
          text.size() >= head + 4 + std::stoul(text.substr(length + 16))) {
        return text;
      }
      const auto n = ::recv(one, buffer, sizeof buffer, 0);
      if (n <= 0) return text;
      text.append(buffer, static_cast<std::size_t>(n));
    }
  }

  int fd_;
  std::vector<std::string> answers_;
  std::vector<std::string> requests_;
  std::uint16_t port_ = 0;
  std::thread thread_;
};

inline std::string answer(const std::string& status,
                          const std::string& more = "Content-Length: 0\r\n") {
  return "HTTP/1.1 " + status + "\r\nConnection: close\r\n" + more + "\r\n";
}
inline const std::string kGood = answer("204 No Content");

}  // namespace baytrust::fetch
