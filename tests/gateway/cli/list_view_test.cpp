// Lists looked at and agreements made into drafts, from the command line.
#include <boost/json.hpp>
#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <iterator>

#include "tests/gateway/cli/shell.hpp"
#include "tests/support/json_schema.hpp"
#include "tests/support/publisher.hpp"
#include "tests/support/source_tree.hpp"
#include "validators/crypto/digest.hpp"

namespace baytrust::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

std::string sample_file(std::string_view file) {
  std::ifstream in(test::source_tree() / "tests/data" / file);
  if (!in) ADD_FAILURE() << "no file " << file;
  return {std::istreambuf_iterator<char>(in), {}};
}

class ListView : public ::testing::Test {
 protected:
  // A list of another publisher, with a certificate where the file has a mark.
  std::string foreign(std::string_view name) {
    std::string text = sample_file("trust-lists/" + std::string(name) + ".xml");
    const std::string base64 = crypto::base64_encode(world_.root.certificate()->der);
    for (std::size_t at = text.find("{{"); at != std::string::npos; at = text.find("{{", at)) {
      text.replace(at, text.find("}}", at) + 2 - at, base64);
    }
    return shell_.file(std::string(name) + ".xml", text);
  }
  std::string hk_pin() {
    return "HK=" + shell_.file("hk.pem", x509::to_pem(world_.hk.certificate()->der, "CERTIFICATE"));
  }
  boost::json::value json() { return boost::json::parse(shell_.out); }

  test::SmallWorld world_;
  test::Shell shell_;
};

TEST_F(ListView, SaysLoudlyThatNobodyVouchesForAnUnsignedList) {
  ASSERT_EQ(shell_.run({"list", "show", "--file", foreign("01-national-v5")}), 0) << shell_.err;
  EXPECT_EQ(shell_.out.rfind("NOT VERIFIED", 0), 0U) << shell_.out;
  EXPECT_THAT(shell_.out, HasSubstr("[xml.signature.none]"));
  EXPECT_THAT(shell_.out, HasSubstr("QCWithQSCD+QCForESig"));
  EXPECT_THAT(shell_.out, HasSubstr("CA/QC"));
  EXPECT_THAT(shell_.out, HasSubstr("[list.qualifications.without_types]"));
}

TEST_F(ListView, SaysWhichPinVouchesForASignedList) {
  const std::string list = shell_.file("hk.xml", *world_.hk_list());
  ASSERT_EQ(shell_.run({"list", "show", "--file", list, "--pin", hk_pin()}), 0) << shell_.err;
  EXPECT_THAT(shell_.out, HasSubstr("Signature verified"));
  EXPECT_THAT(shell_.out, HasSubstr(to_hex(world_.hk.certificate()->fingerprint)));
  EXPECT_THAT(shell_.out, HasSubstr("personal"));
  EXPECT_THAT(shell_.out, Not(HasSubstr("NOT VERIFIED")));
}

TEST_F(ListView, APinThatDidNotSignVerifiesNothing) {
  const std::string list = shell_.file("mo.xml", *world_.mo_list());
  ASSERT_EQ(shell_.run({"list", "show", "--file", list, "--pin", hk_pin()}), 0) << shell_.err;
  EXPECT_THAT(shell_.out, HasSubstr("NOT VERIFIED"));
  EXPECT_THAT(shell_.out, HasSubstr("[xml.signer.not_pinned]"));
}

TEST_F(ListView, ThePinsOfAStoreVouchAsWell) {
  ASSERT_EQ(shell_.run({"init", "--pin", hk_pin(), "--store", shell_.place("trust")}), 0);
  const std::string list = shell_.file("hk.xml", *world_.hk_list());
  ASSERT_EQ(shell_.run({"list", "show", "--file", list, "--store", shell_.place("trust")}), 0);
  EXPECT_THAT(shell_.out, HasSubstr("Signature verified"));
}

TEST_F(ListView, JsonIsWhatTheSchemaSays) {
  const auto schema = test::JsonSchema::load("list-view.schema.json");
  for (const std::string_view name : {"01-national-v5", "03-list-of-lists", "05-minimal",
                                      "06-closed", "12-unknown-extensions", "14-deviations"}) {
    ASSERT_EQ(shell_.run({"list", "show", "--json", "--file", foreign(name)}), 0) << name;
    EXPECT_THAT(schema.violations(json()), IsEmpty()) << name;
    EXPECT_EQ(json().at("verification").at("verified").as_string(), "no") << name;
  }
  const std::string list = shell_.file("hk.xml", *world_.hk_list());
  ASSERT_EQ(shell_.run({"list", "show", "--json", "--file", list, "--pin", hk_pin()}), 0);
  EXPECT_THAT(schema.violations(json()), IsEmpty());
  EXPECT_EQ(json().at("verification").at("verified").as_string(), "yes");
}

TEST_F(ListView, CountsWhatStandsInTheList) {
  ASSERT_EQ(shell_.run({"list", "show", "--json", "--file", foreign("01-national-v5")}), 0);
  const auto value = json();
  const auto& counts = value.at("counts").as_object();
  EXPECT_EQ(counts.at("services").as_int64(), 3);
  EXPECT_EQ(counts.at("history_instances").as_int64(), 1);
  EXPECT_EQ(counts.at("qualifications").as_int64(), 2);
  EXPECT_EQ(counts.at("critical_extensions").as_int64(), 3);
  EXPECT_EQ(counts.at("certificate_types").as_int64(), 0);
  EXPECT_EQ(counts.at("by_type_and_status").as_array().size(), 3U);
}

TEST_F(ListView, PointersAreShownInEveryLanguage) {
  for (const std::string_view language : {"en", "zh-Hant", "zh-Hans", "pt"}) {
    ASSERT_EQ(shell_.run({"list", "show", "--lang", std::string(language), "--file",
                          foreign("03-list-of-lists")}),
              0);
    EXPECT_THAT(shell_.out, HasSubstr("https://xa.example.org/tl.pdf")) << language;
  }
}

TEST_F(ListView, WhatIsNoListIsBadInput) {
  EXPECT_EQ(shell_.run({"list", "show", "--file", shell_.file("x.xml", "<x/>")}), 65);
  EXPECT_THAT(shell_.err + shell_.out, HasSubstr("xml.field.root"));
  EXPECT_EQ(shell_.run({"list", "show", "--pin", hk_pin()}), 64);
  EXPECT_THAT(shell_.err + shell_.out, HasSubstr("cli.option.alone"));
}

TEST_F(ListView, AnAgreementBecomesADraftThatNoImportAccepts) {
  const std::string list = shell_.file("mra.xml", sample_file("mra/01-agreement.xml"));
  const std::string draft = shell_.place("draft.xml");
  ASSERT_EQ(shell_.run({"mapping", "import", list, "--from", "mra", "--out", draft}), 0)
      << shell_.err;
  EXPECT_THAT(shell_.out, HasSubstr("3 entries"));
  EXPECT_THAT(shell_.out, HasSubstr("[mra.ca_pair.missing]"));
  ASSERT_TRUE(std::filesystem::exists(draft));
  ASSERT_EQ(shell_.run({"init", "--pin", hk_pin(), "--store", shell_.place("trust")}), 0);
  EXPECT_EQ(shell_.run({"mapping", "import", draft, "--store", shell_.place("trust")}), 1);

  ASSERT_EQ(shell_.run({"mapping", "import", list, "--from", "mra", "--out", draft, "--json"}), 0);
  EXPECT_EQ(json().at("entries").as_int64(), 3);
  EXPECT_EQ(json().at("publisher").as_string(), "XA");
}

TEST_F(ListView, ADraftNeedsItsFormAndItsPlace) {
  const std::string list = shell_.file("mra.xml", sample_file("mra/01-agreement.xml"));
  EXPECT_EQ(shell_.run({"mapping", "import", list, "--from", "mra"}), 64);
  EXPECT_EQ(shell_.run({"mapping", "import", list, "--from", "other", "--out", "x"}), 64);
  EXPECT_EQ(shell_.run({"mapping", "import", list, "--out", "x"}), 64);
  EXPECT_EQ(shell_.run({"mapping", "import", list, "--from", "mra", "--out",
                        shell_.place("no-such-directory") + "/x"}),
            65);
  EXPECT_THAT(shell_.err + shell_.out, HasSubstr("cli.file.unwritable"));
  EXPECT_EQ(
      shell_.run({"mapping", "import", shell_.file("n.xml", sample_file("mra/03-no-agreement.xml")),
                  "--from", "mra", "--out", shell_.place("n")}),
      65);
  EXPECT_FALSE(std::filesystem::exists(shell_.place("n")));
}

}  // namespace
}  // namespace baytrust::cli
