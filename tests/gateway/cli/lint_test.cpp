// list lint and mapping lint as a person and as a machine meet them.
#include <boost/json.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gateway/messages/labels.hpp"
#include "tests/gateway/cli/shell.hpp"
#include "tests/support/publisher.hpp"

namespace baytrust::cli {
namespace {

using test::kNoon;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

class LintTest : public ::testing::Test {
 protected:
  // A list whose only error is a SubjectKeyIdentifier of another CA.
  trustlists::TrustList wrong_list() {
    auto list = test::list_of({.cas = world_.cas()});
    list.providers[0].services[2].current.identity.subject_key_ids = {Bytes{1, 2}};
    return list;
  }
  std::string draft(const std::string& name, const trustlists::TrustList& list) {
    return shell_.file(name, test::must(trustlists::write(list)));
  }
  std::string waivers(std::string_view expires) {
    return shell_.file("lint.toml", std::string(R"([[waiver]]
rule = "lint.list.certificate.ski_mismatch"
place = "HK/Provider"
match = "prefix"
reason = "the CA re-issues in May"
by = "Ana Lei"
expires = ")") + std::string(expires) + "\"\n");
  }
  boost::json::value json() { return boost::json::parse(shell_.out); }

  test::SmallWorld world_;
  test::Shell shell_;
};

TEST_F(LintTest, ADraftWithAnErrorFailsAndSaysWhatToDo) {
  EXPECT_EQ(shell_.run({"list", "lint", draft("a.xml", wrong_list())}), 1) << shell_.err;
  EXPECT_THAT(shell_.out, HasSubstr("the trust list of HK, edition 1: errors 1,"));
  EXPECT_THAT(shell_.out, HasSubstr("The signature is not verified"));
  EXPECT_THAT(shell_.out, HasSubstr("lint.list.certificate.ski_mismatch · TS 5.5.3"));
  EXPECT_THAT(shell_.out, HasSubstr("HK/Provider/Hong Kong CA: The listed SubjectKeyIdentifier"));
  EXPECT_THAT(shell_.out, HasSubstr("To do: Find out which of the two is meant"));
  // The remedy of a rule is said once, however often it fired.
  EXPECT_EQ(shell_.out.find("To do: Add the text"), shell_.out.rfind("To do: Add the text"));
}

TEST_F(LintTest, AWaivedErrorPassesAndIsShown) {
  const std::string file = draft("a.xml", wrong_list());
  EXPECT_EQ(shell_.run({"list", "lint", file, "--waivers", waivers("2026-05-31T00:00:00Z")}), 0);
  EXPECT_THAT(shell_.out, HasSubstr("errors 0,"));
  EXPECT_THAT(shell_.out, HasSubstr("Waived: 1"));
  EXPECT_THAT(shell_.out, HasSubstr("waived by Ana Lei until 2026-05-31T00:00:00Z: the CA "
                                    "re-issues in May"));
  EXPECT_EQ(shell_.run({"list", "lint", file, "--waivers", waivers("2026-05-31T00:00:00Z"), "--at",
                        "2026-06-01T00:00:00Z"}),
            1);
  EXPECT_THAT(shell_.out, HasSubstr("lint.waiver.expired"));
}

TEST_F(LintTest, MachinesGetEverything) {
  EXPECT_EQ(shell_.run({"list", "lint", draft("a.xml", wrong_list()), "--json", "--lang", "pt",
                        "--waivers", waivers("2026-05-31T00:00:00Z")}),
            0);
  const boost::json::value all = json();
  const auto& one = all.at(0).as_object();
  EXPECT_EQ(one.at("signature").as_string(), "not-verified");
  EXPECT_EQ(one.at("document").at("territory").as_string(), "HK");
  EXPECT_EQ(one.at("counts").at("waived").as_int64(), 1);
  bool seen = false;
  for (const auto& result : one.at("results").as_array()) {
    if (result.at("rule").as_string() != "lint.list.certificate.ski_mismatch") continue;
    seen = true;
    EXPECT_EQ(result.at("severity").as_string(), "error");
    EXPECT_EQ(result.at("place").as_string(), "HK/Provider/Hong Kong CA");
    EXPECT_EQ(result.at("waived").at("by").as_string(), "Ana Lei");
    EXPECT_THAT(std::string(result.at("fix").as_string()), StartsWith("Apure"));
    EXPECT_EQ(result.at("facts").at("listed").as_string(), "0102");
  }
  EXPECT_TRUE(seen) << shell_.out;
}

TEST_F(LintTest, SpeaksEveryLanguage) {
  const std::string file = draft("a.xml", wrong_list());
  for (const auto language : messages::kLanguages) {
    EXPECT_EQ(shell_.run({"list", "lint", file, "--lang", std::string(to_string(language))}), 1);
    const std::string fix = messages::label(messages::Label::lint_fix, language);
    EXPECT_THAT(shell_.out, HasSubstr(fix.substr(0, fix.find('{'))));
  }
}

TEST_F(LintTest, ASignedFileIsVerifiedWithItsPin) {
  const std::string pin =
      shell_.file("hk.pem", x509::to_pem(world_.hk.certificate()->der, "CERTIFICATE"));
  const std::string file = shell_.file("hk.xml", *world_.hk_list());
  EXPECT_EQ(shell_.run({"list", "lint", file, "--pin", "HK=" + pin}), 0) << shell_.err;
  EXPECT_THAT(shell_.out, HasSubstr("The signature holds"));
  const std::string unsigned_file = draft("a.xml", wrong_list());
  EXPECT_EQ(shell_.run({"list", "lint", unsigned_file, "--pin", "HK=" + pin}), 1);
  EXPECT_THAT(shell_.out, HasSubstr("The signature is not verified: "));
  EXPECT_THAT(shell_.out, HasSubstr("[xml."));
}

TEST_F(LintTest, WhatTheReaderRefusesIsOneErrorInItsWords) {
  const std::string file = shell_.file("r.xml", *world_.mo_register());
  EXPECT_EQ(shell_.run({"list", "lint", file}), 1);
  EXPECT_THAT(shell_.out, HasSubstr("lint.list.schema"));
  EXPECT_THAT(shell_.out, HasSubstr("TrustServiceStatusList"));
  EXPECT_EQ(shell_.run({"list", "lint", file, "--json"}), 1);
  EXPECT_EQ(json().at(0).at("results").as_array().size(), 1U);
}

TEST_F(LintTest, BadInputIsNoLint) {
  EXPECT_EQ(shell_.run({"list", "lint", shell_.place("missing.xml")}), 65);
  EXPECT_THAT(shell_.err, HasSubstr("[cli.file.unreadable]"));
  EXPECT_EQ(shell_.run({"list", "lint", shell_.file("x", "not xml")}), 65);
  EXPECT_THAT(shell_.err, HasSubstr("[xml."));
  EXPECT_EQ(shell_.run({"list", "lint"}), 64);
  EXPECT_EQ(shell_.run({"list", "lint", "HK"}), 64) << "no store says whose list";
  const std::string file = draft("a.xml", wrong_list());
  EXPECT_EQ(shell_.run({"list", "lint", file, "--waivers", shell_.file("w.toml", "[[waiver]]\n")}),
            65);
  EXPECT_THAT(shell_.err, HasSubstr("w.toml"));
  EXPECT_EQ(shell_.run({"list", "lint", file, "--at", "yesterday"}), 64);
}

TEST_F(LintTest, ARegisterIsLintedBesideTheListsGiven) {
  const std::string reg = shell_.file("mo-r.xml", *world_.mo_register());
  EXPECT_EQ(shell_.run({"mapping", "lint", reg}), 0) << shell_.err;
  EXPECT_THAT(shell_.out, HasSubstr("lint.cross.list_missing"));
  const std::string hk = shell_.file("hk.xml", *world_.hk_list());
  const std::string mo = shell_.file("mo.xml", *world_.mo_list());
  EXPECT_EQ(shell_.run({"mapping", "lint", reg, "--lists", hk, mo}), 0) << shell_.out;
  EXPECT_THAT(shell_.out, Not(HasSubstr("lint.cross.list_missing")));
  EXPECT_EQ(shell_.run({"mapping", "lint", reg, "--lists", reg}), 65) << "no list";

  auto content = world_.mo_register_content();
  content.recognitions[0].ca_pairs[0].root_sha256 = world_.mo.certificate()->fingerprint;
  const std::string wrong = shell_.file("wrong.xml", test::must(policy_mapping::write(content)));
  EXPECT_EQ(shell_.run({"mapping", "lint", reg, wrong, "--lists", hk, mo, "--json"}), 1);
  ASSERT_EQ(json().as_array().size(), 2U);
  EXPECT_EQ(json().at(0).at("counts").at("error").as_int64(), 0);
  EXPECT_EQ(json().at(1).at("counts").at("error").as_int64(), 1);
}

TEST_F(LintTest, ImportCountsAndTheStoreShows) {
  const auto with_store = [&](std::vector<std::string> words) {
    words.insert(words.end(), {"--store", shell_.place("trust")});
    return shell_.run(words);
  };
  const std::string pin =
      shell_.file("hk.pem", x509::to_pem(world_.hk.certificate()->der, "CERTIFICATE"));
  ASSERT_EQ(with_store({"init", "--pin", "HK=" + pin}), 0) << shell_.err;
  const std::string file = shell_.file("hk.xml", *world_.hk.sign(wrong_list()));
  EXPECT_EQ(with_store({"list", "import", file}), 0) << shell_.err;
  EXPECT_THAT(shell_.out, HasSubstr("Lint: errors 1,"));
  EXPECT_THAT(shell_.out, HasSubstr("baytrust list lint " + file));
  EXPECT_EQ(with_store({"list", "import", file, "--json"}), 0);
  EXPECT_EQ(json().at("lint").at("counts").at("error").as_int64(), 1);
  EXPECT_EQ(with_store({"list", "lint", "HK"}), 1);
  EXPECT_THAT(shell_.out, HasSubstr("The signature holds"));
  EXPECT_EQ(with_store({"list", "lint", "MO"}), 65);
  EXPECT_THAT(shell_.err, HasSubstr("[store.no_edition]"));
  EXPECT_EQ(with_store({"mapping", "lint", "HK"}), 65);
}

}  // namespace
}  // namespace baytrust::cli
