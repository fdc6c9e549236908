// Every extension of RFC 5280 4.2 (and RFC 9608 noRevAvail, OCSP nocheck, Microsoft-free), typed.
// A malformed known extension is an error of the whole certificate; unknown ones are kept.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "validators/base/bytes.hpp"
#include "validators/base/instant.hpp"
#include "validators/base/oid.hpp"
#include "validators/x509/general_name.hpp"

namespace baytrust::x509 {

struct Extension {
  OidView oid;
  bool critical = false;
  ByteView value;  // content of extnValue
  std::size_t offset = 0;
};

// KeyUsage bits by their RFC 5280 4.2.1.3 number.
enum class KeyUsageBit : std::uint8_t {
  digital_signature = 0,
  content_commitment = 1,
  key_encipherment = 2,
  data_encipherment = 3,
  key_agreement = 4,
  key_cert_sign = 5,
  crl_sign = 6,
  encipher_only = 7,
  decipher_only = 8,
};
struct KeyUsage {
  std::uint16_t bits = 0;  // bit n set: KeyUsageBit n
  bool has(KeyUsageBit bit) const { return (bits >> static_cast<unsigned>(bit)) & 1U; }
};

struct BasicConstraints {
  bool ca = false;
  std::optional<std::int64_t> path_len;
};
struct PolicyInformation {
  OidView policy;
  ByteView qualifiers;             // full TLV of policyQualifiers, or empty
  bool unknown_qualifier = false;  // one that is neither CPS nor user notice (RFC 5280 4.2.1.4)
};
struct PolicyMapping {
  OidView issuer_domain;
  OidView subject_domain;
};
struct PolicyConstraints {
  std::optional<std::int64_t> require_explicit_policy;
  std::optional<std::int64_t> inhibit_policy_mapping;
};
struct GeneralSubtree {
  GeneralName base;
  std::int64_t minimum = 0;
  std::optional<std::int64_t> maximum;
};
struct NameConstraints {
  std::vector<GeneralSubtree> permitted;
  std::vector<GeneralSubtree> excluded;
};
struct AuthorityKeyIdentifier {
  std::optional<ByteView> key_id;
  GeneralNames issuer;
  std::optional<ByteView> serial;
};
// ReasonFlags by their RFC 5280 4.2.1.13 number; all = every reason but unused.
using ReasonMask = std::uint16_t;
inline constexpr ReasonMask kAllReasons = 0x1FE;
struct DistributionPoint {
  GeneralNames full_name;
  ByteView relative_name;  // content of nameRelativeToCRLIssuer (SET OF attributes), or empty
  bool has_name = false;
  std::optional<ReasonMask> reasons;
  GeneralNames crl_issuer;
};
struct AccessDescription {
  OidView method;
  GeneralName location;
};
// RFC 5280 4.2.1.8
struct DirectoryAttribute {
  OidView type;
  ByteView values;  // content of the SET OF
};

// Absent extensions are empty. Critical flags are kept where a rule needs them.
struct Extensions {
  std::vector<Extension> all;  // in order, known and unknown

  std::optional<AuthorityKeyIdentifier> authority_key_id;
  std::optional<ByteView> subject_key_id;
  std::optional<KeyUsage> key_usage;
  std::optional<std::vector<PolicyInformation>> policies;
  std::optional<std::vector<PolicyMapping>> policy_mappings;
  std::optional<GeneralNames> subject_alt_name;
  std::optional<GeneralNames> issuer_alt_name;
  std::optional<BasicConstraints> basic_constraints;
  std::optional<NameConstraints> name_constraints;
  std::optional<PolicyConstraints> policy_constraints;
  std::optional<std::vector<OidView>> extended_key_usage;
  std::optional<std::vector<DistributionPoint>> crl_distribution_points;
  std::optional<std::vector<DistributionPoint>> freshest_crl;
  std::optional<std::int64_t> inhibit_any_policy;
  std::vector<AccessDescription> authority_info_access;
  std::vector<AccessDescription> subject_info_access;
  std::vector<DirectoryAttribute> subject_directory_attributes;
  bool no_rev_avail = false;  // RFC 9608
  bool ocsp_nocheck = false;  // RFC 6960 4.2.2.2.1

  const Extension* find(OidView oid) const;
};

// True for extensions whose meaning path validation processes (RFC 5280 4.2 and 6.1), so that a
// critical mark on them is understood.
bool is_processed(OidView oid);

}  // namespace baytrust::x509
