#include "validators/path/fact_text.hpp"

namespace baytrust::path {

std::string clipped(std::string text) {
  if (text.size() <= kMaxFactOctets) return text;
  std::size_t end = kMaxFactOctets;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  text.resize(end);
  text += "…";
  return text;
}

std::string list_text(const PolicySet& set) {
  if (set.empty()) return "-";
  std::string out;
  for (std::size_t i = 0; i < set.size(); ++i) {
    if (i == kMaxListedPolicies) return clipped(out) + " …";
    if (i != 0) out += ' ';
    out += to_string(set[i]);
  }
  return clipped(out);
}

}  // namespace baytrust::path
