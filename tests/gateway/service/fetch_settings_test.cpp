// The table [fetch]: every key read, every wrong value complained of, and nothing said means that
// nobody is asked for anything.
#include "gateway/service/fetch_settings.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gateway/service/config.hpp"

namespace baytrust::service {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

FetchSettings settings(std::string_view toml) {
  const auto config = read_config(toml, "f.toml");
  EXPECT_TRUE(config) << describe(config.error());
  return config ? config->fetch : FetchSettings{};
}
std::string complaint(std::string_view toml) {
  const auto config = read_config("[fetch]\n" + std::string(toml), "f.toml");
  return config ? "" : describe(config.error());
}

TEST(FetchSettings, IsOffUnlessSaidOtherwise) {
  EXPECT_EQ(settings("").mode, FetchSettings::Mode::off);
  EXPECT_EQ(settings("[fetch]").mode, FetchSettings::Mode::off);
  EXPECT_TRUE(settings("").networks.empty());
}

TEST(FetchSettings, ReadsEveryKey) {
  const auto s = settings(R"toml(
[fetch]
mode = "on"
hosts = ["crl.example.hk", "aia.example.hk:8080"]
networks = ["10.1.0.0/16", "::1"]
authorities = "ca.pem"
proxy = "http://proxy.example:3128"
cache = "/var/cache/baytrust"
connect_time = "2s"
whole_time = "20s"
deadline = "4s"
most_octets = 1000
redirects = 0
parallel = 3
failures = 5
pause = "1m"
refresh_before = "2h"
)toml");
  EXPECT_EQ(s.mode, FetchSettings::Mode::on);
  EXPECT_THAT(s.hosts, ElementsAre("crl.example.hk", "aia.example.hk:8080"));
  EXPECT_THAT(s.networks, ElementsAre(*parse_network("10.1.0.0/16"), *parse_network("::1/128")));
  EXPECT_EQ(s.authorities, "ca.pem");
  EXPECT_EQ(s.proxy, "http://proxy.example:3128");
  EXPECT_EQ(s.cache, "/var/cache/baytrust");
  EXPECT_EQ(s.connect_seconds, 2);
  EXPECT_EQ(s.whole_seconds, 20);
  EXPECT_EQ(s.deadline_seconds, 4);
  EXPECT_EQ(s.most_octets, 1000);
  EXPECT_EQ(s.redirects, 0);
  EXPECT_EQ(s.parallel, 3);
  EXPECT_EQ(s.failures, 5);
  EXPECT_EQ(s.pause_seconds, 60);
  EXPECT_EQ(s.refresh_seconds, 2 * kHour);
}

TEST(FetchSettings, ComplainsOfEveryWrongValue) {
  EXPECT_THAT(complaint("mode = \"yes\""), HasSubstr("off, on"));
  EXPECT_THAT(complaint("hosts = [\"http://h\"]"), HasSubstr("key=fetch.hosts"));
  EXPECT_THAT(complaint("networks = [\"10.0.0.1/8\"]"), HasSubstr("key=fetch.networks"));
  EXPECT_THAT(complaint("proxy = \"proxy\""), HasSubstr("key=fetch.proxy"));
  EXPECT_THAT(complaint("proxy = \"http://u:p@proxy\""), HasSubstr("key=fetch.proxy"));
  EXPECT_THAT(complaint("redirects = 11"), HasSubstr("0 .. 10"));
  EXPECT_THAT(complaint("parallel = 0"), HasSubstr("1 .. 64"));
  EXPECT_THAT(complaint("failures = 0"), HasSubstr("1 .. 1000"));
  EXPECT_THAT(complaint("most_octets = 0"), HasSubstr("1 .. "));
  EXPECT_THAT(complaint("deadline = 5"), HasSubstr("key=fetch.deadline"));
  EXPECT_THAT(complaint("whole_time = \"5\""), HasSubstr("key=fetch.whole_time"));
  EXPECT_THAT(complaint("colour = 1"), HasSubstr("config.key.unknown"));
}

}  // namespace
}  // namespace baytrust::service
