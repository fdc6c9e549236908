// Typed fields of a document: what the readers of lists and registers share. A Fields walks the
// child elements of one element in schema order (xsd:sequence), so that nothing is skipped, read
// twice or left over. Its first error sticks: later reads give empty values and done() gives the
// error. Every error's subject is the element's location. White space around a value is
// insignificant. Not here: what any element means.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
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

class Fields {
 public:
  explicit Fields(const Element& parent);

  // A Read is called with an Element and gives Result<T>; T is default constructible.
  template <class Read>
  using ValueOf = typename std::invoke_result_t<Read, const Element&>::value_type;

  // The next child, which must be `name`: else xml.field.missing.
  template <class Read>
  ValueOf<Read> one(const Name& name, Read read) {
    if (!expect(name)) return {};
    return take(read);
  }
  // The next child if it is `name`.
  template <class Read>
  std::optional<ValueOf<Read>> maybe(const Name& name, Read read) {
    if (!next_is(name)) return std::nullopt;
    return take(read);
  }
  // As many as follow; more than `max` is xml.field.too_many.
  template <class Read>
  std::vector<ValueOf<Read>> any(const Name& name, std::size_t max, Read read) {
    std::vector<ValueOf<Read>> values;
    while (next_is(name)) {
      if (!room(name, values.size(), max)) return {};
      values.push_back(take(read));
    }
    return values;
  }
  // The same, at least one.
  template <class Read>
  std::vector<ValueOf<Read>> some(const Name& name, std::size_t max, Read read) {
    if (!expect(name)) return {};
    return any(name, max, read);
  }
  // The next child, whatever is in it, unread.
  void skip(const Name& name);

  // Attributes of the parent, in no namespace. An empty value is xml.field.empty.
  std::string attribute(std::string_view local);
  std::optional<std::string> maybe_attribute(std::string_view local);
  // Only these attributes: xml.field.attribute.unexpected. "xml:lang" and "Id" are names as well.
  void only_attributes(std::initializer_list<std::string_view> names);

  // For rules of the caller's own: the first error is kept. from: a value out of a Result.
  void fail(Error error);
  template <class T>
  T from(Result<T> result) {
    if (failed()) return {};
    if (result) return std::move(*result);
    fail(result.error());
    return {};
  }
  bool failed() const { return error_.has_value(); }

  const Element& parent() const { return parent_; }

  // Nothing may be left: a child nobody asked for, or text between children, is
  // xml.field.unexpected. The value, or the first error.
  template <class T>
  Result<T> done(T value) {
    finish();
    if (error_) return *std::move(error_);
    return value;
  }

 private:
  bool next_is(const Name& name) const;
  bool expect(const Name& name);
  bool room(const Name& name, std::size_t taken, std::size_t max);
  void finish();
  template <class Read>
  ValueOf<Read> take(Read& read) {
    const Element element = *next_;
    ++next_;
    return from(read(element));
  }

  Element parent_;
  ElementRange::iterator next_;
  std::optional<Error> error_;
};

// A document's root: xml.field.root where it is another element.
Result<void> expect_root(const Element& root, const Name& name);

// Values of leaf elements. A leaf with child elements is xml.field.unexpected; an empty one
// xml.field.empty. Attributes are not looked at.
inline constexpr std::size_t kMaxText = 16U << 10;
Result<std::string> text_field(const Element& element);      // at most kMaxText octets
Result<LocalText> local_text_field(const Element& element);  // xml:lang is required
// RFC 5646 2.1, as far as its syntax goes: subtags of one to eight letters or digits.
bool is_language(std::string_view tag);
// The same two without any (other) attribute: xml.field.attribute.unexpected.
Result<std::string> plain_text_field(const Element& element);
Result<LocalText> plain_local_text_field(const Element& element);
Result<Instant> instant_field(const Element& element);  // the offset is mandatory
Result<Oid> oid_field(const Element& element);
Result<Digest> digest_field(const Element& element);  // SHA-256, 64 hexadecimal digits
Result<std::int64_t> number_field(const Element& element, std::int64_t min, std::int64_t max);
Result<Bytes> base64_field(const Element& element, std::size_t max);

// The same values from strings found in `where` (attributes).
Result<Instant> parse_instant(const Element& where, std::string_view text);
Result<std::int64_t> parse_number(const Element& where, std::string_view text, std::int64_t min,
                                  std::int64_t max);
Result<Oid> parse_oid(const Element& where, std::string_view text);
Result<Digest> parse_digest(const Element& where, std::string_view text);

// A value of a closed vocabulary: xml.field.keyword says what was expected.
template <class T>
struct Keyword {
  std::string_view text;
  T value;
};
Error unknown_keyword(const Element& where, std::string_view text, std::string expected);
template <class T, std::size_t N>
Result<T> parse_keyword(const Element& where, std::string_view text,
                        const Keyword<T> (&vocabulary)[N]) {
  std::string expected;
  for (const auto& word : vocabulary) {
    if (word.text == text) return word.value;
    if (!expected.empty()) expected += ", ";
    expected += word.text;
  }
  return unknown_keyword(where, text, std::move(expected));
}
template <class T, std::size_t N>
std::string_view keyword_of(T value, const Keyword<T> (&vocabulary)[N]) {
  for (const auto& word : vocabulary) {
    if (word.value == value) return word.text;
  }
  return {};
}

}  // namespace baytrust::xml
