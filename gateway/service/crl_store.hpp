// CrlStore: the CRLs the import and check use cases keep, by digest, with the instant each was
// received: a decision known-at k sees only what had come by then. Contract as of EditionStore: a
// call is one transaction, nothing is ever deleted. The store does not judge a CRL; who may write
// it could feed stale CRLs, but no CRL is believed without its issuer's signature.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "validators/base/bytes.hpp"
#include "validators/base/digest.hpp"
#include "validators/base/error.hpp"
#include "validators/base/instant.hpp"

namespace baytrust::service {

// A CRL without its bytes: enough to choose those a decision needs, and to list them for people.
struct CrlRecord {
  Digest digest;
  Digest issuer;  // SHA-256 of the issuer's match key
  Digest scope;   // SHA-256 of what it covers (issuingDistributionPoint, delta): same issuer and
                  // scope = same series
  std::string issuer_name;  // for people
  std::string number;       // crlNumber, hexadecimal; empty when it has none
  Instant this_update;
  std::optional<Instant> next_update;
  std::uint64_t entries = 0;
  Instant received;

  friend bool operator==(const CrlRecord&, const CrlRecord&) = default;
};

enum class Added : std::uint8_t { added, known_already };

class CrlStore {
 public:
  virtual ~CrlStore() = default;

  // A CRL already held keeps its first `received`.
  virtual Result<Added> add(const CrlRecord& record, const Bytes& der) = 0;
  // Ordered by issuer name, scope, this_update, digest.
  virtual Result<std::vector<CrlRecord>> crls() = 0;
  virtual Result<SharedBytes> crl(const Digest& digest) = 0;
};

}  // namespace baytrust::service
