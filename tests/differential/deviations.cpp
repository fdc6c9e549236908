#include "tests/differential/deviations.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

#include "validators/path/codes.hpp"

namespace baytrust::differential {
namespace {

constexpr const char* kAny = "2.5.29.32.0";

bool has(const std::vector<std::string>& policies, const std::string& policy) {
  return std::find(policies.begin(), policies.end(), policy) != policies.end();
}

bool same_answer(const path::Outcome& ours, const OracleAnswer& theirs) {
  if (ours.valid() != theirs.valid) return false;
  if (!ours.valid()) return true;
  std::set<std::string> policies;
  for (const auto& policy : ours.user_constrained_policy_set) policies.insert(to_string(policy));
  return policies == theirs.user_policies ||
         (policies.contains(kAny) && theirs.user_policies == std::set<std::string>{kAny});
}

// Both valid, both sets hold anyPolicy, and OpenSSL lists nothing beside it.
bool any_policy_alone(const Difference& d) {
  return d.ours.valid() && same_answer(d.ours, d.theirs);
}

// The same chain with every mapping out of anyPolicy (RFC 5280 6.1.4(b)(1), last paragraph) said
// in other words: where anyPolicy is honoured, the certificate asserts the mapped policy too; where
// it is inhibited, the line does nothing and goes. By the standard nothing changes.
std::optional<ChainSpec> without_mappings_of_any(ChainSpec spec) {
  bool changed = false;
  std::int64_t any_left = spec.inhibit_any ? 0 : static_cast<std::int64_t>(INT32_MAX);
  for (std::size_t i = 0; i < spec.certificates.size(); ++i) {
    auto& certificate = spec.certificates[i];
    const bool leaf = i + 1 == spec.certificates.size();
    const bool honoured = any_left > 0 || (certificate.self_issued && !leaf);
    if (has(certificate.policies, kAny)) {
      const auto own = certificate.policies;
      const auto out_of_any = [&](const auto& mapping) { return !has(own, mapping.first); };
      for (const auto& mapping : certificate.mappings) {
        if (!out_of_any(mapping)) continue;
        changed = true;
        if (honoured && !has(certificate.policies, mapping.first)) {
          certificate.policies.push_back(mapping.first);
        }
      }
      if (!honoured) std::erase_if(certificate.mappings, out_of_any);
    }
    if (!certificate.self_issued && any_left > 0) --any_left;
    any_left = std::min(any_left, certificate.inhibit_any_policy.value_or(any_left));
  }
  return changed ? std::optional(spec) : std::nullopt;
}

bool mapped_out_of_any(const Difference& d) {
  const auto reworded = without_mappings_of_any(d.spec);
  return reworded && same_answer(d.ours, ask_openssl(*reworded, issue(*reworded)));
}

// Nothing but the mapping of anyPolicy is wrong with the chain, in a certificate without policies.
bool maps_any_without_policies(const Difference& d) {
  const bool there = std::any_of(
      d.spec.certificates.begin(), d.spec.certificates.end(), [](const auto& certificate) {
        return certificate.defect == Defect::maps_any_policy && certificate.policies.empty();
      });
  const auto& findings = d.ours.findings;
  return there && d.theirs.valid &&
         std::all_of(findings.begin(), findings.end(), [](const auto& finding) {
           return finding.effect() <= Effect::warning || finding.code() == path::kPolicyMapsAny;
         });
}

constexpr std::array kDeviations{
    Deviation{"RFC 5280 6.1.5(g)(iii)",
              "With anyPolicy valid at the last depth OpenSSL reports it alone and drops the "
              "policies beside it. The sets mean the same; ours names all of them.",
              any_policy_alone},
    Deviation{"RFC 5280 6.1.4(b)(1), 6.1.3(d)(2)",
              "A policy mapped out of anyPolicy: OpenSSL passes on the unmapped policy when the "
              "next certificate has anyPolicy, and maps even where anyPolicy is inhibited. Worded "
              "without such lines, the same chain gets our answer from it.",
              mapped_out_of_any},
    Deviation{"RFC 5280 6.1.4(a)",
              "anyPolicy must not be mapped, whatever else a certificate says; OpenSSL does not "
              "look at policyMappings of a certificate without certificatePolicies.",
              maps_any_without_policies},
};

}  // namespace

const Deviation* explain(const Difference& difference) {
  const auto found = std::find_if(kDeviations.begin(), kDeviations.end(),
                                  [&](const auto& d) { return d.applies(difference); });
  return found == kDeviations.end() ? nullptr : &*found;
}

}  // namespace baytrust::differential
