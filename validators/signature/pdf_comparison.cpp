#include "validators/signature/pdf_comparison.hpp"

#include <algorithm>

#include "validators/signature/pdf_codes.hpp"
#include "validators/signature/pdf_octets.hpp"

namespace baytrust::signature {
namespace {

constexpr std::size_t kMaxDifferences = 64;
constexpr std::size_t kMaxStarts = 1U << 20U;

bool is_scalar(QPDFObjectHandle value) {
  return !value.isArray() && !value.isDictionary() && !value.isStream();
}

}  // namespace

std::string_view fact_name(const Code& code) {
  for (const Code* held : {&kPdfChangeTimestamp, &kPdfChangeSignature, &kPdfChangeVisible,
                           &kPdfChangeFormFill, &kPdfChangeSignedField, &kPdfChangeAppearance}) {
    if (code == *held) return "field";
  }
  for (const Code* held : {&kPdfChangeImmaterial, &kPdfChangeEvidence, &kPdfChangeHybrid}) {
    if (code == *held) return "";
  }
  if (code == kPdfChangeTrailing) return "octets";
  if (code == kPdfChangeTooLarge) return "limit";
  return "object";
}

void PdfComparison::add(const PdfDifference& difference) {
  if (std::find(differences.begin(), differences.end(), difference) != differences.end()) return;
  const bool kind_is_new =
      std::none_of(differences.begin(), differences.end(),
                   [&](const auto& held) { return held.kind == difference.kind; });
  if (differences.size() < kMaxDifferences || kind_is_new) differences.push_back(difference);
}

void PdfComparison::add(const PdfComparison& more) {
  for (const auto& difference : more.differences) add(difference);
  fields.insert(more.fields.begin(), more.fields.end());
}

std::vector<PdfChange> PdfComparison::kinds() const {
  std::set<PdfChange> kinds;
  for (const auto& difference : differences) kinds.insert(difference.kind);
  return {kinds.begin(), kinds.end()};
}

RevisionComparison::RevisionComparison(PdfRevision& before, PdfRevision& after, std::size_t& left)
    : before_(before), after_(after), left_(left) {}

PdfComparison RevisionComparison::run() {
  find_changed();
  compare_trailers();
  while (!queue_.empty()) {
    if (left_ == 0) {
      note_content(kPdfChangeTooLarge, std::to_string(kMaxPdfCompared));
      break;
    }
    --left_;
    Pair next = std::move(queue_.front());
    queue_.pop_front();
    visit(std::move(next));
  }
  conclude_fields();
  look_for_odd_tables();
  if (result_.differences.empty()) note({PdfChange::immaterial, &kPdfChangeImmaterial, {}});
  return std::move(result_);
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
    QPDFObjectHandle dictionary = container.getDict();
    for (const auto& key : dictionary.getKeys()) {
      if (key != "/Extends" && dictionary.getKey(key).isIndirect()) plain = false;
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

void RevisionComparison::compare_trailers() {
  QPDFObjectHandle before = before_.file.qpdf().getTrailer();
  QPDFObjectHandle after = after_.file.qpdf().getTrailer();
  QPDFObjectHandle root = after.getKey("/Root");
  if (before.getKey("/Root").getObjGen() != root.getObjGen()) {
    note_content(kPdfChangeCatalog, to_string(root.getObjGen()));
  }
  if (after.hasKey("/XRefStm")) note_content(kPdfChangeHybrid, {});
  queue_.push_back({.before = before.getKey("/Info"),
                    .after = after.getKey("/Info"),
                    .place = Place::information,
                    .code = &kPdfChangeMetadata});
  queue_.push_back({.before = before.getKey("/Root"),
                    .after = root,
                    .place = Place::catalog,
                    .code = &kPdfChangeCatalog});
}

// The same octets are the same object, but for a stream whose length is said elsewhere.
bool RevisionComparison::reads_alike(QPDFObjectHandle value) const {
  if (value.isNull()) return false;
  if (!value.isStream()) return true;
  QPDFObjectHandle length = value.getDict().getKey("/Length");
  return !length.isIndirect() || !is_changed(length.getObjGen());
}

// Both sides as values; false where the pair was seen.
bool RevisionComparison::resolve(Pair& pair) {
  const bool both = pair.before.isIndirect() && pair.after.isIndirect();
  const QPDFObjGen before = pair.before.isIndirect() ? pair.before.getObjGen() : QPDFObjGen();
  const QPDFObjGen after = pair.after.isIndirect() ? pair.after.getObjGen() : QPDFObjGen();
  const bool named = pair.meaning == Meaning::value || pair.meaning == Meaning::appearance;
  const std::string name = pair.place == Place::free && named ? pair.name : std::string();
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
  if (both && before == after && !is_changed(after) && reads_alike(pair.after)) {
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
  for (int i = 0; i < std::min(size, before.getArrayNItems()); ++i) {
    Pair child = pair;
    child.before = before.getArrayItem(i);
    child.after = after.getArrayItem(i);
    if (pair.same && is_scalar(child.after) && !child.after.isIndirect()) continue;
    queue_.push_back(std::move(child));
  }
}

void RevisionComparison::compare_streams(const Pair& pair) {
  QPDFObjectHandle before = pair.before;
  QPDFObjectHandle after = pair.after;
  if (!pair.same && raw_stream_digest(before) != raw_stream_digest(after)) difference(pair);
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
  for (const auto& key : keys) {
    QPDFObjectHandle value = after.getKey(key);
    if (pair.same && !value.isIndirect() && is_scalar(value)) continue;
    // Back to what it belongs to: nothing below an allowed difference leads there.
    if (pair.place == Place::free && (key == "/P" || key == "/Parent")) continue;
    queue_.push_back(rule(pair, key));
  }
}

void RevisionComparison::difference(const Pair& pair) {
  if (pair.place != Place::free) {
    const bool of_field = pair.code != nullptr && fact_name(*pair.code) == "field";
    return note_content(*pair.code, of_field ? pair.name : to_string(pair.holder));
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
  }
}

// A field that shows something else and has the value it had is a picture over the page.
void RevisionComparison::conclude_fields() {
  for (const auto& name : filled_) {
    note({PdfChange::form_fill, &kPdfChangeFormFill, name});
    result_.fields.insert(name);
  }
  for (const auto& name : redrawn_) {
    if (!filled_.contains(name)) note_content(kPdfChangeAppearance, name);
    result_.fields.insert(name);
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
    if (container != after.end() && container->second.getType() == 1 &&
        container->second.getOffset() < old_octets) {
      note_content(kPdfChangePointsBack, to_string(id));
    } else if (compared && !reached_.contains(id) && left_ > 0) {
      note_content(kPdfChangeUnreached, to_string(id));
    }
  }
}

PdfComparison compare_revisions(PdfRevision& before, PdfRevision& after, std::size_t& left) {
  return RevisionComparison(before, after, left).run();
}

PdfComparison unlisted_objects(PdfRevision& before, PdfRevision& after) {
  PdfComparison out;
  const std::uint64_t begin = before.file.octets().size();
  const ByteView later = after.file.octets().subspan(begin);
  std::set<std::uint64_t> listed;
  for (const auto& [id, entry] : after.file.entries()) {
    if (entry.getType() == 1) listed.insert(static_cast<std::uint64_t>(entry.getOffset()));
  }
  // A cross-reference stream need not list itself.
  if (const auto table = last_startxref(later)) listed.insert(*table);
  const auto starts = object_starts(later, kMaxStarts);
  if (starts.size() > kMaxStarts) {
    out.add({PdfChange::content, &kPdfChangeTooLarge, std::to_string(kMaxStarts)});
    return out;
  }
  for (const auto& start : starts) {
    if (listed.contains(begin + start.at)) continue;
    out.add({PdfChange::content, &kPdfChangeUnlisted, std::to_string(start.number)});
  }
  return out;
}

Result<PdfRevision> open_revision(ByteView octets) {
  auto file = PdfFile::open(octets);
  if (!file) return file.error();
  auto fields = PdfFields::read(*file);
  if (!fields) return fields.error();
  return PdfRevision{*std::move(file), *std::move(fields)};
}

}  // namespace baytrust::signature
