// Writing extensions, names and GeneralNames (RFC 5280 4.2, 5.2), for the project's own demo
// certificates and for tests. Each function takes values and gives DER; nothing here judges, and
// nothing that judges includes this header. Criticality is RFC 5280's for conforming CAs unless the
// caller changes the field.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "validators/base/bytes.hpp"
#include "validators/base/error.hpp"
#include "validators/base/oid.hpp"
#include "validators/x509/crl.hpp"
#include "validators/x509/extensions.hpp"

namespace baytrust::x509 {

struct ExtensionTemplate {
  Oid oid{};
  bool critical = false;
  Bytes value{};  // DER of the extension's type
};

// Extensions ::= SEQUENCE SIZE (1..MAX), nothing where there are none.
Bytes write_extensions(const std::vector<ExtensionTemplate>& extensions);

// A Name from text in the order of its DER (most general first): "C=HK,O=Example,CN=Name",
// multi-valued with '+', '\' before a literal ',', '+', '=' or '\'. Keys: C, ST, L, O, OU, CN, DC,
// UID, T, GN, SN (surname), serialNumber, emailAddress, or a dotted OID. PrintableString for C and
// serialNumber, IA5String for DC and emailAddress, UTF8String else. "" is the empty name.
// Error x509.name.text.
Result<Bytes> encode_name(std::string_view text);

// GeneralNames as DER (RFC 5280 4.2.1.6); subtree bases are written by the same functions.
Bytes dns_name(std::string_view name);
Bytes rfc822_name(std::string_view name);
Bytes uri_name(std::string_view uri);
Bytes ip_name(ByteView octets);  // 4 or 16; for a subtree address and mask, 8 or 32
Bytes directory_name(ByteView name);
Bytes other_name(OidView type, ByteView value);  // value: DER
Bytes registered_id(OidView id);

struct PolicyTemplate {
  Oid policy{};
  std::string cps{};  // CPS URI qualifier, none if empty
};
struct DistributionPointTemplate {
  std::vector<Bytes> full_name{};  // GeneralNames
  std::optional<ReasonMask> reasons{};
  std::vector<Bytes> crl_issuer{};
};
struct IssuingDistributionPointTemplate {
  std::vector<Bytes> full_name{};
  bool only_user_certs = false;
  bool only_ca_certs = false;
  std::optional<ReasonMask> only_some_reasons{};
  bool indirect = false;
  bool only_attribute_certs = false;
};

ExtensionTemplate write_basic_constraints(const BasicConstraints& value);
ExtensionTemplate write_key_usage(KeyUsage value);
ExtensionTemplate write_extended_key_usage(const std::vector<Oid>& purposes);
ExtensionTemplate write_policies(const std::vector<PolicyTemplate>& policies);
ExtensionTemplate write_policy_mappings(const std::vector<std::pair<Oid, Oid>>& mappings);
ExtensionTemplate write_policy_constraints(const PolicyConstraints& value);
ExtensionTemplate write_inhibit_any_policy(std::int64_t skip_certs);
ExtensionTemplate write_name_constraints(const std::vector<Bytes>& permitted,
                                         const std::vector<Bytes>& excluded);
ExtensionTemplate write_subject_alt_name(const std::vector<Bytes>& names);
ExtensionTemplate write_issuer_alt_name(const std::vector<Bytes>& names);
ExtensionTemplate write_subject_key_id(ByteView key_id);
ExtensionTemplate write_authority_key_id(ByteView key_id);
ExtensionTemplate write_crl_distribution_points(const std::vector<DistributionPointTemplate>& v);
ExtensionTemplate write_freshest_crl(const std::vector<DistributionPointTemplate>& points);
// method: id-ad-ocsp 1.3.6.1.5.5.7.48.1, id-ad-caIssuers 1.3.6.1.5.5.7.48.2.
ExtensionTemplate write_authority_info_access(const std::vector<std::pair<Oid, Bytes>>& access);
ExtensionTemplate write_no_rev_avail();
ExtensionTemplate write_ocsp_nocheck();

// OCSP responses (RFC 6960 4.4, RFC 9654): write_ocsp_nonce also for requests.
ExtensionTemplate write_ocsp_nonce(ByteView nonce);
ExtensionTemplate write_ocsp_archive_cutoff(Instant cutoff);
ExtensionTemplate write_ocsp_extended_revoke();

// CRL extensions and CRL entry extensions (RFC 5280 5.2, 5.3).
ExtensionTemplate write_crl_number(std::int64_t number);
ExtensionTemplate write_delta_crl_indicator(std::int64_t base_crl_number);
ExtensionTemplate write_issuing_distribution_point(const IssuingDistributionPointTemplate& value);
ExtensionTemplate write_expired_certs_on_crl(Instant since);
ExtensionTemplate write_reason(RevocationReason reason);
ExtensionTemplate write_invalidity_date(Instant date);
ExtensionTemplate write_certificate_issuer(ByteView name);

}  // namespace baytrust::x509
