#include "tests/support/json_schema.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <regex>
#include <sstream>

#include "tests/support/source_tree.hpp"
#include "validators/base/instant.hpp"

namespace baytrust::test {
namespace {

namespace json = boost::json;

// Annotations: they say nothing about values.
bool is_annotation(std::string_view keyword) {
  return keyword == "$schema" || keyword == "$id" || keyword == "$defs" || keyword == "title" ||
         keyword == "description" || keyword == "contentEncoding";
}

bool is_of_type(const json::value& value, std::string_view type) {
  if (type == "object") return value.is_object();
  if (type == "array") return value.is_array();
  if (type == "string") return value.is_string();
  if (type == "null") return value.is_null();
  if (type == "integer") return value.is_int64() || value.is_uint64();
  return false;
}

const std::regex& regex_of(const std::string& pattern) {
  static std::map<std::string, std::regex> kept;
  const auto found = kept.find(pattern);
  if (found != kept.end()) return found->second;
  return kept.emplace(pattern, std::regex(pattern)).first->second;
}

std::size_t number(const json::value& value) { return value.to_number<std::size_t>(); }

class Checker {
 public:
  explicit Checker(const json::value& root) : root_(root) {}

  void check(const json::value& schema, const json::value& value, const std::string& at) {
    for (const auto& [keyword, rule] : schema.as_object()) {
      apply(keyword, rule, schema.as_object(), value, at);
    }
  }
  std::vector<std::string> take() { return std::move(violations_); }

 private:
  void report(const std::string& at, const std::string& what) {
    violations_.push_back((at.empty() ? "/" : at) + ": " + what);
  }
  void require(bool holds, const std::string& at, std::string_view keyword) {
    if (!holds) report(at, std::string(keyword));
  }

  const json::value& resolve(std::string_view reference) const {
    return root_.at_pointer(reference.substr(1));  // "#/..."
  }
  std::size_t matching(const json::array& schemas, const json::value& value) const {
    std::size_t count = 0;
    for (const json::value& schema : schemas) {
      Checker one(root_);
      one.check(schema, value, "");
      if (one.violations_.empty()) ++count;
    }
    return count;
  }

  void apply(std::string_view keyword, const json::value& rule, const json::object& schema,
             const json::value& value, const std::string& at) {
    if (is_annotation(keyword)) return;
    if (keyword == "$ref") return check(resolve(rule.as_string()), value, at);
    if (keyword == "oneOf") return require(matching(rule.as_array(), value) == 1, at, keyword);
    if (keyword == "type") return require(is_of_type(value, rule.as_string()), at, "type");
    if (keyword == "enum") {
      const auto& allowed = rule.as_array();
      const bool found = std::find(allowed.begin(), allowed.end(), value) != allowed.end();
      return found ? void() : report(at, "enum: " + json::serialize(value));
    }
    if (value.is_object() && apply_to_object(keyword, rule, schema, value.as_object(), at)) return;
    if (value.is_array() && apply_to_array(keyword, rule, value.as_array(), at)) return;
    if (value.is_string() && apply_to_string(keyword, rule, value.as_string(), at)) return;
    if (keyword == "minimum" && value.is_int64()) {
      return require(value.as_int64() >= rule.as_int64(), at, keyword);
    }
    if (keyword == "maximum" && value.is_int64()) {
      return require(value.as_int64() <= rule.as_int64(), at, keyword);
    }
    if (!is_known(keyword)) report(at, "keyword not supported: " + std::string(keyword));
  }

  bool apply_to_object(std::string_view keyword, const json::value& rule,
                       const json::object& schema, const json::object& object,
                       const std::string& at) {
    if (keyword == "required") {
      for (const json::value& name : rule.as_array()) {
        if (!object.contains(name.as_string())) {
          report(at, "missing " + std::string(name.as_string()));
        }
      }
      return true;
    }
    if (keyword == "properties") {
      for (const auto& [name, property] : rule.as_object()) {
        if (const json::value* member = object.if_contains(name)) {
          check(property, *member, at + "/" + std::string(name));
        }
      }
      return true;
    }
    if (keyword == "additionalProperties") {
      const json::value* known = schema.if_contains("properties");
      for (const auto& [name, member] : object) {
        if (known != nullptr && known->as_object().contains(name)) continue;
        const std::string where = at + "/" + std::string(name);
        if (rule.is_bool()) {
          require(rule.as_bool(), where, keyword);
        } else {
          check(rule, member, where);
        }
      }
      return true;
    }
    if (keyword == "propertyNames") {
      for (const auto& [name, member] : object) check(rule, json::value(name), at);
      return true;
    }
    return false;
  }

  bool apply_to_array(std::string_view keyword, const json::value& rule, const json::array& array,
                      const std::string& at) {
    if (keyword == "items") {
      for (std::size_t i = 0; i < array.size(); ++i) {
        check(rule, array[i], at + "/" + std::to_string(i));
      }
      return true;
    }
    if (keyword == "minItems") return require(array.size() >= number(rule), at, keyword), true;
    if (keyword == "maxItems") return require(array.size() <= number(rule), at, keyword), true;
    if (keyword == "uniqueItems") {
      for (auto one = array.begin(); one != array.end(); ++one) {
        require(std::find(array.begin(), one, *one) == one, at, keyword);
      }
      return true;
    }
    return false;
  }

  bool apply_to_string(std::string_view keyword, const json::value& rule,
                       const json::string& string, const std::string& at) {
    if (keyword == "minLength") return require(string.size() >= number(rule), at, keyword), true;
    if (keyword == "pattern") {
      const std::string text(string);
      const bool matches = std::regex_search(text, regex_of(std::string(rule.as_string())));
      return require(matches, at, "pattern"), true;
    }
    if (keyword == "format" && rule == "date-time") {
      return require(parse_rfc3339(std::string_view(string)).has_value(), at, "date-time"), true;
    }
    return false;
  }

  // Known, and about values of another type than this one.
  static bool is_known(std::string_view keyword) {
    for (const char* known :
         {"required", "properties", "additionalProperties", "propertyNames", "items", "minItems",
          "maxItems", "uniqueItems", "minLength", "pattern", "format", "minimum", "maximum"}) {
      if (keyword == known) return true;
    }
    return false;
  }

  const json::value& root_;
  std::vector<std::string> violations_;
};

}  // namespace

JsonSchema JsonSchema::load(std::string_view file) {
  std::ifstream in(source_tree() / "docs/schemas" / file);
  std::stringstream text;
  text << in.rdbuf();
  boost::json::error_code error;
  auto schema = boost::json::parse(text.str(), error);
  if (!in || error) {
    std::cerr << "schema " << file << " cannot be read" << std::endl;
    std::abort();
  }
  return JsonSchema(std::move(schema));
}

std::vector<std::string> JsonSchema::violations(const boost::json::value& value,
                                                std::string_view pointer) const {
  boost::system::error_code absent;
  const auto* schema = schema_.find_pointer(pointer, absent);
  if (schema == nullptr || !schema->is_object()) return {"no schema " + std::string(pointer)};
  Checker checker(schema_);
  checker.check(*schema, value, "");
  return checker.take();
}

std::vector<std::string> JsonSchema::violations(const boost::json::value& value) const {
  Checker checker(schema_);
  checker.check(schema_, value, "");
  return checker.take();
}

}  // namespace baytrust::test
