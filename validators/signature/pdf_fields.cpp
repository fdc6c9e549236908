#include "validators/signature/pdf_fields.hpp"

#include "validators/signature/pdf.hpp"
#include "validators/signature/pdf_codes.hpp"

namespace baytrust::signature {
namespace {

Error too_many() {
  return Error(kPdfTooManyFields, "pdf", {{"limit", std::to_string(kMaxPdfFields)}});
}

// A field still to be read, and what it has from its parent.
struct Pending {
  QPDFObjectHandle node;
  std::string name;
  std::string type;
  std::size_t depth = 0;
};

PdfField read_field(const Pending& pending) {
  PdfField field{.id = pending.node.isIndirect() ? pending.node.getObjGen() : QPDFObjGen(),
                 .name = pending.name,
                 .type = pending.type,
                 .dictionary = pending.node,
                 .value = member(pending.node, "/V")};
  const QPDFObjectHandle partial = member(pending.node, "/T");
  if (QPDFObjectHandle(partial).isString()) {
    if (!field.name.empty()) field.name += '.';
    field.name += QPDFObjectHandle(partial).getUTF8Value();
  }
  const std::string type = name_of(member(pending.node, "/FT"));
  if (!type.empty()) field.type = type;
  return field;
}

void push_all(std::vector<Pending>& to, QPDFObjectHandle array, const Pending& from) {
  if (!array.isArray()) return;
  // In the order of the document: what is pushed last is read first.
  for (int i = array.getArrayNItems() - 1; i >= 0; --i) {
    to.push_back({array.getArrayItem(i), from.name, from.type, from.depth});
  }
}

}  // namespace

QPDFObjectHandle member(QPDFObjectHandle dictionary, const std::string& key) {
  if (!dictionary.isDictionary()) return QPDFObjectHandle::newNull();
  return dictionary.getKey(key);
}

std::string name_of(QPDFObjectHandle value) { return value.isName() ? value.getName() : ""; }

bool PdfField::is_signature() const {
  QPDFObjectHandle held = value;
  if (!held.isDictionary()) return false;
  return type == "/Sig" || held.hasKey("/ByteRange");
}

Result<PdfFields> PdfFields::read(PdfFile& file) {
  PdfFields out;
  std::set<QPDFObjGen> seen;
  std::vector<Pending> pending;
  const QPDFObjectHandle form = member(file.qpdf().getRoot(), "/AcroForm");
  push_all(pending, member(form, "/Fields"), {});
  while (!pending.empty()) {
    const Pending next = pending.back();
    pending.pop_back();
    QPDFObjectHandle node = next.node;
    if (!node.isDictionary()) continue;
    if (node.isIndirect() && !seen.insert(node.getObjGen()).second) continue;
    PdfField field = read_field(next);
    if (out.all_.size() == kMaxPdfFields || next.depth > kMaxPdfFieldDepth ||
        pending.size() > kMaxPdfFields) {
      return too_many();
    }
    push_all(pending, node.getKey("/Kids"), {{}, field.name, field.type, next.depth + 1});
    out.names_.insert(field.name);
    if (field.is_signature()) out.signed_.insert(field.name);
    if (node.isIndirect()) out.by_id_.emplace(field.id, out.all_.size());
    out.all_.push_back(std::move(field));
  }
  return out;
}

const PdfField* PdfFields::find(QPDFObjGen id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : &all_[found->second];
}

Result<std::vector<QPDFObjGen>> orphan_signatures(PdfFile& file, const PdfFields& fields) {
  std::vector<QPDFObjGen> out;
  std::set<QPDFObjGen> seen;
  std::vector<QPDFObjectHandle> pending{member(file.qpdf().getRoot(), "/Pages")};
  while (!pending.empty()) {
    QPDFObjectHandle node = pending.back();
    pending.pop_back();
    if (!node.isDictionary() || (node.isIndirect() && !seen.insert(node.getObjGen()).second)) {
      continue;
    }
    QPDFObjectHandle kids = node.getKey("/Kids");
    for (int i = 0; kids.isArray() && i < kids.getArrayNItems(); ++i) {
      pending.push_back(kids.getArrayItem(i));
    }
    QPDFObjectHandle annotations = node.getKey("/Annots");
    for (int i = 0; annotations.isArray() && i < annotations.getArrayNItems(); ++i) {
      QPDFObjectHandle one = annotations.getArrayItem(i);
      if (name_of(member(one, "/FT")) != "/Sig" || !member(one, "/V").isDictionary()) continue;
      const QPDFObjGen id = one.isIndirect() ? one.getObjGen() : QPDFObjGen();
      if (fields.find(id) == nullptr) out.push_back(id);
    }
    if (pending.size() > kMaxPdfObjects) return too_many();
  }
  return out;
}

}  // namespace baytrust::signature
