// Where the checkout stands that the tests were built from: its documents and schemas are read by
// tests. One translation unit knows the path, so that compiled objects are the same in every clone.
#pragma once

#include <filesystem>

namespace baytrust::test {

const std::filesystem::path& source_tree();

}  // namespace baytrust::test
