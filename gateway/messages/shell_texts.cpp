#include "gateway/messages/shell_texts.hpp"

#include "gateway/messages/tables.hpp"

namespace baytrust::messages {

std::span<const CodeText> shell_texts() { return kShellTexts; }

}  // namespace baytrust::messages
