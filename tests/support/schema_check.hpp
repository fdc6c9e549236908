// Documents against XML schemas, by xmllint and the schemas of the test data, without any network.
// The program itself loads no schema.
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "tests/support/temporary_directory.hpp"

namespace baytrust::test {

// Why schemas cannot be checked on this machine; empty: they can.
std::optional<std::string> no_schema_check();

// A namespace and the schema document for it.
using SchemaOf = std::pair<std::string_view, std::filesystem::path>;

class SchemaCheck {
 public:
  // Only where no_schema_check() is empty. Imports of W3C schemas are found in the test data.
  explicit SchemaCheck(std::span<const SchemaOf> schemas);

  // What xmllint says; empty: valid.
  std::string errors_of(std::string_view document) const;

 private:
  TemporaryDirectory folder_;
};

}  // namespace baytrust::test
