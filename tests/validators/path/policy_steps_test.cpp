// Certificate policies along whole paths: the counters of RFC 5280 6.1.2(d)-(f) around the graph.
#include "tests/validators/path/path_support.hpp"

namespace baytrust::path {
namespace {

using test::Authority;
using test::CertificateRequest;
using test::make_authority;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

const std::string kGold = "2.999.1", kSilver = "2.999.2", kAny = "2.5.29.32.0";

const Authority& root() {
  static const Authority authority = make_authority("Root");
  return authority;
}

TEST(Policies, OfAGoodChain) {
  const Authority ca = root().subordinate({.subject = "CN=CA", .policies = {kGold, kSilver}});
  Inputs in = inputs({ca.issue({.policies = {kGold}}), ca.certificate()}, root());
  in.explicit_policy = Require::yes;
  const Outcome outcome = judge(in);
  EXPECT_THAT(failed(outcome), IsEmpty());
  EXPECT_THAT(texts(outcome.authority_constrained_policy_set), ElementsAre(kGold));
  EXPECT_TRUE(outcome.graph.valid_at_depth_n(Oid::literal(kGold)));
}

// 6.1.3(e)(f): who asserts nothing is named, whether or not a policy is required.
TEST(Policies, ACaThatAssertsNone) {
  const Authority ca = root().subordinate({.subject = "CN=CA"});
  Inputs in = inputs({ca.issue({.policies = {kGold}}), ca.certificate()}, root());
  const Outcome silent = judge(in);
  EXPECT_THAT(failed(silent), IsEmpty());
  ASSERT_NE(find(silent.findings, kPolicyNoneAsserted), nullptr);
  EXPECT_EQ(to_string(find(silent.findings, kPolicyNoneAsserted)->subject()), "path[1]");
  EXPECT_EQ(silent.graph.state(), PolicyGraph::State::no_policies);
  in.explicit_policy = Require::yes;
  EXPECT_THAT(failed(judge(in)), ElementsAre("path.policy.explicit_required path[1]"));
}

TEST(Policies, ALeafThatAssertsAnother) {
  const Authority ca = root().subordinate({.subject = "CN=CA", .policies = {kGold}});
  Inputs in = inputs({ca.issue({.policies = {kSilver}}), ca.certificate()}, root());
  in.explicit_policy = Require::yes;
  const Outcome outcome = judge(in);
  EXPECT_THAT(failed(outcome), ElementsAre("path.policy.explicit_required path[0]"));
  EXPECT_NE(find(outcome.findings, kPolicyNoneExpected), nullptr);
}

// 6.1.5(g)
TEST(Policies, NoneThatTheUserAccepts) {
  Inputs in = inputs({root().issue({.policies = {kGold}})}, root());
  in.user_initial_policy_set = policies({kSilver});
  EXPECT_THAT(failed(judge(in)), IsEmpty());
  in.explicit_policy = Require::yes;
  const Outcome outcome = judge(in);
  EXPECT_THAT(failed(outcome), ElementsAre("path.policy.none_acceptable path[0]"));
  EXPECT_EQ(fact(find(outcome.findings, kPolicyNone), "asserted"), kGold);
  EXPECT_EQ(fact(find(outcome.findings, kPolicyNone), "acceptable"), kSilver);
}

// 6.1.4(h)(i): requireExplicitPolicy counts certificates that are not self-issued.
TEST(Policies, RequireExplicitPolicyCountsDown) {
  const auto chain = [](std::int64_t skip) {
    const Authority ca =
        root().subordinate({.subject = "CN=CA",
                            .policies = {kGold},
                            .policy_constraints = x509::PolicyConstraints{
                                .require_explicit_policy = skip, .inhibit_policy_mapping = {}}});
    const Authority sub = ca.subordinate({.subject = "CN=Sub", .policies = {kGold}});
    return judge(inputs({sub.issue(), sub.certificate(), ca.certificate()}, root()));
  };
  EXPECT_THAT(failed(chain(0)), ElementsAre("path.policy.explicit_required path[0]"));
  EXPECT_THAT(failed(chain(1)), ElementsAre("path.policy.explicit_required path[0]"));
  // 6.1.5(a): after the last certificate it has come down to zero.
  EXPECT_THAT(failed(chain(2)), ElementsAre("path.policy.none_acceptable path[0]"));
  EXPECT_THAT(failed(chain(3)), IsEmpty());
}

// 6.1.5(b): the target itself may require an explicit policy.
TEST(Policies, ATargetThatRequiresAPolicy) {
  Inputs in = inputs(
      {root().issue({.policy_constraints = x509::PolicyConstraints{.require_explicit_policy = 0,
                                                                   .inhibit_policy_mapping = {}}})},
      root());
  EXPECT_THAT(failed(judge(in)), ElementsAre("path.policy.none_acceptable path[0]"));
}

// 6.1.4(j), 6.1.3(d)(2)
TEST(Policies, InhibitAnyPolicy) {
  const Authority ca =
      root().subordinate({.subject = "CN=CA", .policies = {kGold}, .inhibit_any_policy = 0});
  Inputs in = inputs({ca.issue({.policies = {kAny}}), ca.certificate()}, root());
  in.explicit_policy = Require::yes;
  EXPECT_THAT(failed(judge(in)), ElementsAre("path.policy.explicit_required path[0]"));
  // A self-issued intermediate is exempt.
  const Authority renewed = ca.subordinate({.subject = "CN=CA", .policies = {kAny}});
  in.path = {renewed.issue({.policies = {kGold}}), renewed.certificate(), ca.certificate()};
  EXPECT_THAT(failed(judge(in)), IsEmpty());
}

TEST(Policies, InitialAnyPolicyInhibit) {
  Inputs in = inputs({root().issue({.policies = {kAny}})}, root());
  in.explicit_policy = Require::yes;
  EXPECT_THAT(texts(judge(in).user_constrained_policy_set), ElementsAre(kAny));
  in.any_policy = Inhibit::yes;
  EXPECT_THAT(failed(judge(in)), ElementsAre("path.policy.explicit_required path[0]"));
}

// 6.1.4(b)
TEST(Policies, MappingAndItsInhibition) {
  const Authority ca = root().subordinate(
      {.subject = "CN=CA", .policies = {kGold}, .policy_mappings = {{kGold, kSilver}}});
  Inputs in = inputs({ca.issue({.policies = {kSilver}}), ca.certificate()}, root());
  in.explicit_policy = Require::yes;
  in.user_initial_policy_set = policies({kGold});
  const Outcome mapped = judge(in);
  EXPECT_THAT(failed(mapped), IsEmpty());
  EXPECT_THAT(texts(mapped.user_constrained_policy_set), ElementsAre(kGold));
  in.policy_mapping = Inhibit::yes;
  EXPECT_THAT(failed(judge(in)), ElementsAre("path.policy.explicit_required path[1]"));
}

// 6.1.4(a)
TEST(Policies, AnyPolicyMayNotBeMapped) {
  const Authority ca = root().subordinate(
      {.subject = "CN=CA", .policies = {kGold}, .policy_mappings = {{kGold, kAny}}});
  const Outcome outcome =
      judge(inputs({ca.issue({.policies = {kGold}}), ca.certificate()}, root()));
  EXPECT_THAT(failed(outcome), ElementsAre("path.policy.mapping_any_policy path[1]"));
  EXPECT_EQ(fact(find(outcome.findings, kPolicyMapsAny), "issuer_domain"), kGold);
  EXPECT_EQ(fact(find(outcome.findings, kPolicyMapsAny), "subject_domain"), kAny);
}

TEST(Policies, TheGraphRunsToTheEndAfterAnotherFailure) {
  Inputs in = inputs({root().issue({.policies = {kGold}, .not_after = test::kNoon - 1})}, root());
  const Outcome outcome = judge(in);
  EXPECT_THAT(failed(outcome), ElementsAre("path.certificate.expired path[0]"));
  EXPECT_THAT(texts(outcome.user_constrained_policy_set), ElementsAre(kGold));
}

TEST(Policies, AGraphOutOfBudgetIsIndeterminate) {
  Budget budget({.graph_nodes = 2});
  Inputs in = inputs({root().issue({.policies = {kGold, kSilver}})}, root());
  in.explicit_policy = Require::yes;
  const Outcome outcome = validate(in, verifier(), budget);
  EXPECT_EQ(outcome.effect(), Effect::indeterminate);
  EXPECT_EQ(fact(find(outcome.findings, kBudgetExhausted), "resource"), "graph_nodes");
}

// A CA certificate full of policies and mappings, as large as one may be: within the default
// budget.
TEST(Policies, ALargestCertificateOfMappings) {
  CertificateRequest request{.subject = "CN=CA"};
  for (int i = 0; i < 40'000; ++i) {
    const std::string policy = "2.999." + std::to_string(1'000'000 + i);
    request.policies.push_back(policy);
    request.policy_mappings.emplace_back(policy, "2.999." + std::to_string(1'000'000 + i / 2));
  }
  const Authority ca = root().subordinate(request);
  ASSERT_GT(ca.certificate()->der.size(), 950'000U);
  Inputs in = inputs({ca.issue({.policies = {"2.999.1000000"}}), ca.certificate()}, root());
  in.explicit_policy = Require::yes;
  const Outcome outcome = judge(in);
  EXPECT_THAT(failed(outcome), IsEmpty());
  EXPECT_THAT(texts(outcome.user_constrained_policy_set),
              ElementsAre("2.999.1000000", "2.999.1000001"));
}

TEST(Policies, OfTheProfileAreOneMoreLimit) {
  Inputs in = inputs({root().issue({.policies = {kGold, kSilver}})}, root());
  in.profile.acceptable_policies = policies({kSilver});
  in.profile.explicit_policy = 0;
  EXPECT_THAT(texts(judge(in).user_constrained_policy_set), ElementsAre(kSilver));
  in.profile.acceptable_policies = policies({"2.999.3"});
  EXPECT_THAT(failed(judge(in)), ElementsAre("path.policy.none_acceptable path[0]"));
}

}  // namespace
}  // namespace baytrust::path
