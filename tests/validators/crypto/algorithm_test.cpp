#include "validators/crypto/algorithm.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/validators/crypto/signed_message.hpp"
#include "validators/crypto/codes.hpp"
#include "validators/der/codes.hpp"
#include "validators/der/writer.hpp"

namespace baytrust::crypto {
namespace {

struct Named {
  std::string_view oid;
  SignatureAlgorithm algorithm;
  std::string_view name;
};
const std::vector<Named> kNamed{
    {"1.2.840.113549.1.1.4", {.scheme = Scheme::rsa_pkcs1, .hash = Hash::md5}, "MD5-RSA"},
    {"1.2.840.113549.1.1.5", {.scheme = Scheme::rsa_pkcs1, .hash = Hash::sha1}, "SHA1-RSA"},
    {"1.2.840.113549.1.1.14", {.scheme = Scheme::rsa_pkcs1, .hash = Hash::sha224}, "SHA224-RSA"},
    {"1.2.840.113549.1.1.11", {.scheme = Scheme::rsa_pkcs1, .hash = Hash::sha256}, "SHA256-RSA"},
    {"1.2.840.113549.1.1.12", {.scheme = Scheme::rsa_pkcs1, .hash = Hash::sha384}, "SHA384-RSA"},
    {"1.2.840.113549.1.1.13", {.scheme = Scheme::rsa_pkcs1, .hash = Hash::sha512}, "SHA512-RSA"},
    {"1.2.840.10045.4.1", {.scheme = Scheme::ecdsa, .hash = Hash::sha1}, "SHA1-ECDSA"},
    {"1.2.840.10045.4.3.1", {.scheme = Scheme::ecdsa, .hash = Hash::sha224}, "SHA224-ECDSA"},
    {"1.2.840.10045.4.3.2", {.scheme = Scheme::ecdsa, .hash = Hash::sha256}, "SHA256-ECDSA"},
    {"1.2.840.10045.4.3.3", {.scheme = Scheme::ecdsa, .hash = Hash::sha384}, "SHA384-ECDSA"},
    {"1.2.840.10045.4.3.4", {.scheme = Scheme::ecdsa, .hash = Hash::sha512}, "SHA512-ECDSA"},
    {"1.3.101.112", {.scheme = Scheme::ed25519, .hash = Hash::sha512}, "Ed25519"},
    {"1.3.101.113", {.scheme = Scheme::ed448, .hash = Hash::sha512}, "Ed448"},
    {"1.2.156.10197.1.501", {.scheme = Scheme::sm2, .hash = Hash::sm3}, "SM3-SM2"},
    {"1.2.840.10040.4.3", {.scheme = Scheme::dsa, .hash = Hash::sha1}, "SHA1-DSA"},
    {"2.16.840.1.101.3.4.3.1", {.scheme = Scheme::dsa, .hash = Hash::sha224}, "SHA224-DSA"},
    {"2.16.840.1.101.3.4.3.2", {.scheme = Scheme::dsa, .hash = Hash::sha256}, "SHA256-DSA"},
    {"2.16.840.1.101.3.4.3.3", {.scheme = Scheme::dsa, .hash = Hash::sha384}, "SHA384-DSA"},
    {"2.16.840.1.101.3.4.3.4", {.scheme = Scheme::dsa, .hash = Hash::sha512}, "SHA512-DSA"},
};

Bytes oid(std::string_view text) { return der::oid(Oid::literal(text)); }
Bytes identifier(std::string_view name) { return der::sequence({oid(name)}); }
Bytes identifier(std::string_view name, const Bytes& parameters) {
  return der::sequence({oid(name), parameters});
}

// The error's code id, or "" where there is none.
template <class T>
std::string_view refused(const Result<T>& result) {
  return result ? "" : result.error().code().id;
}
Result<SignatureAlgorithm> parse(const Bytes& der) {
  const auto parsed = parse_algorithm_identifier(der);
  if (!parsed) return parsed.error();
  return parse_signature_algorithm(*parsed);
}

TEST(Hashes, OidsAreTheStandards) {
  const std::vector<std::pair<Hash, std::string_view>> expected{
      {Hash::md5, "1.2.840.113549.2.5"},        {Hash::sha1, "1.3.14.3.2.26"},
      {Hash::sha224, "2.16.840.1.101.3.4.2.4"}, {Hash::sha256, "2.16.840.1.101.3.4.2.1"},
      {Hash::sha384, "2.16.840.1.101.3.4.2.2"}, {Hash::sha512, "2.16.840.1.101.3.4.2.3"},
      {Hash::sm3, "1.2.156.10197.1.401"},
  };
  ASSERT_EQ(expected.size(), kHashCount);
  for (const auto& [hash, text] : expected) {
    EXPECT_EQ(to_string(oid_of(hash)), text);
    EXPECT_EQ(hash_from_oid(Oid::literal(text)), hash);
  }
  EXPECT_EQ(hash_from_oid(Oid::literal("1.2.840.113549.2.2")), std::nullopt);
  EXPECT_EQ(to_string(Hash::sha256), "SHA-256");
}

TEST(SignatureAlgorithms, AreReadNamedAndWritten) {
  for (const auto& named : kNamed) {
    const auto parsed = parse(identifier(named.oid));
    ASSERT_TRUE(parsed) << named.oid << describe(parsed.error());
    EXPECT_EQ(*parsed, named.algorithm) << named.oid;
    EXPECT_EQ(to_string(*parsed), named.name);
    const Bytes written = encode(named.algorithm);
    const auto back = parse_algorithm_identifier(written);
    ASSERT_TRUE(back);
    EXPECT_EQ(to_string(back->oid), named.oid);
    EXPECT_EQ(must(parse(written)), named.algorithm);
  }
  EXPECT_EQ(must(parse(identifier("1.3.14.3.2.29"))), kNamed[1].algorithm);
}

TEST(SignatureAlgorithms, NullParametersOnlyWhereTheirStandardHasThem) {
  for (const auto& named : kNamed) {
    const auto scheme = named.algorithm.scheme;
    const bool allowed = scheme == Scheme::rsa_pkcs1 || scheme == Scheme::sm2;
    EXPECT_EQ(refused(parse(identifier(named.oid, der::null()))),
              allowed ? "" : "crypto.algorithm.malformed")
        << named.oid;
    EXPECT_EQ(refused(parse(identifier(named.oid, der::sequence({})))),
              "crypto.algorithm.malformed")
        << named.oid;
  }
  EXPECT_EQ(encode(kNamed[3].algorithm), identifier("1.2.840.113549.1.1.11", der::null()));
  EXPECT_EQ(encode(kNamed[8].algorithm), identifier("1.2.840.10045.4.3.2"));
}

TEST(SignatureAlgorithms, UnknownOnesSayTheirOid) {
  const auto refusal = parse(identifier("1.2.840.113549.1.1.2"));
  ASSERT_FALSE(refusal);
  EXPECT_EQ(refusal.error().code(), kAlgorithmUnknown);
  EXPECT_EQ(refusal.error().facts(), (Facts{{"algorithm", "1.2.840.113549.1.1.2"}}));
}

TEST(SignatureAlgorithms, WithoutAnOidAreNotWritten) {
  EXPECT_TRUE(encode({.scheme = Scheme::rsa_pkcs1, .hash = Hash::sm3}).empty());
  EXPECT_TRUE(encode({.scheme = Scheme::ecdsa, .hash = Hash::md5}).empty());
}

TEST(AlgorithmIdentifier, KeepsItsParts) {
  const Bytes der = identifier("1.2.3", der::integer(5));
  const auto parsed = must(parse_algorithm_identifier(der));
  EXPECT_EQ(to_string(parsed.oid), "1.2.3");
  EXPECT_EQ(to_bytes(*parsed.parameters), der::integer(5));
  EXPECT_EQ(to_bytes(parsed.full), der);
}

TEST(AlgorithmIdentifier, RefusesBrokenOnesWithTheirOffset) {
  EXPECT_EQ(refused(parse_algorithm_identifier({})), der::kTagUnexpected.id);
  EXPECT_EQ(refused(parse(der::sequence({}))), der::kTagUnexpected.id);
  EXPECT_EQ(refused(parse(der::sequence({der::null()}))), der::kTagUnexpected.id);
  EXPECT_EQ(refused(parse(der::sequence({oid("1.2.3"), der::null(), der::null()}))),
            der::kTrailingData.id);
  Bytes trailing = identifier("1.2.3");
  trailing.push_back(0);
  const auto refusal = parse_algorithm_identifier(trailing, 100);
  ASSERT_FALSE(refusal);
  EXPECT_EQ(refusal.error().code(), der::kTrailingData);
  EXPECT_EQ(refusal.error().facts(), (Facts{{"offset", "106"}}));
}

// --- RSASSA-PSS (RFC 4055 3.1) ---

constexpr std::string_view kPss = "1.2.840.113549.1.1.10";
constexpr std::string_view kMgf1 = "1.2.840.113549.1.1.8";
constexpr std::string_view kSha256Oid = "2.16.840.1.101.3.4.2.1";
constexpr std::string_view kSha1Oid = "1.3.14.3.2.26";

Bytes pss(std::initializer_list<Bytes> members) { return identifier(kPss, der::sequence(members)); }
Bytes hash_member(const Bytes& hash) { return der::explicitly(0, hash); }
Bytes mgf_member(const Bytes& hash) { return der::explicitly(1, identifier(kMgf1, hash)); }
Bytes number_member(unsigned n, std::int64_t value) {
  return der::explicitly(n, der::integer(value));
}

TEST(Pss, WrittenAndReadBack) {
  for (const Hash hash : {Hash::sha1, Hash::sha256, Hash::sha384, Hash::sha512}) {
    for (const Hash mgf : {Hash::sha1, Hash::sha256}) {
      for (const std::uint32_t salt : {0U, 20U, 32U, 64U, 300U}) {
        const SignatureAlgorithm algorithm{
            .scheme = Scheme::rsa_pss, .hash = hash, .mgf_hash = mgf, .salt_length = salt};
        EXPECT_EQ(must(parse(encode(algorithm))), algorithm);
      }
    }
  }
  EXPECT_EQ(to_string(SignatureAlgorithm{.scheme = Scheme::rsa_pss}), "SHA256-RSA-PSS");
}

TEST(Pss, DefaultsAreNotWrittenButMayBe) {
  const SignatureAlgorithm defaults{
      .scheme = Scheme::rsa_pss, .hash = Hash::sha1, .mgf_hash = Hash::sha1, .salt_length = 20};
  EXPECT_EQ(encode(defaults), pss({}));
  EXPECT_EQ(must(parse(pss({}))), defaults);
  const Bytes sha1 = identifier(kSha1Oid, der::null());
  EXPECT_EQ(must(parse(pss(
                {hash_member(sha1), mgf_member(sha1), number_member(2, 20), number_member(3, 1)}))),
            defaults);
}

TEST(Pss, HashParametersMayBeAbsent) {
  const Bytes bare = identifier(kSha256Oid);
  EXPECT_EQ(
      must(parse(pss({hash_member(bare), mgf_member(bare), number_member(2, 32)}))),
      (SignatureAlgorithm{.scheme = Scheme::rsa_pss, .mgf_hash = Hash::sha256, .salt_length = 32}));
}

TEST(Pss, RefusesWhatItsRulesForbid) {
  const Bytes sha256 = identifier(kSha256Oid, der::null());
  const std::vector<Bytes> malformed{
      identifier(kPss),                                             // a signature's are present
      identifier(kPss, der::null()),                                // not a SEQUENCE
      pss({number_member(3, 2)}),                                   // trailer other than 1
      pss({number_member(2, -1)}),                                  // negative salt
      pss({number_member(2, 1 << 20)}),                             // longer than any modulus
      pss({number_member(2, 20), hash_member(sha256)}),             // out of order
      pss({number_member(4, 1)}),                                   // no such member
      pss({der::integer(20)}),                                      // not tagged
      pss({der::explicitly(0, der::null())}),                       // no AlgorithmIdentifier
      pss({der::explicitly(2, der::null())}),                       // no INTEGER
      pss({der::encode(der::context_constructed(0), {})}),          // empty
      pss({hash_member(identifier(kSha256Oid, der::integer(1)))}),  // hash with parameters
      pss({der::explicitly(1, identifier(kMgf1))}),                 // MGF1 of nothing
      pss({mgf_member(der::null())}),                               // MGF1 of no hash
      pss({der::encode(der::context_constructed(0), {sha256, sha256})}),  // two
  };
  for (const auto& der : malformed) {
    EXPECT_EQ(refused(parse(der)), "crypto.algorithm.malformed") << to_hex(der);
  }
  const std::vector<Bytes> unknown{
      pss({hash_member(identifier("1.2.840.113549.2.2", der::null()))}),
      pss({der::explicitly(1, identifier("1.2.3", sha256))}),
      pss({mgf_member(identifier("1.2.3"))}),
  };
  for (const auto& der : unknown) {
    EXPECT_EQ(refused(parse(der)), "crypto.algorithm.unknown") << to_hex(der);
  }
}

TEST(Pss, TruncatedAnywhereIsAnErrorNeverAValue) {
  const Bytes whole = encode({.scheme = Scheme::rsa_pss,
                              .hash = Hash::sha256,
                              .mgf_hash = Hash::sha256,
                              .salt_length = 32});
  for (std::size_t n = 0; n < whole.size(); ++n) {
    EXPECT_FALSE(parse(Bytes(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(n))));
  }
}

}  // namespace
}  // namespace baytrust::crypto
