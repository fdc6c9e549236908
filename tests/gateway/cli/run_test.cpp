// The program from end to end: what is typed, what is printed, how it ends.
#include <boost/json.hpp>
#include <filesystem>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gateway/messages/labels.hpp"
#include "tests/gateway/cli/shell.hpp"
#include "tests/support/holder.hpp"
#include "tests/support/publisher.hpp"
#include "tests/support/responder.hpp"

namespace baytrust::cli {
namespace {

using test::kNoon;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

class RunTest : public ::testing::Test {
 protected:
  std::vector<std::string> with_store(std::vector<std::string> words) {
    words.insert(words.end(), {"--store", shell_.place("trust")});
    return words;
  }
  int run(std::vector<std::string> words) { return shell_.run(with_store(std::move(words))); }
  boost::json::value json() { return boost::json::parse(shell_.out); }

  std::string pem(const std::string& name, const x509::Certificate& certificate) {
    return shell_.file(name, x509::to_pem(certificate->der, "CERTIFICATE"));
  }
  void init() {
    const int code = run({"init", "--pin", "HK=" + pem("hk.pem", world_.hk.certificate()), "--pin",
                          "MO=" + pem("mo.pem", world_.mo.certificate())});
    ASSERT_EQ(code, 0) << shell_.err;
  }
  // Lists, registers and CRLs of the small world, as their publishers would bring them.
  void fill() {
    init();
    for (const auto& [name, bytes] :
         {std::pair("hk.xml", world_.hk_list()), std::pair("mo.xml", world_.mo_list())}) {
      ASSERT_EQ(run({"list", "import", shell_.file(name, *bytes)}), 0) << shell_.out << shell_.err;
    }
    for (const auto& [name, bytes] : {std::pair("mo-r.xml", world_.mo_register()),
                                      std::pair("hk-r.xml", world_.hk_register())}) {
      ASSERT_EQ(run({"mapping", "import", shell_.file(name, *bytes)}), 0) << shell_.err;
    }
    ASSERT_EQ(run({"crl", "import", shell_.file("root.crl", world_.root.issue_crl()->der),
                   shell_.file("ca.crl", world_.ca.issue_crl()->der)}),
              0);
  }
  std::string list(std::int64_t sequence, std::size_t cas = 3) {
    auto kept = world_.cas();
    kept.erase(kept.begin(), kept.end() - static_cast<std::ptrdiff_t>(cas));
    return shell_.file("hk-" + std::to_string(sequence) + "-" + std::to_string(cas) + ".xml",
                       *world_.hk.sign(test::list_of({.sequence = sequence, .cas = kept})));
  }

  test::SmallWorld world_;
  test::Shell shell_;
};

TEST_F(RunTest, VersionNamesWhatIsIn) {
  EXPECT_EQ(shell_.run({"--version"}), 0);
  EXPECT_THAT(shell_.out, StartsWith("baytrust/"));
  EXPECT_THAT(shell_.out, HasSubstr("OpenSSL, Botan"));
  EXPECT_THAT(shell_.out, HasSubstr("store: SQLite"));
}

TEST_F(RunTest, HelpTeachesInEveryLanguage) {
  for (const auto language : messages::kLanguages) {
    const std::string tag(to_string(language));
    EXPECT_EQ(shell_.run({"--help", "--lang", tag}), 0);
    EXPECT_THAT(shell_.out, HasSubstr(messages::label(messages::Label::help_more, language)));
    EXPECT_EQ(shell_.run({"--lang", tag, "crl", "--help"}), 0);
    EXPECT_THAT(shell_.out, StartsWith(messages::label(messages::Label::cmd_crl, language)));
    EXPECT_EQ(shell_.run({"check", "--help", "--lang", tag}), 0);
    EXPECT_THAT(shell_.out, HasSubstr("baytrust check contract.p7m --relying HK"));
    EXPECT_THAT(shell_.out, HasSubstr(messages::label(messages::Label::cmd_check, language)));
    EXPECT_THAT(shell_.out, HasSubstr(messages::label(messages::Label::exit_check, language)));
  }
  shell_.variables["LANG"] = "zh_HK.UTF-8";
  EXPECT_EQ(shell_.run({"--help"}), 0);
  EXPECT_THAT(shell_.out, HasSubstr("list import"));
  EXPECT_THAT(shell_.out, HasSubstr(messages::label(messages::Label::cmd_crl_list,
                                                    messages::Language::zh_hant)));
  EXPECT_EQ(shell_.run({"mapping", "--help"}), 0);
  EXPECT_THAT(shell_.out, HasSubstr("mapping explain"));
  EXPECT_THAT(shell_.out, Not(HasSubstr("list import")));
}

TEST_F(RunTest, TheLanguageComesFromOptionThenLocale) {
  const auto home = [&](const std::string& locale) {
    shell_.variables["LC_ALL"] = locale;
    EXPECT_EQ(shell_.run({"crl", "--help"}), 0);
    return shell_.out.substr(0, shell_.out.find('\n'));
  };
  EXPECT_EQ(home("C"), "Revocation lists");
  EXPECT_EQ(home("zh_CN.UTF-8"), "证书吊销列表");
  EXPECT_EQ(home("zh_TW"), "證書撤銷清單");
  EXPECT_EQ(home("pt_PT@euro"), "Listas de revogação");
  EXPECT_EQ(home("yue_HK"), "證書撤銷清單");
  EXPECT_EQ(shell_.run({"crl", "list", "--help", "--lang", "PT"}), 0);
  EXPECT_EQ(shell_.run({"crl", "list", "--lang", "de"}), 64);
  EXPECT_THAT(shell_.err, HasSubstr("en, zh-Hant, zh-Hans, pt"));
}

TEST_F(RunTest, UsageErrorsEndWith64InTheLanguageAskedFor) {
  EXPECT_EQ(shell_.run({"check", "--lang", "zh-Hans"}), 64);
  EXPECT_THAT(shell_.err, HasSubstr("[cli.argument.missing]"));
  EXPECT_THAT(shell_.err, StartsWith("错误"));
  EXPECT_EQ(shell_.run({"check", "--lang=pt"}), 64);
  EXPECT_THAT(shell_.err, StartsWith("erro"));
  EXPECT_EQ(shell_.run({"frob", "--json"}), 64);
  EXPECT_EQ(json().at("error").at("code").as_string(), "cli.command.unknown");
}

TEST_F(RunTest, InitMakesAStoreOnceWithItsPins) {
  init();
  EXPECT_THAT(shell_.out, HasSubstr(to_hex(world_.hk.certificate()->fingerprint)));
  EXPECT_EQ(run({"init", "--pin", "HK=" + shell_.place("hk.pem")}), 65);
  EXPECT_THAT(shell_.err, HasSubstr("[store.exists]"));
  shell_.variables["BAYTRUST_STORE"] = shell_.place("other");
  EXPECT_EQ(shell_.run({"init", "--pin", "HK=" + shell_.place("hk.pem"), "--json"}), 0);
  EXPECT_EQ(json().at("pins").as_array().size(), 1U);
}

TEST_F(RunTest, InitRefusesPinsItCannotUse) {
  EXPECT_EQ(run({"init", "--pin", "HK"}), 64);
  EXPECT_EQ(run({"init", "--pin", "SG=" + pem("a.pem", world_.hk.certificate())}), 65);
  EXPECT_THAT(shell_.err, HasSubstr("[config.jurisdiction.unknown]"));
  EXPECT_EQ(run({"init", "--pin", "HK=" + shell_.place("nothing.pem")}), 65);
  EXPECT_THAT(shell_.err, HasSubstr("[cli.file.unreadable]"));
  EXPECT_EQ(run({"init", "--pin", "HK=" + shell_.file("bad.pem", "nothing")}), 65);
  EXPECT_EQ(shell_.run({"init", "--pin", "HK=" + shell_.place("a.pem")}), 64) << "where?";
  EXPECT_FALSE(std::filesystem::exists(shell_.place("trust")));
}

TEST_F(RunTest, OnlyInitCreates) {
  for (const std::vector<std::string>& words :
       {std::vector<std::string>{"list", "show"}, {"crl", "list"}, {"mapping", "show"}}) {
    EXPECT_EQ(run(words), 65);
    EXPECT_THAT(shell_.err, HasSubstr("[store.missing]"));
  }
  EXPECT_EQ(shell_.run({"list", "show"}), 64);
  EXPECT_THAT(shell_.err, HasSubstr("[cli.source.missing]"));
  EXPECT_FALSE(std::filesystem::exists(shell_.place("trust")));
}

TEST_F(RunTest, ListsAreImportedHeldApprovedAndShown) {
  init();
  EXPECT_EQ(run({"list", "show"}), 0);
  EXPECT_EQ(run({"list", "import", list(7)}), 0);
  EXPECT_THAT(shell_.out, HasSubstr("2026-03-03T12:00:00Z"));
  EXPECT_EQ(run({"list", "import", list(7)}), 0);
  EXPECT_EQ(run({"list", "import", list(6)}), 1);
  EXPECT_THAT(shell_.out, HasSubstr("[edition.sequence.older]"));
  EXPECT_EQ(run({"list", "import", list(5000)}), 1);
  EXPECT_THAT(shell_.out, HasSubstr("[edition.sequence.jump]"));

  EXPECT_EQ(run({"list", "import", list(8, 1), "--json"}), 2);
  const std::string digest(json().at("edition").at("digest").as_string());
  EXPECT_EQ(json().at("outcome").as_string(), "held");
  EXPECT_EQ(run({"list", "import", list(8, 1)}), 2);
  EXPECT_THAT(shell_.out, HasSubstr("baytrust list approve " + digest + " --as"));

  EXPECT_EQ(run({"list", "approve", digest, "--as", "Ana"}), 0);
  EXPECT_EQ(run({"list", "approve", digest, "--as", "Ana"}), 65);
  EXPECT_THAT(shell_.err, HasSubstr("[store.approved_already]"));
  EXPECT_EQ(run({"list", "show", "HK"}), 0);
  EXPECT_THAT(shell_.out, HasSubstr("edition.shrink.sudden: Ana"));
  EXPECT_EQ(run({"list", "approve", digest, "--as", "Bao", "--json"}), 0);
  EXPECT_EQ(json().at("outcome").as_string(), "activated");

  EXPECT_EQ(run({"list", "show", "HK", "--json"}), 0);
  const auto shown = json().as_array();
  ASSERT_EQ(shown.size(), 2U) << "the one in force, and the one that jumped";
  EXPECT_EQ(shown.at(0).at("in_force").as_string(), "yes");
  EXPECT_EQ(shown.at(0).at("age").at("state").as_string(), "fresh");
  EXPECT_EQ(shown.at(0).at("approvals").as_array().size(), 2U);
  EXPECT_EQ(run({"list", "show", "HK", "--all", "--json"}), 0);
  EXPECT_EQ(json().as_array().size(), 3U);
  EXPECT_EQ(run({"list", "show", "SG"}), 65);
}

TEST_F(RunTest, AnApprovalTooLateIsRefused) {
  init();
  ASSERT_EQ(run({"list", "import", list(7)}), 0);
  ASSERT_EQ(run({"list", "import", list(8, 1), "--json"}), 2);
  const std::string digest(json().at("edition").at("digest").as_string());
  ASSERT_EQ(run({"list", "approve", digest, "--as", "Ana"}), 0);
  shell_.now = kNoon + 60 * kDay;
  EXPECT_EQ(run({"list", "approve", digest, "--as", "Bao"}), 1);
  EXPECT_THAT(shell_.out, HasSubstr("[edition.next_update.past]"));
  EXPECT_EQ(run({"list", "approve", digest, "--as", " "}), 64);
  EXPECT_EQ(run({"list", "approve", "12", "--as", "Bao"}), 64);
  EXPECT_EQ(run({"list", "approve", std::string(64, '0'), "--as", "Bao"}), 65);
  EXPECT_EQ(run({"mapping", "approve", digest, "--as", "Bao"}), 65);
}

TEST_F(RunTest, WhatCannotBeVerifiedIsRefusedWithItsCode) {
  init();
  const std::string broken = shell_.file("broken.xml", "<a><!DOCTYPE x></a>");
  EXPECT_EQ(run({"list", "import", broken}), 1);
  EXPECT_THAT(shell_.out, HasSubstr("[xml."));
  EXPECT_EQ(run({"list", "import", broken, "--json"}), 1);
  EXPECT_THAT(std::string(json().at("error").at("code").as_string()), StartsWith("xml."));
  EXPECT_EQ(run({"mapping", "import", list(1)}), 1) << "a list is no register";
  EXPECT_EQ(run({"list", "import", shell_.place("absent.xml")}), 65);
  EXPECT_EQ(run({"list", "import", shell_.place("")}), 65) << "a directory";
  EXPECT_EQ(
      shell_.run(with_store({"list", "import", "-"}), std::string(as_text(*world_.hk_list()))), 0)
      << "standard input";
}

TEST_F(RunTest, VerifyAnswersWithPinsOrByTheStore) {
  const std::string file = list(7);
  const std::string pin = "HK=" + pem("hk.pem", world_.hk.certificate());
  EXPECT_EQ(shell_.run({"list", "verify", file, "--pin", pin}), 0);
  EXPECT_EQ(shell_.run({"list", "verify", file, "--pin", pin, "--for", "MO"}), 1);
  EXPECT_EQ(shell_.run({"list", "verify", file, "--pin", pin, "--json"}), 0);
  EXPECT_EQ(json().at("outcome").as_string(), "accepted");
  EXPECT_EQ(
      shell_.run({"list", "verify", file, "--pin", "HK=" + pem("mo.pem", world_.mo.certificate())}),
      1);
  EXPECT_EQ(shell_.run({"list", "verify", file}), 64);
  init();
  EXPECT_EQ(run({"list", "verify", file}), 0);
  EXPECT_EQ(run({"mapping", "verify", shell_.file("r.xml", *world_.mo_register())}), 0);
}

TEST_F(RunTest, ChecksACertificateAndSaysWhy) {
  fill();
  const std::string leaf = pem("leaf.pem", world_.leaf());
  EXPECT_EQ(run({"check", leaf, "--relying", "MO"}), 0) << shell_.out << shell_.err;
  EXPECT_THAT(shell_.out, StartsWith("ACCEPTED: valid and recognised\n"));
  EXPECT_THAT(shell_.out, HasSubstr("mo-hk-personal"));
  EXPECT_THAT(shell_.out, HasSubstr("built-in:MO"));
  EXPECT_THAT(shell_.out, HasSubstr("2026-03-03T20:00:00+08:00"));
  EXPECT_THAT(shell_.out, Not(HasSubstr("440106199001011234"))) << "identity numbers are masked";
  const auto shorter = shell_.out.size();
  EXPECT_EQ(run({"check", leaf, "--relying", "MO", "--all"}), 0);
  EXPECT_GT(shell_.out.size(), shorter);
  EXPECT_EQ(run({"check", leaf, "--relying", "MO", "--lang", "zh-Hant"}), 0);
  EXPECT_THAT(shell_.out, StartsWith("接納"));
}

TEST_F(RunTest, ChecksTheSignaturesOfAFile) {
  fill();
  const test::Holder holder(world_.ca);
  const std::string file = shell_.file("contract.p7m", holder.attached("A contract."));
  EXPECT_EQ(run({"check", file, "--relying", "MO"}), 0) << shell_.out << shell_.err;
  EXPECT_THAT(shell_.out, StartsWith("Signature 1 of 1\nACCEPTED: valid and recognised\n"));
  EXPECT_THAT(shell_.out, HasSubstr("The file as a whole: ACCEPTED. Accepted signatures: 1 of 1."));
  EXPECT_EQ(run({"check", file, "--relying", "MO", "--json"}), 0);
  EXPECT_EQ(json().at("overall").as_string(), "yes");
  EXPECT_EQ(run({"check", file, "--relying", "MO", "--at", "2026-03-03T11:00:00Z"}), 2)
      << "an instant that is only said accepts nothing";
}

TEST_F(RunTest, ChecksADetachedSignatureWithItsContent) {
  fill();
  const test::Holder holder(world_.ca);
  const std::string file = shell_.file("contract.p7s", holder.detached("A contract."));
  const std::string content = shell_.file("contract.txt", "A contract.");
  const std::string other = shell_.file("other.txt", "Another contract.");
  EXPECT_EQ(run({"check", file, "--relying", "MO"}), 2);
  EXPECT_THAT(shell_.out, HasSubstr("[cms.content.absent]"));
  EXPECT_EQ(run({"check", file, "--relying", "MO", "--content", content}), 0) << shell_.out;
  EXPECT_EQ(run({"check", file, "--relying", "MO", "--content", other}), 1);
  EXPECT_THAT(shell_.out, HasSubstr("HASH_FAILURE"));
  const std::string leaf = pem("leaf.pem", world_.leaf());
  EXPECT_EQ(run({"check", leaf, "--relying", "MO", "--content", content}), 65);
  EXPECT_THAT(shell_.err, HasSubstr("[request.content.not_asked]"));
  EXPECT_EQ(run({"check", content, "--relying", "MO"}), 65);
  EXPECT_THAT(shell_.err, HasSubstr("[request.file.unknown_kind]"));
}

TEST_F(RunTest, LargeContentIsHashedAsItIsReadWithABar) {
  fill();
  const test::Holder holder(world_.ca);
  const std::string large(9U << 20U, 'x');
  const std::string file = shell_.file("large.p7s", holder.detached(large));
  const std::string content = shell_.file("large.bin", large);
  shell_.sink = cli::Sink::terminal;
  EXPECT_EQ(run({"check", file, "--relying", "MO", "--content", content}), 0) << shell_.out;
  EXPECT_THAT(shell_.err, HasSubstr("[###############               ] 50 %"));
  EXPECT_THAT(shell_.err, HasSubstr("] 100 %"));
  EXPECT_THAT(shell_.out, HasSubstr("beside the file"));
  shell_.file("large.bin", large.substr(1));
  EXPECT_EQ(run({"check", file, "--relying", "MO", "--content", content}), 1);
  EXPECT_EQ(run({"check", file, "--relying", "MO", "--content", shell_.place("absent")}), 65);
}

TEST_F(RunTest, TheRecordIsForMachines) {
  fill();
  const std::string leaf = pem("leaf.pem", world_.leaf());
  EXPECT_EQ(run({"check", leaf, "--relying", "MO", "--json", "--lang", "pt", "--request-id", "7"}),
            0);
  const auto record = json();
  EXPECT_EQ(record.at("decision").at("accepted").as_string(), "yes");
  EXPECT_EQ(record.at("decision").at("relying").as_string(), "MO");
  EXPECT_EQ(record.at("request_id").as_string(), "7");
  EXPECT_TRUE(record.at("texts").as_object().contains("pt"));
  const std::string first = shell_.out;
  EXPECT_EQ(run({"check", leaf, "--relying", "MO", "--json", "--lang", "pt", "--request-id", "7"}),
            0);
  EXPECT_EQ(shell_.out, first) << "equal inputs, equal bytes";
}

TEST_F(RunTest, EndsByWhatIsAccepted) {
  fill();
  test::CertificateRequest other{.subject = "C=HK,OU=Personal,CN=Wong"};
  other.policies = {std::string(test::kRelease)};
  const std::string refused = pem("other.pem", world_.other.issue(other));
  const std::string crl = shell_.file("other.crl", world_.other.issue_crl()->der);
  EXPECT_EQ(run({"check", refused, "--relying", "MO", "--crl", crl}), 1);
  EXPECT_THAT(shell_.out, StartsWith("NOT ACCEPTED: valid, not recognised\n"));
  const std::string stranger = pem("x.pem", test::make_authority("Nobody").issue());
  EXPECT_EQ(run({"check", stranger, "--relying", "MO"}), 2);
  const std::string leaf = pem("leaf.pem", world_.leaf());
  EXPECT_EQ(run({"check", leaf, "--relying", "MO", "--at", "2026-03-10T00:00:00Z"}), 2)
      << "the CRL has run out by then";
  EXPECT_EQ(run({"check", leaf, "--relying", "MO", "--known-at", "2026-03-03T11:59:59Z"}), 2)
      << "nothing was imported yet";
}

TEST_F(RunTest, AnOcspResponseIsHeard) {
  fill();
  const auto leaf = world_.leaf();
  const std::string file = pem("leaf.pem", leaf);
  const std::string revoked =
      shell_.file("revoked.ocsp",
                  test::ocsp_der(world_.ca, leaf, {.status = x509::OcspSingle::Status::revoked}));
  EXPECT_EQ(run({"check", file, "--relying", "MO", "--ocsp", revoked}), 1);
  EXPECT_THAT(shell_.out, HasSubstr("[revocation.ocsp.revoked]"));
  const std::string good = shell_.file("good.ocsp", test::ocsp_der(world_.ca, leaf));
  EXPECT_EQ(run({"check", file, "--relying", "MO", "--ocsp", good, revoked}), 1);
  EXPECT_EQ(run({"check", file, "--relying", "MO", "--ocsp", good, "--json"}), 0);
  EXPECT_EQ(json().at("decision").at("revocation").at(0).at("ocsp").as_array().size(), 1U);
  const std::string later = shell_.file("later.ocsp", x509::write_ocsp_status(3));
  EXPECT_EQ(run({"check", file, "--relying", "MO", "--ocsp", later}), 65);
  EXPECT_THAT(shell_.err, HasSubstr("[x509.ocsp.status.try_later]"));
  EXPECT_EQ(run({"check", file, "--relying", "MO", "--ocsp", shell_.place("none")}), 65);
}

TEST_F(RunTest, TheDemonstrationNamesADirectoryItCannotMake) {
  const std::string file = shell_.file("not-a-directory", Bytes{1});
  EXPECT_EQ(shell_.run({"demo", "--dir", file + "/below"}), 65);
  EXPECT_THAT(shell_.err, HasSubstr("[cli.file.unwritable]"));
}

TEST_F(RunTest, ChecksWithoutAStore) {
  const std::string leaf = pem("leaf.pem", world_.leaf());
  const std::vector<std::string> words{"check",
                                       leaf,
                                       "--relying",
                                       "MO",
                                       "--chain",
                                       pem("ca.pem", world_.ca.certificate()),
                                       "--lists",
                                       shell_.file("hk.xml", *world_.hk_list()),
                                       shell_.file("mo.xml", *world_.mo_list()),
                                       "--registers",
                                       shell_.file("mo-r.xml", *world_.mo_register()),
                                       "--pin",
                                       "HK=" + pem("hk.pem", world_.hk.certificate()),
                                       "MO=" + pem("mo.pem", world_.mo.certificate()),
                                       "--crl",
                                       shell_.file("root.crl", world_.root.issue_crl()->der),
                                       shell_.file("ca.crl", world_.ca.issue_crl()->der)};
  EXPECT_EQ(shell_.run(words), 0) << shell_.out << shell_.err;
  EXPECT_THAT(shell_.out, HasSubstr("[list.rollback.unchecked]"));
  EXPECT_EQ(shell_.run(with_store(words)), 64);
  EXPECT_THAT(shell_.err, HasSubstr("[cli.option.excludes]"));
}

TEST_F(RunTest, ProfilesComeByNameOrAsFiles) {
  fill();
  const std::string leaf = pem("leaf.pem", world_.leaf());
  const std::string config = shell_.file("baytrust.toml", R"toml(
[[profiles]]
name = "broker"
relying = "MO"
amount_limits = [ { amount = 100, currency = "MOP" } ]
)toml");
  const std::vector<std::string> base{"check",     leaf,     "--relying", "MO",
                                      "--profile", "broker", "--config",  config};
  const auto with = [&](const std::vector<std::string>& more) {
    std::vector<std::string> words = base;
    words.insert(words.end(), more.begin(), more.end());
    return words;
  };
  EXPECT_EQ(run(with({"--amount", "100", "--currency", "MOP"})), 0) << shell_.out << shell_.err;
  EXPECT_THAT(shell_.out, HasSubstr(config));
  EXPECT_EQ(run(with({"--amount", "101", "--currency", "MOP"})), 1);
  EXPECT_EQ(run(with({"--amount", "101"})), 64);
  EXPECT_THAT(shell_.err, HasSubstr("[cli.option.alone]"));
  EXPECT_EQ(run(with({"--currency", "MOP"})), 64);
  EXPECT_EQ(run(with({"--amount", "many", "--currency", "MOP"})), 64);
  const std::string profile = shell_.file("p.toml", "name = \"p\"\nrelying = \"MO\"\n");
  EXPECT_EQ(run({"check", leaf, "--relying", "MO", "--profile", profile}), 0);
  EXPECT_EQ(run({"check", leaf, "--relying", "HK", "--profile", profile}), 65);
  EXPECT_THAT(shell_.err, HasSubstr("[config.profile.relying]"));
  EXPECT_EQ(run({"check", leaf, "--relying", "SG", "--profile", profile}), 65);
  EXPECT_EQ(run({"check", leaf, "--relying", "MO", "--profile", "none"}), 65);
  EXPECT_EQ(run({"check", leaf, "--relying", "MO", "--profile", "./none.toml"}), 65);
  shell_.variables["BAYTRUST_CONFIG"] = shell_.file("bad.toml", "stoer = 1");
  EXPECT_EQ(run({"check", leaf, "--relying", "MO"}), 65);
  EXPECT_THAT(shell_.err, HasSubstr("[config.key.unknown]"));
}

TEST_F(RunTest, AConfigurationNamesTheStore) {
  init();
  shell_.variables["BAYTRUST_CONFIG"] =
      shell_.file("baytrust.toml", "store = '" + shell_.place("trust") + "'\n");
  EXPECT_EQ(shell_.run({"list", "show"}), 0);
}

TEST_F(RunTest, BadInputOfCheckIsNamed) {
  fill();
  EXPECT_EQ(run({"check", shell_.place("none.pem"), "--relying", "MO"}), 65);
  EXPECT_EQ(run({"check", shell_.file("bad.pem", "bad"), "--relying", "MO"}), 65);
  const std::string leaf = pem("leaf.pem", world_.leaf());
  EXPECT_EQ(run({"check", leaf, "--relying", "MO", "--at", "2026-01-01"}), 64);
  EXPECT_EQ(run({"check", leaf, "--relying", "MO", "--known-at", "now"}), 64);
  EXPECT_EQ(run({"check", leaf, "--relying", "MO", "--chain", shell_.place("bad.pem")}), 65);
  EXPECT_THAT(shell_.err, HasSubstr("bad.pem"));
  EXPECT_EQ(run({"check", leaf, "--relying", "MO", "--crl", shell_.place("bad.pem")}), 65);
  EXPECT_EQ(run({"check", leaf, "--relying", "MO", "--crl", shell_.place("none.crl")}), 65);
}

TEST_F(RunTest, ExplainsARegister) {
  fill();
  EXPECT_EQ(run({"mapping", "explain", "--relying", "MO"}), 0) << shell_.err;
  EXPECT_THAT(shell_.out, HasSubstr("mo-hk-personal"));
  EXPECT_THAT(shell_.out, HasSubstr("2.999.853.1"));
  EXPECT_THAT(shell_.out, HasSubstr("until further notice"));
  EXPECT_THAT(shell_.out, Not(HasSubstr("(en) Arrangement"))) << "the reader's own language";
  EXPECT_EQ(run({"mapping", "explain", "--relying", "MO", "--lang", "zh-Hant"}), 0);
  EXPECT_THAT(shell_.out, HasSubstr("(en) Arrangement")) << "as published, and in which language";
  EXPECT_EQ(run({"mapping", "explain", "--relying", "MO", "--issuing", "CN-GD"}), 0);
  EXPECT_EQ(run({"mapping", "explain", "mo-hk-personal", "--relying", "MO", "--json"}), 0);
  EXPECT_EQ(json().as_array().at(0).at("status").as_string(), "in-force");
  EXPECT_EQ(run({"mapping", "explain", "--relying", "SG"}), 65);
}

TEST_F(RunTest, ListsCrls) {
  fill();
  EXPECT_EQ(run({"crl", "list"}), 0);
  EXPECT_THAT(shell_.out, HasSubstr("Hong Kong CA"));
  EXPECT_EQ(run({"crl", "list", "--json"}), 0);
  EXPECT_EQ(json().as_array().size(), 2U);
  EXPECT_EQ(run({"crl", "import", shell_.place("ca.crl"), "--json"}), 0);
  EXPECT_EQ(json().as_array().size(), 1U);
  EXPECT_EQ(run({"crl", "import", shell_.file("bad.crl", "bad")}), 65);
  EXPECT_THAT(shell_.err, HasSubstr("bad.crl"));
}

TEST_F(RunTest, PathReadsCasesAndCounts) {
  const test::Authority root = test::make_authority("Root");
  pem("root.pem", root.certificate());
  pem("leaf.pem", root.issue());
  const std::string line =
      R"({"id":"a","leaf":"leaf.pem","intermediates":[],"trust_anchors":["root.pem"],)"
      R"("crls":[],"ocsp":[],"time":"2026-03-03T12:00:00Z"})";
  const std::string cases = shell_.file("cases.jsonl", line + "\n");
  EXPECT_EQ(shell_.run({"path", "--cases", cases, "--jobs", "1"}), 0) << shell_.err;
  EXPECT_EQ(json().at("result").as_string(), "valid");
  EXPECT_THAT(shell_.err, HasSubstr("1 cases: 1 valid"));
  EXPECT_EQ(shell_.run({"path", "--cases", "-", "--root", shell_.directory.path().string()},
                       line + "\nnonsense\n"),
            65);
  EXPECT_EQ(shell_.run({"path", "--cases", shell_.place("none.jsonl")}), 65);
  EXPECT_EQ(shell_.run({"path", "--cases", cases, "--jobs", "257"}), 64);
}

TEST_F(RunTest, AStoreInTroubleEndsWith70) {
  init();
  {
    std::fstream file(shell_.place("trust/baytrust.sqlite3"),
                      std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(4096);
    file << std::string(16384, 'x');
  }
  EXPECT_EQ(run({"list", "show"}), 70);
  EXPECT_THAT(shell_.err, HasSubstr("[store.damaged]"));
}

TEST_F(RunTest, AFileTooLargeIsNotRead) {
  const std::string config = shell_.file("huge.toml", std::string((2U << 20) + 1, ' '));
  EXPECT_EQ(shell_.run({"list", "show", "--config", config}), 65);
  EXPECT_THAT(shell_.err, HasSubstr("[cli.file.too_large]"));
}

TEST_F(RunTest, ATerminalGetsColourAndProgress) {
  shell_.sink = Sink::terminal;
  init();
  EXPECT_EQ(run({"list", "import", list(1)}), 0);
  EXPECT_THAT(shell_.out, HasSubstr("\x1b[32m"));
  EXPECT_THAT(shell_.err, HasSubstr("\r"));
}

}  // namespace
}  // namespace baytrust::cli
