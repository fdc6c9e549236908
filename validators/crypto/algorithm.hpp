// Algorithms as certificates name them (RFC 3279, 4055, 5480, 5639, 5758, 8410; GM/T 0006 for SM2):
// parsed AlgorithmIdentifiers, never strings. What is acceptable when is not decided here: that is
// an AlgorithmPolicy, judged by path/ and gateway/decision.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "validators/base/bytes.hpp"
#include "validators/base/error.hpp"
#include "validators/base/oid.hpp"

namespace baytrust::crypto {

enum class Hash : std::uint8_t { md5, sha1, sha224, sha256, sha384, sha512, sm3 };
inline constexpr std::size_t kHashCount = 7;
std::string_view to_string(Hash hash);  // "SHA-256", "SM3"
std::size_t size_of(Hash hash);         // octets
std::optional<Hash> hash_from_oid(OidView oid);
Oid oid_of(Hash hash);

enum class Scheme : std::uint8_t { rsa_pkcs1, rsa_pss, ecdsa, ed25519, ed448, sm2, dsa };
inline constexpr std::size_t kSchemeCount = 7;
std::string_view to_string(Scheme scheme);  // "RSA", "RSA-PSS", "ECDSA", "Ed25519", "SM2", "DSA"

// AlgorithmIdentifier ::= SEQUENCE { algorithm OBJECT IDENTIFIER, parameters ANY OPTIONAL }
struct AlgorithmIdentifier {
  OidView oid;
  std::optional<ByteView> parameters;  // the whole TLV
  ByteView full;                       // the SEQUENCE
};
Result<AlgorithmIdentifier> parse_algorithm_identifier(ByteView sequence, std::size_t offset = 0);
bool absent_or_null(const AlgorithmIdentifier& identifier);  // its parameters

struct SignatureAlgorithm {
  Scheme scheme = Scheme::rsa_pkcs1;
  Hash hash = Hash::sha256;       // ed25519, ed448: sha512, unused by the verifier
  Hash mgf_hash = Hash::sha256;   // rsa_pss
  std::uint32_t salt_length = 0;  // rsa_pss

  friend bool operator==(const SignatureAlgorithm&, const SignatureAlgorithm&) = default;
};
// "SHA256-RSA", "SHA256-RSA-PSS", "SHA256-ECDSA", "SM3-SM2", "Ed25519", "SHA1-DSA".
std::string to_string(const SignatureAlgorithm& algorithm);

// crypto.algorithm.unknown where the OID or its parameters are not supported;
// crypto.algorithm.malformed where parameters break the algorithm's own rules (RFC 4055 PSS, RFC
// 5758 3.2: absent; SM2: absent or NULL; RSA PKCS#1: NULL or absent).
Result<SignatureAlgorithm> parse_signature_algorithm(const AlgorithmIdentifier& identifier);
// The DER AlgorithmIdentifier that certificates carry, for signing. Empty where no OID joins this
// scheme and hash (SM3 with RSA).
Bytes encode(const SignatureAlgorithm& algorithm);

enum class KeyKind : std::uint8_t { rsa, rsa_pss, ec, ed25519, ed448, sm2, dsa, unknown };
enum class Curve : std::uint8_t {
  none,
  p256,
  p384,
  p521,
  brainpool_p256r1,
  brainpool_p384r1,
  brainpool_p512r1,
  sm2,
};
inline constexpr std::size_t kCurveCount = 8;
std::string_view to_string(Curve curve);  // "P-256", "brainpoolP256r1", "SM2", "none"

// A SubjectPublicKeyInfo, looked at but not loaded: no number of it is checked yet.
struct PublicKeyInfo {
  KeyKind kind = KeyKind::unknown;
  Curve curve = Curve::none;
  std::uint32_t bits = 0;            // RSA/DSA modulus size (0: not positive), curve field size
  bool inherits_parameters = false;  // DSA without parameters: RFC 3279 2.3.2
  std::optional<SignatureAlgorithm> pss_restriction;  // an rsa_pss key with parameters
  AlgorithmIdentifier algorithm;
  ByteView key_bits;  // subjectPublicKey without the unused-bits octet
  ByteView spki;      // the whole SEQUENCE
};
// Views into `spki`. An unknown algorithm or curve is kind unknown, not an error; a known one whose
// parameters or key do not have its structure is crypto.key.malformed.
Result<PublicKeyInfo> parse_public_key_info(ByteView spki, std::size_t offset = 0);
// "RSA-2048", "P-256", "SM2", "brainpoolP256r1", "Ed25519", "DSA-1024", or the OID.
std::string to_string(const PublicKeyInfo& key);

// The size of p in Dss-Parms (RFC 3279 2.3.2): the bits of a key that inherits them.
std::optional<std::uint32_t> dsa_parameter_bits(ByteView dss_parms);

}  // namespace baytrust::crypto
