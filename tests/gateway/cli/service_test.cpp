// The commands of serving and keeping: who may call, what the configuration says, the daemon's
// words, the store looked over, copied and made of a copy.
#include <boost/json/parse.hpp>
#include <filesystem>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gateway/cli/exit_code.hpp"
#include "gateway/service/caller.hpp"
#include "gateway/service/codes.hpp"
#include "tests/gateway/cli/shell.hpp"
#include "tests/support/publisher.hpp"

namespace baytrust::cli {
namespace {

using service::CredentialKind;
using service::Role;
using test::kNoon;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

class ServiceCommands : public ::testing::Test {
 protected:
  ServiceCommands() {
    shell_.variables["BAYTRUST_STORE"] = shell_.place("store");
    test::must(shell_.stores.create(shell_.place("store"), {world_.hk.pin(), world_.mo.pin()}));
  }
  std::string text_of(std::string_view member) const {
    return std::string(boost::json::parse(shell_.out).at(member).as_string());
  }
  Result<service::Caller> caller_of(const std::string& token, Instant now = kNoon) {
    auto store = test::must(shell_.stores.open(shell_.place("store")));
    return service::identify(store->accounts(), CredentialKind::token,
                             *service::token_fingerprint(token), now);
  }

  test::SmallWorld world_;
  test::Shell shell_;
};

TEST_F(ServiceCommands, ATokenIsMadeWithItsAccountAndShownOnce) {
  ASSERT_EQ(shell_.run({"token", "create", "--account", "one-account", "--role", "validator",
                        "--expires", "2026-04-01T00:00:00+08:00", "--json"}),
            kDone)
      << shell_.err;
  const std::string token = text_of("token");
  const auto caller = caller_of(token);
  ASSERT_TRUE(caller) << describe(caller.error());
  EXPECT_TRUE(caller->may(Role::validator));
  EXPECT_FALSE(caller_of(token, kNoon + 60 * kDay));
  ASSERT_EQ(shell_.run({"token", "list"}), kDone);
  EXPECT_THAT(shell_.out, HasSubstr("one-account"));
  EXPECT_THAT(shell_.out, Not(HasSubstr(token)));

  // A second token of the same account, with one role more.
  ASSERT_EQ(shell_.run({"token", "create", "--account", "one-account", "--role", "approver:MO"}),
            kDone);
  EXPECT_THAT(shell_.out, HasSubstr("validator, approver:MO"));
  EXPECT_TRUE(caller_of(token)->may(Role::approver, "MO"));
}

TEST_F(ServiceCommands, WhatNoTokenIsMadeFor) {
  const auto code = [&](std::vector<std::string> words) {
    words.insert(words.begin(), {"token", "create"});
    words.emplace_back("--json");
    EXPECT_NE(shell_.run(words), kDone);
    return std::string(boost::json::parse(shell_.out).at("error").at("code").as_string());
  };
  EXPECT_EQ(code({"--account", "New Account", "--role", "validator"}), "account.name.bad");
  EXPECT_EQ(code({"--account", "new"}), "cli.argument.missing");
  EXPECT_EQ(code({"--account", "new", "--role", "king"}), "account.grant.bad");
  EXPECT_EQ(code({"--account", "new", "--role", "publisher"}), "account.grant.bad");
  EXPECT_EQ(code({"--account", "new", "--role", "publisher:XX"}), "config.jurisdiction.unknown");
  EXPECT_EQ(code({"--account", "new", "--role", "auditor", "--expires", "2020-01-01T00:00:00Z"}),
            "cli.value.bad");
  auto store = test::must(shell_.stores.open(shell_.place("store")));
  EXPECT_TRUE(test::must(store->accounts().accounts()).empty());
}

TEST_F(ServiceCommands, CertificatesAreCredentialsAndEndWhenRevoked) {
  const std::string file = shell_.file("hk.pem", x509::to_pem(world_.leaf()->der, "CERTIFICATE"));
  EXPECT_EQ(shell_.run({"token", "certificate", "--account", "hk-office", "--kind", "content",
                        "--file", file, "--json"}),
            kBadInput);
  EXPECT_THAT(shell_.out, HasSubstr("account.unknown"));
  ASSERT_EQ(shell_.run({"token", "create", "--account", "hk-office", "--role", "publisher:HK"}),
            kDone);
  ASSERT_EQ(shell_.run({"token", "certificate", "--account", "hk-office", "--kind", "content",
                        "--file", file, "--json"}),
            kDone)
      << shell_.out;
  const std::string digest = text_of("sha256");
  EXPECT_EQ(text_of("kind"), "content-certificate");
  EXPECT_EQ(shell_.run({"token", "certificate", "--account", "hk-office", "--kind", "paper",
                        "--file", file}),
            kUsage);
  ASSERT_EQ(shell_.run({"token", "revoke", digest}), kDone) << shell_.err;
  auto store = test::must(shell_.stores.open(shell_.place("store")));
  const auto kept = test::must(
      store->accounts().find(CredentialKind::content_certificate, *parse_digest(digest)));
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->revoked, kNoon);
  EXPECT_EQ(shell_.run({"token", "revoke", std::string(64, '0')}), kBadInput);
  EXPECT_EQ(shell_.run({"token", "revoke", "bt_short"}), kUsage);
}

TEST_F(ServiceCommands, RolesAreTakenAwayAndAccountsEnd) {
  ASSERT_EQ(shell_.run({"token", "create", "--account", "ana", "--role", "approver:HK", "--role",
                        "auditor", "--json"}),
            kDone);
  const std::string token = text_of("token");
  EXPECT_EQ(shell_.run({"account", "remove-role", "--account", "ana", "--role", "approver:HK",
                        "--role", "operator"}),
            kBadInput);
  EXPECT_THAT(shell_.err, HasSubstr("[account.role.missing]"));
  EXPECT_TRUE(caller_of(token)->may(Role::approver, "HK")) << "all or nothing";
  ASSERT_EQ(shell_.run({"account", "remove-role", "--account", "ana", "--role", "approver:HK"}),
            kDone)
      << shell_.err;
  EXPECT_THAT(shell_.out, HasSubstr("auditor"));
  EXPECT_FALSE(caller_of(token)->may(Role::approver, "HK"));
  EXPECT_TRUE(caller_of(token)->may(Role::auditor));

  const std::string file = shell_.file("ana.pem", x509::to_pem(world_.leaf()->der, "CERTIFICATE"));
  ASSERT_EQ(shell_.run({"token", "certificate", "--account", "ana", "--kind", "tls", "--file", file,
                        "--json"}),
            kDone);
  const auto fingerprint = *parse_digest(text_of("sha256"));
  shell_.now = kNoon + kHour;
  ASSERT_EQ(shell_.run({"account", "end", "--account", "ana"}), kDone) << shell_.err;
  EXPECT_THAT(shell_.out, HasSubstr(to_string(kNoon + kHour)));
  EXPECT_TRUE(caller_of(token, kNoon)) << "it was one until then";
  EXPECT_EQ(caller_of(token, kNoon + kHour).error().code().id, "account.ended");
  auto store = test::must(shell_.stores.open(shell_.place("store")));
  EXPECT_EQ(service::identify(store->accounts(), CredentialKind::tls_certificate, fingerprint,
                              kNoon + kHour)
                .error()
                .code()
                .id,
            "account.ended");
  shell_.now = kNoon + kDay;
  ASSERT_EQ(shell_.run({"account", "end", "--account", "ana", "--json"}), kDone);
  EXPECT_EQ(text_of("ended"), to_string(kNoon + kHour)) << "the earlier instant stays";
  EXPECT_EQ(shell_.run({"token", "create", "--account", "ana", "--role", "auditor"}), kBadInput);
  for (const char* verb : {"end", "remove-role"}) {
    std::vector<std::string> words{"account", verb, "--account", "nobody", "--json"};
    if (words[1] == "remove-role") words.insert(words.end(), {"--role", "auditor"});
    EXPECT_EQ(shell_.run(words), kBadInput);
    EXPECT_THAT(shell_.out, HasSubstr("account.unknown"));
  }
}

TEST_F(ServiceCommands, CheckConfigSaysWhatHoldsOrWhereItDoesNot) {
  const std::string good = shell_.file("good.toml", R"(
[[service.listeners]]
address = "::1"
port = 9000
[[service.emergencies]]
territory = "HK"
persons = ["ana"]
[service.retention]
verdicts = "90d"
)");
  ASSERT_EQ(shell_.run({"check-config", good}), kDone) << shell_.err;
  EXPECT_THAT(shell_.out, HasSubstr("http://[::1]:9000"));
  EXPECT_THAT(shell_.out, HasSubstr("HK: ana"));
  EXPECT_THAT(shell_.out, HasSubstr("90d"));
  ASSERT_EQ(shell_.run({"check-config", good, "--json"}), kDone);
  EXPECT_EQ(text_of("audience"), "baytrust");

  const std::string bad = shell_.file("bad.toml", "[service]\nbody = 7\n");
  EXPECT_EQ(shell_.run({"check-config", bad}), kBadInput);
  EXPECT_THAT(shell_.err, HasSubstr("bad.toml"));
  EXPECT_THAT(shell_.err, HasSubstr("2"));
  EXPECT_THAT(shell_.err, HasSubstr("[config.key.unknown]"));
  EXPECT_EQ(shell_.run({"check-config", shell_.place("none.toml")}), kBadInput);
}

TEST_F(ServiceCommands, ServeSaysWhereAndReadsItsFileAgain) {
  const std::string file = shell_.file("baytrust.toml", "store = \"elsewhere\"\n");
  std::string place;
  shell_.serve = [&](const service::ServeRequest& request) -> Result<void> {
    using Kind = service::ServeNews::Kind;
    place = request.store;
    request.tell({.kind = Kind::listening, .subject = "https://192.0.2.1:8443"});
    shell_.file("baytrust.toml", "store = 7\n");
    const auto again = request.read_config();
    EXPECT_FALSE(again);
    request.tell({.kind = Kind::reload_refused, .subject = file, .error = again.error()});
    request.tell({.kind = Kind::stopped});
    return {};
  };
  ASSERT_EQ(shell_.run({"serve", "--config", file}), kDone);
  EXPECT_EQ(place, shell_.place("store"));  // the environment goes before the file
  EXPECT_THAT(shell_.out, HasSubstr("https://192.0.2.1:8443"));
  EXPECT_THAT(shell_.out, HasSubstr("[config.value.type]"));
  shell_.file("baytrust.toml", "store = \"elsewhere\"\n");
  ASSERT_EQ(shell_.run({"serve", "--config", file, "--json"}), kDone);
  EXPECT_THAT(shell_.out,
              StartsWith(R"({"event":"listening","subject":"https://192.0.2.1:8443"})"));

  shell_.serve = [](const service::ServeRequest&) -> Result<void> {
    return Error(service::kStoreMissing, "store", {{"place", "x"}});
  };
  EXPECT_EQ(shell_.run({"serve"}), kBadInput);
  shell_.variables.clear();
  EXPECT_EQ(shell_.run({"serve"}), kUsage);
}

TEST_F(ServiceCommands, AStoreIsLookedOverCopiedAndMadeOfACopy) {
  EXPECT_EQ(shell_.run({"fsck"}), kDone) << shell_.err;
  ASSERT_EQ(shell_.run({"backup", shell_.place("copy")}), kDone) << shell_.err;
  EXPECT_THAT(shell_.out, HasSubstr(shell_.place("copy")));
  EXPECT_EQ(shell_.run({"backup", shell_.place("copy")}), kBadInput);  // never over what is there
  EXPECT_EQ(shell_.run({"restore", shell_.place("copy")}), kBadInput);
  ASSERT_EQ(shell_.run({"restore", shell_.place("copy"), "--store", shell_.place("restored")}),
            kDone)
      << shell_.err;
  EXPECT_EQ(shell_.run({"fsck", "--store", shell_.place("restored"), "--json"}), kDone);
  EXPECT_TRUE(boost::json::parse(shell_.out).at("troubles").as_array().empty());
  EXPECT_EQ(shell_.run({"fsck", "--store", shell_.place("none")}), kBadInput);
}

TEST_F(ServiceCommands, TroublesOfAStoreAreListed) {
  shell_.looked = service::StoreKeeping::Looked{
      3, {Error(service::kStoreAltered, "edition", {{"digest", "aa"}})}};
  EXPECT_EQ(shell_.run({"fsck"}), kRefused);
  EXPECT_THAT(shell_.out, HasSubstr("[store.altered]"));
  EXPECT_EQ(shell_.run({"fsck", "--json"}), kRefused);
  EXPECT_THAT(shell_.out, HasSubstr(R"("code":"store.altered")"));
}

TEST_F(ServiceCommands, SpeakEveryLanguage) {
  for (const char* language : {"en", "zh-Hant", "zh-Hans", "pt"}) {
    EXPECT_EQ(
        shell_.run({"token", "create", "--account", "a", "--role", "auditor", "--lang", language}),
        kDone);
    EXPECT_THAT(shell_.out, HasSubstr("bt_"));
    EXPECT_THAT(shell_.out, Not(HasSubstr("{")));
  }
}

}  // namespace
}  // namespace baytrust::cli
