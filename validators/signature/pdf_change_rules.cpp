// Which differences each place of a document allows (ISO 32000-2 12.8.2.2, EN 319 142-1 5.2). What
// is not named here is a content change.
#include <array>

#include "validators/signature/pdf_codes.hpp"
#include "validators/signature/pdf_comparison.hpp"

namespace baytrust::signature {
namespace {

template <std::size_t N>
bool is_one_of(const std::string& text, const std::array<std::string_view, N>& list) {
  for (const auto held : list) {
    if (text == held) return true;
  }
  return false;
}

// Comments (12.5.6): they are about the page and do not act.
constexpr std::array<std::string_view, 15> kComments{
    "/Text",   "/Highlight", "/Underline", "/StrikeOut", "/Squiggly", "/FreeText", "/Ink",  "/Line",
    "/Square", "/Circle",    "/Polygon",   "/PolyLine",  "/Stamp",    "/Caret",    "/Popup"};
// Those whose own nature is to mark, not to cover.
constexpr std::array<std::string_view, 6> kMarks{"/Text",      "/Highlight", "/Underline",
                                                 "/StrikeOut", "/Squiggly",  "/Popup"};
// What may be said anew of a comment that was there.
constexpr std::array<std::string_view, 9> kCommentKeys{
    "/Contents", "/M", "/T", "/NM", "/Subj", "/RC", "/State", "/StateModel", "/CreationDate"};

bool acts(QPDFObjectHandle dictionary) {
  return dictionary.hasKey("/A") || dictionary.hasKey("/AA") || dictionary.hasKey("/OC");
}

// F (12.5.3): Hidden, NoView.
bool is_hidden(QPDFObjectHandle widget) {
  QPDFObjectHandle flags = widget.getKey("/F");
  return flags.isInteger() && (flags.getIntValue() & (2 | 32)) != 0;
}

bool shows_something(QPDFObjectHandle widget) {
  if (is_hidden(widget)) return false;
  QPDFObjectHandle area = widget.getKey("/Rect");
  if (!area.isRectangle()) return widget.hasKey("/AP");
  const auto box = area.getArrayAsRectangle();
  const bool empty = box.llx == box.urx || box.lly == box.ury;
  return !empty && widget.hasKey("/AP");
}

}  // namespace

RevisionComparison::Pair RevisionComparison::rule(const Pair& pair, const std::string& key) {
  Pair child = pair;
  child.before = member(pair.before, key);
  child.after = member(pair.after, key);
  switch (pair.place) {
    case Place::strict:
    case Place::free:
      break;
    case Place::catalog:
      catalog_rule(child, key);
      break;
    case Place::pages:
      page_rule(child, key);
      break;
    case Place::annotation:
      annotation_rule(child, pair, key);
      break;
    case Place::form:
      form_rule(child, key);
      break;
    case Place::field:
      field_rule(child, pair, key);
      break;
    case Place::additions:
    case Place::additions_below: {
      const bool added = child.before.isNull();
      const bool deeper = pair.place == Place::additions && child.before.isDictionary();
      child.place = added ? Place::free : deeper ? Place::additions_below : Place::strict;
      child.meaning = Meaning::immaterial;
      break;
    }
    case Place::information: {
      const bool of_writer = key == "/ModDate" || key == "/Producer";
      const bool plain = of_writer && child.after.isString();
      child.place = plain ? Place::free : Place::strict;
      child.meaning = Meaning::immaterial;
      break;
    }
    case Place::annotations:
    case Place::fields:
      child.place = Place::strict;
      break;
  }
  return child;
}

void RevisionComparison::catalog_rule(Pair& child, const std::string& key) const {
  child.place = Place::strict;
  child.code = &kPdfChangeCatalog;
  if (key == "/Pages") {
    child.place = Place::pages;
    child.code = &kPdfChangePageTree;
  } else if (key == "/AcroForm") {
    child.place = Place::form;
    child.code = &kPdfChangeForm;
  } else if (key == "/DSS") {
    child.place = Place::free;
    child.meaning = Meaning::evidence;
  } else if (key == "/Extensions" || (key == "/Version" && child.after.isName())) {
    child.place = Place::free;
    child.meaning = Meaning::immaterial;
  } else if (key == "/Perms") {
    child.code = &kPdfChangePermissions;
  } else if (key == "/Metadata") {
    child.code = &kPdfChangeMetadata;
  } else if (key == "/OpenAction" || key == "/AA" || key == "/Names") {
    child.code = &kPdfChangeActions;
  }
}

void RevisionComparison::page_rule(Pair& child, const std::string& key) const {
  child.place = Place::strict;
  child.code = &kPdfChangePageTree;
  if (key == "/Kids" || key == "/Parent") {
    child.place = Place::pages;
  } else if (key == "/Annots") {
    child.place = Place::annotations;
    child.code = &kPdfChangeAnnotationRemoved;
  } else if (key == "/Contents") {
    child.code = &kPdfChangePageContent;
  } else if (key == "/Resources") {
    child.code = &kPdfChangeResources;
  } else if (key == "/AA") {
    child.code = &kPdfChangeActions;
  }
}

void RevisionComparison::annotation_rule(Pair& child, const Pair& pair,
                                         const std::string& key) const {
  child.place = Place::strict;
  child.code = &kPdfChangeActive;
  const std::string kind = name_of(member(pair.after, "/Subtype"));
  if (kind == "/Widget") {
    child.code = &kPdfChangeWidget;
  } else if (is_one_of(kind, kComments) && is_one_of(key, kCommentKeys)) {
    child.place = Place::free;
    child.meaning = Meaning::annotation;
  }
}

void RevisionComparison::form_rule(Pair& child, const std::string& key) {
  child.place = Place::strict;
  child.code = key == "/XFA" ? &kPdfChangeXfa : &kPdfChangeForm;
  if (key == "/Fields") {
    child.place = Place::fields;
  } else if (key == "/SigFlags" && child.after.isInteger()) {
    child.place = Place::free;
    child.meaning = Meaning::immaterial;
  } else if (key == "/DR" && !child.before.isNull()) {
    child.place = Place::additions;
  } else if ((key == "/DR" || key == "/DA") && child.before.isNull()) {
    child.place = Place::free;
    child.meaning = Meaning::immaterial;
  }
}

void RevisionComparison::field_rule(Pair& child, const Pair& pair, const std::string& key) {
  const PdfField* const field = before_.fields.find(pair.holder);
  child.place = Place::strict;
  child.code = &kPdfChangeForm;
  child.name = field == nullptr ? "" : field->name;
  if (field == nullptr || key == "/P" || key == "/Parent") return;
  if (field->type == "/Sig" || before_.fields.is_signed(child.name)) {
    return signature_field_rule(child, key);
  }
  child.place = Place::free;
  if (key == "/V" || key == "/AS" || key == "/I" || key == "/RV") {
    child.meaning = Meaning::value;
  } else if (key == "/AP") {
    child.meaning = Meaning::appearance;
  } else if (key == "/M") {
    child.meaning = Meaning::immaterial;
  } else {
    child.place = Place::strict;
  }
}

// A signature field that was empty may be signed, once; one that was signed stays as it is.
void RevisionComparison::signature_field_rule(Pair& child, const std::string& key) {
  if (before_.fields.is_signed(child.name)) {
    child.code = &kPdfChangeSignedField;
    return;
  }
  if (!after_.fields.is_signed(child.name)) return;
  const bool new_value = key == "/V" && child.before.isNull() && child.after.isDictionary();
  if (new_value) {
    const bool stamp = name_of(member(child.after, "/SubFilter")) == "/ETSI.RFC3161";
    note({stamp ? PdfChange::timestamp : PdfChange::signature,
          stamp ? &kPdfChangeTimestamp : &kPdfChangeSignature, child.name});
    result_.fields.insert(child.name);
  }
  if (new_value || key == "/AP" || key == "/M" || key == "/AS" || key == "/DA") {
    child.place = Place::free;
    child.meaning = Meaning::silent;
  } else if (key == "/F" && child.after.isInteger()) {
    // Print and Locked may be set when signing; nothing may come out of hiding.
    const long long was = child.before.isInteger() ? child.before.getIntValue() : 0;
    const bool only_set = (child.after.getIntValue() & ~(4LL | 128LL)) == (was & ~(4LL | 128LL));
    if (only_set) child.place = Place::free;
  }
}

// Fields of a form, annotations of a page: those that were there stay, in their order.
void RevisionComparison::match_arrays(const Pair& pair) {
  QPDFObjectHandle before = pair.before;
  QPDFObjectHandle after = pair.after;
  const int size = after.getArrayNItems();
  std::map<QPDFObjGen, int> last;  // where each stands, so that none is looked for in vain
  for (int i = 0; i < size; ++i) last[after.getArrayItem(i).getObjGen()] = i;
  int at = 0;
  for (int i = 0; i < before.getArrayNItems(); ++i) {
    QPDFObjectHandle held = before.getArrayItem(i);
    const QPDFObjGen id = held.getObjGen();
    const auto known = last.find(id);
    if (at == size || known == last.end() || known->second < at) {
      take_removed(pair, held);
      continue;
    }
    while (held.isIndirect() && after.getArrayItem(at).getObjGen() != id) {
      take_new(pair, after.getArrayItem(at++));
    }
    Pair child = pair;
    child.before = held;
    child.after = after.getArrayItem(at++);
    child.place = pair.place == Place::fields ? Place::strict : Place::annotation;
    queue_.push_back(std::move(child));
  }
  while (at < size) take_new(pair, after.getArrayItem(at++));
}

void RevisionComparison::take_removed(const Pair& pair, QPDFObjectHandle one) {
  const PdfField* const field = before_.fields.find(one.getObjGen());
  if (field != nullptr && before_.fields.is_signed(field->name)) {
    return note_content(kPdfChangeSignedField, field->name);
  }
  note_content(*pair.code, to_string(one.getObjGen()));
}

void RevisionComparison::take_new(const Pair& pair, QPDFObjectHandle one) {
  if (left_ > 0) --left_;
  if (pair.place == Place::fields) {
    new_field(one);
  } else {
    new_annotation(one);
  }
}

void RevisionComparison::new_field(QPDFObjectHandle one) {
  const std::string place = to_string(one.getObjGen());
  const PdfField* const field = after_.fields.find(one.getObjGen());
  if (field == nullptr || !field->is_signature() || field->type != "/Sig" ||
      before_.fields.has(field->name) || before_.fields.find(field->id) != nullptr) {
    return note_content(kPdfChangeForm, place);
  }
  QPDFObjectHandle dictionary = field->dictionary;
  if (acts(dictionary)) return note_content(kPdfChangeActions, place);
  const bool stamp = name_of(member(field->value, "/SubFilter")) == "/ETSI.RFC3161";
  note({stamp ? PdfChange::timestamp : PdfChange::signature,
        stamp ? &kPdfChangeTimestamp : &kPdfChangeSignature, field->name});
  bool visible = shows_something(dictionary);
  QPDFObjectHandle kids = dictionary.getKey("/Kids");
  for (int i = 0; kids.isArray() && i < kids.getArrayNItems(); ++i) {
    QPDFObjectHandle kid = kids.getArrayItem(i);
    if (!kid.isDictionary() || acts(kid) || kid.hasKey("/T")) {
      return note_content(kPdfChangeForm, place);
    }
    visible = visible || shows_something(kid);
  }
  if (visible) note({PdfChange::signature, &kPdfChangeVisible, field->name, true});
}

void RevisionComparison::new_annotation(QPDFObjectHandle one) {
  const std::string place = to_string(one.getObjGen());
  if (!one.isDictionary()) return note_content(kPdfChangeActive, place);
  const std::string kind = name_of(one.getKey("/Subtype"));
  if (kind == "/Widget" || one.hasKey("/FT")) {
    const PdfField* const field = after_.fields.find(one.getObjGen());
    const bool of_new_signature = field != nullptr && after_.fields.is_signed(field->name) &&
                                  !before_.fields.has(field->name);
    if (!of_new_signature) note_content(kPdfChangeWidget, place);
    return;
  }
  if (!is_one_of(kind, kComments) || acts(one)) return note_content(kPdfChangeActive, place);
  const bool covers = one.hasKey("/AP") || !is_one_of(kind, kMarks);
  note({PdfChange::annotation, &kPdfChangeAnnotation, place, covers});
}

}  // namespace baytrust::signature
