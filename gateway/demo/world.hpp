// The DEMO world: three jurisdictions with their authorities, certificates and CRLs. The scenarios
// (scenarios.hpp) refer to certificates and CRLs by the names given here.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/demo/authority.hpp"

namespace baytrust::demo {

// Policies of the DEMO world. The Hong Kong family is the published one of the Hong Kong-Guangdong
// mutual recognition; everything under 2.999 is an example arc.
inline constexpr std::string_view kHkFamily = "2.16.344.8.2.2008.810.2";
inline constexpr std::string_view kGdFamily = "2.999.86.44.1";
inline constexpr std::string_view kMoFamily = "2.999.853.1";
// Of time-stamp tokens of Macao: the family, and the policy in use.
inline constexpr std::string_view kMoStamps = "2.999.853.7";
inline constexpr std::string_view kMoStampPolicy = "2.999.853.7.1";
// What foreign certificates count as, in each relying jurisdiction's own domain.
inline constexpr std::string_view kCountsInHk = "2.999.344.100.1";
inline constexpr std::string_view kCountsInGd = "2.999.86.44.100.1";
inline constexpr std::string_view kCountsInMo = "2.999.853.100.1";
// The one CRL partition of hk-2-15 that is published.
inline constexpr std::string_view kPartition1 = "http://crl.demo.invalid/hk/2-15/partition1.crl";

struct Ca {
  Authority root;
  Authority issuing;
};

struct World {
  // By the names that lists and registers use: "gd-rsa", "gd-sm2", "hk-2-15", "hk-2-17",
  // "mo-qualified", "mo-normalised", "unlisted".
  std::map<std::string, Ca, std::less<>> cas;
  std::map<std::string, Publisher, std::less<>> publishers;  // by jurisdiction
  std::map<std::string, x509::Certificate, std::less<>> certificates;
  std::map<std::string, crypto::PrivateKey, std::less<>> keys;  // of these certificates
  std::map<std::string, x509::Crl, std::less<>> crls;
  std::map<std::string, x509::OcspResponse, std::less<>> ocsp;

  const x509::Certificate& root(std::string_view ca) const;
  const x509::Certificate& issuing(std::string_view ca) const;
};

Result<World> make_world();

}  // namespace baytrust::demo
