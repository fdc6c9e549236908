// docs/examples/profiles: each of the six is read, alone and all of them in one configuration, asks
// for something, and says that it is a demonstration.
#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <iterator>
#include <map>

#include "gateway/service/config.hpp"
#include "tests/support/source_tree.hpp"

namespace baytrust::service {
namespace {

using ::testing::StartsWith;

std::map<std::string, std::string> example_profiles() {
  std::map<std::string, std::string> out;
  for (const auto& entry :
       std::filesystem::directory_iterator(test::source_tree() / "docs/examples/profiles")) {
    std::ifstream in(entry.path());
    out[entry.path().stem().string()] = {std::istreambuf_iterator<char>(in), {}};
  }
  return out;
}

struct Wanted {
  std::string name;
  std::string relying;
};
const std::map<std::string, Wanted> kWanted{
    {"broker", {"DEMO broker", "HK"}},
    {"hospital", {"DEMO hospital", "HK"}},
    {"kimberley-certificate", {"DEMO Kimberley certificate", "CN-GD"}},
    {"one-account", {"DEMO One Account", "MO"}},
    {"tax-filing", {"DEMO tax filing", "CN-GD"}},
    {"trademark-filing", {"DEMO trademark filing", "CN-GD"}}};

TEST(ExampleProfiles, AreTheSixOfTheScenarios) {
  const auto files = example_profiles();
  EXPECT_EQ(files.size(), kWanted.size());
  const Config config = built_in_config();
  for (const auto& [stem, wanted] : kWanted) {
    ASSERT_TRUE(files.contains(stem)) << stem;
    const auto profile = read_profile(files.at(stem), stem, config, wanted.relying);
    ASSERT_TRUE(profile) << describe(profile.error());
    EXPECT_EQ(profile->name, wanted.name);
  }
}

TEST(ExampleProfiles, SayThatTheyAreADemonstrationAndAskForExamplePoliciesAlone) {
  for (const auto& [stem, text] : example_profiles()) {
    EXPECT_THAT(text, StartsWith("# DEMO.")) << stem;
    const auto profile = read_profile(text, stem, built_in_config(), kWanted.at(stem).relying);
    ASSERT_TRUE(profile) << stem;
    EXPECT_FALSE(profile->policies.empty()) << stem;
    for (const auto& policy : profile->policies) {
      EXPECT_THAT(baytrust::to_string(policy.oid()), StartsWith("2.999.")) << stem;
    }
    EXPECT_FALSE(profile->purposes.empty()) << stem;
  }
}

TEST(ExampleProfiles, AreReadUnderProfilesOfOneConfiguration) {
  std::string all;
  for (const auto& [stem, text] : example_profiles()) {
    // Tables of a file of its own are tables of the profile: [revocation], [[raised]].
    std::string nested = "[[profiles]]\n";
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = text.find('\n', at);
      std::string line = text.substr(at, end - at);
      if (line.starts_with("[["))
        line.insert(2, "profiles.");
      else if (line.starts_with("["))
        line.insert(1, "profiles.");
      nested += line + "\n";
      at = end + 1;
    }
    all += nested;
  }
  const auto config = read_config(all, "all.toml");
  ASSERT_TRUE(config) << describe(config.error());
  for (const auto& [stem, wanted] : kWanted) {
    const auto joined = find_profile(*config, wanted.name, wanted.relying);
    ASSERT_TRUE(joined) << stem;
    EXPECT_EQ(*joined, *read_profile(example_profiles().at(stem), stem, *config, wanted.relying));
  }
}

}  // namespace
}  // namespace baytrust::service
