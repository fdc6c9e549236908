// The law of writing, over many lists at random: what is written is read back equal, whoever's list
// it is, and equal lists give equal octets. A failing seed is printed.
#include <gtest/gtest.h>

#include "tests/trustlists/random_list.hpp"
#include "tests/trustlists/sample_list.hpp"
#include "trustlists/compare.hpp"
#include "trustlists/write.hpp"

namespace baytrust::trustlists {
namespace {

using namespace test;

constexpr std::uint32_t kLists = 300;

class RoundTrip : public testing::TestWithParam<test::Kind> {};

TEST_P(RoundTrip, OfRandomListsLosesNothing) {
  for (std::uint32_t seed = 0; seed < kLists; ++seed) {
    const TrustList list = random_list(GetParam(), seed);
    const auto written = write(list);
    ASSERT_TRUE(written) << "seed " << seed << ": " << describe(written.error());
    const auto back = read_all(as_text(*written));
    ASSERT_TRUE(back) << "seed " << seed << ": " << describe(back.error());
    ASSERT_EQ(back->list, list) << "seed " << seed;
    const auto again = write(back->list);
    ASSERT_TRUE(again) << "seed " << seed;
    ASSERT_EQ(as_text(*again), as_text(*written)) << "seed " << seed;
    ASSERT_TRUE(compare(list, back->list).empty()) << "seed " << seed;
  }
}

// A change anywhere is a change that compare() sees: two lists at random are never the same.
TEST_P(RoundTrip, DifferentListsAreDifferentDocuments) {
  for (std::uint32_t seed = 0; seed < 20; ++seed) {
    const TrustList a = random_list(GetParam(), seed);
    const TrustList b = random_list(GetParam(), seed + 1);
    EXPECT_NE(as_text(*write(a)), as_text(*write(b))) << "seed " << seed;
    EXPECT_FALSE(compare(a, b).empty()) << "seed " << seed;
  }
}

INSTANTIATE_TEST_SUITE_P(Lists, RoundTrip, testing::Values(test::Kind::ours, test::Kind::foreign),
                         [](const auto& test) {
                           return std::string(test.index == 0 ? "Ours" : "Foreign");
                         });

}  // namespace
}  // namespace baytrust::trustlists
