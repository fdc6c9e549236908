#include "gateway/messages/http_texts.hpp"

#include "gateway/messages/tables.hpp"

namespace baytrust::messages {

std::span<const CodeText> http_texts() { return kHttpTexts; }

}  // namespace baytrust::messages
