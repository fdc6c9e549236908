#include "validators/base/change.hpp"

#include <gtest/gtest.h>

namespace baytrust {
namespace {

constexpr Code kExample{"change.example", "clause", Effect::info};

TEST(Direction, OfTwoChangesIsTheirSum) {
  using enum Direction;
  for (const Direction d : {none, text, narrowing, widening, both}) {
    EXPECT_EQ(join(d, d), d);
    EXPECT_EQ(join(none, d), d);
    EXPECT_EQ(join(d, none), d);
    EXPECT_EQ(join(both, d), both);
  }
  EXPECT_EQ(join(text, narrowing), narrowing);
  EXPECT_EQ(join(widening, text), widening);
  EXPECT_EQ(join(widening, narrowing), both);
}

TEST(Direction, IsTheSameHoweverChangesAreGrouped) {
  using enum Direction;
  for (const Direction a : {none, text, narrowing, widening, both}) {
    for (const Direction b : {none, text, narrowing, widening, both}) {
      EXPECT_EQ(join(a, b), join(b, a));
      for (const Direction c : {none, text, narrowing, widening, both}) {
        EXPECT_EQ(join(join(a, b), c), join(a, join(b, c)));
      }
    }
  }
}

TEST(Direction, ByWhatItDoes) {
  EXPECT_EQ(direction_by(false, false), Direction::none);
  EXPECT_EQ(direction_by(true, false), Direction::widening);
  EXPECT_EQ(direction_by(false, true), Direction::narrowing);
  EXPECT_EQ(direction_by(true, true), Direction::both);
}

TEST(Change, SaysWhereAndWhat) {
  const Change change(kExample,
                      {{PlaceStep::Kind::mapping_register, "MO", {}},
                       {PlaceStep::Kind::recognition, "mo-hk", {{"en", "Name"}}}},
                      Direction::widening, "a", "b");
  EXPECT_EQ(describe(change), "change.example register MO/recognition mo-hk: a -> b (widening)");
  EXPECT_EQ(direction_of(Changes{change, change}), Direction::widening);
  EXPECT_EQ(direction_of(Changes{}), Direction::none);
}

}  // namespace
}  // namespace baytrust
