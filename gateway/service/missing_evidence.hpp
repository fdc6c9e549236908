// What a decision had to do without and where it might be had: of every certificate whose status is
// unknown, on the signer's path and on those of the authorities of its time-stamps, the CRL, by its
// distribution points (RFC 5280 4.2.1.13) and the supply points of its issuer's listed service (TS
// 119 612 5.5.7), or, as the profile asks, the OCSP response (RFC 6960 3.1); where either will do,
// the response is for when there is no CRL. Of a chain that ends nowhere the next issuer, by
// authority information access (4.2.2.1). A verdict that no CRL can change wants none: whoever
// sends a forged certificate or signature makes nobody ask anything. Pure. Not here: whether a host
// may be asked.
#pragma once

#include <string>
#include <vector>

#include "gateway/decision/decision.hpp"
#include "gateway/decision/snapshot.hpp"
#include "gateway/service/check.hpp"
#include "gateway/service/fetch_cache.hpp"
#include "gateway/service/source_url.hpp"

namespace baytrust::service {

struct MissingItem {
  enum class Of : std::uint8_t { end_entity, ca };

  SourceKind kind = SourceKind::crl;
  Of of = Of::end_entity;
  Subject subject{Subject::Kind::request};
  std::string item{};                        // for people: "CRL of CN=..."
  x509::Certificate about;                   // whose status, or whose issuer
  Digest issuer{};                           // of cache_key()
  std::vector<x509::Certificate> signers{};  // crl: who may have signed it
  std::vector<SourceUrl> urls{};             // in order of preference, each once
  Findings unusable{};                       // points that cannot be asked, and why
  Bytes ocsp_request{};                      // ocsp: DER, without a nonce (RFC 5019 2.1)
};
inline constexpr std::size_t kMostUrlsOfItem = 6;
inline constexpr std::size_t kMostMissing = 16;
inline constexpr std::size_t kMostChainSigners = 16;

struct DecidedCheck {
  const CheckRequest& request;
  const decision::Decision& decision;
  const decision::TrustSnapshot& snapshot;
};
std::vector<MissingItem> missing_evidence(const DecidedCheck& decided);

}  // namespace baytrust::service
