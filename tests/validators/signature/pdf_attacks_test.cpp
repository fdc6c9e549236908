// What attackers and careless writers put after a signature, each refused by its own code. The
// names of the attacks: Mladenov and others, "1 Trillion Dollar Refund" (2019: ISA); Mainka and
// others, "Shadow Attacks" (2021).
#include <fmt/format.h>

#include "tests/validators/signature/pdf_support.hpp"
#include "validators/signature/pdf_octets.hpp"

namespace baytrust::signature {
namespace {

// ----- incremental saving: something is put after the signature.
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

}  // namespace
}  // namespace baytrust::signature
