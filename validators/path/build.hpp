// Path building (RFC 4158): from a target to trust anchors through a pool of certificates, over
// loops, cross-certificates, re-keyed and same-name CAs, with backtracking. Finds candidates and
// says why it dropped others; whether a candidate is valid is validate.hpp's judgement.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "validators/base/budget.hpp"
#include "validators/base/finding.hpp"
#include "validators/base/instant.hpp"
#include "validators/crypto/verifier.hpp"
#include "validators/path/trust_anchor.hpp"
#include "validators/x509/certificate.hpp"

namespace baytrust::path {

// Certificates and anchors, indexed by subject name and by key identifier. Immutable once built;
// one pool may serve many threads. The same certificate given twice counts once.
class Pool {
 public:
  Pool() = default;
  Pool(std::vector<x509::Certificate> certificates, std::vector<TrustAnchor> anchors);

  const std::vector<x509::Certificate>& certificates() const { return certificates_; }
  const std::vector<TrustAnchor>& anchors() const { return anchors_; }

  // Indices into certificates() or anchors().
  std::span<const std::uint32_t> certificates_named(std::string_view subject_key) const;
  std::span<const std::uint32_t> certificates_with_key_id(ByteView key_id) const;
  std::span<const std::uint32_t> anchors_named(std::string_view subject_key) const;

 private:
  // Sorted, not hashed: keys are names that an attacker chooses.
  struct Index {
    std::vector<std::string_view> keys;
    std::vector<std::uint32_t> values;  // beside keys; of equal keys in the order given

    void fill(std::vector<std::pair<std::string_view, std::uint32_t>> entries);
    std::span<const std::uint32_t> find(std::string_view key) const;
  };
  std::vector<x509::Certificate> certificates_;
  std::vector<TrustAnchor> anchors_;
  Index by_subject_, by_key_id_, anchors_by_subject_;
};

// A candidate: target first, anchor apart. Only the builder makes one.
class Path {
 public:
  const std::vector<x509::Certificate>& certificates() const { return certificates_; }
  const TrustAnchor& anchor() const { return anchor_; }
  // Names do not chain somewhere, only key identifiers do: shown to people, can never be valid.
  bool diagnostic() const { return diagnostic_; }
  // The target's signature was verified while building (Inputs::TargetSignature::kept).
  bool target_verified() const { return target_verified_; }
  // SHA-256 of each, target first, anchor last.
  std::vector<Digest> fingerprints() const;

 private:
  friend class Builder;
  Path(std::vector<x509::Certificate> certificates, TrustAnchor anchor)
      : certificates_(std::move(certificates)), anchor_(std::move(anchor)) {}
  std::vector<x509::Certificate> certificates_;
  TrustAnchor anchor_;
  bool diagnostic_ = false;
  bool target_verified_ = false;
};

enum class Diagnostics : std::uint8_t { off, key_identifiers };

struct BuildOptions {
  Instant at;                       // ranks certificates valid then before others
  std::size_t max_candidates = 64;  // further ones are dropped, with a finding
  std::size_t max_length = 32;      // certificates in a path
  Diagnostics diagnostics = Diagnostics::off;
  crypto::Verifier* verifier = nullptr;  // tells same-name issuers apart by signature
};

// A certificate that might have stood on a path and why it does not.
struct Dropped {
  Digest certificate;
  Finding reason;
};

struct Candidates {
  std::vector<Path> paths;       // best first: not diagnostic, shorter, then rank
  std::vector<Dropped> dropped;  // at most kMaxDropped; Findings say how many more
  Findings findings;             // limits reached, no path
};
inline constexpr std::size_t kMaxDropped = 256;

// pools are searched as one; typically what is listed, then what came with the request.
Candidates build(const x509::Certificate& target, std::span<const Pool* const> pools,
                 const BuildOptions& options, Budget& budget);

// Where a judged candidate stands: valid > indeterminate > invalid, then shorter, then smaller
// fingerprints (judgement of the whole path, revocation included, is the caller's).
struct Standing {
  Effect effect = Effect::invalid;
  std::vector<Digest> fingerprints;
};
bool better(const Standing& a, const Standing& b);

}  // namespace baytrust::path
