// A policy-mapping register from a table: one row an entry, or one more pair of CAs of the entry
// named in it. What an entry says once may stand in one of its rows, or alike in all. Pure but for
// the Verifier's kept keys: equal inputs give equal octets. Never half a register.
#pragma once

#include "gateway/authoring/draft.hpp"

namespace baytrust::authoring {

Drafted draft_register(const DraftInputs& in, crypto::Verifier& verifier);

}  // namespace baytrust::authoring
