// FetchCache: what a source gave last, with what HTTP needs to ask again cheaply (ETag,
// Last-Modified) and what refreshing needs to do so in time; by issuer and URL. It is a memory, not
// evidence: CRLs are in the CrlStore by digest, and whatever comes from here is read and verified
// as if it had just arrived. Whoever can write it could make the gateway ask allowed hosts again,
// or not; no more. Losing it costs one download each.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "gateway/service/source_url.hpp"
#include "validators/base/bytes.hpp"
#include "validators/base/digest.hpp"
#include "validators/base/error.hpp"
#include "validators/base/instant.hpp"

namespace baytrust::service {

enum class SourceKind : std::uint8_t { crl, issuer, ocsp };
std::string_view to_string(SourceKind kind);  // "crl", "issuer", "ocsp"

struct CachedSource {
  Digest key{};     // cache_key()
  Digest issuer{};  // of it
  SourceKind kind = SourceKind::crl;
  std::string url{};
  std::string item{};
  // DER. crl: certificates that verified it; issuer: none.
  std::vector<Bytes> signers{};
  Digest digest{};  // of what came
  Bytes body{};     // issuer: what came; crl: nothing, the CrlStore has it
  std::string etag{};
  std::string last_modified{};
  Instant checked{};                     // when it came, or was found unchanged
  Instant used{};                        // when a verdict last wanted it, to the hour
  Instant due{};                         // when to ask again
  std::optional<Instant> this_update{};  // crl
  std::optional<Instant> next_update{};  // crl
};

class FetchCache {
 public:
  virtual ~FetchCache() = default;
  // All thread-safe. An entry that cannot be read is none.
  virtual std::optional<CachedSource> find(const Digest& key) = 0;
  // In place of the one before, unless that was checked later. fetch.cache.unusable.
  virtual Result<void> put(const CachedSource& source) = 0;
  virtual void drop(const Digest& key) = 0;
  // Without bodies, by due.
  virtual std::vector<CachedSource> entries() = 0;
};

// issuer: of whom something is wanted; SHA-256 of a key or of a certificate.
Digest cache_key(SourceKind kind, const Digest& issuer, const SourceUrl& url);

}  // namespace baytrust::service
