#include "tests/validators/signature/pdf_support.hpp"

#include <fmt/format.h>

#include "tests/validators/signature/timestamp_support.hpp"
#include "validators/crypto/digest.hpp"
#include "validators/der/writer.hpp"
#include "validators/signature/pdf_octets.hpp"

namespace baytrust::signature {

Bytes page() {
  static const Bytes made = must(make_pdf({"Contract", "The buyer pays 100."}));
  return made;
}

Bytes sign_by(crypto::KeyType type, const PdfPlacement& placement, ByteView file) {
  return must(
      sign_pdf(file, placement, PdfSigner{.signer = identity(type).signer(), .certificates = {}}));
}

Bytes sign(const PdfPlacement& placement, std::optional<Bytes> file) {
  return sign_by(crypto::KeyType::p256, placement, file ? *file : page());
}

const Bytes& signed_page() {
  static const Bytes made = sign();
  return made;
}

namespace {
const Bytes& form() {
  static const Bytes made = must(add_field(must(add_field(page(), "Name", PdfFieldKind::text)),
                                           "Second", PdfFieldKind::signature));
  return made;
}
}  // namespace

const Bytes& signed_form() {
  static const Bytes made = sign({}, form());
  return made;
}

Bytes certified(int level) { return sign({.field = "Certified", .certification = level}, form()); }

Bytes tst_info(ByteView imprint, std::string_view hash_oid) {
  return der::sequence({der::integer(1), oid_der("2.999.1"),
                        der::sequence({identifier_null(hash_oid), der::octet_string(imprint)}),
                        der::integer(7),
                        der::encode(der::kGeneralizedTime, as_bytes("20260303120000Z"))});
}

Result<Bytes> token_over(ByteView info) {
  return sign_cms({.octets = info, .content_type = Oid::literal("1.2.840.113549.1.9.16.1.4")},
                  identity().signer());
}

Bytes stamp(ByteView file, const std::string& field) {
  return stamp(file, PdfPlacement{.field = field, .sub_filter = "ETSI.RFC3161"});
}

Bytes stamp(ByteView file, const PdfPlacement& placement) {
  return must(sign_pdf(file, placement, [](ByteView covered) -> Result<Bytes> {
    return token(statement(crypto::Hash::sha256, as_text(covered)));
  }));
}

PdfDocument check(ByteView file) {
  crypto::Verifier verifier;
  Budget budget;
  return must(verify_pdf(file, {}, verifier, budget));
}

Error refusal(ByteView file) {
  crypto::Verifier verifier;
  Budget budget;
  const auto read = verify_pdf(file, {}, verifier, budget);
  return read ? Error() : read.error();
}

SignatureFacts first(ByteView file) { return check(file).signatures.at(0).facts; }

SignatureFacts facts_of(ByteView file, std::string_view field) {
  for (const auto& one : check(file).signatures) {
    if (one.field == field) return one.facts;
  }
  throw std::runtime_error("no such signature");
}

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

Bytes edit(ByteView file, const Edit& change) {
  auto update = must(PdfUpdate::of(file));
  change(update);
  return must(update.write()).octets;
}

int next_number(ByteView file) {
  auto read = must(PdfFile::open(file));
  return read.qpdf().getTrailer().getKey("/Size").getIntValueAsInt();
}

std::uint64_t size_of_first_revision(ByteView file) {
  return as_text(file).find("%%EOF") + std::string_view("%%EOF\n").size();
}

Bytes raw_update(ByteView file, const RawUpdate& update) {
  auto read = must(PdfFile::open(file));
  std::string out(as_text(file));
  std::map<int, std::uint64_t> entries = update.pointed;
  int size = next_number(file);
  for (const auto& [number, body] : update.objects) {
    entries[number] = out.size();
    out += fmt::format("{} {} obj\n{}\nendobj\n", number, update.generation, body);
  }
  out += update.unlisted;
  const std::size_t table = out.size();
  out += "xref\n";
  if (entries.empty()) out += "0 0\n";
  for (const auto& [number, at] : entries) {
    out += fmt::format("{} 1\n{:010} {:05} n \n", number, at, update.generation);
    size = std::max(size, number + 1);
  }
  out += fmt::format("trailer\n<< /Root {} /Size {} /Prev {} {} >>\nstartxref\n{}\n%%EOF\n",
                     read.qpdf().getTrailer().getKey("/Root").unparse(), size,
                     update.previous.value_or(last_startxref(file).value()), update.trailer, table);
  return to_bytes(as_bytes(out));
}

Bytes overwritten(Bytes file, std::string_view from, std::string_view to) {
  const std::size_t at = as_text(file).find(from);
  if (at == std::string_view::npos || to.size() != from.size()) throw std::runtime_error("place");
  std::copy(to.begin(), to.end(), file.begin() + static_cast<std::ptrdiff_t>(at));
  return file;
}

Bytes with_range(Bytes file, int i, std::function<long long(long long)> change) {
  const std::string_view key = "/ByteRange [0 ";
  const std::size_t at =
      as_text(file).rfind(key) + key.size() + static_cast<std::size_t>(i - 1) * 11;
  const long long number = std::stoll(std::string(as_text(file).substr(at, 10)));
  const std::string digits = fmt::format("{:010}", change(number));
  std::copy(digits.begin(), digits.end(), file.begin() + static_cast<std::ptrdiff_t>(at));
  return file;
}

QPDFObjectHandle field_named(PdfUpdate& update, const std::string& name) {
  auto fields = update.root().getKey("/AcroForm").getKey("/Fields");
  for (int i = 0; i < fields.getArrayNItems(); ++i) {
    auto field = fields.getArrayItem(i);
    if (field.getKey("/T").getUTF8Value() == name) return field;
  }
  throw std::runtime_error("no such field");
}

QPDFObjectHandle parsed(const std::string& text) { return QPDFObjectHandle::parse(text); }

}  // namespace baytrust::signature
