// A register that uses every field, and its XML, for the tests of policy-mapping. Names and OIDs
// are DEMO, but for the published Hong Kong family. Certificates are issued once a process.
#pragma once

#include <gmock/gmock.h>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "policy-mapping/register.hpp"
#include "policy-mapping/register_parse.hpp"
#include "tests/support/authority.hpp"

namespace baytrust {

// For GoogleTest's messages; found by argument-dependent lookup.
template <class T>
void PrintTo(const boost::system::result<T, Error>& result, std::ostream* out) {
  *out << (result.has_error() ? describe(result.error()) : std::string("a value"));
}
inline void PrintTo(const Finding& finding, std::ostream* out) { *out << describe(finding); }

}  // namespace baytrust

namespace baytrust::policy_mapping::test {

using baytrust::test::Authority;

inline constexpr Instant kFirst{1577836800};   // 2020-01-01T00:00:00Z
inline constexpr Instant kSecond{1640995200};  // 2022-01-01T00:00:00Z
inline constexpr Instant kThird{1704067200};   // 2024-01-01T00:00:00Z
inline constexpr Instant kIssued{1772323200};  // 2026-03-01T00:00:00Z

inline constexpr std::string_view kHongKongPrefix = "2.16.344.8.2.2008.810.2";
inline constexpr std::string_view kRelease2018 = "2.16.344.8.2.2008.810.2.2018.1.1";

const Authority& root();
const Authority& issuing();
const Authority& other_root();

xml::Texts in_english(std::string text);
// In force since kFirst until further notice; one pair, open on both sides.
Recognition simple();
// Every field set.
Recognition full();
Register sample_register();

// write(), which must succeed.
std::string xml_of(const Register& reg);
// read_unsigned and parse of the Register inside.
Result<Register> read(std::string_view document);
// The first `from` replaced; fails the test where there is none.
std::string replaced(std::string document, std::string_view from, std::string_view to);

std::vector<std::string> ids(const Findings& findings);
// The value of a fact of the first finding with this code; "no such finding", "no such fact".
std::string fact(const Findings& findings, std::string_view code, std::string_view name);

MATCHER_P(FailsWith, id, "") {
  if (!arg.has_error()) return false;
  *result_listener << describe(arg.error());
  return arg.error().code().id == id;
}
MATCHER_P2(FailsAt, id, where, "") {
  if (!arg.has_error()) return false;
  *result_listener << describe(arg.error());
  return arg.error().code().id == id && arg.error().subject().find(where) != std::string::npos;
}

}  // namespace baytrust::policy_mapping::test
