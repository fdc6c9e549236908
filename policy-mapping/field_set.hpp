// Fields of registers that validators/xml/field.hpp does not know: keywords as elements, and values
// that stand once. Internal to the readers.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <type_traits>
#include <vector>

#include "policy-mapping/codes.hpp"
#include "validators/xml/field.hpp"

namespace baytrust::policy_mapping {

inline constexpr std::size_t kMaxItems = 256;  // of anything inside an entry
inline constexpr std::size_t kMaxEntries = 10'000;
inline constexpr std::size_t kMaxLines = 1'000;  // pairs, status changes, evidence of an entry

// An element whose text is a keyword.
template <class T, std::size_t N>
auto keyword_field(const xml::Keyword<T> (&vocabulary)[N]) {
  return [&vocabulary](const xml::Element& element) -> Result<T> {
    const auto text = xml::plain_text_field(element);
    if (!text) return text.error();
    return xml::parse_keyword(element, *text, vocabulary);
  };
}

// The same reader for an element without attributes.
template <class Read>
auto bare(Read read) {
  return [read](const xml::Element& element) -> std::invoke_result_t<Read, const xml::Element&> {
    xml::Fields f(element);
    f.only_attributes({});
    if (f.failed()) return f.done(xml::Fields::ValueOf<Read>());
    return read(element);
  };
}

// register.value.repeated where a value stands twice. At most kMaxItems values.
template <class T, class Show>
void each_once(xml::Fields& fields, const std::vector<T>& values, Show show) {
  if (fields.failed()) return;
  for (auto at = values.begin(); at != values.end(); ++at) {
    if (std::find(std::next(at), values.end(), *at) == values.end()) continue;
    fields.fail(Error(kRepeated, fields.parent().location(), {{"value", show(*at)}}));
    return;
  }
}

}  // namespace baytrust::policy_mapping
