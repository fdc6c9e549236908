// A client of plain sockets for tests of servers: it sends the octets it is told to and reads what
// comes, so that it can misbehave. Blocking, with a limit on every wait.
#pragma once

#include <arpa/inet.h>
#include <cstdint>
#include <functional>
#include <map>
#include <netinet/tcp.h>
#include <optional>
#include <poll.h>
#include <string>
#include <string_view>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace baytrust::test {

struct RawResponse {
  int status = 0;                                // 0: none came
  std::map<std::string, std::string> headers{};  // names in lower case
  std::string body{};                            // without the chunked coding

  std::string header(const std::string& name) const {
    const auto found = headers.find(name);
    return found == headers.end() ? "" : found->second;
  }
};

class RawClient {
 public:
  static constexpr int kPatience = 10'000;  // milliseconds; only reached by a test that fails

  explicit RawClient(std::uint16_t port, int receive_buffer = 0)
      : fd_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    if (receive_buffer != 0) {
      ::setsockopt(fd_, SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof receive_buffer);
    }
    const int yes = 1;
    ::setsockopt(fd_, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    connected_ = ::connect(fd_, reinterpret_cast<const sockaddr*>(&to), sizeof to) == 0;
  }
  ~RawClient() {
    if (fd_ >= 0) ::close(fd_);
  }
  RawClient(RawClient&& other) noexcept
      : fd_(std::exchange(other.fd_, -1)),
        connected_(other.connected_),
        input_(std::move(other.input_)),
        watcher_(std::move(other.watcher_)),
        sent_(std::move(other.sent_)) {}
  RawClient(const RawClient&) = delete;
  RawClient& operator=(const RawClient&) = delete;

  // Is shown each whole response, with what was sent for it. Not for pipelined requests.
  using Watcher = std::function<void(std::string_view request, const RawResponse& response)>;
  void watch(Watcher watcher) { watcher_ = std::move(watcher); }

  bool connected() const { return connected_; }
  int fd() const { return fd_; }

  // False: the server does not take it (any more).
  bool send(std::string_view bytes) {
    if (watcher_) sent_.append(bytes);
    while (!bytes.empty()) {
      if (!wait(POLLOUT, kPatience)) return false;
      const auto n = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
      if (n < 0 && (errno == EAGAIN || errno == EINTR)) continue;
      if (n <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(n));
    }
    return true;
  }
  void end_sending() { ::shutdown(fd_, SHUT_WR); }

  // The next response with its body. For HEAD there is none, whatever its length says.
  enum class Body : std::uint8_t { expected, none };
  RawResponse response(Body body = Body::expected) {
    RawResponse out = read_response(body);
    if (out.status >= 100 && out.status < 200) return out;  // the request's own is still to come
    const std::string request = std::exchange(sent_, {});
    if (watcher_ && body == Body::expected) watcher_(request, out);
    return out;
  }
  // For streams: the head alone, then chunk by chunk; nothing: the last one, or no more comes.
  RawResponse head() { return response(Body::none); }
  std::optional<std::string> next_chunk() {
    const auto line = until("\r\n");
    if (!line) return std::nullopt;
    const std::size_t size = std::stoul(*line, nullptr, 16);
    std::string chunk = octets(size);
    saw_last_chunk_ = size == 0 && chunk.empty();
    until("\r\n");
    if (size == 0) return std::nullopt;
    return chunk;
  }
  bool saw_last_chunk() const { return saw_last_chunk_; }

  // Whether the server has closed, or does within the time; what it sends before is dropped.
  bool is_closed_within(int milliseconds = kPatience) {
    for (;;) {
      if (!wait(POLLIN, milliseconds)) return false;
      char buffer[4096];
      const auto n = ::recv(fd_, buffer, sizeof buffer, 0);
      if (n == 0 || (n < 0 && errno != EINTR)) return true;
    }
  }

  RawResponse get(std::string_view path, std::string_view more = {}) {
    send("GET " + std::string(path) + " HTTP/1.1\r\nHost: localhost\r\n" + std::string(more) +
         "\r\n");
    return response();
  }
  RawResponse post(std::string_view path, std::string_view body, std::string_view more = {}) {
    send("POST " + std::string(path) + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " +
         std::to_string(body.size()) + "\r\n" + std::string(more) + "\r\n" + std::string(body));
    return response();
  }

 private:
  RawResponse read_response(Body body) {
    RawResponse out;
    const auto head = until("\r\n\r\n");
    if (!head) return out;
    parse_head(*head, out);
    if (body == Body::none || out.status < 200 || out.status == 204 || out.status == 304) {
      return out;
    }
    if (out.header("transfer-encoding") == "chunked") {
      while (auto chunk = next_chunk()) out.body += *chunk;
    } else if (!out.header("content-length").empty()) {
      out.body = octets(std::stoul(out.header("content-length")));
    } else {
      while (fill()) {
      }
      out.body = std::exchange(input_, {});
    }
    return out;
  }
  bool wait(short events, int milliseconds) {
    pollfd one{fd_, events, 0};
    return ::poll(&one, 1, milliseconds) > 0;
  }
  bool fill() {
    if (!wait(POLLIN, kPatience)) return false;
    char buffer[16384];
    const auto n = ::recv(fd_, buffer, sizeof buffer, 0);
    if (n <= 0) return false;
    input_.append(buffer, static_cast<std::size_t>(n));
    return true;
  }
  std::optional<std::string> until(std::string_view end) {
    std::size_t at;
    while ((at = input_.find(end)) == std::string::npos) {
      if (!fill()) return std::nullopt;
    }
    std::string out = input_.substr(0, at);
    input_.erase(0, at + end.size());
    return out;
  }
  std::string octets(std::size_t n) {
    while (input_.size() < n && fill()) {
    }
    std::string out = input_.substr(0, n);
    input_.erase(0, out.size());
    return out;
  }
  static void parse_head(const std::string& head, RawResponse& out) {
    std::size_t begin = head.find("\r\n");
    if (head.starts_with("HTTP/1.1 ")) out.status = std::stoi(head.substr(9, 3));
    while (begin != std::string::npos) {
      begin += 2;
      const std::size_t end = head.find("\r\n", begin);
      const std::string line = head.substr(begin, end - begin);
      const std::size_t colon = line.find(": ");
      std::string name = line.substr(0, colon);
      for (char& c : name) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
      if (colon != std::string::npos) out.headers[name] = line.substr(colon + 2);
      begin = end;
    }
  }

  int fd_;
  bool connected_ = false;
  bool saw_last_chunk_ = false;
  std::string input_;
  Watcher watcher_;
  std::string sent_;
};

}  // namespace baytrust::test
