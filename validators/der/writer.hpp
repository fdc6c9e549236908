// DER writer: values are built inside out as byte strings. For the project's own documents, tests
// and demo certificates; not on any judging path.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <vector>

#include "validators/base/bytes.hpp"
#include "validators/base/instant.hpp"
#include "validators/base/oid.hpp"
#include "validators/der/reader.hpp"

namespace baytrust::der {

Bytes encode(Tag tag, ByteView content);
Bytes encode(Tag tag, std::initializer_list<Bytes> parts);  // concatenation as content
Bytes sequence(std::initializer_list<Bytes> parts);
Bytes sequence(const std::vector<Bytes>& parts);
Bytes set_of(std::vector<Bytes> parts);  // sorted (X.690 11.6)
Bytes boolean(std::uint8_t octet);       // 0x00, 0xFF, or a deviation for tests
Bytes integer(std::int64_t value);
Bytes integer(ByteView big_endian_unsigned);  // leading zeros removed, sign octet added
Bytes oid(OidView oid);
Bytes bit_string(ByteView octets, unsigned unused_bits = 0);
Bytes named_bits(std::uint32_t bits);  // bit 0 is the first; trailing zeros removed (X.690 11.2.2)
Bytes octet_string(ByteView octets);
Bytes null();
Bytes text(Tag tag, std::string_view octets);  // the octets as they are
Bytes time(Instant t);                         // UTCTime to 2049, then GeneralizedTime (RFC 5280)
Bytes generalized_time(Instant t);
Bytes explicitly(unsigned context_number, ByteView inner);

}  // namespace baytrust::der
