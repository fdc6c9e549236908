#include "validators/signature/cms_algorithms.hpp"

#include <algorithm>
#include <array>

#include "validators/der/writer.hpp"
#include "validators/signature/oids.hpp"

namespace baytrust::signature {
namespace {

using crypto::Hash;
using crypto::KeyKind;
using crypto::Scheme;

// 0.4.0.127.0.7.1.1.4.1.n
std::optional<Hash> plain_ecdsa_hash(OidView oid) {
  constexpr std::array kHashes{Hash::sha1, Hash::sha224, Hash::sha256, Hash::sha384, Hash::sha512};
  const std::string_view der = oid.der();
  if (der.size() != oids::kPlainEcdsa.size() + 1 || !der.starts_with(oids::kPlainEcdsa)) {
    return std::nullopt;
  }
  const auto number = static_cast<unsigned char>(der.back());
  if (number < 1 || number > kHashes.size()) return std::nullopt;
  return kHashes[number - 1U];
}

bool is_curve_or_key(OidView oid) {
  constexpr std::array kNames{oids::kEcPublicKey, oids::kP256, oids::kP384, oids::kP521,
                              oids::kSm2};
  return std::find(kNames.begin(), kNames.end(), oid) != kNames.end();
}

SignatureReading reading(Scheme scheme, Hash hash, Usage usage) {
  return {.algorithm = {.scheme = scheme, .hash = hash}, .usage = usage, .plain = false};
}

}  // namespace

std::optional<DigestReading> read_digest_algorithm(const crypto::AlgorithmIdentifier& identifier) {
  if (const auto hash = crypto::hash_from_oid(identifier.oid)) return DigestReading{*hash};
  if (identifier.oid == oids::kSm3Keyless) return DigestReading{Hash::sm3, Usage::odd};
  if (identifier.oid == oids::kSm2 || identifier.oid == oids::kSm2Sign) {
    return DigestReading{Hash::sm3, Usage::odd};
  }
  const auto signature = crypto::parse_signature_algorithm(identifier);
  const bool edwards =
      signature && (signature->scheme == Scheme::ed25519 || signature->scheme == Scheme::ed448);
  if (!signature || edwards) return std::nullopt;
  return DigestReading{signature->hash, Usage::odd};
}

std::optional<SignatureReading> read_signature_algorithm(
    const crypto::AlgorithmIdentifier& identifier, Hash digest, KeyKind key) {
  const OidView oid = identifier.oid;
  // RFC 3370 3.2: the usual name of RSA signatures in CMS.
  if (oid == oids::kRsa && crypto::absent_or_null(identifier)) {
    return reading(Scheme::rsa_pkcs1, digest, Usage::normal);
  }
  // GM/T 0010: SM2 signing by its own name.
  if (oid == oids::kSm2Sign && crypto::absent_or_null(identifier)) {
    return reading(Scheme::sm2, Hash::sm3, Usage::normal);
  }
  // RFC 3370 3.1
  if (oid == oids::kDsa) return reading(Scheme::dsa, digest, Usage::normal);
  if (is_curve_or_key(oid)) {
    const bool sm2 = oid == oids::kSm2 || key == KeyKind::sm2;
    return sm2 ? reading(Scheme::sm2, Hash::sm3, Usage::odd)
               : reading(Scheme::ecdsa, digest, Usage::odd);
  }
  if (const auto hash = plain_ecdsa_hash(oid)) {
    auto out = reading(Scheme::ecdsa, *hash, Usage::normal);
    out.plain = true;
    return out;
  }
  const auto parsed = crypto::parse_signature_algorithm(identifier);
  if (!parsed) return std::nullopt;
  return SignatureReading{.algorithm = *parsed, .usage = Usage::normal, .plain = false};
}

bool fits(const crypto::SignatureAlgorithm& signature, Hash digest) {
  if (signature.scheme == Scheme::ed448) return false;
  return signature.hash == digest;
}

bool same_algorithm(const crypto::AlgorithmIdentifier& a, const crypto::AlgorithmIdentifier& b) {
  if (a.oid != b.oid) return false;
  if (crypto::absent_or_null(a) || crypto::absent_or_null(b)) {
    return crypto::absent_or_null(a) && crypto::absent_or_null(b);
  }
  return equal(*a.parameters, *b.parameters);
}

Bytes pair_of_plain(ByteView plain) {
  if (plain.empty() || plain.size() % 2 != 0) return {};
  const std::size_t half = plain.size() / 2;
  return der::sequence({der::integer(plain.first(half)), der::integer(plain.subspan(half))});
}

}  // namespace baytrust::signature
