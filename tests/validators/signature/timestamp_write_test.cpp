// Making requests, tokens and documents with time-stamps; what is refused.
#include "validators/signature/timestamp_write.hpp"

#include "tests/validators/signature/timestamp_support.hpp"
#include "validators/crypto/digest.hpp"
#include "validators/der/reader.hpp"
#include "validators/der/writer.hpp"
#include "validators/signature/oids.hpp"

namespace baytrust::signature {
namespace {

using Kind = TimestampToken::Kind;

template <class T>
std::string refusal(const Result<T>& result) {
  return result ? "made" : std::string(result.error().code().id);
}

SignedData document() {
  return must(SignedData::parse(must(sign_cms({.octets = as_bytes(kText)}, identity().signer()))));
}

TEST(TimestampWrite, ARequestHasWhatIsAskedOfIt) {
  const Bytes octets = write_timestamp_request(
      {.imprint = statement().imprint, .policy = Oid::literal("2.999.1"), .nonce = {0xFF}});
  der::Reader request = *der::Reader(octets).enter(der::kSequence);
  EXPECT_EQ(*request.small_integer(), 1);
  der::Reader imprint = *request.enter(der::kSequence);
  (void)imprint.any();
  EXPECT_TRUE(equal(*imprint.octet_string(), statement().imprint));
  EXPECT_EQ(to_string(*request.oid()), "2.999.1");
  EXPECT_EQ(to_hex(*request.integer()), "00ff");  // never negative
  EXPECT_TRUE(request.boolean()->value);
  EXPECT_TRUE(request.finish());
}

TEST(TimestampWrite, AStatementIsReadAsItWasWritten) {
  TokenContent content = statement();
  content.accuracy = Accuracy{0, 250, 0};
  content.gen_time.micros = 1'000;
  content.ordering = true;
  content.nonce = {9};
  const Bytes octets = write_tst_info(content);
  const auto info = must(parse_tst_info(octets));
  EXPECT_EQ(info.accuracy, content.accuracy);
  EXPECT_EQ(info.gen_time, content.gen_time);
  EXPECT_EQ(to_string(info.gen_time), "2026-03-03T12:00:00.001Z");
  EXPECT_TRUE(info.ordering);
  EXPECT_EQ(to_hex(*info.nonce), "09");
  EXPECT_TRUE(info.extensions.empty());
}

TEST(TimestampWrite, PutsInOnlyWhatWasAskedFor) {
  const auto data = document();
  const ToStamp what = must(to_stamp(data, {}));
  EXPECT_EQ(refusal(add_timestamp(data, 0, what, token())), "timestamp.write.imprint");
  EXPECT_EQ(refusal(add_timestamp(data, 0, what, der::null())), "cms.malformed");
  EXPECT_EQ(refusal(add_timestamp(data, 7, what, token())), "timestamp.write.signer");
  EXPECT_EQ(refusal(to_stamp(data, {.signer = 7})), "timestamp.write.signer");
  EXPECT_EQ(refusal(to_stamp(data, {.kind = Kind::content})), "timestamp.write.kind");
  ToStamp other = what;
  other.kind = Kind::references;
  const Bytes right = token({.policy = Oid::literal("2.999.1.1"),
                             .imprint = what.imprint,
                             .gen_time = {.second = test::kNoon}});
  EXPECT_EQ(refusal(add_timestamp(data, 0, other, right)), "timestamp.write.kind");
  EXPECT_EQ(refusal(add_timestamp(data, 0, what, right)), "made");
  ToStamp archive = must(to_stamp(data, {.kind = Kind::archive}));
  const Bytes two =
      must(add_signer(must(SignedData::parse(token({.policy = Oid::literal("2.999.1.1"),
                                                    .imprint = archive.imprint,
                                                    .gen_time = {.second = test::kNoon}}))),
                      {}, tsa(crypto::KeyType::p384).signer()));
  EXPECT_EQ(refusal(add_timestamp(data, 0, archive, two)), "timestamp.write.signer");
}

TEST(TimestampWrite, DetachedContentIsNeededForAnArchiveTimestamp) {
  const auto data = must(SignedData::parse(
      must(sign_cms({.octets = as_bytes(kText), .packing = CmsContent::Packing::detached},
                    identity().signer()))));
  EXPECT_EQ(refusal(to_stamp(data, {.kind = Kind::archive})), "timestamp.write.content");
  ContentDigest digest(data);
  digest.update(as_bytes(kText));
  EXPECT_EQ(refusal(to_stamp(data, {.kind = Kind::archive, .content = digest.finish()})), "made");
  EXPECT_EQ(refusal(to_stamp(data, {.kind = Kind::signature})), "made");
}

TEST(TimestampWrite, UnsignedAttributesKeepTheirOrderAndTheSignerItsOctets) {
  const auto data = document();
  const Bytes one = add_unsigned(data, 0, {oids::kSignatureTimestamp, der::integer(9)});
  const Bytes two =
      add_unsigned(must(SignedData::parse(one)), 0, {oids::kContentTimestamp, der::integer(1)});
  const auto again = must(SignedData::parse(two));
  const auto& list = again->signers[0].unsigned_attributes.list;
  ASSERT_EQ(list.size(), 2U);
  EXPECT_EQ(list[0].type, oids::kSignatureTimestamp);
  EXPECT_EQ(list[1].type, oids::kContentTimestamp);
  EXPECT_THAT(verify_one(two), is_good());
}

TEST(TimestampWrite, EvidenceIsCarriedOnce) {
  const auto data = document();
  const auto crl = share(to_bytes(root().issue_crl()->der));
  const auto ocsp = share(der::sequence({der::integer(1)}));
  const Evidence evidence{
      .certificates = {root().certificate(), identity().certificate},
      .crls = {crl, crl},
      .ocsp = {{OcspOctets::Form::response, ocsp}, {OcspOctets::Form::basic, ocsp}}};
  const auto more = must(SignedData::parse(add_evidence(data, evidence)));
  EXPECT_EQ(more->evidence.certificates.size(), 2U);
  EXPECT_EQ(more->evidence.crls.size(), 1U);
  EXPECT_EQ(more->evidence.ocsp.size(), 2U);
  EXPECT_TRUE(more->deviations.empty());
}

}  // namespace
}  // namespace baytrust::signature
