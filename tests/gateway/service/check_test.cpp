// From a certificate and a store to a decision and its record.
#include "gateway/service/check.hpp"

#include <boost/json.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gateway/service/crl_records.hpp"
#include "gateway/service/explain_recognition.hpp"
#include "gateway/service/import_edition.hpp"
#include "gateway/service/show_editions.hpp"
#include "tests/support/json_schema.hpp"
#include "tests/support/memory_store.hpp"
#include "tests/support/publisher.hpp"

namespace baytrust::service {
namespace {

using test::kNoon;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

std::vector<std::string> ids(const Findings& findings) {
  std::vector<std::string> out;
  for (const Finding& finding : findings) out.emplace_back(finding.code().id);
  return out;
}

class CheckTest : public ::testing::Test {
 protected:
  CheckTest() : store_(test::must(opener_.create("store", {world_.hk.pin(), world_.mo.pin()}))) {
    import(DocumentKind::trust_list, world_.hk_list());
    import(DocumentKind::trust_list, world_.mo_list());
    import(DocumentKind::mapping_register, world_.mo_register());
    import(DocumentKind::mapping_register, world_.hk_register());
  }
  void import(DocumentKind kind, const SharedBytes& file) {
    const auto answer =
        test::must(import_edition(store_->editions(), config_, verifier_,
                                  {.kind = kind, .file = file, .submitted_for = "", .now = kNoon}));
    ASSERT_EQ(answer.outcome, decision::Acceptance::Outcome::accepted);
  }
  void import_crl(const test::Authority& ca, const test::CrlRequest& request = {},
                  Instant received = kNoon) {
    test::must(import_crls(store_->crls(), ca.issue_crl(request)->der, received));
  }
  LoadedTrust trust(Instant known_at = kNoon) {
    return test::must(load_snapshot(*store_, config_, verifier_, known_at));
  }
  CheckRequest request(const x509::Certificate& certificate) {
    return {.request = {.certificate = certificate},
            .chain = {},
            .crls = {},
            .profile = test::must(find_profile(config_, "", "MO")),
            .at = kNoon,
            .known_at = kNoon};
  }
  decision::Decision checked(const CheckRequest& request) {
    return test::must(check(request, trust(request.known_at), &store_->crls(), verifier_));
  }

  test::SmallWorld world_;
  test::MemoryOpener opener_;
  std::unique_ptr<Store> store_;
  Config config_ = built_in_config();
  crypto::Verifier verifier_;
};

std::string explained(const decision::Decision& decision) {
  std::string out;
  for (const Finding& finding : all_findings(decision)) out += describe(finding) + "\n";
  return out;
}

TEST_F(CheckTest, ARecognisedCertificateIsAcceptedByTheStoreAlone) {
  import_crl(world_.root);
  import_crl(world_.ca);
  const decision::Decision answer = checked(request(world_.leaf()));
  EXPECT_EQ(answer.verdict.outcome, decision::Outcome::valid_recognised) << explained(answer);
  EXPECT_EQ(answer.verdict.accepted, decision::Accepted::yes);
  EXPECT_EQ(answer.profile, "built-in:MO");
  EXPECT_THAT(answer.path, SizeIs(3));
}

TEST_F(CheckTest, WithoutCrlsItIsIndeterminate) {
  const decision::Decision answer = checked(request(world_.leaf()));
  EXPECT_EQ(answer.verdict.accepted, decision::Accepted::unknown);
  EXPECT_THAT(ids(all_findings(answer)), Contains("revocation.crl.missing"));
}

TEST_F(CheckTest, CrlsGivenByHandCountAsReceivedAtK) {
  CheckRequest given = request(world_.leaf());
  given.crls = {world_.root.issue_crl(), world_.ca.issue_crl()};
  const auto answer = check(given, trust(), nullptr, verifier_);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->verdict.accepted, decision::Accepted::yes) << explained(*answer);
}

TEST_F(CheckTest, WhatCameLaterThanKDoesNotExist) {
  import_crl(world_.root, {}, kNoon);
  import_crl(world_.ca, {}, kNoon + 1);
  EXPECT_EQ(checked(request(world_.leaf())).verdict.accepted, decision::Accepted::unknown);
  CheckRequest later = request(world_.leaf());
  later.known_at = kNoon + 1;
  EXPECT_EQ(checked(later).verdict.accepted, decision::Accepted::yes);
}

TEST_F(CheckTest, DocumentsGivenByHandAreToldInTheDecision) {
  GivenDocuments given{.lists = {{"hk", world_.hk_list()}, {"mo", world_.mo_list()}},
                       .registers = {{"mo", world_.mo_register()}},
                       .pins = {world_.hk.pin(), world_.mo.pin()}};
  const auto loaded = test::must(load_given(given, config_, verifier_, kNoon));
  CheckRequest asked = request(world_.leaf());
  asked.crls = {world_.root.issue_crl(), world_.ca.issue_crl()};
  const auto answer = test::must(check(asked, loaded, nullptr, verifier_));
  EXPECT_THAT(ids(all_findings(answer)), Contains("list.rollback.unchecked"));
  EXPECT_EQ(answer.verdict.accepted, decision::Accepted::yes) << "a warning, no more";
}

TEST_F(CheckTest, GathersTheCrlsInForceAtTAndEveryLaterOne) {
  const auto crl = [](int day) {
    return test::CrlRequest{.this_update = kNoon + day * kDay,
                            .next_update = kNoon + (day + 1) * kDay,
                            .number = 100 + day};
  };
  for (const int day : {-3, -2, 1, 2}) import_crl(world_.ca, crl(day), kNoon + 3 * kDay);
  import_crl(world_.other, crl(-2), kNoon);  // not above the leaf
  const auto leaf = world_.leaf();
  const auto loaded = trust(kNoon + 3 * kDay);
  const auto gathered = test::must(gather_crls(store_->crls(), {.certificates = {&leaf, 1},
                                                                .snapshot = loaded.snapshot,
                                                                .at = kNoon,
                                                                .known_at = kNoon + 3 * kDay}));
  std::vector<Instant> updates;
  for (const auto& held : gathered) updates.push_back(held.crl->this_update);
  EXPECT_THAT(updates, ElementsAre(kNoon - 2 * kDay, kNoon + kDay, kNoon + 2 * kDay));
}

TEST_F(CheckTest, PartitionsAreSeriesOfTheirOwn) {
  const auto partition = [](std::string uri, int day) {
    test::CrlRequest request{.this_update = kNoon + day * kDay};
    request.issuing_distribution_point = x509::IssuingDistributionPointTemplate{};
    request.issuing_distribution_point->full_name = {x509::uri_name(uri)};
    return request;
  };
  import_crl(world_.ca, partition("http://ca.example/1.crl", -2));
  import_crl(world_.ca, partition("http://ca.example/2.crl", -1));
  const auto leaf = world_.leaf();
  const auto loaded = trust();
  const auto gathered = test::must(gather_crls(
      store_->crls(),
      {.certificates = {&leaf, 1}, .snapshot = loaded.snapshot, .at = kNoon, .known_at = kNoon}));
  EXPECT_THAT(gathered, SizeIs(2));
}

TEST_F(CheckTest, ImportsAllCrlsOfAFileOrNone) {
  const std::string first = x509::to_pem(world_.ca.issue_crl()->der, "X509 CRL");
  const std::string second = x509::to_pem(world_.root.issue_crl()->der, "X509 CRL");
  const auto imported = test::must(import_crls(store_->crls(), as_bytes(first + second), kNoon));
  EXPECT_EQ(imported.added, 2U);
  EXPECT_EQ(test::must(import_crls(store_->crls(), as_bytes(first), kNoon)).known_already, 1U);
  const std::string broken = x509::to_pem(as_bytes("0"), "X509 CRL");
  EXPECT_FALSE(import_crls(
      store_->crls(), as_bytes(x509::to_pem(world_.other.issue_crl()->der, "X509 CRL") + broken),
      kNoon));
  EXPECT_THAT(test::must(store_->crls().crls()), SizeIs(2));
}

TEST_F(CheckTest, ReadsTheCertificateAndWhatCameWithIt) {
  const std::string pem = x509::to_pem(world_.leaf()->der, "CERTIFICATE") +
                          x509::to_pem(world_.ca.certificate()->der, "CERTIFICATE");
  const auto given = test::must(read_certificates(as_bytes(pem), "leaf.pem"));
  EXPECT_THAT(given.chain, ElementsAre(world_.ca.certificate()));
  const auto nothing = read_certificates(as_bytes("nothing"), "leaf.pem");
  ASSERT_FALSE(nothing);
  EXPECT_THAT(nothing.error().subject(), ::testing::StartsWith("leaf.pem"));
}

TEST_F(CheckTest, TheRecordCarriesTheDecisionOctetForOctet) {
  import_crl(world_.root);
  import_crl(world_.ca);
  const decision::Decision answer = checked(request(world_.leaf()));
  const Record record = make_record(answer, "order \"7\"", messages::kLanguages);
  EXPECT_EQ(record.digest, decision::digest(answer));
  EXPECT_EQ(record.id, "d-" + to_hex(record.digest).substr(0, 32));
  const std::string json = to_json(record);
  EXPECT_NE(json.find("\"decision\":" + decision::canonical(answer)), std::string::npos);
  const auto value = boost::json::parse(json);
  EXPECT_THAT(test::JsonSchema::load("record.schema.json").violations(value), IsEmpty());
  EXPECT_THAT(
      test::JsonSchema::load("decision.schema.json").violations(value.as_object().at("decision")),
      IsEmpty());
  const auto& parsed = value.as_object();
  EXPECT_EQ(parsed.at("request_id").as_string(), "order \"7\"");
  EXPECT_EQ(parsed.at("digest").as_string(), to_hex(record.digest));
  EXPECT_TRUE(parsed.at("engine").as_string().starts_with("baytrust/"));
  EXPECT_TRUE(parsed.at("log").is_null());
  EXPECT_TRUE(parsed.at("receipt").is_null());
  const auto& findings = parsed.at("decision").at("findings").as_array();
  for (const auto& [language, texts] : parsed.at("texts").as_object()) {
    EXPECT_EQ(texts.at("findings").as_array().size(), findings.size()) << language;
    EXPECT_FALSE(texts.at("headline").as_string().empty());
  }
  EXPECT_EQ(parsed.at("texts").as_object().size(), 4U);
  EXPECT_NE(to_json(make_record(answer, "", {})).find("\"request_id\":null"), std::string::npos);
}

TEST_F(CheckTest, EqualInputsGiveEqualRecords) {
  import_crl(world_.ca);
  const auto asked = request(world_.leaf());
  EXPECT_EQ(to_json(make_record(checked(asked), "", messages::kLanguages)),
            to_json(make_record(checked(asked), "", messages::kLanguages)));
}

TEST_F(CheckTest, ShowsWhatIsInForceAndHowOldItIs) {
  const auto show = [&](Which which, std::string territory, Instant now) {
    return test::must(show_editions(store_->editions(), config_, verifier_,
                                    {.kind = DocumentKind::trust_list,
                                     .territory = std::move(territory),
                                     .which = which,
                                     .now = now}));
  };
  import(DocumentKind::trust_list, world_.hk_list(2));
  const auto current = show(Which::current, "HK", kNoon);
  ASSERT_THAT(current, SizeIs(1));
  EXPECT_EQ(current.front().record.sequence, 2U);
  EXPECT_EQ(current.front().in_force, InForce::yes);
  EXPECT_EQ(current.front().age->state, decision::AgeState::fresh);
  EXPECT_EQ(current.front().next_update, kNoon + 30 * kDay);
  const auto all = show(Which::all, "HK", kNoon + 31 * kDay);
  ASSERT_THAT(all, SizeIs(2));
  EXPECT_EQ(all.front().in_force, InForce::no);
  EXPECT_EQ(all.front().age, std::nullopt);
  EXPECT_EQ(all.back().age->state, decision::AgeState::grace);
  EXPECT_THAT(show(Which::current, "", kNoon), SizeIs(2));
  EXPECT_THAT(show(Which::current, "CN-GD", kNoon), IsEmpty());
}

TEST_F(CheckTest, ExplainsWhatARegisterRecognises) {
  const auto loaded = trust();
  const auto explain = [&](ExplainRequest request) {
    request.at = request.known_at = kNoon;
    return explain_recognitions(*loaded.snapshot, request);
  };
  const auto entries =
      explain({.relying = "MO", .issuing = "", .id = "", .at = {}, .known_at = {}});
  ASSERT_THAT(entries, SizeIs(1));
  EXPECT_EQ(entries.front().recognition.id, "mo-hk-personal");
  EXPECT_EQ(entries.front().status, policy_mapping::Status::in_force);
  EXPECT_EQ(entries.front().in_period, policy_mapping::Ternary::yes);
  EXPECT_EQ(entries.front().publication, policy_mapping::Publication::agreed);
  EXPECT_THAT(explain({.relying = "MO", .issuing = "CN-GD", .id = "", .at = {}, .known_at = {}}),
              IsEmpty());
  EXPECT_THAT(explain({.relying = "MO", .issuing = "HK", .id = "x", .at = {}, .known_at = {}}),
              IsEmpty());
  EXPECT_THAT(explain({.relying = "HK", .issuing = "", .id = "", .at = {}, .known_at = {}}),
              IsEmpty());
  EXPECT_THAT(explain({.relying = "CN-GD", .issuing = "", .id = "", .at = {}, .known_at = {}}),
              IsEmpty());
}

}  // namespace
}  // namespace baytrust::service
