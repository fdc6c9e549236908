// The words of comparisons for people: which label stands for which value.
#pragma once

#include "gateway/messages/labels.hpp"
#include "policy-mapping/entry_state.hpp"
#include "trustlists/trust_list.hpp"
#include "validators/base/change.hpp"

namespace baytrust::messages {

Label label_of(Direction direction);
Label label_of(policy_mapping::EntryState state);
Label label_of(trustlists::Standing standing);

}  // namespace baytrust::messages
