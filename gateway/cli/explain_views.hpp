// What `mapping explain` answers for a policy and for a certificate. Words that the views of a
// register entry share.
#pragma once

#include <string>

#include "gateway/cli/call.hpp"
#include "policy-mapping/recognition.hpp"
#include "validators/base/oid.hpp"

namespace baytrust::cli {

Result<int> explain_policy(Call& call, const Oid& policy);
Result<int> explain_certificate(Call& call, const std::string& file);

// "MO (Macao) recognises certificates of HK (Hong Kong) of this type as its own policies: 2.999.1".
std::string entry_sentence(const Printer& out, const policy_mapping::Recognition& entry,
                           const service::Config& config);
// In the reader's language; else as it was published, and then its language is said.
std::string published_text(const xml::Texts& texts, messages::Language language);
std::string counts_as_words(const policy_mapping::CountsAs& counts_as);

}  // namespace baytrust::cli
