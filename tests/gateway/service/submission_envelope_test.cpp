// A partner's signed order: what is made is opened, and everything else is refused by name.
#include "gateway/service/submission_envelope.hpp"

#include <functional>
#include <gmock/gmock.h>
#include <stdexcept>

#include "gateway/service/envelope_text.hpp"
#include "tests/support/authority.hpp"
#include "tests/support/openssl_cms.hpp"
#include "validators/crypto/digest.hpp"
#include "validators/signature/cms_write.hpp"

namespace baytrust::service {
namespace {

using signature::CmsContent;
using signature::CmsSigner;
using test::kNoon;

template <class T>
T must(Result<T> result) {
  if (!result) throw std::runtime_error(describe(result.error()));
  return *std::move(result);
}

struct Partner {
  x509::Certificate certificate;
  crypto::PrivateKey key;
  std::string territory;

  ContentSigner content_signer() const { return {certificate, territory}; }
};

Partner make_partner(std::string territory, crypto::KeyType type = crypto::KeyType::p256) {
  static const auto root = test::make_authority("Partners' CA");
  auto key = test::fresh_key(type);
  auto certificate = root.issue({.subject = "CN=Content " + territory, .key = key});
  return {std::move(certificate), std::move(key), std::move(territory)};
}
const Partner& hong_kong() {
  static const Partner partner = make_partner("HK");
  return partner;
}
const Partner& macao() {
  static const Partner partner = make_partner("MO", crypto::KeyType::sm2);
  return partner;
}
std::vector<ContentSigner> partners() {
  return {macao().content_signer(), hong_kong().content_signer()};
}

Envelope envelope() {
  return {.op = Envelope::Op::publish,
          .jurisdiction = "HK",
          .document_kind = decision::DocumentKind::trust_list,
          .document_id = "hk-trust-list",
          .sequence = 7,
          .prev_digest = crypto::sha256(as_bytes("edition 6")),
          .digest = crypto::sha256(as_bytes("edition 7")),
          .not_before = kNoon,
          .expires = kNoon + kHour,
          .activate_at = kNoon + kDay,
          .aud = "gateway.example",
          .submission_id = "0123456789abcdef"};
}

EnvelopeExpectations expectations() {
  return {.audience = "gateway.example",
          .now = kNoon,
          .caller_territory = "HK",
          .document_kind = decision::DocumentKind::trust_list,
          .document_sequence = 7,
          .document_digest = crypto::sha256(as_bytes("edition 7")),
          .previous_digest = crypto::sha256(as_bytes("edition 6"))};
}

Result<OpenedEnvelope> open(ByteView cms) {
  crypto::Verifier verifier;
  return open_envelope(cms, partners(), verifier);
}

std::string refusal(ByteView cms) {
  const auto opened = open(cms);
  if (opened) return "opened";
  const Error error = opened.error();
  std::string out(error.code().id);
  for (const auto& fact : error.facts()) {
    if (fact.name == "member" || fact.name == "reason") out += " " + fact.value;
  }
  return out;
}

// Signed by Hong Kong's content certificate, whatever the text.
Bytes signed_text(std::string_view text) {
  return must(
      signature::sign_cms({.octets = as_bytes(text)},
                          {.certificate = hong_kong().certificate, .key = hong_kong().key}));
}
// The usual text with one replacement.
Bytes with(std::string_view from, std::string_view to) {
  std::string text = write_envelope_text(envelope());
  const auto at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return signed_text(text.replace(at, from.size(), to));
}

TEST(SubmissionEnvelope, IsMadeAndOpenedByPartnersOfBothKinds) {
  for (const Partner* partner : {&hong_kong(), &macao()}) {
    Envelope made = envelope();
    made.jurisdiction = partner->territory;
    made.op = Envelope::Op::withdraw;
    made.document_kind = decision::DocumentKind::mapping_register;
    made.prev_digest.reset();
    const auto opened = must(open(must(make_envelope(made, partner->certificate, partner->key))));
    EXPECT_EQ(opened.envelope, made);
    EXPECT_EQ(opened.signer.territory, partner->territory);
    EXPECT_EQ(opened.signer_fingerprint(), partner->certificate->fingerprint);
  }
}

TEST(SubmissionEnvelope, IsStrictJsonOfItsMembersInAnyOrder) {
  EXPECT_EQ(write_envelope_text(envelope()).substr(0, 40),
            R"({"activate_at":"2026-03-04T12:00:00Z","a)");
  const auto read = read_envelope_text(
      R"({ "submission_id":"abcDEF-._~012345", "op":"publish","jurisdiction":"CN-GD",)"
      R"("document_kind":"register","document_id":"x","sequence":9007199254740991,)"
      R"("prev_digest":"",)"
      R"("digest":"00000000000000000000000000000000000000000000000000000000000000ff",)"
      R"("not_before":"2026-01-01T00:00:00Z","expires":"2026-01-01T00:00:01Z",)"
      R"("activate_at":"2026-01-01T00:00:00Z","aud":"a"} )");
  ASSERT_TRUE(read) << describe(read.error());
  EXPECT_EQ(read->sequence, (1ULL << 53) - 1);
  EXPECT_FALSE(read->prev_digest);
}

// As a partner without this program makes it.
TEST(SubmissionEnvelope, MadeByTheOpensslCommandIsOpened) {
  if (!test::OpensslCms::installed()) GTEST_SKIP() << "no openssl command";
  const test::OpensslCms openssl(hong_kong().certificate);
  for (const char* options : {"-nodetach -md sha256", "-nodetach -md sha384 -stream -cades"}) {
    const Bytes cms = openssl.sign(write_envelope_text(envelope()),
                                   {{hong_kong().certificate, hong_kong().key}}, options);
    EXPECT_EQ(must(open(cms)).envelope, envelope()) << options;
  }
}

// ----- the signature

TEST(SubmissionEnvelope, OfSomebodyUnknownIsRefused) {
  const Partner stranger = make_partner("HK");
  EXPECT_EQ(refusal(must(make_envelope(envelope(), stranger.certificate, stranger.key))),
            "submission.envelope.signer_unknown");
}

TEST(SubmissionEnvelope, UnderAPartnersNameWithAnotherKeyIsRefused) {
  // Mallory's certificate bears the partner's issuer name and serial number.
  const auto forger = test::make_authority("Partners' CA");
  const auto key = test::fresh_key();
  const auto twin =
      forger.issue({.serial_number = to_bytes(hong_kong().certificate->serial_number), .key = key});
  EXPECT_EQ(refusal(must(make_envelope(envelope(), twin, key))),
            "submission.envelope.signer_unknown");
  const auto bare =
      must(signature::sign_cms({.octets = as_bytes(write_envelope_text(envelope()))},
                               CmsSigner{.certificate = twin,
                                         .key = key,
                                         .signed_attributes = CmsSigner::SignedAttributes::none}));
  EXPECT_EQ(refusal(bare), "submission.envelope.no_attributes");
}

TEST(SubmissionEnvelope, WithAnAlteredOrderIsRefused) {
  Bytes cms = signed_text(write_envelope_text(envelope()));
  const std::string_view wanted = "\"HK\"";
  const auto at = as_text(cms).find(wanted);
  ASSERT_NE(at, std::string_view::npos);
  cms[at + 1] = 'M';
  EXPECT_EQ(refusal(cms), "submission.envelope.signature cms.message_digest.mismatch");
}

TEST(SubmissionEnvelope, WithAnotherFormIsRefused) {
  const std::string text = write_envelope_text(envelope());
  const CmsSigner signer{.certificate = hong_kong().certificate, .key = hong_kong().key};
  const auto made = [&](const CmsContent& content) {
    return must(signature::sign_cms(content, signer));
  };
  EXPECT_EQ(refusal(made({.octets = as_bytes(text), .packing = CmsContent::Packing::detached})),
            "submission.envelope.detached");
  EXPECT_EQ(refusal(made({.octets = as_bytes(text), .content_type = Oid::literal("2.999.1")})),
            "submission.envelope.content_type");
  const Bytes one = made({.octets = as_bytes(text)});
  const Bytes two =
      must(signature::add_signer(must(signature::SignedData::parse(one)), {}, signer));
  EXPECT_EQ(refusal(two), "submission.envelope.signers");
  EXPECT_EQ(refusal(as_bytes(text)), "submission.envelope.not_cms der.truncated");
}

TEST(SubmissionEnvelope, ThatIsTooLargeIsRefused) {
  EXPECT_EQ(refusal(signed_text(std::string(kMaxEnvelopeText + 1, ' '))),
            "submission.envelope.too_large");
  EXPECT_EQ(refusal(Bytes(kMaxEnvelope + 1)), "submission.envelope.too_large");
}

// ----- the text

TEST(SubmissionEnvelope, ThatIsNoJsonObjectIsRefused) {
  for (const char* text : {"", "null", "[]", "{", "{} {}", "{'op':1}", "\xEF\xBB\xBF{}",
                           R"({"a":"\xff"})", "{\"a\":\"\xff\"}", "{\"a\":[[[[1]]]]}"}) {
    EXPECT_EQ(refusal(signed_text(text)), "submission.envelope.not_json") << text;
  }
}

TEST(SubmissionEnvelope, MembersAreThoseOfTheFormatOnceEach) {
  EXPECT_EQ(refusal(with("{", R"({"op":"withdraw",)")), "submission.envelope.member_duplicate op");
  EXPECT_EQ(refusal(with("{", R"({"\u006fp":"withdraw",)")),
            "submission.envelope.member_duplicate op");
  EXPECT_EQ(refusal(with("{", R"({"note":"",)")), "submission.envelope.member_unknown note");
  EXPECT_EQ(refusal(with("{", R"({"OP":"publish",)")), "submission.envelope.member_unknown OP");
  EXPECT_EQ(refusal(with("{", "{\"\xE2\x80\xAEx\":\"\",")),
            "submission.envelope.member_unknown ???x");
  EXPECT_EQ(refusal(with(R"("aud":"gateway.example",)", "")),
            "submission.envelope.member_missing aud");
}

TEST(SubmissionEnvelope, EveryMalformedMemberIsNamed) {
  const std::string digest = to_hex(envelope().digest);
  const std::tuple<std::string, std::string, std::string> kCases[] = {
      {R"("op":"publish")", R"("op":"Publish")", "op"},
      {R"("op":"publish")", R"("op":["publish"])", "op"},
      {R"("op":"publish")", R"("op":"")", "op"},
      {R"("jurisdiction":"HK")", R"("jurisdiction":"hk")", "jurisdiction"},
      {R"("jurisdiction":"HK")", R"("jurisdiction":"H\u0000K")", "jurisdiction"},
      {R"("jurisdiction":"HK")", R"("jurisdiction":"HK-")", "jurisdiction"},
      {R"("document_kind":"list")", R"("document_kind":"lists")", "document_kind"},
      {R"("hk-trust-list")", R"("hk trust list")", "document_id"},
      {R"("hk-trust-list")", R"("")", "document_id"},
      {R"("hk-trust-list")", '"' + std::string(129, 'a') + '"', "document_id"},
      {R"("sequence":7)", R"("sequence":"7")", "sequence"},
      {R"("sequence":7)", R"("sequence":7.0)", "sequence"},
      {R"("sequence":7)", R"("sequence":0)", "sequence"},
      {R"("sequence":7)", R"("sequence":-7)", "sequence"},
      {R"("sequence":7)", R"("sequence":9007199254740992)", "sequence"},
      {R"("sequence":7)", R"("sequence":18446744073709551615)", "sequence"},
      {R"("sequence":7)", R"("sequence":null)", "sequence"},
      {digest, digest.substr(1), "digest"},
      {digest, "g" + digest.substr(1), "digest"},
      {R"("prev_digest":")", R"("prev_digest":"0)", "prev_digest"},
      {"2026-03-03T13:00:00Z", "2026-03-03T13:00:00+00:00", "expires"},
      {"2026-03-03T13:00:00Z", "2026-03-03T13:00:00.5Z", "expires"},
      {"2026-03-03T13:00:00Z", "2026-03-03 13:00:00Z", "expires"},
      {"2026-03-03T13:00:00Z", "2026-02-30T13:00:00Z", "expires"},
      {"2026-03-03T12:00:00Z", "2026-03-03T12:00Z", "not_before"},
      {"2026-03-04T12:00:00Z", "tomorrow", "activate_at"},
      {R"("gateway.example")", R"("gateway example")", "aud"},
      {R"("gateway.example")", R"(["gateway.example"])", "aud"},
      {"0123456789abcdef", "0123456789abcde", "submission_id"},
      {"0123456789abcdef", "0123456789abcde/", "submission_id"},
      {"0123456789abcdef", std::string(65, 'a'), "submission_id"},
  };
  for (const auto& [from, to, member] : kCases) {
    EXPECT_EQ(refusal(with(from, to)), "submission.envelope.member_malformed " + member) << to;
  }
}

TEST(SubmissionEnvelope, MustExpireAfterItBegins) {
  EXPECT_EQ(refusal(with("2026-03-03T13:00:00Z", "2026-03-03T12:00:00Z")),
            "submission.envelope.window");
}

TEST(SubmissionEnvelope, WhatWouldNotBeReadIsNotMade) {
  Envelope bad = envelope();
  bad.submission_id = "short";
  const auto made = make_envelope(bad, hong_kong().certificate, hong_kong().key);
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().code().id, "submission.envelope.member_malformed");
}

// ----- against what is known apart from it

std::vector<std::string> objections(const std::function<void(Envelope&)>& edit,
                                    const std::function<void(EnvelopeExpectations&)>& expect,
                                    const Partner& signer = hong_kong()) {
  Envelope order = envelope();
  edit(order);
  EnvelopeExpectations expected = expectations();
  expect(expected);
  const auto opened = must(open(must(make_envelope(order, signer.certificate, signer.key))));
  std::vector<std::string> out;
  for (const auto& finding : check_envelope(opened, expected)) {
    out.emplace_back(finding.code().id);
  }
  return out;
}
const auto kAsIs = [](auto&) {};

TEST(SubmissionEnvelope, FitsWhatItWasMadeFor) {
  EXPECT_THAT(objections(kAsIs, kAsIs), testing::ElementsAre("submission.envelope.fits"));
  EXPECT_THAT(objections([](Envelope& e) { e.prev_digest.reset(); },
                         [](EnvelopeExpectations& x) { x.previous_digest.reset(); }),
              testing::ElementsAre("submission.envelope.fits"));
}

TEST(SubmissionEnvelope, ForAnotherGatewayIsRefused) {
  EXPECT_THAT(objections([](Envelope& e) { e.aud = "gateway.example.evil"; }, kAsIs),
              testing::ElementsAre("submission.envelope.audience"));
}

TEST(SubmissionEnvelope, HoldsFromItsBeginningUntilBeforeItsEnd) {
  const auto at = [](Instant now) {
    return objections(kAsIs, [now](EnvelopeExpectations& x) { x.now = now; });
  };
  EXPECT_THAT(at(kNoon - 1), testing::ElementsAre("submission.envelope.not_yet"));
  EXPECT_THAT(at(kNoon), testing::ElementsAre("submission.envelope.fits"));
  EXPECT_THAT(at(kNoon + kHour - 1), testing::ElementsAre("submission.envelope.fits"));
  EXPECT_THAT(at(kNoon + kHour), testing::ElementsAre("submission.envelope.expired"));
}

TEST(SubmissionEnvelope, SpeaksForTheTerritoryOfSignerAndCaller) {
  // A partner for another, a partner's envelope through another's connection.
  EXPECT_THAT(objections(kAsIs, kAsIs, macao()),
              testing::ElementsAre("submission.envelope.territory"));
  EXPECT_THAT(objections(kAsIs, [](EnvelopeExpectations& x) { x.caller_territory = "MO"; }),
              testing::ElementsAre("submission.envelope.territory"));
  EXPECT_THAT(objections([](Envelope& e) { e.jurisdiction = "MO"; },
                         [](EnvelopeExpectations& x) { x.caller_territory = "MO"; }),
              testing::ElementsAre("submission.envelope.territory"));
}

TEST(SubmissionEnvelope, IsForOneDocument) {
  EXPECT_THAT(objections(kAsIs,
                         [](EnvelopeExpectations& x) {
                           x.document_digest = crypto::sha256(as_bytes("another"));
                         }),
              testing::ElementsAre("submission.envelope.digest"));
  EXPECT_THAT(objections(kAsIs, [](EnvelopeExpectations& x) { x.document_sequence = 8; }),
              testing::ElementsAre("submission.envelope.sequence"));
  EXPECT_THAT(objections(kAsIs,
                         [](EnvelopeExpectations& x) {
                           x.document_kind = decision::DocumentKind::mapping_register;
                         }),
              testing::ElementsAre("submission.envelope.kind"));
}

TEST(SubmissionEnvelope, FollowsTheEditionHeldHere) {
  EXPECT_THAT(objections([](Envelope& e) { e.prev_digest.reset(); }, kAsIs),
              testing::ElementsAre("submission.envelope.order"));
  EXPECT_THAT(objections(kAsIs, [](EnvelopeExpectations& x) { x.previous_digest.reset(); }),
              testing::ElementsAre("submission.envelope.order"));
}

TEST(SubmissionEnvelope, NeedsACertificateAndAlgorithmsGoodNow) {
  EXPECT_THAT(objections(
                  [](Envelope& e) {
                    e.not_before = test::kEnd;
                    e.expires = test::kEnd + kDay;
                  },
                  [](EnvelopeExpectations& x) { x.now = test::kEnd + 1; }),
              testing::ElementsAre("submission.envelope.certificate"));
  EXPECT_THAT(objections(kAsIs,
                         [](EnvelopeExpectations& x) {
                           x.algorithms.of(crypto::Hash::sha256) = crypto::Acceptance::never();
                         }),
              testing::ElementsAre("submission.envelope.algorithm"));
}

TEST(SubmissionEnvelope, TellsEveryObjectionAtOnce) {
  EXPECT_THAT(objections(kAsIs,
                         [](EnvelopeExpectations& x) {
                           x.audience = "other";
                           x.now = kNoon - 1;
                           x.document_sequence = 8;
                         }),
              testing::ElementsAre("submission.envelope.audience", "submission.envelope.not_yet",
                                   "submission.envelope.sequence"));
}

}  // namespace
}  // namespace baytrust::service
