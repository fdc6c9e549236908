#include "validators/base/error.hpp"

#include <gtest/gtest.h>
#include <stdexcept>

namespace baytrust {
namespace {

constexpr Code kBroken{"test.broken", "none", Effect::invalid};

Result<int> half(int value) {
  if (value % 2 != 0) return Error(kBroken, "number", {{"value", std::to_string(value)}});
  return value / 2;
}

TEST(Error, CarriesItsCodeSubjectAndFacts) {
  const auto result = half(3);
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code(), kBroken);
  EXPECT_EQ(result.error().subject(), "number");
  EXPECT_EQ(describe(result.error()), "test.broken number value=3");
  EXPECT_EQ(*half(4), 2);
}

TEST(Error, SaysWhatItHappenedIn) {
  const Error inner(kBroken, "number", {{"value", "3"}});
  EXPECT_EQ(inner.within("file").subject(), "file: number");
  EXPECT_EQ(inner.within("file").facts(), inner.facts());
  EXPECT_EQ(Error(kBroken).within("file").subject(), "file");
}

TEST(Error, TheValueOfAnErrorIsAProgrammingMistake) {
  EXPECT_THROW((void)half(3).value(), std::logic_error);
}

TEST(Error, NoErrorHasItsOwnCode) { EXPECT_EQ(Error().code().id, "none"); }

}  // namespace
}  // namespace baytrust
