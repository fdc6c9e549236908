// Typed fields of a document: what the readers of lists and registers share. A Fields walks the
// child elements of one element in schema order (xsd:sequence), so that nothing is skipped, read
// twice or left over; the functions below read one value each. Every error's subject is the
// element's location, its facts say what was found. White space around a value is insignificant.
// Not here: what any element means.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "validators/base/bytes.hpp"
#include "validators/base/digest.hpp"
#include "validators/base/error.hpp"
#include "validators/base/instant.hpp"
#include "validators/base/oid.hpp"
#include "validators/xml/element.hpp"
#include "validators/xml/names.hpp"
#include "validators/xml/texts.hpp"

namespace baytrust::xml {

inline constexpr std::size_t kMaxText = 16U << 10;

class Fields {
 public:
  explicit Fields(const Element& parent);

  // The next child, which must be `name`: else xml.field.missing.
  Result<Element> one(const Name& name);
  // The next child if it is `name`.
  std::optional<Element> maybe(const Name& name);
  // As many as follow; more than `max` is xml.field.too_many.
  Result<std::vector<Element>> any(const Name& name, std::size_t max);
  // The same, at least one.
  Result<std::vector<Element>> some(const Name& name, std::size_t max);
  // xml.field.unexpected for a child that nobody asked for, and for text between the children.
  Result<void> finish() const;

 private:
  Element parent_;
  ElementRange::iterator next_;
};

// A document's root: xml.field.root where it is another element.
Result<void> expect_root(const Element& root, const Name& name);
// Only these attributes, in no namespace, and xml:lang where listed as "xml:lang".
Result<void> only_attributes(const Element& element, std::initializer_list<std::string_view> names);

Result<std::string> attribute_field(const Element& element, std::string_view local);
Result<std::optional<std::string>> optional_attribute_field(const Element& element,
                                                            std::string_view local);

// Values of leaf elements. A leaf with child elements is xml.field.unexpected.
Result<std::string> text_field(const Element& element, std::size_t max = kMaxText);
Result<LocalText> local_text_field(const Element& element);  // xml:lang is required
Result<Instant> instant_field(const Element& element);       // the offset is mandatory
Result<std::int64_t> number_field(const Element& element, std::int64_t min, std::int64_t max);
Result<Oid> oid_field(const Element& element);
Result<Digest> digest_field(const Element& element);  // SHA-256, 64 hexadecimal digits
Result<Bytes> base64_field(const Element& element, std::size_t max);

// The same values, of attributes and other strings found in `element`.
Result<Instant> parse_instant(const Element& element, std::string_view text);
Result<std::int64_t> parse_number(const Element& element, std::string_view text, std::int64_t min,
                                  std::int64_t max);
Result<Oid> parse_oid(const Element& element, std::string_view text);
Result<Digest> parse_digest_text(const Element& element, std::string_view text);

// The value of a closed vocabulary: xml.field.keyword lists what was expected.
template <class T>
struct Keyword {
  std::string_view text;
  T value;
};
Error unknown_keyword(const Element& element, std::string_view text, std::string expected);
template <class T, std::size_t N>
Result<T> parse_keyword(const Element& element, std::string_view text,
                        const Keyword<T> (&vocabulary)[N]) {
  std::string expected;
  for (const auto& word : vocabulary) {
    if (word.text == text) return word.value;
    if (!expected.empty()) expected += ", ";
    expected += word.text;
  }
  return unknown_keyword(element, text, std::move(expected));
}

}  // namespace baytrust::xml
