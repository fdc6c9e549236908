#include "trustlists/certificate_type.hpp"

#include <gtest/gtest.h>

namespace baytrust::trustlists {
namespace {

DeclaredFamily family(std::string_view prefix, std::uint32_t nodes) {
  return {DeclaredFamily::Kind::cp, Oid::literal(prefix), nodes};
}

TEST(DeclaredFamily, MatchesExactlyPrefixAndNodes) {
  const auto hk = family("2.16.344.8.2.2008.810.2", 3);
  EXPECT_TRUE(matches(hk, Oid::literal("2.16.344.8.2.2008.810.2.2018.1.1")));
  EXPECT_FALSE(matches(hk, Oid::literal("2.16.344.8.2.2008.810.2.2018.1")));
  EXPECT_FALSE(matches(hk, Oid::literal("2.16.344.8.2.2008.810.2.2018.1.1.1")));
  EXPECT_FALSE(matches(hk, Oid::literal("2.16.344.8.2.2008.810.20.2018.1.1")));
  EXPECT_FALSE(matches(hk, Oid::literal("2.16.344.8.2.2008.810.2")));
}

TEST(DeclaredFamily, WithoutNodesIsTheIdentifierItself) {
  EXPECT_TRUE(matches(family("2.999.1", 0), Oid::literal("2.999.1")));
  EXPECT_FALSE(matches(family("2.999.1", 0), Oid::literal("2.999.1.1")));
  EXPECT_FALSE(matches(DeclaredFamily(), Oid::literal("2.999.1")));
}

TEST(CertificateType, WordsOfItsFacts) {
  EXPECT_EQ(to_string(Holder::organisation), "organisation");
  EXPECT_EQ(to_string(Holder::device), "device");
  EXPECT_EQ(to_string(Use::encipherment), "encipherment");
  EXPECT_EQ(to_string(Custody::server_side), "server-side");
  CertificateType type;
  type.uses = {Use::seal};
  EXPECT_TRUE(type.has(Use::seal));
  EXPECT_FALSE(type.has(Use::signature));
}

}  // namespace
}  // namespace baytrust::trustlists
