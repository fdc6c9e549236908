// Enveloped signatures as other publishers of trust lists make them: the forms that are verified
// besides our own, each with a signature by a test signer.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tests/validators/xml/documents.hpp"
#include "validators/xml/canonical.hpp"

namespace baytrust::xml::test {

// How octets are made, and the elements that say so.
struct SaidMethod {
  C14nMethod method;
  std::string parameters = {};  // inside the element that names it
  bool named = true;            // false: nothing says so
};

struct ForeignForm {
  std::string name;
  SaidMethod signed_info = {};
  SaidMethod content = {};
  SaidMethod properties = {};
  std::string uri = "";
  bool older_certificate = false;
  std::vector<std::string> codes = {};  // of the findings that it leaves, in order
};

SaidMethod exclusive();
SaidMethod exclusive_with(std::vector<std::string> prefixes);
SaidMethod inclusive_1_0();
SaidMethod inclusive_1_1();
SaidMethod unnamed();  // inclusive 1.0, by default

// Every form with one difference from ours, then what publishers mix.
std::vector<ForeignForm> foreign_forms();

// `plain`, which has no signature, signed in this form. Ends the test run where signing fails.
std::string foreign_list(const ForeignForm& form, const Signer& by,
                         std::optional<crypto::SignatureAlgorithm> algorithm = {},
                         const std::string& plain = plain_list());

// A list whose signature or content was edited, made good again by its signer in whatever form it
// says; the octets of content and properties are made by `form`.
std::string foreign_resigned(std::string document, const ForeignForm& form, const Signer& by,
                             crypto::SignatureAlgorithm algorithm);

}  // namespace baytrust::xml::test
