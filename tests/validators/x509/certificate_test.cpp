#include "validators/x509/certificate.hpp"

#include <gmock/gmock.h>

#include "tests/support/authority.hpp"
#include "validators/crypto/digest.hpp"
#include "validators/der/writer.hpp"
#include "validators/x509/issue.hpp"

namespace baytrust::x509 {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// The parts of a certificate as octets, so that each can be broken on its own.
struct Parts {
  Bytes version = der::explicitly(0, der::integer(2));
  Bytes serial = der::integer(4096);
  Bytes algorithm = der::sequence({der::oid(Oid::literal("1.2.840.10045.4.3.2"))});
  Bytes issuer = test::name("CN=Issuer");
  Bytes validity = der::sequence({der::time(test::kStart), der::time(test::kEnd)});
  Bytes subject = test::name("CN=Subject");
  Bytes key = test::shared_key(crypto::KeyType::p256).public_key_info();
  Bytes tail{};  // unique identifiers and extensions
  Bytes outer_algorithm = algorithm;
  Bytes signature = der::bit_string(Bytes(64, 0x55));
  Bytes trailing{};  // inside the outermost SEQUENCE
};
Bytes encode(const Parts& p) {
  return der::sequence({der::sequence({p.version, p.serial, p.algorithm, p.issuer, p.validity,
                                       p.subject, p.key, p.tail}),
                        p.outer_algorithm, p.signature, p.trailing});
}
Result<Certificate> parse(const Parts& parts) { return Certificate::parse(encode(parts)); }

std::string_view error_of(const Parts& parts) {
  const auto certificate = parse(parts);
  return certificate ? "ok" : certificate.error().code().id;
}

std::vector<std::string> deviations_of(const Parts& parts) {
  std::vector<std::string> out;
  const auto certificate = parse(parts);
  if (!certificate) return {describe(certificate.error())};
  for (const auto& finding : (*certificate)->deviations) {
    EXPECT_EQ(finding.subject().kind(), Subject::Kind::certificate);
    EXPECT_EQ(finding.effect(), Effect::warning);
    std::string text(finding.code().id);
    for (const auto& fact : finding.facts()) text += " " + fact.value;
    out.push_back(std::move(text));
  }
  return out;
}

TEST(Certificate, FieldsAreViewsOfItsOwnBytes) {
  const Bytes der = encode({});
  const auto certificate = Certificate::parse(der).value();
  const auto& c = *certificate;
  EXPECT_EQ(to_bytes(c.der), der);
  EXPECT_EQ(c.der.data(), c.owner->data());
  EXPECT_EQ(c.version, 3);
  EXPECT_EQ(serial_text(certificate), "1000");
  EXPECT_EQ(to_string(c.issuer), "CN=Issuer");
  EXPECT_EQ(to_string(c.subject), "CN=Subject");
  EXPECT_EQ(c.not_before, test::kStart);
  EXPECT_EQ(c.not_after, test::kEnd);
  EXPECT_EQ(c.subject_public_key_info.curve, crypto::Curve::p256);
  EXPECT_EQ(c.fingerprint, crypto::sha256(der));
  EXPECT_EQ(to_bytes(c.signature_value), Bytes(64, 0x55));
  EXPECT_EQ(c.issuer_key, c.issuer.match_key());
  EXPECT_EQ(c.subject_key, c.subject.match_key());
  EXPECT_FALSE(c.self_issued);
  EXPECT_THAT(c.deviations, IsEmpty());
  EXPECT_TRUE(equal(c.signature.full, c.signature_algorithm.full));
  // Law: the views put together again are the certificate.
  EXPECT_EQ(der::sequence({to_bytes(c.tbs), to_bytes(c.signature_algorithm.full),
                           der::bit_string(c.signature_value)}),
            der);
}

TEST(Certificate, CopiesShareOneObjectAndCompareByFingerprint) {
  const auto a = parse({}).value();
  const Certificate b = a;
  const auto again = parse({}).value();
  const auto other = parse({.serial = der::integer(7)}).value();
  EXPECT_EQ(&*a, &*b);
  EXPECT_EQ(a, again);
  EXPECT_NE(&*a, &*again);
  EXPECT_NE(a, other);
  EXPECT_EQ(a < other, a->fingerprint < other->fingerprint);
}

TEST(Certificate, SelfIssuedIsSaidOfMatchingNames) {
  EXPECT_TRUE(parse({.subject = test::name("CN=Issuer")}).value()->self_issued);
  EXPECT_TRUE(parse({.subject = test::name("CN=ISSUER")}).value()->self_issued);
  EXPECT_FALSE(parse({.subject = test::name("CN=Issuer,CN=Issuer")}).value()->self_issued);
}

TEST(Certificate, VersionsAndWhatEachMayHave) {
  const Bytes extensions = der::explicitly(
      3, der::sequence(
             {der::sequence({der::oid(Oid::literal("2.999.1")), der::octet_string(Bytes{})})}));
  const Bytes unique{0x81, 0x02, 0x00, 0xAA};
  const auto version = [](std::int64_t n) { return der::explicitly(0, der::integer(n)); };
  EXPECT_THAT(deviations_of({.version = {}}), ElementsAre("x509.version.v1"));
  EXPECT_THAT(deviations_of({.version = version(0)}),
              ElementsAre("x509.version.v1", "x509.default_encoded version"));
  EXPECT_EQ(parse({.version = version(1)}).value()->version, 2);
  EXPECT_EQ(error_of({.version = version(3)}), "x509.version");
  EXPECT_EQ(error_of({.version = version(-1)}), "x509.version");
  EXPECT_EQ(error_of({.version = der::explicitly(0, der::null())}), "der.tag.unexpected");
  EXPECT_EQ(error_of({.tail = unique}), "ok");
  EXPECT_EQ(error_of({.version = version(1), .tail = unique}), "ok");
  EXPECT_EQ(error_of({.version = {}, .tail = unique}), "x509.unique_id.version");
  EXPECT_EQ(error_of({.tail = Bytes{0x82, 0x01, 0x09}}), "der.bit_string.malformed");
  EXPECT_THAT(deviations_of({.tail = extensions}), IsEmpty());
  EXPECT_THAT(deviations_of({.version = version(1), .tail = extensions}),
              ElementsAre("x509.extensions.before_v3 2"));
  EXPECT_THAT(deviations_of({.version = {}, .tail = extensions}),
              ElementsAre("x509.version.v1", "x509.extensions.before_v3 1"));
}

TEST(Certificate, SerialNumbersThatCasWroteAreRead) {
  EXPECT_THAT(deviations_of({.serial = der::integer(-5)}), ElementsAre("x509.serial.negative fb"));
  EXPECT_THAT(deviations_of({.serial = der::integer(0)}), ElementsAre("x509.serial.zero"));
  EXPECT_THAT(deviations_of({.serial = der::integer(ByteView(Bytes(20, 0x7F)))}), IsEmpty());
  EXPECT_THAT(deviations_of({.serial = der::integer(ByteView(Bytes(20, 0xFF)))}),
              ElementsAre("x509.serial.too_long 21"));
  EXPECT_EQ(error_of({.serial = Bytes{0x02, 0x00}}), "der.integer.malformed");
  EXPECT_EQ(error_of({.serial = Bytes{0x02, 0x02, 0x00, 0x01}}), "der.integer.malformed");
}

TEST(Certificate, TheTwoAlgorithmIdentifiersAreOne) {
  EXPECT_EQ(error_of({.outer_algorithm = der::sequence({der::oid(Oid::literal("1.2.3"))})}),
            "x509.signature_algorithm.mismatch");
  // Octet for octet: absent and NULL parameters differ.
  EXPECT_EQ(error_of({.outer_algorithm = der::sequence(
                          {der::oid(Oid::literal("1.2.840.10045.4.3.2")), der::null()})}),
            "x509.signature_algorithm.mismatch");
}

TEST(Certificate, ASignatureOfHalfOctetsCanNeverVerify) {
  const Parts parts{.signature = der::bit_string(Bytes{0x55, 0x50}, 4)};
  EXPECT_THAT(deviations_of(parts), ElementsAre("x509.signature.unused_bits 4"));
  EXPECT_TRUE(parse(parts).value()->signature_value.empty());
  EXPECT_EQ(error_of({.signature = Bytes{0x03, 0x00}}), "der.bit_string.malformed");
}

TEST(Certificate, TimesAreOfTheProfile) {
  const auto validity = [](std::string_view text) {
    return der::sequence({der::text(der::kUtcTime, text), der::time(test::kEnd)});
  };
  EXPECT_EQ(error_of({.validity = validity("2601010000Z")}), "der.time.no_seconds");
  EXPECT_EQ(error_of({.validity = validity("260101000000+0800")}), "der.time.offset");
  EXPECT_EQ(error_of({.validity = validity("260101")}), "der.time.malformed");
  EXPECT_EQ(error_of({.validity = der::sequence({der::time(test::kStart)})}), "der.tag.unexpected");
  const Instant last{253402300799};
  const auto forever =
      parse({.validity = der::sequence({der::time(test::kStart), der::time(last)})}).value();
  EXPECT_EQ(to_string(forever->not_after), "9999-12-31T23:59:59Z");
}

TEST(Certificate, EachPartIsChecked) {
  EXPECT_EQ(error_of({.algorithm = der::null()}), "der.tag.unexpected");
  EXPECT_EQ(error_of({.issuer = der::null()}), "der.tag.unexpected");
  EXPECT_EQ(error_of({.subject = der::sequence({der::null()})}), "der.tag.unexpected");
  EXPECT_EQ(error_of({.key = der::null()}), "der.tag.unexpected");
  EXPECT_NE(error_of({.key = der::sequence({der::null()})}), "ok");
  EXPECT_EQ(error_of({.tail = der::null()}), "der.trailing_data");
  EXPECT_EQ(error_of({.trailing = der::null()}), "der.trailing_data");
  EXPECT_EQ(error_of({.signature = {}}), "der.tag.unexpected");
  Bytes after = encode({});
  after.push_back(0);
  EXPECT_EQ(Certificate::parse(after).error().code().id, "der.trailing_data");
  EXPECT_EQ(Certificate::parse(Bytes{}).error().code().id, "der.tag.unexpected");
}

TEST(Certificate, ErrorsOfInnerPartsSayWhereTheyHappened) {
  const Parts broken{.serial = der::null()};
  const Bytes der = encode(broken);
  const auto outer = der::parse_single(der).value();
  const auto tbs = der::Reader(outer).any().value();
  const std::size_t offset = tbs.content_offset() + broken.version.size();
  EXPECT_EQ(
      describe(Certificate::parse(der).error()),
      "der.tag.unexpected certificate offset=" + std::to_string(offset) + " expected=02 found=05");
}

TEST(Certificate, BerIsNotRead) {
  // The same certificate with an indefinite outermost length.
  Bytes der = encode({});
  const auto content = to_bytes(der::parse_single(der)->content);
  Bytes ber{0x30, 0x80};
  ber.insert(ber.end(), content.begin(), content.end());
  ber.insert(ber.end(), {0, 0});
  EXPECT_EQ(Certificate::parse(ber).error().code().id, "der.length.indefinite");
}

TEST(Certificate, SizeIsBounded) {
  const auto huge = Certificate::parse(Bytes((1U << 20) + 1));
  ASSERT_FALSE(huge);
  EXPECT_EQ(describe(huge.error()), "x509.too_large certificate size=1048577 limit=1048576");
}

TEST(Certificate, EveryTruncationIsRefusedByName) {
  const auto root = test::make_authority("Root", {.policies = {"2.999.1"}});
  const Bytes whole = to_bytes(root.certificate()->der);
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const auto cut =
        Certificate::parse(Bytes(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size)));
    ASSERT_FALSE(cut) << size;
    EXPECT_FALSE(cut.error().code().id.empty());
  }
}

// Law: whatever is accepted is made of views inside the input, and reads back the same.
TEST(Certificate, EveryFlippedBitIsReadOrRefused) {
  const auto root = test::make_authority("Root");
  const auto leaf =
      root.issue({.policies = {"2.999.1"},
                  .subject_alt_name = {dns_name("a.mo")},
                  .extended_key_usage = {"2.999.2"},
                  .crl_distribution_points = {{.full_name = {uri_name("http://c/")}}}});
  const Bytes whole = to_bytes(leaf->der);
  std::size_t accepted = 0;
  for (std::size_t bit = 0; bit < whole.size() * 8; ++bit) {
    Bytes flipped = whole;
    flipped[bit / 8] = static_cast<std::uint8_t>(flipped[bit / 8] ^ (1U << (bit % 8)));
    const auto certificate = Certificate::parse(flipped);
    if (!certificate) continue;
    ++accepted;
    const auto& c = **certificate;
    ASSERT_EQ(to_bytes(c.der), flipped);
    ASSERT_NE(c.fingerprint, leaf->fingerprint);
    for (const auto& e : c.extensions.all) {
      ASSERT_GE(e.value.data(), c.der.data());
      ASSERT_LE(e.value.data() + e.value.size(), c.der.data() + c.der.size());
    }
    EXPECT_FALSE(to_string(c.subject).empty() && !c.subject.empty());
    EXPECT_EQ(c.subject_key, c.subject.match_key());
  }
  EXPECT_GT(accepted, whole.size());  // most flips are inside values
}

TEST(Certificate, DeepNestingWhereAnythingMayStandIsNotFollowed) {
  Bytes deep;
  for (int i = 0; i < 5'000; ++i) deep = der::sequence({deep});
  const Bytes name = der::sequence(
      {der::encode(der::kSet, {der::sequence({der::oid(Oid::literal("2.5.4.3")), deep})})});
  const auto certificate = parse({.subject = name});
  ASSERT_TRUE(certificate);
  EXPECT_EQ((*certificate)->subject.display().substr(0, 1), "#");
}

TEST(Certificate, ManyExtensionsAreReadInLinearTime) {
  std::vector<Bytes> list;
  for (int i = 0; i < 10'000; ++i) {
    list.push_back(der::sequence(
        {der::oid(Oid::literal("2.999." + std::to_string(i))), der::octet_string(Bytes{})}));
  }
  const auto certificate = parse({.tail = der::explicitly(3, der::sequence(list))});
  ASSERT_TRUE(certificate);
  EXPECT_EQ((*certificate)->extensions.all.size(), 10'000U);
  list.push_back(list[17]);
  EXPECT_EQ(error_of({.tail = der::explicitly(3, der::sequence(list))}),
            "x509.extension.duplicate");
}

TEST(Certificate, ManyPoliciesAreReadInLinearTime) {
  std::vector<Bytes> policies;
  for (int i = 0; i < 20'000; ++i) {
    policies.push_back(der::sequence({der::oid(Oid::literal("2.999." + std::to_string(i)))}));
  }
  const auto tail = [](const std::vector<Bytes>& list) {
    return der::explicitly(
        3, der::sequence({der::sequence(
               {der::oid(Oid::literal("2.5.29.32")), der::octet_string(der::sequence(list))})}));
  };
  EXPECT_EQ(parse({.tail = tail(policies)}).value()->extensions.policies->size(), 20'000U);
  policies.push_back(policies[3]);
  EXPECT_EQ(error_of({.tail = tail(policies)}), "x509.extension.value");
}

}  // namespace
}  // namespace baytrust::x509
