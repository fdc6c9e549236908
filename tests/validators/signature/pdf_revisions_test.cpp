// Revisions that mean other objects to other readers, or that are finished by what comes after
// them: each refused by its own code. What stands in the octets is told by pdf_octets.hpp.
#include <fmt/format.h>

#include "tests/validators/signature/pdf_support.hpp"
#include "validators/signature/libqpdf.hpp"
#include "validators/signature/pdf_octets.hpp"

namespace baytrust::signature {
namespace {

// A page with these further entries, and octets behind it that no table needs to know.
std::string page_body(ByteView file, const std::string& entries) {
  auto update = must(PdfUpdate::of(file));
  auto page = update.first_page();
  page.removeKey("/Contents");
  std::string body = page.unparseResolved();
  return body.substr(0, body.rfind(">>")) + entries + " >>";
}
int page_number(ByteView file) {
  return must(PdfUpdate::of(file)).first_page().getObjGen().getObj();
}
// Signed; `head` stands before the end of what was signed and begins this object.
Bytes signed_before_the_end_of(int number, const std::string& head, const std::string& entries) {
  const Bytes base = must(add_field(signature::page(), "Second", PdfFieldKind::signature));
  const int page = page_number(base);
  const std::string own = page_body(base, entries);
  const std::uint64_t at = base.size() + fmt::format("{} 0 obj\n{}\nendobj\n", page, own).size();
  const Bytes unsigned_file =
      raw_update(base, {.objects = {{page, own}}, .pointed = {{number, at}}, .unlisted = head});
  return sign({.field = "Second", .kind = PdfPlacement::Field::empty_one}, unsigned_file);
}

TEST(PdfRevisions, StreamThatRunsPastTheSignedEnd) {
  constexpr std::size_t kLength = 60'000;
  const std::string head = fmt::format("77 0 obj\n<< /Length {} >>\nstream\n", kLength);
  const Bytes file = signed_before_the_end_of(77, head, "/Contents [ 77 0 R ]");
  std::string rest = "\nBT /F1 20 Tf 20 50 Td (Pays 999) Tj ET\n";
  const std::size_t begin = as_text(file).find(head) + head.size();
  rest.resize(kLength - (file.size() - begin), ' ');
  const Bytes shown = raw_update(file, {.unlisted = rest + "\nendstream\nendobj\n"});
  expect_content(shown, "pdf.change.runs_past_end", file);
}
TEST(PdfRevisions, StringThatRunsPastTheSignedEnd) {
  const Bytes file = signed_before_the_end_of(77, "77 0 obj\n(Pays 100", "/Note [ 77 0 R ]");
  expect_content(raw_update(file, {.unlisted = "Pays 999)\nendobj\n"}), "pdf.change.runs_past_end",
                 file);
}

TEST(PdfRevisions, NumberInUseInAnotherGeneration) {
  const Bytes& file = signed_page();
  const int contents =
      must(PdfUpdate::of(file)).first_page().getKey("/Contents").getObjGen().getObj();
  expect_content(raw_update(file, {.objects = {{contents, "<< /Length 0 >>\nstream\n\nendstream"}},
                                   .generation = 1}),
                 "pdf.change.generation", file);
}
TEST(PdfRevisions, NumberReferredToInAnotherGeneration) {
  const Bytes base = must(add_field(page(), "Second", PdfFieldKind::signature));
  const Bytes file =
      sign({.field = "Second", .kind = PdfPlacement::Field::empty_one},
           raw_update(base,
                      {.objects = {{page_number(base), page_body(base, "/Contents [ 88 0 R ]")}}}));
  expect_content(raw_update(file, {.objects = {{88, "<< /Length 0 >>\nstream\n\nendstream"}},
                                   .generation = 1}),
                 "pdf.change.generation", file);
}
// As Poppler writes.
TEST(PdfRevisions, NewNumberInAnyGeneration) {
  const Bytes file =
      raw_update(signed_page(), {.objects = {{next_number(signed_page()), "1"}}, .generation = 1});
  EXPECT_THAT(first(file), is_good_but({"pdf.change.immaterial"}));
}

std::string without_end(ByteView file) {
  const std::string_view text = as_text(file);
  return std::string(text.substr(0, text.rfind("%%EOF")));
}
// A revision of two tables, the first of which has this entry in its trailer.
Bytes two_tables(const std::string& trailer) {
  const std::string once = without_end(raw_update(signed_page(), {.trailer = trailer}));
  return raw_update(as_bytes(once), {});
}
std::string empty_table_of(int number) {
  return fmt::format(
      "<< /Type /XRef /W [ 1 2 1 ] /Index [ 0 0 ] /Size {} /Length 0 >>\nstream\n\nendstream",
      number + 1);
}
TEST(PdfRevisions, TwoTablesInOne) {
  expect_content(two_tables(""), "pdf.change.table_chain", signed_page());
}
TEST(PdfRevisions, HybridTableFartherBack) {
  const int number = next_number(signed_page());
  for (const auto* name : {"/XRefStm", "/XRef#53tm", "/#58RefSt#6d"}) {
    const std::string once = without_end(
        raw_update(signed_page(), {.objects = {{number, empty_table_of(number)}},
                                   .trailer = fmt::format("{} {}", name, signed_page().size())}));
    expect_content(raw_update(as_bytes(once), {}), "pdf.change.hybrid", signed_page());
  }
}

// ----- object streams whose octets mean other objects by what is said elsewhere.
std::string deflated(const std::string& text) {
  Pl_Buffer out("out");
  Pl_Flate flate("deflate", &out, Pl_Flate::a_deflate);
  flate.write(reinterpret_cast<const unsigned char*>(text.data()), text.size());
  flate.finish();
  const auto buffer = out.getBufferSharedPointer();
  return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}
// Each row of a predicted stream begins with an octet that is dropped; which octets do is said by
// the number of columns, object 7. Object 5, the page's resources, is in the stream.
Bytes file_of_columns() {
  const std::string held = "X5 0 << /Note 1000 /Pad (" + std::string(60, '.') + ") >>";
  const std::string packed = deflated(held);
  const std::vector<std::string> objects{
      "<< /Type /Catalog /Pages 2 0 R /AcroForm 8 0 R >>",
      "<< /Type /Pages /Kids [ 3 0 R ] /Count 1 >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 9 9 ] /Resources 5 0 R /Annots [ 9 0 R ] >>",
      fmt::format("<< /Type /ObjStm /N 1 /First 4 /Length {} /Filter /FlateDecode /DecodeParms << "
                  "/Predictor 12 /Columns 7 0 R >> >>\nstream\n",
                  packed.size()) +
          packed + "\nendstream",
      "",
      "null",
      "1000",
      "<< /Fields [ 9 0 R ] >>",
      "<< /Type /Annot /Subtype /Widget /FT /Tx /T (Name) /V 7 0 R /Rect [ 0 0 0 0 ] >>"};
  std::string file = "%PDF-1.5\n";
  std::string entries(6, '\0');
  const auto entry = [&](int type, std::size_t at, int index) {
    entries += static_cast<char>(type);
    for (int shift = 24; shift >= 0; shift -= 8) entries += static_cast<char>(at >> shift & 0xFFU);
    entries += static_cast<char>(index);
  };
  for (std::size_t i = 0; i < objects.size(); ++i) {
    if (objects[i].empty()) {
      entry(2, 4, 0);
      continue;
    }
    entry(1, file.size(), 0);
    file += fmt::format("{} 0 obj\n{}\nendobj\n", i + 1, objects[i]);
  }
  const std::size_t table = file.size();
  entry(1, table, 0);
  file += fmt::format(
              "10 0 obj\n<< /Type /XRef /W [ 1 4 1 ] /Size 11 /Root 1 0 R /Length {} >>\nstream\n",
              entries.size()) +
          entries + fmt::format("\nendstream\nendobj\nstartxref\n{}\n%%EOF\n", table);
  return to_bytes(as_bytes(file));
}
TEST(PdfRevisions, ObjectStreamWhoseParametersAreElsewhere) {
  const Bytes file = sign({}, file_of_columns());
  ASSERT_THAT(first(file), is_good());
  // The digit "0" of 1000 is now where a row begins.
  expect_content(raw_update(file, {.objects = {{7, "18"}}}), "pdf.change.resources", file);
}

// ----- octets
std::vector<std::uint64_t> starts(std::string_view text) {
  std::vector<std::uint64_t> out;
  for (const auto& start : object_starts(as_bytes(text), 100)) out.push_back(start.number);
  return out;
}
TEST(PdfOctets, HeadersOfObjectsWhateverIsBetween) {
  using ::testing::ElementsAre;
  EXPECT_THAT(starts("5 0 obj<<>>endobj"), ElementsAre(5));
  EXPECT_THAT(starts("5" + std::string(40, ' ') + "0" + std::string(40, '\n') + "obj"),
              ElementsAre(5));
  EXPECT_THAT(starts(std::string(30, '0') + "5 0 obj"), ElementsAre(5));
  EXPECT_THAT(starts("5 % one\n 0 % two % three\r\n% four\nobj"), ElementsAre(5));
  EXPECT_THAT(starts("(%) 5 0 % (%\nobj"), ElementsAre(5));
  EXPECT_THAT(starts("endobj5 0 obj"), ElementsAre(5));
  std::string comments = "5 0";
  for (int i = 0; i < 20; ++i) comments += "\n%";
  EXPECT_THAT(starts(comments + "\nobj"), ElementsAre(0));
  for (const auto* none : {"endobj", "the obj", "5 obj", "5 0 object", "x 0 obj", "5 % 0 obj"}) {
    EXPECT_TRUE(starts(none).empty()) << none;
  }
}
TEST(PdfOctets, NamesInAnySpelling) {
  for (const auto* name : {"<</XRefStm 5>>", "/#58#52#65#66#53#74#6D", "//XRefStm", "/XRefStm"}) {
    EXPECT_TRUE(names_hybrid_table(as_bytes(name))) << name;
  }
  for (const auto* none : {"", "/", "/XRefSt", "XRefStm", "/#5", "/XRefSt#6", "/XRef"}) {
    EXPECT_FALSE(names_hybrid_table(as_bytes(none))) << none;
  }
}
TEST(PdfRevisions, UnlistedObjectBehindACommentAndManyBlanks) {
  expect_content(raw_update(signed_page(), {.unlisted = "4 0" + std::string(30, ' ') +
                                                        "% here\nobj\n<< >>\nendobj\n"}),
                 "pdf.change.unlisted_object", signed_page());
}

}  // namespace
}  // namespace baytrust::signature
