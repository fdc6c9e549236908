// Walker: strict DER like Reader, for long schemas. The first failure is kept in one Failure that
// all walkers of a parse share; from then on reads give empty values and loops end, so the failure
// is looked at once, at the end. What it hands out before that is not to be acted on. No
// allocation, no Result.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "validators/der/decode.hpp"

namespace baytrust::der {

class Walker {
 public:
  // failure outlives the walker.
  Walker(ByteView input, std::size_t offset, Failure& failure)
      : rest_(input), offset_(offset), failure_(&failure) {}
  Walker(const Tlv& constructed, Failure& failure)
      : Walker(constructed.content, constructed.content_offset(), failure) {}

  bool failed() const { return failure_->code != nullptr; }
  // Also once anything has failed.
  bool at_end() const { return rest_.empty() || failed(); }
  bool next_is(Tag tag) const { return !at_end() && rest_.front() == tag; }
  std::size_t offset() const { return offset_; }
  Failure& failure() const { return *failure_; }
  void fail(const Code& code, std::size_t offset) const {
    if (!failed()) *failure_ = Failure{&code, offset};
  }

  Tlv any() {
    // The common case by itself: a short form, whole, after no failure.
    if (rest_.size() >= 2 && rest_[1] < 0x80 && rest_.size() >= 2U + rest_[1] &&
        (rest_[0] & 0x1F) != 0x1F && !failed()) {
      return take(2, rest_[1]);
    }
    return any_other();
  }
  Tlv expect(Tag tag) {
    if (next_is(tag)) return any();
    if (!failed()) {
      *failure_ = {&kTagUnexpected, offset_, tag, rest_.empty() ? -1 : int{rest_.front()}};
    }
    return {};
  }
  Walker enter(Tag tag) {
    const Tlv tlv = expect(tag);
    return {tlv, *failure_};
  }
  std::optional<Tlv> optional(Tag tag) {
    return next_is(tag) ? std::optional<Tlv>(any()) : std::nullopt;
  }
  void finish() const {
    if (!at_end()) fail(kTrailingData, offset_);
  }

  Boolean boolean(Tag tag = kBoolean) { return decoded(expect(tag), decode_boolean); }
  ByteView integer(Tag tag = kInteger) {
    const Tlv tlv = expect(tag);
    if (failed()) return {};
    if (const Code* code = check_integer(tlv.content)) fail(*code, tlv.offset);
    return tlv.content;
  }
  std::int64_t small_integer(Tag tag = kInteger) {
    return decoded(expect(tag), decode_small_integer);
  }
  OidView oid(Tag tag = kOidTag) { return decoded(expect(tag), decode_oid); }
  BitString bit_string(Tag tag = kBitString) { return decoded(expect(tag), decode_bit_string); }
  ByteView octet_string(Tag tag = kOctetString) { return expect(tag).content; }
  void null() {
    const Tlv tlv = expect(kNull);
    if (!tlv.content.empty()) fail(kNullMalformed, tlv.offset);
  }
  // UTCTime or GeneralizedTime (RFC 5280 4.1.2.5).
  Instant time() {
    if (next_is(kGeneralizedTime)) return generalized_time();
    return decoded(expect(kUtcTime), decode_utc_time);
  }
  Instant generalized_time(Tag tag = kGeneralizedTime) {
    return decoded(expect(tag), decode_generalized_time);
  }

 private:
  // The value at the walker's place, whose header was looked at.
  Tlv take(std::size_t header, std::size_t length) {
    const std::uint8_t* const start = rest_.data();
    const std::size_t size = header + length;
    const std::size_t offset = offset_;
    rest_ = ByteView(start + size, rest_.size() - size);
    offset_ = offset + size;
    return {*start, ByteView(start + header, length), ByteView(start, size), offset};
  }
  Tlv any_other();

  template <class T>
  T decoded(const Tlv& tlv, Decoded<T> (*decode)(ByteView)) const {
    if (failed()) return {};
    const Decoded<T> result = decode(tlv.content);
    if (result.failure != nullptr) fail(*result.failure, tlv.offset);
    return result.value;
  }

  ByteView rest_;
  std::size_t offset_;
  Failure* failure_;
};

}  // namespace baytrust::der
