// The character strings of names (X.680 41; RFC 5280 4.1.2.4) as Unicode, and the string
// preparation that RFC 5280 7.1 compares with (RFC 4518 2.2 map, 2.6.1 insignificant spaces).
// Not done: NFKC (2.3), so full-width letters, ligatures and composed accents stay themselves, and
// full case folding (one letter to several). Case folding is the simple one of Unicode for ASCII,
// Latin-1, Latin Extended-A, Greek, Cyrillic, Armenian and full-width Latin.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "validators/base/bytes.hpp"
#include "validators/der/tlv.hpp"

namespace baytrust::x509 {

// The eight string types that names use.
bool is_character_string(der::Tag tag);

// The characters of a string value, one by one. TeletexString is read as Latin-1, as everybody
// writes it; octets of the other one-octet types are read as UTF-8, which their own repertoires are
// a part of and which CAs put there.
class CodePoints {
 public:
  CodePoints(der::Tag tag, ByteView content) : tag_(tag), rest_(content) {}
  bool at_end() const { return rest_.empty(); }
  // Empty: octets that are no character; one unit of the encoding is skipped.
  std::optional<char32_t> next();

 private:
  std::optional<char32_t> next_utf8();
  std::optional<char32_t> next_wide(std::size_t width);

  der::Tag tag_;
  ByteView rest_;
};

std::string to_utf8(char32_t code_point);
// Valid UTF-8; what is no character becomes U+FFFD.
std::string utf8_of(der::Tag tag, ByteView content);

// A byte string that prepared strings are appended to: what match keys are made in.
class KeyText {
 public:
  void reserve(std::size_t size) { out_.reserve(size); }
  std::size_t size() const { return out_.size(); }
  void octets(std::string_view raw) { out_.append(raw); }
  // Big-endian, 32 bits.
  void number(std::size_t value);
  void set_number(std::size_t at, std::size_t value);
  // The prepared form. False, and nothing appended, where octets are no characters: two unreadable
  // strings never look equal.
  [[nodiscard]] bool prepared(der::Tag tag, ByteView content);
  std::string take() { return std::move(out_); }

 private:
  bool prepared_ascii(ByteView content);
  bool prepared_unicode(der::Tag tag, ByteView content);

  std::string out_;
};

// Simple case folding, for the ranges above.
char32_t fold_case(char32_t c);
// Controls and the characters that reorder text, which names have no use for but deceit.
bool is_deceptive(char32_t c);
// For people: deceptive characters, and octets that are no UTF-8, become U+FFFD.
std::string harmless(std::string_view utf8);

}  // namespace baytrust::x509
