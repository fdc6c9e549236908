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
  long long flags = 0;
  std::size_t depth = 0;
};

// 12.7.5; any other is none, however long its name.
bool is_kind(const std::string& type) {
  return type == "/Btn" || type == "/Tx" || type == "/Ch" || type == "/Sig";
}

PdfField read_field(const Pending& pending) {
  PdfField field{.id = pending.node.isIndirect() ? pending.node.getObjGen() : QPDFObjGen(),
                 .name = pending.name,
                 .type = pending.type,
                 .flags = pending.flags,
                 .dictionary = pending.node,
                 .value = member(pending.node, "/V")};
  const QPDFObjectHandle partial = member(pending.node, "/T");
  if (QPDFObjectHandle(partial).isString()) {
    if (!field.name.empty()) field.name += '.';
    field.name += QPDFObjectHandle(partial).getUTF8Value();
  }
  const std::string type = name_of(member(pending.node, "/FT"));
  if (!type.empty()) field.type = is_kind(type) ? type : "/";
  QPDFObjectHandle flags = member(pending.node, "/Ff");
  if (flags.isInteger()) field.flags = flags.getIntValue();
  return field;
}

std::size_t size_of(QPDFObjectHandle array) {
  return array.isArray() ? static_cast<std::size_t>(array.getArrayNItems()) : 0;
}

// False, and none is pushed, where they would be too many.
bool push_all(std::vector<Pending>& to, QPDFObjectHandle array, const Pending& from) {
  if (to.size() + size_of(array) > kMaxPdfFields) return false;
  // In the order of the document: what is pushed last is read first.
  for (std::size_t i = size_of(array); i > 0; --i) {
    QPDFObjectHandle item = array.getArrayItem(static_cast<int>(i - 1));
    to.push_back({item, from.name, from.type, from.flags, from.depth});
  }
  return true;
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

bool PdfField::is_timestamp() const {
  return name_of(member(value, "/SubFilter")) == "/ETSI.RFC3161";
}

Result<PdfFields> PdfFields::read(PdfFile& file) {
  PdfFields out;
  std::set<QPDFObjGen> seen;
  std::size_t names = 0;
  std::vector<Pending> pending;
  const QPDFObjectHandle form = member(file.qpdf().getRoot(), "/AcroForm");
  if (!push_all(pending, member(form, "/Fields"), {})) return too_many();
  while (!pending.empty()) {
    const Pending next = pending.back();
    pending.pop_back();
    QPDFObjectHandle node = next.node;
    if (!node.isDictionary()) continue;
    if (node.isIndirect() && !seen.insert(node.getObjGen()).second) continue;
    PdfField field = read_field(next);
    QPDFObjectHandle kids = node.getKey("/Kids");
    // Kids that wait hold the name, too.
    names += field.name.size() * (1 + size_of(kids));
    if (out.all_.size() == kMaxPdfFields || next.depth > kMaxPdfFieldDepth ||
        names > kMaxPdfFieldNames ||
        !push_all(pending, kids, {{}, field.name, field.type, field.flags, next.depth + 1})) {
      return too_many();
    }
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

namespace {

// The pages of a file and what is on them. Arrays that many share are looked at once.
class Orphans {
 public:
  Orphans(PdfFile& file, const PdfFields& fields) : file_(file), fields_(fields) {}

  Result<std::vector<QPDFObjGen>> run() {
    pending_.push_back(member(file_.qpdf().getRoot(), "/Pages"));
    while (!pending_.empty()) {
      QPDFObjectHandle node = pending_.back();
      pending_.pop_back();
      if (!node.isDictionary() || !is_new(node)) continue;
      QPDFObjectHandle kids = node.getKey("/Kids");
      QPDFObjectHandle annotations = node.getKey("/Annots");
      if (!take(kids) || !take(annotations)) {
        return Error(kPdfTooManyObjects, "pdf", {{"limit", std::to_string(kMaxPdfCompared)}});
      }
      if (is_new(kids)) {
        for (std::size_t i = 0; i < size_of(kids); ++i) pending_.push_back(item(kids, i));
      }
      if (is_new(annotations)) look_at(annotations);
    }
    return std::move(out_);
  }

 private:
  static QPDFObjectHandle item(QPDFObjectHandle array, std::size_t i) {
    return array.getArrayItem(static_cast<int>(i));
  }
  bool is_new(QPDFObjectHandle value) {
    return !value.isIndirect() || seen_.insert(value.getObjGen()).second;
  }
  bool take(QPDFObjectHandle array) {
    if (array.isIndirect() && seen_.contains(array.getObjGen())) return true;
    const std::size_t size = size_of(array);
    if (size > left_) return false;
    left_ -= size;
    return true;
  }
  void look_at(QPDFObjectHandle annotations) {
    for (std::size_t i = 0; i < size_of(annotations); ++i) {
      QPDFObjectHandle one = item(annotations, i);
      if (name_of(member(one, "/FT")) != "/Sig" || !member(one, "/V").isDictionary()) continue;
      const QPDFObjGen id = one.isIndirect() ? one.getObjGen() : QPDFObjGen();
      if (fields_.find(id) == nullptr) out_.push_back(id);
    }
  }

  PdfFile& file_;
  const PdfFields& fields_;
  std::vector<QPDFObjectHandle> pending_;
  std::vector<QPDFObjGen> out_;
  std::set<QPDFObjGen> seen_;
  std::size_t left_ = kMaxPdfCompared;
};

}  // namespace

Result<std::vector<QPDFObjGen>> orphan_signatures(PdfFile& file, const PdfFields& fields) {
  return Orphans(file, fields).run();
}

}  // namespace baytrust::signature
