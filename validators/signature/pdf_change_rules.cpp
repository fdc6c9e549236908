// Which differences each place of a document allows (ISO 32000-2 12.8.2.2, EN 319 142-1 5.2). What
// is not named here is a content change.
#include <array>

#include "validators/signature/pdf_change_codes.hpp"
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

// F (12.5.3): neither on a screen nor in print. Hidden is neither; NoView is printed with Print,
// and seen under the pointer with ToggleNoView.
bool is_hidden(QPDFObjectHandle flags) {
  constexpr long long kHidden = 1 << 1;
  constexpr long long kPrint = 1 << 2;
  constexpr long long kNoView = 1 << 5;
  constexpr long long kToggleNoView = 1 << 8;
  if (!flags.isInteger()) return false;
  const long long set = flags.getIntValue();
  return (set & kHidden) != 0 || (set & (kNoView | kPrint | kToggleNoView)) == kNoView;
}

bool shows_something(QPDFObjectHandle widget) {
  if (is_hidden(widget.getKey("/F"))) return false;
  QPDFObjectHandle area = widget.getKey("/Rect");
  if (!area.isRectangle()) return widget.hasKey("/AP");
  const auto box = area.getArrayAsRectangle();
  const bool empty = box.llx == box.urx || box.lly == box.ury;
  return !empty && widget.hasKey("/AP");
}

// 12.7.5.2.3: the state that a check box or radio button shows is one of its own appearances.
bool is_state_of(QPDFObjectHandle state, QPDFObjectHandle widget) {
  if (!state.isName()) return false;
  QPDFObjectHandle appearances = member(member(widget, "/AP"), "/N");
  return state.getName() == "/Off" ||
         (appearances.isDictionary() && appearances.hasKey(state.getName()));
}

// A widget that belongs to a field and is none by itself (12.7.4.1).
bool is_mere_widget(QPDFObjectHandle kid) {
  if (name_of(member(kid, "/Subtype")) != "/Widget" || acts(kid)) return false;
  for (const auto* key : {"/T", "/V", "/FT", "/Kids"}) {
    if (kid.hasKey(key)) return false;
  }
  return true;
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
  child.name = field == nullptr ? std::string_view() : field->name;
  if (field == nullptr || key == "/P" || key == "/Parent") return;
  if (field->type == "/Sig" || before_.fields.is_signed(field->name)) {
    return signature_field_rule(child, pair, key);
  }
  fillable_field_rule(child, pair, *field, key);
}

// What filling in changes (12.7.5): the value of a field that has one, and how it is shown. A new
// value excuses a new appearance (conclude_fields) only where the value is what is shown: a push
// button has none, and the states of a check box are there before one of them is chosen.
void RevisionComparison::fillable_field_rule(Pair& child, const Pair& pair, const PdfField& field,
                                             const std::string& key) const {
  const auto allow = [&](Meaning meaning) {
    child.place = Place::free;
    child.meaning = meaning;
  };
  const bool text = field.type == "/Tx";
  const bool choice = field.type == "/Ch";
  const bool button = field.type == "/Btn" && !field.is_push_button();
  if (key == "/AP") child.code = &kPdfChangeAppearance;
  if (key == "/M") return allow(Meaning::immaterial);
  if (field.is_read_only() || !(text || choice || button)) return;
  if (key == "/V" || (key == "/RV" && text) || (key == "/I" && choice) ||
      (key == "/AS" && button && is_state_of(child.after, pair.after))) {
    allow(Meaning::value);
  } else if (key == "/AP" && (!button || child.before.isNull())) {
    allow(Meaning::appearance);
  }
}

// Whether it is a timestamp is told by its token, which was verified, and not by what it says.
void RevisionComparison::note_signed(const PdfField& field) {
  const bool stamp = scope_.stamps.contains(stamp_id(field));
  note({stamp ? PdfChange::timestamp : PdfChange::signature,
        stamp ? &kPdfChangeTimestamp : &kPdfChangeSignature, field.name});
}

// A signature field that was empty may be signed, once; one that was signed stays as it is.
void RevisionComparison::signature_field_rule(Pair& child, const Pair& pair,
                                              const std::string& key) {
  const PdfField* const now = after_.fields.find(pair.holder);
  if (before_.fields.is_signed(std::string(child.name))) {
    child.code = &kPdfChangeSignedField;
    return;
  }
  if (now == nullptr || now->name != child.name || !after_.fields.is_signed(now->name)) return;
  const bool new_value = key == "/V" && child.before.isNull() && child.after.isDictionary();
  if (new_value) {
    note_signed(*now);
    result_.fields.insert(now->name);
  }
  const bool shown = key == "/AP" || key == "/AS";
  if (new_value || shown || key == "/M" || key == "/DA") {
    child.place = Place::free;
    // 12.8.5: a document timestamp is no one's signature and has nothing to show.
    const bool of_stamp = shown && now->is_timestamp() && shows_something(now->dictionary);
    child.meaning = of_stamp ? Meaning::stamp_appearance : Meaning::silent;
  } else if (key == "/F" && child.after.isInteger()) {
    // Print and Locked may be set when signing; nothing may come out of hiding.
    const long long was = child.before.isInteger() ? child.before.getIntValue() : 0;
    const bool only_set = (child.after.getIntValue() & ~(4LL | 128LL)) == (was & ~(4LL | 128LL));
    if (only_set && is_hidden(child.before) == is_hidden(child.after)) child.place = Place::free;
  }
}

// Fields of a form, annotations of a page: those that were there stay, in their order.
void RevisionComparison::match_arrays(const Pair& pair) {
  QPDFObjectHandle before = pair.before;
  QPDFObjectHandle after = pair.after;
  const int size = after.getArrayNItems();
  std::map<QPDFObjGen, int> last;  // where each stands, so that none is looked for in vain
  if (!take(static_cast<std::size_t>(size))) return;
  for (int i = 0; i < size; ++i) last[after.getArrayItem(i).getObjGen()] = i;
  int at = 0;
  for (int i = 0; i < before.getArrayNItems() && !exhausted_; ++i) {
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
    push(std::move(child));
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
  note_signed(*field);
  bool visible = shows_something(dictionary);
  QPDFObjectHandle kids = dictionary.getKey("/Kids");
  for (int i = 0; kids.isArray() && i < kids.getArrayNItems(); ++i) {
    QPDFObjectHandle kid = kids.getArrayItem(i);
    // Nothing is hung below a widget, where no one looks.
    if (!is_mere_widget(kid)) return note_content(kPdfChangeForm, place);
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
