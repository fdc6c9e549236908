// Decoding of single DER values (X.690 8, 10, 11), without allocation: what Reader and Walker are
// made of. A failure is the code and the place; to_error() makes an Error of it. Descending and
// sequencing are theirs, not here.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "validators/base/code.hpp"
#include "validators/base/error.hpp"
#include "validators/base/instant.hpp"
#include "validators/base/oid.hpp"
#include "validators/der/codes.hpp"
#include "validators/der/tlv.hpp"

namespace baytrust::der {

// Why decoding stopped; code is null where it did not.
struct Failure {
  const Code* code = nullptr;
  std::size_t offset = 0;
  int expected = -1;  // kTagUnexpected: identifier octets, found -1 at the end
  int found = -1;
};
Error to_error(const Failure& failure, std::string subject = {});

template <class T>
struct Decoded {
  T value{};
  const Code* failure = nullptr;
};

// The value at the start of `rest`, which lies at `offset` of the outermost input.
inline Decoded<Tlv> decode_tlv(ByteView rest, std::size_t offset);

Decoded<Boolean> decode_boolean(ByteView content);
// Null if the octets are a minimal INTEGER (X.690 8.3.2).
inline const Code* check_integer(ByteView content);
Decoded<std::int64_t> decode_small_integer(ByteView content);
Decoded<OidView> decode_oid(ByteView content);
Decoded<BitString> decode_bit_string(ByteView content);
// RFC 5280 4.1.2.5.1 and 4.1.2.5.2.
Decoded<Instant> decode_utc_time(ByteView content);
Decoded<Instant> decode_generalized_time(ByteView content);

// The long form of a length: octets[1] >= 0x80.
Decoded<Tlv> decode_long_tlv(ByteView rest, std::size_t offset);

inline Decoded<Tlv> decode_tlv(ByteView rest, std::size_t offset) {
  if (rest.size() < 2) return {{}, &kTruncated};
  if ((rest[0] & 0x1F) == 0x1F) return {{}, &kTagHigh};
  if (rest[1] >= 0x80) return decode_long_tlv(rest, offset);
  const std::size_t size = 2U + rest[1];
  if (rest.size() < size) return {{}, &kTruncated};
  return {{rest[0], rest.subspan(2, size - 2), rest.first(size), offset}};
}

inline const Code* check_integer(ByteView content) {
  if (content.empty()) return &kIntegerMalformed;
  // X.690 8.3.2: the first nine bits are neither all zero nor all one.
  if (content.size() > 1 &&
      ((content[0] == 0x00 && content[1] < 0x80) || (content[0] == 0xFF && content[1] >= 0x80))) {
    return &kIntegerMalformed;
  }
  return nullptr;
}

}  // namespace baytrust::der
