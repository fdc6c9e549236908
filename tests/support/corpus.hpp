// The independent test data beside the checkout, where there is any. Tests that need it skip with a
// printed reason elsewhere.
#pragma once

#include <filesystem>
#include <optional>

#include "validators/base/bytes.hpp"

namespace baytrust::test {

// The corpora folder, or nothing on machines that do not have it.
std::optional<std::filesystem::path> corpora();

// The whole file; a test failure and empty bytes where it cannot be read.
Bytes read_file(const std::filesystem::path& path);

}  // namespace baytrust::test
