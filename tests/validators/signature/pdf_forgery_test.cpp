// Forged and wrapped signatures of PDFs, each refused by its own code. The names of the attacks:
// Mladenov and others, "1 Trillion Dollar Refund" (2019: USF, SWA).
#include "tests/validators/signature/pdf_support.hpp"

namespace baytrust::signature {
namespace {

// ----- universal signature forgery: the range or the contents are not what they have to be.
TEST(PdfForgery, RangeMissing) {
  EXPECT_THAT(first(overwritten(signed_page(), "/ByteRange", "/ByteRangf")),
              is_bad("pdf.byte_range.missing"));
}
TEST(PdfForgery, RangeOfNames) {
  EXPECT_THAT(first(overwritten(signed_page(), "/ByteRange [0", "/ByteRange [/")),
              is_bad("pdf.byte_range.malformed"));
}
TEST(PdfForgery, RangeOfOneNumberByReference) {
  EXPECT_THAT(first(overwritten(signed_page(), "/ByteRange [0 00", "/ByteRange [5 0R")),
              is_bad("pdf.byte_range.malformed"));
}
TEST(PdfForgery, RangeNegative) {
  EXPECT_THAT(first(overwritten(signed_page(), "/ByteRange [0 0", "/ByteRange [0 -")),
              is_bad("pdf.byte_range.negative"));
}
TEST(PdfForgery, RangeNotFromTheStart) {
  EXPECT_THAT(first(overwritten(signed_page(), "/ByteRange [0", "/ByteRange [9")),
              is_bad("pdf.byte_range.not_from_start"));
}
TEST(PdfForgery, RangeOverlaps) {
  EXPECT_THAT(first(with_range(signed_page(), 2, [](long long) { return 10; })),
              is_bad("pdf.byte_range.overlapping"));
}
TEST(PdfForgery, RangeBeyondTheFile) {
  EXPECT_THAT(first(with_range(signed_page(), 3, [](long long n) { return n + 1; })),
              is_bad("pdf.byte_range.beyond_file"));
  EXPECT_THAT(first(with_range(signed_page(), 2, [](long long) { return 9'999'999'999; })),
              is_bad("pdf.byte_range.beyond_file"));
}
TEST(PdfForgery, RangeStopsBeforeTheEnd) {
  EXPECT_THAT(first(with_range(signed_page(), 3, [](long long n) { return n - 3; })),
              is_bad("pdf.byte_range.not_at_revision_end"));
}
TEST(PdfForgery, GapHoldsMoreThanTheSignature) {
  EXPECT_THAT(first(with_range(signed_page(), 1, [](long long n) { return n - 1; })),
              is_bad("pdf.contents.not_hex"));
}
TEST(PdfForgery, GapHoldsACommentBehindTheString) {
  Bytes file = sign({.extra = "\n"});
  const std::size_t end = as_text(file).rfind("000>");
  for (const auto* comment : {">%0>", "> 0>", ">\n%>"}) {
    const std::string_view text(comment);
    std::copy(text.begin(), text.end(), file.begin() + static_cast<std::ptrdiff_t>(end));
    EXPECT_THAT(first(file), is_bad("pdf.contents.not_hex")) << comment;
  }
}
TEST(PdfForgery, ContentsMissing) {
  EXPECT_THAT(first(overwritten(signed_page(), "/Contents <", "/Contentz <")),
              is_bad("pdf.contents.missing"));
}
TEST(PdfForgery, ContentsWithSomethingAfterTheSignature) {
  Bytes file = signed_page();
  const std::size_t end = as_text(file).rfind("000>");
  file[end] = '1';
  EXPECT_THAT(first(file), is_bad("pdf.contents.trailing"));
}
TEST(PdfForgery, ContentsOfZeros) {
  const Bytes file = must(sign_pdf(page(), {}, [](ByteView) { return Result<Bytes>(Bytes{}); }));
  EXPECT_THAT(first(file), is_bad("der.ber.end_of_contents"));
}
TEST(PdfForgery, SubFilterOfOldKind) {
  for (const auto* old : {"adbe.pkcs7.sha1", "adbe.x509.rsa_sha1"}) {
    EXPECT_THAT(first(sign({.sub_filter = old})), is_unknown("pdf.sub_filter.unsupported"));
  }
}
TEST(PdfForgery, ReferenceIsNoList) {
  EXPECT_THAT(first(sign({.extra = " /Reference 5"})), is_bad("pdf.dictionary.malformed"));
}
TEST(PdfForgery, EveryOctetOfTheRangeCounts) {
  const Bytes& file = signed_page();
  const std::size_t place = as_text(file).find("The buyer pays 100");
  EXPECT_THAT(first(overwritten(file, "pays 100", "pays 999")),
              is_bad("cms.message_digest.mismatch"));
  ASSERT_NE(place, std::string_view::npos);
}
TEST(PdfForgery, SignatureThatEnclosesContent) {
  const Bytes file = must(sign_pdf(page(), {}, [](ByteView covered) {
    return sign_cms({.octets = covered}, identity().signer());
  }));
  EXPECT_THAT(first(file), is_bad("pdf.cms.attached"));
}
TEST(PdfForgery, TwoSignersInOne) {
  const Bytes file = must(sign_pdf(page(), {}, [](ByteView covered) {
    const Bytes one = must(sign_cms({.octets = covered, .packing = CmsContent::Packing::detached},
                                    identity().signer()));
    return add_signer(must(SignedData::parse(one)), covered,
                      identity(crypto::KeyType::rsa2048).signer());
  }));
  EXPECT_THAT(first(file), is_bad("pdf.cms.signers"));
}
TEST(PdfForgery, CertificateNotUnderTheSignature) {
  const Bytes file = must(sign_pdf(page(), {}, [](ByteView covered) -> Result<Bytes> {
    return forge({.content = std::string(as_text(covered)), .attached = false});
  }));
  EXPECT_THAT(first(file), is_unknown("pdf.pades.certificate_unbound"));
}
TEST(PdfForgery, TimeClaimedInside) {
  CmsSigner signer = identity().signer();
  signer.signing_time = test::kNoon;
  const Bytes file = must(sign_pdf(page(), {}, PdfSigner{.signer = signer, .certificates = {}}));
  EXPECT_THAT(first(file), is_good_but({"pdf.pades.signing_time"}));
}

// ----- signature wrapping: the signature is moved, or there are two that claim the same octets.
std::string last_dictionary(ByteView file) {
  const std::string_view text = as_text(file);
  const std::size_t begin = text.find("<< /Type /Sig /Filter");
  return std::string(text.substr(begin, text.find("endobj", begin) - begin));
}

TEST(PdfWrapping, DictionaryMovedBehindTheRange) {
  const Bytes file = edit(signed_page(), [](PdfUpdate& update) {
    auto field = field_named(update, "Signature1");
    update.change_written(field.getKey("/V").getObjGen(), last_dictionary(signed_page()));
  });
  EXPECT_THAT(first(file), is_bad("pdf.contents.elsewhere"));
}
TEST(PdfWrapping, OneSignatureForTwoFields) {
  const Bytes file = edit(signed_page(), [](PdfUpdate& update) {
    auto form = update.root().getKey("/AcroForm");
    auto other = update.add(parsed("<< /FT /Sig /T (Other) >>"));
    other.replaceKey("/V", field_named(update, "Signature1").getKey("/V"));
    form.getKey("/Fields").appendItem(other);
    update.change(form);
  });
  EXPECT_THAT(facts_of(file, "Signature1"), is_bad("pdf.byte_range.shared"));
  EXPECT_THAT(facts_of(file, "Other"), is_bad("pdf.byte_range.shared"));
  EXPECT_THAT(facts_of(file, "Other"), is_bad("pdf.signature.not_in_revision"));
}
TEST(PdfWrapping, RangeEndsInsideARevision) {
  Bytes file = sign({.extra = " %\n%%EOF\n"});
  const std::size_t end = as_text(file).find("%%EOF\n >>") + 6;
  file = with_range(file, 3,
                    [&](long long n) { return n - static_cast<long long>(file.size() - end); });
  EXPECT_THAT(first(file), is_bad("pdf.revision.unreadable"));
}
TEST(PdfWrapping, SignatureOutsideTheForm) {
  const Bytes file = edit(signed_page(), [](PdfUpdate& update) {
    auto form = update.root().getKey("/AcroForm");
    form.replaceKey("/Fields", QPDFObjectHandle::newArray());
    update.change(form);
  });
  const auto document = check(file);
  EXPECT_TRUE(document.signatures.empty());
  EXPECT_THAT(codes(document.findings), ::testing::ElementsAre("pdf.field.orphan"));
}

}  // namespace
}  // namespace baytrust::signature
