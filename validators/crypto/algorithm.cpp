#include "validators/crypto/algorithm.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "validators/crypto/codes.hpp"
#include "validators/crypto/oids.hpp"
#include "validators/crypto/pss_parameters.hpp"
#include "validators/der/reader.hpp"
#include "validators/der/writer.hpp"

namespace baytrust::crypto {
namespace {

struct HashEntry {
  Hash hash;
  std::string_view name;
  std::size_t octets;
  OidView oid;
};
constexpr std::array<HashEntry, kHashCount> kHashes{{
    {Hash::md5, "MD5", 16, oids::kMd5},
    {Hash::sha1, "SHA-1", 20, oids::kSha1},
    {Hash::sha224, "SHA-224", 28, oids::kSha224},
    {Hash::sha256, "SHA-256", 32, oids::kSha256},
    {Hash::sha384, "SHA-384", 48, oids::kSha384},
    {Hash::sha512, "SHA-512", 64, oids::kSha512},
    {Hash::sm3, "SM3", 32, oids::kSm3},
}};
const HashEntry& entry(Hash hash) { return kHashes[static_cast<std::size_t>(hash)]; }

// Where one OID names scheme and hash together. The first entry of a pair is the one to write.
struct SignatureEntry {
  OidView oid;
  Scheme scheme;
  Hash hash;
};
constexpr std::array kSignatures{
    SignatureEntry{oids::kSha256Rsa, Scheme::rsa_pkcs1, Hash::sha256},
    SignatureEntry{oids::kSha256Ecdsa, Scheme::ecdsa, Hash::sha256},
    SignatureEntry{oids::kSm3Sm2, Scheme::sm2, Hash::sm3},
    SignatureEntry{oids::kSha384Rsa, Scheme::rsa_pkcs1, Hash::sha384},
    SignatureEntry{oids::kSha512Rsa, Scheme::rsa_pkcs1, Hash::sha512},
    SignatureEntry{oids::kSha384Ecdsa, Scheme::ecdsa, Hash::sha384},
    SignatureEntry{oids::kSha512Ecdsa, Scheme::ecdsa, Hash::sha512},
    SignatureEntry{oids::kEd25519, Scheme::ed25519, Hash::sha512},
    SignatureEntry{oids::kEd448, Scheme::ed448, Hash::sha512},
    SignatureEntry{oids::kSha1Rsa, Scheme::rsa_pkcs1, Hash::sha1},
    SignatureEntry{oids::kOiwSha1Rsa, Scheme::rsa_pkcs1, Hash::sha1},
    SignatureEntry{oids::kMd5Rsa, Scheme::rsa_pkcs1, Hash::md5},
    SignatureEntry{oids::kSha224Rsa, Scheme::rsa_pkcs1, Hash::sha224},
    SignatureEntry{oids::kSha1Ecdsa, Scheme::ecdsa, Hash::sha1},
    SignatureEntry{oids::kSha224Ecdsa, Scheme::ecdsa, Hash::sha224},
    SignatureEntry{oids::kSha1Dsa, Scheme::dsa, Hash::sha1},
    SignatureEntry{oids::kSha224Dsa, Scheme::dsa, Hash::sha224},
    SignatureEntry{oids::kSha256Dsa, Scheme::dsa, Hash::sha256},
    SignatureEntry{oids::kSha384Dsa, Scheme::dsa, Hash::sha384},
    SignatureEntry{oids::kSha512Dsa, Scheme::dsa, Hash::sha512},
};

enum class ParameterRule : std::uint8_t { absent, absent_or_null };

ParameterRule rule_of(Scheme scheme) {
  // RFC 4055 5: for RSA with PKCS #1 v1.5, NULL, and absent is to be accepted. GM/T 0015 writes
  // none for SM2, deployed authorities write NULL. RFC 3279 2.2.2, RFC 5758 3.1, 3.2 (DSA, ECDSA)
  // and RFC 8410 3 (EdDSA): absent.
  return scheme == Scheme::rsa_pkcs1 || scheme == Scheme::sm2 ? ParameterRule::absent_or_null
                                                              : ParameterRule::absent;
}

Error failure(const Code& code, OidView oid) {
  return Error(code, "signature algorithm", {{"algorithm", to_string(oid)}});
}

}  // namespace

std::string_view to_string(Hash hash) { return entry(hash).name; }
std::size_t size_of(Hash hash) { return entry(hash).octets; }
Oid oid_of(Hash hash) { return Oid(entry(hash).oid); }

std::optional<Hash> hash_from_oid(OidView oid) {
  const auto* const found = std::ranges::find(kHashes, oid, &HashEntry::oid);
  if (found == kHashes.end()) return std::nullopt;
  return found->hash;
}

std::string_view to_string(Scheme scheme) {
  switch (scheme) {
    case Scheme::rsa_pkcs1:
      return "RSA";
    case Scheme::rsa_pss:
      return "RSA-PSS";
    case Scheme::ecdsa:
      return "ECDSA";
    case Scheme::ed25519:
      return "Ed25519";
    case Scheme::ed448:
      return "Ed448";
    case Scheme::sm2:
      return "SM2";
    case Scheme::dsa:
      return "DSA";
  }
  std::abort();
}

std::string to_string(const SignatureAlgorithm& algorithm) {
  const std::string scheme(to_string(algorithm.scheme));
  if (algorithm.scheme == Scheme::ed25519 || algorithm.scheme == Scheme::ed448) return scheme;
  std::string out(to_string(algorithm.hash));
  std::erase(out, '-');
  return out + "-" + scheme;
}

Result<AlgorithmIdentifier> parse_algorithm_identifier(ByteView sequence, std::size_t offset) {
  der::Reader outer(sequence, offset);
  auto reader = outer.enter(der::kSequence);
  if (!reader) return reader.error();
  if (const auto end = outer.finish(); !end) return end.error();
  const auto oid = reader->oid();
  if (!oid) return oid.error();
  AlgorithmIdentifier out{.oid = *oid, .parameters = std::nullopt, .full = sequence};
  if (!reader->at_end()) {
    const auto parameters = reader->any();
    if (!parameters) return parameters.error();
    out.parameters = parameters->full;
  }
  if (const auto end = reader->finish(); !end) return end.error();
  return out;
}

bool absent_or_null(const AlgorithmIdentifier& identifier) {
  static constexpr std::array<std::uint8_t, 2> kNullValue{der::kNull, 0};
  return !identifier.parameters || equal(*identifier.parameters, kNullValue);
}

Result<SignatureAlgorithm> parse_signature_algorithm(const AlgorithmIdentifier& identifier) {
  if (identifier.oid == oids::kRsaPss) {
    // RFC 4055 3.1: where the OID names a signature, parameters MUST be present.
    if (!identifier.parameters) return failure(kAlgorithmMalformed, identifier.oid);
    return parse_pss_parameters(*identifier.parameters);
  }
  const auto* const found = std::ranges::find(kSignatures, identifier.oid, &SignatureEntry::oid);
  if (found == kSignatures.end()) return failure(kAlgorithmUnknown, identifier.oid);
  const bool well_formed = rule_of(found->scheme) == ParameterRule::absent
                               ? !identifier.parameters
                               : absent_or_null(identifier);
  if (!well_formed) return failure(kAlgorithmMalformed, identifier.oid);
  return SignatureAlgorithm{.scheme = found->scheme, .hash = found->hash};
}

Bytes encode(const SignatureAlgorithm& algorithm) {
  if (algorithm.scheme == Scheme::rsa_pss) {
    return der::sequence({der::oid(oids::kRsaPss), encode_pss_parameters(algorithm)});
  }
  const bool names_hash = algorithm.scheme != Scheme::ed25519 && algorithm.scheme != Scheme::ed448;
  const auto* const found = std::ranges::find_if(kSignatures, [&](const SignatureEntry& known) {
    return known.scheme == algorithm.scheme && (!names_hash || known.hash == algorithm.hash);
  });
  if (found == kSignatures.end()) return {};
  if (algorithm.scheme == Scheme::rsa_pkcs1) {
    return der::sequence({der::oid(found->oid), der::null()});
  }
  return der::sequence({der::oid(found->oid)});
}

}  // namespace baytrust::crypto
