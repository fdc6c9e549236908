#include "validators/base/budget.hpp"

#include <gtest/gtest.h>

namespace baytrust {
namespace {

TEST(Budget, ARefusalTakesNothingAndTheFirstIsKept) {
  Budget budget(Limits{.signatures = 3, .path_steps = 1});
  EXPECT_TRUE(budget.spend(Resource::signatures, 2));
  EXPECT_EQ(budget.left(Resource::signatures), 1U);
  EXPECT_FALSE(budget.exhausted());
  EXPECT_FALSE(budget.spend(Resource::signatures, 2));
  EXPECT_EQ(budget.left(Resource::signatures), 1U);
  EXPECT_EQ(budget.exhausted(), Resource::signatures);
  EXPECT_TRUE(budget.spend(Resource::signatures));
  EXPECT_FALSE(budget.spend(Resource::path_steps, 2));
  EXPECT_EQ(budget.exhausted(), Resource::signatures);
}

TEST(Budget, EveryResourceHasItsOwnLimitAndName) {
  const Limits limits{
      .signatures = 1, .path_steps = 2, .graph_nodes = 3, .comparisons = 4, .bytes = 5};
  const Budget budget(limits);
  EXPECT_EQ(budget.left(Resource::signatures), 1U);
  EXPECT_EQ(budget.left(Resource::path_steps), 2U);
  EXPECT_EQ(budget.left(Resource::graph_nodes), 3U);
  EXPECT_EQ(budget.left(Resource::comparisons), 4U);
  EXPECT_EQ(budget.left(Resource::bytes), 5U);
  EXPECT_EQ(to_string(Resource::signatures), "signatures");
  EXPECT_EQ(to_string(Resource::path_steps), "path_steps");
  EXPECT_EQ(to_string(Resource::graph_nodes), "graph_nodes");
  EXPECT_EQ(to_string(Resource::comparisons), "comparisons");
  EXPECT_EQ(to_string(Resource::bytes), "bytes");
}

}  // namespace
}  // namespace baytrust
