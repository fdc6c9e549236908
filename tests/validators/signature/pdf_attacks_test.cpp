// What attackers and careless writers do to signed PDFs, each refused by its own code. The names of
// the attacks: Mladenov and others, "1 Trillion Dollar Refund" (2019: USF, ISA, SWA); Mainka and
// others, "Shadow Attacks" (2021); Rohlmann and others, "Breaking the Specification" (2021: EAA,
// SSA).
#include <fmt/format.h>

#include "tests/validators/signature/pdf_support.hpp"
#include "validators/signature/pdf_octets.hpp"

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

// ----- incremental saving: something is put after the signature.
struct Content {
  const char* code;
  Edit change;
};
void expect_content(ByteView file, const char* code, ByteView signed_file) {
  const auto document = check(file);
  ASSERT_FALSE(document.signatures.empty());
  EXPECT_THAT(document.signatures[0].facts, is_bad(code));
  EXPECT_EQ(document.signatures[0].changes.worst(), PdfChange::content);
  EXPECT_EQ(document.after_last.worst(), PdfChange::content);
  EXPECT_GT(file.size(), signed_file.size());
}
void expect_content(const char* code, const Edit& change) {
  expect_content(edit(signed_page(), change), code, signed_page());
}
void expect_form_content(const char* code, const Edit& change) {
  expect_content(edit(signed_form(), change), code, signed_form());
}

TEST(PdfIncrementalSaving, PageContent) {
  expect_content("pdf.change.page_content", [](PdfUpdate& update) {
    auto page = update.first_page();
    page.replaceKey("/Contents", update.add_stream("BT /F1 14 Tf (Pays 999.) Tj ET",
                                                   QPDFObjectHandle::newDictionary()));
    update.change(page);
  });
}
TEST(PdfIncrementalSaving, PageContentInPlace) {
  const Bytes file = signed_page();
  auto update = must(PdfUpdate::of(file));
  const auto id = update.first_page().getKey("/Contents").getObjGen();
  expect_content(
      raw_update(file, {.objects = {{id.getObj(), "<< /Length 5 >>\nstream\nBT ET\nendstream"}}}),
      "pdf.change.page_content", file);
}
TEST(PdfIncrementalSaving, PageAdded) {
  expect_content("pdf.change.page_tree", [](PdfUpdate& update) {
    auto pages = update.root().getKey("/Pages");
    pages.getKey("/Kids").appendItem(update.add(update.first_page().shallowCopy()));
    pages.replaceKey("/Count", QPDFObjectHandle::newInteger(2));
    update.change(pages);
  });
}
TEST(PdfIncrementalSaving, FontExchanged) {
  expect_content("pdf.change.resources", [](PdfUpdate& update) {
    auto fonts = update.first_page().getKey("/Resources").getKey("/Font");
    auto font = fonts.getKey("/F1");
    font.replaceKey("/BaseFont", QPDFObjectHandle::newName("/Symbol"));
    update.change(font);
  });
}
TEST(PdfIncrementalSaving, Catalog) {
  expect_content("pdf.change.catalog", [](PdfUpdate& update) {
    update.root().replaceKey("/OCProperties", parsed("<< /D << /BaseState /OFF >> /OCGs [] >>"));
    update.change(update.root());
  });
}
TEST(PdfIncrementalSaving, Action) {
  expect_content("pdf.change.actions", [](PdfUpdate& update) {
    update.root().replaceKey("/OpenAction", parsed("<< /S /JavaScript /JS (app.alert(1)) >>"));
    update.change(update.root());
  });
}
TEST(PdfIncrementalSaving, Metadata) {
  expect_content("pdf.change.metadata", [](PdfUpdate& update) {
    update.root().replaceKey("/Metadata",
                             update.add_stream("<x/>", parsed("<< /Type /Metadata >>")));
    update.change(update.root());
  });
}
TEST(PdfIncrementalSaving, Xfa) {
  expect_content("pdf.change.xfa", [](PdfUpdate& update) {
    auto form = update.root().getKey("/AcroForm");
    form.replaceKey("/XFA", update.add_stream("<xdp/>", QPDFObjectHandle::newDictionary()));
    update.change(form);
  });
}
TEST(PdfIncrementalSaving, FieldAdded) {
  expect_content("pdf.change.form", [](PdfUpdate& update) {
    auto form = update.root().getKey("/AcroForm");
    form.getKey("/Fields").appendItem(update.add(parsed("<< /FT /Tx /T (New) /V (x) >>")));
    update.change(form);
  });
}
TEST(PdfIncrementalSaving, SignatureTakenBack) {
  const Bytes two = sign({.field = "Two"}, signed_page());
  const Bytes file = edit(two, [](PdfUpdate& update) {
    auto field = field_named(update, "Two");
    field.removeKey("/V");
    update.change(field);
  });
  EXPECT_THAT(first(file), is_bad("pdf.change.signed_field"));
}
TEST(PdfIncrementalSaving, CertificationAddedLater) {
  const Bytes file = sign({.field = "Two", .certification = 2}, signed_page());
  EXPECT_THAT(facts_of(file, "Signature1"), is_bad("pdf.change.permissions"));
  EXPECT_THAT(facts_of(file, "Two"), is_bad("pdf.certification.not_first"));
}
TEST(PdfIncrementalSaving, OctetsAfterTheEnd) {
  Bytes file = signed_page();
  const auto more = as_bytes("1 0 obj << >> endobj");
  file.insert(file.end(), more.begin(), more.end());
  expect_content(file, "pdf.change.trailing", signed_page());
}
TEST(PdfIncrementalSaving, WithoutTableOrTrailer) {
  Bytes file = signed_page();
  const auto more = as_bytes("5 0 obj\n<< >>\nendobj\n%%EOF\n");
  file.insert(file.end(), more.begin(), more.end());
  EXPECT_EQ(check(file).signatures[0].changes.worst(), PdfChange::content);
  EXPECT_THAT(first(file), is_bad("pdf.change.unlisted_object"));
}
// A field that is signed without the page being written again, which would drop the reference.
Bytes sign_in_place(ByteView base) {
  return sign({.field = "Second", .kind = PdfPlacement::Field::empty_one}, to_bytes(base));
}
TEST(PdfIncrementalSaving, ReferenceThatLedNowhereNowLeads) {
  const Bytes base = must(add_field(page(), "Second", PdfFieldKind::signature));
  const int missing = next_number(base) + 20;
  auto update = must(PdfUpdate::of(base));
  auto page = update.first_page();
  const std::string body =
      fmt::format("<< /Type /Page /MediaBox [0 0 9 9] /Parent {} /Annots {} /Contents {} 0 R >>",
                  page.getKey("/Parent").unparse(), page.getKey("/Annots").unparse(), missing);
  const Bytes file =
      sign_in_place(raw_update(base, {.objects = {{page.getObjGen().getObj(), body}}}));
  expect_content(
      raw_update(file, {.objects = {{missing, "<< /Length 5 >>\nstream\nBT ET\nendstream"}}}),
      "pdf.change.page_content", file);
}
// The stream's own octets stay; how many of them are read is changed.
TEST(PdfIncrementalSaving, LengthThatIsSaidElsewhere) {
  const Bytes base = page();
  const int number = next_number(base) + 20;
  auto update = must(PdfUpdate::of(base));
  const int contents = update.first_page().getKey("/Contents").getObjGen().getObj();
  const std::string body =
      fmt::format("<< /Length {} 0 R >>\nstream\nq Q\nendstream\nBT ET\nendstream", number);
  const Bytes file = sign({}, raw_update(base, {.objects = {{number, "3"}, {contents, body}}}));
  for (const auto* length : {"19", "2"}) {
    expect_content(raw_update(file, {.objects = {{number, length}}}), "pdf.change.page_content",
                   file);
  }
}

// ----- shadow attacks: what was prepared before signing is made to show after it.
TEST(PdfShadow, HideByTakingAnAnnotationAway) {
  const Bytes base = edit(page(), [](PdfUpdate& update) {
    auto page = update.first_page();
    page.replaceKey("/Annots", QPDFObjectHandle::newArray());
    page.getKey("/Annots").appendItem(
        update.add(parsed("<< /Type /Annot /Subtype /Square /Rect [ 0 0 500 800 ] >>")));
    update.change(page);
  });
  const Bytes file = sign({}, base);
  expect_content(edit(file,
                      [](PdfUpdate& update) {
                        auto page = update.first_page();
                        page.getKey("/Annots").eraseItem(0);
                        update.change(page);
                      }),
                 "pdf.change.annotation_removed", file);
}
TEST(PdfShadow, ReplaceWhatAFieldShows) {
  expect_form_content("pdf.change.appearance_only", [](PdfUpdate& update) {
    auto field = field_named(update, "Name");
    field.replaceKey("/AP", parsed("<< >>"));
    field.getKey("/AP").replaceKey(
        "/N", update.add_stream("BT (999) Tj ET", parsed("<< /Subtype /Form /BBox [0 0 9 9] >>")));
    update.change(field);
  });
}
TEST(PdfShadow, ReplaceWhereAFieldStands) {
  expect_form_content("pdf.change.form", [](PdfUpdate& update) {
    auto field = field_named(update, "Name");
    field.replaceKey("/Rect", parsed("[ 0 0 500 800 ]"));
    update.change(field);
  });
}
TEST(PdfShadow, HideAndReplaceByATableThatPointsBack) {
  // The signed octets hold a second page content that no table lists.
  const int contents =
      must(PdfUpdate::of(page())).first_page().getKey("/Contents").getObjGen().getObj();
  const std::string hidden =
      fmt::format("{} 0 obj\n<< /Length 5 >>\nstream\nBT ET\nendstream\nendobj\n", contents);
  const std::uint64_t at = page().size();
  const Bytes file = sign({}, raw_update(page(), {.unlisted = hidden}));
  const Bytes shown = raw_update(file, {.pointed = {{contents, at}}});
  expect_content(shown, "pdf.change.points_back", file);
  EXPECT_THAT(first(shown), is_bad("pdf.change.page_content"));
}
TEST(PdfShadow, FieldPutOnThePage) {
  const Bytes base = edit(page(), [](PdfUpdate& update) {
    auto form = update.add(parsed("<< /Fields [] >>"));
    form.getKey("/Fields").appendItem(update.add(parsed(
        "<< /Type /Annot /Subtype /Widget /FT /Tx /T (Hidden) /V (9) /Rect [ 0 0 500 800 ] >>")));
    update.root().replaceKey("/AcroForm", form);
    update.change(update.root());
  });
  const Bytes file = sign({}, base);
  expect_content(edit(file,
                      [](PdfUpdate& update) {
                        auto page = update.first_page();
                        page.getKey("/Annots").appendItem(field_named(update, "Hidden"));
                        update.change(page);
                      }),
                 "pdf.change.widget", file);
}
TEST(PdfShadow, AnnotationThatActs) {
  expect_content("pdf.change.annotation_active", [](PdfUpdate& update) {
    auto page = update.first_page();
    page.getKey("/Annots").appendItem(update.add(
        parsed("<< /Type /Annot /Subtype /Link /Rect [ 0 0 9 9 ] /A << /S /URI /URI (x) >> >>")));
    update.change(page);
  });
}
TEST(PdfShadow, DuplicateObject) {
  const Bytes file = signed_page();
  const int number = next_number(file);
  const Bytes spoilt =
      raw_update(file, {.objects = {{number, "<< /A 1 >>"}},
                        .unlisted = fmt::format("{} 0 obj\n<< /A 2 >>\nendobj\n", number)});
  expect_content(spoilt, "pdf.change.unlisted_object", file);
}
TEST(PdfShadow, ObjectThatNothingLeadsToIsReplaced) {
  const int number = next_number(page()) + 3;
  const Bytes file = sign({}, raw_update(page(), {.objects = {{number, "1"}}}));
  expect_content(raw_update(file, {.objects = {{number, "2"}}}), "pdf.change.unreached_object",
                 file);
}
TEST(PdfShadow, MoreThanCanBeLookedThrough) {
  std::string many;
  many.reserve(8 << 20);
  for (int i = 0; i < (1 << 20) + 2; ++i) many += "1 0 obj ";
  expect_content(raw_update(signed_page(), {.unlisted = many}), "pdf.change.too_large",
                 signed_page());
}

// ----- attacks on certified files: what a level allows is used to cover the page.
TEST(PdfCertified, ChangesBeyondTheLevel) {
  const auto fill = [](PdfUpdate& update) {
    auto field = field_named(update, "Name");
    field.replaceKey("/V", QPDFObjectHandle::newString("x"));
    update.change(field);
  };
  EXPECT_THAT(first(edit(certified(1), fill)), is_bad("pdf.certification.violated"));
  EXPECT_THAT(first(edit(certified(2), fill)), is_good_but({"pdf.change.form_fill"}));
  EXPECT_THAT(
      first(sign({.field = "Second", .kind = PdfPlacement::Field::empty_one}, certified(1))),
      is_bad("pdf.certification.violated"));
  EXPECT_THAT(first(stamp(certified(1))), is_good_but({"pdf.change.timestamp"}));
}
Edit comment(const std::string& entries) {
  return [entries](PdfUpdate& update) {
    auto page = update.first_page();
    page.getKey("/Annots").appendItem(
        update.add(parsed("<< /Type /Annot /Rect [ 0 0 500 800 ] " + entries + " >>")));
    update.change(page);
  };
}
TEST(PdfCertified, EvilAnnotation) {
  EXPECT_THAT(first(edit(certified(3), comment("/Subtype /FreeText /Contents (Pays 999)"))),
              is_bad("pdf.certification.annotation_overlay"));
  EXPECT_THAT(first(edit(certified(3), comment("/Subtype /Highlight /AP << /N << >> >>"))),
              is_bad("pdf.certification.annotation_overlay"));
  EXPECT_THAT(first(edit(certified(3), comment("/Subtype /Text /Contents (Seen)"))),
              is_good_but({"pdf.change.annotation"}));
  EXPECT_THAT(first(edit(certified(2), comment("/Subtype /Text /Contents (Seen)"))),
              is_bad("pdf.certification.violated"));
}
TEST(PdfCertified, SneakySignature) {
  const Bytes file =
      sign({.field = "Sneaky", .rectangle = {{0, 0, 500, 800}}, .shown = "Pays 999"}, certified(2));
  EXPECT_THAT(facts_of(file, "Certified"), is_bad("pdf.certification.signature_overlay"));
}
TEST(PdfCertified, Twice) {
  const Bytes file = sign({.field = "Two", .certification = 3}, certified(2));
  EXPECT_THAT(facts_of(file, "Certified"), is_bad("pdf.certification.several"));
}
TEST(PdfCertified, LevelOutOfRange) {
  EXPECT_THAT(first(sign({.certification = 7})), is_bad("pdf.certification.malformed"));
}
TEST(PdfCertified, LockedField) {
  const auto fill = [](PdfUpdate& update) {
    auto field = field_named(update, "Name");
    field.replaceKey("/V", QPDFObjectHandle::newString("x"));
    update.change(field);
  };
  const Bytes form = must(add_field(page(), "Name", PdfFieldKind::text));
  EXPECT_THAT(first(edit(sign({.locked = {"Name"}}, form), fill)), is_bad("pdf.lock.violated"));
  EXPECT_THAT(first(edit(sign({.locked = {"Other"}}, form), fill)),
              is_good_but({"pdf.change.form_fill"}));
}

}  // namespace
}  // namespace baytrust::signature
