// The catalogue of codes: what errors.md lists, what tests walk through. In the order of folders,
// then of their codes.hpp. Codes of service, store and cli stand above this folder and are joined
// by whoever includes those.
#pragma once

#include <vector>

#include "gateway/messages/code_text.hpp"
#include "validators/base/code.hpp"

namespace baytrust::messages {

std::vector<const Code*> judged_codes();   // validators, trustlists, policy-mapping, decision
std::vector<const CodeText*> all_texts();  // of every code, the shell's too

}  // namespace baytrust::messages
