// The table [service]: every key read, every wrong value complained of with its place, and nothing
// said means loopback alone.
#include "gateway/service/service_settings.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gateway/service/config.hpp"

namespace baytrust::service {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

ServiceSettings settings(std::string_view toml) {
  const auto config = read_config(toml, "f.toml");
  EXPECT_TRUE(config) << describe(config.error());
  return config ? config->service : ServiceSettings{};
}
std::string complaint(std::string_view toml) {
  const auto config = read_config(toml, "f.toml");
  return config ? "" : describe(config.error());
}

constexpr std::string_view kFull = R"toml(
[service]
audience = "gateway.example"
proxy_certificates = ["00000000000000000000000000000000000000000000000000000000000000ff"]
required_lists = ["HK", "MO"]
required_registers = ["MO"]
agreement = ["MO", "CN-GD"]
impact_verdicts = 500
[[service.listeners]]
address = "0.0.0.0"
port = 443
proxies = ["10.0.0.1"]
tls = { certificate = "server.pem", key = "server.key", client_ca = "clients.pem" }
[[service.listeners]]
address = "::1"
port = 0
[service.limits]
body = 1024
connections = 10
per_address = 5
header_time = "5s"
body_time = "1m"
idle_time = "2m"
waiting = 7
workers = 3
rate_per_minute = 60
rate_burst = 9
[service.retention]
verdicts = "365d"
answers = "48h"
[[service.emergencies]]
territory = "HK"
persons = ["hk-ana", "hk-bao"]
longest = "12h"
[[service.emergencies]]
territory = "MO"
persons = ["mo-duarte"]
[[service.webhooks]]
name = "one"
url = "https://hooks.example/x"
secret_file = "one.key"
recipient = "hk-service"
events = ["recall", "edition.active"]
[[service.webhooks]]
name = "two"
url = "http://127.0.0.1:8080/hook"
secret_file = "two.key"
)toml";

TEST(ServiceSettings, ReadsEveryKey) {
  const auto s = settings(kFull);
  EXPECT_EQ(s.audience, "gateway.example");
  ASSERT_THAT(s.proxy_certificates, SizeIs(1));
  EXPECT_EQ(s.proxy_certificates.front().octets.back(), 255);
  EXPECT_EQ(s.required_lists, (std::vector<std::string>{"HK", "MO"}));
  EXPECT_EQ(s.required_registers, std::vector<std::string>{"MO"});
  EXPECT_THAT(s.agreement, ElementsAre("MO", "CN-GD"));
  EXPECT_EQ(s.impact_verdicts, 500);
  ASSERT_THAT(s.listeners, SizeIs(2));
  EXPECT_EQ(s.listeners[0].address, "0.0.0.0");
  EXPECT_EQ(s.listeners[0].port, 443);
  EXPECT_THAT(s.listeners[0].proxies, ElementsAre("10.0.0.1"));
  ASSERT_TRUE(s.listeners[0].tls);
  EXPECT_EQ(s.listeners[0].tls->certificate, "server.pem");
  EXPECT_EQ(s.listeners[0].tls->key, "server.key");
  EXPECT_EQ(s.listeners[0].tls->client_ca, "clients.pem");
  EXPECT_FALSE(s.listeners[1].tls);
  EXPECT_EQ(s.listeners[1].port, 0);
  const LimitSettings& l = s.limits;
  EXPECT_THAT((std::vector<std::int64_t>{l.body, l.connections, l.per_address, l.header_seconds,
                                         l.body_seconds, l.idle_seconds, l.waiting, l.workers,
                                         l.rate_per_minute, l.rate_burst}),
              ElementsAre(1024, 10, 5, 5, 60, 120, 7, 3, 60, 9));
  EXPECT_EQ(s.retention.verdicts, 365 * kDay);
  EXPECT_EQ(s.retention.answers, 48 * kHour);
  ASSERT_THAT(s.emergencies, SizeIs(2));
  EXPECT_EQ(s.emergencies[0].territory, "HK");
  EXPECT_THAT(s.emergencies[0].persons, ElementsAre("hk-ana", "hk-bao"));
  EXPECT_EQ(s.emergencies[0].longest, 12 * kHour);
  EXPECT_EQ(s.emergencies[1].longest, 72 * kHour);
  ASSERT_THAT(s.webhooks, SizeIs(2));
  EXPECT_EQ(s.webhooks[0].name, "one");
  EXPECT_EQ(s.webhooks[0].url, "https://hooks.example/x");
  EXPECT_EQ(s.webhooks[0].secret_file, "one.key");
  EXPECT_EQ(s.webhooks[0].recipient, "hk-service");
  EXPECT_THAT(s.webhooks[0].events, ElementsAre("recall", "edition.active"));
  EXPECT_THAT(s.webhooks[1].events, IsEmpty());
}

TEST(ServiceSettings, WithoutATableItListensOnLoopbackAndNobodyMayActAtOnce) {
  for (const char* toml : {"", "[service]\n"}) {
    const auto s = settings(toml);
    ASSERT_THAT(s.listeners, SizeIs(1));
    EXPECT_EQ(s.listeners.front().address, "127.0.0.1");
    EXPECT_EQ(s.listeners.front().port, 8443);
    EXPECT_FALSE(s.listeners.front().tls);
    EXPECT_THAT(s.emergencies, IsEmpty());
    EXPECT_THAT(s.webhooks, IsEmpty());
    EXPECT_EQ(s.required_lists, std::nullopt);
    EXPECT_EQ(s.retention.verdicts, 0);
  }
}

TEST(ServiceSettings, PlainHttpStaysOnTheMachine) {
  const auto listener = [](std::string_view address) {
    return complaint("[service]\n[[service.listeners]]\naddress = \"" + std::string(address) +
                     "\"\n");
  };
  for (const char* good : {"127.0.0.1", "127.8.9.1", "::1", "localhost"}) {
    EXPECT_EQ(listener(good), "") << good;
  }
  for (const char* bad :
       {"0.0.0.0", "::", "10.0.0.1", "127.example.com", "localhost.example.com", "", "[::1]"}) {
    EXPECT_THAT(listener(bad), HasSubstr("config.value.bad f.toml line=3 column=")) << bad;
    EXPECT_THAT(listener(bad), HasSubstr("service.listeners[0].address")) << bad;
  }
}

TEST(ServiceSettings, WebhooksGoOverHttpsOrStayOnTheMachine) {
  const auto hook = [](const std::string& url) {
    return complaint("[[service.webhooks]]\nname = 'a'\nurl = '" + url + "'\nsecret_file = 'f'\n");
  };
  for (const char* good : {"https://a.example/x", "http://127.0.0.1/x", "http://127.0.0.1:80",
                           "http://[::1]:80/x", "http://localhost/?a"}) {
    EXPECT_EQ(hook(good), "") << good;
  }
  for (const char* bad : {"http://a.example", "http://127.0.0.1.example/", "ftp://a", "https://",
                          "http://localhost.example", "http://127.0.0.1@example/",
                          "http://127.0.0.1:80@example/", "http://[::1].example", ""}) {
    EXPECT_THAT(hook(bad), HasSubstr("config.value.bad f.toml line=3 column=")) << bad;
  }
}

// What is wrong, and where it stands.
TEST(ServiceSettings, ComplainsOfEachWrongValueWithItsPlace) {
  struct Wrong {
    const char* toml;
    const char* said;
    const char* key;
  };
  const Wrong kWrong[] = {
      {"audience = 7", "config.value.type", "service.audience"},
      {"audiense = 'x'", "config.key.unknown", "service.audiense"},
      {"proxy_certificates = ['ff']", "config.value.bad", "service.proxy_certificates"},
      {"required_lists = ['SG']", "config.value.bad", "service.required_lists"},
      {"required_registers = ['SG']", "config.value.bad", "service.required_registers"},
      {"agreement = ['SG']", "config.value.bad", "service.agreement"},
      {"impact_verdicts = -1", "config.value.bad", "service.impact_verdicts"},
      {"impact_verdicts = 1000001", "config.value.bad", "service.impact_verdicts"},
      {"limits = { body = 0 }", "config.value.bad", "service.limits.body"},
      {"limits = { connections = 0 }", "config.value.bad", "service.limits.connections"},
      {"limits = { per_address = 0 }", "config.value.bad", "service.limits.per_address"},
      {"limits = { waiting = 0 }", "config.value.bad", "service.limits.waiting"},
      {"limits = { workers = -1 }", "config.value.bad", "service.limits.workers"},
      {"limits = { rate_per_minute = 0 }", "config.value.bad", "service.limits.rate_per_minute"},
      {"limits = { rate_burst = 0 }", "config.value.bad", "service.limits.rate_burst"},
      {"limits = { header_time = '5' }", "config.value.bad", "service.limits.header_time"},
      {"limits = { body_time = 5 }", "config.value.type", "service.limits.body_time"},
      {"limits = { idle_time = '-5s' }", "config.value.bad", "service.limits.idle_time"},
      {"limits = { bodi = 5 }", "config.key.unknown", "service.limits.bodi"},
      {"retention = { verdicts = 'ever' }", "config.value.bad", "service.retention.verdicts"},
      {"retention = { answers = 1 }", "config.value.type", "service.retention.answers"},
      {"listeners = [ { port = 65536 } ]", "config.value.bad", "service.listeners[0].port"},
      {"listeners = [ { proxies = 'a' } ]", "config.value.type", "service.listeners[0].proxies"},
      {"listeners = [ { tls = { key = 'k' } } ]", "config.key.missing",
       "service.listeners[0].tls.certificate"},
      {"listeners = [ { tls = { certificate = 'c' } } ]", "config.key.missing",
       "service.listeners[0].tls.key"},
      {"emergencies = [ { persons = ['a'] } ]", "config.key.missing",
       "service.emergencies[0].territory"},
      {"emergencies = [ { territory = 'SG', persons = ['a'] } ]", "config.value.bad",
       "service.emergencies[0].territory"},
      {"emergencies = [ { territory = 'HK' } ]", "config.value.bad",
       "service.emergencies[0].persons"},
      {"emergencies = [ { territory = 'HK', persons = ['a'], longest = 3 } ]", "config.value.type",
       "service.emergencies[0].longest"},
      {"webhooks = [ { url = 'https://a', secret_file = 'f' } ]", "config.key.missing",
       "service.webhooks[0].name"},
      {"webhooks = [ { name = 'a', secret_file = 'f' } ]", "config.key.missing",
       "service.webhooks[0].url"},
      {"webhooks = [ { name = 'a', url = 'https://a' } ]", "config.key.missing",
       "service.webhooks[0].secret_file"},
      {"webhooks = [ { name = 'a', url = 'https://a', secret_file = 'f', events = ['x'] } ]",
       "config.value.bad", "service.webhooks[0].events"},
      {"webhooks = [ { name = 'a', url = 'https://a', secret_file = 'f' },"
       " { name = 'a', url = 'https://b', secret_file = 'f' } ]",
       "config.value.repeated", "service.webhooks[1].name"},
  };
  for (const Wrong& wrong : kWrong) {
    const std::string said = complaint("[service]\n" + std::string(wrong.toml) + "\n");
    EXPECT_THAT(said, HasSubstr(std::string(wrong.said) + " f.toml line=")) << wrong.toml;
    EXPECT_THAT(said, HasSubstr("column=")) << wrong.toml;
    EXPECT_THAT(said, HasSubstr(std::string("key=") + wrong.key)) << wrong.toml;
  }
}

TEST(ServiceSettings, AJurisdictionOfTheSameFileIsKnown) {
  EXPECT_EQ(complaint("[service]\nagreement = ['SG']\n[[jurisdictions]]\ncode = 'SG'\n"
                      "names = { en = 'S', zh-Hant = 'S', zh-Hans = 'S', pt = 'S' }\n"
                      "utc_offset = '+08:00'\n"),
            "");
}

}  // namespace
}  // namespace baytrust::service
