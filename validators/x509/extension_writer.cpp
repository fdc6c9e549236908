#include "validators/x509/extension_writer.hpp"

#include "validators/der/writer.hpp"
#include "validators/x509/extension_oids.hpp"

namespace baytrust::x509 {
namespace {

ExtensionTemplate make(OidView oid, Bytes value, bool critical = false) {
  return {Oid(oid), critical, std::move(value)};
}

Bytes concatenated(const std::vector<Bytes>& parts) {
  Bytes out;
  for (const auto& part : parts) out.insert(out.end(), part.begin(), part.end());
  return out;
}

// INTEGER content octets, for IMPLICIT tags.
Bytes implicit_integer(der::Tag tag, std::int64_t value) {
  Bytes encoded = der::integer(value);
  encoded[0] = tag;
  return encoded;
}

Bytes implicit_bits(der::Tag tag, std::uint32_t bits) {
  Bytes encoded = der::named_bits(bits);
  encoded[0] = tag;
  return encoded;
}

Bytes oid_list(const std::vector<Oid>& oids) {
  std::vector<Bytes> parts;
  for (const auto& oid : oids) parts.push_back(der::oid(oid));
  return der::sequence(parts);
}

Bytes policy_information(const PolicyTemplate& policy) {
  if (policy.cps.empty()) return der::sequence({der::oid(policy.policy)});
  static const Oid kCps = Oid::literal("1.3.6.1.5.5.7.2.1");
  const Bytes qualifier = der::sequence({der::oid(kCps), der::text(der::kIa5String, policy.cps)});
  return der::sequence({der::oid(policy.policy), der::sequence({qualifier})});
}

// [number] GeneralSubtrees, nothing if there are none.
Bytes subtrees(unsigned number, const std::vector<Bytes>& bases) {
  if (bases.empty()) return {};
  std::vector<Bytes> parts;
  for (const auto& base : bases) parts.push_back(der::sequence({base}));
  return der::encode(der::context_constructed(number), concatenated(parts));
}

// DistributionPointName under its EXPLICIT [0].
Bytes distribution_point_name(const std::vector<Bytes>& full_name) {
  if (full_name.empty()) return {};
  return der::explicitly(0, der::encode(der::context_constructed(0), concatenated(full_name)));
}

Bytes distribution_points(const std::vector<DistributionPointTemplate>& points) {
  std::vector<Bytes> parts;
  for (const auto& point : points) {
    parts.push_back(der::sequence(
        {distribution_point_name(point.full_name),
         point.reasons ? implicit_bits(der::context(1), *point.reasons) : Bytes{},
         point.crl_issuer.empty()
             ? Bytes{}
             : der::encode(der::context_constructed(2), concatenated(point.crl_issuer))}));
  }
  return der::sequence(parts);
}

// BOOLEAN DEFAULT FALSE, IMPLICIT.
Bytes flag(unsigned number, bool value) {
  if (!value) return {};
  return Bytes{der::context(number), 1, 0xFF};
}

}  // namespace

Bytes write_extensions(const std::vector<ExtensionTemplate>& extensions) {
  if (extensions.empty()) return {};
  std::vector<Bytes> parts;
  for (const auto& extension : extensions) {
    // X.690 11.5: critical is DEFAULT FALSE.
    parts.push_back(
        der::sequence({der::oid(extension.oid), extension.critical ? der::boolean(0xFF) : Bytes{},
                       der::octet_string(extension.value)}));
  }
  return der::sequence(parts);
}

Bytes dns_name(std::string_view name) { return der::text(der::context(2), name); }
Bytes rfc822_name(std::string_view name) { return der::text(der::context(1), name); }
Bytes uri_name(std::string_view uri) { return der::text(der::context(6), uri); }
Bytes ip_name(ByteView octets) { return der::encode(der::context(7), octets); }
Bytes directory_name(ByteView name) { return der::explicitly(4, name); }
Bytes other_name(OidView type, ByteView value) {
  return der::encode(der::context_constructed(0), {der::oid(type), der::explicitly(0, value)});
}
Bytes registered_id(OidView id) { return der::encode(der::context(8), as_bytes(id.der())); }

ExtensionTemplate write_basic_constraints(const BasicConstraints& value) {
  return make(ext::kBasicConstraints,
              der::sequence({value.ca ? der::boolean(0xFF) : Bytes{},
                             value.path_len ? der::integer(*value.path_len) : Bytes{}}),
              true);
}

ExtensionTemplate write_key_usage(KeyUsage value) {
  return make(ext::kKeyUsage, der::named_bits(value.bits), true);
}

ExtensionTemplate write_extended_key_usage(const std::vector<Oid>& purposes) {
  return make(ext::kExtendedKeyUsage, oid_list(purposes));
}

ExtensionTemplate write_policies(const std::vector<PolicyTemplate>& policies) {
  std::vector<Bytes> parts;
  for (const auto& policy : policies) parts.push_back(policy_information(policy));
  return make(ext::kPolicies, der::sequence(parts));
}

ExtensionTemplate write_policy_mappings(const std::vector<std::pair<Oid, Oid>>& mappings) {
  std::vector<Bytes> parts;
  for (const auto& [issuer, subject] : mappings) {
    parts.push_back(der::sequence({der::oid(issuer), der::oid(subject)}));
  }
  return make(ext::kPolicyMappings, der::sequence(parts), true);
}

ExtensionTemplate write_policy_constraints(const PolicyConstraints& value) {
  const auto part = [](unsigned number, const std::optional<std::int64_t>& count) {
    return count ? implicit_integer(der::context(number), *count) : Bytes{};
  };
  return make(ext::kPolicyConstraints,
              der::sequence(
                  {part(0, value.require_explicit_policy), part(1, value.inhibit_policy_mapping)}),
              true);
}

ExtensionTemplate write_inhibit_any_policy(std::int64_t skip_certs) {
  return make(ext::kInhibitAnyPolicy, der::integer(skip_certs), true);
}

ExtensionTemplate write_name_constraints(const std::vector<Bytes>& permitted,
                                         const std::vector<Bytes>& excluded) {
  return make(ext::kNameConstraints, der::sequence({subtrees(0, permitted), subtrees(1, excluded)}),
              true);
}

ExtensionTemplate write_subject_alt_name(const std::vector<Bytes>& names) {
  return make(ext::kSubjectAltName, der::sequence(names));
}

ExtensionTemplate write_issuer_alt_name(const std::vector<Bytes>& names) {
  return make(ext::kIssuerAltName, der::sequence(names));
}

ExtensionTemplate write_subject_key_id(ByteView key_id) {
  return make(ext::kSubjectKeyId, der::octet_string(key_id));
}

ExtensionTemplate write_authority_key_id(ByteView key_id) {
  return make(ext::kAuthorityKeyId, der::sequence({der::encode(der::context(0), key_id)}));
}

ExtensionTemplate write_crl_distribution_points(const std::vector<DistributionPointTemplate>& v) {
  return make(ext::kCrlDistributionPoints, distribution_points(v));
}

ExtensionTemplate write_freshest_crl(const std::vector<DistributionPointTemplate>& points) {
  return make(ext::kFreshestCrl, distribution_points(points));
}

ExtensionTemplate write_authority_info_access(const std::vector<std::pair<Oid, Bytes>>& access) {
  std::vector<Bytes> parts;
  for (const auto& [method, location] : access) {
    parts.push_back(der::sequence({der::oid(method), location}));
  }
  return make(ext::kAuthorityInfoAccess, der::sequence(parts));
}

ExtensionTemplate write_no_rev_avail() { return make(ext::kNoRevAvail, der::null()); }

ExtensionTemplate write_ocsp_nocheck() { return make(ext::kOcspNocheck, der::null()); }

ExtensionTemplate write_ocsp_nonce(ByteView nonce) {
  return make(ext::kOcspNonce, der::octet_string(nonce));
}

ExtensionTemplate write_ocsp_archive_cutoff(Instant cutoff) {
  return make(ext::kOcspArchiveCutoff, der::generalized_time(cutoff));
}

ExtensionTemplate write_ocsp_extended_revoke() {
  return make(ext::kOcspExtendedRevoke, der::null());
}

ExtensionTemplate write_crl_number(std::int64_t number) {
  return make(ext::kCrlNumber, der::integer(number));
}

ExtensionTemplate write_delta_crl_indicator(std::int64_t base_crl_number) {
  return make(ext::kDeltaCrlIndicator, der::integer(base_crl_number), true);
}

ExtensionTemplate write_issuing_distribution_point(const IssuingDistributionPointTemplate& value) {
  const auto& reasons = value.only_some_reasons;
  return make(ext::kIssuingDistributionPoint,
              der::sequence({distribution_point_name(value.full_name),
                             flag(1, value.only_user_certs), flag(2, value.only_ca_certs),
                             reasons ? implicit_bits(der::context(3), *reasons) : Bytes{},
                             flag(4, value.indirect), flag(5, value.only_attribute_certs)}),
              true);
}

ExtensionTemplate write_expired_certs_on_crl(Instant since) {
  return make(ext::kExpiredCertsOnCrl, der::generalized_time(since));
}

ExtensionTemplate write_reason(RevocationReason reason) {
  Bytes value = der::integer(static_cast<std::int64_t>(reason));
  value[0] = der::kEnumerated;
  return make(ext::kReasonCode, std::move(value));
}

ExtensionTemplate write_invalidity_date(Instant date) {
  return make(ext::kInvalidityDate, der::generalized_time(date));
}

ExtensionTemplate write_certificate_issuer(ByteView name) {
  return make(ext::kCertificateIssuer, der::sequence({directory_name(name)}), true);
}

}  // namespace baytrust::x509
