// From words to a command: what is understood, and the name of every way to be wrong.
#include "gateway/cli/parse.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <set>

namespace baytrust::cli {
namespace {

using ::testing::ElementsAre;

std::string complaint(const std::vector<std::string>& words) {
  const auto parsed = parse(words);
  return parsed ? "" : describe(parsed.error());
}

Parsed parsed(const std::vector<std::string>& words) {
  auto result = parse(words);
  EXPECT_TRUE(result) << describe(result.error());
  return result ? *result : Parsed{};
}

TEST(Parse, FindsCommandsOfOneAndTwoWords) {
  EXPECT_EQ(parsed({"check", "a.pem", "--relying", "HK"}).command->name, "check");
  EXPECT_EQ(parsed({"list", "import", "a.xml"}).command->name, "list import");
  EXPECT_EQ(parsed({"mapping", "show"}).command->name, "mapping show");
}

TEST(Parse, ReadsOptionsAnywhereAndRepeatedOnes) {
  const auto arguments = parsed({"check", "--relying", "HK", "a.pem", "--chain", "b", "c",
                                 "--chain=d", "--json", "--store", "s"})
                             .arguments;
  EXPECT_EQ(arguments.text("FILE"), "a.pem");
  EXPECT_EQ(arguments.text("--relying"), "HK");
  EXPECT_THAT(arguments.texts("--chain"), ElementsAre("b", "c", "d"));
  EXPECT_TRUE(arguments.has("--json"));
  EXPECT_FALSE(arguments.has("--all"));
  EXPECT_EQ(arguments.text("--store"), "s");
}

TEST(Parse, AHyphenIsAFile) {
  EXPECT_EQ(parsed({"list", "import", "-"}).arguments.text("LIST"), "-");
  EXPECT_EQ(parsed({"path", "--cases", "-"}).arguments.text("--cases"), "-");
}

TEST(Parse, AFileMayBeNamedAsACommandIs) {
  for (const char* name : {"demo", "list", "check", "show"}) {
    EXPECT_EQ(parsed({"check", name, "--relying", "HK"}).arguments.text("FILE"), name);
    EXPECT_EQ(parsed({"list", "import", name}).arguments.text("LIST"), name);
  }
}

TEST(Parse, HelpAndVersionNeedNothingElse) {
  EXPECT_TRUE(parsed({"--version"}).arguments.has("--version"));
  EXPECT_TRUE(parsed({"--help"}).arguments.has("--help"));
  EXPECT_EQ(parsed({"list", "--help"}).group, "list");
  const auto check = parsed({"check", "--help"});
  EXPECT_EQ(check.command->name, "check");
  EXPECT_TRUE(check.arguments.has("--help"));
}

TEST(Parse, NamesWhatIsWrong) {
  EXPECT_THAT(complaint({}), ::testing::StartsWith("cli.command.missing baytrust known=init, "));
  EXPECT_EQ(complaint({"crl"}), "cli.command.missing crl known=crl import, crl list");
  EXPECT_THAT(complaint({"frob"}),
              ::testing::StartsWith("cli.command.unknown baytrust command=frob known=init, "));
  EXPECT_THAT(complaint({"list", "frob"}),
              ::testing::StartsWith("cli.command.unknown baytrust command=list frob known="));
  EXPECT_EQ(complaint({"--frob"}), "cli.argument.unknown baytrust argument=--frob");
  EXPECT_EQ(complaint({"check", "a", "--relying", "HK", "--frob"}),
            "cli.argument.unknown check argument=--frob");
  EXPECT_EQ(complaint({"crl", "list", "extra"}), "cli.argument.unknown crl list argument=extra");
  EXPECT_EQ(complaint({"check", "a"}), "cli.argument.missing check argument=--relying");
  EXPECT_EQ(complaint({"check", "--relying", "HK"}), "cli.argument.missing check argument=FILE");
  EXPECT_EQ(complaint({"check", "a", "--relying"}),
            "cli.option.value_count baytrust "
            "option=--relying");
  EXPECT_EQ(complaint({"check", "a", "--relying", "HK", "--relying", "MO"}),
            "cli.option.value_count baytrust option=--relying");
}

TEST(Commands, EachHasAnExampleThatParsesAndHelp) {
  std::set<std::string_view> names;
  for (const Command& command : commands()) {
    EXPECT_TRUE(names.insert(command.name).second) << command.name;
    EXPECT_NE(command.run, nullptr);
    EXPECT_NE(command.summary, messages::Label::none) << command.name;
    EXPECT_TRUE(command.example.starts_with("baytrust " + std::string(command.name)))
        << command.example;
    std::set<std::string_view> options;
    for (const OptionSpec& spec : command.options) {
      EXPECT_TRUE(options.insert(spec.name).second) << command.name << " " << spec.name;
      EXPECT_NE(spec.help, messages::Label::none) << command.name << " " << spec.name;
      EXPECT_EQ(spec.positional() || spec.kind == OptionSpec::Kind::flag, spec.value.empty());
    }
  }
}

// The examples of help, typed as words.
TEST(Commands, ExamplesAreUnderstood) {
  for (const Command& command : commands()) {
    std::vector<std::string> words;
    std::string word;
    bool quoted = false;
    for (const char c : std::string(command.example) + " ") {
      if (c == '"') quoted = !quoted;
      if (c == '>' && !quoted) break;
      if (c != ' ' || quoted) {
        if (c != '"') word += c;
        continue;
      }
      if (!word.empty()) words.push_back(std::exchange(word, ""));
    }
    words.erase(words.begin());
    EXPECT_EQ(parsed(words).command, &command) << command.example;
  }
}

TEST(Arguments, ReadValuesOrSayWhatIsExpected) {
  std::map<std::string, std::vector<std::string>, std::less<>> values{
      {"--at", {"2026-03-03T20:00:00+08:00"}},
      {"--late", {"yesterday"}},
      {"--jobs", {"8"}},
      {"--many", {"9"}},
      {"--some", {"8x"}},
      {"DIGEST", {std::string(64, 'a')}},
      {"SHORT", {"aa"}},
      {"--pin", {"HK=a=b.pem"}},
      {"--bad", {"HK"}},
      {"--empty", {"=a"}},
      {"--open", {"HK="}}};
  const Arguments arguments(values);
  EXPECT_EQ(arguments.instant("--at").value(), Instant{1772539200});
  EXPECT_EQ(arguments.instant("--absent").value(), std::nullopt);
  EXPECT_EQ(describe(arguments.instant("--late").error()),
            "cli.value.bad --late option=--late value=yesterday "
            "expected=2026-01-31T23:59:59+08:00");
  EXPECT_EQ(arguments.integer("--jobs", 8).value(), 8);
  EXPECT_FALSE(arguments.integer("--many", 8));
  EXPECT_FALSE(arguments.integer("--some", 8));
  EXPECT_TRUE(arguments.digest("DIGEST"));
  EXPECT_FALSE(arguments.digest("SHORT"));
  EXPECT_THAT(arguments.assignments("--pin").value(),
              ElementsAre(std::pair<std::string, std::string>("HK", "a=b.pem")));
  for (const char* name : {"--bad", "--empty", "--open"}) {
    EXPECT_FALSE(arguments.assignments(name)) << name;
  }
}

}  // namespace
}  // namespace baytrust::cli
