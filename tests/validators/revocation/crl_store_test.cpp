#include "validators/revocation/crl_store.hpp"

#include "tests/validators/revocation/world.hpp"

namespace baytrust::revocation::testing {
namespace {

TEST(CrlStore, GivesNewestFirstWhateverTheOrderTheyCameIn) {
  const auto ca = test::make_authority("CA");
  const auto first = crl_from(ca, kNoon - 3 * kDay, kNoon);
  const auto second = crl_from(ca, kNoon - 2 * kDay, kNoon);
  const auto third = crl_from(ca, kNoon - kDay, kNoon);
  CrlStore store;
  for (const auto& crl : {second, third, first}) store.add(crl, kNoon);
  std::vector<Instant> seen;
  for (const auto& held : store.issued_by(first->issuer_key)) {
    seen.push_back(held.crl->this_update);
  }
  EXPECT_THAT(seen, ::testing::ElementsAre(kNoon - kDay, kNoon - 2 * kDay, kNoon - 3 * kDay));
  EXPECT_EQ(store.size(), 3U);
}

TEST(CrlStore, OfOneSecondTheHigherNumberIsNewer) {
  const auto ca = test::make_authority("CA");
  CrlStore store;
  std::string key;
  for (const std::int64_t number : {255, 65536, 2}) {
    test::CrlRequest request;
    request.number = number;
    const auto crl = ca.issue_crl(request);
    key = crl->issuer_key;
    store.add(crl, kNoon);
  }
  std::vector<std::size_t> octets;
  for (const auto& held : store.issued_by(key)) octets.push_back(held.crl->crl_number->size());
  EXPECT_THAT(octets, ::testing::ElementsAre(3, 1, 1));
  EXPECT_EQ(store.issued_by(key)[1].crl->crl_number->front(), 255);
}

TEST(CrlStore, KeepsTheEarlierReceiptOfTheSameCrl) {
  const auto ca = test::make_authority("CA");
  const auto crl = ca.issue_crl();
  CrlStore store;
  store.add(crl, kNoon);
  store.add(crl, kNoon - kHour);
  store.add(crl, kNoon + kHour);
  ASSERT_EQ(store.size(), 1U);
  EXPECT_EQ(store.issued_by(crl->issuer_key).front().received, kNoon - kHour);
}

TEST(CrlStore, KnowsOneIssuerFromAnother) {
  const auto ca = test::make_authority("CA");
  const auto other = test::make_authority("Other");
  CrlStore store;
  store.add(ca.issue_crl(), kNoon);
  EXPECT_TRUE(store.issued_by(other.certificate()->subject_key).empty());
}

}  // namespace
}  // namespace baytrust::revocation::testing
