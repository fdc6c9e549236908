// Signers for tests of CMS, and documents whose every part can be chosen: what is not asked for is
// what a sound writer would write, so each broken rule has a document that breaks it alone.
#pragma once

#include <functional>
#include <gmock/gmock.h>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/authority.hpp"
#include "validators/signature/cms_verify.hpp"
#include "validators/signature/cms_write.hpp"

namespace baytrust::signature {

template <class T>
T must(Result<T> result) {
  if (!result) throw std::runtime_error(describe(result.error()));
  return *std::move(result);
}

// A holder of a certificate.
struct Identity {
  x509::Certificate certificate;
  crypto::PrivateKey key;

  CmsSigner signer() const { return {.certificate = certificate, .key = key}; }
};
const test::Authority& root();
Identity make_identity(std::string_view name, crypto::KeyType type = crypto::KeyType::p256);
// One per key type, made once per process.
const Identity& identity(crypto::KeyType type = crypto::KeyType::p256);

inline constexpr std::string_view kText = "The content that was signed.\n";

// A SignedData put together by hand.
struct Forged {
  const Identity* who = &identity();
  std::string content{kText};
  bool attached = true;
  Bytes outer_type{};    // else id-signedData, DER
  Bytes content_type{};  // else id-data, DER
  std::optional<crypto::SignatureAlgorithm> algorithm{};
  Bytes digest_id{};                  // else by algorithm; AlgorithmIdentifier, DER
  Bytes signature_id{};               // else by algorithm
  std::vector<Bytes> certificates{};  // else the signer's; one empty: none
  bool with_attributes = true;
  std::function<void(std::vector<Bytes>&)> edit{};  // of the attributes before signing
  bool sort = true;                                 // the attributes
  bool sign_sorted = false;                         // whatever order they are sent in
  std::vector<Bytes> unsigned_attributes{};
  std::function<void(Bytes&)> edit_signature{};
  std::function<Bytes(ByteView)> sign{};  // by someone else than `who`'s key
  std::int64_t version = 1;
  std::int64_t signer_version = 1;
  std::string sm2_id{crypto::kDefaultSm2Id};
  std::size_t copies = 1;  // of the SignerInfo
};
Bytes forge(const Forged& what);
Bytes forge_signer(const Forged& what);  // the SignerInfo alone
Bytes wrap(const Forged& what, std::vector<Bytes> signers);

// Every length indefinite, every OCTET STRING in two pieces.
Bytes as_ber(ByteView der);

// DER pieces.
Bytes oid_der(std::string_view text);
Bytes identifier(std::string_view oid);       // AlgorithmIdentifier without parameters
Bytes identifier_null(std::string_view oid);  // with NULL
Bytes attribute(std::string_view type, std::vector<Bytes> values);
inline constexpr std::string_view kContentTypeOid = "1.2.840.113549.1.9.3";
inline constexpr std::string_view kMessageDigestOid = "1.2.840.113549.1.9.4";
inline constexpr std::string_view kSigningTimeOid = "1.2.840.113549.1.9.5";
inline constexpr std::string_view kCounterOid = "1.2.840.113549.1.9.6";
inline constexpr std::string_view kDataOid = "1.2.840.113549.1.7.1";

// The first fact of what verifies, with the options of VerifyInputs.
SignatureFacts verify_one(ByteView cms, const VerifyInputs& inputs = {});
std::vector<SignatureFacts> verify_all(ByteView cms, const VerifyInputs& inputs = {});
VerifyInputs with_content(std::string_view content);

std::string describe(const Findings& findings);
// Ids of findings worse than passed, and of all.
std::vector<std::string> remarks(const SignatureFacts& facts);
std::vector<std::string> codes(const Findings& findings);

inline std::ostream& operator<<(std::ostream& out, Integrity i) { return out << to_string(i); }
inline std::ostream& operator<<(std::ostream& out, ContentForm f) { return out << to_string(f); }

// "good": every check passed but those named.
MATCHER_P(IsGoodBut, expected, "") {
  *result_listener << describe(arg.findings);
  return arg.integrity == Integrity::good && remarks(arg) == std::vector<std::string>(expected);
}
// Not good, and this code is among the reasons.
MATCHER_P2(IsNot, integrity, code, "") {
  *result_listener << to_string(arg.integrity) << ": " << describe(arg.findings);
  const auto all = codes(arg.findings);
  return arg.integrity == integrity &&
         std::find(all.begin(), all.end(), std::string(code)) != all.end();
}
inline auto is_good() { return IsGoodBut(std::vector<std::string>{}); }
inline auto is_good_but(std::vector<std::string> remarks) { return IsGoodBut(remarks); }
inline auto is_bad(std::string code) { return IsNot(Integrity::bad, code); }
inline auto is_unknown(std::string code) { return IsNot(Integrity::unknown, code); }

}  // namespace baytrust::signature
