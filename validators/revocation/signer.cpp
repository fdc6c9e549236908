#include "validators/revocation/signer.hpp"

#include <algorithm>
#include <array>

#include "validators/path/codes.hpp"
#include "validators/path/validate.hpp"
#include "validators/revocation/codes.hpp"

namespace baytrust::revocation {
namespace {

constexpr std::size_t kMaxSigners = 16;  // certificates of one CRL issuer's name looked at

bool other_key_id(const x509::Crl& crl, const std::optional<ByteView>& key_id) {
  const auto& authority = crl->authority_key_id;
  return authority && authority->key_id && key_id && !equal(*authority->key_id, *key_id);
}

}  // namespace

// Of several reasons the one that came furthest is told.
struct Signers::Failure {
  const Code* code = &kSignerMissing;
  std::string detail;

  void update(const Code& other, std::string other_detail = {}) {
    constexpr std::array kOrder{&kSignerMissing, &kSignerKeyUsage, &kAlgorithm, &kSignature,
                                &kSignerPath,    &kSignerStatus,   &kBudget};
    const auto rank = [&](const Code* c) { return std::find(kOrder.begin(), kOrder.end(), c); };
    if (rank(&other) < rank(code)) return;
    code = &other;
    detail = std::move(other_detail);
  }
};

struct Signers::Candidate {
  crypto::PublicKeyInfo key;
  ByteView dsa_parameters;
  std::optional<x509::KeyUsage> usage;
  std::optional<ByteView> key_id;
};

const Authentication& Signers::of(const x509::Crl& crl, Instant when) {
  for (const auto& kept : kept_) {
    if (kept.when == when && kept.crl == crl->fingerprint) return kept.authentication;
  }
  kept_.push_back({crl->fingerprint, when, find(crl, when)});
  return kept_.back().authentication;
}

bool Signers::signed_by(const x509::Crl& crl, const Authentication& signer) {
  const auto algorithm = crypto::parse_signature_algorithm(crl->signature_algorithm);
  return algorithm && context_.budget.spend(Resource::signatures) &&
         verify(crl, *algorithm, signer.key, signer.dsa_parameters);
}

Authentication Signers::find(const x509::Crl& crl, Instant when) {
  Failure failure;
  if (auto found = on_path(crl, when, failure)) return *std::move(found);
  if (auto found = beyond(crl, when, failure)) return *std::move(found);
  Authentication none;
  none.failure = failure.code;
  none.detail = failure.detail;
  return none;
}

std::optional<Authentication> Signers::on_path(const x509::Crl& crl, Instant when,
                                               Failure& failure) {
  const auto& question = inquiry_.question;
  std::vector<Candidate> candidates;
  const auto consider = [&](const Question& asked, std::size_t at) {
    const auto& certificate = asked.path[at];
    if (certificate->subject_key != crl->issuer_key) return;
    candidates.push_back({.key = certificate->subject_public_key_info,
                          .dsa_parameters = dsa_parameters_of(asked, at),
                          .usage = certificate->extensions.key_usage,
                          .key_id = certificate->extensions.subject_key_id});
  };
  for (const Inquiry* i = &inquiry_; i != nullptr; i = i->outer) {
    for (std::size_t at = i->question.index + 1; at < i->question.path.size(); ++at) {
      consider(i->question, at);
    }
  }
  if (question.anchor.name_key() == crl->issuer_key) {
    const auto& certificate = question.anchor.certificate();
    candidates.push_back({.key = question.anchor.key(),
                          .dsa_parameters = {},
                          .usage = certificate ? (*certificate)->extensions.key_usage
                                               : std::optional<x509::KeyUsage>{},
                          .key_id = question.anchor.key_id()});
  }
  // A CRL signer whose own certificate names the CRLs it signs as its distribution point: its CA
  // decided so, and no other CRL exists to ask.
  consider(question, question.index);

  std::stable_partition(candidates.begin(), candidates.end(), [&](const auto& candidate) {
    return !other_key_id(crl, candidate.key_id);
  });
  for (const auto& candidate : candidates) {
    if (!good(crl, candidate, when, failure)) continue;
    Authentication found;
    found.key = candidate.key;
    found.dsa_parameters = candidate.dsa_parameters;
    return found;
  }
  return std::nullopt;
}

std::optional<Authentication> Signers::beyond(const x509::Crl& crl, Instant when,
                                              Failure& failure) {
  if (inquiry_.depth >= kMaxDepth) return std::nullopt;
  std::size_t tried = 0;
  for (const path::Pool* pool : context_.evidence.pools) {
    for (const auto index : pool->certificates_named(crl->issuer_key)) {
      const auto& signer = pool->certificates()[index];
      if (other_key_id(crl, signer->extensions.subject_key_id) ||
          signer == inquiry_.certificate() || judged_elsewhere(inquiry_, signer)) {
        continue;
      }
      if (tried == kMaxSigners) {
        refuse(context_.budget, Resource::signatures);
        return std::nullopt;
      }
      ++tried;
      if (auto found = accept(crl, signer, when, failure)) return found;
    }
  }
  return std::nullopt;
}

std::optional<Authentication> Signers::accept(const x509::Crl& crl, const x509::Certificate& signer,
                                              Instant when, Failure& failure) {
  // A first look with the key as it stands in the certificate: what does not verify here is not
  // worth a path. An inherited DSA key waits for its path.
  Candidate candidate{.key = signer->subject_public_key_info,
                      .dsa_parameters = {},
                      .usage = signer->extensions.key_usage,
                      .key_id = {}};
  if (!candidate.key.inherits_parameters && !good(crl, candidate, when, failure)) {
    return std::nullopt;
  }
  // RFC 5280 6.3.3(f): a valid path, to the very anchor of the certificate in question.
  const auto& anchor = inquiry_.question.anchor;
  const std::vector<x509::Certificate> ours(inquiry_.question.path.begin(),
                                            inquiry_.question.path.end());
  const path::Pool own(ours, {anchor});
  std::vector<const path::Pool*> pools{&own};
  pools.insert(pools.end(), context_.evidence.pools.begin(), context_.evidence.pools.end());
  const auto built =
      path::build(signer, pools, {.at = when, .verifier = &context_.verifier}, context_.budget);
  failure.update(kSignerPath);
  for (const auto& path : built.paths) {
    if (path.diagnostic() || !(path.anchor() == anchor)) continue;
    path::Inputs inputs;
    inputs.path = path.certificates();
    inputs.at = when;
    inputs.anchor = anchor;
    inputs.algorithms = context_.rules.algorithms;
    const auto outcome = path::validate(inputs, context_.verifier, context_.budget);
    if (!outcome.valid() || !outcome.working_key) continue;
    candidate.dsa_parameters = outcome.working_key->parameters;
    if (candidate.key.inherits_parameters && !good(crl, candidate, when, failure)) continue;
    auto found = judge_signer(path, when, failure);
    if (!found) continue;
    found->key = candidate.key;
    found->dsa_parameters = candidate.dsa_parameters;
    found->path = path.certificates();
    return found;
  }
  // The builder keeps half of the signatures back: it stops before anything is refused.
  for (const auto& finding : built.findings) {
    if (finding.code() == path::kBudgetExhausted) refuse(context_.budget, Resource::signatures);
    if (finding.code() == path::kBuildMany) refuse(context_.budget, Resource::path_steps);
  }
  return std::nullopt;
}

// 6.1.3(a)(3) for what of the signer's path is not on ours.
std::optional<Authentication> Signers::judge_signer(const path::Path& path, Instant when,
                                                    Failure& failure) {
  Authentication found;
  const auto& certificates = path.certificates();
  for (std::size_t i = 0; i < certificates.size(); ++i) {
    if (judged_elsewhere(inquiry_, certificates[i])) continue;
    if (is_open(inquiry_, certificates[i])) {
      failure.update(kSignerStatus, "circular");
      return std::nullopt;
    }
    const Question question{.path = certificates,
                            .anchor = path.anchor(),
                            .index = i,
                            .at = when,
                            .known_at = inquiry_.question.known_at};
    const Inquiry inner{.question = question, .outer = &inquiry_, .depth = inquiry_.depth + 1};
    Status status = inquire(inner, context_);
    if (status.state != State::good) {
      failure.update(kSignerStatus, std::string(to_string(status.state)));
      return std::nullopt;
    }
    found.certificates.push_back(certificates[i]->fingerprint);
    append(found.crls, status.crls);
    append(found.ocsp, status.ocsp);
    append(found.certificates, status.certificates);
  }
  return found;
}

bool Signers::good(const x509::Crl& crl, const Candidate& candidate, Instant when,
                   Failure& failure) {
  // RFC 5280 6.3.3(f): if a key usage extension is present, cRLSign must be set.
  if (candidate.usage && !candidate.usage->has(x509::KeyUsageBit::crl_sign)) {
    failure.update(kSignerKeyUsage);
    return false;
  }
  const auto algorithm = crypto::parse_signature_algorithm(crl->signature_algorithm);
  if (!algorithm) {
    failure.update(kAlgorithm, to_string(crl->signature_algorithm.oid));
    return false;
  }
  if (!allowed(*algorithm, candidate, when)) {
    failure.update(kAlgorithm, to_string(*algorithm) + ", " + to_string(candidate.key));
    return false;
  }
  if (!context_.budget.spend(Resource::signatures)) {
    failure.update(kBudget);
    return false;
  }
  if (!verify(crl, *algorithm, candidate.key, candidate.dsa_parameters)) {
    failure.update(kSignature);
    return false;
  }
  return true;
}

bool Signers::allowed(const crypto::SignatureAlgorithm& algorithm, const Candidate& candidate,
                      Instant when) const {
  crypto::PublicKeyInfo key = candidate.key;
  if (key.inherits_parameters) {
    key.bits = crypto::dsa_parameter_bits(candidate.dsa_parameters).value_or(0);
  }
  const Subject subject(Subject::Kind::path, static_cast<std::uint32_t>(inquiry_.question.index));
  return worst(crypto::judge(context_.rules.algorithms, algorithm, key, when, subject)) <=
         Effect::warning;
}

bool Signers::verify(const x509::Crl& crl, const crypto::SignatureAlgorithm& algorithm,
                     const crypto::PublicKeyInfo& key, ByteView dsa_parameters) {
  const crypto::Check check{.algorithm = algorithm,
                            .key = key,
                            .dsa_parameters = dsa_parameters,
                            .message = crl->tbs,
                            .signature = crl->signature_value};
  return context_.verifier.verify_kept(crl->fingerprint, check) == crypto::Verdict::good;
}

}  // namespace baytrust::revocation
