#include "trustlists/deviations.hpp"

#include "trustlists/deviation_codes.hpp"

namespace baytrust::trustlists {
namespace {

constexpr std::size_t kMaxNoted = 1'000;
constexpr std::size_t kMaxPlace = 400;

}  // namespace

void Deviations::note(const Code& code, const xml::Element& where, Facts facts) {
  if (noted_.size() >= kMaxNoted) {
    ++more_;
    return;
  }
  facts.insert(facts.begin(), Fact{"place", where.location().substr(0, kMaxPlace)});
  noted_.emplace_back(&code, std::move(facts));
}

void Deviations::note(const Code& code, const xml::Element& where, Facts facts, const Code& strict,
                      Facts strict_facts) {
  if (!strict_) strict_ = Error(strict, where.location(), std::move(strict_facts));
  note(code, where, std::move(facts));
}

void Deviations::note(const Code& code, const xml::Element& where, Facts facts,
                      const Error& strict) {
  if (!strict_) strict_ = strict;
  note(code, where, std::move(facts));
}

Findings Deviations::findings(const Subject& list) && {
  Findings out;
  out.reserve(noted_.size() + 1);
  for (auto& [code, facts] : noted_) out.emplace_back(*code, list, std::move(facts));
  if (more_ > 0) {
    out.emplace_back(deviation::kMore, list, Facts{{"count", std::to_string(more_)}});
  }
  return out;
}

std::string shown(std::string_view value) {
  constexpr std::size_t kShown = 80;
  if (value.size() <= kShown) return std::string(value);
  std::size_t cut = kShown;
  while (cut > 0 && (static_cast<unsigned char>(value[cut]) & 0xC0U) == 0x80U) --cut;
  return std::string(value.substr(0, cut)).append("…");
}

}  // namespace baytrust::trustlists
