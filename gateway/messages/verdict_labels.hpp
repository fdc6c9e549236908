// The words of a verdict for people: which label stands for which value of a decision. messages may
// know decision; decision knows no words.
#pragma once

#include <string>

#include "gateway/decision/ages.hpp"
#include "gateway/decision/decision.hpp"
#include "gateway/decision/outcome.hpp"
#include "gateway/messages/labels.hpp"
#include "policy-mapping/compare.hpp"
#include "policy-mapping/legs.hpp"
#include "policy-mapping/recognition.hpp"
#include "policy-mapping/requirements.hpp"
#include "validators/base/code.hpp"
#include "validators/revocation/judge.hpp"

namespace baytrust::messages {

Label label_of(decision::Accepted accepted);
Label label_of(decision::Outcome outcome);
Label label_of(decision::Home home);
Label label_of(decision::Recognition recognition);
Label label_of(decision::ProfileResult result);
Label label_of(decision::AgeState state);
Label label_of(decision::DocumentKind kind);
Label label_of(policy_mapping::Leg leg);
Label label_of(policy_mapping::LegResult result);
Label label_of(policy_mapping::Publication publication);
Label label_of(policy_mapping::Status status);
Label label_of(policy_mapping::Holder holder);
Label label_of(policy_mapping::Custody custody);
Label label_of(revocation::State state);
Label label_of(Effect effect);
Label label_of(decision::TimeBasis basis);
Label label_of(signature::Integrity integrity);
Label label_of(signature::ContentForm form);
Label label_of(signature::TimestampToken::Kind kind);

// "ACCEPTED: valid and recognised".
std::string headline(const decision::Decision& decision, Language language);

}  // namespace baytrust::messages
