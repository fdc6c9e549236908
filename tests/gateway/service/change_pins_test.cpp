// Two persons change whom the store trusts: rollover to an announced signer, distrust, a mark that
// was driven up.
#include "gateway/service/change_pins.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gateway/service/import_edition.hpp"
#include "gateway/service/load_snapshot.hpp"
#include "tests/support/memory_store.hpp"
#include "tests/support/publisher.hpp"

namespace baytrust::service {
namespace {

using test::kNoon;
using Wish = PinRequest::Wish;
using Outcome = decision::Acceptance::Outcome;

class ChangePins : public ::testing::Test {
 protected:
  ChangePins() : store_(test::must(opener_.create("store", {world_.hk.pin()}))) {}

  trustlists::TrustList list(std::int64_t sequence) {
    return test::list_of({.sequence = sequence, .cas = world_.cas()});
  }
  // Edition n, announcing the next signer from noon on tomorrow.
  trustlists::TrustList announcing(std::int64_t sequence) {
    auto out = list(sequence);
    out.scheme.next_signer = trustlists::NextSigner{next_.certificate()->fingerprint, kNoon + kDay};
    return out;
  }
  ImportAnswer import(SharedBytes file, Instant now = kNoon) {
    return test::must(import_edition(store_->editions(), config_, verifier_,
                                     {.kind = DocumentKind::trust_list,
                                      .file = std::move(file),
                                      .submitted_for = "",
                                      .now = now}));
  }
  std::string import_code(SharedBytes file, Instant now) {
    const auto answer = import_edition(store_->editions(), config_, verifier_,
                                       {.kind = DocumentKind::trust_list,
                                        .file = std::move(file),
                                        .submitted_for = "",
                                        .now = now});
    if (!answer) return std::string(answer.error().code().id);
    return std::string(answer->findings.front().code().id);
  }
  PinRequest request(Wish wish, std::string name, Instant now) const {
    PinRequest out{.wish = wish,
                   .territory = "HK",
                   .certificate = {},
                   .distrusted = world_.hk.certificate()->fingerprint,
                   .from = {},
                   .name = std::move(name),
                   .now = now};
    if (wish != Wish::distrust) out.certificate = share(to_bytes(next_.certificate()->der));
    return out;
  }
  Result<TrustActRecord> change(const PinRequest& request) {
    return change_pin(store_->editions(), config_, verifier_, request);
  }
  template <class T>
  static std::string code(const Result<T>& result) {
    return result ? "" : std::string(result.error().code().id);
  }
  Result<TrustActRecord> reset(std::string name, Instant now = kNoon) {
    return reset_high_water(store_->editions(), config_, {"HK", std::move(name), now});
  }

  test::SmallWorld world_;
  test::Publisher next_{"HK"};
  test::MemoryOpener opener_;
  std::unique_ptr<Store> store_;
  Config config_ = built_in_config();
  crypto::Verifier verifier_;
};

TEST_F(ChangePins, AnAnnouncedSignerIsPinnedByTwoAndTheOldOneEnds) {
  import(world_.hk.sign(announcing(7)));
  const auto signed_by_next = next_.sign(list(8));
  const Instant after = kNoon + kDay + kHour;
  // Before: the new signer is nobody, announced or not.
  EXPECT_EQ(import_code(signed_by_next, after), "xml.signer.not_pinned");
  const auto first = change(request(Wish::announced, "Ana", kNoon + 1));
  ASSERT_TRUE(first) << describe(first.error());
  EXPECT_FALSE(first->done);
  EXPECT_EQ(code(change(request(Wish::announced, "Ana", kNoon + 2))), "store.approved_already");
  EXPECT_EQ(import_code(signed_by_next, after), "xml.signer.not_pinned");
  // The second person needs no file: the first one's is kept.
  auto without = request(Wish::announced, "Bao", kNoon + 3);
  without.certificate = nullptr;
  const auto second = change(without);
  ASSERT_TRUE(second) << describe(second.error());
  EXPECT_EQ(second->done, kNoon + 3);
  // Not before its instant; from then on it alone.
  EXPECT_EQ(import_code(signed_by_next, kNoon + kHour), "edition.signer.not_pinned");
  EXPECT_EQ(import(signed_by_next, after).outcome, Outcome::accepted);
  EXPECT_EQ(import_code(world_.hk.sign(list(9)), after), "edition.signer.not_pinned");
  EXPECT_TRUE(load_snapshot(*store_, config_, verifier_, after));
}

TEST_F(ChangePins, WhatIsAnnouncedDecides) {
  EXPECT_EQ(code(change(request(Wish::announced, "Ana", kNoon))), "pin.not_announced");
  import(world_.hk.sign(list(6)));
  EXPECT_EQ(code(change(request(Wish::announced, "Ana", kNoon))), "pin.not_announced");
  import(world_.hk.sign(announcing(7)));
  auto other = request(Wish::announced, "Ana", kNoon);
  other.certificate = share(to_bytes(world_.mo.certificate()->der));
  EXPECT_EQ(code(change(other)), "pin.announced_other");
  other.certificate = nullptr;
  EXPECT_EQ(code(change(other)), "pin.certificate_missing");
}

TEST_F(ChangePins, APinByHandLeavesTheOthersInForce) {
  auto wish = request(Wish::pin, "Ana", kNoon);
  wish.from = kNoon + kHour;
  ASSERT_TRUE(change(wish));
  auto second = request(Wish::pin, "Bao", kNoon + 1);
  second.from = kNoon + 2 * kHour;
  EXPECT_EQ(code(change(second)), "pin.act_differs");
  second.from.reset();
  const auto done = change(second);
  ASSERT_TRUE(done) << describe(done.error());
  EXPECT_EQ(done->act.from, kNoon + kHour);
  EXPECT_EQ(import(world_.hk.sign(list(1)), kNoon + 2 * kHour).outcome, Outcome::accepted);
  EXPECT_EQ(import(next_.sign(list(2)), kNoon + 2 * kHour).outcome, Outcome::accepted);
  EXPECT_EQ(code(change(request(Wish::pin, "Ana", kNoon + 3 * kHour))), "");  // begins again
  EXPECT_EQ(code(change(request(Wish::pin, "Bao", kNoon + 3 * kHour))), "store.known");
}

TEST_F(ChangePins, DistrustIsInForceWithTheFirstPerson) {
  const auto first = change(request(Wish::distrust, "Ana", kNoon));
  ASSERT_TRUE(first) << describe(first.error());
  EXPECT_EQ(first->done, kNoon);
  EXPECT_EQ(import_code(world_.hk.sign(list(1)), kNoon + 1), "edition.signer.not_pinned");
  EXPECT_EQ(code(change(request(Wish::distrust, "Ana", kNoon + 1))), "store.approved_already");
  const auto second = change(request(Wish::distrust, "Bao", kNoon + 1));
  ASSERT_TRUE(second) << describe(second.error());
  EXPECT_EQ(second->approvals.size(), 2u);
  EXPECT_EQ(code(change(request(Wish::distrust, "Cai", kNoon + 2))), "pin.unknown");
}

TEST_F(ChangePins, DistrustDoesNotReachBehindAnEditionThatLeanedOnTheSigner) {
  import(world_.hk.sign(list(1)));
  auto wish = request(Wish::distrust, "Ana", kNoon + kHour);
  wish.from = kNoon - kHour;
  EXPECT_EQ(code(change(wish)), "pin.editions_since");
  wish.from = kNoon + 1;
  EXPECT_EQ(code(change(wish)), "");
  EXPECT_TRUE(load_snapshot(*store_, config_, verifier_, kNoon + kHour));
}

TEST_F(ChangePins, AMarkThatWasDrivenUpFallsToTheLastTrustedEdition) {
  import(world_.hk.sign(list(7)));
  EXPECT_EQ(code(reset("Ana")), "high_water.nothing_to_reset");
  // The thief's edition, far ahead but within the jump; then the thief's key is distrusted.
  const test::Publisher thief{"HK"};
  ASSERT_TRUE(store_->editions().add_pin(thief.pin()));
  import(thief.sign(list(900)));
  auto wish = request(Wish::distrust, "Ana", kNoon + 1);
  wish.distrusted = thief.certificate()->fingerprint;
  ASSERT_TRUE(change(wish));
  EXPECT_EQ(import_code(world_.hk.sign(list(8)), kNoon + 2), "edition.sequence.older");
  const auto first = reset("Ana", kNoon + 3);
  ASSERT_TRUE(first) << describe(first.error());
  EXPECT_EQ(first->act.sequence, 7u);
  EXPECT_EQ(code(reset("Ana", kNoon + 4)), "store.approved_already");
  ASSERT_TRUE(reset("Bao", kNoon + 5));
  EXPECT_EQ(import(world_.hk.sign(list(8)), kNoon + 6).outcome, Outcome::accepted);
}

TEST_F(ChangePins, AnUnknownJurisdictionIsTold) {
  auto wish = request(Wish::pin, "Ana", kNoon);
  wish.territory = "XX";
  EXPECT_EQ(code(change(wish)), "config.jurisdiction.unknown");
  EXPECT_EQ(code(reset_high_water(store_->editions(), config_, {"XX", "Ana", kNoon})),
            "config.jurisdiction.unknown");
}

}  // namespace
}  // namespace baytrust::service
