// One case of a batch: candidates are built, each is validated and asked for revocation, the best
// one is the answer.
#include <algorithm>

#include "gateway/service/batch_codes.hpp"
#include "gateway/service/path_batch.hpp"
#include "gateway/service/path_batch_files.hpp"
#include "validators/path/build.hpp"
#include "validators/path/validate.hpp"
#include "validators/revocation/judge.hpp"

namespace baytrust::service {
namespace {

// What a case's files hold. Evidence that does not parse is a finding and is missing from then on.
struct Material {
  std::vector<x509::Certificate> leaf;  // one, or none
  path::Pool pool;
  revocation::CrlStore crls;
  revocation::OcspStore ocsp;
  Findings findings;
};

class Loader {
 public:
  Loader(const PathCase& path_case, std::uint64_t line, Instant at, PathFiles& files)
      : case_(path_case), line_(line), at_(at), files_(files) {}

  Result<Material> load() {
    Material out;
    std::vector<x509::Certificate> others;
    std::vector<path::TrustAnchor> anchors;
    if (auto error = load_leaf(out, others)) return *error;
    for (const auto& name : case_.intermediates) {
      if (auto error = load_certificates(name, out, others)) return *error;
    }
    for (const auto& name : case_.trust_anchors) {
      std::vector<x509::Certificate> certificates;
      if (auto error = load_certificates(name, out, certificates)) return *error;
      for (const auto& certificate : certificates) anchors.emplace_back(certificate);
    }
    out.pool = path::Pool(std::move(others), std::move(anchors));
    for (const auto& name : case_.crls) {
      if (auto error = load_crls(name, out)) return *error;
    }
    for (const auto& name : case_.ocsp) {
      if (auto error = load_ocsp(name, out)) return *error;
    }
    return out;
  }

 private:
  Error unreadable(const std::string& name) const {
    return Error(kBatchFile, "line", {{"line", std::to_string(line_)}, {"file", name}});
  }

  std::optional<Error> load_leaf(Material& out, std::vector<x509::Certificate>& others) {
    auto certificates = files_.certificates(case_.leaf);
    if (!certificates) return unreadable(case_.leaf);
    if (!*certificates) {
      out.findings.push_back(
          finding(certificates->error(), Subject(Subject::Kind::path, 0), Effect::invalid));
      return std::nullopt;
    }
    // The first certificate of the file is the target; the rest may help.
    out.leaf.push_back((**certificates).front());
    others.insert(others.end(), (**certificates).begin() + 1, (**certificates).end());
    return std::nullopt;
  }

  std::optional<Error> load_certificates(const std::string& name, Material& out,
                                         std::vector<x509::Certificate>& to) {
    const auto certificates = files_.certificates(name);
    if (!certificates) return unreadable(name);
    if (*certificates) {
      to.insert(to.end(), (**certificates).begin(), (**certificates).end());
    } else {
      out.findings.push_back(
          finding(certificates->error(), Subject(Subject::Kind::certificate), Effect::warning));
    }
    return std::nullopt;
  }

  std::optional<Error> load_crls(const std::string& name, Material& out) {
    const auto crls = files_.crls(name);
    if (!crls) return unreadable(name);
    if (!*crls) {
      out.findings.push_back(
          finding(crls->error(), Subject(Subject::Kind::crl, next_crl_++), Effect::warning));
      return std::nullopt;
    }
    for (const auto& crl : **crls) {
      // Given with the case: received when it is judged.
      out.crls.add(crl, at_);
      for (const auto& deviation : crl->deviations) {
        out.findings.push_back(deviation.with_subject(Subject(Subject::Kind::crl, next_crl_)));
      }
      ++next_crl_;
    }
    return std::nullopt;
  }

  std::optional<Error> load_ocsp(const std::string& name, Material& out) {
    const auto responses = files_.ocsp(name);
    if (!responses) return unreadable(name);
    if (!*responses) {
      out.findings.push_back(
          finding(responses->error(), Subject(Subject::Kind::request), Effect::warning));
      return std::nullopt;
    }
    for (const auto& response : **responses) {
      out.ocsp.add(response, at_);
      for (const auto& deviation : response->deviations) {
        out.findings.push_back(deviation.with_subject(Subject(Subject::Kind::request)));
      }
    }
    return std::nullopt;
  }

  static Finding finding(const Error& error, Subject subject, Effect effect) {
    return Finding(error.code(), subject, effect, error.facts());
  }

  const PathCase& case_;
  std::uint64_t line_;
  Instant at_;
  PathFiles& files_;
  std::uint32_t next_crl_ = 0;
};

class CaseJudge {
 public:
  CaseJudge(const PathCase& path_case, Instant at, const Material& material,
            crypto::Verifier& verifier)
      : case_(path_case), at_(at), material_(material), verifier_(verifier) {
    rules_.max_crl_age = case_.max_crl_age;
    rules_.max_ocsp_age = case_.max_ocsp_age;
    if (case_.kind == PathCase::Kind::ocsp) rules_.sources = revocation::Sources::ocsp;
    // RFC 6960 4.2.2.2.1: a matter of local policy, and a batch has none. The finding says so.
    rules_.unchecked_responder = Effect::warning;
    rules_.algorithms = case_.algorithms == PathCase::Algorithms::legacy ? crypto::legacy_policy()
                                                                         : crypto::default_policy();
  }

  PathResult judge() {
    const path::Pool* pools[] = {&material_.pool};
    auto built = path::build(
        material_.leaf.front(), pools,
        {.at = at_, .diagnostics = path::Diagnostics::key_identifiers, .verifier = &verifier_},
        budget_);
    std::optional<PathResult> best;
    for (const auto& path : built.paths) {
      // Best first: what is longer than a valid candidate cannot be better.
      if (best && best->effect <= Effect::warning &&
          path.certificates().size() + 1 > best->path.size()) {
        break;
      }
      PathResult result = judge(path);
      if (!best || path::better({.effect = result.effect, .fingerprints = result.path},
                                {.effect = best->effect, .fingerprints = best->path})) {
        best = std::move(result);
      }
    }
    if (!best) best = no_candidate(built);
    best->candidates = built.paths.size();
    return *std::move(best);
  }

 private:
  PathResult judge(const path::Path& path) {
    PathResult result;
    result.path = path.fingerprints();
    if (case_.kind == PathCase::Kind::path) validate(path, result);
    if (case_.kind != PathCase::Kind::path || case_.check_revocation) revocation(path, result);
    result.effect = worst(result.findings);
    return result;
  }

  void validate(const path::Path& path, PathResult& result) {
    path::Inputs in;
    in.path = path.certificates();
    in.at = at_;
    in.user_initial_policy_set = case_.initial_policy_set;
    in.anchor = path.anchor();
    in.policy_mapping = case_.inhibit_policy_mapping;
    in.explicit_policy = case_.require_explicit_policy;
    in.any_policy = case_.inhibit_any_policy;
    in.initial_names = case_.initial_names;
    in.ekus = case_.ekus;
    in.peer_names = case_.peer_names;
    in.algorithms = rules_.algorithms;
    in.anchor_rules = case_.anchor_rules;
    auto outcome = path::validate(in, verifier_, budget_);
    result.authority_constrained_policies = std::move(outcome.authority_constrained_policy_set);
    result.user_constrained_policies = std::move(outcome.user_constrained_policy_set);
    result.findings = std::move(outcome.findings);
  }

  void revocation(const path::Path& path, PathResult& result) {
    const path::Pool* pools[] = {&material_.pool};
    const bool leaf_only = case_.kind != PathCase::Kind::path ||
                           case_.revocation_scope == PathCase::RevocationScope::leaf;
    revocation::Question question{.path = path.certificates(),
                                  .anchor = path.anchor(),
                                  .index = 0,
                                  .at = at_,
                                  .known_at = at_};
    const std::size_t count = leaf_only ? 1 : path.certificates().size();
    for (question.index = 0; question.index < count; ++question.index) {
      auto status = revocation::judge(
          question, {.crls = material_.crls, .pools = pools, .ocsp = &material_.ocsp}, rules_,
          verifier_, budget_);
      result.findings.insert(result.findings.end(), status.findings.begin(), status.findings.end());
    }
  }

  // Nothing reaches an anchor, and a certificate that might is unknown to us, not bad.
  static PathResult no_candidate(const path::Candidates& built) {
    PathResult result;
    result.effect = Effect::indeterminate;
    result.findings = built.findings;
    for (const auto& dropped : built.dropped) result.findings.push_back(dropped.reason);
    return result;
  }

  const PathCase& case_;
  Instant at_;
  const Material& material_;
  crypto::Verifier& verifier_;
  revocation::Rules rules_;
  Budget budget_;
};

}  // namespace

std::string_view PathResult::result() const {
  if (effect <= Effect::warning) return "valid";
  return effect == Effect::indeterminate ? "indeterminate" : "invalid";
}

Result<PathResult> judge_path_case(const PathCase& path_case, std::uint64_t line, Instant now,
                                   PathFiles& files, crypto::Verifier& verifier) {
  const Instant at = path_case.time.value_or(now);
  auto material = Loader(path_case, line, at, files).load();
  if (!material) return material.error();
  PathResult result;
  if (!material->leaf.empty()) {
    result = CaseJudge(path_case, at, *material, verifier).judge();
  }
  result.findings.insert(result.findings.begin(), material->findings.begin(),
                         material->findings.end());
  return result;
}

}  // namespace baytrust::service
