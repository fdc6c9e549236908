#include "gateway/messages/fetch_texts.hpp"

#include "gateway/messages/tables.hpp"

namespace baytrust::messages {

std::span<const CodeText> fetch_texts() { return kFetchTexts; }

}  // namespace baytrust::messages
