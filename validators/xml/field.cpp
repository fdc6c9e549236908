#include "validators/xml/field.hpp"

#include <algorithm>
#include <charconv>

#include "validators/crypto/digest.hpp"
#include "validators/xml/codes.hpp"

namespace baytrust::xml {
namespace {

constexpr Name kLang{kXmlNamespace, "lang"};

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// XML white space only: a no-break space is part of a value.
std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

// What an error shows of a hostile value.
std::string shown(std::string_view value) {
  constexpr std::size_t kShown = 80;
  if (value.size() <= kShown) return std::string(value);
  std::size_t cut = kShown;
  while (cut > 0 && (static_cast<unsigned char>(value[cut]) & 0xC0U) == 0x80U) --cut;
  return std::string(value.substr(0, cut)).append("…");
}

Error error_at(const Code& code, const Element& where, Facts facts = {}) {
  return Error(code, where.location(), std::move(facts));
}

// The trimmed text of a leaf, as a view into the document.
Result<std::string_view> leaf_text(const Element& element, std::size_t max) {
  if (element.has_children()) {
    const Element inner = *element.children().begin();
    return error_at(kFieldUnexpected, element, {{"found", shown(inner.name())}});
  }
  const std::string_view text = trimmed(element.text_view());
  if (text.empty()) return error_at(kFieldEmpty, element);
  if (text.size() > max) {
    return error_at(kFieldTooLong, element,
                    {{"length", std::to_string(text.size())}, {"limit", std::to_string(max)}});
  }
  return text;
}

bool is_allowed(const Attribute& attribute, std::initializer_list<std::string_view> names) {
  return std::any_of(names.begin(), names.end(), [&](std::string_view name) {
    if (name == "xml:lang") return attribute.name == kLang;
    return attribute.name == Name{{}, name};
  });
}

}  // namespace

Fields::Fields(const Element& parent) : parent_(parent), next_(parent.children().begin()) {}

bool Fields::next_is(const Name& name) const {
  return !failed() && next_ != ElementRange::iterator() && (*next_).is(name);
}

bool Fields::expect(const Name& name) {
  if (failed()) return false;
  if (next_is(name)) return true;
  const bool end = next_ == ElementRange::iterator();
  fail(error_at(kFieldMissing, parent_,
                {{"element", std::string(name.local)},
                 {"found", end ? std::string("-") : shown((*next_).name())}}));
  return false;
}

bool Fields::room(const Name& name, std::size_t taken, std::size_t max) {
  if (taken < max) return true;
  fail(error_at(kFieldTooMany, parent_,
                {{"element", std::string(name.local)}, {"limit", std::to_string(max)}}));
  return false;
}

void Fields::skip(const Name& name) {
  if (expect(name)) ++next_;
}

std::string Fields::attribute(std::string_view local) {
  auto value = maybe_attribute(local);
  if (!value && !failed()) {
    fail(error_at(kFieldAttributeMissing, parent_, {{"attribute", std::string(local)}}));
  }
  return std::move(value).value_or(std::string());
}

std::optional<std::string> Fields::maybe_attribute(std::string_view local) {
  if (failed()) return std::nullopt;
  const auto raw = parent_.attribute(local);
  if (!raw) return std::nullopt;
  const std::string_view value = trimmed(*raw);
  if (value.empty()) fail(error_at(kFieldEmpty, parent_));
  if (value.size() > kMaxText) {
    fail(error_at(kFieldTooLong, parent_,
                  {{"length", std::to_string(value.size())}, {"limit", std::to_string(kMaxText)}}));
  }
  return std::string(value);
}

void Fields::only_attributes(std::initializer_list<std::string_view> names) {
  if (failed()) return;
  for (const Attribute& attribute : parent_.attributes()) {
    if (is_allowed(attribute, names)) continue;
    fail(
        error_at(kFieldAttributeUnexpected, parent_, {{"attribute", shown(attribute.name.local)}}));
    return;
  }
}

void Fields::fail(Error error) {
  if (!error_) error_ = std::move(error);
}

void Fields::finish() {
  if (failed()) return;
  if (next_ != ElementRange::iterator()) {
    fail(error_at(kFieldUnexpected, parent_, {{"found", shown((*next_).name())}}));
    return;
  }
  const std::string between = parent_.text();
  const std::string_view text = trimmed(between);
  if (!text.empty()) fail(error_at(kFieldUnexpected, parent_, {{"found", shown(text)}}));
}

bool is_language(std::string_view tag) {
  std::size_t length = 0;
  for (const char c : tag) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (c == '-') {
      if (length == 0) return false;
      length = 0;
    } else if (letter || (c >= '0' && c <= '9')) {
      if (++length > 8) return false;
    } else {
      return false;
    }
  }
  return length > 0 && tag.size() <= 35;
}

Result<void> expect_root(const Element& root, const Name& name) {
  if (root.is(name)) return {};
  return Error(kFieldRoot, std::string(name.local),
               {{"found", shown(root.name())}, {"expected", std::string(name.local)}});
}

Result<std::string> text_field(const Element& element) {
  const auto text = leaf_text(element, kMaxText);
  if (!text) return text.error();
  return std::string(*text);
}

Result<LocalText> local_text_field(const Element& element) {
  const auto lang = element.attribute(kLang);
  if (!lang) return error_at(kFieldAttributeMissing, element, {{"attribute", "xml:lang"}});
  if (!is_language(*lang)) return error_at(kFieldLanguage, element, {{"value", shown(*lang)}});
  const auto text = leaf_text(element, kMaxText);
  if (!text) return text.error();
  return LocalText{std::string(*lang), std::string(*text)};
}

Result<std::string> plain_text_field(const Element& element) {
  Fields f(element);
  f.only_attributes({});
  return f.failed() ? f.done(std::string()) : text_field(element);
}

Result<LocalText> plain_local_text_field(const Element& element) {
  Fields f(element);
  f.only_attributes({"xml:lang"});
  return f.failed() ? f.done(LocalText()) : local_text_field(element);
}

Result<Instant> instant_field(const Element& element) {
  const auto text = leaf_text(element, kMaxText);
  if (!text) return text.error();
  return parse_instant(element, *text);
}

Result<Oid> oid_field(const Element& element) {
  const auto text = leaf_text(element, kMaxText);
  if (!text) return text.error();
  return parse_oid(element, *text);
}

Result<Digest> digest_field(const Element& element) {
  const auto text = leaf_text(element, kMaxText);
  if (!text) return text.error();
  return parse_digest(element, *text);
}

Result<std::int64_t> number_field(const Element& element, std::int64_t min, std::int64_t max) {
  const auto text = leaf_text(element, kMaxText);
  if (!text) return text.error();
  return parse_number(element, *text, min, max);
}

Result<Bytes> base64_field(const Element& element, std::size_t max) {
  // Twice the octets: four characters for three octets, and line breaks.
  const auto text = leaf_text(element, 2 * max);
  if (!text) return text.error();
  auto octets = crypto::base64_decode(*text);
  if (!octets || octets->empty()) return error_at(kFieldBase64, element);
  if (octets->size() > max) {
    return error_at(kFieldTooLong, element,
                    {{"length", std::to_string(octets->size())}, {"limit", std::to_string(max)}});
  }
  return *std::move(octets);
}

Result<Instant> parse_instant(const Element& where, std::string_view text) {
  if (const auto instant = parse_rfc3339(text)) return *instant;
  // A date of no known offset is a date of an unknown day: Hong Kong's midnight is not UTC's.
  const bool local = parse_rfc3339(std::string(text).append("Z")).has_value();
  return error_at(local ? kFieldDateOffset : kFieldDate, where, {{"value", shown(text)}});
}

Result<std::int64_t> parse_number(const Element& where, std::string_view text, std::int64_t min,
                                  std::int64_t max) {
  std::int64_t value = 0;
  const char* end = text.data() + text.size();
  const auto [stop, status] = std::from_chars(text.data(), end, value);
  if (status == std::errc() && stop == end && value >= min && value <= max) return value;
  return error_at(
      kFieldNumber, where,
      {{"value", shown(text)}, {"min", std::to_string(min)}, {"max", std::to_string(max)}});
}

Result<Oid> parse_oid(const Element& where, std::string_view text) {
  if (auto oid = Oid::parse(text)) return *std::move(oid);
  return error_at(kFieldOid, where, {{"value", shown(text)}});
}

Result<Digest> parse_digest(const Element& where, std::string_view text) {
  if (const auto digest = baytrust::parse_digest(text)) return *digest;
  return error_at(kFieldDigest, where, {{"value", shown(text)}});
}

Error unknown_keyword(const Element& where, std::string_view text, std::string expected) {
  return error_at(kFieldKeyword, where,
                  {{"value", shown(text)}, {"expected", std::move(expected)}});
}

}  // namespace baytrust::xml
