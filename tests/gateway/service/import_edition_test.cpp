// Importing: what is accepted comes into force and is kept with its mark; what is refused changes
// nothing; evidence is kept; a killed import leaves the old or the new edition.
#include "gateway/service/import_edition.hpp"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gateway/store/sqlite_store.hpp"
#include "tests/support/dying_vfs.hpp"
#include "tests/support/memory_store.hpp"
#include "tests/support/publisher.hpp"
#include "tests/support/temporary_directory.hpp"

namespace baytrust::service {
namespace {

using test::kNoon;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::SizeIs;
using Outcome = decision::Acceptance::Outcome;

std::vector<std::string> ids(const Findings& findings) {
  std::vector<std::string> out;
  for (const Finding& finding : findings) out.emplace_back(finding.code().id);
  return out;
}

class ImportTest : public ::testing::Test {
 protected:
  ImportTest() : store_(test::must(opener_.create("store", {world_.hk.pin(), world_.mo.pin()}))) {}

  Result<ImportAnswer> import_list(SharedBytes file, std::string submitted_for = "") {
    return import_edition(store_->editions(), config_, verifier_,
                          {.kind = DocumentKind::trust_list,
                           .file = std::move(file),
                           .submitted_for = std::move(submitted_for),
                           .now = now_});
  }
  Result<ImportAnswer> import_register(SharedBytes file) {
    return import_edition(store_->editions(), config_, verifier_,
                          {.kind = DocumentKind::mapping_register,
                           .file = std::move(file),
                           .submitted_for = "",
                           .now = now_});
  }
  SharedBytes list(std::int64_t sequence, std::size_t cas = 3) {
    auto kept = world_.cas();
    kept.erase(kept.begin(), kept.end() - static_cast<std::ptrdiff_t>(cas));
    return world_.hk.sign(test::list_of({.sequence = sequence, .cas = kept}));
  }
  std::uint64_t mark() { return *store_->editions().high_water(DocumentKind::trust_list, "HK"); }
  std::vector<EditionRecord> kept() { return *store_->editions().editions(); }

  test::SmallWorld world_;
  test::MemoryOpener opener_;
  std::unique_ptr<Store> store_;
  Config config_ = built_in_config();
  crypto::Verifier verifier_;
  Instant now_ = kNoon;
};

TEST_F(ImportTest, AnAcceptedListIsInForceAtOnceAndKeptAsItCame) {
  const SharedBytes file = list(7);
  const auto answer = import_list(file);
  ASSERT_TRUE(answer) << describe(answer.error());
  EXPECT_EQ(answer->outcome, Outcome::accepted);
  EXPECT_EQ(answer->waiting, Waiting::no);
  EXPECT_EQ(ids(answer->findings), std::vector<std::string>{"edition.accepted"});
  ASSERT_THAT(kept(), ElementsAre(answer->record));
  const EditionRecord& record = answer->record;
  EXPECT_EQ(record.territory, "HK");
  EXPECT_EQ(record.sequence, 7U);
  EXPECT_EQ(record.state, EditionState::active);
  EXPECT_EQ(record.received, now_);
  EXPECT_EQ(record.activated, now_);
  EXPECT_EQ(record.issued, kNoon - kDay);
  EXPECT_THAT(record.signers, ElementsAre(world_.hk.certificate()->fingerprint));
  EXPECT_EQ(**store_->editions().file(record.files.at(0)), *file);
  EXPECT_EQ(mark(), 7U);
}

TEST_F(ImportTest, ARegisterLikewise) {
  const auto answer = import_register(world_.mo_register(3));
  ASSERT_TRUE(answer) << describe(answer.error());
  EXPECT_EQ(answer->outcome, Outcome::accepted);
  EXPECT_EQ(answer->record.kind, DocumentKind::mapping_register);
  EXPECT_EQ(answer->record.territory, "MO");
  EXPECT_EQ(*store_->editions().high_water(DocumentKind::mapping_register, "MO"), 3U);
}

TEST_F(ImportTest, TheSameAgainIsDoneAlready) {
  const SharedBytes file = list(7);
  ASSERT_TRUE(import_list(file));
  const auto again = import_list(file);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->outcome, Outcome::already_done);
  EXPECT_EQ(again->signatures_added, 0U);
  EXPECT_THAT(kept(), SizeIs(1));
}

TEST_F(ImportTest, AnOlderEditionIsRefusedAndNothingChanges) {
  ASSERT_TRUE(import_list(list(7)));
  const auto older = import_list(list(6));
  ASSERT_TRUE(older);
  EXPECT_EQ(older->outcome, Outcome::refused);
  EXPECT_THAT(ids(older->findings), Contains("edition.sequence.older"));
  EXPECT_THAT(kept(), SizeIs(1));
  EXPECT_EQ(mark(), 7U);
}

TEST_F(ImportTest, TwoContentsUnderOneNumberAreBothKeptAndTheSecondNeverCounts) {
  ASSERT_TRUE(import_list(list(7)));
  const SharedBytes other = world_.hk.sign(
      test::list_of({.sequence = 7, .next_update = kNoon + 31 * kDay, .cas = world_.cas()}));
  for (int i = 0; i < 2; ++i) {
    const auto answer = import_list(other);
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->outcome, Outcome::refused);
    EXPECT_THAT(ids(answer->findings), Contains("edition.sequence.equivocation"));
    ASSERT_THAT(kept(), SizeIs(2));
    EXPECT_EQ(std::ranges::count(kept(), EditionState::equivocating, &EditionRecord::state), 1);
  }
}

TEST_F(ImportTest, AStrangersEquivocationIsNoEvidence) {
  ASSERT_TRUE(import_list(list(7)));
  // Signed by a pinned signer of another territory.
  const auto answer = import_list(world_.mo.sign(
      test::list_of({.sequence = 7, .next_update = kNoon + 31 * kDay, .cas = world_.cas()})));
  ASSERT_TRUE(answer);
  EXPECT_THAT(ids(answer->findings), Contains("edition.signer.not_pinned"));
  EXPECT_THAT(kept(), SizeIs(1));
}

TEST_F(ImportTest, ASuddenShrinkIsHeldAndItsNumberIsTaken) {
  ASSERT_TRUE(import_list(list(7, 3)));
  const auto shrunk = import_list(list(8, 1));
  ASSERT_TRUE(shrunk);
  EXPECT_EQ(shrunk->outcome, Outcome::held);
  EXPECT_EQ(shrunk->waiting, Waiting::for_approval);
  EXPECT_EQ(shrunk->record.state, EditionState::held);
  EXPECT_EQ(shrunk->record.reason, "edition.shrink.sudden");
  EXPECT_EQ(shrunk->record.activated, std::nullopt);
  EXPECT_EQ(mark(), 8U);
  const auto again = import_list(list(8, 1));
  ASSERT_TRUE(again);
  EXPECT_EQ(again->outcome, Outcome::held) << "still waiting";
  const auto other = import_list(list(8, 3));
  ASSERT_TRUE(other);
  EXPECT_THAT(ids(other->findings), Contains("edition.sequence.equivocation"));
}

TEST_F(ImportTest, ANextEditionAfterAHeldOneIsComparedWithTheOneInForce) {
  ASSERT_TRUE(import_list(list(7, 3)));
  ASSERT_TRUE(import_list(list(8, 1)));
  const auto repaired = import_list(list(9, 3));
  ASSERT_TRUE(repaired);
  EXPECT_EQ(repaired->outcome, Outcome::accepted);
}

TEST_F(ImportTest, AFastForwardIsRefusedKeptForApprovalAndLocksNobodyOut) {
  ASSERT_TRUE(import_list(list(7)));
  for (int i = 0; i < 2; ++i) {
    const auto jumped = import_list(list(5000));
    ASSERT_TRUE(jumped);
    EXPECT_EQ(jumped->outcome, Outcome::refused);
    EXPECT_EQ(jumped->waiting, Waiting::for_approval);
    EXPECT_EQ(ids(jumped->findings).front(), "edition.sequence.jump");
    EXPECT_EQ(jumped->record.state, EditionState::held);
    EXPECT_EQ(mark(), 7U);
    EXPECT_THAT(kept(), SizeIs(2));
  }
  const auto next = import_list(list(8));
  ASSERT_TRUE(next);
  EXPECT_EQ(next->outcome, Outcome::accepted);
}

TEST_F(ImportTest, TwoFastForwardsUnderOneNumberAreAnEquivocation) {
  ASSERT_TRUE(import_list(list(7)));
  ASSERT_TRUE(import_list(list(5000, 3)));
  const auto other = import_list(world_.hk.sign(
      test::list_of({.sequence = 5000, .next_update = kNoon + 31 * kDay, .cas = world_.cas()})));
  ASSERT_TRUE(other);
  EXPECT_THAT(ids(other->findings), Contains("edition.sequence.equivocation"));
}

TEST_F(ImportTest, ASubmitterPublishesForItsOwnTerritoryOnly) {
  const auto answer = import_list(list(7), "MO");
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->outcome, Outcome::refused);
  EXPECT_EQ(ids(answer->findings).front(), "edition.territory.not_the_submitters");
}

TEST_F(ImportTest, ATerritoryThatIsNotConfiguredIsRefusedByName) {
  test::Publisher stranger("SG");
  ASSERT_TRUE(store_->editions().add_pin(stranger.pin()));
  const auto answer =
      import_list(stranger.sign(test::list_of({.territory = "SG", .cas = world_.cas()})));
  ASSERT_FALSE(answer);
  EXPECT_EQ(describe(answer.error()),
            "config.jurisdiction.unknown list name=SG known=CN-GD, HK, MO");
}

TEST_F(ImportTest, AnUnpinnedOrBrokenSignatureIsRefused) {
  const test::Publisher stranger("HK");
  EXPECT_FALSE(import_list(stranger.sign(test::list_of({.cas = world_.cas()}))));
  Bytes broken = *list(7);
  const std::string_view text = as_text(broken);
  broken[text.find("Operator")] ^= 1;
  EXPECT_FALSE(import_list(share(std::move(broken))));
  EXPECT_THAT(kept(), SizeIs(0));
}

TEST_F(ImportTest, MoreSignaturesOfAnEditionAreAdded) {
  const SharedBytes once = world_.mo_register(3);
  ASSERT_TRUE(import_register(once));
  const SharedBytes twice = world_.hk.cosign(once);
  const auto answer = import_register(twice);
  ASSERT_TRUE(answer) << describe(answer.error());
  EXPECT_EQ(answer->outcome, Outcome::already_done);
  EXPECT_EQ(answer->signatures_added, 1U);
  ASSERT_THAT(kept(), SizeIs(1));
  EXPECT_THAT(kept().front().files, SizeIs(2));
  EXPECT_THAT(kept().front().signers, SizeIs(2));
  EXPECT_EQ(import_register(twice)->signatures_added, 0U);
}

TEST_F(ImportTest, ASignatureNobodyPinnedIsSaid) {
  const test::Publisher stranger("HK");
  const auto answer = import_register(stranger.cosign(world_.mo_register(3)));
  ASSERT_TRUE(answer) << describe(answer.error());
  EXPECT_EQ(answer->outcome, Outcome::accepted);
  EXPECT_THAT(ids(answer->findings), Contains("register.signer.unknown"));
}

// A store whose other user writes just before us, a number of times.
class Contended final : public test::MemoryEditions {
 public:
  Contended(std::shared_ptr<test::MemoryContent> content, int times)
      : MemoryEditions(content), shared_(std::move(content)), times_(times) {}
  Result<void> add(const NewEdition& edition) override {
    if (times_-- > 0) ++shared_->revision;
    return MemoryEditions::add(edition);
  }

 private:
  std::shared_ptr<test::MemoryContent> shared_;
  int times_;
};

TEST_F(ImportTest, DecidesAgainWhenAnotherProgramWasFaster) {
  for (const int times : {3, 1000}) {
    const auto content = std::make_shared<test::MemoryContent>();
    content->pins = {world_.hk.pin()};
    Contended contended(content, times);
    const auto answer = import_edition(
        contended, config_, verifier_,
        {.kind = DocumentKind::trust_list, .file = list(7), .submitted_for = "", .now = now_});
    EXPECT_EQ(answer.has_value(), times == 3);
    if (!answer) {
      EXPECT_EQ(answer.error().code().id, "store.changed_meanwhile");
    }
  }
}

TEST_F(ImportTest, WhatWasTamperedWithInTheStoreIsNoBasisForTheNextEdition) {
  const auto content = std::make_shared<test::MemoryContent>();
  content->pins = {world_.hk.pin()};
  test::MemoryEditions editions(content);
  const ImportRequest first{
      .kind = DocumentKind::trust_list, .file = list(7), .submitted_for = "", .now = now_};
  ASSERT_TRUE(import_edition(editions, config_, verifier_, first));
  content->files.begin()->second = list(6);
  ImportRequest second = first;
  second.file = list(8);
  const auto answer = import_edition(editions, config_, verifier_, second);
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().code().id, "store.altered");
}

TEST_F(ImportTest, VerifyAnswersWithoutAStore) {
  const ImportRequest request{
      .kind = DocumentKind::trust_list, .file = list(7), .submitted_for = "", .now = now_};
  const auto holds = verify_edition({world_.hk.pin()}, config_, verifier_, request);
  ASSERT_TRUE(holds);
  EXPECT_EQ(holds->outcome, Outcome::accepted);
  EXPECT_EQ(holds->record.sequence, 7U);
  const auto late = verify_edition({world_.hk.pin()}, config_, verifier_,
                                   {.kind = DocumentKind::trust_list,
                                    .file = list(7),
                                    .submitted_for = "",
                                    .now = kNoon + 40 * kDay});
  ASSERT_TRUE(late);
  EXPECT_EQ(late->outcome, Outcome::refused);
  EXPECT_THAT(ids(late->findings), Contains("edition.next_update.past"));
  const auto other = verify_edition({world_.mo.pin()}, config_, verifier_, request);
  EXPECT_FALSE(other);
}

// kill -9 at each step of the whole use case: old or new, never a mix.
TEST_F(ImportTest, KilledAtAnyStepLeavesTheOldOrTheNewEdition) {
  const test::TemporaryDirectory directory;
  store::SqliteOpener opener;
  const SharedBytes first = list(1);
  const SharedBytes second = list(2);
  const auto import = [&](const std::string& place, const SharedBytes& file) {
    auto store = opener.open(place);
    if (!store) return false;
    const auto answer = import_edition(
        (*store)->editions(), config_, verifier_,
        {.kind = DocumentKind::trust_list, .file = file, .submitted_for = "", .now = now_});
    return answer && answer->outcome == Outcome::accepted;
  };
  bool old_seen = false;
  bool new_seen = false;
  for (int step = 1;; ++step) {
    const std::string place = directory / ("store-" + std::to_string(step));
    ASSERT_TRUE(opener.create(place, {world_.hk.pin()}));
    ASSERT_TRUE(import(place, first));
    const test::End end = test::run_until(step, [&] { return import(place, second); });
    ASSERT_NE(end, test::End::failed) << "at step " << step;
    {
      auto store = opener.open(place);
      ASSERT_TRUE(store) << describe(store.error());
      const auto editions = (*store)->editions().editions();
      ASSERT_TRUE(editions);
      const auto high = (*store)->editions().high_water(DocumentKind::trust_list, "HK");
      EXPECT_EQ(editions->size(), *high) << "at step " << step;
      (*high == 1 ? old_seen : new_seen) = true;
    }
    EXPECT_TRUE(import(place, list(3))) << "the store works on";
    std::filesystem::remove_all(place);
    if (end == test::End::finished) break;
  }
  EXPECT_TRUE(old_seen && new_seen);
}

}  // namespace
}  // namespace baytrust::service
