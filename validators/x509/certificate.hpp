// Certificate: an X.509 certificate (RFC 5280 4.1) that parsed completely. A handle to one
// immutable object that owns the bytes; copying it is cheap, its views live as long as any copy.
// Not here: any judgement. Deviations that real CAs show are kept as warning findings.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "validators/base/bytes.hpp"
#include "validators/base/digest.hpp"
#include "validators/base/error.hpp"
#include "validators/base/finding.hpp"
#include "validators/base/instant.hpp"
#include "validators/crypto/algorithm.hpp"
#include "validators/x509/extensions.hpp"
#include "validators/x509/name.hpp"

namespace baytrust::x509 {

class Certificate {
 public:
  // One DER certificate, nothing after it. Larger than 1 MiB is x509.too_large.
  static Result<Certificate> parse(SharedBytes der);
  static Result<Certificate> parse(Bytes der) { return parse(share(std::move(der))); }

  // The object itself. Fields carry the names of RFC 5280 4.1.
  struct Data {
    SharedBytes owner;
    ByteView der;
    ByteView tbs;                           // full TLV, what is signed
    Digest fingerprint;                     // SHA-256 of der
    int version = 1;                        // 1, 2, 3
    ByteView serial_number;                 // INTEGER content as encoded
    crypto::AlgorithmIdentifier signature;  // inside tbs; equals the outer, octet for octet
    crypto::AlgorithmIdentifier signature_algorithm;  // outer
    Name issuer;
    Name subject;
    Instant not_before;
    Instant not_after;
    crypto::PublicKeyInfo subject_public_key_info;
    Extensions extensions;
    ByteView signature_value;  // without the unused-bits octet
    bool self_issued = false;  // subject and issuer match (RFC 5280 3.2)
    std::string subject_key;   // Name::match_key() of subject, made once
    std::string issuer_key;
    Findings deviations;  // subject = certificate; effect warning
  };
  const Data* operator->() const { return data_.get(); }
  const Data& operator*() const { return *data_; }

  friend bool operator==(const Certificate& a, const Certificate& b) {
    return a.data_ == b.data_ || a->fingerprint == b->fingerprint;
  }
  friend auto operator<=>(const Certificate& a, const Certificate& b) {
    return a->fingerprint <=> b->fingerprint;
  }

 private:
  explicit Certificate(std::shared_ptr<const Data> data) : data_(std::move(data)) {}
  std::shared_ptr<const Data> data_;
};

// Serial number in hexadecimal, as encoded: "1276c0...".
std::string serial_text(const Certificate& certificate);

// The certificates of a file: one DER, or PEM blocks labelled CERTIFICATE (X509 CERTIFICATE,
// TRUSTED refused). x509.pem.none where there is neither.
Result<std::vector<Certificate>> parse_certificates(ByteView file);
// The payloads of PEM blocks with this label; text outside blocks is ignored.
Result<std::vector<Bytes>> parse_pem(ByteView file, std::string_view label);
std::string to_pem(ByteView der, std::string_view label);
// The payloads of a file that is one DER value or PEM blocks with this label.
Result<std::vector<Bytes>> der_or_pem(ByteView file, std::string_view label);

}  // namespace baytrust::x509
