#include "validators/signature/pdf_comparison.hpp"

#include <algorithm>

#include "validators/signature/pdf_change_codes.hpp"

namespace baytrust::signature {
namespace {

// Values that are skipped cost as much as one that is compared.
constexpr std::size_t kSkipped = 64;
constexpr std::size_t kMaxParameters = 1'024;  // of an object stream's dictionary

bool is_scalar(QPDFObjectHandle value) {
  return !value.isArray() && !value.isDictionary() && !value.isStream();
}

// Nothing below the value is an object of its own.
bool is_direct_throughout(QPDFObjectHandle value) {
  std::vector<QPDFObjectHandle> pending{value};
  for (std::size_t looked_at = 0; !pending.empty(); ++looked_at) {
    QPDFObjectHandle next = pending.back();
    pending.pop_back();
    if (next.isIndirect() || looked_at == kMaxParameters) return false;
    if (next.isDictionary()) {
      for (const auto& [key, held] : next.getDictAsMap()) pending.push_back(held);
    } else if (next.isArray()) {
      if (next.getArrayNItems() > static_cast<int>(kMaxParameters)) return false;
      for (int i = 0; i < next.getArrayNItems(); ++i) pending.push_back(next.getArrayItem(i));
    }
  }
  return true;
}

// What is read of a value by itself, but for a stream's octets.
std::string text_of(QPDFObjectHandle value) {
  return value.isStream() ? value.getDict().unparse() : value.unparseResolved();
}

}  // namespace

RevisionComparison::RevisionComparison(PdfRevision& before, PdfRevision& after,
                                       ComparisonScope& scope)
    : before_(before), after_(after), scope_(scope) {}

PdfComparison RevisionComparison::run() {
  find_changed();
  compare_trailers();
  while (!queue_.empty() && !exhausted_) {
    Pair next = std::move(queue_.front());
    queue_.pop_front();
    visit(std::move(next));
  }
  conclude_fields();
  look_for_odd_tables();
  if (result_.differences.empty()) note({PdfChange::immaterial, &kPdfChangeImmaterial, {}});
  return std::move(result_);
}

// Counted before they are kept.
bool RevisionComparison::take(std::size_t values) {
  if (exhausted_ || values > scope_.values) {
    exhausted_ = true;
    note_content(kPdfChangeTooLarge, std::to_string(kMaxPdfCompared));
    return false;
  }
  scope_.values -= values;
  return true;
}

void RevisionComparison::push(Pair pair) {
  if (take(1)) queue_.push_back(std::move(pair));
}

void RevisionComparison::note_content(const Code& code, std::string place) {
  note({PdfChange::content, &code, std::move(place)});
}

// An object stream that is found by more than its own octets may hold other objects in each.
bool RevisionComparison::container_is_plain(int number) {
  const auto known = plain_containers_.find(number);
  if (known != plain_containers_.end()) return known->second;
  QPDFObjectHandle container = after_.file.object(QPDFObjGen(number, 0));
  bool plain = container.isStream();
  if (plain) {
    for (const auto& [key, value] : container.getDict().getDictAsMap()) {
      if (key != "/Extends" && !is_direct_throughout(value)) plain = false;
    }
  }
  plain_containers_.emplace(number, plain);
  return plain;
}

bool RevisionComparison::same_octets(const QPDFXRefEntry& before, const QPDFXRefEntry& after) {
  if (before.getType() != after.getType()) return false;
  if (after.getType() == 1) return before.getOffset() == after.getOffset();
  if (after.getType() != 2) return false;
  const int number = after.getObjStreamNumber();
  if (before.getObjStreamNumber() != number ||
      before.getObjStreamIndex() != after.getObjStreamIndex()) {
    return false;
  }
  const auto held_before = before_.file.entries().find(QPDFObjGen(number, 0));
  const auto held_after = after_.file.entries().find(QPDFObjGen(number, 0));
  return held_before != before_.file.entries().end() && held_after != after_.file.entries().end() &&
         held_after->second.getType() == 1 && held_before->second.getType() == 1 &&
         held_before->second.getOffset() == held_after->second.getOffset() &&
         container_is_plain(number);
}

void RevisionComparison::find_changed() {
  const auto& before = before_.file.entries();
  for (const auto& [id, entry] : after_.file.entries()) {
    const auto found = before.find(id);
    if (found == before.end() || !same_octets(found->second, entry)) changed_.insert(id);
  }
  for (const auto& [id, entry] : before) {
    if (!after_.file.entries().contains(id)) changed_.insert(id);
  }
}

// 7.3.10: of an object that is new. A reader that looks for the number alone finds it where the
// number was in use, or was referred to, in another generation.
bool RevisionComparison::is_other_generation(const QPDFObjGen& id) const {
  const auto& before = before_.file.entries();
  const auto used = before.lower_bound(QPDFObjGen(id.getObj(), 0));
  if (used != before.end() && used->first.getObj() == id.getObj()) return true;
  for (auto reached = reached_.lower_bound(QPDFObjGen(id.getObj(), 0));
       reached != reached_.end() && reached->getObj() == id.getObj(); ++reached) {
    if (*reached != id) return true;
  }
  return false;
}

void RevisionComparison::compare_trailers() {
  QPDFObjectHandle before = before_.file.qpdf().getTrailer();
  QPDFObjectHandle after = after_.file.qpdf().getTrailer();
  QPDFObjectHandle root = after.getKey("/Root");
  if (before.getKey("/Root").getObjGen() != root.getObjGen()) {
    note_content(kPdfChangeCatalog, to_string(root.getObjGen()));
  }
  if (after.hasKey("/XRefStm")) note_content(kPdfChangeHybrid, {});
  push({.before = before.getKey("/Info"),
        .after = after.getKey("/Info"),
        .place = Place::information,
        .code = &kPdfChangeMetadata});
  push({.before = before.getKey("/Root"),
        .after = root,
        .place = Place::catalog,
        .code = &kPdfChangeCatalog});
}

// What begins at the same octet is the same object where it also ends before the earlier revision
// does, and, of a stream, where its length is not said elsewhere. Both are read: the earlier one
// from the earlier octets alone.
bool RevisionComparison::reads_alike(const QPDFObjGen& id, QPDFObjectHandle before,
                                     QPDFObjectHandle after) {
  const auto known = alike_.find(id);
  if (known != alike_.end()) return known->second;
  const bool same_text =
      before.getTypeCode() == after.getTypeCode() && text_of(before) == text_of(after);
  if (!same_text) note_content(kPdfChangeRunsPast, to_string(id));
  bool alike = same_text && !after.isNull();
  if (alike && after.isStream()) {
    alike = before.getDict().getKey("/Length").unparseResolved() ==
            after.getDict().getKey("/Length").unparseResolved();
  }
  alike_.emplace(id, alike);
  return alike;
}

// Both sides as values; false where the pair was seen.
bool RevisionComparison::resolve(Pair& pair) {
  const bool both = pair.before.isIndirect() && pair.after.isIndirect();
  const QPDFObjGen before = pair.before.isIndirect() ? pair.before.getObjGen() : QPDFObjGen();
  const QPDFObjGen after = pair.after.isIndirect() ? pair.after.getObjGen() : QPDFObjGen();
  const bool named = pair.meaning == Meaning::value || pair.meaning == Meaning::appearance;
  const std::string_view name = pair.place == Place::free && named ? pair.name : "";
  if (both && !seen_.insert({before, after, pair.place, pair.meaning, name}).second) return false;
  if (before.isIndirect()) {
    reached_.insert(before);
    pair.before = before_.file.object(before);
    pair.holder = before;
    pair.same = false;
  }
  if (after.isIndirect()) {
    reached_.insert(after);
    pair.after = after_.file.object(after);
    pair.holder = after;
    pair.same = false;
  }
  // One copy serves both sides: what differs below it is asked for by number again.
  if (both && before == after && !is_changed(after) &&
      reads_alike(after, pair.before, pair.after)) {
    pair.before = pair.after;
    pair.same = true;
  }
  return true;
}

// What is known to be a page, the catalog or a field is compared as one wherever it is met.
RevisionComparison::Place RevisionComparison::place_of(const Pair& pair) {
  if (pair.place != Place::strict && pair.place != Place::annotation) return pair.place;
  if (!pair.before.isIndirect() || !pair.after.isIndirect()) return pair.place;
  const QPDFObjGen id = pair.after.getObjGen();
  if (id != pair.before.getObjGen()) return pair.place;
  if (before_.fields.find(id) != nullptr) return Place::field;
  if (pair.place == Place::annotation) return pair.place;
  if (id == after_.file.qpdf().getTrailer().getKey("/Root").getObjGen()) return Place::catalog;
  const std::string type = name_of(member(after_.file.object(id), "/Type"));
  const std::string was = is_changed(id) ? name_of(member(before_.file.object(id), "/Type")) : type;
  if ((type == "/Page" || type == "/Pages") && was == type) return Place::pages;
  return pair.place;
}

void RevisionComparison::visit(Pair pair) {
  const Place place = place_of(pair);
  if (place != pair.place) {
    pair.place = place;
    pair.code = place == Place::field   ? &kPdfChangeForm
                : place == Place::pages ? &kPdfChangePageTree
                                        : &kPdfChangeCatalog;
  }
  if (resolve(pair)) compare(pair);
}

void RevisionComparison::compare(const Pair& pair) {
  QPDFObjectHandle before = pair.before;
  QPDFObjectHandle after = pair.after;
  const bool nothing_before = before.isNull() && !after.isNull();
  // A form or a list of annotations that was not there is an empty one.
  if (pair.place == Place::form && nothing_before && after.isDictionary()) {
    Pair empty = pair;
    empty.before = QPDFObjectHandle::newDictionary();
    return compare_dictionaries(empty);
  }
  if ((pair.place == Place::annotations || pair.place == Place::fields) && nothing_before &&
      after.isArray()) {
    Pair empty = pair;
    empty.before = QPDFObjectHandle::newArray();
    return match_arrays(empty);
  }
  if (pair.place == Place::information && nothing_before && after.isDictionary()) {
    Pair empty = pair;
    empty.before = QPDFObjectHandle::newDictionary();
    return compare_dictionaries(empty);
  }
  if (before.getTypeCode() != after.getTypeCode()) return difference(pair);
  if (after.isArray()) return compare_arrays(pair);
  if (after.isDictionary()) return compare_dictionaries(pair);
  if (after.isStream()) return compare_streams(pair);
  if (is_scalar(after) && before.unparseResolved() != after.unparseResolved()) difference(pair);
}

void RevisionComparison::compare_arrays(const Pair& pair) {
  if (pair.place == Place::annotations || pair.place == Place::fields) return match_arrays(pair);
  QPDFObjectHandle before = pair.before;
  QPDFObjectHandle after = pair.after;
  const int size = after.getArrayNItems();
  if (before.getArrayNItems() != size) difference(pair);
  if (!take(static_cast<std::size_t>(size) / kSkipped)) return;
  for (int i = 0; i < std::min(size, before.getArrayNItems()) && !exhausted_; ++i) {
    Pair child = pair;
    child.before = before.getArrayItem(i);
    child.after = after.getArrayItem(i);
    if (pair.same && is_scalar(child.after) && !child.after.isIndirect()) continue;
    push(std::move(child));
  }
}

// Both are read for it.
bool RevisionComparison::take_octets(QPDFObjectHandle stream) {
  QPDFObjectHandle length = stream.getDict().getKey("/Length");
  const long long octets = length.isInteger() ? length.getIntValue() : 0;
  if (octets <= 0 || scope_.budget.spend(Resource::bytes, static_cast<std::uint64_t>(octets))) {
    return true;
  }
  note_content(kPdfChangeTooLarge, std::to_string(octets));
  return false;
}

void RevisionComparison::compare_streams(const Pair& pair) {
  QPDFObjectHandle before = pair.before;
  QPDFObjectHandle after = pair.after;
  if (!pair.same) {
    if (!take_octets(before) || !take_octets(after)) return;
    if (raw_stream_digest(before) != raw_stream_digest(after)) difference(pair);
  }
  Pair dictionaries = pair;
  dictionaries.before = before.getDict();
  dictionaries.after = after.getDict();
  compare_dictionaries(dictionaries);
}

void RevisionComparison::compare_dictionaries(const Pair& pair) {
  QPDFObjectHandle before = pair.before;
  QPDFObjectHandle after = pair.after;
  // Of entries whose object is not there, too: the other side may have it.
  std::set<std::string> keys;
  for (const auto& [key, value] : after.getDictAsMap()) keys.insert(key);
  for (const auto& [key, value] : before.getDictAsMap()) keys.insert(key);
  if (!take(keys.size() / kSkipped)) return;
  for (const auto& key : keys) {
    if (exhausted_) return;
    QPDFObjectHandle value = after.getKey(key);
    if (pair.same && !value.isIndirect() && is_scalar(value)) continue;
    // Back to what it belongs to: nothing below an allowed difference leads there.
    if (pair.place == Place::free && (key == "/P" || key == "/Parent")) continue;
    push(rule(pair, key));
  }
}

void RevisionComparison::difference(const Pair& pair) {
  if (pair.place != Place::free) {
    const bool of_field = pair.code != nullptr && fact_name(*pair.code) == "field";
    return note_content(*pair.code, of_field ? std::string(pair.name) : to_string(pair.holder));
  }
  switch (pair.meaning) {
    case Meaning::silent:
      return;
    case Meaning::immaterial:
      return note({PdfChange::immaterial, &kPdfChangeImmaterial, {}});
    case Meaning::evidence:
      return note({PdfChange::evidence, &kPdfChangeEvidence, {}});
    case Meaning::annotation:
      return note({PdfChange::annotation, &kPdfChangeAnnotation, to_string(pair.holder)});
    case Meaning::value:
      filled_.insert(pair.name);
      return;
    case Meaning::appearance:
      redrawn_.insert(pair.name);
      return;
    case Meaning::stamp_appearance:
      return note({PdfChange::signature, &kPdfChangeVisible, std::string(pair.name), true});
  }
}

// A field that shows something else and has the value it had is a picture over the page.
void RevisionComparison::conclude_fields() {
  for (const auto& name : filled_) {
    note({PdfChange::form_fill, &kPdfChangeFormFill, std::string(name)});
    result_.fields.emplace(name);
  }
  for (const auto& name : redrawn_) {
    if (!filled_.contains(name)) note_content(kPdfChangeAppearance, std::string(name));
    result_.fields.emplace(name);
  }
}

void RevisionComparison::look_for_odd_tables() {
  const auto old_octets = static_cast<qpdf_offset_t>(before_.file.octets().size());
  const auto& before = before_.file.entries();
  const auto& after = after_.file.entries();
  for (const auto& id : changed_) {
    const auto entry = after.find(id);
    if (entry == after.end()) continue;
    const auto container = entry->second.getType() == 2
                               ? after.find(QPDFObjGen(entry->second.getObjStreamNumber(), 0))
                               : entry;
    const bool compared = before.contains(id);
    if (!compared && is_other_generation(id)) note_content(kPdfChangeGeneration, to_string(id));
    if (container != after.end() && container->second.getType() == 1 &&
        container->second.getOffset() < old_octets) {
      note_content(kPdfChangePointsBack, to_string(id));
    } else if (compared && !reached_.contains(id) && !exhausted_) {
      note_content(kPdfChangeUnreached, to_string(id));
    }
  }
}

PdfComparison compare_revisions(PdfRevision& before, PdfRevision& after, ComparisonScope& scope) {
  return RevisionComparison(before, after, scope).run();
}

}  // namespace baytrust::signature
