#include "validators/crypto/algorithm_policy.hpp"

#include <algorithm>

#include "validators/crypto/codes.hpp"

namespace baytrust::crypto {
namespace {

// Collects what a policy says of the parts of one signature or key.
class Opinion {
 public:
  Opinion(Instant t, const Subject& subject) : t_(t), subject_(subject) {}

  // name: what is judged; code: the objection where it was never allowed, facts its facts.
  template <class Name, class MakeFacts>
  void ask(const Acceptance& acceptance, const Code& code, const Name& name,
           const MakeFacts& facts) {
    if (t_ < acceptance.fine_until && t_ < acceptance.allowed_until) return;
    if (t_ < acceptance.allowed_until) {
      findings_.emplace_back(kPolicyTolerated, subject_, Facts{{"algorithm", name()}});
    } else if (acceptance.allowed_until == Acceptance::kNever) {
      findings_.emplace_back(code, subject_, facts());
    } else {
      findings_.emplace_back(kPolicyExpired, subject_,
                             Facts{{"algorithm", name()},
                                   {"until", to_string(acceptance.allowed_until)},
                                   {"at", to_string(t_)}});
    }
  }
  Findings take() {
    if (findings_.empty()) findings_.emplace_back(kPolicyPassed, subject_);
    return std::move(findings_);
  }
  Instant at() const { return t_; }

 private:
  Instant t_;
  Subject subject_;
  Findings findings_;
};

void ask_scheme(Opinion& opinion, const Acceptance& acceptance, std::string_view scheme) {
  const auto name = [&] { return std::string(scheme); };
  opinion.ask(acceptance, kPolicySchemeNotAllowed, name, [&] { return Facts{{"scheme", name()}}; });
}

void ask_hash(Opinion& opinion, const AlgorithmPolicy& policy, Hash hash) {
  const auto name = [&] { return std::string(to_string(hash)); };
  opinion.ask(policy.of(hash), kPolicyHashNotAllowed, name, [&] {
    return Facts{{"hash", name()}};
  });
}

void ask_size(Opinion& opinion, const SizeRule& rule, const PublicKeyInfo& key) {
  opinion.ask(
      rule.at(key.bits), kPolicyKeyTooSmall, [&] { return to_string(key); },
      [&] {
        return Facts{{"bits", std::to_string(key.bits)},
                     {"min_bits", std::to_string(rule.smallest_allowed(opinion.at()))}};
      });
}

void ask_curve(Opinion& opinion, const AlgorithmPolicy& policy, Curve curve) {
  const auto name = [&] { return std::string(to_string(curve)); };
  opinion.ask(policy.of(curve), kPolicyCurveNotAllowed, name, [&] {
    return Facts{{"curve", name()}};
  });
}

void ask_numbers(Opinion& opinion, const AlgorithmPolicy& policy, const PublicKeyInfo& key) {
  switch (key.kind) {
    case KeyKind::rsa:
    case KeyKind::rsa_pss:
      return ask_size(opinion, policy.rsa_bits, key);
    case KeyKind::dsa:
      return ask_size(opinion, policy.dsa_bits, key);
    case KeyKind::ec:
    case KeyKind::sm2:
      return ask_curve(opinion, policy, key.curve);
    case KeyKind::ed25519:
    case KeyKind::ed448:
    case KeyKind::unknown:
      return;  // no sizes to choose from
  }
}

Acceptance looser_of(const Acceptance& a, const Acceptance& b) {
  return {std::max(a.fine_until, b.fine_until), std::max(a.allowed_until, b.allowed_until)};
}

// The scheme a key will be used with; an RSA key may serve either padding.
Acceptance scheme_of_key(const AlgorithmPolicy& policy, KeyKind kind) {
  switch (kind) {
    case KeyKind::rsa:
      return looser_of(policy.of(Scheme::rsa_pkcs1), policy.of(Scheme::rsa_pss));
    case KeyKind::rsa_pss:
      return policy.of(Scheme::rsa_pss);
    case KeyKind::ec:
      return policy.of(Scheme::ecdsa);
    case KeyKind::ed25519:
      return policy.of(Scheme::ed25519);
    case KeyKind::ed448:
      return policy.of(Scheme::ed448);
    case KeyKind::sm2:
      return policy.of(Scheme::sm2);
    case KeyKind::dsa:
      return policy.of(Scheme::dsa);
    case KeyKind::unknown:
      break;
  }
  return policy.unknown_keys;
}

template <std::size_t N>
std::array<Acceptance, N> stricter_each(const std::array<Acceptance, N>& a,
                                        const std::array<Acceptance, N>& b) {
  std::array<Acceptance, N> out;
  std::ranges::transform(a, b, out.begin(), [](const Acceptance& x, const Acceptance& y) {
    return stricter_of(x, y);
  });
  return out;
}

}  // namespace

SizeRule::SizeRule(std::vector<Step> steps) {
  std::ranges::sort(steps, {}, &Step::min_bits);
  for (const Step& step : steps) {
    if (!steps_.empty() && steps_.back().min_bits == step.min_bits) {
      steps_.back().acceptance = stricter_of(steps_.back().acceptance, step.acceptance);
    } else {
      steps_.push_back(step);
    }
  }
  // Canonical: what a step changes nothing of is not said, so equal rules are equal values.
  Acceptance before = Acceptance::never();
  std::erase_if(steps_, [&before](const Step& step) {
    return std::exchange(before, step.acceptance) == step.acceptance;
  });
}

Acceptance SizeRule::at(std::uint32_t bits) const {
  const auto above = std::ranges::upper_bound(steps_, bits, {}, &Step::min_bits);
  return above == steps_.begin() ? Acceptance::never() : std::prev(above)->acceptance;
}

std::uint32_t SizeRule::smallest_allowed(Instant t) const {
  for (const Step& step : steps_) {
    if (t < step.acceptance.allowed_until) return step.min_bits;
  }
  return 0;
}

Acceptance stricter_of(const Acceptance& a, const Acceptance& b) {
  return {std::min(a.fine_until, b.fine_until), std::min(a.allowed_until, b.allowed_until)};
}

SizeRule stricter_of(const SizeRule& a, const SizeRule& b) {
  std::vector<SizeRule::Step> steps;
  for (const SizeRule* rule : {&a, &b}) {
    for (const auto& step : rule->steps()) {
      steps.push_back({step.min_bits, stricter_of(a.at(step.min_bits), b.at(step.min_bits))});
    }
  }
  return SizeRule(std::move(steps));
}

AlgorithmPolicy stricter_of(const AlgorithmPolicy& a, const AlgorithmPolicy& b) {
  return {
      .schemes = stricter_each(a.schemes, b.schemes),
      .hashes = stricter_each(a.hashes, b.hashes),
      .curves = stricter_each(a.curves, b.curves),
      .rsa_bits = stricter_of(a.rsa_bits, b.rsa_bits),
      .dsa_bits = stricter_of(a.dsa_bits, b.dsa_bits),
      .unknown_keys = stricter_of(a.unknown_keys, b.unknown_keys),
  };
}

AlgorithmPolicy default_policy() {
  AlgorithmPolicy policy;
  policy.of(Hash::md5) = Acceptance::never();
  policy.of(Hash::sha1) = Acceptance::never();
  policy.of(Scheme::dsa) = Acceptance::never();
  policy.rsa_bits = SizeRule({{2048, Acceptance::always()}});
  policy.dsa_bits = SizeRule({{2048, Acceptance::always()}});
  return policy;
}

AlgorithmPolicy legacy_policy() {
  AlgorithmPolicy policy;
  policy.of(Hash::md5) = Acceptance::tolerated();
  policy.of(Hash::sha1) = Acceptance::tolerated();
  policy.of(Scheme::dsa) = Acceptance::tolerated();
  policy.rsa_bits = SizeRule({{0, Acceptance::tolerated()}, {2048, Acceptance::always()}});
  policy.dsa_bits = SizeRule({{0, Acceptance::tolerated()}, {2048, Acceptance::always()}});
  policy.unknown_keys = Acceptance::tolerated();
  return policy;
}

Findings judge(const AlgorithmPolicy& policy, const SignatureAlgorithm& algorithm,
               const PublicKeyInfo& key, Instant t, const Subject& subject) {
  Opinion opinion(t, subject);
  ask_scheme(opinion, policy.of(algorithm.scheme), to_string(algorithm.scheme));
  const bool own_hash = algorithm.scheme == Scheme::ed25519 || algorithm.scheme == Scheme::ed448;
  if (!own_hash) ask_hash(opinion, policy, algorithm.hash);
  if (algorithm.scheme == Scheme::rsa_pss && algorithm.mgf_hash != algorithm.hash) {
    ask_hash(opinion, policy, algorithm.mgf_hash);
  }
  ask_numbers(opinion, policy, key);
  return opinion.take();
}

Findings judge_key(const AlgorithmPolicy& policy, const PublicKeyInfo& key, Instant t,
                   const Subject& subject) {
  Opinion opinion(t, subject);
  ask_scheme(opinion, scheme_of_key(policy, key.kind), to_string(key));
  ask_numbers(opinion, policy, key);
  return opinion.take();
}

Findings judge_hash(const AlgorithmPolicy& policy, Hash hash, Instant t, const Subject& subject) {
  Opinion opinion(t, subject);
  ask_hash(opinion, policy, hash);
  return opinion.take();
}

}  // namespace baytrust::crypto
