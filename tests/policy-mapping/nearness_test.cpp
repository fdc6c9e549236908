#include "policy-mapping/nearness.hpp"

#include <gtest/gtest.h>

#include "tests/policy-mapping/sample_register.hpp"

namespace baytrust::policy_mapping {
namespace {

using namespace test;
using Kind = Nearness::Kind;

PolicyFamily hong_kong() { return {.prefix = Oid::literal(kHongKongPrefix), .version_nodes = 3}; }

Nearness near_to(const PolicyFamily& family, const char* policy) {
  return nearness(family, Oid::literal(policy));
}

TEST(Nearness, OfAPolicyOfTheFamilyIsAMatch) {
  const Nearness near = near_to(hong_kong(), "2.16.344.8.2.2008.810.2.2018.1.1");
  EXPECT_EQ(near.kind, Kind::match);
  EXPECT_EQ(near.release, "2018.1.1");
}

TEST(Nearness, OfAReleaseThatIsNotAccepted) {
  PolicyFamily family = hong_kong();
  family.min_release = Release::parse("2026.1.1");
  const Nearness near = near_to(family, "2.16.344.8.2.2008.810.2.2018.1.1");
  EXPECT_EQ(near.kind, Kind::other_release);
  EXPECT_EQ(near.release, "2018.1.1");
}

TEST(Nearness, OfThePrefixAlone) {
  const Nearness near = near_to(hong_kong(), "2.16.344.8.2.2008.810.2");
  EXPECT_EQ(near.kind, Kind::bare_prefix);
  EXPECT_EQ(near.wanted, 3U);
}

TEST(Nearness, OfTooManyOrTooFewVersionNodes) {
  const Nearness longer = near_to(hong_kong(), "2.16.344.8.2.2008.810.2.2018.1.1.7");
  EXPECT_EQ(longer.kind, Kind::other_length);
  EXPECT_EQ(longer.found, 4U);
  EXPECT_EQ(longer.wanted, 3U);
  const Nearness shorter = near_to(hong_kong(), "2.16.344.8.2.2008.810.2.2018.1");
  EXPECT_EQ(shorter.kind, Kind::other_length);
  EXPECT_EQ(shorter.found, 2U);
}

// 810.2 and 810.20 look alike and are different arcs.
TEST(Nearness, OfANeighbouringArc) {
  const Nearness near = near_to(hong_kong(), "2.16.344.8.2.2008.810.20.2018.1.1");
  EXPECT_EQ(near.kind, Kind::neighbour);
  EXPECT_EQ(near.position, 8U);
  EXPECT_EQ(near.wanted_arc, "2");
  EXPECT_EQ(near.found_arc, "20");
}

TEST(Nearness, OfAnotherFamilyIsNone) {
  for (const char* policy :
       {"2.999.1", "2.16.344.8.2.2008.811.3.2018.1.1", "2.16.344.8.2.2008.810.20.2018.1",
        "1.16.344.8.2.2008.810.2.2018.1.1", "2.16.344.8.2.2008.810"}) {
    EXPECT_EQ(near_to(hong_kong(), policy).kind, Kind::other) << policy;
  }
}

TEST(Nearness, MatchesExactlyWhereTheFamilyDoes) {
  PolicyFamily pinned = hong_kong();
  pinned.accept = PolicyFamily::Accept::only;
  pinned.pinned = {*Release::parse("2018.1.1")};
  for (const char* policy :
       {"2.16.344.8.2.2008.810.2.2018.1.1", "2.16.344.8.2.2008.810.2.2026.1.1",
        "2.16.344.8.2.2008.810.2", "2.16.344.8.2.2008.810.20.2018.1.1", "2.5.29.32.0"}) {
    for (const PolicyFamily& family : {hong_kong(), pinned}) {
      EXPECT_EQ(near_to(family, policy).kind == Kind::match,
                match(family, Oid::literal(policy)) == FamilyMatch::match)
          << policy;
    }
  }
}

TEST(Nearness, HasWords) {
  EXPECT_EQ(to_string(Kind::match), "match");
  EXPECT_EQ(to_string(Kind::bare_prefix), "bare-prefix");
  EXPECT_EQ(to_string(Kind::other), "other");
}

}  // namespace
}  // namespace baytrust::policy_mapping
