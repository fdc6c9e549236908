#include "gateway/messages/author_texts.hpp"

#include "gateway/messages/tables.hpp"

namespace baytrust::messages {

std::span<const CodeText> author_texts() { return kAuthorTexts; }

}  // namespace baytrust::messages
