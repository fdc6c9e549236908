#include "validators/revocation/responder.hpp"

#include <algorithm>
#include <array>

#include "validators/crypto/digest.hpp"
#include "validators/path/validate.hpp"
#include "validators/revocation/codes.hpp"
#include "validators/revocation/ocsp_codes.hpp"

namespace baytrust::revocation {
namespace {

constexpr std::size_t kMaxResponders = 16;  // certificates of one ResponderID looked at
// Of responses about one certificate, so that a heap of forged ones leaves something for the rest
// of the path. Two or three are what honest evidence asks for.
constexpr std::uint64_t kMaxSignatures = 32;
constexpr OidView kOcspSigning{"\x2B\x06\x01\x05\x05\x07\x03\x09"};  // id-kp-OCSPSigning
constexpr OidView kAccessOcsp{"\x2B\x06\x01\x05\x05\x07\x30\x01"};   // id-ad-ocsp

bool is_named(const x509::OcspResponse& response, std::string_view subject_key,
              const crypto::PublicKeyInfo& key) {
  if (response->responder_name) return response->responder_name_key == subject_key;
  return equal(response->responder_key_hash, crypto::sha1(key.key_bits));
}

bool is_named(const x509::OcspResponse& response, const x509::Certificate& certificate) {
  return is_named(response, certificate->subject_key, certificate->subject_public_key_info);
}

bool may_answer(const x509::Certificate& certificate) {
  const auto& purposes = certificate->extensions.extended_key_usage;
  return purposes && std::find(purposes->begin(), purposes->end(), kOcspSigning) != purposes->end();
}

// RFC 6960 4.2.2.2.1, second choice: the certificate says how its own status is found.
bool names_a_source(const x509::Certificate& certificate) {
  const auto& extensions = certificate->extensions;
  const auto& access = extensions.authority_info_access;
  return extensions.crl_distribution_points ||
         std::any_of(access.begin(), access.end(),
                     [](const auto& one) { return one.method == kAccessOcsp; });
}

std::string first_failure(const Findings& findings) {
  const Effect most = worst(findings);
  for (const auto& finding : findings) {
    if (finding.effect() == most) return std::string(finding.code().id);
  }
  return {};
}

}  // namespace

// Of several reasons the one that came furthest is told.
struct Responders::Failure {
  const Code* code = &kOcspResponder;
  std::string detail;

  void update(const Code& other, std::string other_detail = {}) {
    constexpr std::array kOrder{&kOcspResponder,          &kOcspResponderIssuer,
                                &kOcspResponderEku,       &kOcspResponderKeyUsage,
                                &kOcspAlgorithm,          &kOcspSignature,
                                &kOcspResponderPath,      &kOcspResponderStatus,
                                &kOcspResponderUnchecked, &kBudget};
    const auto rank = [&](const Code* c) { return std::find(kOrder.begin(), kOrder.end(), c); };
    if (rank(&other) < rank(code)) return;
    code = &other;
    detail = std::move(other_detail);
  }
};

const crypto::PublicKeyInfo& issuer_key_of(const Question& question) {
  const std::size_t above = question.index + 1;
  return above < question.path.size() ? question.path[above]->subject_public_key_info
                                      : question.anchor.key();
}

Responders::Responders(const Inquiry& inquiry, Context& context)
    : inquiry_(inquiry), context_(context), attempts_({.signatures = kMaxSignatures}) {}

const Authorisation& Responders::of(const x509::OcspResponse& response, Instant when) {
  for (const auto& kept : kept_) {
    if (kept.when == when && kept.response == response->fingerprint) return kept.authorisation;
  }
  kept_.push_back({response->fingerprint, when, find(response, when)});
  return kept_.back().authorisation;
}

Authorisation Responders::find(const x509::OcspResponse& response, Instant when) {
  Failure failure;
  const auto& question = inquiry_.question;
  if (is_ca(response) && good(response, issuer_key_of(question),
                              dsa_parameters_of(question, question.index + 1), when, failure)) {
    return {};
  }
  if (auto found = listed(response, when, failure)) return *std::move(found);
  if (auto found = delegated(response, when, failure)) return *std::move(found);
  Authorisation none;
  none.failure = failure.code;
  none.detail = failure.detail;
  return none;
}

bool Responders::is_ca(const x509::OcspResponse& response) const {
  return is_named(response, inquiry_.certificate()->issuer_key, issuer_key_of(inquiry_.question));
}

// 4.2.2.2 (1): "matches a local configuration of OCSP signing authority".
std::optional<Authorisation> Responders::listed(const x509::OcspResponse& response, Instant when,
                                                Failure& failure) {
  const auto& question = inquiry_.question;
  const std::size_t above = question.index + 1;
  const auto& anchor = question.anchor.certificate();
  const x509::Certificate* ca = above < question.path.size() ? &question.path[above]
                                : anchor                     ? &*anchor
                                                             : nullptr;
  if (ca == nullptr) return std::nullopt;
  for (const ListedResponder& one : context_.evidence.listed_responders) {
    const auto& responder = one.responder;
    if (one.ca != (*ca)->fingerprint || !is_named(response, responder)) continue;
    if (!may_sign(responder, failure)) continue;
    if (!good(response, responder->subject_public_key_info, {}, when, failure)) continue;
    if (when < responder->not_before || responder->not_after < when) {
      failure.update(kOcspResponderPath, "path.certificate.expired");
      continue;
    }
    Authorisation found;
    found.certificates.push_back(responder->fingerprint);
    return found;
  }
  return std::nullopt;
}

// Certificates that came with the response, then those gathered otherwise.
std::optional<Authorisation> Responders::delegated(const x509::OcspResponse& response, Instant when,
                                                   Failure& failure) {
  if (inquiry_.depth >= kMaxDepth) return std::nullopt;
  std::size_t tried = 0;
  const auto consider = [&](const x509::Certificate& one) -> std::optional<Authorisation> {
    if (!is_named(response, one)) return std::nullopt;
    if (tried == kMaxResponders) {
      refuse(context_.budget, Resource::signatures);
      failure.update(kBudget);
      return std::nullopt;
    }
    ++tried;
    return accept(response, one, when, failure);
  };
  for (const auto& one : response->certificates) {
    if (auto found = consider(one)) return found;
  }
  for (const path::Pool* pool : context_.evidence.pools) {
    for (const auto& one : pool->certificates()) {
      if (one->issuer_key != inquiry_.certificate()->issuer_key || !may_answer(one)) continue;
      if (!context_.budget.spend(Resource::comparisons)) {
        failure.update(kBudget);
        return std::nullopt;
      }
      if (auto found = consider(one)) return found;
    }
  }
  return std::nullopt;
}

std::optional<Authorisation> Responders::accept(const x509::OcspResponse& response,
                                                const x509::Certificate& responder, Instant when,
                                                Failure& failure) {
  // 4.2.2.2: issued directly by the CA that issued the certificate in question.
  if (responder->issuer_key != inquiry_.certificate()->issuer_key) {
    failure.update(kOcspResponderIssuer);
    return std::nullopt;
  }
  if (!may_answer(responder)) {
    failure.update(kOcspResponderEku);
    return std::nullopt;
  }
  if (!may_sign(responder, failure)) return std::nullopt;
  if (is_open(inquiry_, responder)) {
    failure.update(kOcspResponderStatus, "circular");
    return std::nullopt;
  }
  if (!good(response, responder->subject_public_key_info, {}, when, failure)) return std::nullopt;
  // "signed by the same key": the responder in the place of the certificate in question.
  const auto above = inquiry_.question.path.subspan(inquiry_.question.index + 1);
  std::vector<x509::Certificate> path{responder};
  path.insert(path.end(), above.begin(), above.end());
  if (!on_path(path, when, failure)) return std::nullopt;
  return judge_status(path, when, failure);
}

// RFC 5280 4.2.1.12: consistent with OCSPSigning are digitalSignature and nonRepudiation.
bool Responders::may_sign(const x509::Certificate& responder, Failure& failure) const {
  const auto& usage = responder->extensions.key_usage;
  if (!usage || usage->has(x509::KeyUsageBit::digital_signature) ||
      usage->has(x509::KeyUsageBit::content_commitment)) {
    return true;
  }
  failure.update(kOcspResponderKeyUsage);
  return false;
}

bool Responders::on_path(const std::vector<x509::Certificate>& path, Instant when,
                         Failure& failure) {
  path::Inputs inputs;
  inputs.path = path;
  inputs.at = when;
  inputs.anchor = inquiry_.question.anchor;
  inputs.algorithms = context_.rules.algorithms;
  inputs.target_signature = path::Inputs::TargetSignature::kept;
  const auto outcome = path::validate(inputs, context_.verifier, context_.budget);
  if (outcome.valid()) return true;
  failure.update(kOcspResponderPath, first_failure(outcome.findings));
  return false;
}

// 4.2.2.2.1: not asked with ocsp-nocheck; else asked by what is held.
std::optional<Authorisation> Responders::judge_status(const std::vector<x509::Certificate>& path,
                                                      Instant when, Failure& failure) {
  const auto& responder = path.front();
  Authorisation found;
  found.certificates.push_back(responder->fingerprint);
  if (responder->extensions.ocsp_nocheck) return found;
  const Question question{.path = path,
                          .anchor = inquiry_.question.anchor,
                          .index = 0,
                          .at = when,
                          .known_at = inquiry_.question.known_at};
  const Inquiry inner{.question = question, .outer = &inquiry_, .depth = inquiry_.depth + 1};
  const Status status = inquire(inner, context_);
  append(found.crls, status.crls);
  append(found.ocsp, status.ocsp);
  append(found.certificates, status.certificates);
  if (status.state == State::good) return found;
  if (status.state != State::unknown || names_a_source(responder)) {
    failure.update(kOcspResponderStatus, std::string(to_string(status.state)));
    return std::nullopt;
  }
  if (context_.rules.unchecked_responder >= Effect::indeterminate) {
    failure.update(kOcspResponderUnchecked);
    return std::nullopt;
  }
  found.unchecked = true;
  return found;
}

bool Responders::good(const x509::OcspResponse& response, const crypto::PublicKeyInfo& key,
                      ByteView dsa_parameters, Instant when, Failure& failure) {
  const auto algorithm = crypto::parse_signature_algorithm(response->signature_algorithm);
  if (!algorithm) {
    failure.update(kOcspAlgorithm, to_string(response->signature_algorithm.oid));
    return false;
  }
  const Subject subject(Subject::Kind::path, static_cast<std::uint32_t>(inquiry_.question.index));
  crypto::PublicKeyInfo judged = key;
  if (judged.inherits_parameters) {
    judged.bits = crypto::dsa_parameter_bits(dsa_parameters).value_or(0);
  }
  if (worst(crypto::judge(context_.rules.algorithms, *algorithm, judged, when, subject)) >
      Effect::warning) {
    failure.update(kOcspAlgorithm, to_string(*algorithm) + ", " + to_string(key));
    return false;
  }
  if (!attempts_.spend(Resource::signatures)) refuse(context_.budget, Resource::signatures);
  if (attempts_.exhausted() || !context_.budget.spend(Resource::signatures)) {
    failure.update(kBudget);
    return false;
  }
  const crypto::Check check{.algorithm = *algorithm,
                            .key = key,
                            .dsa_parameters = dsa_parameters,
                            .message = response->tbs,
                            .signature = response->signature_value};
  if (context_.verifier.verify_kept(response->fingerprint, check) == crypto::Verdict::good) {
    return true;
  }
  failure.update(kOcspSignature);
  return false;
}

}  // namespace baytrust::revocation
