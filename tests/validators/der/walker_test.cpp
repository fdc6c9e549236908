#include "validators/der/walker.hpp"

#include <gtest/gtest.h>

#include "validators/der/reader.hpp"
#include "validators/der/writer.hpp"

namespace baytrust::der {
namespace {

TEST(Walker, ReadsASchemaAndLooksForFailureOnce) {
  const Bytes input =
      sequence({integer(7), boolean(0xFF), oid(Oid::literal("2.5.4.3")), bit_string(Bytes{0xA0}, 5),
                octet_string(Bytes{9}), null(), time(Instant{0}), generalized_time(Instant{1})});
  Failure failure;
  Walker outer(input, 0, failure);
  Walker walker = outer.enter(kSequence);
  EXPECT_EQ(walker.small_integer(), 7);
  EXPECT_TRUE(walker.boolean().value);
  EXPECT_EQ(walker.oid(), Oid::literal("2.5.4.3").view());
  EXPECT_EQ(walker.bit_string().unused_bits, 5U);
  EXPECT_EQ(walker.octet_string()[0], 9);
  walker.null();
  EXPECT_EQ(walker.time(), Instant{0});
  EXPECT_EQ(walker.time(), Instant{1});
  walker.finish();
  outer.finish();
  EXPECT_FALSE(walker.failed());
  EXPECT_EQ(failure.code, nullptr);
}

TEST(Walker, TheFirstFailureStaysAndEveryWalkerStops) {
  const Bytes input = sequence({sequence({integer(1)}), integer(2)});
  Failure failure;
  Walker outer(input, 10, failure);
  Walker middle = outer.enter(kSequence);
  Walker inner = middle.enter(kSequence);
  EXPECT_TRUE(inner.oid().empty());
  EXPECT_EQ(failure.code, &kTagUnexpected);
  EXPECT_EQ(failure.offset, 14U);
  EXPECT_EQ(failure.expected, kOidTag);
  EXPECT_EQ(failure.found, kInteger);
  EXPECT_TRUE(middle.at_end());
  EXPECT_FALSE(middle.next_is(kInteger));
  EXPECT_EQ(middle.small_integer(), 0);
  EXPECT_EQ(middle.boolean().value, false);
  EXPECT_TRUE(middle.integer().empty());
  middle.null();
  middle.finish();
  middle.fail(kTruncated, 0);
  EXPECT_EQ(failure.code, &kTagUnexpected);
  EXPECT_EQ(describe(to_error(failure, "thing")),
            "der.tag.unexpected thing offset=14 expected=06 found=02");
}

TEST(Walker, FailsWhereTheReaderDoes) {
  const auto walk = [](const Bytes& input, auto read) {
    Failure failure;
    Walker walker(input, 0, failure);
    read(walker);
    return failure.code == nullptr ? std::string_view("ok") : failure.code->id;
  };
  EXPECT_EQ(walk({0x02, 0x02, 0x00, 0x01}, [](Walker& w) { w.integer(); }),
            "der.integer.malformed");
  EXPECT_EQ(walk({0x02, 0x02, 0x00, 0x01}, [](Walker& w) { w.small_integer(); }),
            "der.integer.malformed");
  EXPECT_EQ(walk({0x05, 0x01, 0x00}, [](Walker& w) { w.null(); }), "der.null.malformed");
  EXPECT_EQ(walk({0x05, 0x00, 0x00},
                 [](Walker& w) {
                   w.null();
                   w.finish();
                 }),
            "der.trailing_data");
  EXPECT_EQ(walk({0x30, 0x05}, [](Walker& w) { w.any(); }), "der.truncated");
  EXPECT_EQ(walk({}, [](Walker& w) { w.expect(kSet); }), "der.tag.unexpected");
}

TEST(Walker, OptionalValuesAreTakenOnlyWhenTheyAreThere) {
  const Bytes input = sequence({integer(1)});
  Failure failure;
  Walker outer(input, 0, failure);
  Walker walker = outer.enter(kSequence);
  EXPECT_FALSE(walker.optional(kNull));
  EXPECT_TRUE(walker.optional(kInteger));
  EXPECT_FALSE(walker.optional(kInteger));
  EXPECT_FALSE(walker.failed());
}

// Law: on any input, Walker and Reader agree on every value and on the failure.
TEST(Walker, AgreesWithTheReaderOnEveryTruncation) {
  const Bytes whole = sequence({integer(300), sequence({oid(Oid::literal("1.2.3")), null()})});
  for (std::size_t size = 0; size <= whole.size(); ++size) {
    const ByteView cut = ByteView(whole).first(size);
    Failure failure;
    Walker walker(cut, 0, failure);
    walker.any();
    walker.finish();
    const auto read = parse_single(cut);
    ASSERT_EQ(failure.code == nullptr, read.has_value()) << size;
    if (read) continue;
    EXPECT_EQ(failure.code->id, read.error().code().id);
  }
}

}  // namespace
}  // namespace baytrust::der
