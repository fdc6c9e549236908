#include "validators/crypto/verifier.hpp"

#include <atomic>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <thread>

#include "tests/validators/crypto/old_keys.hpp"
#include "tests/validators/crypto/signed_message.hpp"
#include "validators/der/writer.hpp"

namespace baytrust::crypto {
namespace {

bool has(Backend backend, KeyType type) {
  return backend != Backend::botan || type != KeyType::ed448;
}

// One of each family that verifies differently.
class EachFamily : public testing::TestWithParam<KeyType> {};
INSTANTIATE_TEST_SUITE_P(Verifier, EachFamily,
                         testing::Values(KeyType::rsa2048, KeyType::p256, KeyType::p384,
                                         KeyType::p521, KeyType::brainpool_p256r1,
                                         KeyType::brainpool_p384r1, KeyType::brainpool_p512r1,
                                         KeyType::ed25519, KeyType::ed448, KeyType::sm2));

TEST_P(EachFamily, TheSignatureHoldsAndNothingElseDoes) {
  const SignedMessage good = sign(GetParam());
  const SignedMessage other = sign(GetParam());
  for (const auto backend : kBackends) {
    if (!has(backend, GetParam())) {
      EXPECT_EQ(good.verdict(backend), Verdict::unsupported);
      continue;
    }
    Verifier verifier(backend);
    EXPECT_EQ(verifier.verify(good.check()), Verdict::good) << backend;

    SignedMessage tampered = good;
    tampered.message.back() ^= 1U;
    EXPECT_EQ(verifier.verify(tampered.check()), Verdict::bad) << backend;

    tampered = good;
    tampered.spki = other.spki;
    EXPECT_EQ(verifier.verify(tampered.check()), Verdict::bad) << backend;

    for (std::size_t i = 0; i < good.signature.size(); i += 7) {
      tampered = good;
      tampered.signature[i] ^= 0x10U;
      EXPECT_EQ(verifier.verify(tampered.check()), Verdict::bad) << backend << " octet " << i;
    }
    for (const std::size_t size : {std::size_t{0}, std::size_t{1}, good.signature.size() - 1}) {
      tampered = good;
      tampered.signature.resize(size);
      EXPECT_EQ(verifier.verify(tampered.check()), Verdict::bad) << backend << " size " << size;
    }
    tampered = good;
    tampered.signature.push_back(0);
    EXPECT_EQ(verifier.verify(tampered.check()), Verdict::bad) << backend;
    tampered.signature.assign(1U << 20U, 0x30);
    EXPECT_EQ(verifier.verify(tampered.check()), Verdict::bad) << backend;
    // The contexts that saw bad ones still know a good one.
    EXPECT_EQ(verifier.verify(good.check()), Verdict::good) << backend;
  }
}

TEST_P(EachFamily, NoOtherSchemeTakesTheKey) {
  const SignedMessage good = sign(GetParam());
  for (std::size_t i = 0; i < kSchemeCount; ++i) {
    SignedMessage other = good;
    other.algorithm.scheme = static_cast<Scheme>(i);
    if (other.algorithm.scheme == good.algorithm.scheme) continue;
    if (GetParam() == KeyType::rsa2048 && other.algorithm.scheme == Scheme::rsa_pss) continue;
    for (const auto backend : kBackends) {
      EXPECT_EQ(other.verdict(backend), Verdict::key_mismatch) << to_string(other.algorithm);
    }
  }
}

TEST_P(EachFamily, AnotherHashDoesNotHold) {
  SignedMessage other = sign(GetParam());
  const auto scheme = other.algorithm.scheme;
  if (scheme == Scheme::ed25519 || scheme == Scheme::ed448) return;  // the hash is the scheme's
  other.algorithm.hash = Hash::sha1;
  const auto expected = scheme == Scheme::sm2 ? Verdict::unsupported : Verdict::bad;
  for (const auto backend : kBackends) EXPECT_EQ(other.verdict(backend), expected);
}

TEST(Verifier, EveryHashWithRsaPssAndEcdsa) {
  const PrivateKey rsa = must(PrivateKey::generate(KeyType::rsa2048));
  const PrivateKey p256 = must(PrivateKey::generate(KeyType::p256));
  const PrivateKey p521 = must(PrivateKey::generate(KeyType::p521));
  for (const Hash hash : {Hash::sha1, Hash::sha224, Hash::sha256, Hash::sha384, Hash::sha512}) {
    for (const auto& good : {
             sign(rsa, {.scheme = Scheme::rsa_pkcs1, .hash = hash}),
             sign(rsa, {.scheme = Scheme::rsa_pss, .hash = hash, .mgf_hash = hash}),
             sign(rsa,
                  {.scheme = Scheme::rsa_pss, .hash = hash, .mgf_hash = hash, .salt_length = 32}),
             sign(p256, {.scheme = Scheme::ecdsa, .hash = hash}),
             sign(p521, {.scheme = Scheme::ecdsa, .hash = hash}),
         }) {
      for (const auto backend : kBackends) {
        EXPECT_EQ(good.verdict(backend), Verdict::good) << backend << to_string(good.algorithm);
      }
    }
  }
}

TEST(Verifier, OldHashesAndSizesAreComputedToo) {
  const auto message = [](std::string_view key, std::string_view signature, Scheme scheme,
                          Hash hash) {
    return SignedMessage{.spki = from_base64(key),
                         .algorithm = {.scheme = scheme, .hash = hash},
                         .signature = from_base64(signature)};
  };
  for (const auto& good : {
           message(kRsa1024Key, kRsa1024Md5, Scheme::rsa_pkcs1, Hash::md5),
           message(kRsa1024Key, kRsa1024Sha1, Scheme::rsa_pkcs1, Hash::sha1),
           message(kDsa1024Key, kDsa1024Sha1, Scheme::dsa, Hash::sha1),
           message(kDsa1024Key, kDsa1024Sha256, Scheme::dsa, Hash::sha256),
           message(kDsa2048Key, kDsa2048Sha256, Scheme::dsa, Hash::sha256),
           message(kDsa2048Key, kDsa2048Sha384, Scheme::dsa, Hash::sha384),
       }) {
    for (const auto backend : kBackends) {
      EXPECT_EQ(good.verdict(backend), Verdict::good) << backend << to_string(good.algorithm);
      SignedMessage tampered = good;
      tampered.message.push_back('.');
      EXPECT_EQ(tampered.verdict(backend), Verdict::bad);
      tampered = good;
      tampered.signature.back() ^= 1U;
      EXPECT_EQ(tampered.verdict(backend), Verdict::bad);
    }
  }
}

TEST(Verifier, DsaInheritsItsParameters) {
  const Bytes whole = from_base64(kDsa1024Key);
  const auto info = must(parse_public_key_info(whole));
  SignedMessage good{
      .spki = der::sequence(
          {der::sequence({der::oid(info.algorithm.oid)}), der::bit_string(info.key_bits)}),
      .algorithm = {.scheme = Scheme::dsa, .hash = Hash::sha1},
      .signature = from_base64(kDsa1024Sha1),
  };
  const Bytes other = from_base64(kDsa2048Key);
  for (const auto backend : kBackends) {
    Verifier verifier(backend);
    // Nothing to inherit: there is no key. What was found then must not stick to the key.
    good.dsa_parameters = {};
    EXPECT_EQ(verifier.verify(good.check()), Verdict::key_malformed);
    good.dsa_parameters = to_bytes(*info.algorithm.parameters);
    EXPECT_EQ(verifier.verify(good.check()), Verdict::good);
    good.dsa_parameters = to_bytes(*must(parse_public_key_info(other)).algorithm.parameters);
    EXPECT_EQ(verifier.verify(good.check()), Verdict::bad);
    // A key's own parameters are not overridden.
    SignedMessage own = good;
    own.spki = whole;
    EXPECT_EQ(verifier.verify(own.check()), Verdict::good);
  }
}

Bytes as_pss_key(const Bytes& rsa_spki, const Bytes& algorithm) {
  const auto info = must(parse_public_key_info(rsa_spki));
  return der::sequence({algorithm, der::bit_string(info.key_bits)});
}

TEST(Verifier, PssKeysEnforceTheirRestriction) {
  const PrivateKey key = must(PrivateKey::generate(KeyType::rsa2048));
  const SignatureAlgorithm algorithm{
      .scheme = Scheme::rsa_pss, .hash = Hash::sha256, .mgf_hash = Hash::sha256, .salt_length = 32};
  const SignedMessage plain = sign(key, algorithm);
  const auto with = [&](const Bytes& key_algorithm) {
    SignedMessage out = plain;
    out.spki = as_pss_key(plain.spki, key_algorithm);
    return out;
  };
  const auto bound = [&](auto change) {
    SignatureAlgorithm restriction = algorithm;
    change(restriction);
    return with(encode(restriction));
  };
  const Bytes free = der::sequence({der::oid(Oid::literal("1.2.840.113549.1.1.10"))});
  SignedMessage as_pkcs1 = with(free);
  as_pkcs1.algorithm.scheme = Scheme::rsa_pkcs1;
  for (const auto backend : kBackends) {
    EXPECT_EQ(plain.verdict(backend), Verdict::good);
    EXPECT_EQ(with(free).verdict(backend), Verdict::good);
    EXPECT_EQ(bound([](auto&) {}).verdict(backend), Verdict::good);
    // RFC 4055 3.1: the key's salt length is the least.
    EXPECT_EQ(bound([](auto& r) { r.salt_length = 20; }).verdict(backend), Verdict::good);
    EXPECT_EQ(bound([](auto& r) { r.salt_length = 33; }).verdict(backend), Verdict::key_mismatch);
    EXPECT_EQ(bound([](auto& r) { r.hash = Hash::sha384; }).verdict(backend),
              Verdict::key_mismatch);
    EXPECT_EQ(bound([](auto& r) { r.mgf_hash = Hash::sha1; }).verdict(backend),
              Verdict::key_mismatch);
    EXPECT_EQ(as_pkcs1.verdict(backend), Verdict::key_mismatch);
  }
}

TEST(Verifier, PssSaltLengthIsExact) {
  const PrivateKey key = must(PrivateKey::generate(KeyType::rsa2048));
  SignedMessage message = sign(key, {.scheme = Scheme::rsa_pss, .salt_length = 32});
  for (const std::uint32_t salt : {0U, 31U, 33U, 2048U}) {
    message.algorithm.salt_length = salt;
    for (const auto backend : kBackends) {
      EXPECT_EQ(message.verdict(backend), Verdict::bad) << backend << salt;
    }
  }
}

TEST(Verifier, PssWithTwoHashesIsOpenSslsAlone) {
  const PrivateKey key = must(PrivateKey::generate(KeyType::rsa2048));
  const auto message = sign(
      key,
      {.scheme = Scheme::rsa_pss, .hash = Hash::sha256, .mgf_hash = Hash::sha1, .salt_length = 20});
  EXPECT_EQ(message.verdict(Backend::openssl), Verdict::good);
  EXPECT_EQ(message.verdict(Backend::fastest), Verdict::good);
  EXPECT_EQ(message.verdict(Backend::botan), Verdict::unsupported);
}

TEST(Verifier, CompressedPointsAreTheSameKey) {
  for (const auto type : {KeyType::p256, KeyType::p521, KeyType::brainpool_p384r1, KeyType::sm2}) {
    const SignedMessage good = sign(type);
    const auto info = must(parse_public_key_info(good.spki));
    const std::size_t field = (info.key_bits.size() - 1) / 2;
    Bytes point = to_bytes(info.key_bits.first(1 + field));
    const auto with_prefix = [&](unsigned prefix) {
      point[0] = static_cast<std::uint8_t>(prefix);
      SignedMessage out = good;
      out.spki = der::sequence({to_bytes(info.algorithm.full), der::bit_string(point)});
      return out;
    };
    const unsigned parity = info.key_bits.back() & 1U;
    for (const auto backend : kBackends) {
      EXPECT_EQ(with_prefix(2U + parity).verdict(backend), Verdict::good);
      EXPECT_EQ(with_prefix(3U - parity).verdict(backend), Verdict::bad);  // the other root
    }
  }
}

// What one question leaves behind must not become the beginning of the next.
TEST(Verifier, ARefusedMessageIsForgotten) {
  for (const auto type : {KeyType::ed25519, KeyType::p256, KeyType::rsa2048, KeyType::sm2}) {
    const PrivateKey key = must(PrivateKey::generate(type));
    const SignedMessage whole = sign(key, key.default_algorithm());
    for (const auto backend : kBackends) {
      Verifier verifier(backend);
      SignedMessage head = whole;
      head.message.resize(3);
      head.signature.clear();
      EXPECT_EQ(verifier.verify(head.check()), Verdict::bad) << backend;
      SignedMessage tail = whole;
      tail.message.erase(tail.message.begin(), tail.message.begin() + 3);
      EXPECT_EQ(verifier.verify(tail.check()), Verdict::bad) << backend;
      EXPECT_EQ(verifier.verify(whole.check()), Verdict::good) << backend;
    }
  }
}

// Two verdicts are the two libraries' second opinions of each other: on hostile octets they agree.
TEST(Verifier, BackendsAgreeOnRandomlyDamagedSignatures) {
  std::uint32_t state = 12345;
  const auto random = [&state](std::size_t below) {
    state = state * 1664525U + 1013904223U;
    return (state >> 8U) % below;
  };
  for (const auto type : {KeyType::rsa2048, KeyType::p256, KeyType::ed25519, KeyType::sm2}) {
    const SignedMessage good = sign(type);
    Verifier openssl(Backend::openssl);
    Verifier botan(Backend::botan);
    for (int i = 0; i < 60; ++i) {
      SignedMessage damaged = good;
      for (std::size_t n = random(3); n-- > 0;) {
        damaged.signature[random(damaged.signature.size())] =
            static_cast<std::uint8_t>(random(256));
      }
      const Verdict first = openssl.verify(damaged.check());
      EXPECT_EQ(first, botan.verify(damaged.check())) << to_hex(damaged.signature);
      EXPECT_EQ(first == Verdict::good, damaged.signature == good.signature);
    }
  }
}

TEST(Verifier, LoadsNoKeyTwiceAndForgetsTheLeastRecentlyUsed) {
  std::vector<SignedMessage> messages;
  for (int i = 0; i < 3; ++i) messages.push_back(sign(KeyType::p256));
  for (const auto backend : kBackends) {
    Verifier verifier(backend, 2);
    for (int i = 0; i < 5; ++i) {
      EXPECT_EQ(verifier.verify(messages[0].check()), Verdict::good);
      EXPECT_EQ(verifier.verify(messages[1].check()), Verdict::good);
    }
    EXPECT_EQ(verifier.keys_loaded(), 2U);
    verifier.verify(messages[0].check());
    verifier.verify(messages[2].check());  // puts out 1
    EXPECT_EQ(verifier.keys_kept(), 2U);
    verifier.verify(messages[0].check());
    EXPECT_EQ(verifier.keys_loaded(), 3U);
    verifier.verify(messages[1].check());
    EXPECT_EQ(verifier.keys_loaded(), 4U);
    EXPECT_EQ(verifier.keys_kept(), 2U);
  }
}

TEST(Verifier, KeepsNothingWhereNothingIsToBeKept) {
  const SignedMessage good = sign(KeyType::p256);
  Verifier verifier(Backend::fastest, 0);
  EXPECT_EQ(verifier.verify(good.check()), Verdict::good);
  EXPECT_EQ(verifier.verify_kept(sha256(good.message), good.check()), Verdict::good);
  EXPECT_EQ(verifier.verify_kept(sha256(good.message), good.check()), Verdict::good);
  EXPECT_EQ(verifier.keys_kept(), 0U);
  EXPECT_EQ(verifier.keys_loaded(), 3U);
}

TEST(Verifier, KeysTooLargeToLoadTakeNoRoom) {
  const Bytes modulus(100'000, 0xC5);
  SignedMessage huge{
      .spki = der::sequence(
          {der::sequence({der::oid(Oid::literal("1.2.840.113549.1.1.1")), der::null()}),
           der::bit_string(der::sequence({der::integer(ByteView(modulus)), der::integer(3)}))}),
      .algorithm = {.scheme = Scheme::rsa_pkcs1},
      .signature = {}};
  Verifier verifier;
  EXPECT_EQ(verifier.verify(huge.check()), Verdict::unsupported);
  EXPECT_EQ(verifier.keys_kept(), 0U);
}

TEST(Verifier, KeepsAGoodVerdictUnderObjectAndKey) {
  const SignedMessage good = sign(KeyType::p256);
  const SignedMessage other = sign(KeyType::p256);
  Verifier verifier;
  const Digest object = sha256(good.message);
  SignedMessage spoiled = good;
  spoiled.signature.back() ^= 1U;
  // A bad verdict is not kept.
  EXPECT_EQ(verifier.verify_kept(object, spoiled.check()), Verdict::bad);
  EXPECT_EQ(verifier.verify_kept(object, good.check()), Verdict::good);
  // Same object: answered without looking at the signature again.
  EXPECT_EQ(verifier.verify_kept(object, spoiled.check()), Verdict::good);
  // Another object, or another key, is another question.
  EXPECT_EQ(verifier.verify_kept(sha256(spoiled.signature), spoiled.check()), Verdict::bad);
  spoiled.spki = other.spki;
  EXPECT_EQ(verifier.verify_kept(object, spoiled.check()), Verdict::bad);
  // verify() itself remembers nothing.
  spoiled.spki = good.spki;
  EXPECT_EQ(verifier.verify(spoiled.check()), Verdict::bad);
}

TEST(Verifier, KeptVerdictsAreBoundToTheSm2Id) {
  SignedMessage good = sign(KeyType::sm2);
  Verifier verifier;
  const Digest object = sha256(good.message);
  EXPECT_EQ(verifier.verify_kept(object, good.check()), Verdict::good);
  good.sm2_id = "someone else";
  EXPECT_EQ(verifier.verify_kept(object, good.check()), Verdict::bad);
  good.sm2_id = "";
  EXPECT_EQ(verifier.verify_kept(object, good.check()), Verdict::bad);
  good.sm2_id = std::string(100, 'x');
  EXPECT_EQ(verifier.verify_kept(object, good.check()), Verdict::bad);
}

TEST(Verifier, ManyThreadsShareKeysAndVerdicts) {
  std::vector<SignedMessage> messages;
  for (const auto type : {KeyType::rsa2048, KeyType::p256, KeyType::ed25519, KeyType::sm2}) {
    messages.push_back(sign(type));
  }
  for (const auto backend : kBackends) {
    Verifier verifier(backend);
    std::atomic<int> wrong = 0;
    std::vector<std::jthread> threads;
    for (int t = 0; t < 6; ++t) {
      threads.emplace_back([&] {
        for (int i = 0; i < 15; ++i) {
          for (const auto& good : messages) {
            SignedMessage bad = good;
            bad.message.push_back(static_cast<std::uint8_t>(i));
            if (verifier.verify(good.check()) != Verdict::good) ++wrong;
            if (verifier.verify(bad.check()) != Verdict::bad) ++wrong;
            if (verifier.verify_kept(sha256(good.message), good.check()) != Verdict::good) ++wrong;
          }
        }
      });
    }
    threads.clear();
    EXPECT_EQ(wrong, 0) << backend;
    EXPECT_EQ(verifier.keys_loaded(), messages.size()) << backend;
  }
}

TEST(Verifier, SaysWhichBackendItIs) {
  EXPECT_EQ(Verifier().backend(), Backend::fastest);
  EXPECT_EQ(to_string(Verifier(Backend::botan).backend()), "botan");
}

}  // namespace
}  // namespace baytrust::crypto
