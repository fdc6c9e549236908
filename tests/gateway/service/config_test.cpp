// Configuration is read strictly: what is wrong is named with its place, and what nobody reads is
// refused.
#include "gateway/service/config.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace baytrust::service {
namespace {

using crypto::Acceptance;
using decision::Profile;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

Config config_of(std::string_view toml) {
  auto config = read_config(toml, "baytrust.toml");
  EXPECT_TRUE(config) << describe(config.error());
  return config ? *config : Config{};
}

std::string complaint(std::string_view toml) {
  const auto config = read_config(toml, "baytrust.toml");
  return config ? "" : describe(config.error());
}

const Instant k2030{1893456000};

TEST(Config, WithoutAFileThreeJurisdictionsHaveAProfileEach) {
  const Config config = built_in_config();
  EXPECT_EQ(config.source, "");
  for (const char* code : {"CN-GD", "HK", "MO"}) {
    const auto* jurisdiction = config.jurisdiction(code);
    ASSERT_NE(jurisdiction, nullptr) << code;
    EXPECT_EQ(jurisdiction->utc_offset_minutes, 480);
    EXPECT_EQ(jurisdiction->names.size(), 4U);
    EXPECT_EQ(jurisdiction->algorithms, crypto::default_policy());
    const auto profile = find_profile(config, "", code);
    ASSERT_TRUE(profile);
    EXPECT_EQ(profile->name, std::string("built-in:") + code);
    EXPECT_EQ(profile->relying, code);
  }
}

TEST(Config, AnEmptyFileChangesNothing) {
  Config config = config_of("");
  EXPECT_EQ(config.source, "baytrust.toml");
  EXPECT_EQ(config.jurisdictions, built_in_config().jurisdictions);
  EXPECT_EQ(config.profiles, built_in_config().profiles);
}

TEST(Config, ReadsStoreAndBackend) {
  const Config config = config_of("store = '/var/lib/baytrust'\ncrypto = 'botan'\n");
  EXPECT_EQ(config.store, "/var/lib/baytrust");
  EXPECT_EQ(config.backend, crypto::Backend::botan);
}

TEST(Config, ChangesOfAJurisdictionOnlyWhatIsSaid) {
  const Config config = config_of(R"toml(
[[jurisdictions]]
code = "HK"
grace = "36h"
shrink_per_mille = 5
[jurisdictions.algorithms]
hashes = { SHA-256 = "until 2030-01-01T00:00:00Z", SHA-1 = "tolerated until 2030-01-01T08:00:00+08:00" }
schemes = { SM2 = "never" }
curves = { P-256 = "tolerated" }
rsa_bits = [ { min = 2048, accepted = "until 2030-01-01T00:00:00Z" }, { min = 3072 } ]
dsa_bits = [ { min = 1024, accepted = "tolerated" } ]
)toml");
  const auto& hk = *config.jurisdiction("HK");
  EXPECT_EQ(hk.age.grace, 36 * kHour);
  EXPECT_EQ(hk.acceptance.shrink_per_mille, 5U);
  EXPECT_EQ(hk.utc_offset_minutes, 480);
  EXPECT_EQ(hk.names.at("zh-Hant"), "香港");
  EXPECT_EQ(hk.algorithms.of(crypto::Hash::sha256), Acceptance::until(k2030));
  EXPECT_EQ(hk.algorithms.of(crypto::Hash::sha1), Acceptance::tolerated_until(k2030));
  EXPECT_EQ(hk.algorithms.of(crypto::Hash::md5), Acceptance::never());
  EXPECT_EQ(hk.algorithms.of(crypto::Scheme::sm2), Acceptance::never());
  EXPECT_EQ(hk.algorithms.of(crypto::Curve::p256), Acceptance::tolerated());
  EXPECT_EQ(hk.algorithms.rsa_bits.at(2048), Acceptance::until(k2030));
  EXPECT_EQ(hk.algorithms.rsa_bits.at(3072), Acceptance::always());
  EXPECT_EQ(hk.algorithms.rsa_bits.at(1024), Acceptance::never());
  EXPECT_EQ(hk.algorithms.dsa_bits.at(1024), Acceptance::tolerated());
  EXPECT_EQ(*config.jurisdiction("MO"), *built_in_config().jurisdiction("MO"));
}

TEST(Config, AFourthJurisdictionNeedsNoCode) {
  const Config config = config_of(R"toml(
[[jurisdictions]]
code = "CN-XX"
utc_offset = "-03:30"
names = { en = "Fourth (DEMO)", zh-Hant = "第四（示範）" }
)toml");
  const auto* fourth = config.jurisdiction("CN-XX");
  ASSERT_NE(fourth, nullptr);
  EXPECT_EQ(fourth->utc_offset_minutes, -210);
  EXPECT_EQ(fourth->algorithms, crypto::default_policy());
  EXPECT_EQ(find_profile(config, "", "CN-XX").value().name, "built-in:CN-XX");
}

constexpr std::string_view kFullProfile = R"toml(
name = "Trademark filing (DEMO)"
relying = "CN-GD"
policies = ["2.999.1.1", "2.999.1.2"]
minimum_assurance = "gd-reliable"
purposes = ["filing"]
amount_limits = [ { amount = 50000, currency = "CNY" }, { amount = 0, currency = "HKD" } ]
formats = ["pdf"]
custody = ["device", "server-side"]
extended_key_usage = ["1.3.6.1.5.5.7.3.4"]
audit = "not-accepted"
publication = "agreed"
domestic_types = ["gd-person"]
domestic_policies = ["2.999.1.3"]
domestic_absent_key_usage = "allowed"
raised = [ { code = "der.truncated", effect = "invalid" } ]
[algorithms]
hashes = { SHA-256 = "until 2030-01-01T00:00:00Z" }
[revocation]
sources = "crl"
freshness = "2d"
grace = "90s"
after_resumption = "accepted"
hold_history_unknown = "warning"
[limits]
signatures = 7
path_steps = 8
graph_nodes = 9
comparisons = 10
bytes = 11
)toml";

TEST(Profile, ReadsEveryWish) {
  const auto profile = read_profile(kFullProfile, "trademark.toml", built_in_config(), "CN-GD");
  ASSERT_TRUE(profile) << describe(profile.error());
  Profile expected;
  expected.name = "Trademark filing (DEMO)";
  expected.relying = "CN-GD";
  expected.policies = {decision::RelyingPolicy(Oid::literal("2.999.1.1")),
                       decision::RelyingPolicy(Oid::literal("2.999.1.2"))};
  expected.minimum_assurance = "gd-reliable";
  expected.purposes = {"filing"};
  expected.amount_limits = {{50000, "CNY"}, {0, "HKD"}};
  expected.formats = {"pdf"};
  expected.custody = {trustlists::Custody::device, trustlists::Custody::server_side};
  expected.extended_key_usage = {Oid::literal("1.3.6.1.5.5.7.3.4")};
  expected.audit = decision::AuditRule::not_accepted;
  expected.publication = decision::PublicationRule::agreed;
  expected.domestic_types = {"gd-person"};
  expected.domestic_policies = {decision::RelyingPolicy(Oid::literal("2.999.1.3"))};
  expected.domestic_absent_key_usage = decision::AbsentKeyUsage::allowed;
  expected.raised = {{"der.truncated", Effect::invalid}};
  expected.revocation = {.sources = decision::RevocationSources::crl,
                         .freshness = 2 * kDay,
                         .grace = 90,
                         .after_resumption = decision::AfterResumption::accepted,
                         .hold_history_unknown = Effect::warning};
  expected.limits = {7, 8, 9, 10, 11};
  ASSERT_TRUE(profile->algorithms);
  EXPECT_EQ(profile->algorithms->of(crypto::Hash::sha256), Acceptance::until(k2030));
  expected.algorithms = profile->algorithms;
  EXPECT_EQ(*profile, expected);
}

TEST(Profile, ItsAlgorithmsObjectToNothingThatTheyDoNotName) {
  const auto profile =
      read_profile("name = 'p'\nrelying = 'HK'\n[algorithms]\n", "p.toml", built_in_config(), "HK");
  ASSERT_TRUE(profile);
  const auto policy = crypto::default_policy();
  EXPECT_EQ(crypto::stricter_of(*profile->algorithms, policy), policy);
}

TEST(Profile, IsFoundByNameOrByDefaultForItsJurisdiction) {
  const Config config = config_of(R"toml(
[[profiles]]
name = "broker"
relying = "HK"
[default_profiles]
HK = "broker"
)toml");
  EXPECT_EQ(find_profile(config, "", "HK").value().name, "broker");
  EXPECT_EQ(find_profile(config, "built-in:HK", "HK").value().name, "built-in:HK");
  EXPECT_EQ(find_profile(config, "", "MO").value().name, "built-in:MO");
  EXPECT_EQ(describe(find_profile(config, "brokr", "HK").error()),
            "config.profile.unknown --profile name=brokr "
            "known=built-in:CN-GD, built-in:HK, built-in:MO, broker");
  EXPECT_EQ(describe(find_profile(config, "broker", "MO").error()),
            "config.profile.relying --profile name=broker relying=HK asked=MO");
  EXPECT_EQ(describe(find_profile(config, "", "SG").error()),
            "config.jurisdiction.unknown --relying name=SG known=CN-GD, HK, MO");
}

TEST(ConfigComplaint, NamesFileLineAndColumn) {
  EXPECT_THAT(complaint("store = \n"), HasSubstr("config.syntax baytrust.toml line=1 column="));
  EXPECT_EQ(complaint("\n  stoer = 'x'\n"),
            "config.key.unknown baytrust.toml line=2 column=3 key=stoer");
  EXPECT_EQ(complaint("store = 7\n"),
            "config.value.type baytrust.toml line=1 column=1 key=store found=integer "
            "expected=string");
}

struct Case {
  std::string_view toml;
  std::string_view said;  // within the complaint
};
class ConfigRefusal : public ::testing::TestWithParam<Case> {};

TEST_P(ConfigRefusal, IsNamed) {
  EXPECT_THAT(complaint(GetParam().toml), HasSubstr(std::string(GetParam().said)));
}
INSTANTIATE_TEST_SUITE_P(
    Values, ConfigRefusal,
    ::testing::Values(
        Case{"crypto = 'bouncy'",
             "config.value.bad baytrust.toml line=1 column=1 key=crypto "
             "value=bouncy expected=fastest, botan, openssl"},
        Case{"[[jurisdictions]]\nnames = {}", "config.key.missing"},
        Case{"[[jurisdictions]]\ncode = ''", "config.value.bad"},
        Case{"[[jurisdictions]]\ncode = 'hk'", "key=jurisdictions[0].code value=hk"},
        Case{"[[jurisdictions]]\ncode = 'HK'\n[[jurisdictions]]\ncode = 'HK'",
             "config.value.repeated baytrust.toml line=4 column=1 key=jurisdictions[1].code"},
        Case{"[[jurisdictions]]\ncode = 'HK'\nutc_offset = '8'", "value=8 expected=+08:00"},
        Case{"[[jurisdictions]]\ncode = 'HK'\nutc_offset = '+15:00'", "config.value.bad"},
        Case{"[[jurisdictions]]\ncode = 'HK'\nutc_offset = '+08:60'", "config.value.bad"},
        Case{"[[jurisdictions]]\ncode = 'HK'\ngrace = '7'", "expected=90s, 30m, 12h, 7d"},
        Case{"[[jurisdictions]]\ncode = 'HK'\ngrace = '-1d'", "config.value.bad"},
        Case{"[[jurisdictions]]\ncode = 'HK'\ngrace = 'xd'", "config.value.bad"},
        Case{"[[jurisdictions]]\ncode = 'HK'\nshrink_per_mille = 1001", "expected=0 .. 1000"},
        Case{"[[jurisdictions]]\ncode = 'HK'\nshrinkage = 1", "key=jurisdictions[0].shrinkage"},
        Case{"jurisdictions = ['HK']", "found=string expected=array of tables"},
        Case{"[[jurisdictions]]\ncode = 'HK'\n[jurisdictions.algorithms]\nhashes = { SHA-3 = "
             "'never' }",
             "key=jurisdictions[0].algorithms.hashes.SHA-3 value=SHA-3 expected=MD5, SHA-1"},
        Case{"[[jurisdictions]]\ncode = 'HK'\n[jurisdictions.algorithms]\nhashes = { SHA-1 = "
             "'until 2030' }",
             "value=until 2030 expected=always, never"},
        Case{"[[jurisdictions]]\ncode = 'HK'\n[jurisdictions.algorithms]\nrsa_bits = [ { min = "
             "2048, accepted = 'yes' } ]",
             "rsa_bits[0].accepted value=yes"},
        Case{"[[profiles]]\nname = 'p'\nrelying = 'SG'", "value=SG expected=CN-GD, HK, MO"},
        Case{"[[profiles]]\nname = 'p'\nrelying = 'HK'\n[[profiles]]\nname = 'p'\nrelying = 'MO'",
             "config.value.repeated"},
        Case{"[[profiles]]\nname = 'p'\nrelying = 'HK'\npolicies = ['1']", "value=1"},
        Case{"[[profiles]]\nname = 'p'\nrelying = 'HK'\npolicies = [1]",
             "found=integer expected=array of strings"},
        Case{"[[profiles]]\nname = 'p'\nrelying = 'HK'\namount_limits = [ { amount = 1, currency "
             "= 'hkd' } ]",
             "value=hkd"},
        Case{"[[profiles]]\nname = 'p'\nrelying = 'HK'\namount_limits = [ { amount = -1, currency "
             "= 'HKD' } ]",
             "value=-1"},
        Case{"[[profiles]]\nname = 'p'\nrelying = 'HK'\namount_limits = [ { amount = 1, currency "
             "= 'HKD' }, { amount = 2, currency = 'HKD' } ]",
             "config.value.repeated"},
        Case{"[[profiles]]\nname = 'p'\nrelying = 'HK'\nraised = [ { code = 'revocation.stale', "
             "effect = 'invalid' } ]",
             "value=revocation.stale"},
        Case{"[[profiles]]\nname = 'p'\nrelying = 'HK'\nraised = [ { code = 'der.truncated', "
             "effect = 'passed' } ]",
             "value=passed"},
        Case{"[[profiles]]\nname = 'p'\nrelying = 'HK'\n[profiles.revocation]\nfreshnes = '1d'",
             "key=profiles[0].revocation.freshnes"},
        Case{"[[profiles]]\nname = 'p'\nrelying = 'HK'\n[profiles.limits]\nsignatures = 0",
             "value=0"},
        Case{"[default_profiles]\nHK = 'p'", "key=default_profiles.HK value=p"},
        Case{"[default_profiles]\nHK = 'built-in:MO'", "value=built-in:MO"},
        Case{"store = 1.5", "found=other"}));

TEST(ConfigComplaint, AHugeFileIsNotRead) {
  EXPECT_EQ(complaint(std::string((1U << 20) + 1, ' ')),
            "config.too_large baytrust.toml size=1048577 limit=1048576");
}

// The TOML library asserts here when its assertions are on: it must be built without them.
TEST(ConfigComplaint, BracketsWithoutAKeyAreRefusedNotFatal) {
  for (const char* text : {"[[  # profiles\n", "[ #\n", "[[ \n", "[ = 1 ]\n", "[[ [", "[(x)]\n"}) {
    EXPECT_THAT(complaint(text), HasSubstr("config.syntax baytrust.toml line=1 column=")) << text;
  }
}

TEST(ConfigComplaint, DeepNestingIsRefused) {
  const std::string deep = "a = " + std::string(100'000, '[') + std::string(100'000, ']');
  EXPECT_THAT(complaint(deep), HasSubstr("config.syntax"));
}

}  // namespace
}  // namespace baytrust::service
