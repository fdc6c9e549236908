#include "trustlists/assurance.hpp"

#include <gtest/gtest.h>

namespace baytrust::trustlists {
namespace {

AssuranceLevel level(std::string id) { return {std::move(id), {{"en", "DEMO"}}}; }

// qualified > advanced > simple, qualified > seal.
AssuranceOrder diamond() {
  return *AssuranceOrder::make(
      {level("simple"), level("seal"), level("advanced"), level("qualified")},
      {{"qualified", "advanced"}, {"advanced", "simple"}, {"qualified", "seal"}});
}

TEST(AssuranceOrder, IsTransitive) {
  EXPECT_EQ(diamond().compare("qualified", "simple"), std::partial_ordering::greater);
  EXPECT_EQ(diamond().compare("simple", "qualified"), std::partial_ordering::less);
}

TEST(AssuranceOrder, EqualLevelsAreEquivalent) {
  EXPECT_EQ(diamond().compare("seal", "seal"), std::partial_ordering::equivalent);
}

TEST(AssuranceOrder, LevelsMayBeIncomparable) {
  EXPECT_EQ(diamond().compare("seal", "simple"), std::partial_ordering::unordered);
  EXPECT_EQ(diamond().compare("simple", "seal"), std::partial_ordering::unordered);
}

TEST(AssuranceOrder, UndeclaredLevelsAreNeverEqual) {
  EXPECT_EQ(diamond().compare("gold", "gold"), std::partial_ordering::unordered);
  EXPECT_EQ(diamond().compare("gold", "simple"), std::partial_ordering::unordered);
  EXPECT_FALSE(diamond().declares("gold"));
  EXPECT_TRUE(diamond().declares("seal"));
}

std::string_view code_of(const Result<AssuranceOrder>& result) {
  return result ? std::string_view("a value") : result.error().code().id;
}

TEST(AssuranceOrder, RefusesWhatIsNoPartialOrder) {
  EXPECT_EQ(code_of(AssuranceOrder::make({level("a"), level("b"), level("c")},
                                         {{"a", "b"}, {"b", "c"}, {"c", "a"}})),
            "list.levels.cycle");
  EXPECT_EQ(code_of(AssuranceOrder::make({level("a"), level("a")}, {})), "list.levels.repeated");
  EXPECT_EQ(code_of(AssuranceOrder::make({level("a")}, {{"a", "z"}})), "list.levels.unknown");
}

TEST(AssuranceOrder, OfNothingDeclaresNothing) {
  const auto order = AssuranceOrder::make({}, {});
  ASSERT_TRUE(order);
  EXPECT_EQ(*order, AssuranceOrder());
  EXPECT_FALSE(order->declares(""));
}

}  // namespace
}  // namespace baytrust::trustlists
