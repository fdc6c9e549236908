// Attacks on certified files, and on what may be changed at all: Rohlmann and others, "Breaking the
// Specification" (2021: EAA, SSA).
#include <fmt/format.h>

#include "tests/validators/signature/pdf_support.hpp"
#include "validators/crypto/digest.hpp"

namespace baytrust::signature {
namespace {

using ::testing::Contains;
using ::testing::Not;

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

// ----- what says that it is a timestamp
Edit sign_without_token(const std::string& value) {
  return [=](PdfUpdate& update) {
    auto field = field_named(update, "Second");
    field.replaceKey("/V", update.add(parsed(value)));
    field.replaceKey("/AP", parsed("<< >>"));
    field.getKey("/AP").replaceKey("/N", update.add_stream("BT (999) Tj ET", parsed("<< >>")));
    update.change(field);
  };
}
TEST(PdfCertified, TimestampByNameOnly) {
  const Bytes file =
      edit(certified(1), sign_without_token("<< /Type /Sig /SubFilter /ETSI.RFC3161 >>"));
  EXPECT_THAT(facts_of(file, "Certified"), is_bad("pdf.certification.violated"));
  EXPECT_THAT(codes(facts_of(file, "Certified").findings), Not(Contains("pdf.change.timestamp")));
}
TEST(PdfCertified, TimestampOfNoAuthority) {
  const auto stamped = [](int level) {
    return must(sign_pdf(
        certified(level), {.field = "T", .sub_filter = "ETSI.RFC3161"},
        [](ByteView covered) { return token_over(tst_info(crypto::sha256(covered).view())); }));
  };
  EXPECT_THAT(first(stamped(1)), is_bad("pdf.certification.violated"));
  EXPECT_THAT(first(stamped(2)), is_good_but({"pdf.change.signature"}));
}
TEST(PdfCertified, TimestampThatShowsSomething) {
  const PdfPlacement shown{.field = "Second",
                           .kind = PdfPlacement::Field::empty_one,
                           .sub_filter = "ETSI.RFC3161",
                           .rectangle = {{72, 400, 300, 420}},
                           .shown = "Pays 999"};
  EXPECT_THAT(first(stamp(certified(1), shown)), is_bad("pdf.certification.signature_overlay"));
  EXPECT_THAT(first(stamp(signed_form(), shown)),
              is_good_but({"pdf.change.timestamp", "pdf.change.visible_signature"}));
  PdfPlacement quiet = shown;
  quiet.rectangle.reset();
  EXPECT_THAT(first(stamp(certified(1), quiet)), is_good_but({"pdf.change.timestamp"}));
}

// ----- new signature fields
Edit new_signature(const std::string& entries, const std::string& kid = "") {
  return [=](PdfUpdate& update) {
    auto field = update.add(parsed("<< /FT /Sig /T (New) " + entries + " >>"));
    field.replaceKey("/V", parsed("<< /Type /Sig /SubFilter /adbe.pkcs7.detached >>"));
    if (!kid.empty()) {
      field.replaceKey("/Kids", QPDFObjectHandle::newArray());
      field.getKey("/Kids").appendItem(update.add(parsed(kid)));
    }
    auto form = update.root().getKey("/AcroForm");
    form.getKey("/Fields").appendItem(field);
    update.change(form);
  };
}
TEST(PdfCertified, WidgetBelowAWidget) {
  const Bytes file =
      edit(certified(2),
           new_signature("",
                         "<< /Subtype /Widget /Rect [ 0 0 0 0 ] /Kids [ << /Subtype /Widget /Rect "
                         "[ 0 0 500 800 ] /AP << >> >> ] >>"));
  EXPECT_THAT(facts_of(file, "Certified"), is_bad("pdf.change.form"));
  EXPECT_THAT(facts_of(edit(certified(2), new_signature("",
                                                        "<< /Subtype /Widget /Rect "
                                                        "[ 0 0 500 800 ] /AP << >> >>")),
                       "Certified"),
              is_bad("pdf.certification.signature_overlay"));
}
TEST(PdfCertified, WidgetThatIsPrintedIsNotHidden) {
  const auto found = [](int flags) {
    return facts_of(
        edit(certified(2), new_signature(fmt::format(
                               "/Subtype /Widget /Rect [ 0 0 500 800 ] /AP << >> /F {}", flags))),
        "Certified");
  };
  for (const int shown : {0, 4, 32 + 4, 32 + 256, 1, 132, 64}) {
    EXPECT_THAT(found(shown), is_bad("pdf.certification.signature_overlay")) << shown;
  }
  for (const int hidden : {2, 2 + 4, 32, 32 + 2 + 4, 32 + 128}) {
    EXPECT_THAT(codes(found(hidden).findings), Not(Contains("pdf.certification.signature_overlay")))
        << hidden;
  }
}
TEST(PdfCertified, SigningDoesNotBringOutOfHiding) {
  const auto signed_with = [](int was, int flags) {
    const Bytes hidden =
        edit(must(add_field(page(), "Second", PdfFieldKind::signature)), [&](PdfUpdate& update) {
          auto field = field_named(update, "Second");
          field.replaceKey("/F", QPDFObjectHandle::newInteger(was));
          update.change(field);
        });
    return first(edit(sign({}, hidden), [&](PdfUpdate& update) {
      auto field = field_named(update, "Second");
      field.replaceKey("/V", parsed("<< /Type /Sig /SubFilter /adbe.pkcs7.detached >>"));
      field.replaceKey("/F", QPDFObjectHandle::newInteger(flags));
      update.change(field);
    }));
  };
  EXPECT_THAT(signed_with(32, 32 + 4), is_bad("pdf.change.form"));
  EXPECT_THAT(signed_with(2, 4), is_bad("pdf.change.form"));
  EXPECT_THAT(signed_with(0, 132), is_good_but({"pdf.change.signature"}));
}

// ----- what a new value excuses
Bytes form_of(const std::string& entries) {
  return edit(must(add_field(page(), "Name", PdfFieldKind::text)), [&](PdfUpdate& update) {
    auto field = field_named(update, "Name");
    auto more = parsed("<< " + entries + " >>");
    for (const auto& key : more.getKeys()) field.replaceKey(key, more.getKey(key));
    update.change(field);
  });
}
Edit fill(const std::string& entries) {
  return [=](PdfUpdate& update) {
    auto field = field_named(update, "Name");
    auto more = parsed("<< " + entries + " >>");
    for (const auto& key : more.getKeys()) field.replaceKey(key, more.getKey(key));
    update.change(field);
  };
}
SignatureFacts filled(const std::string& form, const std::string& entries) {
  return first(edit(sign({}, form_of(form)), fill(entries)));
}
TEST(PdfFilling, PushButtonHasNoValue) {
  EXPECT_THAT(filled("/FT /Btn /Ff 65536", "/V /Pressed"), is_bad("pdf.change.form"));
  EXPECT_THAT(filled("/FT /Btn /Ff 65536", "/V /Pressed /AP << /N << >> >>"),
              is_bad("pdf.change.appearance_only"));
}
TEST(PdfFilling, ReadOnlyFieldIsNotFilled) {
  EXPECT_THAT(filled("/FT /Tx /Ff 1", "/V (999)"), is_bad("pdf.change.form"));
  EXPECT_THAT(filled("/FT /Tx /Ff 1", "/V (999) /AP << /N << >> >>"),
              is_bad("pdf.change.appearance_only"));
}
TEST(PdfFilling, StateIsOneOfTheAppearances) {
  const std::string box = "/FT /Btn /AP << /N << /Yes << /A 1 >> /Off << /A 2 >> >> >> /AS /Off";
  EXPECT_THAT(filled(box, "/V /Yes /AS /Yes"), is_good_but({"pdf.change.form_fill"}));
  EXPECT_THAT(filled(box, "/V /Off /AS /Off"), is_good_but({"pdf.change.form_fill"}));
  EXPECT_THAT(filled(box, "/V /Other /AS /Other"), is_bad("pdf.change.form"));
  EXPECT_THAT(filled(box, "/V /Yes /AS /Yes /AP << /N << /Yes << /A 3 >> >> >>"),
              is_bad("pdf.change.appearance_only"));
}
TEST(PdfFilling, EntryOfAnotherKindOfFieldIsNoValue) {
  EXPECT_THAT(filled("/FT /Tx", "/AS /Yes /AP << /N << /Yes << >> >> >>"),
              is_bad("pdf.change.appearance_only"));
  EXPECT_THAT(filled("/FT /Tx", "/I [ 0 ] /AP << /N << >> >>"),
              is_bad("pdf.change.appearance_only"));
  EXPECT_THAT(filled("/FT /Other", "/V (x)"), is_bad("pdf.change.form"));
}
TEST(PdfFilling, TextAndChoicesWithTheirAppearance) {
  EXPECT_THAT(filled("/FT /Tx", "/V (Ana) /AP << /N << /A 1 >> >>"),
              is_good_but({"pdf.change.form_fill"}));
  EXPECT_THAT(filled("/FT /Ch", "/V (Ana) /I [ 0 ] /AP << /N << /A 1 >> >>"),
              is_good_but({"pdf.change.form_fill"}));
}

}  // namespace
}  // namespace baytrust::signature
