// The commands of docs/mappings.md are run on the DEMO world, and what the page shows of their
// answers is what they answer. Keys are fresh in every DEMO world, so digests are compared as such.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>
#include <regex>
#include <set>
#include <sstream>

#include "tests/gateway/cli/shell.hpp"
#include "tests/support/source_tree.hpp"

namespace baytrust::cli {
namespace {

namespace fs = std::filesystem;

// A command of the page and the lines shown below it.
struct Shown {
  std::string command;
  std::vector<std::string> answer;
};

// ```sh blocks hold one command each, over several lines with a backslash; the next block, without
// a language, its answer.
std::vector<Shown> examples_of(const fs::path& page) {
  std::ifstream in(page);
  std::vector<Shown> all;
  enum { prose, command, answer } inside = prose;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("```")) {
      if (inside != prose) {
        inside = prose;
      } else if (line == "```sh") {
        inside = command;
        all.push_back({});
      } else {
        inside = answer;
      }
      continue;
    }
    if (inside == command) {
      const bool more = line.ends_with("\\");
      if (more) line.pop_back();
      all.back().command += line + (more ? " " : "\n");
    } else if (inside == answer && !all.empty()) {
      all.back().answer.push_back(line);
    }
  }
  return all;
}

// Words as a POSIX shell would make them of these pages: blanks and double quotes.
std::vector<std::string> words_of(const std::string& command) {
  std::vector<std::string> words;
  std::string word;
  bool quoted = false, begun = false;
  for (const char c : command) {
    if (c == '"') {
      quoted = !quoted;
      begun = true;
    } else if (!quoted && (c == ' ' || c == '\n')) {
      if (begun) words.push_back(word);
      word.clear();
      begun = false;
    } else {
      word += c;
      begun = true;
    }
  }
  if (begun) words.push_back(word);
  return words;
}

// Digests, whole or shortened, and runs of blanks, which depend on how wide others are.
std::string without_digests(const std::string& line) {
  static const std::regex kDigest("[0-9a-f]{12}([0-9a-f]{52})?");
  static const std::regex kBlanks(" +");
  std::string out = std::regex_replace(std::regex_replace(line, kDigest, "#"), kBlanks, " ");
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

class DocumentsTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    shell_ = new test::Shell;
    ASSERT_EQ(shell_->run({"demo", "--dir", shell_->place("demo")}), 0) << shell_->err;
    shell_->now = *parse_rfc3339("2026-06-15T12:00:00+08:00");
  }
  static void TearDownTestSuite() {
    delete shell_;
    shell_ = nullptr;
  }
  // A word that names something of the DEMO world, from inside its directory.
  static std::string in_world(const std::string& word) {
    const std::string file = shell_->place("demo/" + word);
    const bool made = word.ends_with(".svg");
    return made || (!word.starts_with("-") && fs::exists(file)) ? file : word;
  }

  static test::Shell* shell_;
};
test::Shell* DocumentsTest::shell_ = nullptr;

TEST_F(DocumentsTest, EveryCommandOfThePageOnMappingsAnswersAsShown) {
  const auto examples = examples_of(test::source_tree() / "docs/mappings.md");
  ASSERT_GE(examples.size(), 6U) << "docs/mappings.md lost its examples";
  for (const Shown& example : examples) {
    auto words = words_of(example.command);
    ASSERT_FALSE(words.empty());
    if (words[0] != "baytrust") {  // a tool of the system, in the directory
      const std::string in_directory = "cd '" + shell_->place("demo") + "' && " + example.command;
      ASSERT_EQ(std::system(in_directory.c_str()), 0) << example.command;
      continue;
    }
    words.erase(words.begin());
    for (std::string& word : words) word = in_world(word);
    const int code = shell_->run(words);
    EXPECT_LE(code, 1) << example.command << shell_->err;
    const std::string place = shell_->place("demo/");
    std::set<std::string> answered;
    std::istringstream lines(shell_->out);
    for (std::string line; std::getline(lines, line);) {
      for (std::size_t at = 0; (at = line.find(place, at)) != std::string::npos;) {
        line.erase(at, place.size());
      }
      answered.insert(without_digests(line));
    }
    for (const std::string& line : example.answer) {
      if (line.empty() || line == "...") continue;
      EXPECT_TRUE(answered.contains(without_digests(line)))
          << example.command << "does not answer\n  " << line << "\nbut\n"
          << shell_->out;
    }
  }
}

// Everything that a page has a reader type; comments are in the page's language.
std::string commands_of(const std::string& page) {
  static const std::regex kComment(" *#.*");
  std::string out;
  for (const Shown& example : examples_of(test::source_tree() / page)) {
    std::istringstream lines(example.command);
    for (std::string line; std::getline(lines, line);) {
      out += std::regex_replace(line, kComment, "") + "\n";
    }
  }
  return out;
}

TEST(Readme, HasTheSameCommandsInFourLanguages) {
  const std::string english = commands_of("README.md");
  EXPECT_NE(english.find("./dev demo --serve --dir demo\n"), std::string::npos);
  for (const auto* page : {"README.zh-Hant.md", "README.zh-Hans.md", "README.pt.md"}) {
    EXPECT_EQ(commands_of(page), english) << page;
  }
}

}  // namespace
}  // namespace baytrust::cli
