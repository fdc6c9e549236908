#include "validators/signature/pdf_dictionary.hpp"

#include <algorithm>
#include <array>

#include "validators/signature/pdf_change_codes.hpp"
#include "validators/signature/pdf_codes.hpp"
#include "validators/signature/pdf_octets.hpp"

namespace baytrust::signature {
namespace {

constexpr int kMaxReferences = 16;
constexpr int kMaxLocked = 16'384;

class Reading {
 public:
  Reading(PdfFile& file, const PdfField& field, Subject subject)
      : file_(file), field_(field), subject_(subject) {
    value_ = field.value;
  }
  SignatureDictionary run();

 private:
  void read_filter();
  void read_contents();
  void read_range();
  bool check_numbers(const std::array<long long, 4>& numbers);
  void check_gap(const ByteRange& range);
  bool stands_at(std::uint64_t offset);
  void read_time();
  void read_references();
  void read_transform(QPDFObjectHandle reference);
  void read_lock(QPDFObjectHandle lock);

  void say(const Code& code, Facts facts = {}) {
    out_.findings.emplace_back(code, subject_, std::move(facts));
    out_.broken = out_.broken || code.effect >= Effect::indeterminate;
  }

  PdfFile& file_;
  const PdfField& field_;
  Subject subject_;
  QPDFObjectHandle value_;
  QPDFObjectHandle contents_;
  SignatureDictionary out_;
};

SignatureDictionary Reading::run() {
  out_.field = field_.name;
  out_.field_id = field_.id;
  read_filter();
  read_contents();
  read_range();
  read_time();
  read_references();
  read_lock(member(field_.dictionary, "/Lock"));
  return std::move(out_);
}

void Reading::read_filter() {
  const std::string name = name_of(value_.getKey("/SubFilter"));
  out_.sub_filter = name.empty() ? "" : name.substr(1);
  for (const auto* known : {"adbe.pkcs7.detached", "ETSI.CAdES.detached", "ETSI.RFC3161"}) {
    if (out_.sub_filter == known) return;
  }
  say(kPdfSubFilterUnsupported, {{"sub_filter", out_.sub_filter}});
}

void Reading::read_contents() {
  contents_ = value_.getKey("/Contents");
  if (!contents_.isString()) return say(kPdfContentsMissing);
  const std::string octets = contents_.getStringValue();
  if (octets.empty()) return say(kPdfContentsMissing);
  if (octets.size() > kMaxPdfContents) return say(kPdfDictionaryMalformed, {{"key", "Contents"}});
  out_.contents = to_bytes(as_bytes(octets));
}

void Reading::read_range() {
  QPDFObjectHandle range = value_.getKey("/ByteRange");
  if (range.isNull()) return say(kPdfRangeMissing);
  std::array<long long, 4> numbers{};
  if (!range.isArray() || range.getArrayNItems() != 4) return say(kPdfRangeMalformed);
  for (int i = 0; i < 4; ++i) {
    QPDFObjectHandle item = range.getArrayItem(i);
    // Direct, so that nothing later can give the range another number.
    if (!item.isInteger() || item.isIndirect()) return say(kPdfRangeMalformed);
    numbers[static_cast<std::size_t>(i)] = item.getIntValue();
  }
  if (!check_numbers(numbers)) return;
  const auto at = [&](std::size_t i) { return static_cast<std::uint64_t>(numbers[i]); };
  const ByteRange claimed{at(1), at(2), at(2) + at(3)};
  if (out_.contents.empty()) return;
  check_gap(claimed);
}

bool Reading::check_numbers(const std::array<long long, 4>& numbers) {
  const auto size = static_cast<long long>(file_.octets().size());
  const auto [start, first, second, rest] = numbers;
  if (start < 0 || first < 0 || second < 0 || rest < 0) {
    say(kPdfRangeNegative);
  } else if (start != 0) {
    say(kPdfRangeStart, {{"offset", std::to_string(start)}});
  } else if (second < first) {
    say(kPdfRangeOverlap);
  } else if (second > size || rest > size - second) {
    say(kPdfRangeBeyond,
        {{"end", second > size ? std::to_string(second)
                               : std::to_string(second) + "+" + std::to_string(rest)},
         {"octets", std::to_string(size)}});
  } else {
    return true;
  }
  return false;
}

// The gap is the string itself, nothing beside it, and it is this dictionary's.
void Reading::check_gap(const ByteRange& range) {
  const auto gap =
      read_hex_string(file_.octets().subspan(range.gap_begin, range.gap_end - range.gap_begin));
  if (!gap) return say(kPdfContentsNotHex);
  if (*gap != out_.contents || !stands_at(range.gap_begin)) return say(kPdfContentsElsewhere);
  if (!is_revision_end(file_.octets(), range.end)) {
    return say(kPdfRangeEnd, {{"end", std::to_string(range.end)}});
  }
  out_.range = range;
}

// The token was read from there, and not out of an object stream.
bool Reading::stands_at(std::uint64_t offset) {
  const QPDFObjGen holder = value_.isIndirect() ? value_.getObjGen() : field_.id;
  const auto entry = file_.entries().find(holder);
  if (entry == file_.entries().end() || entry->second.getType() != 1) return false;
  if (contents_.isIndirect()) return false;
  return contents_.getParsedOffset() == static_cast<qpdf_offset_t>(offset);
}

void Reading::read_time() {
  QPDFObjectHandle time = value_.getKey("/M");
  if (!time.isString()) return;
  QUtil::QPDFTime read;
  if (!QUtil::pdf_time_to_qpdf_time(time.getUTF8Value(), &read)) return;
  const auto local =
      from_civil(read.year, read.month, read.day, read.hour, read.minute, read.second);
  // libqpdf counts the offset westwards.
  if (local) out_.claimed_time = *local + static_cast<std::int64_t>(read.tz_delta) * kMinute;
}

void Reading::read_references() {
  QPDFObjectHandle references = value_.getKey("/Reference");
  if (references.isNull()) return;
  if (!references.isArray() || references.getArrayNItems() > kMaxReferences) {
    return say(kPdfDictionaryMalformed, {{"key", "Reference"}});
  }
  for (int i = 0; i < references.getArrayNItems(); ++i) read_transform(references.getArrayItem(i));
}

void Reading::read_transform(QPDFObjectHandle reference) {
  const std::string method = name_of(member(reference, "/TransformMethod"));
  QPDFObjectHandle parameters = member(reference, "/TransformParams");
  if (method == "/FieldMDP") return read_lock(parameters);
  if (method != "/DocMDP") return;
  QPDFObjectHandle level = member(parameters, "/P");
  if (level.isNull()) {
    out_.certification = 2;  // table 257
  } else if (level.isInteger() && level.getIntValue() >= 1 && level.getIntValue() <= 3) {
    out_.certification = level.getIntValueAsInt();
  } else {
    say(kPdfCertificationMalformed);
  }
}

void Reading::read_lock(QPDFObjectHandle lock) {
  if (!lock.isDictionary()) return;
  QPDFObjectHandle level = lock.getKey("/P");
  if (level.isInteger() && level.getIntValue() >= 1 && level.getIntValue() <= 3) {
    out_.lock_level = level.getIntValueAsInt();
  }
  FieldLock read;
  const std::string action = name_of(lock.getKey("/Action"));
  if (action == "/Include" || action == "/Exclude") {
    read.action = action == "/Include" ? FieldLock::Action::include : FieldLock::Action::exclude;
  }
  QPDFObjectHandle fields = lock.getKey("/Fields");
  for (int i = 0; fields.isArray() && i < std::min(fields.getArrayNItems(), kMaxLocked); ++i) {
    QPDFObjectHandle name = fields.getArrayItem(i);
    if (name.isString()) read.fields.insert(name.getUTF8Value());
  }
  out_.locks.push_back(std::move(read));
}

}  // namespace

// A field that is named, and what is below it.
bool FieldLock::covers(const std::string& name) const {
  if (action == Action::all) return true;
  bool named = fields.contains(name);
  for (std::size_t dot = 0; !named && (dot = name.find('.', dot)) != std::string::npos; ++dot) {
    named = fields.contains(std::string_view(name).substr(0, dot));
  }
  return named == (action == Action::include);
}

SignatureDictionary read_signature(PdfFile& file, const PdfField& field, Subject subject) {
  return Reading(file, field, subject).run();
}

}  // namespace baytrust::signature
