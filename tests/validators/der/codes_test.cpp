#include "validators/der/codes.hpp"

#include <gtest/gtest.h>
#include <set>

namespace baytrust::der {
namespace {

TEST(DerCodes, AreUniqueAndNamedAfterTheFolder) {
  std::set<std::string_view> ids;
  for (const Code& code : kCodes) {
    EXPECT_EQ(code.id.substr(0, 4), "der.");
    EXPECT_FALSE(code.clause.empty()) << code.id;
    ids.insert(code.id);
  }
  EXPECT_EQ(ids.size(), kCodes.size());
}

}  // namespace
}  // namespace baytrust::der
