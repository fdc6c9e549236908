// The dependency order of docs/architecture.md, read off the #include lines themselves. A folder
// may include itself and what the table below names for it; nothing else, and no cycle is possible.
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "tests/support/source_tree.hpp"

namespace {

namespace fs = std::filesystem;
using Layers = std::map<std::string, std::set<std::string>>;

const fs::path& kRoot = baytrust::test::source_tree();

// Direct permissions; arrows are transitive, so reach() adds what these may include in turn.
const Layers kMayInclude = {
    {"validators/base", {}},
    {"validators/der", {"validators/base"}},
    {"validators/crypto", {"validators/der"}},
    {"validators/x509", {"validators/crypto"}},
    {"validators/xml", {"validators/crypto"}},
    {"validators/path", {"validators/x509", "validators/xml"}},
    {"validators/revocation", {"validators/path"}},
    {"validators/signature", {"validators/x509", "validators/xml"}},
    {"trustlists", {"validators/revocation", "validators/signature"}},
    {"policy-mapping", {"validators/revocation", "validators/signature"}},
    {"gateway/decision", {"trustlists", "policy-mapping"}},
    {"gateway/messages", {"gateway/decision"}},
    {"gateway/service", {"gateway/messages"}},
    {"gateway/store", {"gateway/service"}},
    {"gateway/fetch", {"gateway/service"}},
    {"gateway/http", {"gateway/service"}},
    {"gateway/demo", {"gateway/service"}},
    {"gateway/authoring", {"gateway/service"}},
    {"gateway/cli", {"gateway/authoring", "gateway/demo"}},
    {"gateway", {"gateway/cli", "gateway/fetch", "gateway/http", "gateway/store"}},  // main.cpp
};

std::set<std::string> reach(const std::string& folder) {
  std::set<std::string> all{folder};
  for (const auto& next : kMayInclude.at(folder)) all.merge(reach(next));
  return all;
}

struct Include {
  std::string file, target;
  bool quoted;
};

std::vector<Include> includes_of(const fs::path& file) {
  static const std::regex kInclude(R"re(^\s*#\s*include\s*(["<])([^">]+)[">])re");
  std::vector<Include> out;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    std::smatch m;
    if (std::regex_search(line, m, kInclude)) {
      out.push_back({fs::relative(file, kRoot).string(), m[2], m[1] == "\""});
    }
  }
  return out;
}

std::vector<Include> product_includes() {
  std::vector<Include> out;
  for (const auto* top : {"validators", "trustlists", "policy-mapping", "gateway"}) {
    for (const auto& entry : fs::recursive_directory_iterator(kRoot / top)) {
      const auto extension = entry.path().extension();
      if (extension != ".hpp" && extension != ".cpp") continue;
      for (auto& include : includes_of(entry.path())) out.push_back(std::move(include));
    }
  }
  return out;
}

std::string folder_of(const std::string& file) { return fs::path(file).parent_path().string(); }

TEST(Layering, EveryIncludeGoesDownwards) {
  for (const auto& include : product_includes()) {
    if (!include.quoted) continue;
    const auto from = folder_of(include.file);
    ASSERT_TRUE(kMayInclude.contains(from)) << include.file << ": a folder without a layer";
    EXPECT_TRUE(reach(from).contains(folder_of(include.target)))
        << include.file << " may not include " << include.target;
  }
}

TEST(Layering, IncludesAreWrittenFromTheRoot) {
  for (const auto& include : product_includes()) {
    if (include.quoted) {
      EXPECT_TRUE(fs::exists(kRoot / include.target)) << include.file << ": " << include.target;
    }
  }
}

// A library's headers stay in the folder that was built around them.
TEST(Layering, LibrariesStayInTheirFolders) {
  const std::map<std::string, std::set<std::string>> kHome = {
      {"openssl/", {"validators/crypto", "gateway/http"}},  // there TLS only
      {"boost/asio", {"gateway/http"}},
      {"boost/beast", {"gateway/http"}},
      {"libp11.h", {"validators/crypto"}},
      {"botan/", {"validators/crypto"}},
      {"libxml/", {"validators/xml"}},
      {"pugixml", {"validators/xml"}},
      {"qpdf/", {"validators/signature"}},
      {"SQLiteCpp/", {"gateway/store"}},
      {"curl/", {"gateway/fetch"}},
      {"sqlite3.h", {"gateway/store"}},
      {"CLI/", {"gateway/cli"}},
      {"toml++/", {"gateway/service"}},
      {"boost/json", {"gateway/decision", "gateway/service", "gateway/http", "gateway/cli"}},
  };
  for (const auto& include : product_includes()) {
    for (const auto& [prefix, homes] : kHome) {
      if (!include.target.starts_with(prefix)) continue;
      EXPECT_TRUE(homes.contains(folder_of(include.file)))
          << include.file << " may not include <" << include.target << ">";
    }
  }
}

// No header that judges may reach a clock or the network. (Private keys are kept from the judges
// by the same table of files.)
TEST(Layering, JudgesReadNoClockAndSignNothing) {
  const std::set<std::string> kJudges = {"validators/path", "validators/revocation",
                                         "gateway/decision"};
  for (const auto& include : product_includes()) {
    if (!kJudges.contains(folder_of(include.file))) continue;
    EXPECT_NE(include.target, "validators/crypto/signer.hpp") << include.file;
    EXPECT_NE(include.target, "validators/signature/cms_write.hpp") << include.file;
    for (const auto* banned : {"chrono", "ctime", "filesystem", "fstream", "iostream", "thread"}) {
      EXPECT_NE(include.target, banned) << include.file;
    }
  }
}

// validators/signature judges and writes: only the writer's own files sign.
TEST(Layering, VerifiersOfSignaturesSignNothing) {
  for (const auto& include : product_includes()) {
    if (folder_of(include.file) != "validators/signature") continue;
    if (fs::path(include.file).stem().string().ends_with("_write")) continue;
    EXPECT_NE(include.target, "validators/crypto/signer.hpp") << include.file;
    EXPECT_NE(include.target, "validators/signature/cms_write.hpp") << include.file;
    for (const auto* banned : {"chrono", "ctime", "filesystem", "fstream", "iostream", "thread"}) {
      EXPECT_NE(include.target, banned) << include.file;
    }
  }
}

// The array of a codes.hpp, and of a ..._codes.hpp, lists every code of its file: nothing is
// forgotten by the catalogue.
TEST(Codes, EveryFileListsAllItsCodes) {
  const std::regex kDeclared(R"re(inline constexpr Code (k\w+)\s*\{)re");
  const std::regex kList(R"re(inline constexpr std::array k\w*Codes\s*\{)re");
  for (const auto& folder : {"validators", "trustlists", "policy-mapping", "gateway"}) {
    for (const auto& entry : fs::recursive_directory_iterator(kRoot / folder)) {
      if (!entry.path().filename().string().ends_with("codes.hpp")) continue;
      std::ifstream in(entry.path());
      const std::string text((std::istreambuf_iterator<char>(in)), {});
      std::smatch list;
      ASSERT_TRUE(std::regex_search(text, list, kList)) << entry.path();
      const auto listed = text.begin() + list.position();
      for (std::sregex_iterator it(text.begin(), text.end(), kDeclared), end; it != end; ++it) {
        const std::regex used("\\b" + (*it)[1].str() + "\\b");
        EXPECT_TRUE(std::regex_search(listed, text.end(), used))
            << entry.path() << ": " << (*it)[1] << " is not in its list";
      }
    }
  }
}

}  // namespace
