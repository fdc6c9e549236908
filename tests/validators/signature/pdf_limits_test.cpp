// Files that are not read at all, bounds, and what is only remarked on.
#include <cstdlib>
#include <fmt/format.h>
#include <memory>

#include "tests/validators/signature/pdf_support.hpp"
#include "tests/validators/signature/timestamp_support.hpp"
#include "validators/crypto/digest.hpp"
#include "validators/der/writer.hpp"
#include "validators/signature/cms_timestamps.hpp"
#include "validators/signature/libqpdf.hpp"
#include "validators/signature/pdf_change_codes.hpp"
#include "validators/signature/pdf_codes.hpp"
#include "validators/signature/pdf_octets.hpp"
#include "validators/signature/pdf_timestamps.hpp"

namespace baytrust::signature {
namespace {

using ::testing::Contains;

std::string deflated_zeros(std::size_t size) {
  Pl_Buffer out("out");
  Pl_Flate flate("deflate", &out, Pl_Flate::a_deflate);
  const Bytes chunk(1U << 20U);
  for (std::size_t left = size; left > 0; left -= std::min(left, chunk.size())) {
    flate.write(chunk.data(), std::min(left, chunk.size()));
  }
  flate.finish();
  const auto buffer = out.getBufferSharedPointer();
  return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

TEST(PdfLimits, NotAPdf) {
  EXPECT_EQ(refusal(as_bytes("PK")).code(), kPdfNotPdf);
  Bytes shifted = signed_page();
  shifted.insert(shifted.begin(), '\n');
  EXPECT_EQ(refusal(shifted).code(), kPdfNotPdf);
}
TEST(PdfLimits, TooLarge) { EXPECT_EQ(refusal(Bytes(kMaxPdfSize + 1)).code(), kPdfTooLarge); }
TEST(PdfLimits, NothingIsRepaired) {
  const Bytes& file = signed_page();
  EXPECT_EQ(refusal(ByteView(file).first(file.size() / 2)).code(), kPdfDamaged);
  EXPECT_EQ(refusal(as_bytes("%PDF-1.7\n%%EOF\n")).code(), kPdfDamaged);
}
TEST(PdfLimits, TablesThatLeadToThemselves) {
  const Bytes once = raw_update(page(), {.objects = {{9, "1"}}});
  const auto table = last_startxref(once).value();
  EXPECT_EQ(refusal(raw_update(page(), {.objects = {{9, "1"}}, .previous = table})).code(),
            kPdfXrefLoop);
}
TEST(PdfLimits, Encrypted) {
  QPDF pdf;
  const Bytes plain = page();
  pdf.processMemoryFile("page", reinterpret_cast<const char*>(plain.data()), plain.size());
  for (const auto* user : {"", "secret"}) {
    QPDFWriter writer(pdf);
    writer.setOutputMemory();
    writer.setR6EncryptionParameters(user, "owner", true, true, true, true, true, true,
                                     qpdf_r3p_full, true);
    writer.write();
    const auto buffer = writer.getBufferSharedPointer();
    EXPECT_EQ(refusal({buffer->getBuffer(), buffer->getSize()}).code(), kPdfEncrypted) << user;
  }
}
TEST(PdfLimits, TooManyObjects) {
  std::string file = "%PDF-1.4\n1 0 obj\n<< /Pages 2 0 R >>\nendobj\n";
  const std::size_t table = file.size();
  const std::size_t count = kMaxPdfObjects + 2;
  file += fmt::format("xref\n0 {}\n", count);
  for (std::size_t i = 0; i < count; ++i) file += "0000000009 00000 n \n";
  file += fmt::format("trailer\n<< /Root 1 0 R /Size {} >>\nstartxref\n{}\n%%EOF\n", count, table);
  EXPECT_EQ(refusal(as_bytes(file)).code(), kPdfTooManyObjects);
}
TEST(PdfLimits, FieldsTooDeep) {
  RawUpdate update;
  const int base = next_number(page());
  for (int i = 0; i < 40; ++i) {
    update.objects[base + i] = fmt::format("<< /T (a) /Kids [ {} 0 R ] >>", base + i + 1);
  }
  update.objects[1] =
      fmt::format("<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [ {} 0 R ] >> >>", base);
  EXPECT_EQ(refusal(raw_update(page(), update)).code(), kPdfTooManyFields);
}
TEST(PdfLimits, TooManySignatures) {
  RawUpdate update;
  const int base = next_number(page());
  std::string fields;
  for (int i = 0; i <= 64; ++i) {
    update.objects[base + i] = fmt::format("<< /T (a{}) /FT /Sig /V << /Type /Sig >> >>", i);
    fields += fmt::format("{} 0 R ", base + i);
  }
  update.objects[1] =
      fmt::format("<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [ {}] >> >>", fields);
  EXPECT_EQ(refusal(raw_update(page(), update)).code(), kPdfTooManySignatures);
}
TEST(PdfLimits, TooManyRevisions) {
  Bytes file = signed_page();
  for (std::size_t i = 0; i <= kMaxPdfRevisions; ++i) {
    const auto end = as_bytes("%%EOF\n");
    file.insert(file.end(), end.begin(), end.end());
  }
  EXPECT_EQ(refusal(raw_update(signed_page(), {.unlisted = std::string(as_text(
                                                   ByteView(file).subspan(signed_page().size())))}))
                .code(),
            kPdfTooManyRevisions);
}
TEST(PdfLimits, TableThatInflates) {
  const std::string table = deflated_zeros(32U << 20U);
  std::string file = "%PDF-1.5\n";
  const std::size_t at = file.size();
  file += fmt::format(
      "1 0 obj\n<< /Type /XRef /W [ 1 1 0 ] /Size 16777216 /Root 2 0 R /Filter "
      "/FlateDecode /Length {} >>\nstream\n",
      table.size());
  file += table + fmt::format("\nendstream\nendobj\nstartxref\n{}\n%%EOF\n", at);
  EXPECT_EQ(refusal(as_bytes(file)).code(), kPdfStreamTooLarge);
}
TEST(PdfLimits, EvidenceThatInflates) {
  const Bytes file = edit(signed_page(), [](PdfUpdate& update) {
    auto store = parsed("<< /CRLs [] /Certs [] >>");
    store.getKey("/CRLs").appendItem(
        update.add_stream(deflated_zeros(kMaxPdfStream + 1), parsed("<< /Filter /FlateDecode >>")));
    store.getKey("/Certs").appendItem(update.add_stream("no certificate", parsed("<< >>")));
    update.root().replaceKey("/DSS", update.add(store));
    update.change(update.root());
  });
  const auto document = check(file);
  EXPECT_THAT(codes(document.findings), Contains("pdf.evidence.too_much"));
  EXPECT_THAT(codes(document.findings), Contains("pdf.evidence.unreadable"));
  EXPECT_EQ(document.signatures[0].facts.integrity, Integrity::good);
}
TEST(PdfLimits, ObjectThatIsDamagedIsRemarkedOn) {
  const int number = next_number(page());
  const Bytes file =
      raw_update(page(), {.objects = {{number, "<< /T (a) /FT ] >>"},
                                      {1, fmt::format("<< /Type /Catalog /Pages 2 0 R /AcroForm << "
                                                      "/Fields [ {} 0 R ] >> >>",
                                                      number)}}});
  EXPECT_THAT(first(sign({}, file)), is_unknown("pdf.structure.remark"));
}

// ----- bounds on what many parts of a file share
std::string catalog_with_fields(const std::string& fields) {
  return "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [ " + fields + "] >> >>";
}
TEST(PdfLimits, FieldsAreCountedBeforeTheyAreRead) {
  std::string many;
  for (std::size_t i = 0; i <= kMaxPdfFields; ++i) many += "null ";
  EXPECT_EQ(refusal(raw_update(page(), {.objects = {{1, catalog_with_fields(many)}}})).code(),
            kPdfTooManyFields);
}
TEST(PdfLimits, NamesOfFieldsTooLong) {
  const int number = next_number(page());
  std::string kids;
  for (int i = 0; i < 1'100; ++i) kids += "<< /T (k) >> ";
  RawUpdate update;
  update.objects[1] = catalog_with_fields(fmt::format("{} 0 R ", number));
  update.objects[number] = "<< /T (" + std::string(8'000, 'a') + ") /Kids [ " + kids + "] >>";
  EXPECT_EQ(refusal(raw_update(page(), update)).code(), kPdfTooManyFields);
}
TEST(PdfLimits, AnnotationsThatPagesShareAreLookedAtOnce) {
  const int number = next_number(page());
  RawUpdate update;
  update.objects[number] = "<< /FT /Sig /Subtype /Widget /V << /Type /Sig >> >>";
  update.objects[number + 1] = fmt::format("[ {} 0 R ]", number);
  const std::string one = fmt::format(
      "<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 9 9 ] /Annots {} 0 R >>", number + 1);
  update.objects[number + 2] = one;
  update.objects[number + 3] = one;
  update.objects[2] =
      fmt::format("<< /Type /Pages /Kids [ {} 0 R {} 0 R ] /Count 2 >>", number + 2, number + 3);
  update.objects[1] = "<< /Type /Catalog /Pages 2 0 R >>";
  EXPECT_THAT(codes(check(raw_update(page(), update)).findings),
              ::testing::ElementsAre("pdf.field.orphan"));
}
TEST(PdfLimits, EndsThatAreNone) {
  std::string ends;
  for (std::size_t i = 0; i <= kMaxPdfUnread; ++i) ends += "startxref\n1\n%%EOF\n";
  const Error error = refusal(raw_update(signed_page(), {.unlisted = ends}));
  EXPECT_EQ(error.code(), kPdfTooManyRevisions);
}
// Each table is small beside the file; every revision reads those before it again.
TEST(PdfLimits, TablesThatInflateOfAllRevisions) {
  Bytes file = sign({.reserve = 4'096});
  const std::string table = deflated_zeros(1'060);
  std::string more;
  auto previous = last_startxref(file).value();
  for (int i = 0; i < 60; ++i) {
    const std::size_t at = file.size() + more.size();
    more += fmt::format(
        "{} 0 obj\n<< /Type /XRef /W [ 1 2 1 ] /Index [ 1000 265 ] /Size 2000 /Root 1 0 R /Prev {} "
        "/Filter /FlateDecode /Length {} >>\nstream\n{}\nendstream\nendobj\nstartxref\n{}\n%%EOF\n",
        100 + i, previous, table.size(), table, at);
    previous = at;
  }
  const ByteView octets = as_bytes(more);
  file.insert(file.end(), octets.begin(), octets.end());
  EXPECT_EQ(refusal(file).code(), kPdfStreamTooLarge);
}
TEST(PdfLimits, EvidenceThatInflatesInVain) {
  const Bytes file = edit(signed_page(), [](PdfUpdate& update) {
    auto store = parsed("<< /CRLs [] >>");
    const std::string zeros = deflated_zeros(kMaxPdfStream + 1);
    for (int i = 0; i < 4; ++i) {
      store.getKey("/CRLs").appendItem(
          update.add_stream(zeros, parsed("<< /Filter /FlateDecode >>")));
    }
    store.getKey("/CRLs").appendItem(update.add_stream("x", parsed("<< >>")));
    update.root().replaceKey("/DSS", update.add(store));
    update.change(update.root());
  });
  EXPECT_TRUE(check(file).evidence.crls.empty());  // nothing is left for the fifth
}
TEST(PdfLimits, StreamsThatAreComparedAreCharged) {
  const Bytes file = edit(signed_page(), [](PdfUpdate& update) {
    update.change(update.first_page().getKey("/Contents"));
  });
  EXPECT_THAT(first(file), is_good_but({"pdf.change.immaterial"}));
  crypto::Verifier verifier;
  Budget budget(Limits{.bytes = 10});
  const auto document = must(verify_pdf(file, {}, verifier, budget));
  EXPECT_THAT(document.signatures[0].facts, is_bad("pdf.change.too_large"));
}
TEST(PdfLimits, MoreTimestampsThanAreLookedAt) {
  const Bytes file = must(sign_pdf(page(), {}, [](ByteView covered) -> Result<Bytes> {
    std::vector<Bytes> values;
    for (std::size_t i = 0; i <= kMaxTimestamps; ++i) {
      values.push_back(der::integer(static_cast<std::int64_t>(i)));
    }
    return forge({.content = std::string(as_text(covered)),
                  .attached = false,
                  .unsigned_attributes = {attribute(kSignatureTimestampOid, values)}});
  }));
  crypto::Verifier verifier;
  Budget budget;
  const auto document = must(verify_pdf(file, {}, verifier, budget));
  const auto all = timestamps_of(document, document.signatures.at(0), {}, verifier, budget);
  ASSERT_EQ(all.size(), kMaxTimestamps + 1);
  EXPECT_THAT(codes(all.back().findings), ::testing::ElementsAre("timestamp.too_many"));
}

std::string hybrid_table(int number) {
  return fmt::format(
      "<< /Type /XRef /W [ 1 2 1 ] /Index [ 0 0 ] /Size {} /Length 0 >>\nstream\n\nendstream",
      number + 1);
}
// The place of a table is the size of the file it is appended to.
Bytes hybrid(ByteView file) {
  const int number = next_number(file);
  return raw_update(file, {.objects = {{number, hybrid_table(number)}},
                           .trailer = fmt::format("/XRefStm {}", file.size())});
}
TEST(PdfHybrid, LaterRevision) {
  EXPECT_THAT(first(hybrid(signed_page())), is_bad("pdf.change.hybrid"));
}
TEST(PdfHybrid, SignedRevision) {
  EXPECT_THAT(first(sign({}, hybrid(page()))), is_good_but({"pdf.xref.hybrid"}));
}

// ----- document timestamps
PdfTimestamp stamped(const SignOctets& token) {
  return check(must(sign_pdf(page(), {.field = "T", .sub_filter = "ETSI.RFC3161"}, token)))
      .timestamps.at(0);
}
TEST(PdfTimestamps, NoToken) {
  const auto one =
      stamped([](ByteView covered) { return sign_cms({.octets = covered}, identity().signer()); });
  EXPECT_EQ(one.integrity, Integrity::bad);
  EXPECT_THAT(codes(one.findings), Contains("pdf.timestamp.malformed"));
}
TEST(PdfTimestamps, OtherOctets) {
  const auto one = stamped(
      [](ByteView) { return token_over(tst_info(crypto::sha256(as_bytes("other")).view())); });
  EXPECT_EQ(one.integrity, Integrity::bad);
  EXPECT_THAT(codes(one.findings), Contains("pdf.timestamp.imprint_mismatch"));
}
TEST(PdfTimestamps, UnknownHash) {
  const auto one = stamped([](ByteView) { return token_over(tst_info(Bytes(32), "2.999.5")); });
  EXPECT_EQ(one.integrity, Integrity::unknown);
  EXPECT_THAT(codes(one.findings), Contains("pdf.timestamp.hash_unknown"));
}
TEST(PdfTimestamps, BrokenRange) {
  Bytes file = stamp(page());
  EXPECT_EQ(check(overwritten(file, "/ByteRange", "/ByteRangf")).timestamps.at(0).integrity,
            Integrity::bad);
  const std::size_t end = as_text(file).rfind("000>");
  file[end] = '1';
  EXPECT_THAT(codes(check(file).timestamps.at(0).findings), Contains("pdf.contents.trailing"));
}

// ----- writing
TEST(PdfWrite, RefusesWhatItCannotWrite) {
  const auto signer = PdfSigner{.signer = identity().signer(), .certificates = {}};
  EXPECT_EQ(sign_pdf(page(), {.reserve = 10}, signer).error().code(), kPdfWriteReserve);
  EXPECT_EQ(sign_pdf(signed_page(), {}, signer).error().code(), kPdfWriteField);
  EXPECT_EQ(sign_pdf(page(), {.kind = PdfPlacement::Field::empty_one}, signer).error().code(),
            kPdfWriteField);
  EXPECT_EQ(sign_pdf(as_bytes("PK"), {}, signer).error().code(), kPdfNotPdf);
  const Bytes no_page = raw_update(page(), {.objects = {{1, "<< /Type /Catalog >>"}}});
  EXPECT_EQ(sign_pdf(no_page, {}, signer).error().code(), kPdfWriteFailed);
}

// ----- octets
TEST(PdfOctets, EndsOfRevisions) {
  const auto ends = [](std::string_view text) {
    return is_revision_end(as_bytes(text), text.size());
  };
  EXPECT_TRUE(ends("%%EOF"));
  EXPECT_TRUE(ends("%%EOF\n"));
  EXPECT_TRUE(ends("%%EOF\r"));
  EXPECT_TRUE(ends("%%EOF\r\n"));
  EXPECT_FALSE(ends("%%EOF\n\n"));
  EXPECT_FALSE(ends("%%EO"));
}
TEST(PdfOctets, HexStrings) {
  EXPECT_EQ(read_hex_string(as_bytes("<0a B>")), (Bytes{0x0A, 0xB0}));
  for (const auto* text : {"", "<", "<0a", "0a>", "<0g>", "<<0a>>", "<0a><0b>"}) {
    EXPECT_FALSE(read_hex_string(as_bytes(text))) << text;
  }
}

// ----- values
TEST(PdfWords, EveryValueHasOne) {
  for (int i = 0; i <= static_cast<int>(PdfChange::content); ++i) {
    EXPECT_FALSE(to_string(static_cast<PdfChange>(i)).empty());
  }
  for (int i = 0; i <= static_cast<int>(PadesLevel::b_lta); ++i) {
    EXPECT_FALSE(to_string(static_cast<PadesLevel>(i)).empty());
  }
}

}  // namespace
}  // namespace baytrust::signature
