#include "gateway/cli/exit_code.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace baytrust::cli {
namespace {

// Troubles of the store itself: trying again, or a backup, is the remedy, not another input.
constexpr std::array<std::string_view, 7> kStoreTroubles{
    "store.failed",    "store.fsync",   "store.busy",   "store.full",
    "store.read_only", "store.damaged", "store.altered"};

}  // namespace

int exit_code_of(const Error& error) {
  const std::string_view id = error.code().id;
  if (id.starts_with("cli.file.")) return kBadInput;
  if (id.starts_with("cli.") || id == "remote.address.bad") return kUsage;
  if (id == "remote.tls.material") return kBadInput;
  if (id.starts_with("remote.")) return kUnknown;  // no answer
  return std::ranges::count(kStoreTroubles, id) != 0 ? kInternal : kBadInput;
}

}  // namespace baytrust::cli
