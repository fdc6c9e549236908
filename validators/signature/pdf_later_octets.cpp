// What stands in the octets of a revision that its objects do not tell.
#include "validators/signature/pdf_change_codes.hpp"
#include "validators/signature/pdf_changes.hpp"
#include "validators/signature/pdf_octets.hpp"

namespace baytrust::signature {
namespace {

constexpr std::size_t kMaxStarts = 1U << 20U;

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

// 7.5.6: the later table begins after the earlier revision and names that one's table as the one
// before it. A chain that leads elsewhere gives readers that repair, or that do not read every kind
// of table, other objects.
bool goes_on(PdfRevision& before, PdfRevision& after) {
  const auto was = last_startxref(before.file.octets());
  const auto is = last_startxref(after.file.octets());
  if (!was || !is) return false;
  if (*was == *is) return true;
  QPDFObjectHandle previous = after.file.qpdf().getTrailer().getKey("/Prev");
  return *is >= before.file.octets().size() && previous.isInteger() &&
         previous.getIntValue() == static_cast<long long>(*was);
}

}  // namespace

PdfComparison look_at_octets(PdfRevision& before, PdfRevision& after) {
  PdfComparison out = unlisted_objects(before, after);
  // In any table of the revision; the word alone is enough, of whatever it is.
  if (names_hybrid_table(after.file.octets().subspan(before.file.octets().size()))) {
    out.add({PdfChange::content, &kPdfChangeHybrid, {}});
  }
  if (!goes_on(before, after)) out.add({PdfChange::content, &kPdfChangeTables, {}});
  return out;
}

}  // namespace baytrust::signature
