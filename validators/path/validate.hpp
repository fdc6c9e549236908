// RFC 5280 6.1 path validation with RFC 9618's policy graph and, where asked, RFC 5937's anchor
// constraints. Pure: no clock, disk, network or global; equal inputs give equal outcomes. Every
// check leaves a finding, passed or failed, and goes on after a failure wherever it still means
// something; policies are processed to the end. Not here: revocation (revocation/), who the anchor
// is (gateway/decision), signer rules, finding the path (build.hpp).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "validators/base/budget.hpp"
#include "validators/base/finding.hpp"
#include "validators/base/instant.hpp"
#include "validators/crypto/algorithm_policy.hpp"
#include "validators/crypto/verifier.hpp"
#include "validators/path/constraints.hpp"
#include "validators/path/cross_link.hpp"
#include "validators/path/peer_name.hpp"
#include "validators/path/policy_graph.hpp"
#include "validators/path/trust_anchor.hpp"
#include "validators/x509/certificate.hpp"

namespace baytrust::path {

enum class Inhibit : std::uint8_t { no, yes };
enum class Require : std::uint8_t { no, yes };
enum class Enforce : std::uint8_t { no, yes };

// What of an anchor's own certificate is judged. RFC 5280 takes name and key only: all off.
struct AnchorRules {
  Enforce constraints = Enforce::no;        // RFC 5937, key usage, EKU, critical extensions
  Enforce expiry = Enforce::no;             // notBefore, notAfter
  Require basic_constraints = Require::no;  // must be present; asked only with `constraints`

  friend bool operator==(const AnchorRules&, const AnchorRules&) = default;
};

// The inputs of RFC 5280 6.1.1 under the standard's own letters, then ours.
struct Inputs {
  std::vector<x509::Certificate> path;  // (a) path[0] is the target; the anchor is not in it
  Instant at;                           // (b)
  PolicySet user_initial_policy_set{Oid(kAnyPolicy)};  // (c) in the relying domain
  std::optional<TrustAnchor> anchor;      // (d) exactly one of anchor and recognition is set
  SharedCrossLink recognition;            // (d) the issuing CA enters as if cross-certified by
                                          //     the relying party; path is the end entity alone
  Inhibit policy_mapping = Inhibit::no;   // (e)
  Require explicit_policy = Require::no;  // (f)
  Inhibit any_policy = Inhibit::no;       // (g)
  NameLimits initial_names;               // (h) and (i)
  Constraints profile;                    // further limits of the relying party
  std::vector<Oid> ekus;                  // each must be permitted by the end entity
  Enforce eku_chaining = Enforce::no;     // and by every CA that has extKeyUsage (not RFC 5280)
  std::vector<PeerName> peer_names;       // each must be a name of the end entity
  // Which signatures and keys are good at `at`.
  crypto::AlgorithmPolicy algorithms = crypto::default_policy();
  AnchorRules anchor_rules;
  // A target that was verified while building is looked up, not verified again (speed only).
  enum class TargetSignature : std::uint8_t { once, kept } target_signature = TargetSignature::once;
};

// The key that the last step left (RFC 5280 6.1.6). Views live as long as the path.
struct WorkingKey {
  crypto::PublicKeyInfo key;
  ByteView parameters;  // inherited DSA parameters, else empty
};

struct Outcome {
  Findings findings;  // every step, anchor first, target last; subject path[i], anchor or link
  PolicyGraph graph;  // why each policy was accepted
  PolicySet authority_constrained_policy_set;  // empty: NULL
  PolicySet user_constrained_policy_set;       // 6.1.5(g), in the relying domain
  std::optional<WorkingKey> working_key;       // absent: no path was given

  // The worst finding: passed to warning is valid, else indeterminate or invalid.
  Effect effect() const { return worst(findings); }
  bool valid() const { return effect() <= Effect::warning; }
};

Outcome validate(const Inputs& in, crypto::Verifier& verifier, Budget& budget);

}  // namespace baytrust::path
