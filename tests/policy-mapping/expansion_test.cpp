#include "policy-mapping/expansion.hpp"

#include <gtest/gtest.h>
#include <type_traits>

#include "tests/policy-mapping/sample_register.hpp"

namespace baytrust::policy_mapping {
namespace {

using namespace test;
using testing::ElementsAre;
using testing::IsEmpty;

template <class A, class B>
concept Comparable = requires(const A& a, const B& b) {
  a == b;
};

// The same OID means different things on the two sides of a border.
static_assert(Comparable<RelyingPolicy, RelyingPolicy>);
static_assert(!Comparable<RelyingPolicy, IssuingPolicy>);
static_assert(!std::is_convertible_v<RelyingPolicy, IssuingPolicy>);
static_assert(!std::is_convertible_v<Oid, IssuingPolicy>);

IssuingPolicy policy(std::string_view text) { return IssuingPolicy(Oid::literal(text)); }
x509::Certificate with(std::vector<std::string> policies) {
  return issuing().issue({.policies = std::move(policies)});
}
const PolicyFamily& hong_kong() {
  static const PolicyFamily family{.prefix = Oid::literal(kHongKongPrefix), .version_nodes = 3};
  return family;
}

TEST(Expansion, TakesTheExactOidsOfTheEndEntity) {
  EXPECT_THAT(expand(hong_kong(), with({"2.999.1", std::string(kRelease2018),
                                        "2.16.344.8.2.2008.810.2.2026.1.1"})),
              ElementsAre(policy(kRelease2018), policy("2.16.344.8.2.2008.810.2.2026.1.1")));
}

TEST(Expansion, AnyPolicyAndTheBarePrefixExpandToNothing) {
  EXPECT_THAT(expand(hong_kong(), with({"2.5.29.32.0"})), IsEmpty());
  EXPECT_THAT(expand(hong_kong(), with({std::string(kHongKongPrefix)})), IsEmpty());
  EXPECT_THAT(expand(hong_kong(), with({})), IsEmpty());
}

}  // namespace
}  // namespace baytrust::policy_mapping
