// The building blocks of DER values (X.690 8): identifier octets, a value with its place, and the
// two value types that need more than octets. Reading them is reader.hpp and walker.hpp.
#pragma once

#include <cstddef>
#include <cstdint>

#include "validators/base/bytes.hpp"

namespace baytrust::der {

// Identifier octet of a low-tag-number form (X.690 8.1.2); high tag numbers are refused.
using Tag = std::uint8_t;
inline constexpr Tag kBoolean = 0x01, kInteger = 0x02, kBitString = 0x03, kOctetString = 0x04,
                     kNull = 0x05, kOidTag = 0x06, kEnumerated = 0x0A, kUtf8String = 0x0C,
                     kNumericString = 0x12, kPrintableString = 0x13, kTeletexString = 0x14,
                     kIa5String = 0x16, kUtcTime = 0x17, kGeneralizedTime = 0x18,
                     kVisibleString = 0x1A, kUniversalString = 0x1C, kBmpString = 0x1E,
                     kSequence = 0x30, kSet = 0x31;
// [n] primitive / constructed.
constexpr Tag context(unsigned n) { return static_cast<Tag>(0x80U | n); }
constexpr Tag context_constructed(unsigned n) { return static_cast<Tag>(0xA0U | n); }

struct Tlv {
  Tag tag = 0;
  ByteView content;        // value octets
  ByteView full;           // tag, length and value
  std::size_t offset = 0;  // of the tag, in the outermost input
  std::size_t content_offset() const { return offset + (full.size() - content.size()); }
};

struct BitString {
  ByteView octets;
  unsigned unused_bits = 0;  // 0..7; the unused bits are zero (X.690 11.2.1)
};

struct Boolean {
  bool value = false;
  bool canonical = true;  // false: TRUE was written with octets other than 0xFF (X.690 11.1)
};

}  // namespace baytrust::der
