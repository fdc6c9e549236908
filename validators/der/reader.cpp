#include "validators/der/reader.hpp"

#include "validators/der/decode.hpp"

namespace baytrust::der {
namespace {

Error unexpected(std::size_t offset, Tag expected, std::optional<Tag> found) {
  return to_error({&kTagUnexpected, offset, expected, found ? int{*found} : -1});
}

template <class T>
Result<T> at(const Decoded<T>& decoded, const Tlv& tlv) {
  if (decoded.failure != nullptr) return error_at(*decoded.failure, tlv.offset);
  return decoded.value;
}

}  // namespace

Error error_at(const Code& code, std::size_t offset) { return to_error({&code, offset}); }

Result<Tlv> Reader::any() {
  const auto decoded = decode_tlv(rest_, offset_);
  if (decoded.failure != nullptr) return error_at(*decoded.failure, offset_);
  advance(decoded.value);
  return decoded.value;
}

Result<Tlv> Reader::expect(Tag tag) {
  if (!next_is(tag)) return unexpected(offset_, tag, peek());
  return any();
}

Result<Reader> Reader::enter(Tag tag) {
  const auto tlv = expect(tag);
  if (!tlv) return tlv.error();
  return Reader(*tlv);
}

Result<std::optional<Tlv>> Reader::optional(Tag tag) {
  if (!next_is(tag)) return std::optional<Tlv>();
  const auto tlv = any();
  if (!tlv) return tlv.error();
  return std::optional<Tlv>(*tlv);
}

Result<void> Reader::finish() const {
  if (!at_end()) return error_at(kTrailingData, offset_);
  return {};
}

Result<Boolean> Reader::boolean(Tag tag) {
  const auto tlv = expect(tag);
  if (!tlv) return tlv.error();
  return at(decode_boolean(tlv->content), *tlv);
}

Result<ByteView> Reader::integer(Tag tag) {
  const auto tlv = expect(tag);
  if (!tlv) return tlv.error();
  return at(Decoded<ByteView>{tlv->content, check_integer(tlv->content)}, *tlv);
}

Result<std::int64_t> Reader::small_integer(Tag tag) {
  const auto tlv = expect(tag);
  if (!tlv) return tlv.error();
  return at(decode_small_integer(tlv->content), *tlv);
}

Result<OidView> Reader::oid(Tag tag) {
  const auto tlv = expect(tag);
  if (!tlv) return tlv.error();
  return at(decode_oid(tlv->content), *tlv);
}

Result<BitString> Reader::bit_string(Tag tag) {
  const auto tlv = expect(tag);
  if (!tlv) return tlv.error();
  return at(decode_bit_string(tlv->content), *tlv);
}

Result<ByteView> Reader::octet_string(Tag tag) {
  const auto tlv = expect(tag);
  if (!tlv) return tlv.error();
  return tlv->content;
}

Result<void> Reader::null() {
  const auto tlv = expect(kNull);
  if (!tlv) return tlv.error();
  if (!tlv->content.empty()) return error_at(kNullMalformed, tlv->offset);
  return {};
}

Result<Instant> Reader::time() {
  const auto tlv = expect(next_is(kGeneralizedTime) ? kGeneralizedTime : kUtcTime);
  if (!tlv) return tlv.error();
  return decode_time(*tlv);
}

Result<Instant> Reader::generalized_time(Tag tag) {
  const auto tlv = expect(tag);
  if (!tlv) return tlv.error();
  return at(decode_generalized_time(tlv->content), *tlv);
}

Result<Tlv> parse_single(ByteView input) {
  Reader reader(input);
  const auto tlv = reader.any();
  if (!tlv) return tlv.error();
  const auto end = reader.finish();
  if (!end) return end.error();
  return *tlv;
}

Result<Instant> decode_time(const Tlv& tlv) {
  if (tlv.tag == kUtcTime) return at(decode_utc_time(tlv.content), tlv);
  if (tlv.tag == kGeneralizedTime) return at(decode_generalized_time(tlv.content), tlv);
  return unexpected(tlv.offset, kUtcTime, tlv.tag);
}

}  // namespace baytrust::der
