// A trust list from the table an office publishes: one row a root, or an issuing CA and one type of
// its certificates. Rows of one provider and of one CA are put together; a root without a row of
// its own is listed under the provider that names it first; the status history follows from the
// first and last days of the rows. Pure but for the Verifier's kept keys: equal inputs give equal
// octets. Never half a list.
#pragma once

#include "gateway/authoring/draft.hpp"

namespace baytrust::authoring {

Drafted draft_list(const DraftInputs& in, crypto::Verifier& verifier);

}  // namespace baytrust::authoring
