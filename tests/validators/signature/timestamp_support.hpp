// Time-stamping authorities for tests, and tokens whose every part can be chosen: what is not asked
// for is what a sound authority would write.
#pragma once

#include "tests/validators/signature/cms_support.hpp"
#include "validators/signature/timestamp_write.hpp"

namespace baytrust::signature {

inline constexpr std::string_view kTstInfoOid = "1.2.840.113549.1.9.16.1.4";
inline constexpr std::string_view kTimeStampingOid = "1.3.6.1.5.5.7.3.8";
inline constexpr std::string_view kSignatureTimestampOid = "1.2.840.113549.1.9.16.2.14";
inline constexpr std::string_view kContentTimestampOid = "1.2.840.113549.1.9.16.2.20";
inline constexpr std::string_view kArchiveV2Oid = "1.2.840.113549.1.9.16.2.48";
inline constexpr std::string_view kArchiveV3Oid = "0.4.0.1733.2.4";

enum class Critical : std::uint8_t { yes, no };
x509::ExtensionTemplate purposes(const std::vector<std::string>& oids,
                                 Critical critical = Critical::yes);
// What an authority's certificate shall say; the purpose is in `extra` unless it is asked to be
// out.
test::CertificateRequest tsa_request(std::string subject = "CN=TSA");
Identity make_tsa(test::CertificateRequest request);
Identity make_tsa(crypto::KeyType type);
// One per key type, made once per process.
const Identity& tsa(crypto::KeyType type = crypto::KeyType::p256);

// A statement over kText at kNoon.
TokenContent statement(crypto::Hash hash = crypto::Hash::sha256, std::string_view content = kText);
Bytes token(const TokenContent& content, const Identity& who = tsa());
inline Bytes token() { return token(statement()); }
// The same, put together by hand. tst: TSTInfo; with the binding of RFC 5816 but where `ess` is
// given.
struct ForgedToken {
  const Identity* who = &tsa();
  Bytes tst = write_tst_info(statement());
  std::optional<std::vector<Bytes>> ess{};  // attributes
  std::function<void(Forged&)> edit{};
  std::vector<Bytes> unsigned_attributes{};
};
Bytes forge_token(const ForgedToken& what);
Bytes ess_v1(const x509::Certificate& certificate);
Bytes ess_v2(const x509::Certificate& certificate, std::string_view hash_oid, crypto::Hash hash);

// A TSTInfo whose every part can be chosen: pieces are DER, in order.
struct RawTst {
  Bytes version = der_integer(1);
  Bytes policy = oid_der("2.999.1.1");
  Bytes imprint{};  // else SHA-256 of kText
  Bytes serial = der_integer(5);
  std::string time = "20260303120000Z";
  std::vector<Bytes> rest{};
  static Bytes der_integer(std::int64_t value);
};
Bytes raw_tst(const RawTst& what);

Stamped over(std::string_view content = kText);
TimestampFacts verify_token(ByteView token, const TimestampInputs& inputs = {.stamped = over()});
std::vector<TimestampFacts> timestamps(ByteView cms, const VerifyInputs& inputs = {});

std::vector<std::string> remarks(const TimestampFacts& facts);

}  // namespace baytrust::signature
