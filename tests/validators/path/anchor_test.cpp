// The anchor's own constraints: RFC 5937, and the three switches that turn them on.
#include "tests/validators/path/path_support.hpp"

namespace baytrust::path {
namespace {

using test::Authority;
using test::kEnd;
using test::kNoon;
using test::make_authority;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

Inputs enforced(Inputs in) {
  in.anchor_rules.constraints = Enforce::yes;
  return in;
}

TEST(AnchorRules, NothingOfTheAnchorIsJudgedUnlessAsked) {
  const Authority root = make_authority(
      "Root", {.policies = {"2.999.1"},
               .policy_constraints = x509::PolicyConstraints{.require_explicit_policy = 0,
                                                             .inhibit_policy_mapping = 0},
               .permitted = {x509::dns_name("example.hk")},
               .basic_constraints = x509::BasicConstraints{.ca = true, .path_len = 0},
               .key_usage = test::bits_of({x509::KeyUsageBit::crl_sign}),
               .extended_key_usage = {"1.3.6.1.5.5.7.3.2"},
               .not_after = kNoon - 1});
  const Authority ca = root.subordinate({.subject = "CN=CA"});
  Inputs in = inputs(
      {ca.issue({.subject_alt_name = {x509::dns_name("example.mo")}}), ca.certificate()}, root);
  in.ekus = test::oids({"1.3.6.1.5.5.7.3.1"});
  EXPECT_THAT(failed(judge(in)), IsEmpty());
  in.anchor_rules = {Enforce::yes, Enforce::yes, Require::no};
  EXPECT_THAT(failed(judge(in)),
              ElementsAre("path.certificate.expired anchor", "path.ca.key_usage anchor",
                          "path.policy.explicit_required path[1]", "path.ca.path_length path[1]",
                          "path.names.not_permitted path[0]", "path.eku.not_permitted path[0]"));
}

TEST(AnchorRules, ConstraintsThatHoldLeaveAFinding) {
  const Authority root = make_authority("Root");
  const Outcome outcome = judge(enforced(inputs({root.issue()}, root)));
  EXPECT_THAT(failed(outcome), IsEmpty());
  EXPECT_THAT(passed(outcome), Contains("path.anchor.constraints_applied anchor"));
}

TEST(AnchorRules, BasicConstraintsMayBeAbsentUnlessRequired) {
  const Authority root = make_authority("Root", {.omit = {"2.5.29.19"}});
  Inputs in = enforced(inputs({root.issue()}, root));
  EXPECT_THAT(failed(judge(in)), IsEmpty());
  in.anchor_rules.basic_constraints = Require::yes;
  EXPECT_THAT(failed(judge(in)), ElementsAre("path.ca.not_a_ca anchor"));
}

// RFC 5937 2
TEST(AnchorRules, UnknownCriticalExtension) {
  const x509::ExtensionTemplate unknown{
      .oid = Oid::literal("2.999.77"), .critical = true, .value = {0x05, 0x00}};
  const Authority root = make_authority("Root", {.extra = {unknown}});
  EXPECT_THAT(failed(judge(enforced(inputs({root.issue()}, root)))),
              ElementsAre("path.extension.unknown_critical anchor"));
}

// RFC 5937 3.2: the anchor's policies limit the user's.
TEST(AnchorRules, PoliciesOfTheAnchorLimitTheUsers) {
  const Authority root = make_authority("Root", {.policies = {"2.999.1", "2.999.2"}});
  Inputs in = enforced(inputs({root.issue({.policies = {"2.999.2", "2.999.3"}})}, root));
  in.explicit_policy = Require::yes;
  EXPECT_THAT(texts(judge(in).user_constrained_policy_set), ElementsAre("2.999.2"));
  in.user_initial_policy_set = policies({"2.999.1", "2.999.3"});
  EXPECT_THAT(failed(judge(in)), ElementsAre("path.policy.none_acceptable path[0]"));
}

TEST(AnchorRules, MappingsOfTheAnchorCount) {
  const Authority root = make_authority(
      "Root", {.policies = {"2.999.1"}, .policy_mappings = {{"2.999.1", "2.999.5"}}});
  Inputs in = enforced(inputs({root.issue({.policies = {"2.999.5"}})}, root));
  in.explicit_policy = Require::yes;
  in.user_initial_policy_set = policies({"2.999.1"});
  const Outcome outcome = judge(in);
  EXPECT_THAT(failed(outcome), IsEmpty());
  EXPECT_THAT(texts(outcome.user_constrained_policy_set), ElementsAre("2.999.1"));
}

}  // namespace
}  // namespace baytrust::path
