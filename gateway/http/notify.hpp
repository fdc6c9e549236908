// Telling the service manager how far the service is (sd_notify(3)): one datagram to the socket
// that $NOTIFY_SOCKET names. Without one nothing is told; a message that is lost is no failure.
#pragma once

#include <string>
#include <string_view>

namespace baytrust::http {

class Notify {
 public:
  // `socket`: "/run/...", or "@..." for the abstract namespace; empty: nobody listens.
  explicit Notify(std::string socket) : socket_(std::move(socket)) {}

  void ready() const { send("READY=1\n"); }
  void reloading() const;
  void stopping() const { send("STOPPING=1\n"); }

 private:
  void send(std::string_view message) const;

  std::string socket_;
};

}  // namespace baytrust::http
