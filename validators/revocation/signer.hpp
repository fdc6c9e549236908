// Who signed a CRL, and is that signer good for it: RFC 5280 6.3.3(f) to (h). The signer is a CA of
// the path itself or the anchor, or else a certificate with the CRL issuer's name, cRLSign and a
// valid, unrevoked path to the same anchor. Internal to this folder.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "validators/base/code.hpp"
#include "validators/path/build.hpp"
#include "validators/revocation/inquiry.hpp"

namespace baytrust::revocation {

struct Authentication {
  const Code* failure = nullptr;  // null: authentic
  std::string detail;             // algorithm or status
  crypto::PublicKeyInfo key;      // views live as long as the path, the anchor or `path`
  ByteView dsa_parameters;
  std::vector<x509::Certificate> path;  // the signer's, where it is beyond ours
  std::vector<Digest> crls;             // leaned on for the signer's own status
  std::vector<Digest> ocsp;             // likewise
  std::vector<Digest> certificates;     // of the signer's path, beyond ours

  bool ok() const { return failure == nullptr; }
};

class Signers {
 public:
  Signers(const Inquiry& inquiry, Context& context) : inquiry_(inquiry), context_(context) {}

  // Valid until the next call. when: the instant the CRL is relied on, at which a signer beyond the
  // path must be good.
  const Authentication& of(const x509::Crl& crl, Instant when);
  // (h) with the key that (f) found for the complete CRL.
  bool signed_by(const x509::Crl& crl, const Authentication& signer);

 private:
  struct Candidate;
  struct Failure;
  struct Kept {
    Digest crl;
    Instant when;
    Authentication authentication;
  };

  Authentication find(const x509::Crl& crl, Instant when);
  std::optional<Authentication> on_path(const x509::Crl& crl, Instant when, Failure& failure);
  std::optional<Authentication> beyond(const x509::Crl& crl, Instant when, Failure& failure);
  std::optional<Authentication> accept(const x509::Crl& crl, const x509::Certificate& signer,
                                       Instant when, Failure& failure);
  std::optional<Authentication> judge_signer(const path::Path& path, Instant when,
                                             Failure& failure);
  bool good(const x509::Crl& crl, const Candidate& candidate, Instant when, Failure& failure);
  bool allowed(const crypto::SignatureAlgorithm& algorithm, const Candidate& candidate,
               Instant when) const;
  bool verify(const x509::Crl& crl, const crypto::SignatureAlgorithm& algorithm,
              const crypto::PublicKeyInfo& key, ByteView dsa_parameters);

  const Inquiry& inquiry_;
  Context& context_;
  std::vector<Kept> kept_;
};

}  // namespace baytrust::revocation
