#include "validators/base/trace.hpp"

#ifdef BAYTRUST_TRACE_CODES
#include <cstdlib>
#include <fstream>
#include <mutex>
#include <string>
#include <unordered_set>

namespace baytrust {

void trace_emitted(const Code& code) {
  static const char* const path = std::getenv("BAYTRUST_CODE_TRACE");
  if (path == nullptr) return;
  static std::mutex mutex;
  static std::unordered_set<std::string_view> seen;
  const std::lock_guard lock(mutex);
  if (!seen.insert(code.id).second) return;
  std::ofstream(path, std::ios::app) << std::string(code.id) + "\n";
}

}  // namespace baytrust
#endif
