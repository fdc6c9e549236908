// Who signed an OCSP response, and may that one answer for the certificate in question: RFC 6960
// 4.2.2.2. The CA that issued the certificate, a certificate that this CA delegated with the same
// key, or a responder that the relying side lists for it. Internal to this folder.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "validators/base/code.hpp"
#include "validators/revocation/inquiry.hpp"

namespace baytrust::revocation {

struct Authorisation {
  const Code* failure = nullptr;  // null: authorised; kBudget: not looked at
  std::string detail;             // algorithm, code of the path, or status
  bool unchecked = false;         // nothing says whether the responder was revoked
  std::vector<Digest> crls;       // leaned on for the responder's own status
  std::vector<Digest> ocsp;       // likewise
  std::vector<Digest> certificates;

  bool ok() const { return failure == nullptr; }
};

// The key that verified the certificate in question: that of the certificate above it, or the
// anchor's.
const crypto::PublicKeyInfo& issuer_key_of(const Question& question);

class Responders {
 public:
  Responders(const Inquiry& inquiry, Context& context);

  // Valid until the next call. when: the instant at which the responder must be good.
  const Authorisation& of(const x509::OcspResponse& response, Instant when);

 private:
  struct Failure;
  struct Kept {
    Digest response;
    Instant when;
    Authorisation authorisation;
  };

  Authorisation find(const x509::OcspResponse& response, Instant when);
  bool is_ca(const x509::OcspResponse& response) const;
  std::optional<Authorisation> listed(const x509::OcspResponse& response, Instant when,
                                      Failure& failure);
  std::optional<Authorisation> delegated(const x509::OcspResponse& response, Instant when,
                                         Failure& failure);
  std::optional<Authorisation> accept(const x509::OcspResponse& response,
                                      const x509::Certificate& responder, Instant when,
                                      Failure& failure);
  bool may_sign(const x509::Certificate& responder, Failure& failure) const;
  bool on_path(const std::vector<x509::Certificate>& path, Instant when, Failure& failure);
  std::optional<Authorisation> judge_status(const std::vector<x509::Certificate>& path,
                                            Instant when, Failure& failure);
  bool good(const x509::OcspResponse& response, const crypto::PublicKeyInfo& key,
            ByteView dsa_parameters, Instant when, Failure& failure);

  const Inquiry& inquiry_;
  Context& context_;
  Budget attempts_;  // signatures of responses
  std::vector<Kept> kept_;
};

}  // namespace baytrust::revocation
