// Families as sets: which overlap, which cover, which reach into another's arcs.
#include "policy-mapping/family_relation.hpp"

#include <gtest/gtest.h>

namespace baytrust::policy_mapping {
namespace {

PolicyFamily family(std::string_view prefix, std::size_t nodes, std::string_view min = "",
                    std::string_view max = "") {
  PolicyFamily out;
  out.prefix = Oid::literal(prefix);
  out.version_nodes = nodes;
  if (!min.empty()) out.min_release = Release::parse(min);
  if (!max.empty()) out.max_release = Release::parse(max);
  return out;
}
PolicyFamily only(std::string_view prefix, std::size_t nodes,
                  std::initializer_list<std::string_view> releases) {
  PolicyFamily out = family(prefix, nodes);
  out.accept = PolicyFamily::Accept::only;
  for (const auto release : releases) out.pinned.push_back(*Release::parse(release));
  return out;
}

constexpr std::string_view kArc = "2.999.1.2";

TEST(FamilyRelation, GivenOneArcOverlapIsOfReleases) {
  EXPECT_TRUE(overlap(family(kArc, 3), family(kArc, 3)));
  EXPECT_TRUE(overlap(family(kArc, 3, "2018.1.1"), family(kArc, 3, "", "2018.1.1")));
  EXPECT_FALSE(overlap(family(kArc, 3, "2018.1.2"), family(kArc, 3, "", "2018.1.1")));
  EXPECT_FALSE(overlap(family(kArc, 3, "2018.10.1"), family(kArc, 3, "", "2018.9.200")));
  EXPECT_TRUE(overlap(only(kArc, 3, {"2018.1.1", "2020.1.1"}), family(kArc, 3, "2019.1.1")));
  EXPECT_FALSE(overlap(only(kArc, 3, {"2018.1.1"}), family(kArc, 3, "2019.1.1")));
  EXPECT_TRUE(overlap(family(kArc, 3, "2018.1.1"), only(kArc, 3, {"2018.1.1"})));
  EXPECT_FALSE(overlap(only(kArc, 3, {"2018.1.1"}), only(kArc, 3, {"2018.1.2"})));
}

TEST(FamilyRelation, GivenOtherArcsOrLengthsNothingOverlaps) {
  EXPECT_FALSE(overlap(family("2.999.1.2", 3), family("2.999.1.20", 3)));
  EXPECT_FALSE(overlap(family(kArc, 3), family(kArc, 2)));
  EXPECT_FALSE(overlap(family("2.999.1", 3), family("2.999.1.2", 3)));
}

TEST(FamilyRelation, GivenAShorterPrefixItsVersionNodesAreTheOthersArcs) {
  const PolicyFamily wide = family("2.999.1", 4);
  const PolicyFamily narrow = family("2.999.1.2", 3);
  EXPECT_TRUE(overlap(wide, narrow));
  EXPECT_TRUE(covers(wide, narrow));
  EXPECT_FALSE(covers(narrow, wide));
  EXPECT_TRUE(swallows(wide, narrow));
  EXPECT_FALSE(swallows(narrow, wide));
  EXPECT_FALSE(swallows(wide, wide));
  EXPECT_FALSE(overlap(family("2.999.1", 4, "3.0.0.0"), narrow));
  EXPECT_TRUE(overlap(family("2.999.1", 4, "2.5.0.0"), narrow));
  EXPECT_FALSE(covers(family("2.999.1", 4, "2.5.0.0"), narrow));
  EXPECT_TRUE(covers(family("2.999.1", 4, "2.5.0.0"), family(kArc, 3, "5.0.0")));
  EXPECT_TRUE(overlap(only("2.999.1", 4, {"2.7.0.0"}), narrow));
  EXPECT_FALSE(overlap(only("2.999.1", 4, {"3.7.0.0"}), narrow));
}

TEST(FamilyRelation, CoversIsOfEveryRelease) {
  EXPECT_TRUE(covers(family(kArc, 3), family(kArc, 3, "2018.1.1", "2020.1.1")));
  EXPECT_FALSE(covers(family(kArc, 3, "2019.1.1"), family(kArc, 3, "2018.1.1", "2020.1.1")));
  EXPECT_FALSE(covers(family(kArc, 3, "", "2019.1.1"), family(kArc, 3, "2018.1.1")));
  EXPECT_TRUE(covers(family(kArc, 3, "2018.1.1"), only(kArc, 3, {"2018.1.1", "2026.1.1"})));
  EXPECT_FALSE(covers(only(kArc, 3, {"2018.1.1"}), family(kArc, 3)));
  EXPECT_TRUE(covers(only(kArc, 3, {"2018.1.1", "1.1.1"}), only(kArc, 3, {"1.1.1"})));
}

TEST(FamilyRelation, NamesAnyPolicyByItsArcs) {
  EXPECT_TRUE(names_any_policy(family("2.5.29.32", 1)));
  EXPECT_TRUE(names_any_policy(family("2.5.29", 2)));
  EXPECT_TRUE(names_any_policy(family("2.5.29.32.0", 3)));
  EXPECT_FALSE(names_any_policy(family("2.5.29.32", 2)));
  EXPECT_FALSE(names_any_policy(family(kArc, 3)));
}

}  // namespace
}  // namespace baytrust::policy_mapping
