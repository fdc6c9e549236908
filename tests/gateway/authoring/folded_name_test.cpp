#include "gateway/authoring/folded_name.hpp"

#include <gtest/gtest.h>

namespace baytrust::authoring {
namespace {

TEST(FoldedNames, WhatLooksAlikeIsOneName) {
  const std::string name = folded("Hongkong Post e-Cert CA 2 - 15");
  for (const char* alike :
       {"Hongkong Post e-Cert CA 2 – 15", "Hongkong Post e-Cert CA 2 — 15",
        "Hongkong Post e‑Cert CA 2 − 15", "HONGKONG POST E-CERT CA 2-15",
        "Hongkong\u00A0Post e-Cert CA 2 - 15", "Hongkong Post e-Cert CA 2 - 15\u200B",
        "Ｈｏｎｇｋｏｎｇ　Ｐｏｓｔ　ｅ－Ｃｅｒｔ　ＣＡ　２　－　１５"}) {
    EXPECT_EQ(folded(alike), name) << alike;
  }
  EXPECT_NE(folded("Hongkong Post e-Cert CA 2 - 17"), name);
  EXPECT_EQ(folded("COMUNICAÇÃO"), folded("comunicação"));
  EXPECT_NE(folded("香港"), folded("澳門"));
}

TEST(FoldedNames, IllFormedOctetsStay) {
  EXPECT_EQ(folded("\xE9"), "\xE9");
  EXPECT_EQ(folded("a\xF0\x9F"), "a\xF0\x9F");
}

TEST(FoldedNames, DistanceCountsChanges) {
  EXPECT_EQ(edit_distance("", "abc"), 3u);
  EXPECT_EQ(edit_distance("kitten", "sitting"), 3u);
  EXPECT_EQ(edit_distance("same", "same"), 0u);
}

}  // namespace
}  // namespace baytrust::authoring
