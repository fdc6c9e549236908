#include "gateway/messages/serving_texts.hpp"

#include "gateway/messages/tables.hpp"

namespace baytrust::messages {

std::span<const CodeText> serving_texts() { return kServingTexts; }

}  // namespace baytrust::messages
