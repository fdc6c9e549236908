// AlgorithmPolicy: until when which hashes, schemes, curves and key sizes are trusted (the idea of
// RFC 5698, as a value). A jurisdiction has one, a profile may only tighten it (stricter_of).
// Judging needs no key loaded and no signature: whether a signature holds is verifier.hpp.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <vector>

#include "validators/base/finding.hpp"
#include "validators/base/instant.hpp"
#include "validators/crypto/algorithm.hpp"

namespace baytrust::crypto {

// Until when (exclusive) something is fine, and until when it is allowed, with a finding. The
// default is "always fine".
struct Acceptance {
  static constexpr Instant kForever{std::numeric_limits<std::int64_t>::max()};
  static constexpr Instant kNever{std::numeric_limits<std::int64_t>::min()};

  Instant fine_until = kForever;
  Instant allowed_until = kForever;

  static constexpr Acceptance always() { return {}; }
  static constexpr Acceptance never() { return {kNever, kNever}; }
  static constexpr Acceptance tolerated() { return {kNever, kForever}; }
  static constexpr Acceptance until(Instant t) { return {t, t}; }
  static constexpr Acceptance tolerated_until(Instant t) { return {kNever, t}; }

  friend bool operator==(const Acceptance&, const Acceptance&) = default;
};

// Key sizes: from min_bits upwards an acceptance holds, up to the next step. Below the first step
// nothing is acceptable. Kept sorted, without steps that change nothing.
class SizeRule {
 public:
  struct Step {
    std::uint32_t min_bits = 0;
    Acceptance acceptance;

    friend bool operator==(const Step&, const Step&) = default;
  };

  SizeRule() = default;                        // no size is acceptable
  explicit SizeRule(std::vector<Step> steps);  // of two steps at one size, the stricter holds

  Acceptance at(std::uint32_t bits) const;
  // The smallest size allowed at t; 0 where none is.
  std::uint32_t smallest_allowed(Instant t) const;
  const std::vector<Step>& steps() const { return steps_; }

  friend bool operator==(const SizeRule&, const SizeRule&) = default;

 private:
  std::vector<Step> steps_;
};

struct AlgorithmPolicy {
  std::array<Acceptance, kSchemeCount> schemes;  // by Scheme
  std::array<Acceptance, kHashCount> hashes;     // by Hash; RSA-PSS: the mask's too
  std::array<Acceptance, kCurveCount> curves;    // by Curve; none: not asked
  SizeRule rsa_bits;
  SizeRule dsa_bits;
  Acceptance unknown_keys = Acceptance::never();  // of judge_key

  Acceptance& of(Scheme s) { return schemes[static_cast<std::size_t>(s)]; }
  Acceptance& of(Hash h) { return hashes[static_cast<std::size_t>(h)]; }
  Acceptance& of(Curve c) { return curves[static_cast<std::size_t>(c)]; }
  const Acceptance& of(Scheme s) const { return schemes[static_cast<std::size_t>(s)]; }
  const Acceptance& of(Hash h) const { return hashes[static_cast<std::size_t>(h)]; }
  const Acceptance& of(Curve c) const { return curves[static_cast<std::size_t>(c)]; }

  friend bool operator==(const AlgorithmPolicy&, const AlgorithmPolicy&) = default;
};

// MD5, SHA-1, DSA, RSA below 2048 bits: not allowed. Everything else here: fine.
AlgorithmPolicy default_policy();
// The same, with what it does not allow tolerated: for old test suites and old archives.
AlgorithmPolicy legacy_policy();

// Commutative, associative, idempotent, never looser than either.
Acceptance stricter_of(const Acceptance& a, const Acceptance& b);
SizeRule stricter_of(const SizeRule& a, const SizeRule& b);
AlgorithmPolicy stricter_of(const AlgorithmPolicy& a, const AlgorithmPolicy& b);

// A signature of `algorithm` by `key`, at t. Every objection, and what is only tolerated; with
// nothing to say, crypto.policy.passed alone. A DSA key that inherits its parameters has bits 0:
// the caller sets them first (dsa_parameter_bits).
Findings judge(const AlgorithmPolicy& policy, const SignatureAlgorithm& algorithm,
               const PublicKeyInfo& key, Instant t, const Subject& subject);
// A key alone, as the subject of a certificate holds it: whatever scheme it will be used with.
Findings judge_key(const AlgorithmPolicy& policy, const PublicKeyInfo& key, Instant t,
                   const Subject& subject);

// A hash alone, as a time-stamp names its imprint's.
Findings judge_hash(const AlgorithmPolicy& policy, Hash hash, Instant t, const Subject& subject);

}  // namespace baytrust::crypto
