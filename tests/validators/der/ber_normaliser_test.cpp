#include "validators/der/ber_normaliser.hpp"

#include <gtest/gtest.h>

#include "validators/der/codes.hpp"
#include "validators/der/writer.hpp"

namespace baytrust::der {
namespace {

Bytes from_hex(std::string_view hex) {
  const auto digit = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
  Bytes out;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
    out.push_back(static_cast<std::uint8_t>(digit(hex[i]) * 16 + digit(hex[i + 1])));
  }
  return out;
}

// The normal form in hexadecimal, or the error's code.
std::string normal(std::string_view hex, const NormaliserLimits& limits = {}) {
  const SharedBytes input = share(from_hex(hex));
  const auto result = normalise_ber(ByteView(*input), limits);
  // Held once where nothing changes, and nowhere else.
  const auto shared = normalise_ber(input, limits);
  EXPECT_EQ(shared.has_value(), result.has_value());
  if (result && shared) {
    EXPECT_EQ(**shared, *result);
    EXPECT_EQ(*shared == input, *result == *input) << hex;
  }
  return result ? to_hex(*result) : std::string(result.error().code().id);
}

TEST(BerNormaliser, DerStaysAsItIs) {
  for (const char* hex : {"0500", "30060201010101ff", "3000", "a0023000", "0403010203"}) {
    EXPECT_EQ(normal(hex), hex);
  }
  const Bytes large = sequence({octet_string(Bytes(70000, 7)), null()});
  EXPECT_EQ(*normalise_ber(large), large);
}

TEST(BerNormaliser, IndefiniteLengthsBecomeDefinite) {
  EXPECT_EQ(normal("30800201053080050000000000"), "300702010530020500");
  EXPECT_EQ(normal("3080020105308005000000000000"), "der.trailing_data");
  EXPECT_EQ(normal("30800000"), "3000");
  EXPECT_EQ(normal("a080308000000000"), "a0023000");
}

TEST(BerNormaliser, LengthsBecomeMinimal) {
  EXPECT_EQ(normal("0481020102"), "04020102");
  EXPECT_EQ(normal("0484000000020102"), "04020102");
  EXPECT_EQ(normal("048a000000000000000000020102"), "04020102");
}

TEST(BerNormaliser, ConstructedStringsAreJoined) {
  EXPECT_EQ(normal("2480"
                   "04020102"
                   "040103"
                   "0000"),
            "0403010203");
  EXPECT_EQ(normal("2407"
                   "04020102"
                   "040103"),
            "0403010203");
  EXPECT_EQ(normal("2480"
                   "2480"
                   "040101"
                   "0000"
                   "2403040102"
                   "0000"),
            "04020102");
  EXPECT_EQ(normal("24800000"), "0400");
  EXPECT_EQ(normal("a080"
                   "2480"
                   "040101"
                   "0000"
                   "0000"),
            "a003040101");
  // X.690 8.23.6: character strings in OCTET STRING pieces, or in pieces of their own type.
  EXPECT_EQ(normal("3a0904034a6f6e04026573"), "1a054a6f6e6573");
  EXPECT_EQ(normal("2c06"
                   "0c0141"
                   "0c0142"),
            "0c024142");
  // BIT STRING: the last piece says how many bits are unused.
  EXPECT_EQ(normal("2380"
                   "03020011"
                   "03020480"
                   "0000"),
            "0303041180");
  EXPECT_EQ(normal("23800000"), "030100");
}

TEST(BerNormaliser, ValuesAreNotTouched) {
  EXPECT_EQ(normal("0202007f"), "0202007f");                  // padded INTEGER
  EXPECT_EQ(normal("010101"), "010101");                      // TRUE as 01
  EXPECT_EQ(normal("3106020105020103"), "3106020105020103");  // unsorted SET OF
}

TEST(BerNormaliser, BrokenInputIsRefusedByName) {
  EXPECT_EQ(normal(""), "der.truncated");
  EXPECT_EQ(normal("04"), "der.truncated");
  EXPECT_EQ(normal("0402aa"), "der.truncated");
  EXPECT_EQ(normal("3080"), "der.truncated");
  EXPECT_EQ(normal("308000"), "der.truncated");
  EXPECT_EQ(normal("3003040201"), "der.truncated");  // child longer than its parent
  EXPECT_EQ(normal("04ff"), "der.truncated");
  EXPECT_EQ(normal("0489ffffffffffffffffff"), "der.truncated");
  EXPECT_EQ(normal("0480"), "der.length.indefinite");  // primitive
  EXPECT_EQ(normal("1f0100"), "der.tag.high");
  EXPECT_EQ(normal("0500ff"), "der.trailing_data");
  EXPECT_EQ(normal("0000"), "der.ber.end_of_contents");
  EXPECT_EQ(normal("30020000"), "der.ber.end_of_contents");
  EXPECT_EQ(normal("308000010000"), "der.ber.end_of_contents");
}

TEST(BerNormaliser, StringsHoldOnlyTheirOwnPieces) {
  EXPECT_EQ(normal("2403020101"), "der.ber.string");
  EXPECT_EQ(normal("2403300100"), "der.ber.string");
  EXPECT_EQ(normal("24023000"), "der.ber.string");
  EXPECT_EQ(normal("2303040101"), "der.ber.string");
  EXPECT_EQ(normal("2302"
                   "0300"),
            "der.ber.string");  // piece without its count
  EXPECT_EQ(normal("2304"
                   "03020801"),
            "der.ber.string");  // count above 7
  EXPECT_EQ(normal("2303"
                   "030101"),
            "der.ber.string");  // count without octets
  EXPECT_EQ(normal("2308"
                   "03020480"
                   "03020011"),
            "der.ber.string");  // not the last
}

TEST(BerNormaliser, DepthIsBounded) {
  const auto nested = [](std::size_t depth) {
    Bytes input;
    for (std::size_t i = 0; i < depth; ++i) input.insert(input.end(), {0x30, 0x80});
    input.resize(depth * 4);
    return input;
  };
  EXPECT_TRUE(normalise_ber(nested(64)));
  const auto too_deep = normalise_ber(nested(65));
  ASSERT_FALSE(too_deep);
  EXPECT_EQ(describe(too_deep.error()), "der.ber.too_deep ber offset=128 limit=64");
  EXPECT_EQ(normalise_ber(nested(3), {.max_depth = 2}).error().code(), kBerTooDeep);
  // An indefinite bomb of 600 kB that never ends.
  Bytes bomb;
  for (int i = 0; i < 300'000; ++i) bomb.insert(bomb.end(), {0x24, 0x80});
  EXPECT_EQ(normalise_ber(bomb).error().code(), kBerTooDeep);
}

TEST(BerNormaliser, OutputIsBounded) {
  EXPECT_EQ(normal("04020102", {.max_output = 4}), "04020102");
  EXPECT_EQ(normal("04020102", {.max_output = 3}), "der.ber.too_large");
  // Definite headers may be longer than indefinite ones.
  Bytes grows{0x30, 0x80};
  const Bytes content = octet_string(Bytes(200, 1));
  grows.insert(grows.end(), content.begin(), content.end());
  grows.insert(grows.end(), {0, 0});
  EXPECT_TRUE(normalise_ber(grows, {.max_output = grows.size()}));
}

// Many pieces and many levels: time is linear, so a megabyte takes milliseconds, not minutes.
TEST(BerNormaliser, ManyPiecesAreJoinedInOneGo) {
  Bytes input{0x24, 0x80};
  for (int i = 0; i < 100'000; ++i) input.insert(input.end(), {0x04, 0x01, 0x41});
  input.insert(input.end(), {0, 0});
  for (int depth = 0; depth < 60; ++depth) {
    input.insert(input.begin(), {0x24, 0x80});
    input.insert(input.end(), {0, 0});
  }
  EXPECT_EQ(*normalise_ber(input), octet_string(Bytes(100'000, 0x41)));
}

// Law: a normal form is its own normal form.
TEST(BerNormaliser, IsIdempotentOnEveryTwoOctetHeader) {
  for (unsigned tag = 0; tag < 256; ++tag) {
    for (unsigned length = 0; length < 256; ++length) {
      Bytes input{static_cast<std::uint8_t>(tag), static_cast<std::uint8_t>(length)};
      input.insert(input.end(), {0x04, 0x01, 0x41, 0x04, 0x00, 0x00, 0x00});
      for (const std::size_t size : {std::size_t{2}, std::size_t{5}, input.size()}) {
        const auto once = normalise_ber(ByteView(input).first(size));
        if (!once) continue;
        const auto twice = normalise_ber(*once);
        ASSERT_TRUE(twice) << to_hex(*once);
        EXPECT_EQ(*twice, *once);
      }
    }
  }
}

}  // namespace
}  // namespace baytrust::der
