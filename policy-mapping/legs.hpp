// The five legs of a recognition (period, root, issuer, type, policy) and its requirements, judged
// on one candidate path at one instant. All are judged whatever the first says; every one leaves
// findings, passed ones too. Subject = the recognition's id. Pure; revocation is never read.
// Not here: the recognition run itself (path::validate with link.hpp), which entry is selected.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <vector>

#include "policy-mapping/policy.hpp"
#include "policy-mapping/recognition.hpp"
#include "validators/base/finding.hpp"
#include "validators/base/instant.hpp"
#include "validators/path/policy_set.hpp"
#include "validators/x509/certificate.hpp"

namespace baytrust::policy_mapping {

enum class Leg : std::uint8_t { period, root, issuer, type, policy };
inline constexpr std::size_t kLegCount = 5;
std::string_view to_string(Leg leg);  // "period", ...

enum class LegResult : std::uint8_t { failed, unknown, passed };
std::string_view to_string(LegResult result);

// What the home run says about policies at depth n (RFC 9618 graph, explicit policy off).
struct HomePolicies {
  enum class State : std::uint8_t {
    graph,    // not NULL: `valid` are the valid policies at depth n ({anyPolicy}: every one)
    silent,   // NULL, because a CA of the path asserts no policy at all
    emptied,  // NULL, though every CA asserts policies: the hierarchy does not authorise any
  };
  State state = State::silent;
  path::PolicySet valid{};
};

struct LegInputs {
  const Recognition& recognition;
  Instant at{};
  const x509::Certificate& end_entity;
  const x509::Certificate& issuer;  // direct issuer on this path: path[1], or the anchor
  const x509::Certificate& anchor;  // last of this path
  HomePolicies home{};
  // CA certificates known from the issuing jurisdiction's list, to tell a re-issued certificate
  // (same name and key, other fingerprint) from a stranger.
  std::span<const x509::Certificate> known_cas = {};
  ListedFacts listed = {};
  std::optional<Oid> tsa_policy = {};  // Kind::timestamp: the policy of the time stamp
};

struct Legs {
  std::array<LegResult, kLegCount> results{};
  Findings findings{};                    // of the legs, in order
  Findings requirements{};                // recognition.requirement.*
  std::vector<IssuingPolicy> expanded{};  // what leg 5 found, for the link
  const CaPair* pair = nullptr;           // the pair legs 2 and 3 used, if they hold

  LegResult operator[](Leg leg) const { return results[static_cast<std::size_t>(leg)]; }
  std::size_t passed() const;
  bool all_passed() const { return passed() == kLegCount; }
  bool any_failed() const;
  bool any_unknown() const;
  bool requirements_met() const;
};

Legs judge_legs(const LegInputs& in);

}  // namespace baytrust::policy_mapping
