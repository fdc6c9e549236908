// The European mutual-recognition extension (MutualRecognitionAgreementInformation, schema version
// 2, in the AdditionalInformation of a pointer to another list) read into a DRAFT of a register:
// one recognition for each equivalence of a CA or time-stamping service, directional from the
// pointing list's territory (relying) to the pointed one's (issuing). The agreement speaks of
// kinds of services and of contents of certificates, a register of CAs, certificate types and
// policies: what one says and the other does not is a finding each (mra_codes.hpp), and the draft
// stays incomplete, so that no reader of registers accepts it before a person completed it.
// Nothing is trusted by it; docs/decisions/0010 says why.
#pragma once

#include "policy-mapping/register.hpp"
#include "validators/base/error.hpp"
#include "validators/base/finding.hpp"
#include "validators/xml/element.hpp"

namespace baytrust::policy_mapping {

struct MraDraft {
  Register draft{};     // sequence number 1, issued and next update as given
  Findings findings{};  // in document order; of an entry: subject recognition
};

// `list`: a TrustServiceStatusList, signed or not. Errors: mra.none, mra.territory, and xml.field.*
// for a malformed extension. At most 1,000 equivalences, and as many of anything in one.
Result<MraDraft> import_mra(const xml::Element& list, Instant issued, Instant next_update);

}  // namespace baytrust::policy_mapping
