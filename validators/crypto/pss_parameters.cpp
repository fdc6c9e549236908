#include "validators/crypto/pss_parameters.hpp"

#include "validators/crypto/codes.hpp"
#include "validators/crypto/oids.hpp"
#include "validators/der/reader.hpp"
#include "validators/der/writer.hpp"

namespace baytrust::crypto {
namespace {

// Longer than any modulus this project loads (16,384 bits).
constexpr std::int64_t kMaxSaltLength = 2048;
constexpr std::int64_t kDefaultSaltLength = 20;
constexpr SignatureAlgorithm kDefaults{
    .scheme = Scheme::rsa_pss,
    .hash = Hash::sha1,
    .mgf_hash = Hash::sha1,
    .salt_length = kDefaultSaltLength,
};

Error failure(const Code& code) {
  return Error(code, "RSASSA-PSS-params", {{"algorithm", to_string(oids::kRsaPss)}});
}

Result<Hash> parse_hash(ByteView identifier) {
  const auto parsed = parse_algorithm_identifier(identifier);
  if (!parsed) return failure(kAlgorithmMalformed);
  const auto hash = hash_from_oid(parsed->oid);
  if (!hash) return failure(kAlgorithmUnknown);
  // RFC 4055 2.1: absent and NULL are both accepted.
  if (!absent_or_null(*parsed)) return failure(kAlgorithmMalformed);
  return *hash;
}

Result<Hash> parse_mask_generation(ByteView identifier) {
  const auto parsed = parse_algorithm_identifier(identifier);
  if (!parsed) return failure(kAlgorithmMalformed);
  if (parsed->oid != oids::kMgf1) return failure(kAlgorithmUnknown);
  if (!parsed->parameters) return failure(kAlgorithmMalformed);
  return parse_hash(*parsed->parameters);
}

// The single value inside [n] EXPLICIT, if [n] is there.
Result<std::optional<ByteView>> explicit_member(der::Reader& reader, unsigned n) {
  const auto wrapped = reader.optional(der::context_constructed(n));
  if (!wrapped) return failure(kAlgorithmMalformed);
  if (!*wrapped) return std::optional<ByteView>();
  const auto inner = der::parse_single((*wrapped)->content);
  if (!inner) return failure(kAlgorithmMalformed);
  return std::optional<ByteView>(inner->full);
}

Result<std::int64_t> explicit_integer(der::Reader& reader, unsigned n, std::int64_t otherwise) {
  const auto member = explicit_member(reader, n);
  if (!member) return member.error();
  if (!*member) return otherwise;
  const auto value = der::Reader(**member).small_integer();
  if (!value) return failure(kAlgorithmMalformed);
  return *value;
}

Bytes hash_identifier(Hash hash) { return der::sequence({der::oid(oid_of(hash)), der::null()}); }

}  // namespace

Result<SignatureAlgorithm> parse_pss_parameters(ByteView parameters) {
  der::Reader outer(parameters);
  auto entered = outer.enter(der::kSequence);
  if (!entered || !outer.at_end()) return failure(kAlgorithmMalformed);
  der::Reader& reader = *entered;

  SignatureAlgorithm out = kDefaults;
  const auto hash = explicit_member(reader, 0);
  if (!hash) return hash.error();
  if (*hash) {
    const auto parsed = parse_hash(**hash);
    if (!parsed) return parsed.error();
    out.hash = *parsed;
  }
  const auto mask = explicit_member(reader, 1);
  if (!mask) return mask.error();
  if (*mask) {
    const auto parsed = parse_mask_generation(**mask);
    if (!parsed) return parsed.error();
    out.mgf_hash = *parsed;
  }
  const auto salt = explicit_integer(reader, 2, kDefaultSaltLength);
  if (!salt) return salt.error();
  if (*salt < 0 || *salt > kMaxSaltLength) return failure(kAlgorithmMalformed);
  out.salt_length = static_cast<std::uint32_t>(*salt);
  // RFC 4055 3.1: trailerField MUST be 1.
  const auto trailer = explicit_integer(reader, 3, 1);
  if (!trailer) return trailer.error();
  if (*trailer != 1 || !reader.at_end()) return failure(kAlgorithmMalformed);
  return out;
}

Bytes encode_pss_parameters(const SignatureAlgorithm& algorithm) {
  std::vector<Bytes> members;
  if (algorithm.hash != kDefaults.hash) {
    members.push_back(der::explicitly(0, hash_identifier(algorithm.hash)));
  }
  if (algorithm.mgf_hash != kDefaults.mgf_hash) {
    members.push_back(der::explicitly(
        1, der::sequence({der::oid(oids::kMgf1), hash_identifier(algorithm.mgf_hash)})));
  }
  if (algorithm.salt_length != kDefaults.salt_length) {
    members.push_back(
        der::explicitly(2, der::integer(static_cast<std::int64_t>(algorithm.salt_length))));
  }
  return der::sequence(members);
}

bool satisfies(const SignatureAlgorithm& algorithm, const SignatureAlgorithm& restriction) {
  return algorithm.scheme == Scheme::rsa_pss && algorithm.hash == restriction.hash &&
         algorithm.mgf_hash == restriction.mgf_hash &&
         algorithm.salt_length >= restriction.salt_length;
}

}  // namespace baytrust::crypto
