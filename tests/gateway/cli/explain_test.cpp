// mapping explain for a policy and for a certificate.
#include <boost/json.hpp>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <iterator>

#include "tests/gateway/cli/shell.hpp"
#include "tests/support/publisher.hpp"

namespace baytrust::cli {
namespace {

using test::kNoon;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

class ExplainTest : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_EQ(run({"init", "--pin", "HK=" + pem("hk.pem", world_.hk.certificate()), "--pin",
                   "MO=" + pem("mo.pem", world_.mo.certificate())}),
              0)
        << shell_.err;
    import("list", "hk.xml", world_.hk_list());
    import("list", "mo.xml", world_.mo_list());
    import("mapping", "mo-r.xml", world_.mo_register());
    auto copy = test::register_of({.publisher = "HK", .recognitions = {world_.entry()}});
    copy.recognitions[0].counts_as.purposes = {"filing"};
    import("mapping", "hk-r.xml", world_.hk.sign(copy));
  }
  void import(const char* group, const std::string& name, const SharedBytes& document) {
    ASSERT_EQ(run({group, "import", shell_.file(name, *document)}), 0) << shell_.out << shell_.err;
  }
  int run(std::vector<std::string> words) {
    words.insert(words.end(), {"--store", shell_.place("trust")});
    return shell_.run(words);
  }
  boost::json::value json() { return boost::json::parse(shell_.out); }
  std::string pem(const std::string& name, const x509::Certificate& certificate) {
    return shell_.file(name, x509::to_pem(certificate->der, "CERTIFICATE"));
  }
  // How near the only entry's family is to a policy.
  std::string nearness(const std::string& policy) {
    EXPECT_EQ(run({"mapping", "explain", policy, "--json"}), 0) << shell_.err;
    const auto entries = json().at("entries").as_array();
    return entries.empty() ? "none" : std::string(entries.at(0).at("nearness").as_string());
  }

  test::SmallWorld world_;
  test::Shell shell_;
};

TEST_F(ExplainTest, APolicyFallsUnderAFamilyOrMissesItByLittle) {
  const std::string family(test::kFamily);
  EXPECT_EQ(nearness(family + ".2018.1.1"), "match");
  EXPECT_EQ(nearness(family), "bare-prefix");
  EXPECT_EQ(nearness(family + ".2018.1"), "other-length");
  EXPECT_EQ(nearness("2.16.344.8.2.2008.810.20.2018.1.1"), "neighbour");
  EXPECT_EQ(nearness("2.999.1"), "none");
  EXPECT_EQ(run({"mapping", "explain", family + ".2018.1.1"}), 0);
  EXPECT_THAT(shell_.out, HasSubstr("falls under it: release 2018.1.1"));
  EXPECT_THAT(shell_.out, HasSubstr(family + ".2018.1.1 → 2.999.853.1"));
  EXPECT_EQ(run({"mapping", "explain", "2.16.344.8.2.2008.810.20.2018.1.1"}), 0);
  EXPECT_THAT(shell_.out, HasSubstr("arc 8 is 20 instead of 2"));
  EXPECT_EQ(run({"mapping", "explain", family, "--lang", "zh-Hans"}), 0);
  EXPECT_THAT(shell_.out, HasSubstr("缺少 3 个版本节点"));
  EXPECT_EQ(run({"mapping", "explain", "2.999.1"}), 0);
  EXPECT_THAT(shell_.out, HasSubstr("No recognition is of this policy or near it."));
  EXPECT_EQ(run({"mapping", "explain", family, "--relying", "HK"}), 0);
  EXPECT_THAT(shell_.out, HasSubstr("No recognition"));
}

TEST_F(ExplainTest, APolicyThatCertificatesCountAsIsSaid) {
  EXPECT_EQ(run({"mapping", "explain", std::string(test::kForeignPolicy)}), 0);
  EXPECT_THAT(shell_.out, HasSubstr("certificates count as it"));
}

TEST_F(ExplainTest, ACertificateIsExplainedEntryByEntry) {
  const std::string leaf = pem("leaf.pem", world_.leaf());
  EXPECT_EQ(run({"mapping", "explain", leaf, "--relying", "MO"}), 0) << shell_.err;
  EXPECT_THAT(shell_.out, HasSubstr("mo-hk-personal: recognised"));
  EXPECT_THAT(shell_.out, HasSubstr("Arrangement"));
  EXPECT_THAT(shell_.out, HasSubstr("counts_as.purposes_changed")) << "what the copies differ in";
  EXPECT_THAT(shell_.out, HasSubstr("filing"));
  EXPECT_THAT(shell_.out, HasSubstr("2.999.853.1 → " + std::string(test::kRelease) +
                                    "  (from the register, mo-hk-personal)"));
  EXPECT_THAT(shell_.out, Not(HasSubstr("440106199001011234"))) << "identity numbers are masked";
  EXPECT_EQ(run({"mapping", "explain", leaf, "--relying", "MO", "--json"}), 0);
  const auto answer = json();
  EXPECT_EQ(answer.at("recognition").as_string(), "recognised");
  EXPECT_EQ(answer.at("entries").at(0).at("legs").at("policy").as_string(), "passed");
  EXPECT_EQ(answer.at("entries").at(0).at("between_copies").at(0).at("issuing").as_string(),
            "filing");
  EXPECT_EQ(answer.at("recognition_graph").as_array().size(), 2U);
}

TEST_F(ExplainTest, ACertificateThatIsNotRecognisedSaysWhichLegFailed) {
  test::CertificateRequest request{.subject = "C=HK,OU=Personal,CN=Wong"};
  request.policies = {std::string(test::kFamily)};
  const std::string leaf = pem("bare.pem", world_.ca.issue(request));
  EXPECT_EQ(run({"mapping", "explain", leaf, "--relying", "MO"}), 0) << shell_.err;
  EXPECT_THAT(shell_.out, HasSubstr("[recognition.policy.bare_prefix]"));
  EXPECT_THAT(shell_.out, HasSubstr("no policy holds down the whole path"));
  EXPECT_EQ(run({"mapping", "explain", leaf, "--relying", "MO", "--json"}), 0);
  EXPECT_EQ(json().at("entries").at(0).at("legs").at("policy").as_string(), "failed");
  EXPECT_EQ(json().at("entries").at(0).at("result").as_string(), "not-recognised");
}

TEST_F(ExplainTest, ACertificateNobodyListsSaysSo) {
  const std::string stranger = pem("x.pem", test::make_authority("Nobody").issue());
  EXPECT_EQ(run({"mapping", "explain", stranger, "--relying", "MO"}), 0);
  EXPECT_THAT(shell_.out, HasSubstr("leads to no listed trust anchor"));
  EXPECT_EQ(run({"mapping", "explain", stranger, "--relying", "MO", "--json"}), 0);
  EXPECT_EQ(json().at("issuing").as_string(), "");
}

TEST_F(ExplainTest, AtHomeThereIsOnlyTheGraphAtHome) {
  const std::string leaf = pem("leaf.pem", world_.leaf());
  EXPECT_EQ(run({"mapping", "explain", leaf, "--relying", "HK"}), 0) << shell_.err;
  EXPECT_THAT(shell_.out, HasSubstr("In its own jurisdiction: HK"));
  EXPECT_THAT(shell_.out, Not(HasSubstr("By the recognition")));
}

TEST_F(ExplainTest, TheGraphIsDrawn) {
  const std::string leaf = pem("leaf.pem", world_.leaf());
  const std::string picture = shell_.place("graph.svg");
  EXPECT_EQ(run({"mapping", "explain", leaf, "--relying", "MO", "--svg", picture}), 0)
      << shell_.err;
  EXPECT_THAT(shell_.out, HasSubstr("The picture is in " + picture));
  std::ifstream in(picture);
  const std::string svg{std::istreambuf_iterator<char>(in), {}};
  EXPECT_THAT(svg, HasSubstr("</svg>"));
  EXPECT_THAT(svg, HasSubstr(std::string(test::kRelease)));
  EXPECT_THAT(svg, Not(HasSubstr("440106199001011234")));
  EXPECT_EQ(run({"mapping", "explain", leaf, "--relying", "MO", "--dot"}), 0);
  EXPECT_THAT(shell_.out, StartsWith("digraph policies {"));
  EXPECT_EQ(run({"mapping", "explain", leaf, "--relying", "MO", "--svg", shell_.place("")}), 65);
  EXPECT_THAT(shell_.err, HasSubstr("[cli.file.unwritable]"));
}

TEST_F(ExplainTest, WrongWordsAreNamed) {
  const std::string leaf = pem("leaf.pem", world_.leaf());
  EXPECT_EQ(run({"mapping", "explain", leaf}), 64) << "for whom?";
  EXPECT_THAT(shell_.err, HasSubstr("--relying"));
  EXPECT_EQ(run({"mapping", "explain", "--dot"}), 64);
  EXPECT_THAT(shell_.err, HasSubstr("[cli.option.alone]"));
  EXPECT_EQ(run({"mapping", "explain", "2.999.1", "--svg", "x.svg"}), 64);
  EXPECT_EQ(run({"mapping", "explain", shell_.place("none.pem"), "--relying", "MO"}), 65);
  EXPECT_EQ(run({"mapping", "explain", shell_.file("bad.pem", "bad"), "--relying", "MO"}), 65);
  EXPECT_EQ(run({"mapping", "explain", leaf, "--relying", "MO", "--chain", shell_.place("no")}),
            65);
  EXPECT_EQ(run({"mapping", "explain", "no-such-entry"}), 0);
  EXPECT_THAT(shell_.out, HasSubstr("no such recognition"));
}

}  // namespace
}  // namespace baytrust::cli
