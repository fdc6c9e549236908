#include "validators/path/build.hpp"

#include <algorithm>
#include <tuple>

#include "validators/path/builder.hpp"
#include "validators/path/codes.hpp"
#include "validators/path/fact_text.hpp"

namespace baytrust::path {
namespace {

constexpr Subject kRequestSubject{Subject::Kind::request};
constexpr Subject kCertificateSubject{Subject::Kind::certificate};

// RFC 4158 3.5.12: key identifiers help to choose, they decide nothing.
int key_id_rank_of(const x509::Certificate& child, std::optional<ByteView> key_id,
                   std::optional<ByteView> serial) {
  const auto& authority = child->extensions.authority_key_id;
  if (!authority) return 1;
  if (authority->serial && serial && !equal(*authority->serial, *serial)) return 2;
  if (!authority->key_id || !key_id) return 1;
  return equal(*authority->key_id, *key_id) ? 0 : 2;
}

}  // namespace

Candidates build(const x509::Certificate& target, std::span<const Pool* const> pools,
                 const BuildOptions& options, Budget& budget) {
  return Builder(pools, options, budget).run(target);
}

bool better(const Standing& a, const Standing& b) {
  const auto rank = [](Effect effect) {
    if (effect <= Effect::warning) return 0;
    return effect == Effect::invalid ? 2 : 1;
  };
  if (rank(a.effect) != rank(b.effect)) return rank(a.effect) < rank(b.effect);
  if (a.fingerprints.size() != b.fingerprints.size()) {
    return a.fingerprints.size() < b.fingerprints.size();
  }
  return a.fingerprints < b.fingerprints;
}

std::vector<Digest> Path::fingerprints() const {
  std::vector<Digest> out;
  out.reserve(certificates_.size() + 1);
  for (const auto& certificate : certificates_) out.push_back(certificate->fingerprint);
  out.push_back(anchor_.id());
  return out;
}

const Digest& Builder::Issuer::id() const {
  return anchor ? anchor->id() : (*certificate)->fingerprint;
}
const crypto::PublicKeyInfo& Builder::Issuer::key() const {
  return anchor ? anchor->key() : (*certificate)->subject_public_key_info;
}
std::string_view Builder::Issuer::name_key() const {
  return anchor ? anchor->name_key() : std::string_view((*certificate)->subject_key);
}

// Half of the signatures stay for the validation of what is found.
Builder::Builder(std::span<const Pool* const> pools, const BuildOptions& options, Budget& budget)
    : pools_(pools),
      options_(options),
      budget_(budget),
      signatures_kept_(budget.left(Resource::signatures) / 2) {}

Candidates Builder::run(const x509::Certificate& target) {
  for (const Pool* pool : pools_) {
    for (std::uint32_t index : pool->anchors_named(target->subject_key)) {
      if (pool->anchors()[index].id() != target->fingerprint) continue;
      out_.findings.emplace_back(kBuildTargetIsAnchor, kCertificateSubject);
    }
  }
  stack_.push_back(target);
  extend();
  std::stable_sort(out_.paths.begin(), out_.paths.end(), [](const Path& a, const Path& b) {
    if (a.diagnostic() != b.diagnostic()) return b.diagnostic();
    return a.certificates().size() < b.certificates().size();
  });
  if (not_listed_ != 0) {
    out_.findings.emplace_back(kBuildDropped, kRequestSubject,
                               Facts{{"limit", std::to_string(kMaxDropped)}});
  }
  if (out_.paths.empty()) out_.findings.emplace_back(kBuildNoPath, kRequestSubject);
  return std::move(out_);
}

void Builder::drop(const Digest& certificate, const Code& code, Facts facts) {
  if (out_.dropped.size() == kMaxDropped) {
    ++not_listed_;
    return;
  }
  out_.dropped.push_back({certificate, Finding(code, kCertificateSubject, std::move(facts))});
}

void Builder::stop(Resource resource) {
  stopped_ = true;
  out_.findings.emplace_back(kBudgetExhausted, kRequestSubject,
                             Facts{{"resource", std::string(to_string(resource))}});
}

Builder::Issuer Builder::ranked(Issuer issuer, const x509::Certificate& child) const {
  const x509::Certificate* certificate = issuer.certificate;
  if (issuer.anchor && issuer.anchor->certificate()) certificate = &*issuer.anchor->certificate();
  if (certificate == nullptr) return issuer;
  const x509::Certificate::Data& data = **certificate;
  issuer.key_id_rank = key_id_rank_of(child, data.extensions.subject_key_id, data.serial_number);
  issuer.in_validity = data.not_before <= options_.at && options_.at <= data.not_after;
  return issuer;
}

void Builder::collect_named(const x509::Certificate& child, std::vector<Issuer>& found) const {
  for (const Pool* pool : pools_) {
    for (std::uint32_t index : pool->anchors_named(child->issuer_key)) {
      found.push_back(ranked({.anchor = &pool->anchors()[index]}, child));
    }
    for (std::uint32_t index : pool->certificates_named(child->issuer_key)) {
      found.push_back(ranked({.certificate = &pool->certificates()[index]}, child));
    }
  }
}

void Builder::collect_by_key_id(const x509::Certificate& child, std::vector<Issuer>& found) const {
  const auto& authority = child->extensions.authority_key_id;
  if (!authority || !authority->key_id) return;
  for (const Pool* pool : pools_) {
    for (const TrustAnchor& anchor : pool->anchors()) {
      const auto key_id = anchor.key_id();
      if (!key_id || !equal(*key_id, *authority->key_id)) continue;
      found.push_back(ranked({.anchor = &anchor, .diagnostic = true}, child));
    }
    for (std::uint32_t index : pool->certificates_with_key_id(*authority->key_id)) {
      found.push_back(
          ranked({.certificate = &pool->certificates()[index], .diagnostic = true}, child));
    }
  }
}

// Best first; the same certificate in two pools, once. Every one found is a step of the budget.
std::vector<Builder::Issuer> Builder::issuers_of(const x509::Certificate& child) {
  std::vector<Issuer> found;
  collect_named(child, found);
  if (found.empty() && options_.diagnostics == Diagnostics::key_identifiers) {
    collect_by_key_id(child, found);
  }
  if (!budget_.spend(Resource::path_steps, found.size() + 1)) {
    stop(Resource::path_steps);
    return {};
  }
  const auto order = [](const Issuer& i) {
    return std::tuple(i.key_id_rank, i.anchor == nullptr, !i.in_validity);
  };
  std::sort(found.begin(), found.end(), [&](const Issuer& a, const Issuer& b) {
    if (order(a) != order(b)) return order(a) < order(b);
    return a.id() < b.id();
  });
  found.erase(std::unique(found.begin(), found.end(),
                          [](const Issuer& a, const Issuer& b) {
                            return (a.anchor == nullptr) == (b.anchor == nullptr) &&
                                   a.id() == b.id();
                          }),
              found.end());
  return found;
}

// RFC 4158 2.4.2: the same name with the same key again leads nowhere new. A target with the name
// and key of an anchor is another certificate of it, unless it is the anchor's own.
bool Builder::on_path(const Issuer& issuer) const {
  for (std::size_t i = 0; i < stack_.size(); ++i) {
    const x509::Certificate& certificate = stack_[i];
    if (certificate->fingerprint == issuer.id()) return true;
    if (i == 0 && issuer.anchor != nullptr) continue;
    if (certificate->subject_key == issuer.name_key() &&
        equal(certificate->subject_public_key_info.spki, issuer.key().spki)) {
      return true;
    }
  }
  return false;
}

Builder::Signed Builder::check(const x509::Certificate& child, const Issuer& issuer) {
  const auto algorithm = crypto::parse_signature_algorithm(child->signature_algorithm);
  if (!algorithm || issuer.key().inherits_parameters) return Signed::unknown;
  if (budget_.left(Resource::signatures) <= signatures_kept_ ||
      !budget_.spend(Resource::signatures)) {
    stop(Resource::signatures);
    return Signed::unknown;
  }
  const auto verdict =
      options_.verifier->verify_kept(child->fingerprint, {.algorithm = *algorithm,
                                                          .key = issuer.key(),
                                                          .dsa_parameters = {},
                                                          .message = child->tbs,
                                                          .signature = child->signature_value});
  if (verdict == crypto::Verdict::good) return Signed::yes;
  return verdict == crypto::Verdict::unsupported ? Signed::unknown : Signed::no;
}

// One level up, every possible issuer in order of rank. Signatures are verified only where issuers
// of the same name have different keys; once one key is the signer's, the others are not.
void Builder::extend() {
  const x509::Certificate child = stack_.back();
  const std::vector<Issuer> issuers = issuers_of(child);
  if (stopped_) return;
  if (issuers.empty()) {
    return drop(child->fingerprint, kBuildNoIssuer,
                {{"issuer", clipped(to_string(child->issuer))}});
  }
  const bool ambiguous = options_.verifier != nullptr &&
                         std::any_of(issuers.begin(), issuers.end(), [&](const Issuer& issuer) {
                           return !equal(issuer.key().spki, issuers.front().key().spki);
                         });
  std::optional<ByteView> signer;
  std::vector<ByteView> others;
  const Issuer* best_other = nullptr;
  bool followed = false;
  for (const Issuer& issuer : issuers) {
    if (stopped_) return;
    if (on_path(issuer)) {
      drop(issuer.id(), kBuildLoop);
      continue;
    }
    Signed by_issuer = Signed::unknown;
    if (ambiguous) {
      const ByteView key = issuer.key().spki;
      const auto is_key = [&](ByteView other) { return equal(other, key); };
      if (signer) {
        by_issuer = is_key(*signer) ? Signed::yes : Signed::no;
      } else if (std::any_of(others.begin(), others.end(), is_key)) {
        by_issuer = Signed::no;
      } else {
        by_issuer = check(child, issuer);
        if (stopped_) return;
      }
      if (by_issuer == Signed::yes) signer = key;
      if (by_issuer == Signed::no) {
        others.push_back(key);
        if (best_other == nullptr) best_other = &issuer;
        drop(issuer.id(), kBuildOtherKey);
        continue;
      }
    }
    follow(issuer, by_issuer);
    followed = true;
  }
  // Nobody's key fits: the likeliest one shows what is wrong.
  if (!followed && best_other != nullptr) follow(*best_other, Signed::no);
}

void Builder::follow(const Issuer& issuer, Signed by_issuer) {
  diagnostic_steps_ += issuer.diagnostic ? 1 : 0;
  signed_.push_back(by_issuer);
  if (issuer.anchor != nullptr) {
    add_path(*issuer.anchor);
  } else if (stack_.size() >= options_.max_length) {
    drop(issuer.id(), kBuildTooLong, {{"limit", std::to_string(options_.max_length)}});
  } else {
    stack_.push_back(*issuer.certificate);
    extend();
    stack_.pop_back();
  }
  signed_.pop_back();
  diagnostic_steps_ -= issuer.diagnostic ? 1 : 0;
}

void Builder::add_path(const TrustAnchor& anchor) {
  if (out_.paths.size() == options_.max_candidates) {
    stopped_ = true;
    out_.findings.emplace_back(kBuildMany, kRequestSubject,
                               Facts{{"limit", std::to_string(options_.max_candidates)}});
    return;
  }
  Path path(stack_, anchor);
  path.diagnostic_ = diagnostic_steps_ != 0;
  path.target_verified_ = signed_.front() == Signed::yes;
  out_.paths.push_back(std::move(path));
}

}  // namespace baytrust::path
