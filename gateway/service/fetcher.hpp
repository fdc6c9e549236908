// Fetcher: one answer of one source over HTTP, for the collector. The port's promise: http and
// https only, https verified; every address that is connected to was looked at after resolution
// (network.hpp); every hop of a redirect was asked for with may_go; nobody's credentials, cookies
// or environment go along; nothing larger, slower or longer than allowed. Not here: what the octets
// are, and whom to believe.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>

#include "gateway/service/source_url.hpp"
#include "validators/base/bytes.hpp"
#include "validators/base/error.hpp"

namespace baytrust::service {

struct FetchRequest {
  enum class Method : std::uint8_t { get, post };

  std::string item{};  // what is asked for, for errors
  SourceUrl url{};
  Method method = Method::get;
  Bytes body{};  // of a POST
  std::string content_type{};
  std::string accept{};
  // Of what is held already (RFC 9110 13.1); empty: none.
  std::string etag{};
  std::string last_modified{};
  // Whether a redirect may lead there.
  std::function<bool(const SourceUrl&)> may_go{};
  std::stop_token stop{};
};

struct FetchAnswer {
  enum class Kind : std::uint8_t { body, not_modified };
  Kind kind = Kind::body;
  Bytes body{};
  std::string media_type{};  // lower case, without parameters; empty: none said
  std::string etag{};
  std::string last_modified{};
};

class Fetcher {
 public:
  virtual ~Fetcher() = default;
  // Thread-safe. fetch.* errors.
  virtual Result<FetchAnswer> fetch(const FetchRequest& request) = 0;
};

}  // namespace baytrust::service
