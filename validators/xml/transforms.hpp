// How a signature says its octets are made: ds:CanonicalizationMethod and ds:Transforms (XML-DSig
// 4.4.1, 4.4.3.4). Two sets of rules:
//   ours     exclusive C14N without comments, named, without parameters
//   foreign  also inclusive C14N 1.0 and 1.1 without comments, also the PrefixList of the exclusive
//            one, also a reference that names no canonicalisation (XML-DSig 4.4.3.2:
//            inclusive 1.0). Each of them is a deviation that leaves a finding.
// Comments, XPath, XSLT, base64 and any second canonicalisation are refused by both.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "validators/base/error.hpp"
#include "validators/base/finding.hpp"
#include "validators/xml/canonical.hpp"
#include "validators/xml/tree.hpp"

namespace baytrust::xml {

enum class Rules : std::uint8_t { ours, foreign };
enum class Enveloped : std::uint8_t { no, yes };  // whether the signature takes itself out

struct Canonicalization {
  C14nMethod method;
  bool named = true;         // false: by a reference without canonicalisation
  bool prefix_list = false;  // an InclusiveNamespaces element stands there, empty or not
};

// xml.algorithm.not_allowed, xml.signature.malformed.
Result<Canonicalization> read_canonicalization_method(Node method, Rules rules);

// Of a ds:Reference to `uri`; its Transforms, where it has any, are its first child.
// xml.reference.transforms.
Result<Canonicalization> read_transforms(Node reference, const std::string& uri,
                                         Enveloped enveloped, Rules rules);

// What differs from our own rules. use: what is made canonical so, in words of the standard.
Findings deviations(const Canonicalization& found, std::string_view use);

}  // namespace baytrust::xml
