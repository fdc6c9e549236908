// Signatures that hold, under every algorithm and in both forms, and what comes out of them.
#include "validators/xml/signed_xml.hpp"

#include <algorithm>
#include <gtest/gtest.h>

#include "tests/validators/xml/documents.hpp"
#include "validators/crypto/digest.hpp"
#include "validators/xml/codes.hpp"
#include "validators/xml/guard.hpp"

namespace baytrust::xml {
namespace {

using crypto::Hash;
using crypto::KeyType;
using crypto::Scheme;
using crypto::SignatureAlgorithm;
using test::co_signed;
using test::fact;
using test::RefusedWith;
using test::replaced;
using test::signed_book;
using test::signed_list;
using test::signer;
using test::Succeeds;
using test::verify_book;
using test::verify_list;

struct Variant {
  KeyType key;
  SignatureAlgorithm algorithm;
};

std::vector<Variant> variants() {
  const auto pss = [](Hash hash) {
    return SignatureAlgorithm{.scheme = Scheme::rsa_pss,
                              .hash = hash,
                              .mgf_hash = hash,
                              .salt_length = static_cast<std::uint32_t>(crypto::size_of(hash))};
  };
  std::vector<Variant> out;
  for (const Hash hash : {Hash::sha256, Hash::sha384, Hash::sha512}) {
    out.push_back({KeyType::rsa2048, {.scheme = Scheme::rsa_pkcs1, .hash = hash}});
    out.push_back({KeyType::rsa2048, pss(hash)});
    for (const KeyType key : {KeyType::p256, KeyType::p384, KeyType::p521,
                              KeyType::brainpool_p256r1, KeyType::brainpool_p512r1}) {
      out.push_back({key, {.scheme = Scheme::ecdsa, .hash = hash}});
    }
  }
  out.push_back({KeyType::sm2, {.scheme = Scheme::sm2, .hash = Hash::sm3}});
  return out;
}

TEST(SignedXml, EnvelopedUnderEveryAlgorithm) {
  for (const auto& v : variants()) {
    SCOPED_TRACE(crypto::to_string(v.algorithm));
    const auto& by = signer(v.key);
    const auto verified = verify_list(signed_list(by, v.algorithm), {by.pin});
    ASSERT_THAT(verified, Succeeds());
    EXPECT_EQ(verified->signature.signer, by.pin.certificate_sha256);
    EXPECT_EQ(verified->signature.algorithm.scheme, v.algorithm.scheme);
    EXPECT_EQ(verified->signature.algorithm.hash, v.algorithm.hash);
    EXPECT_EQ(verified->signature.claimed_time, test::kSigned);
  }
}

TEST(SignedXml, WhatIsSignedIsTheCanonicalDocumentWithoutItsSignature) {
  const auto& by = signer(KeyType::p256);
  const auto verified = verify_list(signed_list(by), {by.pin});
  ASSERT_THAT(verified, Succeeds());
  const auto plain = canonicalise(as_bytes(test::plain_list()));
  ASSERT_THAT(plain, Succeeds());
  EXPECT_EQ(as_text(verified->document.octets()), as_text(*plain));
  EXPECT_EQ(verified->document.sha256(), crypto::sha256(*plain));
  const auto properties = std::string(as_text(verified->signature.signed_properties.octets()));
  EXPECT_THAT(properties, testing::StartsWith("<xades:SignedProperties "));
  EXPECT_THAT(properties, testing::HasSubstr("2026-01-01T00:00:00Z"));
}

TEST(SignedXml, EnvelopedOverTheRootsIdInsteadOfTheEmptyUri) {
  // What other producers write.
  const auto& by = signer(KeyType::p256);
  const auto document = signed_list(by);
  const auto changed = replaced(document, "URI=\"\"", "URI=\"#list-1\"");
  EXPECT_THAT(verify_list(changed, {by.pin}), RefusedWith(kSignatureBad));
  const auto verified = verify_list(test::resigned_list(changed, by), {by.pin});
  ASSERT_THAT(verified, Succeeds());
  EXPECT_EQ(verified->document, verify_list(document, {by.pin})->document);
}

TEST(SignedXml, ThePinnedSignerIsFoundAmongSeveral) {
  const auto& by = signer(KeyType::p384);
  const auto& other = signer(KeyType::p256, 1);
  const auto verified = verify_list(signed_list(by), {other.pin, by.pin});
  ASSERT_THAT(verified, Succeeds());
  EXPECT_EQ(verified->signature.signer, by.pin.certificate_sha256);
}

TEST(SignedXml, AByteOrderMarkAndCommentsChangeNothing) {
  const auto& by = signer(KeyType::p256);
  const auto document = signed_list(by);
  const auto first = verify_list(document, {by.pin});
  const auto second =
      verify_list("\xEF\xBB\xBF" + replaced(document, "said, not signed", "edited"), {by.pin});
  ASSERT_THAT(first, Succeeds());
  ASSERT_THAT(second, Succeeds());
  EXPECT_EQ(first->document, second->document);
}

TEST(SignedXml, NoPinAtAll) {
  const auto& by = signer(KeyType::p256);
  const auto refused = verify_list(signed_list(by), {});
  ASSERT_THAT(refused, RefusedWith(kSignerNotPinned));
  EXPECT_EQ(fact(refused.error(), "digest"), "SHA-256:" + to_hex(by.pin.certificate_sha256));
}

TEST(SignedXml, DetachedUnderEveryKeyKind) {
  for (const KeyType key : {KeyType::rsa2048, KeyType::p256, KeyType::sm2}) {
    const auto& by = signer(key);
    const auto verified = verify_book(signed_book(by), {by.pin});
    ASSERT_THAT(verified, Succeeds());
    EXPECT_EQ(as_text(verified->content.octets()),
              "<b:Book xmlns:b=\"urn:example:book:1\" Id=\"book\">"
              "<b:Entry b:id=\"1\">Macao → Hong Kong</b:Entry></b:Book>");
    ASSERT_EQ(verified->signatures.size(), 1U);
    EXPECT_EQ(verified->signatures[0].signer, by.pin.certificate_sha256);
    EXPECT_THAT(verified->unknown, testing::IsEmpty());
  }
}

TEST(SignedXml, CoSigningKeepsTheIdentityOfTheContent) {
  const auto& first = signer(KeyType::p256);
  const auto& second = signer(KeyType::sm2);
  const auto one = signed_book(first);
  const auto two = co_signed(one, second);
  const auto before = verify_book(one, {first.pin});
  const auto after = verify_book(two, {first.pin}, {second.pin});
  ASSERT_THAT(before, Succeeds());
  ASSERT_THAT(after, Succeeds());
  EXPECT_EQ(before->content, after->content);
  ASSERT_EQ(after->signatures.size(), 2U);
  EXPECT_EQ(after->signatures[1].signer, second.pin.certificate_sha256);
  EXPECT_NE(after->signatures[0].id, after->signatures[1].id);
}

TEST(SignedXml, TwoSignaturesByOneSignerHaveDifferentIds) {
  const auto& by = signer(KeyType::p256);
  const auto verified = verify_book(co_signed(signed_book(by), by), {by.pin});
  ASSERT_THAT(verified, Succeeds());
  ASSERT_EQ(verified->signatures.size(), 2U);
  EXPECT_NE(verified->signatures[0].id, verified->signatures[1].id);
}

TEST(SignedXml, AnUnknownSignerBesideTheRequiredOneIsReported) {
  const auto& required = signer(KeyType::p256);
  const auto& stranger = signer(KeyType::p256, 1);
  const auto verified = verify_book(co_signed(signed_book(required), stranger), {required.pin});
  ASSERT_THAT(verified, Succeeds());
  ASSERT_EQ(verified->unknown.size(), 1U);
  EXPECT_EQ(verified->unknown[0].certificate_digest,
            "SHA-256:" + to_hex(stranger.pin.certificate_sha256));
}

TEST(SignedXml, OnlyAnUnknownSigner) {
  const auto& required = signer(KeyType::p256);
  const auto& stranger = signer(KeyType::p256, 1);
  EXPECT_THAT(verify_book(signed_book(stranger), {required.pin}), RefusedWith(kSignerNotPinned));
}

TEST(SignedXml, TheRequiredSignerIsMissing) {
  const auto& required = signer(KeyType::p256);
  const auto& other = signer(KeyType::sm2);
  const auto refused = verify_book(signed_book(other), {required.pin}, {other.pin});
  ASSERT_THAT(refused, RefusedWith(kSignerRequired));
  EXPECT_EQ(fact(refused.error(), "good"), "1");
  EXPECT_EQ(fact(refused.error(), "unknown"), "0");
}

TEST(SignedXml, ABadSignatureByAnyPinnedSignerRefuses) {
  const auto& required = signer(KeyType::p256);
  const auto& other = signer(KeyType::p256, 1);
  auto book = co_signed(signed_book(required), other);
  const auto at = book.rfind("<ds:SignatureValue>") + 19;
  book[at] = book[at] == 'A' ? 'B' : 'A';
  EXPECT_THAT(verify_book(book, {required.pin}, {other.pin}), RefusedWith(kSignatureBad));
  // Where nobody pins that signer, nobody listens to it.
  EXPECT_THAT(verify_book(book, {required.pin}), Succeeds());
}

TEST(SignedXml, ThePinsKeyIsUsedNotTheDocuments) {
  // The pin names the right certificate but holds another key: KeyInfo, which has the right one, is
  // not asked.
  const auto& by = signer(KeyType::p256);
  auto pin = by.pin;
  pin.spki = signer(KeyType::p256, 1).pin.spki;
  EXPECT_THAT(verify_list(signed_list(by), {pin}), RefusedWith(kSignatureBad));
}

TEST(SignedXml, KeyInfoIsNotRead) {
  const auto& by = signer(KeyType::p256);
  const auto document = signed_list(by);
  const auto without =
      replaced(document, test::part(document, "<ds:KeyInfo>", "</ds:KeyInfo>"), "");
  EXPECT_THAT(verify_list(without, {by.pin}), Succeeds());
}

TEST(SignedXml, AKeyThatCannotVerifyTheAlgorithm) {
  const auto& by = signer(KeyType::p256);
  auto pin = by.pin;
  pin.spki = signer(KeyType::rsa2048).pin.spki;
  const auto refused = verify_list(signed_list(by), {pin});
  ASSERT_THAT(refused, RefusedWith(kSignerKey));
  EXPECT_EQ(fact(refused.error(), "verdict"), "key_mismatch");
  EXPECT_EQ(fact(refused.error(), "key"), "RSA-2048");
  pin.spki = {0x30, 0x00};
  EXPECT_THAT(verify_list(signed_list(by), {pin}), RefusedWith(kSignerKey));
}

TEST(SignedXml, SigningCertificateByALongerDigest) {
  const auto& by = signer(KeyType::p256);
  const auto document = signed_list(by);
  const auto certificate = test::part(document, "<xades:CertDigest>", "</xades:CertDigest>");
  const auto sha512 =
      "<xades:CertDigest><ds:DigestMethod "
      "Algorithm=\"http://www.w3.org/2001/04/xmlenc#sha512\"></ds:DigestMethod><ds:DigestValue>" +
      crypto::base64_encode(crypto::digest(Hash::sha512, by.pin.certificate)) +
      "</ds:DigestValue></xades:CertDigest>";
  const auto changed = replaced(document, certificate, sha512);
  EXPECT_THAT(verify_list(changed, {by.pin}), RefusedWith(kDigestMismatch));
  EXPECT_THAT(verify_list(test::resigned_list(changed, by), {by.pin}), Succeeds());
}

TEST(SignedXml, UnsignedPropertiesAreIgnored) {
  const auto& by = signer(KeyType::p256);
  const auto document = replaced(signed_list(by), "</xades:QualifyingProperties>",
                                 "<xades:UnsignedProperties><xades:UnsignedSignatureProperties/>"
                                 "</xades:UnsignedProperties></xades:QualifyingProperties>");
  EXPECT_THAT(verify_list(document, {by.pin}), Succeeds());
}

TEST(SignedXml, AKeyIsLoadedOnce) {
  crypto::Verifier verifier;
  const auto& by = signer(KeyType::p256);
  const auto document = signed_list(by);
  const std::vector<PinnedSigner> pins{by.pin};
  for (int i = 0; i < 3; ++i) {
    EXPECT_THAT(verify_enveloped(as_bytes(document), pins, verifier), Succeeds());
  }
  EXPECT_EQ(verifier.keys_loaded(), 1U);
}

}  // namespace
}  // namespace baytrust::xml
