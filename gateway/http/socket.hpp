// One accepted socket: PROXY header, TLS handshake, then the octets of a Connection. Lives on the
// sockets' thread only. Part of server.cpp, which alone includes it (and Boost.Asio with it).
#pragma once

#include <array>
#include <boost/asio.hpp>
#include <boost/asio/ssl.hpp>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "gateway/http/connection.hpp"
#include "gateway/http/forwarded.hpp"
#include "gateway/http/proxy_header.hpp"
#include "gateway/http/tls_context.hpp"

namespace baytrust::http {

class Socket : public Transport, public std::enable_shared_from_this<Socket> {
 public:
  using Tcp = boost::asio::ip::tcp;
  using ErrorCode = boost::system::error_code;
  enum class Preamble : std::uint8_t { none, proxy_protocol };

  struct Parts {
    Tcp::socket socket;
    TlsContext tls;  // null: plain
    Preamble preamble;
    Peer peer;
    std::function<void(const Socket&)> gone;  // called once
  };
  Socket(Surroundings& around, Parts parts)
      : around_(around),
        parts_(std::move(parts)),
        timer_(parts_.socket.get_executor()),
        accepted_(Clock::now()) {}

  const std::string& counted_address() const { return counted_address_; }
  void count_under(std::string address) { counted_address_ = std::move(address); }

  void start() {
    wake_at(accepted_ + around_.limits.handshake);
    if (parts_.preamble == Preamble::none) return begin_tls();
    boost::asio::async_read(
        parts_.socket, boost::asio::buffer(buffer_.data(), ProxyPreamble::kSize),
        [self = shared_from_this()](ErrorCode ec, std::size_t) { self->on_preamble(ec); });
  }
  // No complete header of a request is here.
  bool is_waiting() const { return !closing_ && (!connection_ || connection_->is_waiting()); }
  bool is_closing() const { return closing_; }
  Time waiting_since() const { return connection_ ? connection_->waiting_since() : accepted_; }
  void stop() {
    if (!connection_) return abort();
    connection_->stop();
  }
  void abort() {
    if (gone_) return;
    gone_ = closing_ = true;
    ErrorCode ignored;
    timer_.cancel();
    parts_.socket.close(ignored);
    if (connection_) connection_->on_broken();
    parts_.gone(*this);
  }

  // Transport
  void read() override {
    const auto buffer = boost::asio::buffer(buffer_);
    auto handler = [self = shared_from_this()](ErrorCode ec, std::size_t n) {
      self->on_read(ec, n);
    };
    reading_ = true;
    tls_ ? tls_->async_read_some(buffer, std::move(handler))
         : parts_.socket.async_read_some(buffer, std::move(handler));
  }
  void write(std::string bytes) override {
    out_ = std::move(bytes);
    writing_ = true;
    const auto buffer = boost::asio::buffer(out_);
    auto handler = [self = shared_from_this()](ErrorCode ec, std::size_t) {
      self->writing_ = false;
      if (self->closing_) return;
      ec ? self->connection_->on_broken() : self->connection_->on_written();
    };
    tls_ ? boost::asio::async_write(*tls_, buffer, std::move(handler))
         : boost::asio::async_write(parts_.socket, buffer, std::move(handler));
  }
  void wake_at(std::optional<Time> when) override {
    wanted_ = when;
    if (!when || (armed_for_ && *armed_for_ <= *when)) return;  // it looks again when it rings
    armed_for_ = when;
    timer_.expires_at(*when);
    timer_.async_wait([self = shared_from_this()](ErrorCode ec) {
      if (!ec) self->on_timer();
    });
  }
  // RFC 9112 9.6: our side first; what the client still sends is read and dropped for a while, or
  // it would lose the answer to a reset.
  void close(Close how) override {
    if (closing_) return;
    closing_ = true;
    // TLS says that it ends in any case.
    if (writing_ || (!tls_ && how == Close::at_once)) return abort();
    wake_at(Clock::now() + around_.limits.linger);
    if (!tls_) return end_sending();
    tls_->async_shutdown([self = shared_from_this()](ErrorCode) { self->end_sending(); });
  }
  std::weak_ptr<Connection> connection() override {
    return std::shared_ptr<Connection>(shared_from_this(), &*connection_);
  }

 private:
  using Clock = std::chrono::steady_clock;
  static constexpr std::size_t kMostDropped = 4 << 20;

  void on_preamble(ErrorCode ec) {
    const ByteView fixed(reinterpret_cast<const std::uint8_t*>(buffer_.data()),
                         ProxyPreamble::kSize);
    const auto preamble = ec ? std::nullopt : parse_proxy_preamble(fixed);
    if (!preamble) return abort();
    boost::asio::async_read(parts_.socket,
                            boost::asio::buffer(buffer_.data(), preamble->address_bytes),
                            [self = shared_from_this(), preamble](ErrorCode failed, std::size_t n) {
                              if (failed) return self->abort();
                              self->on_proxy_addresses(*preamble, n);
                            });
  }
  void on_proxy_addresses(const ProxyPreamble& preamble, std::size_t size) {
    if (preamble.command == ProxyPreamble::Command::proxy) {
      const ByteView bytes(reinterpret_cast<const std::uint8_t*>(buffer_.data()), size);
      const auto source = parse_proxy_source(preamble, bytes);
      if (!source) return abort();
      parts_.peer.address = source->address;
      parts_.peer.port = source->port;
      parts_.peer.source = Peer::Source::proxy;
    }
    begin_tls();
  }
  void begin_tls() {
    if (!parts_.tls) return converse();
    SSL* ssl = SSL_new(parts_.tls.get());
    if (ssl == nullptr) return abort();
    tls_.emplace(parts_.socket, ssl);  // which frees it
    tls_->async_handshake(
        boost::asio::ssl::stream_base::server, [self = shared_from_this()](ErrorCode ec) {
          if (ec || self->closing_) return self->abort();
          self->parts_.peer.channel = Peer::Channel::tls;
          self->parts_.peer.certificate = client_certificate(self->tls_->native_handle());
          self->converse();
        });
  }
  void converse() {
    if (closing_) return;
    connection_.emplace(around_, *this, parts_.peer);
    if (around_.state == Surroundings::State::stopping) return abort();
    connection_->start();
  }
  void on_read(ErrorCode ec, std::size_t n) {
    reading_ = false;
    if (gone_) return;
    if (closing_) return on_dropped(ec, n);
    if (ec == boost::asio::error::eof) return connection_->on_end();
    if (ec) return connection_->on_broken();
    connection_->on_read(std::string_view(buffer_.data(), n));
  }
  void on_timer() {
    armed_for_.reset();
    if (gone_ || !wanted_) return;
    if (*wanted_ > Clock::now()) return wake_at(wanted_);
    wanted_.reset();
    if (closing_ || !connection_) return abort();
    connection_->on_alarm();
  }
  void end_sending() {
    if (gone_) return;
    ErrorCode ec;
    parts_.socket.shutdown(Tcp::socket::shutdown_send, ec);
    if (ec) return abort();
    drop_input();
  }
  void drop_input() {
    if (reading_) return;  // its end comes here
    reading_ = true;
    parts_.socket.async_read_some(boost::asio::buffer(buffer_),
                                  [self = shared_from_this()](ErrorCode ec, std::size_t n) {
                                    self->reading_ = false;
                                    if (!self->gone_) self->on_dropped(ec, n);
                                  });
  }
  void on_dropped(ErrorCode ec, std::size_t n) {
    dropped_ += n;
    if (ec || dropped_ > kMostDropped) return abort();
    drop_input();
  }

  Surroundings& around_;
  Parts parts_;
  std::string counted_address_;
  boost::asio::steady_timer timer_;
  std::optional<boost::asio::ssl::stream<Tcp::socket&>> tls_;
  std::optional<Connection> connection_;
  Time accepted_;
  std::optional<Time> wanted_, armed_for_;
  std::array<char, 16 << 10> buffer_;
  std::string out_;
  std::size_t dropped_ = 0;
  bool reading_ = false, writing_ = false, closing_ = false, gone_ = false;
};

}  // namespace baytrust::http
