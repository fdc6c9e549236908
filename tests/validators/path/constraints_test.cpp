// stricter_of: the one function that combines constraints, by its laws.
#include "validators/path/constraints.hpp"

#include <random>

#include "tests/validators/path/path_support.hpp"

namespace baytrust::path {
namespace {

using test::make_authority;
using testing::ElementsAre;
using testing::Optional;

class Random {
 public:
  explicit Random(unsigned seed) : engine_(seed) {}
  int below(int n) { return static_cast<int>(engine_() % static_cast<unsigned>(n)); }

  Countdown countdown() { return below(3) == 0 ? kNever : below(4); }
  std::optional<std::vector<Oid>> set() {
    if (below(3) == 0) return std::nullopt;
    std::vector<std::string> out;
    for (int i = 1; i <= 4; ++i) {
      if (below(2) == 0) out.push_back("2.999." + std::to_string(i));
    }
    return policies(out);
  }
  NameLimits names() {
    NameLimits out;
    for (int i = below(3); i > 0; --i) {
      const std::vector<std::string> one{"DNS:" + std::to_string(below(4)) + ".hk"};
      out = NameLimits::both(out, *parse_name_limits(one, below(2) == 0 ? one : decltype(one){}));
    }
    return out;
  }
  Constraints constraints() {
    return {.max_path_length = countdown(),
            .explicit_policy = countdown(),
            .policy_mapping = countdown(),
            .inhibit_any_policy = countdown(),
            .names = names(),
            .acceptable_policies = set(),
            .permitted_ekus = set()};
  }

 private:
  std::mt19937 engine_;
};

bool is_subset(const std::optional<std::vector<Oid>>& inner,
               const std::optional<std::vector<Oid>>& outer) {
  if (!outer) return true;
  return inner && std::includes(outer->begin(), outer->end(), inner->begin(), inner->end());
}

bool not_looser(const Constraints& strict, const Constraints& than) {
  const auto holds_all = [&] {
    return std::all_of(than.names.all().begin(), than.names.all().end(), [&](const auto& wanted) {
      NameLimits one;
      one.add(wanted, nullptr);
      return NameLimits::both(strict.names, one) == strict.names;
    });
  };
  return strict.max_path_length <= than.max_path_length &&
         strict.explicit_policy <= than.explicit_policy &&
         strict.policy_mapping <= than.policy_mapping &&
         strict.inhibit_any_policy <= than.inhibit_any_policy && holds_all() &&
         is_subset(strict.acceptable_policies, than.acceptable_policies) &&
         is_subset(strict.permitted_ekus, than.permitted_ekus);
}

TEST(Constraints, StricterOfIsCommutativeAssociativeIdempotentAndNeverLooser) {
  Random random(5937);
  for (int i = 0; i < 600; ++i) {
    const Constraints a = random.constraints(), b = random.constraints(), c = random.constraints();
    const Constraints both = stricter_of(a, b);
    ASSERT_EQ(both, stricter_of(b, a));
    ASSERT_EQ(stricter_of(a, a), a);
    ASSERT_EQ(stricter_of(both, a), both);
    ASSERT_EQ(stricter_of(both, c), stricter_of(a, stricter_of(b, c)));
    ASSERT_TRUE(not_looser(both, a));
    ASSERT_TRUE(not_looser(both, b));
    ASSERT_EQ(stricter_of(a, Constraints{}), a);
  }
}

// Where it is used: nothing that fails under one passes under the combination.
TEST(Constraints, ACombinationOnAPathAcceptsNoMoreThanEither) {
  Random random(9618);
  const auto root = make_authority("Root");
  const auto ca = root.subordinate({.subject = "CN=CA", .policies = {"2.999.1", "2.999.2"}});
  const auto leaf = ca.issue({.policies = {"2.999.1"},
                              .subject_alt_name = {x509::dns_name("www.1.hk")},
                              .extended_key_usage = {"2.999.1"}});
  int valid = 0;
  for (int i = 0; i < 300; ++i) {
    const Constraints a = random.constraints(), b = random.constraints();
    const auto accepted = [&](const Constraints& profile) {
      Inputs in = inputs({leaf, ca.certificate()}, root);
      in.profile = profile;
      in.ekus = test::oids({"2.999.1"});
      return judge(in).valid();
    };
    const bool combined = accepted(stricter_of(a, b));
    if (combined) {
      ASSERT_TRUE(accepted(a) && accepted(b)) << i;
    }
    valid += combined ? 1 : 0;
  }
  EXPECT_GT(valid, 3);
}

TEST(Constraints, AnyPolicyIsNoConstraint) {
  Constraints any;
  any.acceptable_policies = policies({"2.5.29.32.0", "2.999.1"});
  Constraints one;
  one.acceptable_policies = policies({"2.999.2"});
  EXPECT_EQ(stricter_of(any, one).acceptable_policies, one.acceptable_policies);
  EXPECT_EQ(stricter_of(any, any).acceptable_policies, std::nullopt);
}

// RFC 5937 3.2
TEST(Constraints, OfAnAnchor) {
  const auto root = make_authority(
      "Root", {.policies = {"2.999.2", "2.999.1"},
               .policy_constraints = x509::PolicyConstraints{.require_explicit_policy = 1,
                                                             .inhibit_policy_mapping = 2},
               .inhibit_any_policy = 3,
               .permitted = {x509::dns_name("hk")},
               .basic_constraints = x509::BasicConstraints{.ca = true, .path_len = 4},
               .extended_key_usage = {"1.3.6.1.5.5.7.3.1"}});
  const Constraints c = constraints_of(TrustAnchor(root.certificate()));
  EXPECT_EQ(c.explicit_policy, 1);
  EXPECT_EQ(c.policy_mapping, 2);
  EXPECT_EQ(c.inhibit_any_policy, 3);
  EXPECT_EQ(c.max_path_length, 4);
  EXPECT_EQ(c.names.all().size(), 1U);
  EXPECT_EQ(c.acceptable_policies, policies({"2.999.1", "2.999.2"}));
  EXPECT_EQ(c.permitted_ekus, test::oids({"1.3.6.1.5.5.7.3.1"}));

  const auto open = make_authority(
      "Open", {.policies = {"2.5.29.32.0", "2.999.1"}, .extended_key_usage = {"2.5.29.37.0"}});
  EXPECT_EQ(constraints_of(TrustAnchor(open.certificate())), Constraints{});
}

TEST(Constraints, OfALink) {
  const auto ca = make_authority("CA");
  const CrossLink link{ca.certificate(), {}, {}, {}, {}, {}};
  const Constraints c = constraints_of(link);
  EXPECT_EQ(c.explicit_policy, 0);
  EXPECT_EQ(c.policy_mapping, 0);
  EXPECT_EQ(c.inhibit_any_policy, 0);
  EXPECT_EQ(c.max_path_length, kNever);
}

TEST(TrustAnchor, OfACertificateAndBare) {
  const auto root = make_authority("Root");
  const TrustAnchor anchor(root.certificate());
  EXPECT_EQ(anchor.id(), root.certificate()->fingerprint);
  EXPECT_TRUE(anchor.key_id());
  const Bytes name = to_bytes(root.certificate()->subject.der());
  const Bytes spki = to_bytes(root.certificate()->subject_public_key_info.spki);
  const auto bare = TrustAnchor::parse(name, spki);
  ASSERT_TRUE(bare);
  EXPECT_EQ(bare->name_key(), anchor.name_key());
  EXPECT_FALSE(bare->key_id());
  EXPECT_FALSE(*bare == anchor);
  EXPECT_TRUE(*bare == *TrustAnchor::parse(name, spki));
  EXPECT_FALSE(TrustAnchor::parse(Bytes{0x05, 0x00}, spki));
  EXPECT_FALSE(TrustAnchor::parse(name, Bytes{0x05, 0x00}));
}

}  // namespace
}  // namespace baytrust::path
