#include "validators/der/writer.hpp"

#include <gtest/gtest.h>

namespace baytrust::der {
namespace {

TEST(Writer, LengthsTakeTheShortestForm) {
  EXPECT_EQ(to_hex(octet_string(Bytes{})), "0400");
  for (const std::size_t size : {std::size_t{1}, std::size_t{127}, std::size_t{128},
                                 std::size_t{255}, std::size_t{256}, std::size_t{70000}}) {
    const Bytes encoded = octet_string(Bytes(size, 0x5A));
    const auto tlv = parse_single(encoded);
    ASSERT_TRUE(tlv) << size;
    EXPECT_EQ(tlv->content.size(), size);
  }
}

TEST(Writer, IntegersAreMinimal) {
  EXPECT_EQ(to_hex(integer(0)), "020100");
  EXPECT_EQ(to_hex(integer(127)), "02017f");
  EXPECT_EQ(to_hex(integer(128)), "02020080");
  EXPECT_EQ(to_hex(integer(-128)), "020180");
  EXPECT_EQ(to_hex(integer(-129)), "0202ff7f");
  EXPECT_EQ(to_hex(integer(ByteView(Bytes{0x00, 0x00, 0x80}))), "02020080");
  EXPECT_EQ(to_hex(integer(ByteView(Bytes{0x00, 0x7F}))), "02017f");
  EXPECT_EQ(to_hex(integer(ByteView(Bytes{}))), "020100");
}

TEST(Writer, NamedBitsHaveNoTrailingZeros) {
  EXPECT_EQ(to_hex(named_bits(0)), "030100");
  EXPECT_EQ(to_hex(named_bits(1)), "03020780");  // bit 0
  EXPECT_EQ(to_hex(named_bits((1U << 5) | (1U << 6))), "03020106");
  EXPECT_EQ(to_hex(named_bits(1U << 8)), "0303070080");  // bit 8
}

TEST(Writer, SetsOfAreSorted) {
  EXPECT_EQ(to_hex(set_of({integer(5), integer(3), null()})), "31080201030201050500");
}

TEST(Writer, TheRestIsAsNamed) {
  EXPECT_EQ(to_hex(sequence({integer(1), boolean(0xFF)})), "30060201010101ff");
  EXPECT_EQ(to_hex(sequence(std::vector<Bytes>{null(), null()})), "300405000500");
  EXPECT_EQ(to_hex(explicitly(3, null())), "a3020500");
  EXPECT_EQ(to_hex(oid(Oid::literal("2.5.4.3"))), "0603550403");
  EXPECT_EQ(to_hex(text(kUtf8String, "ab")), "0c026162");
  EXPECT_EQ(to_hex(bit_string(Bytes{0xF0}, 4)), "030204f0");
  EXPECT_EQ(to_hex(time(Instant{0})), "170d3730303130313030303030305a");
  EXPECT_EQ(to_hex(generalized_time(Instant{0})), "180f31393730303130313030303030305a");
}

}  // namespace
}  // namespace baytrust::der
