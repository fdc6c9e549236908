#include "validators/crypto/lru.hpp"

#include <functional>
#include <gtest/gtest.h>
#include <string>

namespace baytrust::crypto {
namespace {

struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>{}(text);
  }
};
using Texts = Lru<std::string, int, TextHash, std::equal_to<>>;

TEST(Lru, ForgetsTheLeastRecentlyUsed) {
  Texts texts(2);
  texts.insert("a", 1);
  texts.insert("b", 2);
  EXPECT_EQ(*texts.find("a"), 1);
  texts.insert("c", 3);
  EXPECT_EQ(texts.find("b"), nullptr);
  EXPECT_EQ(*texts.find("a"), 1);
  EXPECT_EQ(*texts.find("c"), 3);
  EXPECT_EQ(texts.size(), 2U);
}

TEST(Lru, KeepsTheFirstValueOfAKey) {
  Texts texts(2);
  texts.insert("a", 1);
  texts.insert("a", 2);
  EXPECT_EQ(*texts.find("a"), 1);
  EXPECT_EQ(texts.size(), 1U);
}

TEST(Lru, OfNoCapacityKeepsNothing) {
  Texts texts(0);
  texts.insert("a", 1);
  EXPECT_EQ(texts.find("a"), nullptr);
  EXPECT_EQ(texts.size(), 0U);
}

TEST(Lru, StaysBoundedUnderAFlood) {
  Texts texts(10);
  for (int i = 0; i < 10000; ++i) texts.insert(std::to_string(i), i);
  EXPECT_EQ(texts.size(), 10U);
  for (int i = 9990; i < 10000; ++i) EXPECT_EQ(*texts.find(std::to_string(i)), i);
}

}  // namespace
}  // namespace baytrust::crypto
