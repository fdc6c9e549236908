#include "validators/der/reader.hpp"

#include <gmock/gmock.h>

#include "validators/der/codes.hpp"
#include "validators/der/writer.hpp"

namespace baytrust::der {
namespace {

// The code id of an error, or "ok".
template <class T>
std::string_view id(const Result<T>& result) {
  return result ? "ok" : result.error().code().id;
}

std::string fact(const Error& error, std::string_view name) {
  for (const auto& f : error.facts()) {
    if (f.name == name) return f.value;
  }
  return "absent";
}

std::string_view any_of(const Bytes& input) { return id(Reader(input).any()); }

TEST(Reader, LengthsAreDefiniteMinimalAndInside) {
  EXPECT_EQ(any_of({0x04, 0x01, 0xAA}), "ok");
  EXPECT_EQ(any_of({}), "der.truncated");
  EXPECT_EQ(any_of({0x04}), "der.truncated");
  EXPECT_EQ(any_of({0x04, 0x02, 0xAA}), "der.truncated");
  EXPECT_EQ(any_of({0x30, 0x80, 0x00, 0x00}), "der.length.indefinite");
  EXPECT_EQ(any_of({0x04, 0x81, 0x01, 0xAA}), "der.length.not_minimal");
  EXPECT_EQ(any_of({0x04, 0x82, 0x00, 0x80}), "der.length.not_minimal");
  EXPECT_EQ(any_of({0x04, 0x81}), "der.truncated");
  EXPECT_EQ(any_of({0x04, 0x84, 0xFF, 0xFF, 0xFF, 0xFF}), "der.truncated");
  EXPECT_EQ(any_of({0x04, 0x88, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF}), "der.truncated");
  EXPECT_EQ(any_of({0x04, 0x89, 1, 0, 0, 0, 0, 0, 0, 0, 0}), "der.truncated");
  EXPECT_EQ(any_of({0x04, 0xFF}), "der.truncated");
  Bytes long_form{0x04, 0x81, 0x80};
  long_form.resize(3 + 0x80);
  EXPECT_EQ(any_of(long_form), "ok");
}

TEST(Reader, HighTagNumbersAreRefused) {
  EXPECT_EQ(any_of({0x1F, 0x81, 0x01, 0x00}), "der.tag.high");
  EXPECT_EQ(any_of({0xBF, 0x22, 0x00}), "der.tag.high");
}

TEST(Reader, ErrorsNameTheOffsetInTheOutermostInput) {
  // SEQUENCE { SEQUENCE { INTEGER 1, <BOOLEAN of two octets> } }
  const Bytes input{0x30, 0x09, 0x30, 0x07, 0x02, 0x01, 0x01, 0x01, 0x02, 0xFF, 0xFF};
  Reader outer(input);
  auto middle = outer.enter(kSequence);
  ASSERT_TRUE(middle);
  auto inner = middle->enter(kSequence);
  ASSERT_TRUE(inner);
  ASSERT_TRUE(inner->small_integer());
  const auto wrong_tag = inner->oid();
  ASSERT_EQ(id(wrong_tag), "der.tag.unexpected");
  EXPECT_EQ(fact(wrong_tag.error(), "offset"), "7");
  EXPECT_EQ(fact(wrong_tag.error(), "expected"), "06");
  EXPECT_EQ(fact(wrong_tag.error(), "found"), "01");
  const auto wrong = inner->boolean();
  ASSERT_EQ(id(wrong), "der.boolean.malformed");
  EXPECT_EQ(fact(wrong.error(), "offset"), "7");
  EXPECT_EQ(fact(Reader(input, 1000).expect(kSet).error(), "offset"), "1000");
  EXPECT_EQ(fact(Reader({}, 5).expect(kSet).error(), "found"), "none");
}

TEST(Reader, ValuesComeInOrderAndNothingMayFollow) {
  const Bytes input = sequence({integer(5), null(), octet_string(Bytes{1, 2})});
  Reader outer(input);
  auto reader = outer.enter(kSequence);
  ASSERT_TRUE(reader);
  EXPECT_TRUE(outer.finish());
  EXPECT_EQ(*reader->small_integer(), 5);
  EXPECT_FALSE(reader->optional(kBoolean)->has_value());
  EXPECT_EQ(id(reader->finish()), "der.trailing_data");
  EXPECT_TRUE(reader->null());
  EXPECT_EQ(reader->peek(), kOctetString);
  const auto tlv = reader->optional(kOctetString);
  ASSERT_TRUE(tlv && tlv->has_value());
  EXPECT_EQ((*tlv)->content_offset(), 2U + 3 + 2 + 2);
  EXPECT_TRUE(reader->at_end());
  EXPECT_TRUE(reader->finish());
  EXPECT_FALSE(reader->peek());
}

TEST(Reader, ASingleValueIsAllThereIs) {
  EXPECT_EQ(id(parse_single(null())), "ok");
  EXPECT_EQ(id(parse_single(Bytes{0x05, 0x00, 0x00})), "der.trailing_data");
  EXPECT_EQ(id(parse_single({})), "der.truncated");
}

template <class Read>
std::string_view read(const Bytes& input, Read reader_function) {
  Reader reader(input);
  return id(reader_function(reader));
}

TEST(Reader, Booleans) {
  const auto value = [](const Bytes& input) { return *Reader(input).boolean(); };
  EXPECT_TRUE(value({0x01, 0x01, 0xFF}).value);
  EXPECT_TRUE(value({0x01, 0x01, 0xFF}).canonical);
  EXPECT_TRUE(value({0x01, 0x01, 0x01}).value);
  EXPECT_FALSE(value({0x01, 0x01, 0x01}).canonical);
  EXPECT_FALSE(value({0x01, 0x01, 0x00}).value);
  EXPECT_TRUE(value({0x01, 0x01, 0x00}).canonical);
  const auto code = [](const Bytes& in) { return read(in, [](Reader& r) { return r.boolean(); }); };
  EXPECT_EQ(code({0x01, 0x00}), "der.boolean.malformed");
  EXPECT_EQ(code({0x01, 0x02, 0x00, 0x00}), "der.boolean.malformed");
}

TEST(Reader, IntegersAreMinimal) {
  const auto code = [](const Bytes& in) { return read(in, [](Reader& r) { return r.integer(); }); };
  EXPECT_EQ(code({0x02, 0x01, 0x00}), "ok");
  EXPECT_EQ(code({0x02, 0x02, 0x00, 0x80}), "ok");
  EXPECT_EQ(code({0x02, 0x02, 0xFF, 0x7F}), "ok");
  EXPECT_EQ(code({0x02, 0x00}), "der.integer.malformed");
  EXPECT_EQ(code({0x02, 0x02, 0x00, 0x7F}), "der.integer.malformed");
  EXPECT_EQ(code({0x02, 0x02, 0xFF, 0x80}), "der.integer.malformed");
}

TEST(Reader, SmallIntegersReadEverySignAndSize) {
  for (const std::int64_t value :
       {std::int64_t{0}, std::int64_t{1}, std::int64_t{-1}, std::int64_t{127}, std::int64_t{128},
        std::int64_t{-128}, std::int64_t{-129}, std::int64_t{65535}, std::int64_t{1} << 40,
        std::numeric_limits<std::int64_t>::max(), std::numeric_limits<std::int64_t>::min()}) {
    const Bytes encoded = integer(value);
    EXPECT_EQ(*Reader(encoded).small_integer(), value);
    EXPECT_TRUE(Reader(encoded).integer()) << "not minimal: " << to_hex(encoded);
  }
  const Bytes nine = integer(ByteView(Bytes(9, 0x11)));
  EXPECT_EQ(id(Reader(nine).small_integer()), "der.integer.range");
}

TEST(Reader, ObjectIdentifiers) {
  const auto code = [](const Bytes& in) { return read(in, [](Reader& r) { return r.oid(); }); };
  EXPECT_EQ(code({0x06, 0x03, 0x55, 0x1D, 0x0F}), "ok");
  EXPECT_EQ(code({0x06, 0x00}), "der.oid.malformed");
  EXPECT_EQ(code({0x06, 0x02, 0x55, 0x81}), "der.oid.malformed");
  EXPECT_EQ(code({0x06, 0x03, 0x55, 0x80, 0x01}), "der.oid.malformed");
  EXPECT_EQ(code(encode(kOidTag, Bytes(512, 0x01))), "ok");
  EXPECT_EQ(code(encode(kOidTag, Bytes(513, 0x01))), "der.oid.too_long");
  // 100 KB of arcs cost no more than looking at them.
  EXPECT_EQ(code(encode(kOidTag, Bytes(100'000, 0x01))), "der.oid.too_long");
}

TEST(Reader, BitStringsHaveZeroUnusedBits) {
  const auto code = [](const Bytes& in) {
    return read(in, [](Reader& r) { return r.bit_string(); });
  };
  EXPECT_EQ(code({0x03, 0x02, 0x07, 0x80}), "ok");
  EXPECT_EQ(code({0x03, 0x01, 0x00}), "ok");
  EXPECT_EQ(code({0x03, 0x00}), "der.bit_string.malformed");
  EXPECT_EQ(code({0x03, 0x01, 0x01}), "der.bit_string.malformed");
  EXPECT_EQ(code({0x03, 0x02, 0x08, 0x00}), "der.bit_string.malformed");
  EXPECT_EQ(code({0x03, 0x02, 0x01, 0x01}), "der.bit_string.malformed");
  const Bytes input{0x03, 0x03, 0x04, 0xAB, 0xC0};
  const auto bits = Reader(input).bit_string();
  ASSERT_TRUE(bits);
  EXPECT_EQ(bits->unused_bits, 4U);
  EXPECT_EQ(to_hex(bits->octets), "abc0");
}

TEST(Reader, NullIsEmpty) {
  EXPECT_EQ(read({0x05, 0x00}, [](Reader& r) { return r.null(); }), "ok");
  EXPECT_EQ(read({0x05, 0x01, 0x00}, [](Reader& r) { return r.null(); }), "der.null.malformed");
}

TEST(Reader, ImplicitTagsReplaceTheType) {
  const Bytes input{0x82, 0x01, 0x05};
  EXPECT_EQ(*Reader(input).small_integer(context(2)), 5);
  EXPECT_EQ(id(Reader(input).small_integer()), "der.tag.unexpected");
  EXPECT_EQ(context_constructed(3), 0xA3);
}

TEST(Reader, DeepNestingIsWalkedWithoutRecursion) {
  Bytes input;
  for (int depth = 0; depth < 2000; ++depth) input = sequence({input});
  Result<Reader> reader = Reader(input);
  int depth = 0;
  while (reader && !reader->at_end()) {
    reader = reader->enter(kSequence);
    ++depth;
  }
  EXPECT_EQ(depth, 2000);
}

// Law: whatever octets come, the reader fails by name or hands out views inside the input.
TEST(Reader, EveryPairOfLeadingOctetsIsReadOrRefused) {
  for (unsigned tag = 0; tag < 256; ++tag) {
    for (unsigned length = 0; length < 256; ++length) {
      Bytes input(40, 0x01);
      input[0] = static_cast<std::uint8_t>(tag);
      input[1] = static_cast<std::uint8_t>(length);
      const auto tlv = Reader(input).any();
      if (!tlv) {
        EXPECT_EQ(tlv.error().code().id.substr(0, 4), "der.");
        continue;
      }
      ASSERT_LE(tlv->full.size(), input.size());
      EXPECT_EQ(encode(tlv->tag, tlv->content), to_bytes(tlv->full));
    }
  }
}

}  // namespace
}  // namespace baytrust::der
