// Editions compared, their history, and what stood when: typed and read as people do.
#include <boost/json.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gateway/messages/compare_labels.hpp"
#include "tests/gateway/cli/shell.hpp"
#include "tests/support/json_schema.hpp"
#include "tests/support/publisher.hpp"

namespace baytrust::cli {
namespace {

using test::kNoon;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

class CompareTest : public ::testing::Test {
 protected:
  int run(std::vector<std::string> words) {
    words.insert(words.end(), {"--store", shell_.place("trust")});
    return shell_.run(words);
  }
  boost::json::value json() { return boost::json::parse(shell_.out); }
  std::string pem(const std::string& name, const x509::Certificate& certificate) {
    return shell_.file(name, x509::to_pem(certificate->der, "CERTIFICATE"));
  }
  void init() {
    ASSERT_EQ(run({"init", "--pin", "HK=" + pem("hk.pem", world_.hk.certificate()), "--pin",
                   "MO=" + pem("mo.pem", world_.mo.certificate())}),
              0)
        << shell_.err;
  }
  trustlists::TrustList hk_list(std::int64_t sequence) const {
    return test::list_of({.sequence = sequence, .cas = world_.cas()});
  }
  // The last CA of the list suspended by its jurisdiction.
  trustlists::TrustList hk_list_without_trust(std::int64_t sequence) const {
    auto list = hk_list(sequence);
    auto& service = list.providers[0].services.back();
    service.history = {service.current};
    service.current.status = trustlists::kDeprecated;
    service.current.status_starting_time = kNoon - kDay;
    return list;
  }
  std::string file(const std::string& name, const trustlists::TrustList& list) {
    return shell_.file(name, *world_.hk.sign(list));
  }
  std::string file(const std::string& name, const policy_mapping::Register& content) {
    return shell_.file(name, *world_.mo.sign(content));
  }
  policy_mapping::Register suspended_register(std::int64_t sequence) const {
    auto content = world_.mo_register_content(sequence);
    content.recognitions[0].status.push_back(
        {policy_mapping::Status::suspended, kNoon, policy_mapping::Reason::review, {}});
    return content;
  }

  test::SmallWorld world_;
  test::Shell shell_;
};

TEST_F(CompareTest, FilesThatSayTheSameEndWith0) {
  const std::string a = file("a.xml", hk_list(1));
  const std::string b = file("b.xml", hk_list(2));
  EXPECT_EQ(shell_.run({"list", "diff", a, b}), 0) << shell_.err;
  EXPECT_THAT(shell_.out, HasSubstr("The two editions say the same."));
  EXPECT_THAT(shell_.out, HasSubstr("[document.unverified.no_pin]"));
}

TEST_F(CompareTest, FilesThatDifferEndWith1AndSayWhere) {
  const std::string a = file("a.xml", hk_list(1));
  const std::string b = file("b.xml", hk_list_without_trust(2));
  const std::string pin = "HK=" + pem("hk.pem", world_.hk.certificate());
  EXPECT_EQ(shell_.run({"list", "diff", a, b, "--pin", pin}), 1) << shell_.err;
  EXPECT_THAT(shell_.out, Not(HasSubstr("NOT VERIFIED")));
  EXPECT_THAT(shell_.out, HasSubstr("the trust list of HK › Provider › "));
  EXPECT_THAT(shell_.out,
              HasSubstr("  the status changed: recognisedatnationallevel, 2020-01-01T00:00:00Z → "
                        "deprecatedatnationallevel, 2026-03-02T12:00:00Z. (narrows trust) "
                        "[change.list.service.status_changed]\n"));
  EXPECT_THAT(shell_.out, HasSubstr("Changes: 1. Together: narrows trust."));
  EXPECT_EQ(shell_.run({"list", "diff", a, b, "--lang", "zh-Hant"}), 1);
  EXPECT_THAT(shell_.out, HasSubstr("狀況已變更"));
}

TEST_F(CompareTest, ASignatureThatDoesNotHoldIsSaid) {
  const std::string pin = "HK=" + pem("mo.pem", world_.mo.certificate());
  const std::string a = file("a.xml", hk_list(1));
  EXPECT_EQ(shell_.run({"list", "diff", a, a, "--pin", pin, "--json"}), 0) << shell_.err;
  const auto feed = json();
  EXPECT_EQ(feed.at("before").at("verified").as_string(), "no");
  EXPECT_EQ(feed.at("before").at("unverified").at("code").as_string(),
            "document.unverified.signature");
  // Signed by someone pinned, but for another territory.
  const std::string other = "MO=" + pem("hk.pem", world_.hk.certificate());
  EXPECT_EQ(shell_.run({"list", "diff", a, a, "--pin", other, "--json"}), 0);
  EXPECT_EQ(json().at("after").at("unverified").at("code").as_string(),
            "document.unverified.no_pin");
}

TEST_F(CompareTest, WhatCannotBeReadIsBadInput) {
  const std::string a = file("a.xml", hk_list(1));
  EXPECT_EQ(shell_.run({"list", "diff", a, shell_.file("bad.xml", "<a><!DOCTYPE x></a>")}), 65);
  EXPECT_THAT(shell_.err, HasSubstr("bad.xml"));
  EXPECT_EQ(shell_.run({"list", "diff", a, shell_.place("none.xml")}), 65);
  EXPECT_EQ(shell_.run({"mapping", "diff", a, a}), 65) << "a list is no register";
  EXPECT_EQ(shell_.run({"list", "diff", a}), 64);
  EXPECT_EQ(shell_.run({"list", "diff", a, "HK"}), 64) << "no store";
}

TEST_F(CompareTest, TheChangeFeedConformsToItsSchema) {
  const auto schema = test::JsonSchema::load("changes.schema.json");
  const std::string pin = "HK=" + pem("hk.pem", world_.hk.certificate());
  const std::string a = file("a.xml", hk_list(1));
  auto fewer = hk_list_without_trust(3);
  fewer.providers[0].services.erase(fewer.providers[0].services.begin());
  fewer.providers[0].name.push_back({"zh-Hant", "機構"});
  const std::string b = file("b.xml", fewer);
  const std::string c = file("c.xml", world_.mo_register_content(1));
  const std::string d = file("d.xml", suspended_register(2));
  for (const std::vector<std::string>& words :
       {std::vector<std::string>{"list", "diff", a, b, "--pin", pin},
        {"list", "diff", a, a},
        {"mapping", "diff", c, d, "--lang", "pt"}}) {
    std::vector<std::string> with = words;
    with.push_back("--json");
    shell_.run(with);
    EXPECT_THAT(schema.violations(json()), ::testing::IsEmpty()) << shell_.out;
  }
  const auto feed = json();
  EXPECT_EQ(feed.at("direction").as_string(), "narrowing");
  const auto& change = feed.at("changes").at(0);
  EXPECT_EQ(change.at("code").as_string(), "change.register.entry.status_changed");
  EXPECT_EQ(change.at("place").at(1).at("id").as_string(), "mo-hk-personal");
  const std::string first = shell_.out;
  shell_.run({"mapping", "diff", c, d, "--lang", "pt", "--json"});
  EXPECT_EQ(shell_.out, first) << "equal inputs, equal bytes";
}

TEST_F(CompareTest, EditionsOfTheStoreAreNamedByJurisdictionSequenceOrDigest) {
  init();
  ASSERT_EQ(run({"list", "import", file("1.xml", hk_list(1))}), 0);
  shell_.now = kNoon + 60;
  ASSERT_EQ(run({"list", "import", file("2.xml", hk_list_without_trust(2)), "--json"}), 0);
  const std::string digest(json().at("edition").at("digest").as_string());
  EXPECT_EQ(run({"list", "diff", "HK@1", "HK"}), 1) << shell_.err;
  EXPECT_THAT(shell_.out, HasSubstr("HK@1: edition 1 of the trust list of HK"));
  EXPECT_THAT(shell_.out, HasSubstr("signature verified"));
  EXPECT_EQ(run({"list", "diff", "HK@2", digest}), 0);
  EXPECT_EQ(run({"list", "diff", shell_.place("2.xml"), "HK"}), 0) << "a file and the store";
  EXPECT_THAT(shell_.out, Not(HasSubstr("NOT VERIFIED"))) << "by the store's pins";
  EXPECT_EQ(run({"list", "diff", "HK@3", "HK"}), 65);
  EXPECT_THAT(shell_.err, HasSubstr("[store.edition.unknown]"));
  EXPECT_EQ(run({"list", "diff", "MO", "HK"}), 65) << "nothing of Macao is in force";
  EXPECT_EQ(run({"mapping", "diff", digest, digest}), 65);
  EXPECT_THAT(shell_.err, HasSubstr("[store.other_kind]"));
  EXPECT_EQ(run({"list", "diff", std::string(64, '0'), "HK"}), 65);
  EXPECT_EQ(run({"list", "diff", "HK@99999999999999999999", "HK"}), 65) << "read as a file's name";
}

TEST_F(CompareTest, HistoryTellsEveryEditionAndWhatItDid) {
  init();
  ASSERT_EQ(run({"list", "history", "HK"}), 0);
  EXPECT_THAT(shell_.out, HasSubstr("Nothing has been imported yet."));
  ASSERT_EQ(run({"list", "import", file("1.xml", hk_list(1))}), 0);
  shell_.now = kNoon + 60;
  ASSERT_EQ(run({"list", "import", file("2.xml", hk_list_without_trust(2))}), 0);
  auto other = hk_list(2);
  other.scheme.legal_notice = {{"en", "Other"}};
  ASSERT_EQ(run({"list", "import", file("2b.xml", other)}), 1) << "two editions under one number";
  shell_.now = kNoon + 120;
  auto fewer = hk_list_without_trust(3);
  fewer.providers[0].services.erase(fewer.providers[0].services.begin());
  ASSERT_EQ(run({"list", "import", file("3.xml", fewer), "--json"}), 2);
  const std::string held(json().at("edition").at("digest").as_string());
  ASSERT_EQ(run({"list", "approve", held, "--as", "Ana"}), 0);

  EXPECT_EQ(run({"list", "history", "HK", "--json"}), 0) << shell_.err;
  const auto history = json().as_array();
  ASSERT_EQ(history.size(), 4U);
  const auto state = [&](std::size_t i) {
    return std::string(history.at(i).at("state").as_string());
  };
  EXPECT_EQ(state(0), "superseded");
  EXPECT_EQ(history.at(0).as_object().contains("compared_with"), false);
  EXPECT_EQ(state(1), "in-force");
  EXPECT_EQ(history.at(1).at("compared_with").as_int64(), 1);
  EXPECT_EQ(history.at(1).at("direction").as_string(), "narrowing");
  EXPECT_EQ(history.at(1).at("changes").at("change.list.service.status_changed").as_int64(), 1);
  EXPECT_EQ(state(2), "refused");
  EXPECT_EQ(state(3), "held");
  EXPECT_EQ(history.at(3).at("changes").at("change.list.service.removed").as_int64(), 1);
  EXPECT_EQ(history.at(3).at("edition").at("approvals").as_array().size(), 1U);

  EXPECT_EQ(run({"list", "history", "HK"}), 0);
  EXPECT_THAT(shell_.out, StartsWith("HK@1\n"));
  EXPECT_THAT(shell_.out, HasSubstr("the first edition kept"));
  EXPECT_THAT(shell_.out, HasSubstr("1 in all, narrows trust: service.status_changed"));
  EXPECT_THAT(shell_.out, HasSubstr("Ana 2026-03-03T12:02:00Z"));
  EXPECT_EQ(run({"list", "history", "SG"}), 65);
  EXPECT_EQ(run({"mapping", "history", "MO"}), 0);
}

// t selects the state an edition tells, k the edition: both half-open.
TEST_F(CompareTest, WhatStoodWhenIsTwoQuestions) {
  init();
  ASSERT_EQ(run({"list", "import", file("1.xml", hk_list(1))}), 0);
  shell_.now = kNoon + 60;
  ASSERT_EQ(run({"list", "import", file("2.xml", hk_list_without_trust(2))}), 0);
  const auto standing = [&](Instant t, Instant k) {
    EXPECT_EQ(
        run({"list", "show", "HK", "--as-of", to_string(t), "--known-at", to_string(k), "--json"}),
        0)
        << shell_.err;
    const auto shown = json().as_array();
    if (shown.empty()) return std::string("nothing known");
    return std::string(shown.at(0).at("services").as_array().back().at("standing").as_string());
  };
  const Instant changed = kNoon - kDay;
  EXPECT_EQ(standing(changed, kNoon - 1), "nothing known");
  EXPECT_EQ(standing(changed, kNoon), "in-force") << "by the first edition";
  EXPECT_EQ(standing(changed, kNoon + 59), "in-force");
  EXPECT_EQ(standing(changed, kNoon + 60), "ended") << "the second edition is known from here on";
  EXPECT_EQ(standing(changed - 1, kNoon + 60), "in-force") << "and says so from its instant on";
  EXPECT_EQ(standing(test::kStart - 1, kNoon + 60), "not-listed");

  EXPECT_EQ(run({"list", "show", "HK", "--as-of", "2026-03-03T00:00:00Z"}), 0);
  EXPECT_THAT(shell_.out, HasSubstr("edition 2, activated 2026-03-03T12:01:00Z"));
  EXPECT_THAT(shell_.out, HasSubstr("not trusted"));
  EXPECT_EQ(run({"list", "show", "--known-at", "2020-01-01T00:00:00Z"}), 0);
  EXPECT_THAT(shell_.out, HasSubstr("no edition of the trust list of HK was known"));
  EXPECT_EQ(run({"list", "show", "HK", "--as-of", "yesterday"}), 64);
  EXPECT_EQ(run({"list", "show", "HK", "--as-of", "2026-03-03T00:00:00Z", "--all"}), 64);
}

TEST_F(CompareTest, RecognitionsAreShownAsTheyStood) {
  init();
  ASSERT_EQ(run({"mapping", "import", file("1.xml", suspended_register(1))}), 0);
  const auto state = [&](Instant t) {
    EXPECT_EQ(run({"mapping", "show", "MO", "--as-of", to_string(t), "--json"}), 0) << shell_.err;
    return std::string(json().at(0).at("entries").at(0).at("state").as_string());
  };
  EXPECT_EQ(state(test::kStart - 1), "not-yet");
  EXPECT_EQ(state(kNoon - 1), "in-force");
  EXPECT_EQ(state(kNoon), "suspended");
  EXPECT_EQ(run({"mapping", "show", "MO", "--as-of", to_string(kNoon)}), 0);
  EXPECT_THAT(shell_.out, HasSubstr("suspended"));
}

TEST_F(CompareTest, TheMatrixSaysWhoRecognisesWhat) {
  init();
  ASSERT_EQ(run({"list", "import", file("1.xml", hk_list(1))}), 0);
  ASSERT_EQ(run({"mapping", "import", file("r.xml", suspended_register(1))}), 0);
  EXPECT_EQ(run({"mapping", "matrix", "--json"}), 0) << shell_.err;
  EXPECT_EQ(json().at("entries").as_array().size(), 1U);
  auto entry = json().at("entries").at(0);
  EXPECT_EQ(entry.at("relying").as_string(), "MO");
  EXPECT_EQ(entry.at("state").as_string(), "suspended");
  EXPECT_EQ(entry.at("publication").as_string(), "relying-only");
  EXPECT_EQ(json().at("silent").as_array().size(), 5U);
  EXPECT_EQ(run({"mapping", "matrix", "--json", "--at", to_string(kNoon - 1)}), 0);
  EXPECT_EQ(json().at("entries").at(0).at("state").as_string(), "in-force");

  ASSERT_EQ(run({"mapping", "import", shell_.file("hk-r.xml", *world_.hk_register())}), 0);
  EXPECT_EQ(run({"mapping", "matrix", "--json"}), 0);
  entry = json().at("entries").at(0);
  EXPECT_EQ(entry.at("publication").as_string(), "differs-trust");
  EXPECT_EQ(entry.at("state").as_string(), "suspended") << "on either side stops";
  EXPECT_EQ(entry.at("differing").at(0).as_string(), "status");

  for (const auto language : messages::kLanguages) {
    EXPECT_EQ(run({"mapping", "matrix", "--lang", std::string(to_string(language))}), 0);
    EXPECT_THAT(shell_.out,
                HasSubstr(messages::label(messages::label_of(policy_mapping::EntryState::suspended),
                                          language)));
    EXPECT_THAT(shell_.out, HasSubstr(messages::label(messages::Label::matrix_nothing, language)));
  }
}

TEST_F(CompareTest, WhatOnlyTheIssuingSideAnnouncesIsNotRecognised) {
  init();
  ASSERT_EQ(run({"mapping", "import", shell_.file("hk-r.xml", *world_.hk_register())}), 0);
  EXPECT_EQ(run({"mapping", "matrix", "--json"}), 0);
  EXPECT_EQ(json().at("entries").at(0).at("publication").as_string(), "issuing-only");
  EXPECT_EQ(json().at("entries").at(0).at("state").as_string(), "not-recognised");
  EXPECT_EQ(run({"mapping", "matrix"}), 0);
  EXPECT_THAT(shell_.out, HasSubstr("announced by the issuing side only"));
}

}  // namespace
}  // namespace baytrust::cli
