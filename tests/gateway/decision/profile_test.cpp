#include "gateway/decision/profile.hpp"

#include <functional>
#include <gtest/gtest.h>
#include <set>

namespace baytrust::decision {
namespace {

Profile sample() {
  Profile profile;
  profile.name = "tax";
  profile.relying = "MO";
  profile.policies = {RelyingPolicy(Oid::literal("2.999.1")),
                      RelyingPolicy(Oid::literal("2.999.2"))};
  profile.purposes = {"tax", "filing"};
  profile.amount_limits = {{100, "MOP"}, {200, "HKD"}};
  profile.custody = {trustlists::Custody::device, trustlists::Custody::file};
  profile.raised = {{"list.age.grace", Effect::not_accepted}, {"a.b", Effect::warning}};
  return profile;
}

TEST(ProfileDigest, IsThatOfItsMeaning) {
  Profile other = sample();
  std::swap(other.policies[0], other.policies[1]);
  std::swap(other.purposes[0], other.purposes[1]);
  std::swap(other.amount_limits[0], other.amount_limits[1]);
  std::swap(other.custody[0], other.custody[1]);
  std::swap(other.raised[0], other.raised[1]);
  other.purposes.push_back("tax");
  EXPECT_EQ(profile_digest(other), profile_digest(sample()));
}

TEST(ProfileDigest, ChangesWithEveryMember) {
  const std::vector<std::function<void(Profile&)>> changes = {
      [](Profile& p) { p.name = "other"; },
      [](Profile& p) { p.relying = "HK"; },
      [](Profile& p) { p.policies.pop_back(); },
      [](Profile& p) { p.minimum_assurance = "high"; },
      [](Profile& p) { p.purposes.pop_back(); },
      [](Profile& p) { p.amount_limits.pop_back(); },
      [](Profile& p) { p.amount_limits.front().amount = 101; },
      [](Profile& p) { p.formats = {"pdf"}; },
      [](Profile& p) { p.algorithms = crypto::default_policy(); },
      [](Profile& p) { p.algorithms = crypto::legacy_policy(); },
      [](Profile& p) { p.revocation.sources = RevocationSources::crl; },
      [](Profile& p) { p.revocation.sources = RevocationSources::ocsp; },
      [](Profile& p) { p.revocation.sources = RevocationSources::both; },
      [](Profile& p) { p.revocation.freshness = 60; },
      [](Profile& p) { p.revocation.grace = 60; },
      [](Profile& p) { p.revocation.after_resumption = AfterResumption::accepted; },
      [](Profile& p) { p.revocation.hold_history_unknown = Effect::warning; },
      [](Profile& p) { p.custody.pop_back(); },
      [](Profile& p) { p.extended_key_usage = {Oid::literal("2.999.3")}; },
      [](Profile& p) { p.audit = AuditRule::not_accepted; },
      [](Profile& p) { p.publication = PublicationRule::agreed; },
      [](Profile& p) { p.domestic_types = {"personal"}; },
      [](Profile& p) { p.domestic_policies = {RelyingPolicy(Oid::literal("2.999.4"))}; },
      [](Profile& p) { p.domestic_absent_key_usage = AbsentKeyUsage::allowed; },
      [](Profile& p) { p.raised.pop_back(); },
      [](Profile& p) { p.raised.front().effect = Effect::invalid; },
      [](Profile& p) { p.limits.signatures = 1; },
      [](Profile& p) { p.limits.path_steps = 1; },
      [](Profile& p) { p.limits.graph_nodes = 1; },
      [](Profile& p) { p.limits.comparisons = 1; },
      [](Profile& p) { p.limits.bytes = 1; },
  };
  std::set<Digest> seen{profile_digest(sample())};
  for (std::size_t i = 0; i < changes.size(); ++i) {
    Profile changed = sample();
    changes[i](changed);
    EXPECT_TRUE(seen.insert(profile_digest(changed)).second) << "change " << i;
  }
}

TEST(SealedProfile, StandsForItsProfile) {
  const SealedProfile sealed(sample());
  const Profile plain = sample();
  const ProfileRef by_seal = sealed;
  const ProfileRef by_profile = plain;
  EXPECT_EQ(by_seal.get(), by_profile.get());
  EXPECT_EQ(by_seal.digest(), by_profile.digest());
  EXPECT_EQ(by_seal.digest(), profile_digest(plain));
}

}  // namespace
}  // namespace baytrust::decision
