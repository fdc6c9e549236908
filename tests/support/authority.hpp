// Authorities that issue certificates and CRLs for tests: what is not asked for is what a sound CA
// would write. Anything can be left out or replaced, so that every broken rule has a certificate.
// Keys are fresh P-256 keys unless asked otherwise; nothing here is slow but RSA keys.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "validators/crypto/signer.hpp"
#include "validators/x509/certificate.hpp"
#include "validators/x509/crl.hpp"
#include "validators/x509/issue.hpp"

namespace baytrust::test {

// 2020-01-01, 2026-03-03 12:00, 2040-01-01, UTC.
inline constexpr Instant kStart{1577836800};
inline constexpr Instant kNoon{1772539200};
inline constexpr Instant kEnd{2208988800};

// KeyUsage bits by name: bits_of({KeyUsageBit::digital_signature, ...}).
x509::KeyUsage bits_of(std::initializer_list<x509::KeyUsageBit> bits);
// Big-endian octets of a serial number.
Bytes serial(std::uint64_t number);
// Ends the test run if the text is not one: for literals.
Bytes name(std::string_view text);  // x509::encode_name
std::vector<Oid> oids(const std::vector<std::string>& texts);
// One key per type, generated once per process: for certificates whose key is not used.
const crypto::PrivateKey& shared_key(crypto::KeyType type);
crypto::PrivateKey fresh_key(crypto::KeyType type = crypto::KeyType::p256);

// What a certificate shall say. Absent members are chosen by role: a leaf gets digitalSignature and
// nonRepudiation, a CA gets basicConstraints, keyCertSign and cRLSign; both key identifiers.
struct CertificateRequest {
  std::string subject = "CN=Leaf";  // text of x509::encode_name
  std::vector<std::string> policies{};
  std::vector<std::pair<std::string, std::string>> policy_mappings{};  // issuer's, subject's domain
  std::optional<x509::PolicyConstraints> policy_constraints{};
  std::optional<std::int64_t> inhibit_any_policy{};
  std::vector<Bytes> permitted{};  // GeneralNames: x509::dns_name("example.com"), ...
  std::vector<Bytes> excluded{};
  std::vector<Bytes> subject_alt_name{};  // GeneralNames
  std::optional<x509::BasicConstraints> basic_constraints{};
  std::optional<x509::KeyUsage> key_usage{};
  std::vector<std::string> extended_key_usage{};
  std::vector<x509::DistributionPointTemplate> crl_distribution_points{};
  std::vector<x509::DistributionPointTemplate> freshest_crl{};
  Instant not_before = kStart;
  Instant not_after = kEnd;
  Bytes serial_number{};                    // else counted up per process
  std::optional<crypto::PrivateKey> key{};  // the subject's; else by key_type
  crypto::KeyType key_type = crypto::KeyType::p256;
  int version = 3;                  // below 3: no extensions are written
  std::vector<std::string> omit{};  // OIDs of extensions to leave out, whatever the role
  std::vector<x509::ExtensionTemplate> extra{};  // appended as they are
  std::optional<Bytes> issuer_name{};            // Name DER instead of the authority's own
  std::optional<crypto::SignatureAlgorithm> algorithm{};
};

struct Revoked {
  Bytes serial_number{};
  Instant revocation_date = kStart;
  std::optional<x509::RevocationReason> reason{};
  std::optional<Instant> invalidity_date{};
  std::optional<Bytes> certificate_issuer{};  // Name DER: indirect CRLs
  std::vector<x509::ExtensionTemplate> extra{};
};

struct CrlRequest {
  std::vector<Revoked> revoked{};
  Instant this_update = kNoon - kDay;
  std::optional<Instant> next_update = kNoon + kDay;
  std::optional<std::int64_t> number = 1;
  std::optional<std::int64_t> delta_base{};  // makes it a delta CRL of this base
  std::optional<x509::IssuingDistributionPointTemplate> issuing_distribution_point{};
  std::vector<x509::DistributionPointTemplate> freshest_crl{};
  int version = 2;  // 1: no extensions are written
  std::vector<std::string> omit{};
  std::vector<x509::ExtensionTemplate> extra{};
  std::optional<Bytes> issuer_name{};
  std::optional<crypto::SignatureAlgorithm> algorithm{};
};

class Authority {
 public:
  Authority(x509::Certificate certificate, crypto::PrivateKey key);

  const x509::Certificate& certificate() const { return certificate_; }
  const crypto::PrivateKey& key() const { return key_; }
  Bytes subject() const { return to_bytes(certificate_->subject.der()); }

  // An end entity's certificate.
  x509::Certificate issue(const CertificateRequest& request = {}) const;
  // A CA under this one, with a key of its own unless request.key is given.
  Authority subordinate(CertificateRequest request) const;
  // A CA certificate for a name and key that exist already (cross-certificate, re-issue).
  x509::Certificate certify(const Authority& other, CertificateRequest request = {}) const;
  x509::Crl issue_crl(const CrlRequest& request = {}) const;

 private:
  x509::Certificate certificate_;
  crypto::PrivateKey key_;
};

// A self-signed root "CN=<name>" (or request.subject if that is not the default).
Authority make_authority(std::string_view name, CertificateRequest request = {});

}  // namespace baytrust::test
