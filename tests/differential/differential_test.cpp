// Thousands of generated chains, judged by Baytrust and by OpenSSL. No difference stays
// unexplained. BAYTRUST_SOAK_SECONDS=n goes on for n seconds with seeds of its own; else the sample
// is fixed.
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <gtest/gtest.h>
#include <iostream>
#include <map>
#include <set>

#include "tests/differential/chain_spec.hpp"
#include "tests/differential/deviations.hpp"
#include "tests/differential/openssl_oracle.hpp"
#include "tests/support/authority.hpp"
#include "validators/path/build.hpp"
#include "validators/path/validate.hpp"

namespace baytrust::differential {
namespace {

constexpr std::uint64_t kSample = 3000;
constexpr std::size_t kMostPrinted = 10;

path::Outcome ask_baytrust(const ChainSpec& spec, const Chain& chain,
                           const std::vector<x509::Certificate>& path, crypto::Verifier& verifier) {
  path::Inputs in;
  in.path = path;
  in.at = test::kNoon;
  in.anchor = path::TrustAnchor(chain.anchor);
  in.user_initial_policy_set = path::make_policy_set(test::oids(spec.initial_policies));
  if (spec.explicit_policy) in.explicit_policy = path::Require::yes;
  if (spec.inhibit_mapping) in.policy_mapping = path::Inhibit::yes;
  if (spec.inhibit_any) in.any_policy = path::Inhibit::yes;
  in.algorithms = crypto::default_policy();
  Budget budget;
  return path::validate(in, verifier, budget);
}

// The same chain, found by the builder in a pool that knows no order.
bool built_and_valid(const ChainSpec& spec, const Chain& chain, crypto::Verifier& verifier) {
  const path::Pool pool({chain.path.begin() + 1, chain.path.end()},
                        {path::TrustAnchor(chain.anchor)});
  const path::Pool* pools[] = {&pool};
  Budget budget;
  const auto built =
      path::build(chain.path.front(), pools, {.at = test::kNoon, .verifier = &verifier}, budget);
  return std::any_of(built.paths.begin(), built.paths.end(), [&](const auto& path) {
    return ask_baytrust(spec, chain, path.certificates(), verifier).valid();
  });
}

std::set<std::string> texts(const path::PolicySet& policies) {
  std::set<std::string> out;
  for (const auto& policy : policies) out.insert(to_string(policy));
  return out;
}

std::string text(const std::set<std::string>& policies) {
  std::string out;
  for (const auto& policy : policies) out += " " + policy;
  return out;
}

std::string text(const path::Outcome& ours) {
  std::string out;
  for (const auto& finding : ours.findings) {
    if (finding.effect() >= Effect::indeterminate) out += "\n      " + baytrust::describe(finding);
  }
  return out;
}

// What a run saw, so that a sample that tests nothing is not taken for a pass.
struct Seen {
  std::uint64_t chains = 0, valid = 0, invalid = 0, mapped = 0, printed = 0, unexplained = 0;
  std::map<std::string_view, std::uint64_t> explained;
  std::map<std::string, std::uint64_t> openssl_errors;
};

bool spec_maps(const ChainSpec& spec) {
  return std::any_of(spec.certificates.begin(), spec.certificates.end(),
                     [](const auto& certificate) { return !certificate.mappings.empty(); });
}

void compare(std::uint64_t seed, crypto::Verifier& verifier, Seen& seen) {
  const ChainSpec spec = make_spec(seed);
  const Chain chain = issue(spec);
  const auto ours = ask_baytrust(spec, chain, chain.path, verifier);
  const auto theirs = ask_openssl(spec, chain);
  ++seen.chains;
  ++(ours.valid() ? seen.valid : seen.invalid);
  if (!theirs.valid) ++seen.openssl_errors[theirs.text];
  if (ours.valid()) seen.mapped += spec_maps(spec) ? 1 : 0;
  EXPECT_EQ(built_and_valid(spec, chain, verifier), ours.valid()) << describe(spec);
  const auto policies = texts(ours.user_constrained_policy_set);
  const bool same =
      ours.valid() == theirs.valid && (!ours.valid() || policies == theirs.user_policies);
  if (same) return;
  if (const auto* deviation = explain({spec, chain, ours, theirs})) {
    ++seen.explained[deviation->clause];
    return;
  }
  ++seen.unexplained;
  if (seen.printed++ < kMostPrinted) {
    ADD_FAILURE() << describe(spec) << "\n  Baytrust: " << (ours.valid() ? "valid" : "not valid")
                  << text(policies) << text(ours)
                  << "\n  OpenSSL: " << (theirs.valid ? "valid" : "not valid")
                  << text(theirs.user_policies) << " " << theirs.text << " at depth "
                  << theirs.depth;
  }
}

void print(const Seen& seen) {
  std::cout << seen.chains << " chains, " << seen.valid << " valid (" << seen.mapped
            << " with mappings), " << seen.invalid << " not valid, " << seen.unexplained
            << " unexplained\n";
  for (const auto& [error, count] : seen.openssl_errors) {
    std::cout << "  OpenSSL: " << error << ": " << count << "\n";
  }
  for (const auto& [clause, count] : seen.explained) {
    std::cout << "  explained: " << clause << ": " << count << "\n";
  }
}

TEST(Differential, GeneratedChainsAreJudgedAsByOpenSsl) {
  crypto::Verifier verifier;
  Seen seen;
  for (std::uint64_t seed = 1; seed <= kSample; ++seed) compare(seed, verifier, seen);
  print(seen);
  EXPECT_EQ(seen.unexplained, 0U);
  EXPECT_GT(seen.valid, kSample / 5);
  EXPECT_GT(seen.invalid, kSample / 5);
  EXPECT_GT(seen.mapped, kSample / 10);
  EXPECT_GE(seen.openssl_errors.size(), 10U) << "the sample breaks too few rules";
}

TEST(DifferentialSoak, GoesOnForTheTimeAsked) {
  const char* seconds = std::getenv("BAYTRUST_SOAK_SECONDS");
  if (seconds == nullptr) GTEST_SKIP() << "BAYTRUST_SOAK_SECONDS is not set";
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(std::atol(seconds));
  crypto::Verifier verifier;
  Seen seen;
  for (std::uint64_t seed = 1'000'000; std::chrono::steady_clock::now() < end; ++seed) {
    compare(seed, verifier, seen);
  }
  print(seen);
  EXPECT_EQ(seen.unexplained, 0U);
}

TEST(ChainSpec, ASeedAlwaysGivesTheSameChain) {
  for (std::uint64_t seed = 1; seed < 50; ++seed) {
    EXPECT_EQ(describe(make_spec(seed)), describe(make_spec(seed)));
  }
  EXPECT_NE(describe(make_spec(1)), describe(make_spec(2)));
}

}  // namespace
}  // namespace baytrust::differential
