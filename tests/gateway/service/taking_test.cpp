// What came goes where it belongs: to the store and the shelf once a round, to whoever asks next
// where it came too late; a store that refuses is told and is nobody's end.
#include "gateway/service/taking.hpp"

#include "gateway/service/codes.hpp"
#include "gateway/service/crl_records.hpp"
#include "tests/gateway/service/collecting.hpp"

namespace baytrust::service {
namespace {

using test::kCaCrl;
using test::kNoon;
using test::kRootCrl;
using test::noted;
using test::noted_fact;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

// A store that counts, and refuses what the test says.
class Watched final : public CrlStore {
 public:
  explicit Watched(CrlStore& store) : store_(store) {}
  Result<Added> add(const CrlRecord& record, const Bytes& der) override {
    if (refusals > 0) {
      --refusals;
      return refusal();
    }
    return store_.add(record, der);
  }
  Result<std::vector<CrlRecord>> crls() override {
    ++reads;
    if (unreadable) return refusal();
    return store_.crls();
  }
  Result<SharedBytes> crl(const Digest& digest) override { return store_.crl(digest); }

  int refusals = 0;
  int reads = 0;
  bool unreadable = false;

 private:
  static Error refusal() { return Error(kStoreUnknown, "store", {{"digest", "0"}}); }
  CrlStore& store_;
};

class TakingTest : public test::CollectingTest {
 protected:
  CollectedCheck collect_with(CrlStore& store) {
    return test::must(collector_->check(
        {.request = request(leaf()),
         .trust = [this](Instant k) { return load_snapshot(*store_, config_, verifier_, k); },
         .held = CrlsAtHand{shelf_, store},
         .hosts = config_.fetch.hosts,
         .verifier = verifier_,
         .until = collector_->until()}));
  }
  void deadline(std::chrono::milliseconds deadline) {
    collector_ = std::make_unique<Collector>(*sources_, deadline);
  }

  // They land by themselves, now that nobody waits for them.
  bool both_landed() const {
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(30);
    while (sources_->untaken_crls().size() < 2) {
      if (std::chrono::steady_clock::now() > until) return false;
      std::this_thread::yield();
    }
    return true;
  }

  Watched watched_{store_->crls()};
};

TEST_F(TakingTest, TheShelfIsToldOnceARoundHoweverManyCrlsCame) {
  serve_crls();
  EXPECT_EQ(collect_with(watched_).decision.verdict.accepted, decision::Accepted::yes);
  EXPECT_THAT(test::must(store_->crls().crls()), SizeIs(2));
  EXPECT_EQ(watched_.reads, 1);
}

TEST_F(TakingTest, AStoreThatRefusesIsANoteAndNothingLeansOnWhatItRefused) {
  serve_crls();
  watched_.refusals = 2;
  const auto refused = collect_with(watched_);
  EXPECT_EQ(refused.decision.verdict.accepted, decision::Accepted::unknown);
  EXPECT_THAT(noted(refused.decision), ElementsAre("fetch.crl.not_kept", "fetch.crl.not_kept"));
  EXPECT_EQ(noted_fact(refused.decision, "fetch.crl.not_kept", "detail"), "store.unknown");
  EXPECT_EQ(noted_fact(refused.decision, "fetch.crl.not_kept", "host"), "crl.hk.example:80");
  // Whoever asks next need not fetch it again.
  EXPECT_EQ(collect_with(watched_).decision.verdict.accepted, decision::Accepted::yes);
  EXPECT_EQ(internet_.asked(), 2U);
}

TEST_F(TakingTest, AStoreThatCannotBeReadAfterwardsIsANote) {
  serve_crls();
  watched_.unreadable = true;
  const auto collected = collect_with(watched_);
  EXPECT_EQ(collected.decision.verdict.accepted, decision::Accepted::unknown);
  EXPECT_THAT(noted(collected.decision), Contains("fetch.crl.not_kept"));
}

TEST_F(TakingTest, ACrlThatComesAfterItsAskersDeadlineIsThereForTheNextOne) {
  serve_crls();
  internet_.hold();
  deadline(std::chrono::milliseconds(1));
  EXPECT_THAT(noted(decided(leaf())), ElementsAre("fetch.deadline", "fetch.deadline"));
  internet_.let_go();
  wait_for_told(2);
  deadline(deadline_);
  const auto next = decided(leaf());
  EXPECT_EQ(next.verdict.accepted, decision::Accepted::yes);
  EXPECT_THAT(noted(next), ElementsAre("fetch.obtained", "fetch.obtained"));
  EXPECT_EQ(internet_.asked(), 2U) << "what came once is not fetched again";
  EXPECT_EQ(sources_->untaken_crls().size(), 0U) << "the store has them";
}

TEST_F(TakingTest, ACrlThatCameTooLateIsKeptByMaintenanceAsWell) {
  serve_crls();
  internet_.hold();
  deadline(std::chrono::milliseconds(1));
  decided(leaf());
  internet_.let_go();
  ASSERT_TRUE(both_landed());
  EXPECT_EQ(refresh(store_->crls()), 2U);
  EXPECT_THAT(test::must(store_->crls().crls()), SizeIs(2));
  must_be(shelf_.refresh(store_->crls()));
  EXPECT_EQ(decided(leaf()).verdict.accepted, decision::Accepted::yes);
  EXPECT_EQ(internet_.asked(), 2U);
}

TEST_F(TakingTest, WhatCameTooLateIsNotKeptForEver) {
  serve_crls();
  internet_.hold();
  deadline(std::chrono::milliseconds(1));
  decided(leaf());
  internet_.let_go();
  ASSERT_TRUE(both_landed());
  now_ += kLandedCrlKept;
  deadline(deadline_);
  EXPECT_EQ(decided(leaf()).verdict.accepted, decision::Accepted::yes);
  EXPECT_EQ(internet_.asked(), 4U);
}

TEST_F(TakingTest, RefreshingGoesOnPastACrlThatTheStoreRefuses) {
  serve_crls();
  decided(leaf());
  const auto again = [&](const test::Authority& ca) {
    return ca.issue_crl({.this_update = kNoon + kHour, .next_update = kNoon + 3 * kDay});
  };
  internet_.serve(kRootCrl, again(world_.root)->der, "application/pkix-crl", "\"2\"");
  internet_.serve(kCaCrl, again(world_.ca)->der, "application/pkix-crl", "\"2\"");
  now_ = (kNoon + kDay).seconds;
  watched_.refusals = 1;
  const auto trust = test::must(load_snapshot(*store_, config_, verifier_, now()));
  const auto refreshed = collector_->refresh(
      {.store = watched_, .snapshot = *trust.snapshot, .hosts = config_.fetch.hosts});
  ASSERT_FALSE(refreshed);
  EXPECT_EQ(refreshed.error().code().id, "store.unknown") << "told when all is done";
  EXPECT_THAT(test::must(store_->crls().crls()), SizeIs(3));
  EXPECT_EQ(refresh(watched_), 1U) << "the other one, once the store takes it";
  EXPECT_THAT(test::must(store_->crls().crls()), SizeIs(4));
}

TEST_F(TakingTest, ARefreshThatFailsLeavesWhatCameMeanwhile) {
  serve_crls();
  decided(leaf());
  now_ = (kNoon + kDay).seconds;
  const auto meanwhile = [&](const FetchRequest& request) -> Result<FetchAnswer> {
    for (auto entry : cache_.entries()) {
      if (entry.url != to_string(request.url)) continue;
      entry.checked = now() + 1;
      entry.etag = "\"newer\"";
      EXPECT_TRUE(cache_.put(entry));
    }
    return test::FakeFetcher::fails(kFetchUnreachable, request, "-");
  };
  internet_.serve(kCaCrl, meanwhile);
  internet_.serve(kRootCrl, meanwhile);
  EXPECT_EQ(refresh(store_->crls()), 0U);
  std::vector<std::string> etags;
  for (const auto& entry : cache_.entries()) etags.push_back(entry.etag);
  EXPECT_THAT(etags, ElementsAre("\"newer\"", "\"newer\""));
}

TEST_F(TakingTest, AMirrorThatLagsBehindDoesNotTakeBackANewerCrl) {
  serve_crls();
  decided(leaf());
  const auto entry_of = [&](std::string_view url) {
    for (const auto& entry : cache_.entries()) {
      if (entry.url == url) return entry;
    }
    return CachedSource{};
  };
  const CachedSource before = entry_of(kCaCrl);
  const auto older =
      world_.ca.issue_crl({.this_update = kNoon - 3 * kDay, .next_update = kNoon + 2 * kDay});
  internet_.serve(kCaCrl, older->der, "application/pkix-crl", "\"older\"");
  now_ = (kNoon + kDay).seconds;
  refresh(store_->crls());
  const CachedSource after = entry_of(kCaCrl);
  EXPECT_EQ(after.etag, before.etag);
  EXPECT_EQ(after.digest, before.digest);
  EXPECT_EQ(after.checked, now());
  EXPECT_GT(after.due, now()) << "not at once again";
}

}  // namespace
}  // namespace baytrust::service
