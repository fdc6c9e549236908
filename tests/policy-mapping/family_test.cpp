#include "policy-mapping/family.hpp"

#include <gtest/gtest.h>

#include "tests/policy-mapping/sample_register.hpp"

namespace baytrust::policy_mapping {
namespace {

using namespace test;

PolicyFamily family(std::string_view prefix, std::size_t nodes) {
  return {.prefix = Oid::literal(prefix), .version_nodes = nodes};
}
Release release(std::string_view text) { return *Release::parse(text); }
FamilyMatch match_text(const PolicyFamily& f, std::string_view oid) {
  return match(f, Oid::literal(oid));
}

TEST(Family, IsPrefixPlusExactlyItsVersionNodes) {
  const auto hk = family(kHongKongPrefix, 3);
  EXPECT_EQ(match_text(hk, kRelease2018), FamilyMatch::match);
  EXPECT_EQ(match_text(hk, "2.16.344.8.2.2008.810.2.2018.1"), FamilyMatch::other);
  EXPECT_EQ(match_text(hk, "2.16.344.8.2.2008.810.2.2018.1.1.1"), FamilyMatch::other);
}

TEST(Family, ArcsAreIntegersNotText) {
  const auto hk = family(kHongKongPrefix, 3);
  EXPECT_EQ(match_text(hk, "2.16.344.8.2.2008.810.20.2018.1.1"), FamilyMatch::other);
  EXPECT_EQ(match_text(hk, "2.16.344.8.2.2008.810.200.1.1"), FamilyMatch::other);
  EXPECT_EQ(match_text(hk, "2.16.344.8.2.2008.81.2.2018.1.1"), FamilyMatch::other);
}

TEST(Family, TheBarePrefixNeverMatches) {
  EXPECT_EQ(match_text(family(kHongKongPrefix, 3), kHongKongPrefix), FamilyMatch::bare_prefix);
  EXPECT_EQ(match_text(family("2.16.344.8.2.2008", 2), kHongKongPrefix), FamilyMatch::match);
}

TEST(Family, AnyReleaseMatchesTheNextOneToo) {
  const auto hk = family(kHongKongPrefix, 3);
  EXPECT_EQ(match_text(hk, "2.16.344.8.2.2008.810.2.2026.1.1"), FamilyMatch::match);
}

TEST(Family, BoundsAreNumericFromLeftToRightAndInclusive) {
  auto hk = family(kHongKongPrefix, 3);
  hk.min_release = release("2018.2.9");
  hk.max_release = release("2018.10.0");
  const auto at = [&](std::string_view version) {
    return match(hk, Oid::literal(std::string(kHongKongPrefix).append(".").append(version)));
  };
  EXPECT_EQ(at("2018.2.9"), FamilyMatch::match);
  EXPECT_EQ(at("2018.2.10"), FamilyMatch::match);  // less as text
  EXPECT_EQ(at("2018.2.8"), FamilyMatch::other_release);
  EXPECT_EQ(at("2018.9.300"), FamilyMatch::match);  // more as text
  EXPECT_EQ(at("2018.10.0"), FamilyMatch::match);
  EXPECT_EQ(at("2018.10.1"), FamilyMatch::other_release);
  EXPECT_EQ(at("2019.0.0"), FamilyMatch::other_release);
  EXPECT_EQ(at("999.99.99"), FamilyMatch::other_release);
}

TEST(Family, PinsAcceptOnlyTheReleasesTheyName) {
  auto hk = family(kHongKongPrefix, 3);
  hk.accept = PolicyFamily::Accept::only;
  hk.pinned = {release("2018.1.1")};
  EXPECT_EQ(match_text(hk, kRelease2018), FamilyMatch::match);
  EXPECT_EQ(match_text(hk, "2.16.344.8.2.2008.810.2.2026.1.1"), FamilyMatch::other_release);
  EXPECT_EQ(match_text(hk, kHongKongPrefix), FamilyMatch::bare_prefix);
}

TEST(Family, ArcsMayHaveAnySize) {
  const std::string prefix = "2.25.329800735698586629295641978511506172918";
  auto uuid = family(prefix, 1);
  uuid.min_release = release("340282366920938463463374607431768211455");
  const auto at = [&](std::string_view arc) {
    return match(uuid, Oid::literal(prefix + "." + std::string(arc)));
  };
  EXPECT_EQ(at("340282366920938463463374607431768211455"), FamilyMatch::match);
  EXPECT_EQ(at("340282366920938463463374607431768211456"), FamilyMatch::match);
  EXPECT_EQ(at("340282366920938463463374607431768211454"), FamilyMatch::other_release);
  EXPECT_EQ(at("9"), FamilyMatch::other_release);
  EXPECT_EQ(match_text(uuid, "2.25.329800735698586629295641978511506172919.1"), FamilyMatch::other);
}

TEST(Family, APrefixOfTwoArcsIsOneSubidentifier) {
  EXPECT_EQ(match_text(family("2.999", 1), "2.999.4"), FamilyMatch::match);
  EXPECT_EQ(match_text(family("2.999", 1), "2.998.4"), FamilyMatch::other);
  EXPECT_EQ(match_text(family("1.2", 1), "2.2.4"), FamilyMatch::other);
}

TEST(Family, AnyPolicyIsOfNoFamily) {
  EXPECT_EQ(match_text(family("2.5.29.32", 1), "2.5.29.32.0"), FamilyMatch::other);
}

TEST(Family, TellsTheReleaseOfAPolicy) {
  const auto hk = family(kHongKongPrefix, 3);
  EXPECT_EQ(release_of(hk, Oid::literal(kRelease2018)), release("2018.1.1"));
  EXPECT_FALSE(release_of(hk, Oid::literal(kHongKongPrefix)));
  EXPECT_FALSE(release_of(hk, Oid::literal("2.999.1")));
}

TEST(Release, IsOrderedNumerically) {
  EXPECT_LT(release("2018.1.1"), release("2026.1.1"));
  EXPECT_LT(release("2.9"), release("2.10"));
  EXPECT_LT(release("127"), release("128"));
  EXPECT_LT(release("18446744073709551615"), release("18446744073709551616"));
  EXPECT_LT(release("1.2"), release("1.2.0"));
  EXPECT_EQ(release("2018.1.1"), release("2018.1.1"));
}

TEST(Release, TextIsExact) {
  for (const auto* text : {"2018.1.1", "0", "0.0.1", "340282366920938463463374607431768211456"}) {
    EXPECT_EQ(to_string(release(text)), text);
  }
  for (const auto* text : {"", ".", "1.", ".1", "1..2", "01", "1.02", "-1", "1.x", "1 ", "+1",
                           "1.2.3.4.5.6.7.8.9.10.11.12.13.14.15.16.17"}) {
    EXPECT_FALSE(Release::parse(text)) << text;
  }
  EXPECT_EQ(to_string(Release()), "");
}

TEST(CheckFamily, RefusesWhatHasNoMeaning) {
  using Accept = PolicyFamily::Accept;
  const auto reason = [](const PolicyFamily& f) {
    const auto checked = check_family(f);
    if (checked) return std::string("good");
    EXPECT_EQ(checked.error().code().id, "register.family.malformed");
    return checked.error().facts().back().value;
  };
  auto f = family(kHongKongPrefix, 3);
  EXPECT_EQ(reason(f), "good");
  EXPECT_EQ(reason(PolicyFamily{.prefix = {}, .version_nodes = 1}), "no prefix");
  EXPECT_EQ(reason(family(kHongKongPrefix, 0)), "version nodes");
  EXPECT_EQ(reason(family(kHongKongPrefix, 17)), "version nodes");
  f.min_release = release("2018.1");
  EXPECT_EQ(reason(f), "release 2018.1");
  f.min_release = release("2026.1.1");
  EXPECT_EQ(reason(f), "good");
  f.max_release = release("2018.1.1");
  EXPECT_EQ(reason(f), "empty range");
  f.max_release = release("2026.1.1");
  EXPECT_EQ(reason(f), "good");
  f.accept = Accept::only;
  f.pinned = {release("2026.1.1")};
  EXPECT_EQ(reason(f), "pins and bounds");
  f.min_release.reset();
  f.max_release.reset();
  EXPECT_EQ(reason(f), "good");
  f.pinned.clear();
  EXPECT_EQ(reason(f), "pins");
  f.pinned = {release("2026")};
  EXPECT_EQ(reason(f), "release 2026");
  f.accept = Accept::any;
  f.pinned = {release("2026.1.1")};
  EXPECT_EQ(reason(f), "pins");
}

TEST(Family, SaysItselfInWords) {
  auto f = family("2.999.1", 2);
  EXPECT_EQ(to_string(f), "2.999.1.*.*");
  f.min_release = release("1.0");
  f.max_release = release("2.0");
  EXPECT_EQ(to_string(f), "2.999.1.*.* from 1.0 to 2.0");
  f = family("2.999.1", 1);
  f.accept = PolicyFamily::Accept::only;
  f.pinned = {release("3"), release("7")};
  EXPECT_EQ(to_string(f), "2.999.1.* only 3, 7");
}

}  // namespace
}  // namespace baytrust::policy_mapping
