#include <gtest/gtest.h>

#include "policy-mapping/compare.hpp"
#include "tests/policy-mapping/sample_register.hpp"

namespace baytrust::policy_mapping {
namespace {

using namespace test;
using testing::ElementsAre;
using testing::IsEmpty;

// Direction of a change, and of its reverse, which must be its mirror image.
template <class Change>
Direction direction(Change change) {
  const Recognition before = full();
  Recognition after = before;
  change(after);
  const Direction there = direction_of(before, after);
  const Direction back = direction_of(after, before);
  const bool one_way = there == Direction::narrowing || there == Direction::widening;
  EXPECT_TRUE(!one_way || back != there) << "both ways " << to_string(there);
  return there;
}

TEST(Direction, OfNothingAndOfText) {
  EXPECT_EQ(direction([](auto&) {}), Direction::none);
  EXPECT_EQ(direction([](auto& r) { r.legal_basis.clear(); }), Direction::text);
}

TEST(Direction, OfStatusesThatWereAdded) {
  const auto append = [](Status status) {
    return [status](auto& r) { r.status.push_back({status, kIssued, Reason::review, {}}); };
  };
  EXPECT_EQ(direction(append(Status::in_force)), Direction::widening);  // was withdrawn
  EXPECT_EQ(direction(append(Status::suspended)), Direction::text);     // neither is in force
  Recognition after = simple();
  after.status.push_back({Status::suspended, kIssued, Reason::review, {}});
  EXPECT_EQ(direction_of(simple(), after), Direction::narrowing);
  after.status.push_back({Status::in_force, kIssued + kDay, Reason::review, {}});
  EXPECT_EQ(direction_of(simple(), after), Direction::both);
}

TEST(Direction, OfARewrittenStatusHistoryIsBoth) {
  EXPECT_EQ(direction([](auto& r) { r.status.erase(r.status.begin() + 1); }), Direction::both);
  EXPECT_EQ(direction([](auto& r) { r.status[0].effective_from = kFirst + 1; }), Direction::both);
}

TEST(Direction, OfThePeriod) {
  EXPECT_EQ(direction([](auto& r) { r.period.to = Bound::at(kThird); }), Direction::narrowing);
  EXPECT_EQ(direction([](auto& r) { r.period.from.reviewed->bound = kFirst - 1; }),
            Direction::widening);
  EXPECT_EQ(direction([](auto& r) { r.period.from.reviewed.reset(); }), Direction::narrowing);
  EXPECT_EQ(direction([](auto& r) {
              r.period = {Bound::open(), Bound::at(kThird)};
            }),
            Direction::both);
}

TEST(Direction, OfPairs) {
  EXPECT_EQ(direction([](auto& r) { r.ca_pairs.pop_back(); }), Direction::narrowing);
  EXPECT_EQ(direction([](auto& r) {
              r.ca_pairs.push_back({root().certificate()->fingerprint,
                                    other_root().certificate()->fingerprint,
                                    {Bound::open(), Bound::open()}});
            }),
            Direction::widening);
  EXPECT_EQ(direction([](auto& r) { r.ca_pairs[0].period.to = Bound::at(kThird); }),
            Direction::narrowing);
  EXPECT_EQ(direction([](auto& r) { r.ca_pairs.push_back(r.ca_pairs[0]); }), Direction::both);
}

TEST(Direction, OfTheType) {
  EXPECT_EQ(direction([](auto& r) { r.certificate_type->values = {"P"}; }), Direction::narrowing);
  EXPECT_EQ(direction([](auto& r) { r.certificate_type.reset(); }), Direction::widening);
  EXPECT_EQ(direction([](auto& r) { r.certificate_type->oid = Oid::literal("2.999.8"); }),
            Direction::both);
  EXPECT_EQ(direction([](auto& r) { r.issuing = "CN-GD"; }), Direction::both);
}

TEST(Direction, OfTheFamily) {
  EXPECT_EQ(direction([](auto& r) { r.policy_family.min_release.reset(); }), Direction::widening);
  EXPECT_EQ(direction([](auto& r) { r.policy_family.min_release = Release::parse("2020.1.1"); }),
            Direction::narrowing);
  EXPECT_EQ(direction([](auto& r) { r.policy_family.max_release = Release::parse("2027.1.1"); }),
            Direction::widening);
  EXPECT_EQ(direction([](auto& r) { r.policy_family.max_release = Release::parse("2026.1.1"); }),
            Direction::narrowing);
  EXPECT_EQ(direction([](auto& r) {
              r.policy_family.min_release.reset();
              r.policy_family.max_release = Release::parse("2020.1.1");
            }),
            Direction::both);
  EXPECT_EQ(direction([](auto& r) { r.policy_family.prefix = Oid::literal("2.999"); }),
            Direction::both);
  const auto pin = [](std::string_view release) {
    return [release](auto& r) {
      r.policy_family = {.prefix = r.policy_family.prefix,
                         .version_nodes = 3,
                         .accept = PolicyFamily::Accept::only,
                         .min_release = {},
                         .max_release = {},
                         .pinned = {*Release::parse(release)}};
    };
  };
  EXPECT_EQ(direction(pin("2020.1.1")), Direction::narrowing);
  EXPECT_EQ(direction(pin("2030.1.1")), Direction::both);
  Recognition pinned = full();
  pin("2020.1.1")(pinned);
  EXPECT_EQ(direction_of(pinned, full()), Direction::widening);
  Recognition more = pinned;
  more.policy_family.pinned.push_back(*Release::parse("2021.1.1"));
  EXPECT_EQ(direction_of(pinned, more), Direction::widening);
}

TEST(Direction, OfRequirements) {
  EXPECT_EQ(direction([](auto& r) { r.required.custody = {Custody::device}; }),
            Direction::narrowing);
  EXPECT_EQ(direction([](auto& r) { r.required.custody.clear(); }), Direction::widening);
  EXPECT_EQ(direction([](auto& r) { r.required.holders = {Holder::device}; }), Direction::both);
  EXPECT_EQ(direction([](auto& r) { r.required.extended_key_usage.clear(); }), Direction::widening);
  EXPECT_EQ(direction([](auto& r) {
              r.required.key_usage_all.push_back(x509::KeyUsageBit::content_commitment);
            }),
            Direction::narrowing);
  EXPECT_EQ(direction([](auto& r) { r.required.absent_key_usage = AbsentKeyUsage::refused; }),
            Direction::narrowing);
  EXPECT_EQ(direction([](auto& r) { r.required.max_revocation_age_seconds = 60; }),
            Direction::narrowing);
  EXPECT_EQ(direction([](auto& r) { r.required.max_revocation_age_seconds.reset(); }),
            Direction::widening);
}

TEST(Direction, OfWhatItCountsAs) {
  EXPECT_EQ(direction([](auto& r) { r.counts_as.policies.pop_back(); }), Direction::narrowing);
  EXPECT_EQ(direction([](auto& r) { r.counts_as.purposes.clear(); }), Direction::widening);
  EXPECT_EQ(direction([](auto& r) { r.counts_as.relying_level = "other"; }), Direction::both);
  EXPECT_EQ(direction([](auto& r) { r.counts_as.reliance_limit->amount = 1; }),
            Direction::narrowing);
  EXPECT_EQ(direction([](auto& r) { r.counts_as.reliance_limit->amount = 1'000'000; }),
            Direction::widening);
  EXPECT_EQ(direction([](auto& r) { r.counts_as.reliance_limit->currency = "MOP"; }),
            Direction::both);
  EXPECT_EQ(direction([](auto& r) { r.counts_as.reliance_limit.reset(); }), Direction::both);
}

TEST(Direction, OfConstraints) {
  const auto make = [](std::vector<std::string> permitted, std::vector<std::string> excluded) {
    return [=](auto& r) { r.constraints = *Constraints::make(permitted, excluded); };
  };
  EXPECT_EQ(direction(make({"DNS:example.hk"}, {})), Direction::widening);
  EXPECT_EQ(direction(make({"DNS:example.hk"}, {"email:bad.example.hk", "DNS:x.hk"})),
            Direction::narrowing);
  EXPECT_EQ(direction(make({}, {"email:bad.example.hk"})), Direction::widening);
  EXPECT_EQ(direction(make({"DNS:example.hk", "DNS:example.org"}, {"email:bad.example.hk"})),
            Direction::both);
  Recognition constrained = simple();
  make({"DNS:example.hk"}, {})(constrained);
  EXPECT_EQ(direction_of(simple(), constrained), Direction::narrowing);
}

TEST(Direction, HasNames) {
  EXPECT_EQ(to_string(Direction::narrowing), "narrowing");
  EXPECT_EQ(to_string(Direction::both), "both");
  EXPECT_EQ(to_string(Direction::none), "none");
}

TEST(CompareRegisters, OfEqualOnesIsEmpty) {
  Register later = sample_register();
  ++later.sequence_number;
  later.issued = kIssued + kDay;
  const auto change = compare(sample_register(), later);
  EXPECT_TRUE(change.empty());
  EXPECT_FALSE(change.widens());
  EXPECT_FALSE(change.narrows());
  EXPECT_EQ(change.entries_before, 4U);
  EXPECT_EQ(change.pairs_before, 5U);
  EXPECT_EQ(change.lost_permille(), 0U);
}

TEST(CompareRegisters, AnAbsentEntryIsLostAWithdrawnOneIsNot) {
  Register later = sample_register();
  later.recognitions.pop_back();
  auto change = compare(sample_register(), later);
  EXPECT_THAT(change.lost, ElementsAre("hk-mo"));
  EXPECT_EQ(change.lost_permille(), 250U);
  EXPECT_TRUE(change.narrows());
  EXPECT_FALSE(change.widens());
  change = compare(later, sample_register());
  EXPECT_THAT(change.gained, ElementsAre("hk-mo"));
  EXPECT_TRUE(change.widens());
  later = sample_register();
  later.recognitions[0].status.push_back({Status::withdrawn, kIssued, Reason::cessation, {}});
  change = compare(sample_register(), later);
  EXPECT_THAT(change.lost, IsEmpty());
  EXPECT_THAT(change.changed,
              ElementsAre(EntryChange{
                  "mo-hk-personal", Direction::narrowing, {Field::status, Field::text}}));
  EXPECT_TRUE(change.narrows());
  EXPECT_THAT(change.history_rewritten, IsEmpty());
}

TEST(CompareRegisters, ARewrittenHistoryIsSaid) {
  Register later = sample_register();
  later.recognitions[1].status.pop_back();
  const auto change = compare(sample_register(), later);
  EXPECT_THAT(change.history_rewritten, ElementsAre(full().id));
  EXPECT_TRUE(change.widens());
}

TEST(CompareRegisters, OfNothingLosesNothing) {
  Register empty = sample_register();
  empty.recognitions.clear();
  EXPECT_EQ(compare(empty, sample_register()).lost_permille(), 0U);
}

}  // namespace
}  // namespace baytrust::policy_mapping
