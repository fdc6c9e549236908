#include "tests/support/source_tree.hpp"

namespace baytrust::test {

const std::filesystem::path& source_tree() {
  static const std::filesystem::path kPath = BAYTRUST_SOURCE_DIR;
  return kPath;
}

}  // namespace baytrust::test
