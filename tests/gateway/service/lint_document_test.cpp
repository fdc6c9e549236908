// Files, signed or not, and editions of a store are linted alike; who vouches for them is said.
#include "gateway/service/lint_document.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gateway/service/import_edition.hpp"
#include "tests/support/memory_store.hpp"
#include "tests/support/publisher.hpp"

namespace baytrust::service {
namespace {

using test::kNoon;
using ::testing::Contains;
using ::testing::Not;
using Signature = LintedDocument::Signature;

std::vector<std::string> rules(const LintedDocument& linted) {
  std::vector<std::string> out;
  for (const auto& each : linted.report.results) out.emplace_back(each.result.rule().id);
  return out;
}

class LintDocument : public ::testing::Test {
 protected:
  LintedDocument lint(DocumentKind kind, SharedBytes bytes, std::vector<Pin> pins = {},
                      const LintBeside& beside = {}) {
    return test::must(lint_file({.kind = kind, .bytes = std::move(bytes), .pins = std::move(pins)},
                                beside, settings_, verifier_, kNoon));
  }
  ImportAnswer import(DocumentKind kind, SharedBytes bytes) {
    return test::must(import_edition(
        store_->editions(), config_, verifier_,
        {.kind = kind, .file = std::move(bytes), .submitted_for = "", .now = kNoon}));
  }

  test::SmallWorld world_;
  test::MemoryOpener opener_;
  std::unique_ptr<Store> store_ =
      test::must(opener_.create("store", {world_.hk.pin(), world_.mo.pin()}));
  Config config_ = built_in_config();
  LintSettings settings_ = built_in_lint_settings();
  crypto::Verifier verifier_;
};

TEST_F(LintDocument, GivenADraftSaysThatNobodyVouchesForIt) {
  const auto draft =
      share(test::must(trustlists::write(test::list_of({.cas = {world_.ca.certificate()}}))));
  const auto linted = lint(DocumentKind::trust_list, draft);
  EXPECT_EQ(linted.signature, Signature::not_verified);
  EXPECT_FALSE(linted.unverified);
  EXPECT_EQ(linted.territory, "HK");
  EXPECT_THAT(rules(linted), Contains("lint.list.language.missing"));
  EXPECT_TRUE(linted.report.passes());
}

TEST_F(LintDocument, GivenPinsSaysWhetherTheSignatureHolds) {
  const auto good = lint(DocumentKind::trust_list, world_.hk_list(), {world_.hk.pin()});
  EXPECT_EQ(good.signature, Signature::verified);
  const auto other = lint(DocumentKind::trust_list, world_.hk_list(), {world_.mo.pin()});
  EXPECT_EQ(other.signature, Signature::not_verified);
  ASSERT_TRUE(other.unverified);
  EXPECT_EQ(rules(other), rules(good));
}

TEST_F(LintDocument, GivenARegisterWithinItsSignaturesOrAloneReadsIt) {
  const auto with_signatures = lint(DocumentKind::mapping_register, world_.mo_register());
  EXPECT_EQ(with_signatures.territory, "MO");
  EXPECT_FALSE(with_signatures.refused);
  EXPECT_THAT(rules(with_signatures), Contains("lint.cross.list_missing"));
  const auto alone = lint(DocumentKind::mapping_register,
                          share(test::must(policy_mapping::write(world_.mo_register_content()))));
  EXPECT_EQ(rules(alone), rules(with_signatures));
}

TEST_F(LintDocument, GivenAnotherDocumentSaysWhatTheReaderSays) {
  const auto linted = lint(DocumentKind::trust_list, world_.mo_register());
  ASSERT_TRUE(linted.refused);
  EXPECT_THAT(rules(linted), ::testing::ElementsAre("lint.list.schema"));
  EXPECT_FALSE(linted.report.passes());
  const auto reg = lint(DocumentKind::mapping_register, world_.hk_list());
  EXPECT_THAT(rules(reg), ::testing::ElementsAre("lint.register.schema"));
}

TEST_F(LintDocument, GivenWhatIsNoXmlIsAnError) {
  const auto linted = lint_file(
      {.kind = DocumentKind::trust_list, .bytes = share(to_bytes(as_bytes("not xml"))), .pins = {}},
      {}, settings_, verifier_, kNoon);
  ASSERT_TRUE(linted.has_error());
  EXPECT_TRUE(linted.error().code().id.starts_with("xml."));
  EXPECT_TRUE(read_list_unsigned(as_bytes("not xml")).has_error());
  EXPECT_TRUE(read_register_unsigned(as_bytes("<a/>")).has_error());
}

TEST_F(LintDocument, ImportLintsAndRefusesNothingForIt) {
  // Before the lists are there the register is compared with none.
  const auto early = import(DocumentKind::mapping_register, world_.mo_register());
  ASSERT_TRUE(early.lint);
  EXPECT_EQ(early.outcome, decision::Acceptance::Outcome::accepted);
  EXPECT_THAT(rules(*early.lint), Contains("lint.cross.list_missing"));

  const auto list = import(DocumentKind::trust_list, world_.hk_list());
  ASSERT_TRUE(list.lint);
  EXPECT_EQ(list.lint->signature, Signature::verified);
  import(DocumentKind::trust_list, world_.mo_list());

  // An entry about a CA on no list is an error of lint, and imported.
  auto content = world_.mo_register_content(2);
  content.recognitions[0].ca_pairs[0].issuer_sha256 = world_.hk.certificate()->fingerprint;
  const auto late = import(DocumentKind::mapping_register, world_.mo.sign(content));
  EXPECT_EQ(late.outcome, decision::Acceptance::Outcome::accepted);
  EXPECT_FALSE(late.lint->report.passes());
  EXPECT_THAT(rules(*late.lint), Contains("lint.cross.issuer.unknown"));
  EXPECT_THAT(rules(*late.lint), Not(Contains("lint.cross.list_missing")));

  const auto edition = test::must(
      edition_in_store(store_->editions(), DocumentKind::mapping_register, "MO", verifier_, kNoon));
  const auto beside = test::must(beside_in_store(store_->editions(), verifier_, kNoon));
  EXPECT_EQ(beside.lists.size(), 2U);
  EXPECT_EQ(beside.registers.size(), 1U);
  EXPECT_EQ(rules(lint_verified(edition, beside, settings_, kNoon)), rules(*late.lint));
  const auto none =
      edition_in_store(store_->editions(), DocumentKind::mapping_register, "HK", verifier_, kNoon);
  ASSERT_TRUE(none.has_error());
  EXPECT_EQ(none.error().code().id, "store.no_edition");
}

TEST_F(LintDocument, WaiversOfTheSettingsAreApplied) {
  auto content = test::list_of({.cas = {world_.ca.certificate()}});
  content.providers[0].services[0].current.identity.subject_key_ids = {Bytes{1}};
  const auto draft = share(test::must(trustlists::write(content)));
  const auto before = lint(DocumentKind::trust_list, draft);
  EXPECT_FALSE(before.report.passes());
  settings_.waivers = {{.rule = "lint.list.certificate.ski_mismatch",
                        .place = "HK",
                        .match = decision::Waiver::Match::prefix,
                        .reason = "to be re-issued",
                        .by = "Ana Lei",
                        .expires = kNoon + kDay}};
  const auto after = lint(DocumentKind::trust_list, draft);
  EXPECT_TRUE(after.report.passes());
  EXPECT_EQ(after.report.waived(), 1U);
}

}  // namespace
}  // namespace baytrust::service
