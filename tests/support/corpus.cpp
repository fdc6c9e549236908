#include "tests/support/corpus.hpp"

#include <fstream>
#include <gtest/gtest.h>
#include <iterator>

#include "tests/support/source_tree.hpp"

namespace baytrust::test {

std::optional<std::filesystem::path> corpora() {
  const auto folder = source_tree().parent_path() / "shared" / "corpora";
  std::error_code error;
  if (!std::filesystem::is_directory(folder, error)) return std::nullopt;
  return folder;
}

Bytes read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) ADD_FAILURE() << "cannot read " << path;
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

}  // namespace baytrust::test
