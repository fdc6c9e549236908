#include "validators/revocation/ocsp_store.hpp"

#include "tests/validators/revocation/world.hpp"

namespace baytrust::revocation::testing {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

class Store : public World {};

TEST_F(Store, GivesTheNewestAnswerFirstWhateverTheOrder) {
  const auto leaf = ca.issue();
  const auto older = test::ocsp(ca, leaf, {.this_update = kNoon - 2 * kDay});
  const auto newer = test::ocsp(ca, leaf, {.this_update = kNoon - kDay});
  OcspStore one, other;
  one.add(older, kNoon);
  one.add(newer, kNoon);
  other.add(newer, kNoon);
  other.add(older, kNoon);
  for (const OcspStore* store : {&one, &other}) {
    const auto answers = store->about(leaf->serial_number);
    ASSERT_THAT(answers, SizeIs(2));
    EXPECT_EQ(answers[0].response->fingerprint, newer->fingerprint);
    EXPECT_EQ(answers[1].response->fingerprint, older->fingerprint);
    EXPECT_EQ(store->size(), 2U);
  }
  EXPECT_THAT(one.about(ca.issue()->serial_number), IsEmpty());
}

TEST_F(Store, TheSameResponseAgainKeepsTheEarlierReceipt) {
  const auto leaf = ca.issue();
  const auto hold = test::ocsp(ca, leaf,
                               {.status = x509::OcspSingle::Status::revoked,
                                .reason = x509::RevocationReason::certificate_hold});
  OcspStore store;
  store.add(hold, kNoon);
  store.add(hold, kNoon + kDay);
  EXPECT_EQ(store.about(leaf->serial_number).front().received, kNoon);
  store.add(hold, kNoon - kDay);
  EXPECT_EQ(store.about(leaf->serial_number).front().received, kNoon - kDay);
  ASSERT_THAT(store.holds(), SizeIs(1));
  EXPECT_EQ(store.holds().front().received, kNoon - kDay);
  EXPECT_EQ(store.size(), 1U);
}

// Attack: thousands of answers about one certificate, many times over, are kept and read in no time
// that anybody notices, and end in a budget if nothing else.
TEST_F(Store, ThousandsOfAnswersAboutOneCertificate) {
  const auto leaf = ca.issue();
  const auto stranger = test::make_authority("Stranger");
  OcspStore store;
  for (int i = 0; i < 8; ++i) {
    test::OcspAnswer answer{.this_update = kNoon - kHour - i, .responder = &stranger};
    auto single = test::single_about(ca, leaf, answer);
    answer.more.assign(2000, single);
    store.add(test::ocsp(ca, leaf, answer), kNoon);
  }
  EXPECT_THAT(store.about(leaf->serial_number), SizeIs(8 * 2001));
  responses = store;
  EXPECT_THAT(judge(leaf), Is(State::unknown, kOcspResponder));
  budget = Budget(Limits{.comparisons = 10'000});
  EXPECT_THAT(judge(leaf), Is(State::unknown, kBudget));
}

}  // namespace
}  // namespace baytrust::revocation::testing
