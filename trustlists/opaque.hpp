// Opaque: a part of a list that is kept and not understood (ds:KeyValue, Other, OtherInformation,
// extensions nobody here knows), so that what is read can be shown and written again. Its form is
// normal: white space between elements is left out, and in mixed content the text stands before the
// elements. Namespace prefixes inside texts (xsi:type) lose their binding.
#pragma once

#include <string>
#include <string_view>

#include "validators/base/error.hpp"
#include "validators/xml/element.hpp"
#include "validators/xml/element_builder.hpp"

namespace baytrust::trustlists {

struct Opaque {
  std::string name{};  // "{namespace}local", cut to a length that suits a finding
  std::string xml{};   // a whole XML document: the element

  friend bool operator==(const Opaque&, const Opaque&) = default;
};

// xml.field.too_long where it is larger than 1 MiB.
Result<Opaque> opaque_of(const xml::Element& element);
// To be written again. Errors: where `xml` is not a document.
Result<xml::ElementBuilder> builder_of(const Opaque& opaque);

// "{namespace}local", cut: 200 and 100 octets.
std::string expanded_name(const xml::Element& element);

}  // namespace baytrust::trustlists
