// CrlStore: the CRLs that are held, each with the instant it was received, found by issuer. A CRL
// is parsed and indexed once, before it comes here; its signature is verified when it is first
// leaned on, and a good verdict is kept by the Verifier. Filled once, then only read: sharing a
// const CrlStore between threads is safe. Not here: files, fetching, and whether a CRL applies.
#pragma once

#include <compare>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "validators/base/bytes.hpp"
#include "validators/base/instant.hpp"
#include "validators/x509/crl.hpp"

namespace baytrust::revocation {

struct HeldCrl {
  x509::Crl crl;
  Instant received;
};

class CrlStore {
 public:
  // The same CRL (by digest) again keeps the earlier receipt.
  void add(const x509::Crl& crl, Instant received);

  // CRLs of this issuer (Name::match_key()), delta CRLs among them: newest thisUpdate first, then
  // highest CRL number, then by digest, so that the order of add() never shows.
  std::span<const HeldCrl> issued_by(std::string_view issuer_key) const;
  std::size_t size() const { return size_; }

 private:
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  std::unordered_map<std::string, std::vector<HeldCrl>, Hash, std::equal_to<>> by_issuer_;
  std::size_t size_ = 0;
};

// CRL numbers as they are encoded: big-endian, of any size; leading zeros do not count.
std::strong_ordering compare_crl_numbers(ByteView a, ByteView b);

}  // namespace baytrust::revocation
