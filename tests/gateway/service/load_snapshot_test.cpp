// Snapshots: everything known at k and nothing later, verified again on the way.
#include "gateway/service/load_snapshot.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gateway/decision/list_in_force.hpp"
#include "gateway/decision/register_in_force.hpp"
#include "gateway/service/approve_edition.hpp"
#include "gateway/service/edition_chronicle.hpp"
#include "gateway/service/edition_history.hpp"
#include "gateway/service/import_edition.hpp"
#include "tests/support/memory_store.hpp"
#include "tests/support/publisher.hpp"

namespace baytrust::service {
namespace {

using test::kNoon;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class LoadSnapshotTest : public ::testing::Test {
 protected:
  LoadSnapshotTest() : content_(std::make_shared<test::MemoryContent>()), store_(content_) {
    content_->pins = {world_.hk.pin(), world_.mo.pin()};
  }
  ImportAnswer import(DocumentKind kind, SharedBytes file, Instant now) {
    return test::must(
        import_edition(store_.editions(), config_, verifier_,
                       {.kind = kind, .file = std::move(file), .submitted_for = "", .now = now}));
  }
  ImportAnswer import_list(std::int64_t sequence, std::size_t cas, Instant now) {
    auto kept = world_.cas();
    kept.erase(kept.begin(), kept.end() - static_cast<std::ptrdiff_t>(cas));
    return import(DocumentKind::trust_list,
                  world_.hk.sign(test::list_of({.sequence = sequence, .cas = kept})), now);
  }
  Result<LoadedTrust> load(Instant known_at) {
    return load_snapshot(store_, config_, verifier_, known_at);
  }
  // As the rejection of its submission does.
  void refuse(const Digest& edition, Instant at) {
    const std::string id = "s-" + to_hex(edition);
    Submission submission;
    submission.id = id;
    ASSERT_TRUE(store_.submissions().receive(
        {.submission = submission, .document = {edition, share({})}, .envelope = std::nullopt}));
    Transition rejection;
    rejection.id = id;
    rejection.step.state = SubmissionState::rejected;
    rejection.write = {
        .kind = EditionWrite::Kind::refuse_held, .edition = {}, .digest = edition, .at = at};
    rejection.revision = store_.editions().revision().value();
    ASSERT_TRUE(store_.submissions().advance(rejection));
  }
  std::uint64_t sequence_at(Instant known_at) {
    const auto loaded = test::must(load(known_at));
    const auto* list = loaded.snapshot->list("HK", known_at);
    return list == nullptr ? 0 : list->header().sequence;
  }

  test::SmallWorld world_;
  std::shared_ptr<test::MemoryContent> content_;
  test::MemoryStore store_;
  Config config_ = built_in_config();
  crypto::Verifier verifier_;
};

TEST_F(LoadSnapshotTest, HoldsWhatWasActiveAtK) {
  import_list(1, 3, kNoon);
  import_list(2, 3, kNoon + kHour);
  import(DocumentKind::mapping_register, world_.mo_register(), kNoon + kHour);
  EXPECT_EQ(sequence_at(kNoon - 1), 0U);
  EXPECT_EQ(sequence_at(kNoon), 1U);
  EXPECT_EQ(sequence_at(kNoon + kHour), 2U);
  const auto loaded = test::must(load(kNoon + kHour));
  EXPECT_NE(loaded.snapshot->mapping_register("MO", kNoon + kHour), nullptr);
  EXPECT_THAT(reservations(*loaded.snapshot), IsEmpty());
}

TEST_F(LoadSnapshotTest, TheSnapshotOfThenIsTheSameNow) {
  import_list(1, 3, kNoon);
  const Digest then = test::must(load(kNoon)).snapshot->id();
  import_list(2, 3, kNoon + kHour);
  ASSERT_TRUE(store_.editions().add_pin(test::Publisher("CN-GD").pin(kNoon + kHour)));
  EXPECT_EQ(test::must(load(kNoon)).snapshot->id(), then);
  EXPECT_NE(test::must(load(kNoon + kHour)).snapshot->id(), then);
}

TEST_F(LoadSnapshotTest, APinDistrustedLaterWasTrustedThen) {
  import_list(1, 3, kNoon);
  const Digest then = test::must(load(kNoon)).snapshot->id();
  content_->pins[0].distrusted_from = kNoon + kHour;
  EXPECT_EQ(test::must(load(kNoon)).snapshot->id(), then);
  EXPECT_NE(test::must(load(kNoon + kHour)).snapshot->id(), then);
}

TEST_F(LoadSnapshotTest, WhatAHeldEditionDropsIsHeldUntilItIsApproved) {
  import_list(1, 3, kNoon);
  const Digest held = import_list(2, 1, kNoon + kHour).record.digest;
  const auto held_at = [&](Instant k) { return test::must(load(k)).snapshot->sources().held; };
  EXPECT_THAT(held_at(kNoon), IsEmpty());
  ASSERT_THAT(held_at(kNoon + kHour), SizeIs(1));
  EXPECT_THAT(held_at(kNoon + kHour).front().dropped.certificates, SizeIs(2));
  for (const char* name : {"Ana", "Bao"}) {
    ASSERT_TRUE(approve_edition(
        store_.editions(), config_, verifier_,
        {.kind = DocumentKind::trust_list, .edition = held, .name = name, .now = kNoon + kDay}));
  }
  EXPECT_THAT(held_at(kNoon + 2 * kHour), SizeIs(1)) << "it waited then";
  EXPECT_THAT(held_at(kNoon + kDay), IsEmpty());
  EXPECT_EQ(sequence_at(kNoon + kDay), 2U);
}

TEST_F(LoadSnapshotTest, ARefusedEditionIsHeldFromItsReceiptUntilItWasRefused) {
  import_list(1, 3, kNoon);
  const auto held = import_list(2, 1, kNoon + kHour);
  ASSERT_EQ(held.record.state, EditionState::held);
  const auto held_at = [&](Instant k) { return test::must(load(k)).snapshot->sources().held; };
  const Digest then = test::must(load(kNoon + 2 * kHour)).snapshot->id();
  refuse(held.record.digest, kNoon + kDay);
  EXPECT_THAT(held_at(kNoon + kHour - 1), IsEmpty());
  ASSERT_THAT(held_at(kNoon + kHour), SizeIs(1));
  EXPECT_THAT(held_at(kNoon + kHour).front().dropped.certificates, SizeIs(2));
  EXPECT_THAT(held_at(kNoon + kDay - 1), SizeIs(1));
  EXPECT_THAT(held_at(kNoon + kDay), IsEmpty());
  EXPECT_THAT(held_at(kNoon + 2 * kDay), IsEmpty());
  EXPECT_EQ(sequence_at(kNoon + 2 * kDay), 1U);
  EXPECT_EQ(test::must(load(kNoon + 2 * kHour)).snapshot->id(), then) << "what was known then";
}

TEST_F(LoadSnapshotTest, AFastForwardThatWasRefusedNeverCountedHoweverHighTheMark) {
  import_list(1, 3, kNoon);
  refuse(import_list(5000, 1, kNoon).record.digest, kNoon + kHour);
  EXPECT_THAT(test::must(load(kNoon)).snapshot->sources().held, IsEmpty());
  content_->high_water[{DocumentKind::trust_list, "HK"}] = 5001;
  EXPECT_THAT(test::must(load(kNoon)).snapshot->sources().held, IsEmpty());
}

TEST_F(LoadSnapshotTest, ARefusedEditionKeepsItsNumberAndStaysRefused) {
  import_list(1, 3, kNoon);
  const auto held = import_list(2, 1, kNoon);
  refuse(held.record.digest, kNoon + kHour);
  const auto other = import_list(2, 2, kNoon + 2 * kHour);
  EXPECT_EQ(other.record.state, EditionState::equivocating);
  const auto history =
      test::must(EditionHistory::read(store_.editions(), DocumentKind::trust_list, "HK"));
  ASSERT_NE(history.at_sequence(2), nullptr);
  EXPECT_EQ(history.at_sequence(2)->state, EditionState::refused);
  EXPECT_EQ(history.in_force(kNoon + kDay)->sequence, 1U);
  const auto told = test::must(
      chronicle(store_.editions(), verifier_,
                {.kind = DocumentKind::trust_list, .territory = "HK", .now = kNoon + kDay}));
  EXPECT_THAT(std::ranges::count(told, ChronicleEntry::State::refused, &ChronicleEntry::state), 2);
}

TEST_F(LoadSnapshotTest, ImportingARefusedFastForwardAgainDoesNotWaitForApproval) {
  import_list(1, 3, kNoon);
  const auto file = world_.hk.sign(test::list_of({.sequence = 5000, .cas = world_.cas()}));
  const auto first = import(DocumentKind::trust_list, file, kNoon);
  EXPECT_EQ(first.waiting, Waiting::for_approval);
  refuse(first.record.digest, kNoon + kHour);
  const auto again = import(DocumentKind::trust_list, file, kNoon + 2 * kHour);
  EXPECT_EQ(again.outcome, decision::Acceptance::Outcome::refused);
  EXPECT_NE(again.waiting, Waiting::for_approval);
}

TEST_F(LoadSnapshotTest, AHeldRegisterDropsEntries) {
  import(DocumentKind::mapping_register, world_.mo_register(1), kNoon);
  import(DocumentKind::mapping_register, world_.mo.sign(test::register_of({.sequence = 2})), kNoon);
  const auto loaded = test::must(load(kNoon));
  ASSERT_THAT(loaded.snapshot->sources().held, SizeIs(1));
  EXPECT_THAT(loaded.snapshot->sources().held.front().dropped.recognitions, SizeIs(1));
}

TEST_F(LoadSnapshotTest, NeitherFastForwardsNorEquivocationsCount) {
  import_list(1, 3, kNoon);
  import_list(5000, 1, kNoon);
  import_list(1, 2, kNoon);
  const auto loaded = test::must(load(kNoon));
  EXPECT_THAT(loaded.snapshot->sources().held, IsEmpty());
  EXPECT_THAT(loaded.snapshot->sources().lists, SizeIs(1));
}

TEST_F(LoadSnapshotTest, RefusesAStoreThatWasAltered) {
  import_list(1, 3, kNoon);
  const auto code = [&] {
    const auto loaded = load(kNoon);
    return loaded ? "" : std::string(loaded.error().code().id);
  };
  EXPECT_EQ(code(), "");
  auto& [digest, file] = *content_->files.begin();
  const SharedBytes honest = file;
  file = world_.hk_list(9);
  EXPECT_EQ(code(), "store.altered") << "another file under its digest";
  file = honest;
  content_->editions.front().sequence = 2;
  EXPECT_EQ(code(), "store.altered") << "another number than the one signed";
  content_->editions.front().sequence = 1;
  content_->editions.front().digest.octets[0] ^= 1U;
  EXPECT_EQ(code(), "store.altered") << "another identity";
  content_->editions.front().digest.octets[0] ^= 1U;
  content_->editions.front().files = {};
  EXPECT_EQ(code(), "store.altered") << "no file at all";
  content_->editions.front().files = {digest};
  content_->pins[0].distrusted_from = kNoon - kDay;
  EXPECT_EQ(code(), "store.altered") << "its signer was no signer when it came";
  content_->pins[0].distrusted_from.reset();
  content_->pins[0].certificate = content_->pins[1].certificate;
  EXPECT_EQ(code(), "store.altered") << "another certificate under a pin's digest";
  content_->pins[0].certificate = {0x30};
  EXPECT_EQ(code().substr(0, 3), "der") << "a pin that is no certificate";
}

class LoadGivenTest : public ::testing::Test {
 protected:
  Result<LoadedTrust> load(GivenDocuments given, Instant known_at = kNoon) {
    given.pins = {world_.hk.pin(known_at), world_.mo.pin(known_at)};
    return load_given(given, config_, verifier_, known_at);
  }
  test::SmallWorld world_;
  Config config_ = built_in_config();
  crypto::Verifier verifier_;
};

TEST_F(LoadGivenTest, CountsAsKnownAtKAndSaysThatNothingRemembersNewerOnes) {
  const auto loaded = load({.lists = {{"hk.xml", world_.hk_list()}},
                            .registers = {{"mo.xml", world_.mo_register()}},
                            .pins = {}});
  ASSERT_TRUE(loaded) << describe(loaded.error());
  EXPECT_EQ(loaded->snapshot->list("HK", kNoon)->header().received, kNoon);
  EXPECT_NE(loaded->snapshot->mapping_register("MO", kNoon), nullptr);
  const Findings said = reservations(*loaded->snapshot);
  ASSERT_THAT(said, SizeIs(1));
  EXPECT_EQ(said.front().code().id, "list.rollback.unchecked");
}

TEST_F(LoadGivenTest, RefusesWhatImportWouldRefuseNamingTheFile) {
  const auto expired = load({.lists = {{"hk.xml", world_.hk_list()}}, .registers = {}, .pins = {}},
                            kNoon + 60 * kDay);
  ASSERT_FALSE(expired);
  EXPECT_EQ(expired.error().code().id, "edition.next_update.past");
  EXPECT_EQ(expired.error().subject(), "hk.xml");
  const auto unreadable = load({.lists = {}, .registers = {{"mo.xml", share({})}}, .pins = {}});
  ASSERT_FALSE(unreadable);
  EXPECT_THAT(unreadable.error().subject(), ::testing::StartsWith("mo.xml"));
}

TEST_F(LoadGivenTest, RefusesATerritoryThatIsNotConfigured) {
  config_.jurisdictions.clear();
  const auto loaded = load({.lists = {{"hk.xml", world_.hk_list()}}, .registers = {}, .pins = {}});
  ASSERT_FALSE(loaded);
  EXPECT_EQ(loaded.error().code().id, "config.jurisdiction.unknown");
}

TEST(MakePin, WantsExactlyOneCertificate) {
  const test::Authority a = test::make_authority("A");
  const std::string one = x509::to_pem(a.certificate()->der, "CERTIFICATE");
  EXPECT_TRUE(make_pin("HK", as_bytes(one), kNoon));
  const auto two = make_pin("HK", as_bytes(one + one), kNoon);
  ASSERT_FALSE(two);
  EXPECT_EQ(describe(two.error()), "request.certificate.count pin HK found=2");
  EXPECT_FALSE(make_pin("HK", as_bytes("nothing"), kNoon));
}

}  // namespace
}  // namespace baytrust::service
