// A list file looked at without trusting it: shown, for machines
// (docs/schemas/list-view.schema.json) and for people, or made into a draft register of what its
// agreement says.
#pragma once

#include "gateway/cli/call.hpp"
#include "gateway/decision/canonical.hpp"
#include "gateway/messages/language.hpp"
#include "gateway/service/inspect_list.hpp"

namespace baytrust::cli {

// One object as the next value.
void write(decision::CanonicalWriter& out, const service::InspectedList& shown,
           messages::Language language);

// `list show --file`: done whatever was verified; what is no list is an Error.
Result<int> show_list_file(Call& call);
// `mapping import --from mra --out FILE`: a draft register of what a list's agreement says.
Result<int> draft_from_agreement(Call& call);

}  // namespace baytrust::cli
