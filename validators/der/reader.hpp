// Strict DER (X.690 8, 10, 11) over borrowed bytes: no copies, one pass, bounded depth by
// construction (a caller descends by making a Reader of a value's content). Every error names the
// offset in the outermost input. Not here: BER (ber_normaliser.hpp), ASN.1 schemas (x509/...).
//
// Deviations that real certificates show (TRUE other than 0xFF, negative INTEGER where positive is
// meant, trailing zero bits) are not errors of the reader; it hands out what it saw and the caller
// decides. Lengths, tags, INTEGER padding and OID arcs are strict.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "validators/base/bytes.hpp"
#include "validators/base/error.hpp"
#include "validators/base/instant.hpp"
#include "validators/base/oid.hpp"
#include "validators/der/codes.hpp"
#include "validators/der/tlv.hpp"

namespace baytrust::der {

class Reader {
 public:
  // offset: where `input` begins in the outermost input, for error messages.
  explicit Reader(ByteView input, std::size_t offset = 0) : rest_(input), offset_(offset) {}
  explicit Reader(const Tlv& constructed)
      : Reader(constructed.content, constructed.content_offset()) {}

  bool at_end() const { return rest_.empty(); }
  std::size_t offset() const { return offset_; }
  // The next identifier octet, if there is one.
  std::optional<Tag> peek() const {
    return rest_.empty() ? std::nullopt : std::optional<Tag>(rest_.front());
  }
  bool next_is(Tag tag) const { return !rest_.empty() && rest_.front() == tag; }

  Result<Tlv> any();
  Result<Tlv> expect(Tag tag);
  // A reader over the content of the next value, which must be a `tag`.
  Result<Reader> enter(Tag tag);
  // The next value if it is a `tag`.
  Result<std::optional<Tlv>> optional(Tag tag);
  // Trailing data is an error (der.trailing_data).
  Result<void> finish() const;

  // tag: for IMPLICIT tagging.
  Result<Boolean> boolean(Tag tag = kBoolean);
  Result<ByteView> integer(Tag tag = kInteger);            // two's complement, minimal, not empty
  Result<std::int64_t> small_integer(Tag tag = kInteger);  // fits 64 bits, else der.integer.range
  Result<OidView> oid(Tag tag = kOidTag);                  // at most 512 content octets
  Result<BitString> bit_string(Tag tag = kBitString);
  Result<ByteView> octet_string(Tag tag = kOctetString);
  Result<void> null();
  // UTCTime or GeneralizedTime in the DER/RFC 5280 4.1.2.5 form: seconds present, "Z", no fraction.
  Result<Instant> time();
  Result<Instant> generalized_time(Tag tag = kGeneralizedTime);

 private:
  void advance(const Tlv& tlv) {
    rest_ = rest_.subspan(tlv.full.size());
    offset_ += tlv.full.size();
  }

  ByteView rest_;
  std::size_t offset_;
};

// The single value that `input` is; anything after it is der.trailing_data.
Result<Tlv> parse_single(ByteView input);

// Decoding of contents already read (for values reached through Tlv).
Result<Instant> decode_time(const Tlv& tlv);

// The error `code` at a place in the input, for what a schema forbids and DER does not.
Error error_at(const Code& code, std::size_t offset);

}  // namespace baytrust::der
