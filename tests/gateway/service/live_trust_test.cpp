// The trust of new requests: it follows the store, answers for earlier k with the very snapshot of
// then, and stays when the store cannot be read.
#include "gateway/service/live_trust.hpp"

#include <gtest/gtest.h>
#include <thread>

#include "gateway/service/codes.hpp"
#include "gateway/service/config_codes.hpp"
#include "gateway/service/crl_records.hpp"
#include "gateway/service/import_edition.hpp"
#include "gateway/service/judging.hpp"
#include "gateway/service/serving_codes.hpp"
#include "tests/support/memory_store.hpp"
#include "tests/support/publisher.hpp"

namespace baytrust::service {
namespace {

using test::kNoon;
using Refreshed = LiveTrust::Refreshed;

// The store's editions, until told to fail.
class FailingEditions : public EditionStore {
 public:
  explicit FailingEditions(EditionStore& real) : real_(real) {}
  bool fails = false;

  Result<std::uint64_t> revision() override {
    if (fails) return Error(kStoreMissing, "store");
    return real_.revision();
  }
  Result<std::vector<Pin>> pins() override { return real_.pins(); }
  Result<void> add_pin(const Pin& pin) override { return real_.add_pin(pin); }
  Result<std::uint64_t> high_water(DocumentKind kind, const std::string& territory) override {
    return real_.high_water(kind, territory);
  }
  Result<std::vector<EditionRecord>> editions() override {
    if (fails) return Error(kStoreMissing, "store");
    return real_.editions();
  }
  Result<std::optional<EditionRecord>> find(const Digest& edition) override {
    return real_.find(edition);
  }
  Result<SharedBytes> file(const Digest& digest) override { return real_.file(digest); }
  Result<void> add(const NewEdition& edition) override { return real_.add(edition); }
  Result<void> add_signatures(const NewSignatures& signatures) override {
    return real_.add_signatures(signatures);
  }
  Result<void> approve(const NewApproval& approval) override { return real_.approve(approval); }
  Result<std::vector<TrustActRecord>> acts() override { return real_.acts(); }
  Result<void> approve_act(const NewActApproval& approval) override {
    return real_.approve_act(approval);
  }

 private:
  EditionStore& real_;
};

class FailingStore : public Store {
 public:
  explicit FailingStore(Store& real) : real_(real), editions_(real.editions()) {}
  FailingEditions& editions() override { return editions_; }
  CrlStore& crls() override { return real_.crls(); }
  SubmissionStore& submissions() override { return real_.submissions(); }
  VerdictStore& verdicts() override { return real_.verdicts(); }
  AccountStore& accounts() override { return real_.accounts(); }
  EventStore& events() override { return real_.events(); }
  EmergencyStore& emergencies() override { return real_.emergencies(); }
  IdempotencyStore& idempotency() override { return real_.idempotency(); }

 private:
  Store& real_;
  FailingEditions editions_;
};

class LiveTrustTest : public ::testing::Test {
 protected:
  LiveTrustTest()
      : real_(test::must(opener_.create("store", {world_.hk.pin(), world_.mo.pin()}))),
        store_(*real_) {
    import(world_.hk_list(), kNoon);
  }
  void import(const SharedBytes& file, Instant at) {
    const auto answer = test::must(import_edition(
        store_.editions(), config_, verifier_,
        {.kind = DocumentKind::trust_list, .file = file, .submitted_for = "HK", .now = at}));
    ASSERT_EQ(answer.outcome, decision::Acceptance::Outcome::accepted);
  }
  std::unique_ptr<LiveTrust> live(Instant now = kNoon) {
    return test::must(LiveTrust::make(store_, config_, verifier_, now));
  }
  Digest snapshot_of(Instant known_at) {
    return test::must(load_snapshot(store_, config_, verifier_, known_at)).snapshot->id();
  }

  test::SmallWorld world_;
  test::MemoryOpener opener_;
  std::unique_ptr<Store> real_;
  FailingStore store_;
  Config config_ = built_in_config();
  crypto::Verifier verifier_;
};

TEST_F(LiveTrustTest, FollowsTheStore) {
  const auto trust = live();
  EXPECT_EQ(trust->now(store_, kNoon + 5).snapshot->id(), snapshot_of(kNoon + 5));
  EXPECT_EQ(test::must(trust->refresh(store_, kNoon + 5)), Refreshed::unchanged);
  import(world_.hk_list(2), kNoon + 10);
  EXPECT_EQ(test::must(trust->refresh(store_, kNoon + 11)), Refreshed::renewed);
  EXPECT_EQ(trust->now(store_, kNoon + 11).snapshot->id(), snapshot_of(kNoon + 11));
}

TEST_F(LiveTrustTest, AnswersForEarlierTimesByTheSnapshotOfThen) {
  import(world_.hk_list(2), kNoon + 10);
  const auto trust = live(kNoon + 20);
  for (const Instant k : {kNoon - 1, kNoon, kNoon + 9, kNoon + 10, kNoon + 20}) {
    EXPECT_EQ(test::must(trust->at(store_, k)).snapshot->id(), snapshot_of(k)) << to_string(k);
  }
  // Within one time nothing is made anew.
  EXPECT_EQ(test::must(trust->at(store_, kNoon + 1)).snapshot,
            test::must(trust->at(store_, kNoon + 8)).snapshot);
  EXPECT_EQ(test::must(trust->at(store_, kNoon + 10)).snapshot,
            trust->now(store_, kNoon + 20).snapshot);
}

TEST_F(LiveTrustTest, APinThatEndsLaterEndsThen) {
  const Instant end = kNoon + kHour;
  for (const char* name : {"Ana", "Bao"}) {
    const auto revision = test::must(store_.editions().revision());
    NewActApproval approval;
    approval.act.kind = TrustAct::Kind::distrust;
    approval.act.territory = "HK";
    approval.act.fingerprint = world_.hk.pin().fingerprint;
    approval.act.from = end;
    approval.approval = {name, kNoon};
    if (std::string_view(name) == "Bao") approval.done = kNoon;
    approval.revision = revision;
    ASSERT_TRUE(store_.editions().approve_act(approval));
  }
  const auto trust = live(kNoon + 1);
  EXPECT_EQ(trust->now(store_, end - 1).snapshot->id(), snapshot_of(end - 1));
  EXPECT_NE(snapshot_of(end - 1), snapshot_of(end));
  EXPECT_EQ(trust->now(store_, end).snapshot->id(), snapshot_of(end));
  EXPECT_EQ(test::must(trust->refresh(store_, end)), Refreshed::renewed);
}

TEST_F(LiveTrustTest, KeepsTheLastGoodOneAndSaysSo) {
  const auto trust = live();
  const auto before = trust->now(store_, kNoon).snapshot;
  store_.editions().fails = true;
  EXPECT_FALSE(trust->refresh(store_, kNoon + 1));
  EXPECT_FALSE(trust->refresh(store_, kNoon + 2));
  EXPECT_EQ(trust->now(store_, kNoon + 2).snapshot, before);
  EXPECT_FALSE(trust->at(store_, kNoon - kDay));
  ASSERT_TRUE(trust->health().trouble);
  EXPECT_EQ(trust->health().trouble->code(), kStoreMissing);
  EXPECT_EQ(trust->health().trouble_since, kNoon + 1);
  EXPECT_EQ(trust->health().loaded, kNoon);
  store_.editions().fails = false;
  EXPECT_TRUE(trust->refresh(store_, kNoon + 3));
  EXPECT_FALSE(trust->health().trouble);
  EXPECT_EQ(trust->health().loaded, kNoon + 3);
}

TEST_F(LiveTrustTest, WithoutAReadableStoreThereIsNothingToBeginWith) {
  store_.editions().fails = true;
  EXPECT_FALSE(LiveTrust::make(store_, config_, verifier_, kNoon));
}

TEST_F(LiveTrustTest, ReadersAndTheRefresherDoNotMindEachOther) {
  const auto trust = live(kNoon + 100);
  std::vector<std::thread> readers;
  for (int i = 0; i < 3; ++i) {
    readers.emplace_back([&, i] {
      auto mine = test::must(opener_.open("store"));
      for (int n = 0; n < 20; ++n) {
        EXPECT_TRUE(trust->at(*mine, kNoon + n - 10 * i).value().snapshot);
        EXPECT_TRUE(trust->now(*mine, kNoon + 100).snapshot);
      }
    });
  }
  for (int n = 0; n < 20; ++n) EXPECT_TRUE(trust->refresh(store_, kNoon + 100 + n));
  for (auto& reader : readers) reader.join();
}

TEST_F(LiveTrustTest, JudgingFindsProfilesByNameOrJurisdiction) {
  const auto judging = test::must(Judging::make(config_, store_, verifier_, kNoon));
  EXPECT_EQ((*judging->profile("", "HK"))->profile().name, "built-in:HK");
  EXPECT_EQ((*judging->profile("built-in:MO", ""))->profile().relying, "MO");
  EXPECT_EQ((*judging->profile("built-in:MO", "MO"))->digest(),
            decision::profile_digest(test::must(find_profile(config_, "", "MO"))));
  EXPECT_EQ(judging->profile("built-in:MO", "HK").error().code(), kConfigProfileRelying);
  EXPECT_EQ(judging->profile("", "").error().code(), kQuestionProfile);
  EXPECT_EQ(judging->profile("nobody's", "").error().code(), kConfigProfileUnknown);
}

}  // namespace
}  // namespace baytrust::service
