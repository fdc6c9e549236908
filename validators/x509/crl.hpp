// Crl: an X.509 certificate revocation list v1 or v2 (RFC 5280 5), parsed once and indexed by
// (certificate issuer, serial) so that one look-up costs well under a microsecond. The bytes are
// owned once; entries are offsets. Whether it applies to a certificate is revocation/'s judgement.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "validators/base/bytes.hpp"
#include "validators/base/digest.hpp"
#include "validators/base/error.hpp"
#include "validators/base/finding.hpp"
#include "validators/base/instant.hpp"
#include "validators/crypto/algorithm.hpp"
#include "validators/x509/extensions.hpp"
#include "validators/x509/name.hpp"

namespace baytrust::x509 {

// CRLReason by its RFC 5280 5.3.1 number.
enum class RevocationReason : std::uint8_t {
  unspecified = 0,
  key_compromise = 1,
  ca_compromise = 2,
  affiliation_changed = 3,
  superseded = 4,
  cessation_of_operation = 5,
  certificate_hold = 6,
  remove_from_crl = 8,
  privilege_withdrawn = 9,
  aa_compromise = 10,
};
std::string_view to_string(RevocationReason reason);  // "keyCompromise", ...

struct RevokedEntry {
  Instant revocation_date;
  RevocationReason reason = RevocationReason::unspecified;
  bool has_reason = false;
  std::optional<Instant> invalidity_date;
  bool unknown_critical = false;  // an entry extension nobody here understands
};

struct IssuingDistributionPoint {
  GeneralNames full_name;
  ByteView relative_name;
  bool has_name = false;
  bool only_user_certs = false;
  bool only_ca_certs = false;
  bool only_attribute_certs = false;
  bool indirect = false;
  std::optional<ReasonMask> only_some_reasons;
};

class Crl {
 public:
  static Result<Crl> parse(SharedBytes der);
  static Result<Crl> parse(Bytes der) { return parse(share(std::move(der))); }

  struct Data {
    SharedBytes owner;
    ByteView der;
    ByteView tbs;
    Digest fingerprint;
    int version = 1;
    crypto::AlgorithmIdentifier signature;
    crypto::AlgorithmIdentifier signature_algorithm;
    Name issuer;
    std::string issuer_key;
    Instant this_update;
    std::optional<Instant> next_update;
    std::optional<AuthorityKeyIdentifier> authority_key_id;
    std::optional<ByteView> crl_number;       // INTEGER content, unsigned part
    std::optional<ByteView> base_crl_number;  // deltaCRLIndicator: this is a delta CRL
    std::optional<IssuingDistributionPoint> issuing_distribution_point;
    std::optional<std::vector<DistributionPoint>> freshest_crl;
    std::optional<Instant> expired_certs_on_crl;  // ISO/IEC 9594-8, 2.5.29.60
    std::optional<GeneralNames> issuer_alt_name;
    std::vector<AccessDescription> authority_info_access;
    std::vector<Extension> unknown_critical;  // CRL extensions not understood
    // Entries with a critical extension not understood: RFC 5280 5.3 forbids to rely on the CRL.
    std::size_t unknown_critical_entries = 0;
    ByteView signature_value;
    std::size_t entry_count = 0;
    bool has_holds = false;  // some entry is certificateHold or removeFromCRL
    Findings deviations;
  };
  const Data* operator->() const { return data_.get(); }
  const Data& operator*() const { return *data_; }

  // The entry of the certificate with this serial issued by `issuer_key` (Name::match_key()). In a
  // direct CRL the issuer is the CRL's; in an indirect one entries carry it along (5.3.3). Of
  // several entries for one certificate the strictest is found: a final revocation before a hold,
  // a hold before its removal, then the earliest.
  std::optional<RevokedEntry> find(std::string_view issuer_key, ByteView serial_number) const;

 private:
  struct Index;
  Crl(std::shared_ptr<const Data> data, std::shared_ptr<const Index> index);
  std::shared_ptr<const Data> data_;
  std::shared_ptr<const Index> index_;
};

// The CRLs of a file: DER, or PEM blocks labelled X509 CRL.
Result<std::vector<Crl>> parse_crls(ByteView file);

}  // namespace baytrust::x509
