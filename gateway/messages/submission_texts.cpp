#include "gateway/messages/submission_texts.hpp"

#include "gateway/messages/tables.hpp"

namespace baytrust::messages {

std::span<const CodeText> submission_texts() { return kSubmissionTexts; }

}  // namespace baytrust::messages
