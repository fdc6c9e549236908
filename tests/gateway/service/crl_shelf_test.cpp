// What is kept at hand never shows: a shelf that has answered other questions answers as a new one
// does, and sees what the store received as soon as it is refreshed.
#include "gateway/service/crl_shelf.hpp"

#include <functional>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gateway/service/import_edition.hpp"
#include "gateway/service/load_snapshot.hpp"
#include "tests/support/memory_store.hpp"
#include "tests/support/publisher.hpp"

namespace baytrust::service {
namespace {

using test::kNoon;
using test::must;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

class CrlShelfTest : public ::testing::Test {
 protected:
  CrlShelfTest() : store_(must(opener_.create("store", {world_.hk.pin(), world_.mo.pin()}))) {
    import(world_.hk.sign(test::list_of({.cas = { world_.root.certificate() }})), kNoon);
    crl(world_.root, kNoon);
    crl(world_.ca, kNoon);
    crl(world_.other, kNoon);
  }
  void import(const SharedBytes& file, Instant at) {
    const auto answer = must(import_edition(
        store_->editions(), config_, verifier_,
        {.kind = DocumentKind::trust_list, .file = file, .submitted_for = "", .now = at}));
    ASSERT_EQ(answer.outcome, decision::Acceptance::Outcome::accepted);
  }
  // From then on the list says that the root stands above the CA.
  void list_the_ca(Instant at) {
    const std::vector cas{world_.ca.certificate(), world_.root.certificate()};
    import(world_.hk.sign(test::list_of({.sequence = 2, .cas = cas})), at);
  }
  Digest crl(const test::Authority& ca, Instant received, const test::CrlRequest& request = {}) {
    const auto made = ca.issue_crl(request);
    must(import_crls(store_->crls(), made->der, received));
    return made->fingerprint;
  }
  std::shared_ptr<const decision::TrustSnapshot> trust(Instant known_at) {
    return must(load_snapshot(*store_, config_, verifier_, known_at)).snapshot;
  }
  std::vector<Digest> gathered(CrlShelf& shelf,
                               const std::shared_ptr<const decision::TrustSnapshot>& trust,
                               Instant known_at,
                               const std::vector<x509::Certificate>& certificates) {
    std::vector<Digest> out;
    for (const auto& held : must(shelf.gather(store_->crls(), {.certificates = certificates,
                                                              .snapshot = trust,
                                                              .at = kNoon,
                                                              .known_at = known_at}))) {
      out.push_back(held.crl->fingerprint);
    }
    return out;
  }
  std::vector<Digest> gathered(CrlShelf& shelf, Instant known_at) {
    return gathered(shelf, trust(known_at), known_at, {leaf_});
  }

  test::SmallWorld world_;
  x509::Certificate leaf_ = world_.leaf();
  test::MemoryOpener opener_;
  std::unique_ptr<Store> store_;
  Config config_ = built_in_config();
  crypto::Verifier verifier_;
  CrlShelf shelf_;
};

TEST_F(CrlShelfTest, HasNothingBeforeItWasRefreshed) {
  EXPECT_THAT(gathered(shelf_, kNoon), IsEmpty());
}

TEST_F(CrlShelfTest, SeesAListReceivedLaterAfterRefreshing) {
  ASSERT_TRUE(shelf_.refresh(store_->crls()));
  EXPECT_THAT(gathered(shelf_, kNoon), SizeIs(1));
  const Digest later = crl(world_.ca, kNoon, {.this_update = kNoon - kHour, .number = 9});
  ASSERT_TRUE(shelf_.refresh(store_->crls()));
  EXPECT_THAT(gathered(shelf_, kNoon), UnorderedElementsAre(later)) << "it supersedes the first";
}

// Its records are read, then another CRL comes and is on the shelf, then the first ones go there.
TEST_F(CrlShelfTest, ARefreshThatBeganEarlierDoesNotTakeBackALaterOne) {
  class Slow final : public CrlStore {
   public:
    Slow(CrlStore& store, std::function<void()> meanwhile)
        : store_(store), meanwhile_(std::move(meanwhile)) {}
    Result<Added> add(const CrlRecord& record, const Bytes& der) override {
      return store_.add(record, der);
    }
    Result<std::vector<CrlRecord>> crls() override {
      auto read = store_.crls();
      meanwhile_();
      return read;
    }
    Result<SharedBytes> crl(const Digest& digest) override { return store_.crl(digest); }

   private:
    CrlStore& store_;
    std::function<void()> meanwhile_;
  };
  Digest later{};
  Slow slow(store_->crls(), [&] {
    later = crl(world_.ca, kNoon, {.this_update = kNoon - kHour, .number = 9});
    ASSERT_TRUE(shelf_.refresh(store_->crls()));
    ASSERT_TRUE(shelf_.has(later));
  });
  ASSERT_TRUE(shelf_.refresh(slow));
  EXPECT_TRUE(shelf_.has(later));
  EXPECT_THAT(gathered(shelf_, kNoon), UnorderedElementsAre(later));
}

// The same snapshot says other things at other k, and another snapshot at the same k.
TEST_F(CrlShelfTest, AnotherTrustIsAnotherAnswerInWhateverOrderTheyCome) {
  const auto before = trust(kNoon);
  list_the_ca(kNoon + kHour);
  const auto after = trust(kNoon + kHour);
  ASSERT_TRUE(shelf_.refresh(store_->crls()));
  for (int turn = 0; turn < 3; ++turn) {
    EXPECT_THAT(gathered(shelf_, before, kNoon + kHour, {leaf_}), SizeIs(1)) << "the CA's alone";
    EXPECT_THAT(gathered(shelf_, after, kNoon, {leaf_}), SizeIs(1));
    EXPECT_THAT(gathered(shelf_, after, kNoon + kHour, {leaf_}), SizeIs(2)) << "and the root's";
  }
}

TEST_F(CrlShelfTest, WhatCameWithOneQuestionIsNotKeptForAnother) {
  ASSERT_TRUE(shelf_.refresh(store_->crls()));
  const auto now = trust(kNoon);
  for (int turn = 0; turn < 2; ++turn) {
    EXPECT_THAT(gathered(shelf_, now, kNoon, {leaf_, world_.ca.certificate()}), SizeIs(2));
    EXPECT_THAT(gathered(shelf_, now, kNoon, {leaf_}), SizeIs(1));
  }
}

// Snapshots come and go, some of them at the place of one that went.
TEST_F(CrlShelfTest, ManyTrustsInTurn) {
  list_the_ca(kNoon + kHour);
  ASSERT_TRUE(shelf_.refresh(store_->crls()));
  for (int turn = 0; turn < 30; ++turn) {
    const bool listed = turn % 2 != 0;
    EXPECT_THAT(gathered(shelf_, listed ? kNoon + kHour : kNoon), SizeIs(listed ? 2 : 1)) << turn;
  }
}

// Pointers that own nothing cannot be told apart: nothing is kept for them.
TEST_F(CrlShelfTest, PointersThatOwnNothing) {
  const auto before = trust(kNoon);
  list_the_ca(kNoon + kHour);
  const auto after = trust(kNoon + kHour);
  ASSERT_TRUE(shelf_.refresh(store_->crls()));
  const std::shared_ptr<const decision::TrustSnapshot> nobody;
  for (int turn = 0; turn < 2; ++turn) {
    EXPECT_THAT(gathered(shelf_, {nobody, before.get()}, kNoon + kHour, {leaf_}), SizeIs(1));
    EXPECT_THAT(gathered(shelf_, {nobody, after.get()}, kNoon + kHour, {leaf_}), SizeIs(2));
  }
}

TEST_F(CrlShelfTest, ReadsAgainWhatItCouldNotKeep) {
  CrlShelf small(1);
  ASSERT_TRUE(small.refresh(store_->crls()));
  const auto now = trust(kNoon);
  const std::vector<x509::Certificate> both{leaf_, world_.ca.certificate()};
  const auto first = gathered(small, now, kNoon, both);
  EXPECT_THAT(first, SizeIs(2));
  EXPECT_EQ(gathered(small, now, kNoon, both), first);
}

}  // namespace
}  // namespace baytrust::service
