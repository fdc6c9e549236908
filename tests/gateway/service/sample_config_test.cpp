// docs/examples/baytrust.toml: it is read, its commented settings are read, and it names every key
// that the readers ask for.
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>
#include <regex>
#include <set>

#include "gateway/service/config.hpp"
#include "tests/support/source_tree.hpp"

namespace baytrust::service {
namespace {

std::string content_of(const std::string& file) {
  std::ifstream in(test::source_tree() / file);
  return {std::istreambuf_iterator<char>(in), {}};
}
const std::string kSample = "docs/examples/baytrust.toml";

// "#key = 1" and "#[table]" are settings, "# words" are not.
std::string uncommented(const std::string& text) {
  return std::regex_replace(text, std::regex("(^|\n)#(?=[a-zA-Z\\[])"), "$1");
}

TEST(SampleConfig, IsReadAsItStands) {
  const auto config = read_config(content_of(kSample), kSample);
  ASSERT_TRUE(config) << describe(config.error());
  EXPECT_EQ(config->service.listeners.size(), 2U);
  EXPECT_EQ(config->default_profiles.at("HK"), "broker");
}

TEST(SampleConfig, IsReadWithEverySettingInUse) {
  const std::string all = uncommented(content_of(kSample));
  const auto config = read_config(all, kSample);
  ASSERT_TRUE(config) << describe(config.error());
  EXPECT_EQ(config->service.retention.verdicts, 365 * kDay);
  EXPECT_EQ(config->profiles.back().raised.size(), 1U);
}

TEST(SampleConfig, NamesEveryKeyThatIsAskedFor) {
  const std::string sample = uncommented(content_of(kSample));
  const std::regex asked(
      R"re((?:text|required_text|integer|duration|texts|instant|oids|table|tables|has|choice<[^>]*>|choices<[^>]*>|number|seconds|territories|read_fingerprints|read|read_sizes|read_named<[^>]*>)\(\s*(?:\w+, )?"([a-z_]+)")re");
  std::set<std::string> keys;
  for (const auto* file :
       {"config", "profile_settings", "service_settings", "algorithm_settings", "fetch_settings"}) {
    const std::string source = content_of("gateway/service/" + std::string(file) + ".cpp");
    for (std::sregex_iterator i(source.begin(), source.end(), asked), end; i != end; ++i) {
      keys.insert((*i)[1]);
    }
  }
  EXPECT_GT(keys.size(), 70U) << "the readers are no longer found by their calls";
  for (const std::string& key : keys) {
    EXPECT_TRUE(std::regex_search(sample, std::regex("(^|[\n.\\[{ ])" + key + "( =|\\]|\\.)")))
        << key << " is documented nowhere";
  }
}

}  // namespace
}  // namespace baytrust::service
