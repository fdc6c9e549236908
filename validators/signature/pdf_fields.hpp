// The fields of a PDF's interactive form (ISO 32000-2 12.7), and which of them are signed. Bounded
// in number, depth and names; a field that leads back to itself is read once. Not here: what a
// signature dictionary says (pdf_dictionary.hpp). Internal to validators/signature.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "validators/signature/pdf_file.hpp"

namespace baytrust::signature {

// A node of the tree: a field, or a widget of one (which has its field's name).
struct PdfField {
  QPDFObjGen id;        // 0 0 where it is no object of its own
  std::string name;     // full, UTF-8
  std::string type;     // "/Sig", "/Tx", ...: its own or its parent's
  long long flags = 0;  // Ff: its own or its parent's
  QPDFObjectHandle dictionary;
  QPDFObjectHandle value;  // its own V

  bool is_signature() const;  // signed, that is
  bool is_timestamp() const;  // or says so
  // Tables 227 and 229.
  bool is_read_only() const { return (flags & 1) != 0; }
  bool is_push_button() const { return (flags & (1 << 16)) != 0; }
};

class PdfFields {
 public:
  // Errors: pdf.fields.too_many.
  static Result<PdfFields> read(PdfFile& file);

  const std::vector<PdfField>& all() const { return all_; }
  const PdfField* find(QPDFObjGen id) const;  // null where it is no field
  bool has(const std::string& name) const { return names_.contains(name); }
  bool is_signed(const std::string& name) const { return signed_.contains(name); }

 private:
  std::vector<PdfField> all_;
  std::map<QPDFObjGen, std::size_t> by_id_;
  std::set<std::string> names_;
  std::set<std::string> signed_;
};

// Widgets on pages that hold a signature and that no field of the form leads to. Error:
// pdf.objects.too_many, of pages, annotations and kids that are looked at.
Result<std::vector<QPDFObjGen>> orphan_signatures(PdfFile& file, const PdfFields& fields);

// A dictionary's value, null where there is none or it is no dictionary.
QPDFObjectHandle member(QPDFObjectHandle dictionary, const std::string& key);
// A name's text, empty where it is none.
std::string name_of(QPDFObjectHandle value);

}  // namespace baytrust::signature
