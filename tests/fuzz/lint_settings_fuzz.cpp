// Law: any text either is refused with a code that names its line and column, or gives settings
// whose waivers all have a known rule that may be waived, a place, a reason and an author, and
// whose equivalence table has one ceiling for each level.
#include <cstdlib>
#include <set>
#include <tuple>

#include "gateway/messages/lint_text.hpp"
#include "gateway/service/lint_settings.hpp"

using namespace baytrust;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto settings = service::read_lint_settings(as_text(ByteView(data, size)), "lint.toml");
  if (!settings) return 0;
  for (const auto& waiver : settings->waivers) {
    if (messages::find_rule(waiver.rule) == nullptr) std::abort();
    if (!decision::may_be_waived(waiver.rule)) std::abort();
    if (waiver.place.empty() || waiver.reason.empty() || waiver.by.empty()) std::abort();
  }
  std::set<std::tuple<std::string, std::string, std::string>> rows;
  for (const auto& row : settings->equivalences) {
    if (!rows.insert({row.relying, row.issuing, row.issuing_level}).second) std::abort();
  }
  return 0;
}
