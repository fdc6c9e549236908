// Good files: what our writer makes in every form is good, and the facts say what it is.
#include "validators/signature/pdf.hpp"

#include "tests/validators/signature/pdf_support.hpp"
#include "validators/crypto/digest.hpp"
#include "validators/der/reader.hpp"
#include "validators/signature/pdf_codes.hpp"
#include "validators/signature/pdf_evidence.hpp"

namespace baytrust::signature {
namespace {

using crypto::KeyType;
using ::testing::ElementsAre;

TEST(Pdf, OneSignatureCoversTheWholeFile) {
  const auto document = check(signed_page());
  ASSERT_EQ(document.signatures.size(), 1U);
  const PdfSignature& one = document.signatures[0];
  EXPECT_THAT(one.facts, is_good());
  EXPECT_EQ(one.facts.format, Format::pades);
  EXPECT_EQ(one.facts.content, ContentForm::attached);
  EXPECT_EQ(one.field, "Signature1");
  EXPECT_EQ(one.sub_filter, "ETSI.CAdES.detached");
  EXPECT_EQ(one.range->end, signed_page().size());
  EXPECT_EQ(one.changes.worst(), PdfChange::none);
  EXPECT_EQ(one.level, PadesLevel::b_b);
  EXPECT_EQ(document.after_last.worst(), PdfChange::none);
}

TEST(Pdf, NoSignatureGivesNone) {
  EXPECT_TRUE(check(page()).signatures.empty());
  EXPECT_TRUE(check(must(add_field(page(), "Empty", PdfFieldKind::signature))).signatures.empty());
}

TEST(Pdf, EveryKindOfKeySigns) {
  for (const auto type :
       {KeyType::p256, KeyType::p384, KeyType::rsa2048, KeyType::ed25519, KeyType::sm2}) {
    EXPECT_THAT(first(sign_by(type)), is_good()) << static_cast<int>(type);
  }
}

TEST(Pdf, Sm2WithContentTypesOfGm) {
  const Bytes file = must(sign_pdf(page(), {.sub_filter = "adbe.pkcs7.detached"},
                                   PdfSigner{.signer = identity(KeyType::sm2).signer(),
                                             .types = CmsContent::Types::gm,
                                             .certificates = {}}));
  EXPECT_THAT(first(file), is_good());
}

TEST(Pdf, AdobeDetachedMayClaimItsTimeInside) {
  CmsSigner signer = identity().signer();
  signer.signing_time = test::kNoon;
  const Bytes file = must(sign_pdf(page(), {.sub_filter = "adbe.pkcs7.detached"},
                                   PdfSigner{.signer = signer, .certificates = {}}));
  EXPECT_THAT(first(file), is_good());
  EXPECT_EQ(first(file).claimed_signing_time, test::kNoon);
  EXPECT_EQ(check(file).signatures[0].level, PadesLevel::none);
}

TEST(Pdf, TimeOfTheDictionaryIsTheClaim) {
  EXPECT_EQ(first(sign({.time = test::kNoon})).claimed_signing_time, test::kNoon);
  const Bytes east = sign({.extra = " /M (D:20260303200000+08'00')"});
  EXPECT_EQ(first(east).claimed_signing_time, test::kNoon);
}

TEST(Pdf, FilesWithObjectStreams) {
  const Bytes file = must(make_pdf({"Contract"}, PdfObjects::in_streams));
  EXPECT_THAT(first(sign({}, file)), is_good());
}

TEST(Pdf, EmptyFieldIsSigned) {
  const Bytes field = must(add_field(page(), "Here", PdfFieldKind::signature));
  const Bytes file = sign({.field = "Here", .kind = PdfPlacement::Field::empty_one}, field);
  EXPECT_THAT(first(file), is_good());
}

TEST(Pdf, VisibleSignature) {
  const Bytes file = sign({.rectangle = {{72, 100, 300, 130}}, .shown = "Signed by a test"});
  EXPECT_THAT(first(file), is_good());
}

TEST(Pdf, ContentsWithIndefiniteLengths) {
  const Bytes file = must(sign_pdf(page(), {}, [](ByteView covered) -> Result<Bytes> {
    const Bytes der = must(sign_cms({.octets = covered, .packing = CmsContent::Packing::detached},
                                    identity().signer()));
    Bytes stream{0x30, 0x80};
    const ByteView inside = der::parse_single(der).value().content;
    stream.insert(stream.end(), inside.begin(), inside.end());
    stream.insert(stream.end(), {0x00, 0x00});
    return stream;
  }));
  EXPECT_THAT(first(file), is_good());
}

TEST(Pdf, SecondSignatureLeavesTheFirstGood) {
  const Bytes file = sign({.field = "Signature2"}, signed_page());
  const auto document = check(file);
  ASSERT_EQ(document.signatures.size(), 2U);
  EXPECT_THAT(document.signatures[0].facts, is_good_but({"pdf.change.signature"}));
  EXPECT_THAT(document.signatures[1].facts, is_good());
  EXPECT_EQ(document.signatures[0].changes.worst(), PdfChange::signature);
  ASSERT_EQ(document.signatures[0].changes.revisions.size(), 1U);
  EXPECT_EQ(document.signatures[0].changes.revisions[0].end, file.size());
  EXPECT_EQ(document.after_last.worst(), PdfChange::none);
}

TEST(Pdf, FieldOfTheFormIsSignedLater) {
  const Bytes file =
      sign({.field = "Second", .kind = PdfPlacement::Field::empty_one}, signed_form());
  EXPECT_THAT(facts_of(file, "Signature1"), is_good_but({"pdf.change.signature"}));
  EXPECT_THAT(facts_of(file, "Second"), is_good());
}

TEST(Pdf, LaterVisibleSignatureIsSaid) {
  const Bytes file =
      sign({.field = "Two", .rectangle = {{72, 100, 300, 130}}, .shown = "Two"}, signed_page());
  EXPECT_THAT(first(file), is_good_but({"pdf.change.signature", "pdf.change.visible_signature"}));
}

TEST(Pdf, CertificationAllowsWhatItSays) {
  for (const int level : {1, 2, 3}) {
    const auto document = check(certified(level));
    EXPECT_THAT(document.signatures[0].facts, is_good()) << level;
    EXPECT_EQ(document.signatures[0].certification, level);
  }
  const Bytes again =
      sign({.field = "Second", .kind = PdfPlacement::Field::empty_one}, certified(2));
  EXPECT_THAT(facts_of(again, "Certified"), is_good_but({"pdf.change.signature"}));
  EXPECT_THAT(codes(facts_of(again, "Certified").findings),
              ::testing::Contains("pdf.certification.kept"));
}

TEST(Pdf, DocumentTimestampCoversTheSignature) {
  const auto document = check(stamp(signed_page()));
  ASSERT_EQ(document.timestamps.size(), 1U);
  const PdfTimestamp& one = document.timestamps[0];
  EXPECT_EQ(one.integrity, Integrity::good) << describe(one.findings);
  EXPECT_EQ(one.token.kind, TimestampToken::Kind::document);
  const SignatureFacts& facts = document.signatures[0].facts;
  EXPECT_THAT(facts, is_good_but({"pdf.change.timestamp"}));
  ASSERT_EQ(facts.timestamps.size(), 1U);
  EXPECT_EQ(facts.timestamps[0].token, one.token.token);
  EXPECT_EQ(document.signatures[0].level, PadesLevel::b_t);
  EXPECT_EQ(covered_digest(stamp(signed_page()), *one.range, crypto::Hash::sha256).size(), 32U);
}

Evidence some_evidence() {
  return {.certificates = {root().certificate()},
          .crls = {share(to_bytes(root().issue_crl()->der))},
          .ocsp = {{OcspOctets::Form::response, share(Bytes{0x30, 0x00})}}};
}

TEST(Pdf, SecurityStoreIsEvidence) {
  const Bytes cms = first(signed_page()).signature_value;
  const auto document = check(must(add_security_store(signed_page(), some_evidence(), {cms})));
  EXPECT_EQ(document.evidence.certificates.size(), 1U);
  EXPECT_EQ(document.evidence.crls.size(), 1U);
  EXPECT_EQ(document.evidence.ocsp.size(), 1U);
  const auto& facts = document.signatures[0].facts;
  EXPECT_THAT(facts, is_good_but({"pdf.change.evidence"}));
  EXPECT_EQ(facts.evidence.crls.size(), 1U);
  EXPECT_EQ(document.signatures[0].changes.worst(), PdfChange::evidence);
}

TEST(Pdf, LevelsUpToLongTermArchive) {
  const Bytes stamped = stamp(signed_page());
  const Bytes stored = must(add_security_store(stamped, some_evidence()));
  EXPECT_EQ(check(stored).signatures[0].level, PadesLevel::b_lt);
  const auto document = check(stamp(stored, "Archive"));
  EXPECT_EQ(document.signatures[0].level, PadesLevel::b_lta);
  EXPECT_EQ(document.signatures[0].changes.revisions.size(), 3U);
  EXPECT_EQ(document.signatures[0].changes.worst(), PdfChange::evidence);
  EXPECT_EQ(document.timestamps[0].integrity, Integrity::good);
}

TEST(Pdf, ValidationKeyIsUpperCaseSha1) {
  EXPECT_EQ(validation_key(as_bytes("abc")), "A9993E364706816ABA3E25717850C26C9CD0D89D");
}

TEST(Pdf, FormFilledLaterIsSaid) {
  const Bytes file = edit(signed_form(), [](PdfUpdate& update) {
    auto field = field_named(update, "Name");
    field.replaceKey("/V", QPDFObjectHandle::newString("Ana"));
    update.change(field);
  });
  EXPECT_THAT(first(file), is_good_but({"pdf.change.form_fill"}));
  EXPECT_EQ(check(file).signatures[0].changes.worst(), PdfChange::form_fill);
}

TEST(Pdf, CommentAddedLaterIsSaid) {
  const Bytes file = edit(signed_page(), [](PdfUpdate& update) {
    auto page = update.first_page();
    page.getKey("/Annots").appendItem(update.add(
        parsed("<< /Type /Annot /Subtype /Text /Rect [ 10 10 30 30 ] /Contents (Seen) >>")));
    update.change(page);
  });
  EXPECT_THAT(first(file), is_good_but({"pdf.change.annotation"}));
  EXPECT_EQ(check(file).after_last.worst(), PdfChange::annotation);
}

TEST(Pdf, WhiteSpaceAndEmptyUpdatesChangeNothing) {
  Bytes file = signed_page();
  file.push_back('\n');
  EXPECT_THAT(first(file), is_good_but({"pdf.change.immaterial"}));
  const Bytes empty = raw_update(signed_page(), {});
  EXPECT_THAT(first(empty), is_good_but({"pdf.change.immaterial"}));
  EXPECT_EQ(check(empty).after_last.worst(), PdfChange::immaterial);
}

TEST(Pdf, BudgetEndsIt) {
  crypto::Verifier verifier;
  Budget budget(Limits{.bytes = 100});
  const auto document = must(verify_pdf(signed_page(), {}, verifier, budget));
  EXPECT_THAT(document.signatures[0].facts, is_unknown("cms.signature.budget"));
}

}  // namespace
}  // namespace baytrust::signature
