#include "policy-mapping/link.hpp"

#include <gtest/gtest.h>

#include "policy-mapping/expansion.hpp"
#include "tests/policy-mapping/sample_register.hpp"

namespace baytrust::policy_mapping {
namespace {

using namespace test;
using testing::ElementsAre;
using testing::IsEmpty;

TEST(Link, MapsEveryRelyingPolicyToEveryExpandedOne) {
  const Recognition r = full();
  const std::vector<IssuingPolicy> expanded{IssuingPolicy(Oid::literal("2.999.1.1")),
                                            IssuingPolicy(Oid::literal("2.999.1.2"))};
  const auto link = make_link(r, issuing().certificate(), expanded);
  EXPECT_EQ(link->issuing_ca, issuing().certificate());
  const Oid two = Oid::literal("2.999.853.2");
  const Oid one = Oid::literal("2.999.853.1");
  EXPECT_THAT(link->policies, ElementsAre(two, one));
  EXPECT_THAT(link->mappings, ElementsAre(path::LinkMapping{two, Oid::literal("2.999.1.1"), r.id},
                                          path::LinkMapping{two, Oid::literal("2.999.1.2"), r.id},
                                          path::LinkMapping{one, Oid::literal("2.999.1.1"), r.id},
                                          path::LinkMapping{one, Oid::literal("2.999.1.2"), r.id}));
  EXPECT_EQ(link->names, r.constraints.limits());
  EXPECT_FALSE(link->names.empty());
}

TEST(Link, CarriesTheReviewedPeriod) {
  const auto link = make_link(full(), issuing().certificate(), {});
  EXPECT_EQ(link->from, kFirst);  // unknown, reviewed
  EXPECT_FALSE(link->until);      // until further notice
  EXPECT_EQ(make_link(simple(), issuing().certificate(), {})->from, kFirst);
}

TEST(Link, WithoutExpansionMapsNothing) {
  const auto link = make_link(simple(), issuing().certificate(), {});
  EXPECT_THAT(link->mappings, IsEmpty());
  EXPECT_EQ(link->policies.size(), 1U);
  EXPECT_TRUE(link->names.empty());
}

}  // namespace
}  // namespace baytrust::policy_mapping
