// Verification of a digest computed elsewhere says what verification of the message says, by each
// backend; digests in pieces are digests.
#include <gmock/gmock.h>

#include "tests/validators/crypto/signed_message.hpp"

namespace baytrust::crypto {
namespace {

Verdict verdict_of_digest(const SignedMessage& signed_message, Backend backend, ByteView digest) {
  Check check = signed_message.check();
  check.form = MessageForm::digest;
  check.message = digest;
  return Verifier(backend).verify(check);
}

Bytes digest_of(const SignedMessage& signed_message) {
  if (signed_message.algorithm.scheme != Scheme::sm2) {
    return digest(signed_message.algorithm.hash, signed_message.message);
  }
  Hasher hasher(Hash::sm3);
  hasher.update(sm2_z(signed_message.check().key, signed_message.sm2_id));
  hasher.update(signed_message.message);
  return hasher.finish();
}

void expect_agreement(const SignedMessage& signed_message) {
  for (const Backend backend : kBackends) {
    Bytes digest = digest_of(signed_message);
    EXPECT_EQ(verdict_of_digest(signed_message, backend, digest), Verdict::good) << backend;
    digest[0] ^= 1U;
    EXPECT_EQ(verdict_of_digest(signed_message, backend, digest), Verdict::bad) << backend;
    EXPECT_EQ(verdict_of_digest(signed_message, backend, ByteView(digest).first(8)), Verdict::bad);
    // The same key, then the message itself: neither form disturbs the other.
    EXPECT_EQ(signed_message.verdict(backend), Verdict::good) << backend;
  }
}

TEST(DigestForm, SaysWhatTheMessageSays) {
  for (const KeyType type : {KeyType::rsa2048, KeyType::p256, KeyType::p384, KeyType::p521,
                             KeyType::brainpool_p256r1, KeyType::sm2}) {
    expect_agreement(sign(type));
  }
}

TEST(DigestForm, OfPssAndOfHashesWiderThanTheCurve) {
  const PrivateKey rsa = must(PrivateKey::generate(KeyType::rsa2048));
  expect_agreement(sign(rsa, {.scheme = Scheme::rsa_pss,
                              .hash = Hash::sha384,
                              .mgf_hash = Hash::sha384,
                              .salt_length = 48}));
  const PrivateKey ec = must(PrivateKey::generate(KeyType::p256));
  expect_agreement(sign(ec, {.scheme = Scheme::ecdsa, .hash = Hash::sha512}));
  const PrivateKey sm2 = must(PrivateKey::generate(KeyType::sm2));
  expect_agreement(sign(sm2, sm2.default_algorithm(), "ALICE123@YAHOO.COM"));
}

TEST(DigestForm, IsNoneOfEdwardsCurves) {
  const SignedMessage signed_message = sign(KeyType::ed25519);
  EXPECT_EQ(verdict_of_digest(signed_message, Backend::openssl, Bytes(64)), Verdict::unsupported);
}

TEST(DigestForm, IsNotKeptUnderTheNameOfAnObject) {
  const SignedMessage signed_message = sign(KeyType::p256);
  const Digest name = sha256(as_bytes("object"));
  Verifier verifier;
  Check check = signed_message.check();
  EXPECT_EQ(verifier.verify_kept(name, check), Verdict::good);
  const Bytes wrong(32);
  check.form = MessageForm::digest;
  check.message = wrong;
  EXPECT_EQ(verifier.verify_kept(name, check), Verdict::bad);
}

TEST(Sm2Z, IsEmptyForOtherKeysAndLongIds) {
  const SignedMessage ec = sign(KeyType::p256);
  EXPECT_TRUE(sm2_z(ec.check().key).empty());
  const SignedMessage sm2 = sign(KeyType::sm2);
  EXPECT_EQ(sm2_z(sm2.check().key).size(), 32U);
  EXPECT_TRUE(sm2_z(sm2.check().key, std::string(kMaxSm2Id + 1, 'a')).empty());
  SignedMessage off_curve = sm2;
  off_curve.spki.back() ^= 1U;
  EXPECT_TRUE(sm2_z(off_curve.check().key).empty());
}

TEST(Hasher, OfPiecesIsTheDigestOfTheWhole) {
  const std::string text = "a text that comes in pieces";
  for (std::size_t i = 0; i < kHashCount; ++i) {
    const auto hash = static_cast<Hash>(i);
    Hasher hasher(hash);
    for (const char c : text) hasher.update(as_bytes(std::string_view(&c, 1)));
    EXPECT_EQ(hasher.finish(), digest(hash, as_bytes(text)));
    EXPECT_EQ(Hasher(hash).finish(), digest(hash, {}));
  }
}

}  // namespace
}  // namespace baytrust::crypto
