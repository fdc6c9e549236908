// Asking another gateway over HTTP: the port of the commands that do (baytrust submit). One
// question and its answer; who asks again, when and how often is the caller's business. Not here:
// what is asked, TLS and sockets (gateway/fetch/remote_asker.hpp).
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "validators/base/error.hpp"

namespace baytrust::service {

struct RemoteCall {
  std::string method = "GET";  // or "POST"
  std::string url{};           // "https://gateway.example:8443/v1/submissions"
  std::string media_type{};    // of the body
  std::string body{};
  std::string idempotency_key{};
  std::string language{};         // Accept-Language
  std::string token{};            // bearer; empty: none
  std::string certificate_pem{};  // of the TLS client, with its key; empty: none is shown
  std::string key_pem{};          // not encrypted
  std::string authorities_pem{};  // that the server's certificate must chain to; empty: the
                                  // system's
};

struct RemoteAnswer {
  int status = 0;
  std::string media_type{};      // lower case, without parameters
  std::int64_t retry_after = 0;  // seconds, where the server says so
  std::string body{};
};

// remote.*: there was no answer (remote_codes.hpp).
using AskRemote = std::function<Result<RemoteAnswer>(const RemoteCall&)>;

}  // namespace baytrust::service
