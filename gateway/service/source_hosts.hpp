// SourceHosts: the hosts that may be asked for evidence: those that the lists in force name (supply
// points of listed services; distribution points and access descriptions of listed CA
// certificates), and those that the operator names. A URL of a certificate that somebody sent is
// used only where its host is one of these. Host and port go together. Pure.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/decision/snapshot.hpp"
#include "gateway/service/source_url.hpp"

namespace baytrust::service {

class SourceHosts {
 public:
  SourceHosts() = default;
  // named: "crl.example.org" (ports 80 and 443) or "crl.example.org:8080".
  SourceHosts(const decision::TrustSnapshot& snapshot, Instant known_at,
              const std::vector<std::string>& named);

  bool allow(const SourceUrl& url) const { return hosts_.contains(authority(url)); }
  std::size_t size() const { return hosts_.size(); }

 private:
  void add_url(std::string_view url);
  void add_certificate(const x509::Certificate& certificate);

  std::set<std::string, std::less<>> hosts_;
};

// Whether the configuration may name a host so.
bool is_host_name(std::string_view text);

}  // namespace baytrust::service
