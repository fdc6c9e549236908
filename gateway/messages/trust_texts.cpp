#include "gateway/messages/trust_texts.hpp"

#include "gateway/messages/tables.hpp"

namespace baytrust::messages {

std::span<const CodeText> trust_texts() { return kTrustTexts; }

}  // namespace baytrust::messages
