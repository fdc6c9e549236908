#include "validators/signature/signer_verification.hpp"

#include <algorithm>

#include "validators/crypto/key_numbers.hpp"
#include "validators/signature/codes.hpp"
#include "validators/signature/oids.hpp"

namespace baytrust::signature {
namespace {

using crypto::Hash;
using crypto::Scheme;
using crypto::Verdict;

// A signature that does not hold is looked at once more, to tell why, by the keys of so many other
// signers and while the budget has more than this left.
constexpr std::size_t kMaxOtherSigners = 4;
constexpr std::uint64_t kReservedSignatures = 32;

SignerName name_of(const SignerIdentifier& sid) {
  SignerName out;
  if (sid.subject_key_id) {
    out.subject_key_id = to_bytes(*sid.subject_key_id);
  } else {
    out.issuer = to_string(sid.issuer);
    out.serial_number = to_bytes(sid.serial_number);
  }
  return out;
}

// GM/T 0009 7.3 wants a SEQUENCE; devices also give 32 + 32 octets.
bool is_bare_sm2(const crypto::SignatureAlgorithm& algorithm, ByteView value) {
  return algorithm.scheme == Scheme::sm2 && value.size() == 64 &&
         !crypto::parse_signature_pair(value);
}

}  // namespace

SignatureFacts SignerVerification::run(std::uint32_t index) {
  facts_.index = index;
  subject_ = Subject(Subject::Kind::signature, index);
  facts_.signer_name = name_of(info_.sid);
  facts_.evidence = around_.signed_data->evidence;
  if (role_ == Role::signer) facts_.content_type = Oid(around_.signed_data->content_type);
  facts_.content = content_.form();
  facts_.signature_value = to_bytes(info_.signature_value);
  if (const auto digest = read_digest_algorithm(info_.digest_algorithm)) {
    facts_.digest_algorithm = digest->hash;
    if (const auto value = content_.digest(digest->hash)) {
      facts_.content_digests.push_back({digest->hash, to_bytes(*value)});
    }
  }
  if (info_.signed_attributes) {
    check_attribute_counts();
    check_content_type();
    check_message_digest();
    check_protection();
    read_claims();
  } else if (role_ == Role::signer && !is_data(around_.signed_data->content_type)) {
    say(kAttributesMissing, {{"content_type", to_string(around_.signed_data->content_type)}});
  }
  read_unsigned();
  find_signer();
  read_algorithms();
  check_signature();
  for (const SignerInfo& counter : info_.counter_signatures) {
    SignedContent signed_value(info_.signature_value, ContentForm::attached);
    facts_.counter_signatures.push_back(
        SignerVerification(around_, counter, signed_value, Role::counter_signer)
            .run(static_cast<std::uint32_t>(facts_.counter_signatures.size())));
  }
  return std::move(facts_);
}

void SignerVerification::read_algorithms() {
  const auto digest = read_digest_algorithm(info_.digest_algorithm);
  if (!digest) return say(kDigestUnknown, {{"algorithm", to_string(info_.digest_algorithm.oid)}});
  if (digest->usage == Usage::odd) {
    say(kDigestOdd, {{"algorithm", to_string(info_.digest_algorithm.oid)},
                     {"taken_as", std::string(to_string(digest->hash))}});
  }
  const auto key =
      facts_.signer ? (*facts_.signer)->subject_public_key_info.kind : crypto::KeyKind::unknown;
  reading_ = read_signature_algorithm(info_.signature_algorithm, digest->hash, key);
  if (!reading_) {
    return say(kSignatureUnknown, {{"algorithm", to_string(info_.signature_algorithm.oid)}});
  }
  facts_.signature_algorithm = reading_->algorithm;
  if (reading_->usage == Usage::odd) {
    say(kSignatureOdd, {{"algorithm", to_string(info_.signature_algorithm.oid)},
                        {"taken_as", to_string(reading_->algorithm)}});
  }
  if (!fits(reading_->algorithm, digest->hash)) {
    say(kDigestUnfit, {{"digest", std::string(to_string(digest->hash))},
                       {"signature", to_string(reading_->algorithm)}});
  }
}

std::vector<x509::Certificate> SignerVerification::candidates() const {
  std::vector<x509::Certificate> out;
  const auto look = [&](const auto& certificates) {
    for (const auto& certificate : certificates) {
      if (!names(info_.sid, certificate)) continue;
      if (std::find(out.begin(), out.end(), certificate) == out.end()) out.push_back(certificate);
    }
  };
  look(around_.signed_data->evidence.certificates);
  look(around_.inputs.certificates);
  return out;
}

// Of both versions where both are there (RFC 5035 3): then both must be the signer's.
std::vector<EssCertId> SignerVerification::read_ess() {
  std::vector<EssCertId> out;
  bool there = false;
  for (const auto& [type, version] : {std::pair(oids::kSigningCertificateV2, EssVersion::v2),
                                      std::pair(oids::kSigningCertificate, EssVersion::v1)}) {
    const der::Tlv* const value = only_value(type);
    if (value == nullptr) continue;
    there = true;
    if (const auto id = read_ess_value(*value, version)) {
      out.push_back(*id);
    } else {
      say(kAttributeMalformed, {{"attribute", to_string(type)}});
    }
  }
  if (!there) say(kEssMissing);
  return out;
}

void SignerVerification::find_signer() {
  const auto ids = read_ess();
  auto found = candidates();
  if (found.empty()) {
    say(kSignerNotFound, {{"signer", to_string(facts_.signer_name)}});
    return;
  }
  if (!ids.empty()) {
    // Of several with one name and number the one bound by its hash comes first.
    std::stable_partition(found.begin(), found.end(),
                          [&](const auto& one) { return identifies(ids.front(), one); });
  } else if (found.size() > 1) {
    say(kSignerAmbiguous, {{"count", std::to_string(found.size())}});
  }
  facts_.signer = found.front();
  say(kSignerFound);
  facts_.signer_bound = !ids.empty();
  for (const EssCertId& id : ids) bind_signer(id);
}

void SignerVerification::bind_signer(const EssCertId& id) {
  if (id.hash && identifies(id, *facts_.signer)) return say(kEssMatches);
  facts_.signer_bound = false;
  if (!id.hash) return say(kEssUnsupported, {{"algorithm", to_string(id.hash_algorithm)}});
  say(kEssMismatch, {{"signer", to_hex((*facts_.signer)->fingerprint)},
                     {"claimed", to_hex(id.certificate_hash)}});
}

void SignerVerification::check_signature() {
  if (!reading_ || !facts_.signer) return;
  signature_ = facts_.signature_value;
  if (reading_->plain || is_bare_sm2(reading_->algorithm, signature_)) {
    say(kSignaturePlain);
    signature_ = pair_of_plain(signature_);
  }
  const crypto::Check check{.algorithm = reading_->algorithm,
                            .key = (*facts_.signer)->subject_public_key_info,
                            .dsa_parameters = {},
                            .message = {},
                            .signature = signature_,
                            .sm2_id = around_.inputs.sm2_id};
  if (info_.signed_attributes) {
    check_over_attributes(check);
  } else {
    check_over_content(check);
  }
}

// RFC 5652 5.4, second case; see cms_verify.hpp on the order.
void SignerVerification::check_over_attributes(crypto::Check check) {
  const Attributes& attributes = *info_.signed_attributes;
  const bool sorted = is_sorted(attributes);
  if (!sorted) say(kAttributesUnsorted);
  const Bytes as_sent = signed_octets(attributes, AttributeOrder::as_sent);
  check.message = as_sent;
  auto verdict = try_signature(check);
  Bytes in_order;
  if (!sorted && verdict == Verdict::bad) {
    in_order = signed_octets(attributes, AttributeOrder::der);
    check.message = in_order;
    verdict = try_signature(check);
  }
  if (verdict) conclude(*verdict, check);
}

// RFC 5652 5.4, first case: the content's own octets.
void SignerVerification::check_over_content(crypto::Check check) {
  if (content_.form() == ContentForm::absent) return say(kContentAbsent);
  switch (content_.look()) {
    case DigestedContent::Look::attributes:
      say(kContentIsAttributes);
      break;
    case DigestedContent::Look::unseen:
      say(kContentUnseen);
      break;
    case DigestedContent::Look::plain:
      break;
  }
  const auto message = content_message(check);
  if (!message) return;
  check.message = message->octets;
  check.form = message->form;
  if (const auto verdict = try_signature(check)) conclude(*verdict, check);
}

std::optional<SignerVerification::Message> SignerVerification::content_message(
    const crypto::Check& check) {
  using crypto::MessageForm;
  const Scheme scheme = check.algorithm.scheme;
  // A digest made once serves all signers; SM2 and EdDSA hash the key along with the content.
  if (scheme != Scheme::sm2 && scheme != Scheme::ed25519 && scheme != Scheme::ed448) {
    const auto digest = content_.digest(check.algorithm.hash);
    if (digest) return Message{*digest, MessageForm::digest};
    say(kContentDigestNotGiven, {{"algorithm", std::string(to_string(check.algorithm.hash))}});
    return std::nullopt;
  }
  if (const auto whole = content_.whole()) {
    if (around_.budget.spend(Resource::bytes, whole->size())) {
      return Message{*whole, MessageForm::message};
    }
    say(kSignatureBudget);
    return std::nullopt;
  }
  if (scheme == Scheme::sm2) {
    if (const auto digest = content_.for_sm2(check.key)) {
      return Message{*digest, MessageForm::digest};
    }
  }
  say(kContentNeeded, {algorithm_fact()});
  return std::nullopt;
}

std::optional<Verdict> SignerVerification::try_signature(const crypto::Check& check) {
  if (!around_.budget.spend(Resource::signatures)) {
    say(kSignatureBudget);
    return std::nullopt;
  }
  return around_.verifier.verify(check);
}

// For telling why only, so the last of the budget is left to the signatures themselves.
bool SignerVerification::would_hold(const crypto::Check& check) {
  return around_.budget.left(Resource::signatures) > kReservedSignatures &&
         around_.budget.spend(Resource::signatures) &&
         around_.verifier.verify(check) == Verdict::good;
}

void SignerVerification::say_why_bad(const crypto::Check& check) {
  crypto::Check other = check;
  if (check.algorithm.scheme == Scheme::sm2 && check.form == crypto::MessageForm::message) {
    for (const std::string_view id : {std::string_view(), crypto::kDefaultSm2Id}) {
      other.sm2_id = id;
      if (id == check.sm2_id || !would_hold(other)) continue;
      return say(kSignatureOtherId, {{"id", std::string(id)}});
    }
    other.sm2_id = check.sm2_id;
  }
  std::size_t tried = 0;
  for (const SignerInfo& signer : around_.signed_data->signers) {
    if (&signer == &info_ || tried == kMaxOtherSigners) continue;
    for (const auto& certificate : around_.signed_data->evidence.certificates) {
      if (!names(signer.sid, certificate) || certificate == *facts_.signer) continue;
      other.key = certificate->subject_public_key_info;
      ++tried;
      if (!would_hold(other)) break;
      return say(kSignerSwapped, {algorithm_fact(), {"signer", to_string(certificate->subject)}});
    }
  }
  say(kSignatureBad, {algorithm_fact()});
}

void SignerVerification::conclude(Verdict verdict, const crypto::Check& check) {
  switch (verdict) {
    case Verdict::good:
      return say(kSignatureGood, {algorithm_fact()});
    case Verdict::bad:
      return say_why_bad(check);
    case Verdict::key_mismatch:
      return say(kSignatureKeyMismatch, {algorithm_fact(), key_fact()});
    case Verdict::key_malformed:
      return say(kSignatureKeyMalformed, {key_fact()});
    case Verdict::unsupported:
      return say(kSignatureUnsupported, {algorithm_fact(), key_fact()});
  }
}

}  // namespace baytrust::signature
