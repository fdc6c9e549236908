// Two persons bring a waiting edition into force; one does not, nor one person twice, nor two
// persons what meanwhile may not come into force any more.
#include "gateway/service/approve_edition.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gateway/service/import_edition.hpp"
#include "tests/support/memory_store.hpp"
#include "tests/support/publisher.hpp"

namespace baytrust::service {
namespace {

using test::kNoon;
using Approved = ApproveAnswer::Outcome;

class ApproveTest : public ::testing::Test {
 protected:
  ApproveTest() : store_(test::must(opener_.create("store", {world_.hk.pin()}))) {
    EXPECT_EQ(import(7, 3).outcome, decision::Acceptance::Outcome::accepted);
  }
  ImportAnswer import(std::int64_t sequence, std::size_t cas) {
    auto kept = world_.cas();
    kept.erase(kept.begin(), kept.end() - static_cast<std::ptrdiff_t>(cas));
    return test::must(
        import_edition(store_->editions(), config_, verifier_,
                       {.kind = DocumentKind::trust_list,
                        .file = world_.hk.sign(test::list_of({.sequence = sequence, .cas = kept})),
                        .submitted_for = "",
                        .now = kNoon}));
  }
  Result<ApproveAnswer> approve(const Digest& edition, std::string name, Instant now,
                                DocumentKind kind = DocumentKind::trust_list) {
    return approve_edition(store_->editions(), config_, verifier_,
                           {.kind = kind, .edition = edition, .name = std::move(name), .now = now});
  }
  std::string code(const Result<ApproveAnswer>& answer) {
    return answer ? "" : std::string(answer.error().code().id);
  }
  std::uint64_t mark() { return *store_->editions().high_water(DocumentKind::trust_list, "HK"); }

  test::SmallWorld world_;
  test::MemoryOpener opener_;
  std::unique_ptr<Store> store_;
  Config config_ = built_in_config();
  crypto::Verifier verifier_;
};

TEST_F(ApproveTest, TheSecondPersonBringsAHeldEditionIntoForce) {
  const Digest held = import(8, 1).record.digest;
  const auto first = approve(held, "Ana", kNoon + kHour);
  ASSERT_TRUE(first) << describe(first.error());
  EXPECT_EQ(first->outcome, Approved::counted);
  EXPECT_EQ(first->record.state, EditionState::held);
  EXPECT_EQ(code(approve(held, "Ana", kNoon + kHour)), "store.approved_already");
  const auto second = approve(held, "Bao", kNoon + 2 * kHour);
  ASSERT_TRUE(second) << describe(second.error());
  EXPECT_EQ(second->outcome, Approved::activated);
  EXPECT_EQ(second->record, **store_->editions().find(held));
  EXPECT_EQ(second->record.activated, kNoon + 2 * kHour);
  EXPECT_EQ(second->record.approvals.size(), 2U);
  EXPECT_EQ(code(approve(held, "Chan", kNoon + 3 * kHour)), "store.not_held");
}

TEST_F(ApproveTest, AFastForwardMayBeApprovedAndRaisesTheMarkOnlyThen) {
  const Digest jumped = import(5000, 3).record.digest;
  ASSERT_TRUE(approve(jumped, "Ana", kNoon));
  EXPECT_EQ(mark(), 7U);
  const auto second = approve(jumped, "Bao", kNoon);
  ASSERT_TRUE(second);
  EXPECT_EQ(second->outcome, Approved::activated);
  EXPECT_EQ(mark(), 5000U);
}

TEST_F(ApproveTest, WhatANewerEditionOvertookCannotComeIntoForce) {
  const Digest held = import(8, 1).record.digest;
  ASSERT_TRUE(approve(held, "Ana", kNoon));
  EXPECT_EQ(import(9, 3).outcome, decision::Acceptance::Outcome::accepted);
  const auto late = approve(held, "Bao", kNoon);
  ASSERT_TRUE(late) << describe(late.error());
  EXPECT_EQ(late->outcome, Approved::refused);
  EXPECT_EQ(late->findings.front().code().id, "edition.sequence.older");
  EXPECT_EQ((**store_->editions().find(held)).approvals.size(), 1U) << "not counted";
}

TEST_F(ApproveTest, WhatExpiredWhileItWaitedCannotComeIntoForce) {
  const Digest held = import(8, 1).record.digest;
  ASSERT_TRUE(approve(held, "Ana", kNoon));
  const auto late = approve(held, "Bao", kNoon + 60 * kDay);
  ASSERT_TRUE(late);
  EXPECT_EQ(late->outcome, Approved::refused);
  EXPECT_EQ(late->findings.front().code().id, "edition.next_update.past");
}

TEST_F(ApproveTest, NamesWhatItCannotApprove) {
  const Digest in_force = store_->editions().editions()->front().digest;
  EXPECT_EQ(code(approve(in_force, "Ana", kNoon)), "store.not_held");
  EXPECT_EQ(code(approve(Digest{}, "Ana", kNoon)), "store.unknown");
  EXPECT_EQ(code(approve(in_force, "Ana", kNoon, DocumentKind::mapping_register)),
            "store.other_kind");
}

}  // namespace
}  // namespace baytrust::service
