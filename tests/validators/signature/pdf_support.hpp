// Signed PDFs for tests, and every way to spoil one: by libqpdf (what an editor would write), by
// text (what nobody should), by single octets.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "tests/validators/signature/cms_support.hpp"
#include "validators/signature/pdf.hpp"
#include "validators/signature/pdf_update.hpp"
#include "validators/signature/pdf_write.hpp"

namespace baytrust::signature {

Bytes page();  // one page, unsigned
// That page, or the file given, signed by a P-256 key.
Bytes sign(const PdfPlacement& placement = {}, std::optional<Bytes> file = {});
Bytes sign_by(crypto::KeyType type, const PdfPlacement& placement = {}, ByteView file = page());
const Bytes& signed_page();  // of sign(), made once
// With a text field "Name" and an empty signature field "Second" before it is signed.
const Bytes& signed_form();
Bytes certified(int level);  // the form, certified by "Certified"

// A document timestamp whose token is signed by a test authority.
Bytes stamp(ByteView file, const std::string& field = "Stamp");
Bytes stamp(ByteView file, const PdfPlacement& placement);
Bytes tst_info(ByteView imprint, std::string_view hash_oid = "2.16.840.1.101.3.4.2.1");
Result<Bytes> token_over(ByteView info);

PdfDocument check(ByteView file);
Error refusal(ByteView file);  // of a file that is not read
SignatureFacts first(ByteView file);
SignatureFacts facts_of(ByteView file, std::string_view field);

// A change that makes what was signed before bad, by this code.
void expect_content(ByteView file, const char* code, ByteView signed_file);

// An incremental update as an editor writes it.
using Edit = std::function<void(PdfUpdate&)>;
Bytes edit(ByteView file, const Edit& change);

// One written by hand: objects, entries that point anywhere, octets that no table lists.
struct RawUpdate {
  std::map<int, std::string> objects{};
  std::map<int, std::uint64_t> pointed{};
  int generation = 0;  // of the objects
  std::string unlisted{};
  std::string trailer{};
  std::optional<std::uint64_t> previous{};  // else the last table
};
Bytes raw_update(ByteView file, const RawUpdate& update);
int next_number(ByteView file);
std::uint64_t size_of_first_revision(ByteView file);

// The first place of `from`, written over.
Bytes overwritten(Bytes file, std::string_view from, std::string_view to);
// Number i of 1, 2, 3 of the (last) ByteRange, changed.
Bytes with_range(Bytes file, int i, std::function<long long(long long)> change);

// A field of the form that is not below another.
QPDFObjectHandle field_named(PdfUpdate& update, const std::string& name);
QPDFObjectHandle parsed(const std::string& text);

// The same, of a signed page and of the signed form that are changed so.
void expect_content(const char* code, const Edit& change);
void expect_form_content(const char* code, const Edit& change);

inline std::ostream& operator<<(std::ostream& out, PdfChange c) { return out << to_string(c); }
inline std::ostream& operator<<(std::ostream& out, PadesLevel l) { return out << to_string(l); }

}  // namespace baytrust::signature
