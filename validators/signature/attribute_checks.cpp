#include <algorithm>

#include "validators/signature/codes.hpp"
#include "validators/signature/oids.hpp"
#include "validators/signature/signer_verification.hpp"

namespace baytrust::signature {
namespace {

Fact attribute_fact(OidView type) { return {"attribute", to_string(type)}; }

// Attributes with exactly one value (RFC 5652 11, RFC 5035 3, RFC 6211 2, EN 319 122-1 5.2).
bool is_single(OidView type) {
  for (const OidView single :
       {oids::kContentType, oids::kMessageDigest, oids::kSigningTime, oids::kSigningCertificate,
        oids::kSigningCertificateV2, oids::kAlgorithmProtection, oids::kSignaturePolicy,
        oids::kCommitmentType}) {
    if (type == single) return true;
  }
  return false;
}

std::optional<TimestampToken::Kind> timestamp_kind(OidView type) {
  using Kind = TimestampToken::Kind;
  if (type == oids::kContentTimestamp) return Kind::content;
  if (type == oids::kSignatureTimestamp) return Kind::signature;
  if (type == oids::kEscTimestamp || type == oids::kReferencesTimestamp) return Kind::references;
  for (const OidView archive :
       {oids::kArchiveTimestampV1, oids::kArchiveTimestampV2, oids::kArchiveTimestampV3}) {
    if (type == archive) return Kind::archive;
  }
  return std::nullopt;
}

}  // namespace

const der::Tlv* SignerVerification::only_value(OidView type) {
  if (!info_.signed_attributes) return nullptr;
  const Attribute* const found = find(*info_.signed_attributes, type);
  return found == nullptr || found->values.size() != 1 ? nullptr : &found->values[0];
}

template <class T>
std::optional<T> SignerVerification::read_signed(OidView type,
                                                 std::optional<T> (*read)(const der::Tlv& value)) {
  const der::Tlv* const value = only_value(type);
  if (value == nullptr) return std::nullopt;
  auto out = read(*value);
  if (!out) say(kAttributeMalformed, {attribute_fact(type)});
  return out;
}

// RFC 5652 5.3, 11: once each, one value. Content time-stamps may be several (EN 319 122-1 5.2.8).
void SignerVerification::check_attribute_counts() {
  const auto& list = info_.signed_attributes->list;
  std::vector<OidView> seen;
  for (const Attribute& attribute : list) {
    if (is_single(attribute.type) && attribute.values.size() != 1) {
      say(kAttributeValues,
          {attribute_fact(attribute.type), {"count", std::to_string(attribute.values.size())}});
    }
    if (attribute.type == oids::kContentTimestamp) continue;
    if (std::find(seen.begin(), seen.end(), attribute.type) != seen.end()) {
      say(kAttributeDuplicate, {attribute_fact(attribute.type)});
    }
    seen.push_back(attribute.type);
  }
}

void SignerVerification::check_content_type() {
  const bool there = find(*info_.signed_attributes, oids::kContentType) != nullptr;
  if (role_ == Role::counter_signer) {
    if (there) say(kContentTypeOfCounter);
    return;
  }
  if (!there) return say(kContentTypeMissing);
  const auto type = read_signed(oids::kContentType, read_oid_value);
  if (!type) return;
  const OidView content_type = around_.signed_data->content_type;
  if (*type == content_type) return say(kContentTypeMatches);
  say(kContentTypeMismatch,
      {{"attribute", to_string(*type)}, {"content", to_string(content_type)}});
}

void SignerVerification::check_message_digest() {
  if (find(*info_.signed_attributes, oids::kMessageDigest) == nullptr) return say(kDigestMissing);
  const auto claimed = read_signed(oids::kMessageDigest, read_octets_value);
  if (!claimed || !facts_.digest_algorithm) return;
  if (content_.form() == ContentForm::absent) return say(kContentAbsent);
  const auto digest = content_.digest(*facts_.digest_algorithm);
  if (!digest) {
    return say(kContentDigestNotGiven,
               {{"algorithm", std::string(to_string(*facts_.digest_algorithm))}});
  }
  if (equal(*digest, *claimed)) return say(kDigestMatches);
  say(kDigestMismatch, {{"signed", to_hex(*claimed)}, {"content", to_hex(*digest)}});
}

void SignerVerification::check_protection() {
  const auto protection = read_signed(oids::kAlgorithmProtection, read_protection_value);
  if (!protection) return;
  const bool same = same_algorithm(protection->digest, info_.digest_algorithm) &&
                    same_algorithm(protection->signature, info_.signature_algorithm);
  say(same ? kProtectionMatches : kProtectionMismatch);
}

void SignerVerification::read_claims() {
  facts_.claimed_signing_time = read_signed(oids::kSigningTime, read_time_value);
  facts_.policy = read_signed(oids::kSignaturePolicy, read_policy_value);
  if (const auto id = read_signed(oids::kCommitmentType, read_commitment_value)) {
    facts_.commitments.emplace_back(*id);
  }
  read_timestamps(*info_.signed_attributes);
  if (const auto* archival = find(*info_.signed_attributes, oids::kRevocationArchival)) {
    take_evidence(*archival, read_revocation_archival);
  }
}

void SignerVerification::read_unsigned() {
  read_timestamps(info_.unsigned_attributes);
  for (const Attribute& attribute : info_.unsigned_attributes.list) {
    if (attribute.type == oids::kCertificateValues) {
      take_evidence(attribute, read_certificate_values);
    } else if (attribute.type == oids::kRevocationValues) {
      take_evidence(attribute, read_revocation_values);
    }
  }
}

void SignerVerification::read_timestamps(const Attributes& attributes) {
  for (std::size_t place = 0; place < attributes.list.size(); ++place) {
    const Attribute& attribute = attributes.list[place];
    const auto kind = timestamp_kind(attribute.type);
    if (!kind) continue;
    for (const der::Tlv& value : attribute.values) {
      facts_.timestamps.push_back({.kind = *kind,
                                   .attribute = Oid(attribute.type),
                                   .token = share(to_bytes(value.full)),
                                   .place = place});
    }
  }
}

void SignerVerification::take_evidence(const Attribute& attribute,
                                       std::optional<Evidence> (*read)(const der::Tlv& value)) {
  for (const der::Tlv& value : attribute.values) {
    const auto evidence = read(value);
    if (!evidence) {
      say(kEvidenceUnreadable, {attribute_fact(attribute.type)});
      continue;
    }
    const Evidence& held = facts_.evidence;
    if (held.certificates.size() + evidence->certificates.size() > kMaxCertificates ||
        held.crls.size() + evidence->crls.size() > kMaxCrls ||
        held.ocsp.size() + evidence->ocsp.size() > kMaxCrls) {
      return say(kEvidenceTooMuch, {attribute_fact(attribute.type)});
    }
    add(facts_.evidence, *evidence);
  }
}

}  // namespace baytrust::signature
