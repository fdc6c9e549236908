// Checks JSON against the schemas of docs/schemas and /openapi.json: the part of JSON Schema
// 2020-12 that they use. A keyword it does not know is a violation, so that no rule is skipped in
// silence; a format is one too where the value is not of it.
#pragma once

#include <boost/json.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace baytrust::test {

class JsonSchema {
 public:
  // A file of docs/schemas: "decision.schema.json". Ends the test run where it cannot be read.
  static JsonSchema load(std::string_view file);
  explicit JsonSchema(boost::json::value schema) : schema_(std::move(schema)) {}

  // "/path/0: not of type string"; empty where the value conforms.
  std::vector<std::string> violations(const boost::json::value& value) const;
  // The same, of the schema that stands there: "/components/schemas/Record". One that is not there
  // is a violation.
  std::vector<std::string> violations(const boost::json::value& value,
                                      std::string_view pointer) const;

 private:
  boost::json::value schema_;
};

}  // namespace baytrust::test
