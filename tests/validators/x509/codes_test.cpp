#include "validators/x509/codes.hpp"

#include <gtest/gtest.h>
#include <set>

namespace baytrust::x509 {
namespace {

TEST(X509Codes, AreUniqueAndNamedAfterTheFolder) {
  std::set<std::string_view> ids;
  for (const Code& code : kCodes) {
    EXPECT_EQ(code.id.substr(0, 5), "x509.");
    EXPECT_FALSE(code.clause.empty()) << code.id;
    EXPECT_TRUE(code.effect == Effect::invalid || code.effect == Effect::warning) << code.id;
    ids.insert(code.id);
  }
  EXPECT_EQ(ids.size(), kCodes.size());
}

}  // namespace
}  // namespace baytrust::x509
