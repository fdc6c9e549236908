// A trust list that uses every field of our profile, and its XML, for the tests of trustlists.
// Names are DEMO. Certificates are issued once a process.
#pragma once

#include <gmock/gmock.h>
#include <ostream>
#include <string>
#include <string_view>

#include "tests/support/authority.hpp"
#include "trustlists/parse.hpp"
#include "trustlists/trust_list.hpp"

namespace baytrust {

// For GoogleTest's messages; found by argument-dependent lookup.
template <class T>
void PrintTo(const boost::system::result<T, Error>& result, std::ostream* out) {
  *out << (result.has_error() ? describe(result.error()) : std::string("a value"));
}
inline void PrintTo(const Finding& finding, std::ostream* out) { *out << describe(finding); }
inline void PrintTo(const Instant& instant, std::ostream* out) { *out << to_string(instant); }

}  // namespace baytrust

namespace baytrust::trustlists::test {

using baytrust::test::Authority;

inline constexpr Instant kFirst{1577836800};   // 2020-01-01T00:00:00Z
inline constexpr Instant kSecond{1640995200};  // 2022-01-01T00:00:00Z
inline constexpr Instant kThird{1704067200};   // 2024-01-01T00:00:00Z
inline constexpr Instant kIssued{1772323200};  // 2026-03-01T00:00:00Z

const Authority& root();
const Authority& issuing();
const Authority& tsa();

xml::Texts in_english(std::string text);
CertificateType personal_type();
// The issuing CA: recognised since kThird, deprecated kSecond..kThird, recognised kFirst..kSecond.
Service issuing_service();
Service root_service();
TrustList sample_list();
// <Extension><LOCAL xmlns="urn:x"/></Extension>.
UnknownExtension unknown_extension(std::string_view local, bool critical);

// write(), which must succeed.
std::string xml_of(const TrustList& list);
// read_unsigned and parse.
Result<TrustList> read(std::string_view document, const ListLimits& limits = {});
Result<ReadList> read_all(std::string_view document, const ListLimits& limits = {});
// The first `from` replaced; fails the test where there is none.
std::string replaced(std::string document, std::string_view from, std::string_view to);

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

}  // namespace baytrust::trustlists::test
