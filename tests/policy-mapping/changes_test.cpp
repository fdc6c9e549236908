// What a person is told of two editions of a register: every kind of change has its code, its place
// and its direction.
#include <algorithm>
#include <gtest/gtest.h>

#include "policy-mapping/compare.hpp"
#include "tests/policy-mapping/sample_register.hpp"

namespace baytrust::policy_mapping {
namespace {

using namespace test;
using testing::ElementsAre;
using testing::IsEmpty;

std::string told(const Change& change) {
  const std::string id(change.code().id);
  return id.substr(std::string("change.register.").size()) + " " +
         std::string(to_string(change.direction()));
}

std::vector<std::string> told(const Changes& changes) {
  std::vector<std::string> out;
  for (const Change& change : changes) out.push_back(told(change));
  return out;
}

// Of the entry with every field set.
template <class Edit>
Changes after(Edit edit) {
  Register before = sample_register();
  before.recognitions = {full()};
  Register later = before;
  edit(later.recognitions[0]);
  return compare(before, later).changes;
}

template <class Edit>
std::vector<std::string> told_after(Edit edit) {
  return told(after(edit));
}

template <class Edit>
std::vector<std::string> told_after_register(Edit edit) {
  Register later = sample_register();
  edit(later);
  return told(compare(sample_register(), later).changes);
}

TEST(Changes, OfEqualRegistersAreNone) {
  EXPECT_THAT(told_after_register([](auto&) {}), IsEmpty());
}

TEST(Changes, TheDatesOfAnEditionAreNone) {
  EXPECT_THAT(told_after_register([](Register& reg) {
                ++reg.sequence_number;
                reg.issued = kIssued + kDay;
                reg.next_update = kIssued + 100 * kDay;
              }),
              IsEmpty());
}

TEST(Changes, OfTheRegisterItself) {
  EXPECT_THAT(told_after_register([](Register& reg) {
                reg.publisher = "HK";
                reg.publisher_name = in_english("Other");
                reg.next_signer.reset();
              }),
              ElementsAre("publisher.changed both", "publisher.renamed text",
                          "signer.announcement_retracted text"));
  EXPECT_THAT(told_after_register([](Register& reg) { reg.next_signer->from = kIssued; }),
              ElementsAre("signer.announcement_changed text"));
  Register before = sample_register();
  before.next_signer.reset();
  const Changes changes = compare(before, sample_register()).changes;
  ASSERT_THAT(told(changes), ElementsAre("signer.announced text"));
  EXPECT_EQ(to_string(changes[0].place()), "register MO");
}

TEST(Changes, EntriesComeAndGo) {
  const auto gone = told_after_register([](Register& reg) { reg.recognitions.pop_back(); });
  EXPECT_THAT(gone, ElementsAre("entry.removed narrowing"));
  Register before = sample_register();
  before.recognitions.pop_back();
  const Changes come = compare(before, sample_register()).changes;
  ASSERT_THAT(told(come), ElementsAre("entry.added widening"));
  EXPECT_EQ(to_string(come[0].place()), "register MO/recognition hk-mo");
  EXPECT_EQ(come[0].after(), "certificate HK ← MO: 2.16.344.8.2.2008.810.2.*.*.* → 2.999.853.1");
}

TEST(Changes, AnEntryThatIsNowhereInForceWidensNothing) {
  Register later = sample_register();
  Recognition suspended = simple();
  suspended.id = "later";
  suspended.status = {{Status::suspended, kFirst, Reason::agreement, {}}};
  later.recognitions.push_back(suspended);
  EXPECT_THAT(told(compare(sample_register(), later).changes), ElementsAre("entry.added text"));
}

TEST(Changes, EachStatusThatWasAddedIsTold) {
  Register later = sample_register();
  auto& status = later.recognitions[0].status;
  status.push_back({Status::suspended, kIssued, Reason::review, {}});
  status.push_back({Status::in_force, kIssued + kDay, Reason::review, {}});
  const Changes changes = compare(sample_register(), later).changes;
  ASSERT_THAT(told(changes),
              ElementsAre("entry.status_changed narrowing", "entry.status_changed widening"));
  EXPECT_EQ(changes[0].before(), "in-force 2020-01-01T00:00:00Z (agreement)");
  EXPECT_EQ(changes[0].after(), "suspended 2026-03-01T00:00:00Z (review)");
  EXPECT_EQ(changes[1].before(), changes[0].after());
}

TEST(Changes, OfThePast) {
  EXPECT_THAT(told_after([](auto& r) { r.status.erase(r.status.begin() + 1); }),
              ElementsAre("history.rewritten both", "notes.changed text"));
  EXPECT_THAT(told_after([](auto& r) { r.status[0].note.clear(); }),
              ElementsAre("notes.changed text"));
}

TEST(Changes, OfThePeriod) {
  const Changes changes =
      after([](auto& r) { r.period.to = Bound::at(kThird, r.period.to.source); });
  ASSERT_THAT(told(changes), ElementsAre("period.changed narrowing"));
  EXPECT_EQ(changes[0].before(), "[? → 2020-01-01T00:00:00Z, …)");
  EXPECT_EQ(changes[0].after(), "[? → 2020-01-01T00:00:00Z, 2024-01-01T00:00:00Z)");
}

TEST(Changes, WhereADateWasReadIsText) {
  EXPECT_THAT(told_after([](auto& r) { r.period.to.source = "other"; }),
              ElementsAre("sources.changed text"));
  EXPECT_THAT(told_after([](auto& r) { r.period.from.reviewed->by = "other"; }),
              ElementsAre("sources.changed text"));
  EXPECT_THAT(told_after([](auto& r) { r.ca_pairs[1].period.from.source = "other"; }),
              ElementsAre("sources.changed text"));
}

TEST(Changes, OfPairs) {
  const Changes gone = after([](auto& r) { r.ca_pairs.pop_back(); });
  ASSERT_THAT(told(gone), ElementsAre("pair.removed narrowing"));
  EXPECT_EQ(to_string(gone[0].place()), "register MO/recognition MO.HK_role-2/ca-pair " +
                                            to_hex(other_root().certificate()->fingerprint) + "/" +
                                            to_hex(issuing().certificate()->fingerprint));
  EXPECT_EQ(gone[0].before(), "[?, 2024-01-01T00:00:00Z)");
  EXPECT_THAT(told_after([](auto& r) {
                r.ca_pairs.push_back({other_root().certificate()->fingerprint,
                                      other_root().certificate()->fingerprint,
                                      {Bound::open(), Bound::open()}});
              }),
              ElementsAre("pair.added widening"));
  EXPECT_THAT(told_after([](auto& r) { r.ca_pairs[0].period.to = Bound::at(kThird); }),
              ElementsAre("pair.period_changed narrowing"));
  EXPECT_THAT(told_after([](auto& r) { std::reverse(r.ca_pairs.begin(), r.ca_pairs.end()); }),
              ElementsAre("sources.changed text"));
}

TEST(Changes, OfTypeFamilyAndRequirements) {
  EXPECT_THAT(told_after([](auto& r) { r.certificate_type.reset(); }),
              ElementsAre("type.changed widening"));
  const Changes family =
      after([](auto& r) { r.policy_family.min_release = Release::parse("2020.1.1"); });
  ASSERT_THAT(told(family), ElementsAre("family.changed narrowing"));
  EXPECT_EQ(family[0].after(), "2.16.344.8.2.2008.810.2.*.*.* from 2020.1.1 to 2026.12.31");
  EXPECT_THAT(told_after([](auto& r) { r.policy_family.prefix = Oid::literal("2.999.1"); }),
              ElementsAre("family.changed both"));
  const Changes required = after([](auto& r) { r.required.custody.pop_back(); });
  ASSERT_THAT(told(required), ElementsAre("requires.changed narrowing"));
  EXPECT_EQ(required[0].before(),
            "keyUsage: digitalSignature; keyUsage: nonRepudiation | keyEncipherment; keyUsage: ∅; "
            "key: RSA ≥ 2048 | EC P-256 | SM2; hash: SHA-256 | SM3; holder: person | role; "
            "EKU: 1.3.6.1.5.5.7.3.4; custody: device | server-side; CRL: ≤ 86400 s");
  EXPECT_THAT(told_after([](auto& r) { r.constraints = {}; }),
              ElementsAre("constraints.changed widening"));
}

TEST(Changes, OfWhatItCountsAs) {
  const Changes changes = after([](auto& r) {
    r.counts_as.policies.pop_back();
    r.counts_as.relying_level = "other";
    r.counts_as.purposes.clear();
    r.counts_as.reliance_limit = Money{1, "HKD"};
  });
  EXPECT_THAT(
      told(changes),
      ElementsAre("counts_as.policies_changed narrowing", "counts_as.level_changed both",
                  "counts_as.purposes_changed widening", "counts_as.limit_changed narrowing"));
  EXPECT_EQ(changes[0].before(), "2.999.853.2, 2.999.853.1");
  EXPECT_EQ(changes[1].before(), "hk-recognised → mo-qualified");
  EXPECT_EQ(changes[3].after(), "HKD 1");
}

TEST(Changes, OfAnotherRecognitionUnderTheSameId) {
  EXPECT_THAT(told_after([](auto& r) { r.issuing = "CN-GD"; }),
              ElementsAre("entry.redirected both"));
  EXPECT_THAT(told_after([](auto& r) { r.kind = Kind::timestamp; }),
              ElementsAre("entry.redirected both"));
}

TEST(Changes, OfText) {
  EXPECT_THAT(told_after([](auto& r) { r.legal_basis.pop_back(); }),
              ElementsAre("legal_basis.changed text"));
  EXPECT_THAT(told_after([](auto& r) { r.evidence.pop_back(); }),
              ElementsAre("evidence.changed text"));
  EXPECT_THAT(told_after([](auto& r) { r.reviewed.reset(); }), ElementsAre("review.changed text"));
}

TEST(Changes, TheOrderOfASetIsNone) {
  EXPECT_THAT(told_after([](auto& r) {
                std::reverse(r.required.keys.begin(), r.required.keys.end());
                std::reverse(r.counts_as.policies.begin(), r.counts_as.policies.end());
                std::reverse(r.counts_as.purposes.begin(), r.counts_as.purposes.end());
              }),
              IsEmpty());
}

// The parts together do what direction_of() says of the whole entry.
TEST(Changes, AddUpToTheDirectionOfTheEntry) {
  const auto together = [](auto edit) {
    Recognition later = full();
    edit(later);
    EXPECT_EQ(direction_of(after(edit)), direction_of(full(), later));
    return direction_of(full(), later);
  };
  EXPECT_EQ(together([](auto& r) {
              r.period.to = Bound::at(kThird);
              r.ca_pairs.pop_back();
              r.legal_basis.clear();
            }),
            Direction::narrowing);
  EXPECT_EQ(together([](auto& r) {
              r.certificate_type.reset();
              r.required.custody.clear();
            }),
            Direction::widening);
  EXPECT_EQ(together([](auto& r) {
              r.certificate_type.reset();
              r.counts_as.reliance_limit = Money{1, "HKD"};
            }),
            Direction::both);
  EXPECT_EQ(together([](auto& r) { r.evidence.clear(); }), Direction::text);
}

}  // namespace
}  // namespace baytrust::policy_mapping
