// Authoring from the command line: from a table and a directory of certificates to a signed list
// that the store accepts.
#include <boost/json.hpp>
#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/gateway/cli/shell.hpp"
#include "tests/support/publisher.hpp"

namespace baytrust::cli {
namespace {

using test::kNoon;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr std::string_view kTable =
    "provider (en),street (en),locality (en),country,e-mail,information uri (en),root ca,issuing "
    "ca,first day,first day source,type (en),type attribute,type value,holder,use,custody,cp "
    "family,assurance level,reviewer,reviewed on\r\n"
    "Post,1 Street,Central,HK,p@example.invalid,https://example.invalid/,Hong Kong Root,Hong Kong "
    "CA,2020-03-01,Gazette 1,Personal,OU,Personal,person,signature,file,2.999.1.x.x,level,Ana "
    "Lei,2026-02-20\r\n";

constexpr std::string_view kScheme = R"(
sequence = 1
next_update = "2026-06-01"
operator = { en = "Operator" }
name = { en = "HK:List" }
information_uri = { en = "https://example.invalid/scheme" }
status_determination = "https://example.invalid/determination"
electronic = ["mailto:list@example.invalid"]
[[address]]
lang = "en"
street = "1 Street"
locality = "Central"
country = "HK"
[[assurance_levels]]
id = "level"
name = { en = "Level" }
)";

constexpr std::string_view kRegisterTable =
    "id,relying,issuing,first day,first day source,last day,root ca,issuing ca,type "
    "attribute,type value,policy family,counts as,reviewer,reviewed on\n"
    "mo-hk,MO,HK,2025-03-01,Notice 12,直至另行通知,Hong Kong Root,Hong Kong "
    "CA,OU,Personal,2.999.1.x.x,2.999.853.1,Bao Chan,2026-02-20\n";
constexpr std::string_view kRegisterScheme =
    "sequence = 1\nnext_update = \"2026-06-01\"\npublisher = { en = \"Macao\" }\n";

class AuthoringTest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::filesystem::create_directory(shell_.place("ca"));
    pem("ca/root.pem", root_.certificate());
    shell_.file("ca/ca.der", ca_.certificate()->der);
    shell_.file("ca/README.txt", "not a certificate file");
    shell_.file("hk.csv", kTable);
    shell_.file("scheme.toml", kScheme);
    shell_.file("mo.csv", kRegisterTable);
    shell_.file("register.toml", kRegisterScheme);
    pem("hk.pem", signer_.certificate());
    shell_.file("hk.key", signer_.key().to_pem());
    shell_.now = kNoon;
  }
  std::string pem(const std::string& name, const x509::Certificate& certificate) {
    return shell_.file(name, x509::to_pem(certificate->der, "CERTIFICATE"));
  }
  std::vector<std::string> words(const std::string& group, std::vector<std::string> more) {
    const bool list = group == "list";
    std::vector<std::string> all{group,
                                 "new",
                                 "--from",
                                 shell_.place(list ? "hk.csv" : "mo.csv"),
                                 "--certs",
                                 shell_.place("ca"),
                                 list ? "--territory" : "--publisher",
                                 list ? "HK" : "MO"};
    all.insert(all.end(), more.begin(), more.end());
    return all;
  }
  std::string content(const std::string& name) {
    std::ifstream in(shell_.place(name), std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  void review(const std::string& name) {
    std::string text = content(name);
    text.replace(text.find("reviewer = \"\""), 13, "reviewer = \"Ana Lei\"");
    text.replace(text.find("reviewed_on = \"\""), 16, "reviewed_on = \"2026-03-01\"");
    shell_.file(name, text);
  }
  // The two runs of an office: pairings for review, then the draft.
  void draft(const std::string& group, const std::string& out) {
    ASSERT_EQ(shell_.run(words(group, {"--pairings", shell_.place("pairings.toml")})), 0)
        << shell_.out << shell_.err;
    review("pairings.toml");
    ASSERT_EQ(shell_.run(words(
                  group, {"--confirm", shell_.place("pairings.toml"), "--out", shell_.place(out)})),
              0)
        << shell_.out << shell_.err;
  }
  int sign(const std::string& group, const std::string& draft, const std::string& out,
           std::vector<std::string> more = {}) {
    std::vector<std::string> all{group,
                                 "sign",
                                 shell_.place(draft),
                                 "--key",
                                 shell_.place("hk.key"),
                                 "--cert",
                                 shell_.place("hk.pem"),
                                 "--out",
                                 shell_.place(out)};
    all.insert(all.end(), more.begin(), more.end());
    return shell_.run(all);
  }

  test::Authority root_ = test::make_authority("Hong Kong Root");
  test::Authority ca_ = root_.subordinate({.subject = "C=HK,CN=Hong Kong CA"});
  test::Authority signer_ = test::make_authority("Signer");
  test::Shell shell_;
};

TEST_F(AuthoringTest, FromATableToAListInTheStore) {
  draft("list", "draft.xml");
  EXPECT_THAT(shell_.out, HasSubstr("list sign"));
  EXPECT_THAT(content("draft.xml.review.json"), HasSubstr(R"("pairings_reviewed_by":"Ana Lei")"));
  ASSERT_EQ(sign("list", "draft.xml", "hk-1.xml"), 0) << shell_.err;
  const std::string pin = "HK=" + shell_.place("hk.pem");
  EXPECT_EQ(shell_.run({"list", "verify", shell_.place("hk-1.xml"), "--pin", pin}), 0)
      << shell_.out << shell_.err;
  ASSERT_EQ(shell_.run({"init", "--store", shell_.place("trust"), "--pin", pin}), 0);
  EXPECT_EQ(
      shell_.run({"list", "import", shell_.place("hk-1.xml"), "--store", shell_.place("trust")}), 0)
      << shell_.out << shell_.err;
}

TEST_F(AuthoringTest, FromATableToARegisterWithTwoSignatures) {
  draft("mapping", "draft.xml");
  ASSERT_EQ(sign("mapping", "draft.xml", "mo-1.xml"), 0) << shell_.err;
  const auto other = test::make_authority("Counterpart");
  shell_.file("hk.key", other.key().to_pem());
  pem("hk.pem", other.certificate());
  ASSERT_EQ(sign("mapping", "mo-1.xml", "both.xml", {"--co-sign", "--json"}), 0) << shell_.err;
  EXPECT_EQ(boost::json::parse(shell_.out).at("sequence").as_int64(), 1);
  pem("mo.pem", signer_.certificate());
  EXPECT_EQ(shell_.run({"mapping", "verify", shell_.place("both.xml"), "--pin",
                        "MO=" + shell_.place("mo.pem"), "--pin", "HK=" + shell_.place("hk.pem")}),
            0)
      << shell_.out << shell_.err;
}

TEST_F(AuthoringTest, NothingIsDraftedBeforeSomebodyConfirms) {
  EXPECT_EQ(shell_.run(words("list", {"--out", shell_.place("draft.xml")})), 65);
  EXPECT_THAT(shell_.out, HasSubstr(to_hex(ca_.certificate()->fingerprint)));
  EXPECT_THAT(shell_.err, HasSubstr("author.pairing.unconfirmed"));
  EXPECT_FALSE(std::filesystem::exists(shell_.place("draft.xml")));
  ASSERT_EQ(shell_.run(words("list", {"--pairings", shell_.place("p.toml"), "--json"})), 0);
  EXPECT_EQ(boost::json::parse(shell_.out).at("count").as_int64(), 2);
  EXPECT_EQ(shell_.run(words(
                "list", {"--confirm", shell_.place("p.toml"), "--out", shell_.place("draft.xml")})),
            65);
  EXPECT_THAT(shell_.err, HasSubstr("author.pairing.reviewer"));
}

TEST_F(AuthoringTest, AtATerminalEveryPairingIsAskedFor) {
  shell_.in_source = Sink::terminal;
  const auto typed = words("list", {"--out", shell_.place("draft.xml"), "--as", "Ana Lei"});
  EXPECT_EQ(shell_.run(typed, "y\nn\n"), 65);
  EXPECT_THAT(shell_.err, HasSubstr("author.pairing.declined"));
  EXPECT_THAT(shell_.err, HasSubstr("Is \"Hong Kong CA\" this certificate?"));
  EXPECT_FALSE(std::filesystem::exists(shell_.place("draft.xml")));
  EXPECT_EQ(shell_.run(typed, "y\ny\n"), 0) << shell_.err;
  EXPECT_TRUE(std::filesystem::exists(shell_.place("draft.xml")));
}

TEST_F(AuthoringTest, AConfirmationOfAnotherCertificateIsToldAtOnce) {
  draft("list", "draft.xml");
  const auto again = root_.subordinate({.subject = "C=HK,CN=Hong Kong CA"});
  shell_.file("ca/ca.der", again.certificate()->der);
  EXPECT_EQ(shell_.run(words("list", {"--confirm", shell_.place("pairings.toml"), "--out",
                                      shell_.place("draft.xml"), "--json"})),
            65);
  const auto errors = boost::json::parse(shell_.out).at("errors").as_array();
  ASSERT_EQ(errors.size(), 1u);
  EXPECT_EQ(errors[0].at("code").as_string(), "author.pairing.differs");
}

TEST_F(AuthoringTest, ErrorsOfTheTableAreAllPrinted) {
  std::string table(kTable);
  table.replace(table.find("Hong Kong CA"), 12, "Hong Kong –A");
  table.replace(table.find("signature"), 9, "signing");
  shell_.file("hk.csv", table);
  EXPECT_EQ(shell_.run(words("list", {"--out", shell_.place("draft.xml"), "--lang", "pt"})), 65);
  EXPECT_THAT(shell_.out, HasSubstr("author.name.unknown"));
  EXPECT_THAT(shell_.out, HasSubstr("author.cell.bad"));
  EXPECT_THAT(shell_.out, HasSubstr("Nada foi redigido"));
}

TEST_F(AuthoringTest, ADirectoryThatIsNoneOrAFileThatCannotBeWrittenIsTold) {
  auto typed = words("list", {"--pairings", shell_.place("nowhere/p.toml")});
  EXPECT_EQ(shell_.run(typed), 65);
  EXPECT_THAT(shell_.err, HasSubstr("cli.file.unwritable"));
  typed[5] = shell_.place("nowhere");
  EXPECT_EQ(shell_.run(typed), 65);
  EXPECT_THAT(shell_.err, HasSubstr("cli.file.unreadable"));
}

TEST_F(AuthoringTest, OptionsThatDoNotFitTogetherAreRefused) {
  EXPECT_EQ(shell_.run(words("list", {})), 64);
  EXPECT_EQ(shell_.run(words("list", {"--pairings", "a", "--confirm", "b"})), 64);
  EXPECT_EQ(shell_.run(words("list", {"--out", "a", "--next-signer", shell_.place("hk.pem")})), 64);
  EXPECT_THAT(shell_.err, HasSubstr("cli.option.alone"));
}

TEST_F(AuthoringTest, TheNextSignerIsAnnounced) {
  draft("list", "draft.xml");
  ASSERT_EQ(
      shell_.run(words("list", {"--confirm", shell_.place("pairings.toml"), "--out",
                                shell_.place("draft.xml"), "--next-signer", shell_.place("hk.pem"),
                                "--next-signer-from", "2026-04-01T00:00:00+08:00"})),
      0)
      << shell_.err;
  EXPECT_THAT(content("draft.xml"), HasSubstr(to_hex(signer_.certificate()->fingerprint)));
}

TEST_F(AuthoringTest, AnEncryptedKeyNeedsItsPassphraseAndNobodyTypesItAsAnArgument) {
  draft("list", "draft.xml");
  shell_.file("hk.key", signer_.key().to_encrypted_pem("long enough"));
  EXPECT_EQ(sign("list", "draft.xml", "hk-1.xml"), 65);
  EXPECT_THAT(shell_.err, HasSubstr("author.secret.missing"));
  shell_.file("passphrase", "wrong\n");
  EXPECT_EQ(
      sign("list", "draft.xml", "hk-1.xml", {"--passphrase-file", shell_.place("passphrase")}), 65);
  EXPECT_THAT(shell_.err, HasSubstr("crypto.private_key.passphrase"));
  EXPECT_FALSE(std::filesystem::exists(shell_.place("hk-1.xml")));
  shell_.file("passphrase", "long enough\r\n");
  EXPECT_EQ(
      sign("list", "draft.xml", "hk-1.xml", {"--passphrase-file", shell_.place("passphrase")}), 0)
      << shell_.err;
  shell_.secret = "long enough";
  EXPECT_EQ(sign("list", "draft.xml", "hk-2.xml"), 0) << shell_.err;
  EXPECT_THAT(shell_.asked, HasSubstr("Passphrase"));
  EXPECT_THAT(shell_.out + shell_.err, Not(HasSubstr("long enough")));
}

TEST_F(AuthoringTest, SigningComparesWithTheEditionBefore) {
  draft("list", "draft.xml");
  ASSERT_EQ(sign("list", "draft.xml", "hk-1.xml"), 0);
  EXPECT_EQ(sign("list", "draft.xml", "hk-2.xml", {"--previous", shell_.place("hk-1.xml")}), 65);
  EXPECT_THAT(shell_.err, HasSubstr("author.sign.sequence"));
}

TEST_F(AuthoringTest, AKeyOnATokenNeedsAProgramThatCan) {
  draft("list", "draft.xml");
  const auto token = [&](std::vector<std::string> more) {
    std::vector<std::string> all{"list",
                                 "sign",
                                 shell_.place("draft.xml"),
                                 "--key",
                                 "pkcs11:token=list;object=hk",
                                 "--cert",
                                 shell_.place("hk.pem"),
                                 "--out",
                                 shell_.place("hk-1.xml")};
    all.insert(all.end(), more.begin(), more.end());
    return shell_.run(all);
  };
  EXPECT_EQ(token({"--pkcs11-module", "/nowhere.so"}), 65);
  EXPECT_THAT(shell_.err, HasSubstr("author.tokens.absent"));
  shell_.features.emplace_back(kTokenFeature);
  EXPECT_EQ(token({}), 64);
  EXPECT_EQ(token({"--pkcs11-module", "/nowhere.so"}), 65);
  EXPECT_THAT(shell_.err, HasSubstr("author.secret.missing"));
  shell_.file("pin", "1234");
  EXPECT_EQ(token({"--pkcs11-module", "/nowhere.so", "--pin-file", shell_.place("pin")}), 65);
  EXPECT_THAT(shell_.err, HasSubstr("crypto.token.module"));
  EXPECT_EQ(sign("list", "draft.xml", "hk-1.xml", {"--pkcs11-module", "/nowhere.so"}), 64);
}

// Edition 1 announces the next signer; two persons pin it; it signs edition 2.
TEST_F(AuthoringTest, AnAnnouncedSignerSignsTheNextEditionOnceTwoPersonsHavePinnedIt) {
  draft("list", "draft.xml");
  const auto next = test::make_authority("Next signer");
  pem("next.pem", next.certificate());
  const auto confirm = [&](std::vector<std::string> more) {
    std::vector<std::string> all{"--confirm", shell_.place("pairings.toml"), "--out",
                                 shell_.place("draft.xml")};
    all.insert(all.end(), more.begin(), more.end());
    return shell_.run(words("list", all));
  };
  ASSERT_EQ(
      confirm({"--next-signer", shell_.place("next.pem"), "--next-signer-from", to_string(kNoon)}),
      0);
  ASSERT_EQ(sign("list", "draft.xml", "hk-1.xml"), 0);
  const std::string trust = shell_.place("trust");
  ASSERT_EQ(shell_.run({"init", "--store", trust, "--pin", "HK=" + shell_.place("hk.pem")}), 0);
  ASSERT_EQ(shell_.run({"list", "import", shell_.place("hk-1.xml"), "--store", trust}), 0);
  shell_.now = kNoon + kHour;
  std::string scheme(kScheme);
  scheme.replace(scheme.find("sequence = 1"), 12, "sequence = 2");
  shell_.file("scheme.toml", scheme);
  ASSERT_EQ(confirm({}), 0);
  shell_.file("hk.key", next.key().to_pem());
  pem("hk.pem", next.certificate());
  ASSERT_EQ(sign("list", "draft.xml", "hk-2.xml"), 0);
  const std::vector<std::string> import{"list", "import", shell_.place("hk-2.xml"), "--store",
                                        trust};
  EXPECT_EQ(shell_.run(import), 1) << shell_.out;
  ASSERT_EQ(shell_.run({"list", "repin", "HK", "--announced", "--pin", shell_.place("next.pem"),
                        "--as", "Ana Lei", "--store", trust}),
            0)
      << shell_.err;
  EXPECT_THAT(shell_.out, HasSubstr("1 of 2"));
  EXPECT_EQ(shell_.run(import), 1);
  ASSERT_EQ(shell_.run({"list", "repin", "HK", "--announced", "--as", "Bao Chan", "--store", trust,
                        "--json"}),
            0)
      << shell_.err;
  EXPECT_EQ(boost::json::parse(shell_.out).at("kind").as_string(), "pin");
  EXPECT_EQ(shell_.run(import), 0) << shell_.out;
}

TEST_F(AuthoringTest, DistrustAndResetAreTypedLikeThis) {
  const std::string trust = shell_.place("trust");
  ASSERT_EQ(shell_.run({"init", "--store", trust, "--pin", "HK=" + shell_.place("hk.pem")}), 0);
  const std::string digest = to_hex(signer_.certificate()->fingerprint);
  const auto repin = [&](std::vector<std::string> more) {
    std::vector<std::string> all{"list", "repin", "HK", "--as", "Ana Lei", "--store", trust};
    all.insert(all.end(), more.begin(), more.end());
    return shell_.run(all);
  };
  EXPECT_EQ(repin({}), 64);
  EXPECT_EQ(repin({"--distrust", digest, "--announced"}), 64);
  EXPECT_EQ(repin({"--announced", "--at", to_string(kNoon)}), 64);
  EXPECT_EQ(repin({"--distrust", digest}), 0) << shell_.err;
  EXPECT_THAT(shell_.out, HasSubstr("is not trusted for HK"));
  EXPECT_EQ(shell_.run({"list", "reset-high-water", "HK", "--as", "Ana Lei", "--store", trust}),
            65);
  EXPECT_THAT(shell_.err, HasSubstr("high_water.nothing_to_reset"));
  EXPECT_EQ(shell_.run({"list", "reset-high-water", "HK", "--as", " ", "--store", trust}), 64);
}

}  // namespace
}  // namespace baytrust::cli
