#include "validators/xml/signed_xml.hpp"

#include <algorithm>
#include <array>

#include "validators/crypto/digest.hpp"
#include "validators/xml/algorithms.hpp"
#include "validators/xml/canonical.hpp"
#include "validators/xml/canonical_stream.hpp"
#include "validators/xml/codes.hpp"
#include "validators/xml/shape.hpp"
#include "validators/xml/signature_parts.hpp"
#include "validators/xml/tree.hpp"

namespace baytrust::xml {

// Canonical octets with the digests already taken of them: many signatures, one computation each.
class Canonical {
 public:
  explicit Canonical(Bytes octets) : octets_(share(std::move(octets))) {}

  const SharedBytes& octets() const { return octets_; }
  const Bytes& digest(crypto::Hash hash) {
    auto& kept = digests_[static_cast<std::size_t>(hash)];
    if (kept.empty()) kept = crypto::digest(hash, *octets_);
    return kept;
  }
  Digest sha256() {
    Digest out;
    std::ranges::copy(digest(crypto::Hash::sha256), out.octets.begin());
    return out;
  }

 private:
  SharedBytes octets_;
  std::array<Bytes, static_cast<std::size_t>(crypto::Hash::sm3) + 1> digests_;
};

// The only maker of SignedOctets: one run over one document's signatures.
class SignatureVerification {
 public:
  explicit SignatureVerification(crypto::Verifier& verifier) : verifier_(verifier) {}

  // The pinned signer whose certificate the signature names. No key is taken from the document.
  static const PinnedSigner* signer_of(const SignatureParts& parts,
                                       std::span<const PinnedSigner> pinned) {
    const auto found =
        std::ranges::find_if(pinned, [&](const PinnedSigner& p) { return names(parts.claims, p); });
    return found == pinned.end() ? nullptr : &*found;
  }

  // "SHA-256:<hex>" of the certificate that the signature names.
  static std::string claimed(const SignatureParts& parts) {
    return std::string(crypto::to_string(parts.claims.certificate_hash)) + ":" +
           to_hex(parts.claims.certificate_digest);
  }

  // XML-DSig 3.2.2, then 3.2.1 for the SignedProperties: the signature over SignedInfo and what the
  // signer claims. The content is the caller's next step; nothing costly is done before this.
  Result<GoodSignature> verify(const SignatureParts& parts, const PinnedSigner& signer) {
    if (const auto ok = verify_value(parts, signer); ok.has_error()) return ok.error();
    auto octets = canonical_element(parts.claims.element, parts.properties.canonicalization.method);
    if (octets.has_error()) return octets.error();
    Canonical properties(*std::move(octets));
    if (const auto ok = compare(parts.properties, properties); ok.has_error()) return ok.error();
    return GoodSignature{
        .id = parts.id,
        .signer = signer.certificate_sha256,
        .claimed_time = parts.claims.signing_time,
        .algorithm = parts.algorithm,
        .signed_properties = SignedOctets(properties.octets(), properties.sha256())};
  }

  // XML-DSig 3.2.1, of a signature that verify() found good.
  static Result<SignedOctets> verify_content(const SignatureParts& parts, Canonical& content) {
    if (const auto ok = compare(parts.content, content); ok.has_error()) return ok.error();
    return SignedOctets(content.octets(), content.sha256());
  }

 private:
  static bool names(const SignedProperties& claims, const PinnedSigner& signer) {
    if (claims.certificate_hash == crypto::Hash::sha256) {
      return equal(claims.certificate_digest, signer.certificate_sha256.view());
    }
    return claims.certificate_digest == crypto::digest(claims.certificate_hash, signer.certificate);
  }

  // XML-DSig 3.2.1
  static Result<void> compare(const Reference& reference, Canonical& octets) {
    const Bytes& computed = octets.digest(reference.hash);
    if (computed == reference.digest) return {};
    return Error(kDigestMismatch, "signature",
                 {{"uri", shorten(reference.uri)},
                  {"claimed", to_hex(reference.digest)},
                  {"computed", to_hex(computed)}});
  }

  // XML-DSig 3.2.2, with the pinned key.
  Result<void> verify_value(const SignatureParts& parts, const PinnedSigner& signer) {
    const auto key = crypto::parse_public_key_info(signer.spki);
    if (key.has_error()) return unusable(parts, signer, "?", key.error().code().id);
    auto octets = canonical_element(parts.signed_info, parts.canonicalization.method);
    if (octets.has_error()) return octets.error();
    Bytes value = parts.value;
    if (parts.algorithm.scheme == crypto::Scheme::ecdsa && key->kind == crypto::KeyKind::ec) {
      auto encoded = ecdsa_to_der(parts.value, key->bits);
      if (!encoded) return bad(signer);
      value = *std::move(encoded);
    }
    switch (verifier_.verify({.algorithm = parts.algorithm,
                              .key = *key,
                              .dsa_parameters = {},
                              .message = *octets,
                              .signature = value})) {
      case crypto::Verdict::good:
        return {};
      case crypto::Verdict::bad:
        return bad(signer);
      case crypto::Verdict::key_mismatch:
        return unusable(parts, signer, to_string(*key), "key_mismatch");
      case crypto::Verdict::key_malformed:
        return unusable(parts, signer, to_string(*key), "key_malformed");
      case crypto::Verdict::unsupported:
        return unusable(parts, signer, to_string(*key), "unsupported");
    }
    return bad(signer);
  }

  static Error bad(const PinnedSigner& signer) {
    return Error(kSignatureBad, "signature", {{"signer", to_hex(signer.certificate_sha256)}});
  }
  static Error unusable(const SignatureParts& parts, const PinnedSigner& signer, std::string key,
                        std::string_view verdict) {
    return Error(kSignerKey, "signature",
                 {{"signer", to_hex(signer.certificate_sha256)},
                  {"key", std::move(key)},
                  {"algorithm", crypto::to_string(parts.algorithm)},
                  {"verdict", std::string(verdict)}});
  }

  crypto::Verifier& verifier_;
};

namespace {

// A document's only signature with its parts, and the pinned signer it names.
struct Claim {
  Node signature;
  SignatureParts parts;
  const PinnedSigner* signer;
};
Result<Claim> claim_of(const Tree& tree, std::span<const PinnedSigner> pinned) {
  const auto signature = enveloped_signature(tree);
  if (signature.has_error()) return signature.error();
  auto parts = take_apart(*signature, enveloped_reference(tree));
  if (parts.has_error()) return parts.error();
  const auto* signer = SignatureVerification::signer_of(*parts, pinned);
  if (signer == nullptr) {
    return Error(kSignerNotPinned, "signature",
                 {{"digest", SignatureVerification::claimed(*parts)}});
  }
  return Claim{*signature, *std::move(parts), signer};
}

EnvelopedDocument enveloped(SignedOctets document, GoodSignature signature,
                            const SignatureParts& parts) {
  return {.document = std::move(document),
          .signature = std::move(signature),
          .findings = deviations(parts)};
}

// With the content in the tree, made canonical by libxml2 in whatever form the signature says.
Result<EnvelopedDocument> verify_whole(ByteView document, std::span<const PinnedSigner> pinned,
                                       crypto::Verifier& verifier, const GuardLimits& limits) {
  auto tree = Tree::parse(document, limits);
  if (tree.has_error()) return tree.error();
  const auto claim = claim_of(*tree, pinned);
  if (claim.has_error()) return claim.error();
  const SignatureParts& parts = claim->parts;
  // In their places: inclusive C14N looks at what is around them.
  auto good = SignatureVerification(verifier).verify(parts, *claim->signer);
  if (good.has_error()) return good.error();
  tree->detach(claim->signature);  // XML-DSig 6.6.4: the enveloped signature transform
  const C14nMethod& method = parts.content.canonicalization.method;
  auto octets = parts.content.uri.empty()
                    ? canonical_document(*tree, method)
                    : canonical_element(tree->root(), method, tree->expected_size());
  if (octets.has_error()) return octets.error();
  Canonical content(*std::move(octets));
  auto signed_octets = SignatureVerification::verify_content(parts, content);
  if (signed_octets.has_error()) return signed_octets.error();
  return enveloped(*std::move(signed_octets), *std::move(good), parts);
}

}  // namespace

// The content is made canonical while it is read. If its digest is the one that was signed, those
// are the octets that were signed, and no tree of them is needed; else libxml2 has the word.
Result<EnvelopedDocument> verify_enveloped(ByteView document, std::span<const PinnedSigner> pinned,
                                           crypto::Verifier& verifier, const GuardLimits& limits) {
  {
    CanonicalStream stream(document.size() + document.size() / 8);
    const auto tree = Tree::parse_beside(document, limits, stream);
    if (tree.has_error()) return tree.error();
    auto octets = stream.take();
    if (octets) {
      const auto claim = claim_of(*tree, pinned);
      if (claim.has_error()) return claim.error();
      auto good = SignatureVerification(verifier).verify(claim->parts, *claim->signer);
      if (good.has_error()) return good.error();
      Canonical content(*std::move(octets));
      auto signed_octets = SignatureVerification::verify_content(claim->parts, content);
      if (signed_octets) {
        return enveloped(*std::move(signed_octets), *std::move(good), claim->parts);
      }
    }
  }  // what was streamed is given back first
  return verify_whole(document, pinned, verifier, limits);
}

Result<DetachedDocument> verify_detached(const DetachedInputs& in, crypto::Verifier& verifier) {
  const auto tree = Tree::parse(in.document, in.limits);
  if (tree.has_error()) return tree.error();
  const auto apex = detached_content(*tree, in.shape);
  if (apex.has_error()) return apex.error();
  if (tree->signatures().empty()) return Error(kSignatureNone, "document");
  auto octets = canonical_element(*apex, {}, tree->expected_size());
  if (octets.has_error()) return octets.error();
  Canonical content(*std::move(octets));

  const auto expected = detached_reference(in.shape);
  SignatureVerification verification(verifier);
  std::optional<SignedOctets> book;  // what each good signature covers
  std::vector<GoodSignature> good;
  std::vector<UnknownSignature> unknown;
  bool required = false;
  for (const Node signature : tree->signatures()) {
    const auto parts = take_apart(signature, expected);
    if (parts.has_error()) return parts.error();
    const auto* signer = SignatureVerification::signer_of(*parts, in.required);
    const bool by_required = signer != nullptr;
    if (!by_required) signer = SignatureVerification::signer_of(*parts, in.others);
    if (signer == nullptr) {
      unknown.push_back({parts->id, SignatureVerification::claimed(*parts)});
      continue;
    }
    auto one = verification.verify(*parts, *signer);
    if (one.has_error()) return one.error();
    auto octets_signed = SignatureVerification::verify_content(*parts, content);
    if (octets_signed.has_error()) return octets_signed.error();
    book = *std::move(octets_signed);
    good.push_back(*std::move(one));
    required = required || by_required;
  }
  if (good.empty()) {
    return Error(kSignerNotPinned, "signature", {{"digest", unknown.front().certificate_digest}});
  }
  if (!required) {
    return Error(
        kSignerRequired, "signature",
        {{"good", std::to_string(good.size())}, {"unknown", std::to_string(unknown.size())}});
  }
  return DetachedDocument{
      .content = *std::move(book), .signatures = std::move(good), .unknown = std::move(unknown)};
}

}  // namespace baytrust::xml
