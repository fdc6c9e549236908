#include "validators/der/decode.hpp"

#include <fmt/format.h>

namespace baytrust::der {
namespace {

constexpr std::size_t kMaxOid = 512;

// Fixed-width decimal digits; -1 if any is not a digit.
int digits(std::string_view text, std::size_t at, std::size_t width) {
  int value = 0;
  for (std::size_t i = at; i < at + width; ++i) {
    if (i >= text.size() || text[i] < '0' || text[i] > '9') return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

// MMDDHHMMSSZ at text[at...], the tail that both time types share.
Decoded<Instant> decode_tail(std::string_view text, std::size_t at, int year) {
  const int month = digits(text, at, 2);
  const int day = digits(text, at + 2, 2);
  const int hour = digits(text, at + 4, 2);
  const int minute = digits(text, at + 6, 2);
  if (year < 0 || month < 0 || day < 0 || hour < 0 || minute < 0) return {{}, &kTimeMalformed};
  const int second = digits(text, at + 8, 2);
  const std::string_view zone = text.substr(at + (second < 0 ? 8 : 10));
  if (!zone.empty() && (zone[0] == '+' || zone[0] == '-')) return {{}, &kTimeOffset};
  if (second < 0 && zone == "Z") return {{}, &kTimeNoSeconds};
  if (!zone.empty() && (zone[0] == '.' || zone[0] == ',')) return {{}, &kTimeFraction};
  if (zone != "Z") return {{}, &kTimeMalformed};
  const auto instant = from_civil(year, month, day, hour, minute, second);
  if (!instant) return {{}, &kTimeMalformed};
  return {*instant};
}

std::string octet(int value) {
  return value < 0 ? "none" : fmt::format("{:02x}", static_cast<unsigned>(value));
}

}  // namespace

Error to_error(const Failure& failure, std::string subject) {
  Facts facts{{"offset", std::to_string(failure.offset)}};
  if (failure.expected >= 0) {
    facts.push_back({"expected", octet(failure.expected)});
    facts.push_back({"found", octet(failure.found)});
  }
  return Error(*failure.code, std::move(subject), std::move(facts));
}

Decoded<Tlv> decode_long_tlv(ByteView rest, std::size_t offset) {
  const std::size_t count = rest[1] & 0x7FU;
  if (count == 0) return {{}, &kLengthIndefinite};
  if (rest.size() < 2 + count) return {{}, &kTruncated};
  // X.690 10.1: no leading zero octet, and the short form where it suffices.
  if (rest[2] == 0 || (count == 1 && rest[2] < 0x80)) return {{}, &kLengthNotMinimal};
  if (count > sizeof(std::size_t)) return {{}, &kTruncated};
  std::size_t length = 0;
  for (std::size_t i = 0; i < count; ++i) length = (length << 8) | rest[2 + i];
  const std::size_t header = 2 + count;
  if (rest.size() - header < length) return {{}, &kTruncated};
  return {{rest[0], rest.subspan(header, length), rest.first(header + length), offset}};
}

Decoded<Boolean> decode_boolean(ByteView content) {
  if (content.size() != 1) return {{}, &kBooleanMalformed};
  const std::uint8_t octet_value = content[0];
  return {{octet_value != 0x00, octet_value == 0x00 || octet_value == 0xFF}};
}

Decoded<std::int64_t> decode_small_integer(ByteView content) {
  if (const Code* failure = check_integer(content)) return {0, failure};
  if (content.size() > sizeof(std::int64_t)) return {0, &kIntegerRange};
  std::uint64_t value = content[0] >= 0x80 ? ~std::uint64_t{0} : 0;
  for (const std::uint8_t b : content) value = (value << 8) | b;
  return {static_cast<std::int64_t>(value)};
}

Decoded<OidView> decode_oid(ByteView content) {
  if (!is_oid_content(content)) return {{}, &kOidMalformed};
  if (content.size() > kMaxOid) return {{}, &kOidTooLong};
  return {OidView(as_text(content))};
}

Decoded<BitString> decode_bit_string(ByteView content) {
  if (content.empty() || content[0] > 7) return {{}, &kBitStringMalformed};
  const BitString bits{content.subspan(1), content[0]};
  if (bits.unused_bits != 0) {
    if (bits.octets.empty()) return {{}, &kBitStringMalformed};
    // X.690 11.2.1: unused bits are zero.
    if ((bits.octets.back() & ((1U << bits.unused_bits) - 1)) != 0) {
      return {{}, &kBitStringMalformed};
    }
  }
  return {bits};
}

Decoded<Instant> decode_utc_time(ByteView content) {
  const std::string_view text = as_text(content);
  const int two_digits = digits(text, 0, 2);
  // RFC 5280 4.1.2.5.1: YY >= 50 is 19YY, below it is 20YY.
  return decode_tail(text, 2, two_digits < 0 ? -1 : two_digits + (two_digits >= 50 ? 1900 : 2000));
}

Decoded<Instant> decode_generalized_time(ByteView content) {
  const std::string_view text = as_text(content);
  return decode_tail(text, 4, digits(text, 0, 4));
}

}  // namespace baytrust::der
