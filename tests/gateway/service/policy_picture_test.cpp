#include "gateway/service/policy_picture.hpp"

#include <gtest/gtest.h>

namespace baytrust::service {
namespace {

using decision::PolicyEdge;
using Origin = PolicyEdge::Origin;

const Oid kAny = Oid::literal("2.5.29.32.0");
const Oid kOurs = Oid::literal("2.999.853.1");
const Oid kTheirs = Oid::literal("2.999.344.1");

TEST(PolicyPicture, OfNothingHasNoLevel) {
  const PolicyPicture picture = picture_of({}, 2);
  EXPECT_TRUE(picture.nodes.empty());
  EXPECT_EQ(picture.levels(), 0U);
}

// The link asserts the relying policy, and maps it to what the end entity asserts.
TEST(PolicyPicture, OfARecognitionHasThreeLevels) {
  const std::vector<PolicyEdge> edges{{kAny, kOurs, Origin::mapping_register, "mo-hk"},
                                      {kOurs, kTheirs, Origin::mapping_register, "mo-hk"}};
  const PolicyPicture picture = picture_of(edges, 2);
  ASSERT_EQ(picture.nodes.size(), 3U);
  EXPECT_EQ(picture.nodes[0], (PolicyPicture::Node{0, kAny}));
  EXPECT_EQ(picture.nodes[1], (PolicyPicture::Node{1, kOurs}));
  EXPECT_EQ(picture.nodes[2], (PolicyPicture::Node{2, kTheirs}));
  EXPECT_EQ(picture.levels(), 3U);
  ASSERT_EQ(picture.edges.size(), 2U);
  EXPECT_EQ(picture.edges[1].from, 1U);
  EXPECT_EQ(picture.edges[1].to, 2U);
  EXPECT_EQ(picture.edges[1].reference, "mo-hk");
}

// A policy that a CA and its end entity assert stands on two levels, not in a loop.
TEST(PolicyPicture, OfAHomePathKeepsTheLevelsOfOnePolicyApart) {
  const std::vector<PolicyEdge> edges{{kAny, kTheirs, Origin::certificate, "path[1]"},
                                      {kTheirs, kTheirs, Origin::certificate, "path[0]"}};
  const PolicyPicture picture = picture_of(edges, 2);
  ASSERT_EQ(picture.nodes.size(), 3U);
  EXPECT_EQ(picture.nodes[1], (PolicyPicture::Node{1, kTheirs}));
  EXPECT_EQ(picture.nodes[2], (PolicyPicture::Node{2, kTheirs}));
}

// A mapping stands in the certificate above the policies it leads to.
TEST(PolicyPicture, OfACertificatesMappingLeadsOneLevelDown) {
  const std::vector<PolicyEdge> edges{{kAny, kOurs, Origin::certificate, "path[1]"},
                                      {kOurs, kTheirs, Origin::certificate, "path[1]"}};
  const PolicyPicture picture = picture_of(edges, 2);
  ASSERT_EQ(picture.nodes.size(), 3U);
  EXPECT_EQ(picture.nodes[2], (PolicyPicture::Node{2, kTheirs}));
}

// Edges come from a decision, but whatever they say there is a picture of bounded depth.
TEST(PolicyPicture, OfReferencesItDoesNotKnowStaysWithinItsLevels) {
  const std::vector<PolicyEdge> edges{{kOurs, kTheirs, Origin::certificate, "path[99]"},
                                      {kOurs, kOurs, Origin::certificate, "elsewhere"}};
  const PolicyPicture picture = picture_of(edges, 3);
  for (const auto& node : picture.nodes) EXPECT_LE(node.level, 3U);
  for (const auto& edge : picture.edges) {
    EXPECT_LT(edge.from, picture.nodes.size());
    EXPECT_EQ(picture.nodes[edge.from].level + 1, picture.nodes[edge.to].level);
  }
}

}  // namespace
}  // namespace baytrust::service
