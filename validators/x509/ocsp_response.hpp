// OcspResponse: an answer of an OCSP responder (RFC 6960 4.2), parsed once, its single responses
// in the order of their serial numbers too. Bare BasicOCSPResponses, as signed documents embed
// them, are read too. Only what the signature covers is kept, but for the certificates that came
// along. Whether anyone may believe it is revocation/'s judgement.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "validators/base/bytes.hpp"
#include "validators/base/digest.hpp"
#include "validators/base/error.hpp"
#include "validators/base/finding.hpp"
#include "validators/base/instant.hpp"
#include "validators/crypto/algorithm.hpp"
#include "validators/x509/certificate.hpp"
#include "validators/x509/crl.hpp"
#include "validators/x509/name.hpp"

namespace baytrust::x509 {

// Of one response. A responder answers for one certificate, or pre-produces answers for many
// (RFC 5019 2.2.1 wants one); whoever fetches may set a lower limit of its own.
inline constexpr std::size_t kMaxOcspResponse = 512U << 10;
inline constexpr std::size_t kMaxOcspSingles = 4096;
inline constexpr std::size_t kMaxOcspCertificates = 16;
inline constexpr std::size_t kMaxOcspNonce = 128;  // RFC 9654 2.1

// SingleResponse (RFC 6960 4.2.1): what is said of one certificate.
struct OcspSingle {
  enum class Status : std::uint8_t { good, revoked, unknown };

  // certID. Without a hash the algorithm is not known here, and nothing can match.
  std::optional<crypto::Hash> hash;
  ByteView issuer_name_hash;
  ByteView issuer_key_hash;
  ByteView serial_number;  // INTEGER content as encoded

  Status status = Status::unknown;
  RevokedEntry entry;  // of revoked
  Instant this_update;
  std::optional<Instant> next_update;
  std::optional<Instant> archive_cutoff;  // RFC 6960 4.4.4
  OidView unknown_critical;               // a critical extension not understood, or empty
};

class OcspResponse {
 public:
  // An OCSPResponse or a BasicOCSPResponse, told apart by their first element; nothing after it.
  // A responder that did not answer is an error by its own status (x509.ocsp.status.*).
  static Result<OcspResponse> parse(SharedBytes der);
  static Result<OcspResponse> parse(Bytes der) { return parse(share(std::move(der))); }

  struct Data {
    SharedBytes owner;
    ByteView der;        // all of it, whichever form
    Digest fingerprint;  // SHA-256 of der
    ByteView tbs;        // tbsResponseData, what is signed
    // responderID: exactly one of the two is set.
    std::optional<Name> responder_name;
    std::string responder_name_key;  // Name::match_key()
    ByteView responder_key_hash;     // SHA-1 of the responder's key
    Instant produced_at;
    std::vector<OcspSingle> singles;
    std::optional<ByteView> nonce;  // RFC 9654, the octets inside
    bool extended_revoke = false;   // RFC 6960 4.4.8
    OidView unknown_critical;       // a critical response extension not understood, or empty
    crypto::AlgorithmIdentifier signature_algorithm;
    ByteView signature_value;
    std::vector<Certificate> certificates;  // not signed: hints
    Findings deviations;                    // subject = certificate; effect warning
    std::vector<std::uint32_t> by_serial;   // of singles, sorted by serial number, then in order
  };
  const Data* operator->() const { return data_.get(); }
  const Data& operator*() const { return *data_; }

 private:
  explicit OcspResponse(std::shared_ptr<const Data> data) : data_(std::move(data)) {}
  std::shared_ptr<const Data> data_;
};

}  // namespace baytrust::x509
