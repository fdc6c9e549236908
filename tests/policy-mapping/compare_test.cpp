#include "policy-mapping/compare.hpp"

#include <algorithm>
#include <gtest/gtest.h>

#include "tests/policy-mapping/sample_register.hpp"

namespace baytrust::policy_mapping {
namespace {

using namespace test;
using testing::ElementsAre;
using testing::IsEmpty;

// What differs after `change`.
template <class Change>
std::vector<Field> after(Change change) {
  Recognition other = full();
  change(other);
  return differing_fields(full(), other);
}

TEST(DifferingFields, OfEqualEntriesAreNone) {
  EXPECT_THAT(after([](auto&) {}), IsEmpty());
}

TEST(DifferingFields, NameTheFieldThatBearsOnTrust) {
  EXPECT_THAT(after([](auto& r) { r.status.pop_back(); }), ElementsAre(Field::status, Field::text));
  EXPECT_THAT(after([](auto& r) { r.status[0].reason = Reason::review; }),
              ElementsAre(Field::status));
  EXPECT_THAT(after([](auto& r) { r.period.to = Bound::at(kThird, r.period.to.source); }),
              ElementsAre(Field::period));
  EXPECT_THAT(after([](auto& r) { r.period.from.reviewed->bound = kSecond; }),
              ElementsAre(Field::period));
  EXPECT_THAT(after([](auto& r) { r.ca_pairs[1].period.to = Bound::open("gazette"); }),
              ElementsAre(Field::ca_pairs));
  EXPECT_THAT(after([](auto& r) { r.certificate_type->values = {"x"}; }), ElementsAre(Field::type));
  EXPECT_THAT(after([](auto& r) { r.certificate_type.reset(); }), ElementsAre(Field::type));
  EXPECT_THAT(after([](auto& r) { r.kind = Kind::timestamp; }), ElementsAre(Field::type));
  EXPECT_THAT(after([](auto& r) { r.issuing = "CN-GD"; }), ElementsAre(Field::type));
  EXPECT_THAT(after([](auto& r) { r.policy_family.min_release.reset(); }),
              ElementsAre(Field::family));
  EXPECT_THAT(after([](auto& r) { r.required.custody.pop_back(); }), ElementsAre(Field::required));
  EXPECT_THAT(after([](auto& r) { r.required.keys.pop_back(); }), ElementsAre(Field::required));
  EXPECT_THAT(after([](auto& r) { r.constraints = {}; }), ElementsAre(Field::constraints));
  EXPECT_THAT(after([](auto& r) { r.counts_as.relying_level = "other"; }),
              ElementsAre(Field::counts_as));
}

TEST(DifferingFields, TextBearsOnNothing) {
  EXPECT_THAT(after([](auto& r) { r.legal_basis.pop_back(); }), ElementsAre(Field::text));
  EXPECT_THAT(after([](auto& r) { r.evidence.pop_back(); }), ElementsAre(Field::text));
  EXPECT_THAT(after([](auto& r) { r.reviewed.reset(); }), ElementsAre(Field::text));
  EXPECT_THAT(after([](auto& r) { r.status[0].note.clear(); }), ElementsAre(Field::text));
  EXPECT_THAT(after([](auto& r) { r.period.to.source = "other"; }), ElementsAre(Field::text));
  EXPECT_THAT(after([](auto& r) { r.period.from.reviewed->by = "other"; }),
              ElementsAre(Field::text));
  EXPECT_THAT(after([](auto& r) { r.ca_pairs[1].period.to.source = "other"; }),
              ElementsAre(Field::text));
}

TEST(DifferingFields, TheOrderOfASetHasNoMeaning) {
  EXPECT_THAT(after([](Recognition& r) {
                std::reverse(r.ca_pairs.begin(), r.ca_pairs.end());
                std::reverse(r.required.keys.begin(), r.required.keys.end());
                std::reverse(r.required.hashes.begin(), r.required.hashes.end());
                std::reverse(r.counts_as.policies.begin(), r.counts_as.policies.end());
                std::reverse(r.counts_as.purposes.begin(), r.counts_as.purposes.end());
              }),
              IsEmpty());
}

TEST(DifferingFields, AReviewedDateCountsLikeAPublishedOne) {
  EXPECT_THAT(after([](auto& r) { r.period.from = Bound::at(kFirst, "page 3"); }),
              ElementsAre(Field::text));
}

Register holding(std::vector<Recognition> entries) {
  Register reg = sample_register();
  reg.recognitions = std::move(entries);
  return reg;
}

// Both sides' publications of MO <- HK.
std::vector<PublicationPair> publications(const Register* relying, const Register* issuing) {
  return compare_publications(
      {.relying_register = relying, .issuing_register = issuing, .relying = "MO", .issuing = "HK"});
}

TEST(Publications, AgreeOrDiffer) {
  const Register ours = holding({simple(), full()});
  Register theirs = ours;
  EXPECT_THAT(publications(&ours, &theirs)[0].publication, Publication::agreed);
  theirs.recognitions[0].legal_basis = in_english("Other words");
  auto pairs = publications(&ours, &theirs);
  ASSERT_EQ(pairs.size(), 2U);
  EXPECT_EQ(pairs[0].id, full().id);  // sorted by id
  EXPECT_EQ(pairs[0].publication, Publication::agreed);
  EXPECT_EQ(pairs[1].publication, Publication::differs_text);
  EXPECT_THAT(pairs[1].fields, ElementsAre(Field::text));
  theirs.recognitions[0].status.push_back({Status::withdrawn, kThird, Reason::cessation, {}});
  pairs = publications(&ours, &theirs);
  EXPECT_EQ(pairs[1].publication, Publication::differs_trust);
  EXPECT_THAT(pairs[1].fields, ElementsAre(Field::status, Field::text));
  EXPECT_EQ(pairs[1].relying, &ours.recognitions[0]);
  EXPECT_EQ(pairs[1].issuing, &theirs.recognitions[0]);
}

TEST(Publications, MayStandOnOneSideOnly) {
  const Register ours = holding({simple()});
  const Register theirs = holding({full()});
  const auto pairs = publications(&ours, &theirs);
  ASSERT_EQ(pairs.size(), 2U);
  EXPECT_EQ(pairs[0].publication, Publication::issuing_only);
  EXPECT_EQ(pairs[0].relying, nullptr);
  EXPECT_EQ(pairs[1].publication, Publication::relying_only);
  EXPECT_EQ(publications(&ours, nullptr)[0].publication, Publication::relying_only);
  EXPECT_EQ(publications(nullptr, &theirs)[0].publication, Publication::issuing_only);
  EXPECT_THAT(publications(nullptr, nullptr), IsEmpty());
}

TEST(Publications, AreOfOneDirection) {
  const Register reg = sample_register();
  EXPECT_EQ(publications(&reg, &reg).size(), 3U);
  EXPECT_EQ(compare_publications({&reg, &reg, "HK", "MO"}).size(), 1U);
}

TEST(StricterStatus, OfTheTwoPublicationsStops) {
  const Register ours = holding({simple()});
  Register theirs = ours;
  const auto at = [&](Instant t) { return stricter_status_at(publications(&ours, &theirs)[0], t); };
  EXPECT_EQ(at(kIssued), Status::in_force);
  theirs.recognitions[0].status.push_back({Status::suspended, kSecond, Reason::review, {}});
  EXPECT_EQ(at(kSecond - 1), Status::in_force);
  EXPECT_EQ(at(kSecond), Status::suspended);
  theirs.recognitions[0].status.push_back({Status::withdrawn, kThird, Reason::review, {}});
  EXPECT_EQ(at(kThird), Status::withdrawn);
  EXPECT_EQ(at(kFirst - 1), std::nullopt);
  theirs.recognitions[0].status = {{Status::in_force, kThird, Reason::agreement, {}}};
  EXPECT_EQ(at(kSecond), std::nullopt);  // not yet in force on one side
}

TEST(Words, OfComparisons) {
  EXPECT_EQ(to_string(Field::required), "requires");
  EXPECT_EQ(to_string(Field::counts_as), "counts_as");
  EXPECT_EQ(to_string(Publication::relying_only), "relying-only");
  EXPECT_EQ(to_string(Publication::differs_trust), "differs-trust");
}

}  // namespace
}  // namespace baytrust::policy_mapping
