// The end entity as a signer, or as a time-stamping authority (judgement.md 5): of which
// certificate type it is by the issuing list at t, and whether its type and key usage let it sign.
// Internal to decide().
#pragma once

#include <vector>

#include "gateway/decision/case.hpp"
#include "gateway/decision/home_run.hpp"
#include "trustlists/certificate_type.hpp"

namespace baytrust::decision {

struct TypeOfSigner {
  const trustlists::CertificateType* type = nullptr;  // null: of none, or of several
  // Every listed type the certificate carries the marker of.
  std::vector<const trustlists::CertificateType*> carried;
  // The issuing CA's service says anything about types.
  enum class Listed : std::uint8_t { no, yes } types_listed = Listed::no;
  Findings findings;
};
TypeOfSigner type_of_signer(const Case& c, const CandidatePath& candidate);

// Home: encipherment types, key usage that does not allow signing. An absent key usage is no
// matter of home (see absent_key_usage).
Findings judge_signer(const x509::Certificate& end_entity, const TypeOfSigner& type);

// A time-stamping authority: that the issuing list names it, or the CA that issued its certificate,
// as a time-stamping service in force at t.
Findings judge_tsa(const Case& c, const CandidatePath& candidate);

bool lacks_key_usage(const x509::Certificate& end_entity);
// signer.key_usage.absent with the effect it has here: info where it is allowed.
Finding absent_key_usage(Effect effect);

}  // namespace baytrust::decision
