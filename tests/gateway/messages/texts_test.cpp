// Every text in four languages: complete, with the same placeholders, in the glossary's words, in
// the right script.
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <unistd.h>
#include <vector>

#include "gateway/authoring/codes.hpp"
#include "gateway/cli/codes.hpp"
#include "gateway/http/codes.hpp"
#include "gateway/messages/catalogue.hpp"
#include "gateway/messages/interface_texts.hpp"
#include "gateway/messages/labels_author.hpp"
#include "gateway/messages/labels_commands.hpp"
#include "gateway/messages/labels_compare.hpp"
#include "gateway/messages/labels_demo.hpp"
#include "gateway/messages/labels_documents.hpp"
#include "gateway/messages/labels_fields.hpp"
#include "gateway/messages/labels_lint.hpp"
#include "gateway/messages/labels_list_view.hpp"
#include "gateway/messages/labels_options.hpp"
#include "gateway/messages/labels_subjects.hpp"
#include "gateway/messages/labels_verdict.hpp"
#include "gateway/messages/lint_text.hpp"
#include "gateway/service/account_codes.hpp"
#include "gateway/service/batch_codes.hpp"
#include "gateway/service/codes.hpp"
#include "gateway/service/config_codes.hpp"
#include "gateway/service/envelope_codes.hpp"
#include "gateway/service/fetch_codes.hpp"
#include "gateway/service/pin_codes.hpp"
#include "gateway/service/remote_codes.hpp"
#include "gateway/service/serving_codes.hpp"
#include "gateway/service/submission_codes.hpp"
#include "gateway/service/trust_codes.hpp"
#include "gateway/store/codes.hpp"
#include "tests/support/source_tree.hpp"

namespace baytrust::messages {
namespace {

namespace fs = std::filesystem;

// A text with a name to complain under.
struct Named {
  std::string name;
  Translations text;
};

std::vector<Named> everything() {
  std::vector<Named> all;
  for (const CodeText* entry : all_texts()) all.push_back({std::string(entry->id), entry->text});
  for (const LintRule& rule : lint_rules()) {
    all.push_back({"fix of " + std::string(rule.code->id), rule.text->fix});
  }
  const auto add = [&all](const auto& labels, const char* table) {
    for (const LabelText& entry : labels) {
      all.push_back(
          {std::string(table) + ": " + std::string(entry.text[Language::en]), entry.text});
    }
  };
  add(kSubjectsLabels, "subject");
  add(kVerdictLabels, "verdict");
  add(kFieldsLabels, "field");
  add(kDocumentsLabels, "document");
  add(kCommandsLabels, "command");
  add(kOptionsLabels, "option");
  add(kLintLabels, "lint");
  add(kCompareLabels, "compare");
  add(kListViewLabels, "list view");
  add(kDemoLabels, "demo");
  add(kAuthorLabels, "author");
  for (const Translations& text : kInterfaceTexts) {
    all.push_back({"interface: " + std::string(text[Language::en]), text});
  }
  return all;
}

std::multiset<std::string> placeholders(std::string_view text) {
  static const std::regex kPlaceholder(R"(\{[a-z_0-9]+\})");
  const std::string s(text);
  return {std::sregex_token_iterator(s.begin(), s.end(), kPlaceholder), {}};
}

TEST(Texts, EveryCodeHasOneAndEveryTextACode) {
  std::set<std::string_view> codes;
  const auto add = [&codes](const Code& code) {
    EXPECT_TRUE(codes.insert(code.id).second) << code.id << " is declared twice";
  };
  for (const Code* code : judged_codes()) add(*code);
  for (const Code& code : service::kCodes) add(code);
  for (const Code& code : service::kConfigCodes) add(code);
  for (const Code& code : service::kPinCodes) add(code);
  for (const Code& code : service::kBatchCodes) add(code);
  for (const Code& code : service::kEnvelopeCodes) add(code);
  for (const Code& code : service::kAccountCodes) add(code);
  for (const Code& code : service::kSubmissionCodes) add(code);
  for (const Code& code : service::kTrustCodes) add(code);
  for (const Code& code : store::kCodes) add(code);
  for (const Code& code : cli::kCodes) add(code);
  for (const Code& code : authoring::kCodes) add(code);
  for (const Code& code : http::kCodes) add(code);
  for (const Code& code : service::kServingCodes) add(code);
  for (const Code& code : service::kFetchCodes) add(code);
  for (const Code& code : service::kRemoteCodes) add(code);
  std::set<std::string_view> texts;
  for (const CodeText* entry : all_texts()) {
    EXPECT_TRUE(texts.insert(entry->id).second) << entry->id << " has two texts";
    EXPECT_TRUE(codes.contains(entry->id)) << entry->id << " is the text of no code";
  }
  for (const auto id : codes) EXPECT_TRUE(texts.contains(id)) << id << " has no text";
}

TEST(Texts, HaveTheSamePlaceholdersInAllLanguages) {
  for (const auto& [name, text] : everything()) {
    const auto english = placeholders(text[Language::en]);
    const std::set<std::string> wanted(english.begin(), english.end());
    for (const Language language : kLanguages) {
      const auto here = placeholders(text[language]);
      EXPECT_EQ(std::set<std::string>(here.begin(), here.end()), wanted)
          << name << " in " << to_string(language);
    }
  }
}

// Options, file forms and examples are the same in every language; sentences are not.
bool is_language_neutral(std::string_view english) {
  static const std::regex kNeutral(R"([A-Z0-9_.:/=@{}\[\]…, <>|-]*)");
  return std::regex_match(english.begin(), english.end(), kNeutral);
}

TEST(Texts, AreTranslated) {
  for (const auto& [name, text] : everything()) {
    if (is_language_neutral(text[Language::en])) continue;
    for (const Language language : {Language::zh_hant, Language::zh_hans, Language::pt}) {
      EXPECT_NE(text[language], text[Language::en]) << name << " in " << to_string(language);
    }
  }
}

// ----- glossary

struct Term {
  std::string english, hant, hans, pt;
};

std::vector<Term> glossary() {
  std::ifstream in(test::source_tree() / "docs/glossary.md");
  std::vector<Term> terms;
  bool in_table = false;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("## ")) in_table = line == "## Terms used in texts";
    if (!in_table || !line.starts_with("| ") || line.starts_with("| English")) continue;
    std::vector<std::string> cells;
    std::istringstream row(line);
    for (std::string cell; std::getline(row, cell, '|');) {
      const auto first = cell.find_first_not_of(' ');
      const auto last = cell.find_last_not_of(' ');
      cells.push_back(first == std::string::npos ? "" : cell.substr(first, last - first + 1));
    }
    if (cells.size() >= 5) terms.push_back({cells[1], cells[2], cells[3], cells[4]});
  }
  return terms;
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  return out;
}

// Portuguese words are inflected: what must stand is the stem of the term's every word.
bool has_portuguese(std::string_view text, std::string_view term) {
  const std::string haystack = lower(text);
  std::istringstream words{std::string(term)};
  for (std::string word; words >> word;) {
    word = lower(word);
    if (word.size() > 4 && (word.back() == 'o' || word.back() == 'a' || word.back() == 'l')) {
      word.pop_back();
    }
    // "ão" becomes "ões" in the plural.
    if (word.ends_with("\xC3\xA3")) word.resize(word.size() - 2);
    if (haystack.find(word) == std::string::npos) return false;
  }
  return true;
}

TEST(Texts, UseTheGlossary) {
  const auto terms = glossary();
  ASSERT_GE(terms.size(), 20U) << "docs/glossary.md lost its table";
  for (const auto& [name, text] : everything()) {
    // Placeholders, quoted words and options are names, not words of the text.
    static const std::regex kPlaceholder(
        R"re(\{[a-z_0-9]+\}|"[^"]*"|--[a-z-]+|\w+\.key|idempotency-key)re");
    const std::string english =
        std::regex_replace(lower(text[Language::en]), kPlaceholder, std::string());
    for (const auto& term : terms) {
      if (!std::regex_search(english, std::regex("\\b" + lower(term.english) + "s?\\b"))) continue;
      EXPECT_NE(text[Language::zh_hant].find(term.hant), std::string::npos)
          << name << ": " << term.english << " is " << term.hant << ": " << text[Language::zh_hant];
      EXPECT_NE(text[Language::zh_hans].find(term.hans), std::string::npos)
          << name << ": " << term.english << " is " << term.hans << ": " << text[Language::zh_hans];
      EXPECT_TRUE(has_portuguese(text[Language::pt], term.pt))
          << name << ": " << term.english << " is " << term.pt << ": " << text[Language::pt];
    }
  }
}

// ----- script, judged by opencc

std::vector<char32_t> characters(std::string_view utf8) {
  std::vector<char32_t> out;
  for (std::size_t i = 0; i < utf8.size();) {
    const auto lead = static_cast<unsigned char>(utf8[i]);
    const std::size_t n = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    char32_t c = n == 1 ? lead : lead & (0xFFU >> (n + 1));
    for (std::size_t k = 1; k < n; ++k) {
      c = (c << 6) | (static_cast<unsigned char>(utf8[i + k]) & 0x3FU);
    }
    out.push_back(c);
    i += n;
  }
  return out;
}

// What opencc makes of a text with one of its own configurations.
std::string converted(const std::string& text, const std::string& configuration) {
  const fs::path dir =
      fs::temp_directory_path() / ("baytrust-opencc-" + std::to_string(::getpid()));
  fs::create_directories(dir);
  const std::string in = dir / ("in-" + configuration);
  const std::string out = dir / ("out-" + configuration);
  std::ofstream(in) << text;
  const std::string command = "opencc -c " + configuration + ".json -i " + in + " -o " + out;
  std::string result;
  if (std::system(command.c_str()) == 0) {
    std::ifstream stream(out);
    result.assign(std::istreambuf_iterator<char>(stream), {});
  }
  fs::remove_all(dir);
  return result;
}

// Characters that both scripts use, and that a converter changes for style or another word.
const std::set<char32_t> kInBothScripts = {U'布', U'准', U'只', U'了', U'才', U'并', U'后', U'里',
                                           U'台', U'系', U'于', U'回', U'面', U'制', U'核'};

void expect_script(Language language, const std::string& configuration) {
  if (std::system("opencc --version >/dev/null 2>&1") != 0) GTEST_SKIP() << "opencc is not here";
  std::string text;
  for (const auto& entry : everything()) text.append(entry.text[language]).append("\n");
  const auto before = characters(text);
  const auto after = characters(converted(text, configuration));
  ASSERT_EQ(before.size(), after.size()) << "opencc gave no answer";
  std::size_t line = 0;
  const auto entries = everything();
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (before[i] == U'\n') ++line;
    if (before[i] == after[i]) continue;
    const bool both = language == Language::zh_hant && kInBothScripts.contains(before[i]);
    EXPECT_TRUE(both) << entries[line].name << ": U+" << std::hex
                      << static_cast<std::uint32_t>(before[i])
                      << " is of the other script: " << entries[line].text[language];
  }
}

TEST(Texts, TraditionalHasNoSimplifiedCharacter) { expect_script(Language::zh_hant, "s2t"); }
TEST(Texts, SimplifiedHasNoTraditionalCharacter) { expect_script(Language::zh_hans, "t2s"); }

}  // namespace
}  // namespace baytrust::messages
