// Why a certificate is, or is not, recognised: the decision of a relying jurisdiction, each entry
// with both sides' copies, and the policy graphs at home and by the recognition. The decision is
// decide()'s own; this only brings together what it rests on. No revocation is asked for:
// recognition never reads it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gateway/service/check.hpp"
#include "gateway/service/config.hpp"
#include "gateway/service/policy_picture.hpp"
#include "policy-mapping/recognition.hpp"
#include "validators/base/change.hpp"

namespace baytrust::service {

struct CertificateQuestion {
  x509::Certificate certificate;
  std::vector<x509::Certificate> chain;
  std::string relying;
  Instant at;
  Instant known_at;
};

// An entry that was tried, as the decision tells it, and how it was published.
struct EntryExplained {
  decision::RecognitionTried tried;
  // The relying side's copy, else the issuing side's.
  policy_mapping::Recognition recognition;
  // From the relying side's copy to the issuing side's; empty where one is missing.
  Changes between_copies;
  Findings findings;  // its own: legs, requirements, run
};

struct CertificateExplained {
  decision::Decision decision;
  std::vector<EntryExplained> entries;  // the selected one first, then by id
  PolicyPicture home;                   // by the issuing jurisdiction's own rules
  PolicyPicture recognition;            // of the selected entry; empty without one
};

Result<CertificateExplained> explain_certificate(const CertificateQuestion& question,
                                                 const LoadedTrust& trust, const Config& config,
                                                 crypto::Verifier& verifier);

}  // namespace baytrust::service
