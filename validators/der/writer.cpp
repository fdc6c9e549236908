#include "validators/der/writer.hpp"

#include <algorithm>
#include <bit>
#include <fmt/format.h>

namespace baytrust::der {
namespace {

void append(Bytes& out, ByteView more) { out.insert(out.end(), more.begin(), more.end()); }

// X.690 10.1: the shortest definite form.
void append_length(Bytes& out, std::size_t length) {
  if (length < 0x80) {
    out.push_back(static_cast<std::uint8_t>(length));
    return;
  }
  const auto octets = static_cast<unsigned>((std::bit_width(length) + 7) / 8);
  out.push_back(static_cast<std::uint8_t>(0x80U | octets));
  for (unsigned i = octets; i-- > 0;) out.push_back(static_cast<std::uint8_t>(length >> (8 * i)));
}

template <class Parts>
Bytes concatenate(Tag tag, const Parts& parts) {
  std::size_t size = 0;
  for (const Bytes& part : parts) size += part.size();
  Bytes out;
  out.reserve(size + 10);
  out.push_back(tag);
  append_length(out, size);
  for (const Bytes& part : parts) append(out, part);
  return out;
}

}  // namespace

Bytes encode(Tag tag, ByteView content) {
  Bytes out;
  out.reserve(content.size() + 10);
  out.push_back(tag);
  append_length(out, content.size());
  append(out, content);
  return out;
}

Bytes encode(Tag tag, std::initializer_list<Bytes> parts) { return concatenate(tag, parts); }

Bytes sequence(std::initializer_list<Bytes> parts) { return concatenate(kSequence, parts); }

Bytes sequence(const std::vector<Bytes>& parts) { return concatenate(kSequence, parts); }

Bytes set_of(std::vector<Bytes> parts) {
  // X.690 11.6: ascending, the shorter of two otherwise equal encodings first.
  std::sort(parts.begin(), parts.end());
  return concatenate(kSet, parts);
}

Bytes boolean(std::uint8_t octet) { return {kBoolean, 1, octet}; }

Bytes integer(std::int64_t value) {
  Bytes content;
  for (unsigned i = 8; i-- > 0;) {
    content.push_back(static_cast<std::uint8_t>(static_cast<std::uint64_t>(value) >> (8 * i)));
  }
  // X.690 8.3.2: the first nine bits are neither all zero nor all one.
  std::size_t skip = 0;
  while (skip < 7 && ((content[skip] == 0x00 && content[skip + 1] < 0x80) ||
                      (content[skip] == 0xFF && content[skip + 1] >= 0x80))) {
    ++skip;
  }
  return encode(kInteger, ByteView(content).subspan(skip));
}

Bytes integer(ByteView big_endian_unsigned) {
  while (!big_endian_unsigned.empty() && big_endian_unsigned[0] == 0) {
    big_endian_unsigned = big_endian_unsigned.subspan(1);
  }
  Bytes content;
  if (big_endian_unsigned.empty() || big_endian_unsigned[0] >= 0x80) content.push_back(0);
  append(content, big_endian_unsigned);
  return encode(kInteger, content);
}

Bytes oid(OidView oid) { return encode(kOidTag, as_bytes(oid.der())); }

Bytes bit_string(ByteView octets, unsigned unused_bits) {
  Bytes content{static_cast<std::uint8_t>(unused_bits)};
  append(content, octets);
  return encode(kBitString, content);
}

Bytes named_bits(std::uint32_t bits) {
  const auto count = static_cast<unsigned>(std::bit_width(bits));
  Bytes octets((count + 7) / 8);
  for (unsigned n = 0; n < count; ++n) {
    if (((bits >> n) & 1U) != 0) {
      octets[n / 8] = static_cast<std::uint8_t>(octets[n / 8] | (0x80U >> (n % 8)));
    }
  }
  return bit_string(octets, static_cast<unsigned>(octets.size() * 8) - count);
}

Bytes octet_string(ByteView octets) { return encode(kOctetString, octets); }

Bytes null() { return {kNull, 0}; }

Bytes text(Tag tag, std::string_view octets) { return encode(tag, as_bytes(octets)); }

Bytes time(Instant t) {
  const Civil c = to_civil(t);
  // RFC 5280 4.1.2.5: UTCTime from 1950 through 2049.
  if (c.year < 1950 || c.year > 2049) return generalized_time(t);
  return text(kUtcTime, fmt::format("{:02}{:02}{:02}{:02}{:02}{:02}Z", c.year % 100, c.month, c.day,
                                    c.hour, c.minute, c.second));
}

Bytes generalized_time(Instant t) {
  const Civil c = to_civil(t);
  return text(kGeneralizedTime, fmt::format("{:04}{:02}{:02}{:02}{:02}{:02}Z", c.year, c.month,
                                            c.day, c.hour, c.minute, c.second));
}

Bytes explicitly(unsigned context_number, ByteView inner) {
  return encode(context_constructed(context_number), inner);
}

}  // namespace baytrust::der
