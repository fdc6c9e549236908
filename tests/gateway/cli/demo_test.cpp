// `baytrust demo` and what its --serve hands to the server and says to people; the server itself is
// tests/e2e/demo_serve.sh's.
#include <boost/json/parse.hpp>
#include <filesystem>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gateway/cli/codes.hpp"
#include "gateway/cli/demo_service.hpp"
#include "gateway/cli/exit_code.hpp"
#include "tests/gateway/cli/shell.hpp"

namespace baytrust::cli {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr Instant kToday{1830000000};

TEST(Demo, ServesItsWorldAndSaysWhatToType) {
  test::Shell shell;
  shell.now = kToday;
  const std::string place = shell.place("it's here");
  std::optional<service::Config> config;
  shell.serve = [&](const service::ServeRequest& request) -> Result<void> {
    config = request.config;
    EXPECT_EQ(request.store, place + "/store");
    EXPECT_TRUE(request.read_config());
    request.tell({.kind = service::ServeNews::Kind::listening, .subject = "http://127.0.0.1:7"});
    request.tell({.kind = service::ServeNews::Kind::stopping, .subject = "SIGTERM"});
    request.tell({.kind = service::ServeNews::Kind::stopped});
    return {};
  };
  ASSERT_EQ(shell.run({"demo", "--serve", "--port", "7", "--dir", place, "--lang", "zh-Hant"}),
            kDone)
      << shell.err;
  ASSERT_TRUE(config);
  ASSERT_EQ(config->service.listeners.size(), 1U);
  EXPECT_EQ(config->service.listeners[0].address, "127.0.0.1");
  EXPECT_EQ(config->service.listeners[0].port, 7);
  EXPECT_THAT(shell.out, HasSubstr("http://127.0.0.1:7/docs"));
  EXPECT_THAT(shell.out, HasSubstr("http://127.0.0.1:7/readyz"));
  // As a shell reads it, in the reader's language.
  EXPECT_THAT(shell.out, HasSubstr("$(cat '" + shell.place("it'\\''s here") +
                                   "/partners/one-account.token')"));
  EXPECT_THAT(shell.out, HasSubstr("-H 'Accept-Language: zh-Hant'"));
  EXPECT_THAT(shell.out, HasSubstr("hk-demo-000000000001:approve"));
  EXPECT_THAT(shell.out, HasSubstr("Ctrl-C"));
  const auto secret = fs::status(place + "/partners/one-account.token").permissions();
  EXPECT_EQ(secret, fs::perms::owner_read | fs::perms::owner_write);

  // What is there is not touched by another run.
  EXPECT_EQ(shell.run({"demo", "--dir", place, "--json"}), kUsage);
  EXPECT_THAT(shell.out, HasSubstr("cli.directory.not_empty"));
  EXPECT_TRUE(fs::exists(place + "/store/baytrust.sqlite3"));
}

TEST(Demo, WhatDoesNotBeginLeavesNothingBehind) {
  test::Shell shell;
  const std::string place = shell.place("demo");
  EXPECT_EQ(shell.run({"demo", "--serve", "--port", "port", "--dir", place}), kUsage);
  EXPECT_EQ(shell.run({"demo", "--serve", "--port", "65536", "--dir", place}), kUsage);
  EXPECT_EQ(shell.run({"demo", "--port", "7", "--dir", place, "--json"}), kUsage);
  EXPECT_THAT(shell.out, HasSubstr("cli.option.alone"));
  shell.try_port = [](std::uint16_t port) -> Result<void> {
    EXPECT_EQ(port, 8443);
    return Error(kFileUnwritable, "x", {{"file", "x"}, {"message", "Address already in use"}});
  };
  EXPECT_EQ(shell.run({"demo", "--serve", "--dir", place, "--lang", "pt"}), kUsage);
  EXPECT_THAT(shell.err, HasSubstr("8443"));
  EXPECT_THAT(shell.err, HasSubstr("Address already in use"));
  EXPECT_THAT(shell.err, HasSubstr("--port"));
  EXPECT_THAT(shell.err, HasSubstr("[cli.port.unusable]"));
  EXPECT_FALSE(fs::exists(place));
}

TEST(Demo, ToldToStopItLeavesAnEmptyDirectory) {
  test::Shell shell;
  shell.told_to_stop = [] { return true; };
  const std::string place = shell.place("demo");
  EXPECT_EQ(shell.run({"demo", "--dir", place}), kRefused);
  EXPECT_TRUE(fs::is_empty(place));
  EXPECT_THAT(shell.out, Not(HasSubstr("1")));
}

TEST(Demo, WordsAreQuotedForAShell) {
  EXPECT_EQ(shell_word("demo/lists/CN-GD.xml"), "demo/lists/CN-GD.xml");
  EXPECT_EQ(shell_word("two words"), "'two words'");
  EXPECT_EQ(shell_word("$(x)"), "'$(x)'");
  EXPECT_EQ(shell_word("it's"), "'it'\\''s'");
  EXPECT_EQ(shell_word(""), "''");
}

}  // namespace
}  // namespace baytrust::cli
