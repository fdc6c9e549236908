// OcspStore: the OCSP responses that are held, each with the instant it was received; what they say
// is found by the serial number asked about, without allocation. A response is parsed once, before
// it comes here; its signature is verified when it is first leaned on. Filled once, then only
// read: sharing a const OcspStore between threads is safe. Not here: files, fetching, nonces, and
// whether a response applies.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "validators/base/bytes.hpp"
#include "validators/base/digest.hpp"
#include "validators/base/instant.hpp"
#include "validators/x509/ocsp_response.hpp"

namespace baytrust::revocation {

// One single response of a response that is held.
struct HeldAnswer {
  x509::OcspResponse response;
  std::uint32_t index = 0;  // in response->singles
  Instant received;

  const x509::OcspSingle& single() const { return response->singles[index]; }
};

class OcspStore {
 public:
  // The same response (by digest) again keeps the earlier receipt.
  void add(const x509::OcspResponse& response, Instant received);

  // What is said about certificates of this serial number (INTEGER content), whoever issued them:
  // newest thisUpdate first, then newest producedAt, then by digest, so that the order of add()
  // never shows.
  std::span<const HeldAnswer> about(ByteView serial_number) const;
  // Every answer that shows a suspension, in no particular order.
  std::span<const HeldAnswer> holds() const { return holds_; }
  std::size_t size() const { return received_.size(); }

 private:
  void receive_earlier(const x509::OcspResponse& response, Instant received);

  // Sorted, not hashed: keys are numbers that an attacker chooses.
  std::map<std::string, std::vector<HeldAnswer>, std::less<>> by_serial_;
  std::vector<HeldAnswer> holds_;
  std::map<Digest, Instant> received_;
};

}  // namespace baytrust::revocation
