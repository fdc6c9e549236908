// CurlFetcher: one answer of one source over HTTP (gateway/service/fetcher.hpp), by libcurl. Each
// address is looked at when its socket is opened, after whatever DNS said, so that no name and no
// second look-up leads into the operator's own network. Redirects are followed here, hop by hop.
// Not here: allow-lists, caching, what the octets mean.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "gateway/service/fetch_settings.hpp"
#include "gateway/service/fetcher.hpp"

namespace baytrust::fetch {

class CurlFetcher final : public service::Fetcher {
 public:
  struct Settings {
    std::chrono::milliseconds connect{3000};
    std::chrono::milliseconds whole{10000};  // redirects included
    std::size_t most = 64 << 20;             // octets of an answer
    std::size_t redirects = 3;
    std::vector<service::Network> networks{};  // not public, and allowed
    std::string authorities{};                 // PEM file; empty: the system's
    // Names are then resolved by the proxy: it has to keep connections out of private networks.
    std::string proxy{};
    // Octets a second below which an answer is too slow, after `slow_after`.
    long slow = 64;
    std::chrono::seconds slow_after{5};
    // "name:port:address" instead of DNS, for tests.
    std::vector<std::string> resolve{};
  };
  explicit CurlFetcher(Settings settings);

  Result<service::FetchAnswer> fetch(const service::FetchRequest& request) override;

 private:
  const Settings settings_;
};

CurlFetcher::Settings fetcher_settings(const service::FetchSettings& settings);

}  // namespace baytrust::fetch
