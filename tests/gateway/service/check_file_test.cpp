// A signed file is as many questions as it has signatures; what it carries is evidence, and what is
// kept of it is enough to judge it again without the document.
#include "gateway/service/check_file.hpp"

#include <boost/json/parse.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gateway/messages/messages.hpp"
#include "gateway/service/signature_record.hpp"
#include "tests/gateway/service/judged_world.hpp"
#include "tests/support/holder.hpp"
#include "validators/signature/codes.hpp"
#include "validators/signature/pdf_write.hpp"
#include "validators/signature/timestamp_write.hpp"
#include "validators/x509/extension_writer.hpp"

namespace baytrust::service {
namespace {

using decision::Accepted;
using decision::FileRule;
using test::must;
using ::testing::AllOf;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr std::string_view kContract = "The parties agree on 40,000 dollars.";

template <class T>
std::string code(const Result<T>& result) {
  return result ? "" : std::string(result.error().code().id);
}

class CheckFileTest : public ::testing::Test {
 protected:
  CheckFileTest() : world_(opener_), holder_(world_.small.ca), other_(world_.small.other) {}

  FileRequest request(const Bytes& file) {
    auto asked = world_.request(world_.by_ca, "mo-limit", 7, world_.now);
    asked.request.certificate.reset();
    asked.chain = {world_.small.ca.certificate()};
    return {.file = std::make_shared<const Bytes>(file), .name = "contract.p7m", .asked = asked};
  }
  std::vector<decision::Decision> judge(const FileRequest& request) {
    std::vector<decision::Decision> out;
    const FileKind kind = must(kind_of(*request.file, "f"));
    for (const CheckRequest& one :
         must(read_signed_file(request, kind, world_.verifier)).signatures) {
      out.push_back(
          must(check(one, world_.trust(world_.now), &world_.store->crls(), world_.verifier)));
    }
    return out;
  }

  test::MemoryOpener opener_;
  test::JudgedWorld world_;
  test::Holder holder_, other_;
};

TEST_F(CheckFileTest, AnAttachedSignatureIsJudgedWithItsContent) {
  const auto decisions = judge(request(holder_.attached(kContract)));
  ASSERT_EQ(decisions.size(), 1U);
  EXPECT_EQ(decisions[0].verdict.accepted, Accepted::yes);
  EXPECT_EQ(decisions[0].request.format, "cms");
  EXPECT_EQ(decisions[0].request.kind, decision::RequestKind::signature);
}

TEST_F(CheckFileTest, SoIsOneInPem) {
  const std::string pem = x509::to_pem(holder_.attached(kContract), "PKCS7");
  EXPECT_EQ(judge(request(to_bytes(as_bytes(pem)))).at(0).verdict.accepted, Accepted::yes);
}

TEST_F(CheckFileTest, DetachedItNeedsItsContentOrTheDigestOfIt) {
  auto asked = request(holder_.detached(kContract));
  EXPECT_EQ(to_string(judge(asked).at(0).verdict.sub_indication), "SIGNED_DATA_NOT_FOUND");
  asked.content = baytrust::share(to_bytes(as_bytes(kContract)));
  EXPECT_EQ(judge(asked).at(0).verdict.accepted, Accepted::yes);
  asked.content = baytrust::share(to_bytes(as_bytes("The parties agree on 90,000 dollars.")));
  EXPECT_EQ(to_string(judge(asked).at(0).verdict.sub_indication), "HASH_FAILURE");
  asked.content = nullptr;
  asked.digests = {{crypto::Hash::sha256, to_bytes(crypto::sha256(as_bytes(kContract)).octets)}};
  EXPECT_EQ(judge(asked).at(0).verdict.accepted, Accepted::yes);
}

TEST_F(CheckFileTest, EachSignatureHasAVerdictOfItsOwn) {
  const auto first = must(signature::SignedData::parse(holder_.attached(kContract)));
  const Bytes both = must(signature::add_signer(first, {}, other_.signer()));
  const auto decisions = judge(request(both));
  ASSERT_EQ(decisions.size(), 2U);
  std::vector<Accepted> accepted{decisions[0].verdict.accepted, decisions[1].verdict.accepted};
  EXPECT_THAT(accepted, Contains(Accepted::yes));
  EXPECT_THAT(accepted, Contains(Accepted::no)) << "of a CA that is not recognised";
  EXPECT_EQ(overall(FileRule::all, accepted), Accepted::no);
  EXPECT_EQ(overall(FileRule::any, accepted), Accepted::yes);
}

TEST_F(CheckFileTest, APdfIsJudgedAsAnyFile) {
  const Bytes page = must(signature::make_pdf({"DEMO contract"}));
  const Bytes signed_page = must(signature::sign_pdf(page, {}, {.signer = holder_.signer()}));
  const auto decisions = judge(request(signed_page));
  ASSERT_EQ(decisions.size(), 1U);
  EXPECT_EQ(decisions[0].verdict.accepted, Accepted::yes);
  EXPECT_EQ(decisions[0].request.format, "pades");
  EXPECT_TRUE(judge(request(page)).empty());
  auto beside = request(signed_page);
  beside.content = baytrust::share(to_bytes(as_bytes(kContract)));
  const auto refused = read_signed_file(beside, FileKind::pdf, world_.verifier);
  EXPECT_EQ(code(refused), "request.content.not_asked");
  EXPECT_THAT(messages::text(refused.error(), messages::Language::en),
              AllOf(HasSubstr("carries what it signs"), Not(HasSubstr("certificate"))));
}

TEST_F(CheckFileTest, ContentThatCameAfterTheLastSignatureIsNeverAccepted) {
  const Bytes page = must(signature::make_pdf({"DEMO contract"}));
  Bytes changed = must(signature::sign_pdf(page, {}, {.signer = holder_.signer()}));
  changed = must(signature::add_field(changed, "Amount", signature::PdfFieldKind::text));
  const auto file = must(read_signed_file(request(changed), FileKind::pdf, world_.verifier));
  EXPECT_EQ(file.after_last, LaterChanges::content);
  const auto decision = judge(request(changed)).at(0);
  EXPECT_EQ(decision.verdict.accepted, Accepted::no);
  EXPECT_EQ(to_string(decision.verdict.sub_indication), "FORMAT_FAILURE");
  EXPECT_EQ(overall(FileRule::any, {Accepted::yes}, LaterChanges::content), Accepted::no);
}

TEST(CheckFile, TheFileAsAWholeFollowsItsRule) {
  using enum Accepted;
  EXPECT_EQ(overall(FileRule::all, {}), no);
  EXPECT_EQ(overall(FileRule::any, {}), no);
  EXPECT_EQ(overall(FileRule::all, {yes, yes}), yes);
  EXPECT_EQ(overall(FileRule::all, {yes, unknown}), unknown);
  EXPECT_EQ(overall(FileRule::all, {unknown, no}), no);
  EXPECT_EQ(overall(FileRule::any, {no, unknown}), unknown);
  EXPECT_EQ(overall(FileRule::any, {no, no}), no);
}

TEST_F(CheckFileTest, WhatAFileIsIsToldFromItsContent) {
  const auto kind = [](ByteView file) { return must(kind_of(file, "f")); };
  EXPECT_EQ(kind(holder_.attached(kContract)), FileKind::cms);
  EXPECT_EQ(kind(holder_.certificate()->der), FileKind::certificates);
  const std::string pem = x509::to_pem(holder_.certificate()->der, "CERTIFICATE");
  EXPECT_EQ(kind(as_bytes(pem)), FileKind::certificates);
  const Bytes indefinite{0x30, 0x80, 0x06, 0x09};
  EXPECT_EQ(kind(indefinite), FileKind::cms);
  EXPECT_EQ(code(kind_of(as_bytes("%PNG"), "f")), "request.file.unknown_kind");
  EXPECT_EQ(code(kind_of({}, "f")), "request.file.unknown_kind");
  const Bytes lying{0x30, 0xFF, 0x06, 0x01};
  EXPECT_EQ(code(kind_of(lying, "f")), "request.file.unknown_kind");
}

TEST_F(CheckFileTest, BrokenFilesNameFileAndPlace) {
  Bytes cut = holder_.attached(kContract);
  cut.resize(cut.size() / 2);
  const auto refused = read_signed_file(request(cut), FileKind::cms, world_.verifier);
  ASSERT_FALSE(refused);
  EXPECT_THAT(describe(refused.error()), HasSubstr("contract.p7m"));
}

TEST_F(CheckFileTest, TheAnswerCountsAndCarriesTheRecords) {
  const auto decision = judge(request(holder_.attached(kContract))).at(0);
  const std::array languages{messages::Language::en};
  const auto record = make_record(decision, "r-1", languages);
  const auto text = to_json(FileAnswer{.document = crypto::sha256(as_bytes(kContract)),
                                       .accepted = {Accepted::yes},
                                       .records = {record}});
  const auto answer = boost::json::parse(text);
  EXPECT_EQ(answer.at("overall").as_string(), "yes");
  EXPECT_EQ(answer.at("signatures_count").as_int64(), 1);
  EXPECT_EQ(answer.at("valid_signatures_count").as_int64(), 1);
  EXPECT_EQ(answer.at("media_type").as_string(), "application/cms");
  EXPECT_EQ(answer.at("decisions").at(0).at("id").as_string(), record.id);
}

// ----- kept and judged again.

TEST_F(CheckFileTest, AKeptSignatureIsJudgedAgainWithoutItsDocument) {
  for (const bool content : {true, false}) {  // without: indeterminate, and that too is kept
    auto asked = request(holder_.detached(kContract));
    if (content) asked.content = baytrust::share(to_bytes(as_bytes(kContract)));
    const auto one = must(read_signed_file(asked, FileKind::cms, world_.verifier)).signatures.at(0);
    const StoredVerdict verdict = world_.answer(one, "service");
    EXPECT_EQ(verdict.accepted, content ? "yes" : "unknown");
    EXPECT_THAT(verdict.decision, Not(HasSubstr(kContract)));
    const auto again = must(reopen(verdict, world_.store->verdicts(), world_.config));
    const auto decision = must(check(again.request, world_.trust(verdict.known_at),
                                     &world_.store->crls(), world_.verifier));
    EXPECT_EQ(decision::canonical(decision), verdict.decision);
  }
}

TEST_F(CheckFileTest, SoIsOneWithItsTimestamps) {
  auto key = test::fresh_key();
  test::CertificateRequest authority{.subject = "CN=Stamps", .key = key};
  authority.extra = {x509::write_extended_key_usage({Oid::literal("1.3.6.1.5.5.7.3.8")})};
  authority.extra.back().critical = true;
  const signature::CmsSigner tsa{.certificate = world_.small.ca.issue(authority), .key = key};
  const auto unstamped = must(signature::SignedData::parse(holder_.attached(kContract)));
  const auto what = must(signature::to_stamp(unstamped, {}));
  const Bytes token = must(signature::sign_timestamp({.policy = Oid::literal("2.999.7.1"),
                                                      .hash = what.hash,
                                                      .imprint = what.imprint,
                                                      .gen_time = {.second = world_.now - kHour}},
                                                     tsa));
  const Bytes file = must(signature::add_timestamp(unstamped, 0, what, token));
  const auto one =
      must(read_signed_file(request(file), FileKind::cms, world_.verifier)).signatures.at(0);
  ASSERT_EQ(one.request.signature->timestamps.size(), 1U);
  EXPECT_EQ(one.request.signature->timestamps[0].integrity, signature::Integrity::good);
  const StoredVerdict verdict = world_.answer(one, "service");
  EXPECT_THAT(verdict.decision, HasSubstr("tsa.not_listed"));
  const auto again = must(reopen(verdict, world_.store->verdicts(), world_.config));
  const auto decision = must(
      check(again.request, world_.trust(verdict.known_at), &world_.store->crls(), world_.verifier));
  EXPECT_EQ(decision::canonical(decision), verdict.decision);
}

TEST_F(CheckFileTest, SoIsOneWhoseSignerIsNotAtHand) {
  auto signer = holder_.signer();
  const auto whole = must(signature::SignedData::parse(
      must(signature::sign_cms({.octets = as_bytes(kContract)}, signer))));
  // The same document without the certificate it carried.
  signature::SignatureFacts facts;
  facts.findings.emplace_back(signature::kSignerNotFound, Subject(Subject::Kind::signature),
                              Facts{{"signer", "CN=Somebody"}});
  facts.signature_value = to_bytes(whole->signers.at(0).signature_value);
  auto one = request({}).asked;
  one.request.kind = decision::RequestKind::signature;
  one.request.format = "cms";
  one.request.signature =
      std::make_shared<const decision::SignatureAsked>(decision::SignatureAsked{.facts = facts});
  const StoredVerdict verdict = world_.answer(one, "service");
  const auto again = must(reopen(verdict, world_.store->verdicts(), world_.config));
  EXPECT_FALSE(again.request.request.certificate);
  const auto decision = must(
      check(again.request, world_.trust(verdict.known_at), &world_.store->crls(), world_.verifier));
  EXPECT_EQ(decision::canonical(decision), verdict.decision);
}

TEST_F(CheckFileTest, EveryFactOfARecordComesBack) {
  decision::SignatureAsked asked;
  auto& facts = asked.facts;
  facts.signer = holder_.certificate();
  facts.signer_name = {.issuer = "CN=A, \"B\"", .serial_number = {1, 2}, .subject_key_id = {3}};
  facts.signer_bound = true;
  facts.format = signature::Format::pades;
  facts.index = 3;
  facts.content = signature::ContentForm::digest_only;
  facts.content_type = Oid::literal("1.2.3");
  facts.content_digests = {{crypto::Hash::sm3, Bytes(32, 5)}};
  facts.signature_algorithm = crypto::SignatureAlgorithm{.scheme = crypto::Scheme::rsa_pss,
                                                         .hash = crypto::Hash::sha384,
                                                         .mgf_hash = crypto::Hash::sha512,
                                                         .salt_length = 48};
  facts.signature_value = {9, 8, 7};
  facts.integrity = signature::Integrity::good;
  facts.claimed_signing_time = test::kNoon;
  facts.policy = signature::SignaturePolicy{.id = Oid::literal("2.999.1")};
  facts.findings.emplace_back(signature::kEssMismatch, Subject(Subject::Kind::signature),
                              Effect::warning, Facts{{"signer", "a"}, {"claimed", "b"}});
  facts.counter_signatures = {facts};
  facts.counter_signatures[0].counter_signatures.clear();
  asked.timestamps = {{.kind = signature::TimestampToken::Kind::archive,
                       .token = crypto::sha256(as_bytes("token")),
                       .integrity = signature::Integrity::bad,
                       .covers = signature::Coverage::everything,
                       .algorithm = crypto::SignatureAlgorithm{.scheme = crypto::Scheme::sm2,
                                                               .hash = crypto::Hash::sm3},
                       .imprint = crypto::Hash::sm3,
                       .time = test::kNoon,
                       .policy = Oid::literal("2.999.2"),
                       .tsa = world_.small.ca.certificate(),
                       .findings = facts.findings}};
  asked.files = {crypto::sha256(as_bytes("file"))};
  const std::string written = write_signature_record(asked);
  const std::vector<x509::Certificate> kept{holder_.certificate(), world_.small.ca.certificate()};
  const auto find = [&](const Digest& digest) -> std::optional<x509::Certificate> {
    for (const auto& one : kept) {
      if (one->fingerprint == digest) return one;
    }
    return std::nullopt;
  };
  const auto read = read_signature_record(written, find);
  ASSERT_TRUE(read);
  // A counter-signature's certificate is not kept: without it, all else is equal.
  asked.facts.counter_signatures[0].signer.reset();
  EXPECT_EQ(write_signature_record(*read), write_signature_record(asked));
  EXPECT_EQ(read->timestamps.at(0).tsa, world_.small.ca.certificate());
}

// The wording of a text is no part of a record.
TEST_F(CheckFileTest, FactsComeBackWhateverTheTextOfTheirCodeSays) {
  decision::SignatureAsked asked;
  asked.facts.findings.emplace_back(signature::kEssMismatch, Subject(Subject::Kind::signature),
                                    Facts{{"named_in_no_text", "a"}, {"signer", "b"}});
  const auto nothing = [](const Digest&) { return std::optional<x509::Certificate>(); };
  std::string written = write_signature_record(asked);
  const auto read = read_signature_record(written, nothing);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->facts.findings.at(0).facts(), asked.facts.findings.at(0).facts());
  EXPECT_EQ(write_signature_record(*read), written);
  // A name that nobody here gives.
  written.replace(written.find("named_in_no_text"), 5, "Named");
  EXPECT_FALSE(read_signature_record(written, nothing));
}

TEST(SignatureRecord, WhatWasNotWrittenIsNotRead) {
  const auto nothing = [](const Digest&) { return std::optional<x509::Certificate>(); };
  for (const std::string_view text : {"", "{}", "[]", "{\"signature\":{},\"timestamps\":[]}",
                                      "{\"files\":[],\"signature\":7,\"timestamps\":[]}"}) {
    EXPECT_FALSE(read_signature_record(text, nothing)) << text;
  }
}

}  // namespace
}  // namespace baytrust::service
