// Path validation and building against independent corpora (revocation aside: its own tests and the
// conformance run judge the same cases with their CRLs).
#include "tests/support/corpus.hpp"

#include <boost/json.hpp>
#include <fstream>
#include <gtest/gtest.h>
#include <map>
#include <set>
#include <string>

#include "validators/crypto/verifier.hpp"
#include "validators/path/build.hpp"
#include "validators/path/validate.hpp"

namespace baytrust::path {
namespace {

namespace json = boost::json;
using Folder = std::filesystem::path;

std::vector<std::string> strings(const json::value& array) {
  std::vector<std::string> out;
  for (const auto& item : array.as_array()) out.emplace_back(item.as_string());
  return out;
}

// Certificates of a case's files; a file that does not parse contributes nothing.
std::vector<x509::Certificate> load(const Folder& folder, const std::vector<std::string>& files) {
  std::vector<x509::Certificate> out;
  for (const auto& file : files) {
    auto parsed = x509::parse_certificates(test::read_file(folder / file));
    if (parsed) out.insert(out.end(), parsed->begin(), parsed->end());
  }
  return out;
}

struct Verdict {
  Effect effect = Effect::indeterminate;
  std::vector<std::string> user_policies;
  std::string findings;

  bool valid() const { return effect <= Effect::warning; }
};

Inputs inputs_of(const json::object& test_case, Instant at) {
  Inputs in;
  in.at = at;
  in.algorithms = crypto::legacy_policy();
  std::vector<Oid> initial;
  for (const auto& text : strings(test_case.at("initial_policy_set"))) {
    initial.push_back(Oid::literal(text));
  }
  in.user_initial_policy_set = make_policy_set(initial);
  if (test_case.at("require_explicit_policy").as_bool()) in.explicit_policy = Require::yes;
  if (test_case.at("inhibit_policy_mapping").as_bool()) in.policy_mapping = Inhibit::yes;
  if (test_case.at("inhibit_any_policy").as_bool()) in.any_policy = Inhibit::yes;
  for (const auto& text : strings(test_case.at("eku"))) in.ekus.push_back(Oid::literal(text));
  const auto* trust = test_case.at("x").as_object().if_contains("last_cert_trust");
  if (trust != nullptr) {
    const std::string text(trust->as_string());
    const auto has = [&](std::string_view word) { return text.find(word) != std::string::npos; };
    if (has("CONSTRAINTS")) in.anchor_rules.constraints = Enforce::yes;
    if (has("EXPIRATION")) in.anchor_rules.expiry = Enforce::yes;
    if (has("REQUIRE_BASIC_CONSTRAINTS")) in.anchor_rules.basic_constraints = Require::yes;
    // The name of this trust says constraints only inside REQUIRE_BASIC_CONSTRAINTS.
    if (text == "TRUSTED_ANCHOR_WITH_REQUIRE_BASIC_CONSTRAINTS") {
      in.anchor_rules.constraints = Enforce::no;
    }
  }
  return in;
}

Verdict judge(const Folder& folder, const json::object& test_case, crypto::Verifier& verifier) {
  Verdict verdict;
  const auto leaf = load(folder, {std::string(test_case.at("leaf").as_string())});
  if (leaf.empty()) return {Effect::invalid, {}, "the leaf does not parse"};
  std::vector<TrustAnchor> anchors;
  for (const auto& certificate : load(folder, strings(test_case.at("trust_anchors")))) {
    anchors.emplace_back(certificate);
  }
  const Pool pool(load(folder, strings(test_case.at("intermediates"))), anchors);
  const Pool* pools[] = {&pool};
  const Instant at = *parse_rfc3339(std::string(test_case.at("time").as_string()));
  Budget budget;
  const auto candidates = build(leaf.front(), pools, {.at = at, .verifier = &verifier}, budget);
  for (const auto& finding : candidates.findings) verdict.findings += describe(finding) + "\n";
  std::optional<Standing> best;
  for (const Path& path : candidates.paths) {
    Inputs in = inputs_of(test_case, at);
    in.path = path.certificates();
    in.anchor = path.anchor();
    const Outcome outcome = validate(in, verifier, budget);
    const Standing standing{outcome.effect(), path.fingerprints()};
    if (best && !better(standing, *best)) continue;
    best = standing;
    verdict.effect = outcome.effect();
    verdict.user_policies.clear();
    for (const Oid& policy : outcome.user_constrained_policy_set) {
      verdict.user_policies.push_back(to_string(policy));
    }
    verdict.findings.clear();
    for (const auto& finding : outcome.findings) {
      if (finding.effect() != Effect::passed) verdict.findings += describe(finding) + "\n";
    }
  }
  return verdict;
}

bool has_tag(const json::object& test_case, const std::set<std::string>& tags) {
  for (const auto& tag : strings(test_case.at("tags"))) {
    if (tags.contains(tag)) return true;
  }
  return false;
}

struct Tally {
  int judged = 0, agreed = 0;
  std::map<std::string, std::string> differing;  // id -> what was seen
};

template <class Wanted>
Tally run(const std::string& corpus, Wanted wanted) {
  Tally tally;
  const Folder folder = *test::corpora() / corpus;
  std::ifstream lines(folder / "cases.jsonl");
  crypto::Verifier verifier;
  for (std::string line; std::getline(lines, line);) {
    const json::value parsed = json::parse(line);
    const json::object& test_case = parsed.as_object();
    if (!wanted(test_case)) continue;
    const std::string id(test_case.at("id").as_string());
    const Verdict verdict = judge(folder, test_case, verifier);
    const bool expected = test_case.at("expect").as_string() == "valid";
    ++tally.judged;
    bool agrees = verdict.valid() == expected;
    if (agrees && test_case.at("user_constrained_policies").is_array()) {
      auto policies = strings(test_case.at("user_constrained_policies"));
      auto ours = verdict.user_policies;
      std::sort(policies.begin(), policies.end());
      std::sort(ours.begin(), ours.end());
      agrees = !expected || policies == ours;
    }
    tally.agreed += agrees ? 1 : 0;
    if (!agrees) {
      tally.differing[id] =
          (expected ? "expected valid\n" : "expected invalid\n") + verdict.findings;
    }
  }
  return tally;
}

void expect_all(const Tally& tally, const std::set<std::string>& explained = {}) {
  for (const auto& [id, seen] : tally.differing) {
    EXPECT_TRUE(explained.contains(id)) << id << ": " << seen;
  }
  for (const auto& id : explained) EXPECT_TRUE(tally.differing.contains(id)) << id << " agrees now";
}

#define NEEDS_CORPORA() \
  if (!test::corpora()) GTEST_SKIP() << "no corpora beside this checkout"

// Sections 4.4, 4.5, 4.7, 4.14 and 4.15 of PKITS turn on CRLs.
TEST(Corpus, PkitsSectionsWithoutRevocation) {
  NEEDS_CORPORA();
  const Tally tally = run("pkits", [](const json::object& test_case) {
    return has_tag(test_case, {"pkits-1", "pkits-2", "pkits-3", "pkits-6", "pkits-8", "pkits-9",
                               "pkits-10", "pkits-11", "pkits-12", "pkits-13", "pkits-16"});
  });
  EXPECT_EQ(tally.judged, 170);
  expect_all(tally);
}

TEST(Corpus, BoringsslVerifyChain) {
  NEEDS_CORPORA();
  const Tally tally = run("boringssl-verify-chain", [](const json::object& test_case) {
    return !has_tag(test_case,
                    {"strict-eku", "exotic-eku", "netscape-sgc", "sha1-policy", "digest-policy",
                     "weak-key-policy", "strict-ca-leaf", "trusted-leaf", "disabled-upstream"});
  });
  EXPECT_GT(tally.judged, 100);
  expect_all(tally,
             {
                 // EKU chaining through CAs is the Web PKI's rule, not RFC 5280 4.2.1.12's; off by
                 // default here, see Validate.EkuChaining.
                 "bssl-chain-intermediate-eku-clientauth.serverauth",
                 // RFC 5280 4.2: a critical extension nobody here understands refuses; upstream
                 // reads Microsoft's application policies where extKeyUsage says the same.
                 "bssl-chain-target-msapplicationpolicies-and-eku.main",
             });
}

TEST(Corpus, Sm2) {
  NEEDS_CORPORA();
  const Tally tally = run("sm2", [](const json::object&) { return true; });
  EXPECT_EQ(tally.judged, 12);
  expect_all(tally);
}

TEST(Corpus, RealCertificatesOfTheGreaterBayArea) {
  NEEDS_CORPORA();
  const Tally tally = run("gba-real-certs", [](const json::object&) { return true; });
  EXPECT_EQ(tally.judged, 73);
  expect_all(tally);
}

}  // namespace
}  // namespace baytrust::path
