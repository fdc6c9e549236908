#include "validators/path/policy_set.hpp"

#include "tests/validators/path/path_support.hpp"
#include "validators/path/fact_text.hpp"
#include "validators/path/policy_key.hpp"

namespace baytrust::path {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(PolicySet, IsSortedByDerEachOnce) {
  const PolicySet set = policies({"2.999.10", "2.5.29.32.0", "2.999.2", "2.999.10"});
  EXPECT_THAT(texts(set), ElementsAre("2.999.2", "2.999.10", "2.5.29.32.0"));
  EXPECT_TRUE(contains(set, kAnyPolicy));
  EXPECT_FALSE(contains(set, Oid::literal("2.999.3")));
}

TEST(PolicySet, AnyPolicyStandsForEveryPolicyInIntersections) {
  const PolicySet any = policies({"2.5.29.32.0"}), ab = policies({"2.999.1", "2.999.2"}),
                  bc = policies({"2.999.2", "2.999.3"});
  EXPECT_EQ(intersection(any, ab), ab);
  EXPECT_EQ(intersection(ab, any), ab);
  EXPECT_EQ(intersection(ab, bc), policies({"2.999.2"}));
  EXPECT_THAT(intersection(ab, {}), IsEmpty());
}

TEST(PolicyKey, OrdersAsTheOidDoes) {
  const std::vector<Oid> oids =
      test::oids({"2.999.1", "2.999.2", "2.999.128", "2.5.29.32.0", "1.3.6.1.4.1.16030.1.1.52",
                  "1.3.6.1.4.1.16030.1.1.53", "2.25.340282366920938463463374607431768211455"});
  for (const Oid& a : oids) {
    for (const Oid& b : oids) {
      EXPECT_EQ(PolicyKey(a) < PolicyKey(b), a.view() < b.view());
      EXPECT_EQ(PolicyKey(a) == PolicyKey(b), a == b);
    }
  }
}

TEST(FactText, IsClippedBetweenCharacters) {
  EXPECT_EQ(clipped("短"), "短");
  std::string text = std::string(kMaxFactOctets - 1, 'a') + "短短";
  EXPECT_EQ(clipped(text), std::string(kMaxFactOctets - 1, 'a') + "…");
}

TEST(FactText, ListsOfPoliciesAreBounded) {
  EXPECT_EQ(list_text({}), "-");
  EXPECT_EQ(list_text(policies({"2.999.1", "2.999.2"})), "2.999.1 2.999.2");
  std::vector<std::string> many;
  for (int i = 1; i <= 30; ++i) many.push_back("2.999." + std::to_string(i));
  const std::string text = list_text(policies(many));
  EXPECT_TRUE(text.ends_with("2.999.16 …")) << text;
}

}  // namespace
}  // namespace baytrust::path
