// TrustAnchor: what a path may end at (RFC 5280 6.1.1(d)): a name and a public key, and, where the
// anchor was given as a certificate, that certificate with the constraints it carries (RFC 5937).
// A handle to an immutable value: cheap to copy. Whether anybody should trust it is not known here.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "validators/base/bytes.hpp"
#include "validators/base/digest.hpp"
#include "validators/base/error.hpp"
#include "validators/crypto/algorithm.hpp"
#include "validators/x509/certificate.hpp"
#include "validators/x509/name.hpp"

namespace baytrust::path {

class TrustAnchor {
 public:
  // Name and key are the certificate's; its own signature is nobody's business.
  explicit TrustAnchor(const x509::Certificate& certificate);
  // A bare anchor: `name` the TLV of a Name, `spki` of a SubjectPublicKeyInfo.
  static Result<TrustAnchor> parse(Bytes name, Bytes spki);

  const x509::Name& name() const { return data_->name; }
  std::string_view name_key() const { return data_->name_key; }  // Name::match_key()
  const crypto::PublicKeyInfo& key() const { return data_->key; }
  const std::optional<x509::Certificate>& certificate() const { return data_->certificate; }
  // The certificate's fingerprint; of a bare anchor, SHA-256 of name and key.
  const Digest& id() const { return data_->id; }
  // The anchor's subject key identifier, where it has one.
  std::optional<ByteView> key_id() const;

  friend bool operator==(const TrustAnchor& a, const TrustAnchor& b) {
    return a.data_ == b.data_ || a.data_->id == b.data_->id;
  }

 private:
  struct Data {
    Bytes owned_name, owned_spki;  // of a bare anchor
    std::optional<x509::Certificate> certificate;
    x509::Name name;
    std::string name_key;
    crypto::PublicKeyInfo key;
    Digest id;
  };
  explicit TrustAnchor(std::shared_ptr<const Data> data) : data_(std::move(data)) {}
  std::shared_ptr<const Data> data_;
};

}  // namespace baytrust::path
