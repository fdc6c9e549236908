// Input: one octet of choices, then certificates one after another, DER: the target, a pool, and
// last the anchor.
// Laws: every candidate runs from the target to the anchor; equal inputs give equal outcomes; what
// may only forbid never allows (RFC 5280 6.1.1(f), (g)); a spent budget is never "valid".
#include <cstdlib>

#include "validators/path/build.hpp"
#include "validators/path/validate.hpp"
#include "validators/x509/certificate.hpp"

using namespace baytrust;

namespace {

constexpr std::size_t kMost = 64;

void demand(bool law) {
  if (!law) std::abort();
}

// As long as the next octets are a SEQUENCE with a length, in its shortest form or not.
std::vector<x509::Certificate> read(ByteView octets) {
  std::vector<x509::Certificate> found;
  while (octets.size() > 4 && octets[0] == 0x30 && octets[1] == 0x82 && found.size() < kMost) {
    const std::size_t size = 4 + (std::size_t{octets[2]} << 8) + octets[3];
    if (size > octets.size()) break;
    auto parsed = x509::Certificate::parse(to_bytes(octets.first(size)));
    if (parsed) found.push_back(*std::move(parsed));
    octets = octets.subspan(size);
  }
  return found;
}

path::Outcome judged(const path::Inputs& in, crypto::Verifier& verifier, const Limits& limits) {
  Budget budget(limits);
  path::Outcome outcome = path::validate(in, verifier, budget);
  demand(!budget.exhausted() || !outcome.valid());
  return outcome;
}

bool is_within(const path::PolicySet& stricter, const path::PolicySet& looser) {
  for (const Oid& policy : stricter) {
    if (!path::contains(looser, policy.view()) && !path::contains(looser, path::kAnyPolicy)) {
      return false;
    }
  }
  return true;
}

void check_laws(path::Inputs in, crypto::Verifier& verifier) {
  const path::Outcome first = judged(in, verifier, {});
  const path::Outcome second = judged(in, verifier, {});
  demand(first.findings == second.findings);
  demand(first.user_constrained_policy_set == second.user_constrained_policy_set);
  (void)judged(in, verifier, {.signatures = 1, .graph_nodes = 8, .comparisons = 4});

  path::Inputs strict = in;
  strict.explicit_policy = path::Require::yes;
  strict.any_policy = path::Inhibit::yes;
  const path::Outcome narrow = judged(strict, verifier, {});
  in.explicit_policy = path::Require::no;
  in.any_policy = path::Inhibit::no;
  const path::Outcome wide = judged(in, verifier, {});
  demand(!narrow.valid() || wide.valid());
  demand(is_within(narrow.authority_constrained_policy_set, wide.authority_constrained_policy_set));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::uint8_t choices = data[0];
  auto certificates = read(ByteView(data + 1, size - 1));
  if (certificates.size() < 2) return 0;
  const path::TrustAnchor anchor(certificates.back());
  certificates.pop_back();
  const x509::Certificate target = certificates.front();
  const path::Pool pool({certificates.begin() + 1, certificates.end()}, {anchor});
  const path::Pool* pools[] = {&pool};

  crypto::Verifier verifier(crypto::Backend::fastest, 16);
  path::BuildOptions options{.at = target->not_before, .max_candidates = 8, .max_length = 12};
  if ((choices & 1) != 0) options.diagnostics = path::Diagnostics::key_identifiers;
  if ((choices & 2) != 0) options.verifier = &verifier;
  Budget search({.signatures = 64, .path_steps = 5'000});
  const auto found = path::build(target, pools, options, search);
  demand(found.paths.size() <= options.max_candidates);
  for (const path::Path& path : found.paths) {
    demand(path.certificates().front() == target && path.anchor() == anchor);
    demand(path.certificates().size() <= options.max_length);
    path::Inputs in;
    in.path = path.certificates();
    in.at = options.at;
    in.anchor = path.anchor();
    if ((choices & 4) != 0) in.policy_mapping = path::Inhibit::yes;
    if ((choices & 8) != 0) in.any_policy = path::Inhibit::yes;
    if ((choices & 16) != 0) in.explicit_policy = path::Require::yes;
    if ((choices & 32) != 0) in.anchor_rules.constraints = path::Enforce::yes;
    if ((choices & 64) != 0) in.eku_chaining = path::Enforce::yes;
    check_laws(std::move(in), verifier);
  }
  return 0;
}
