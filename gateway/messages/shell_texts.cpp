#include "gateway/messages/shell_texts.hpp"

#include "gateway/messages/batch_texts.hpp"
#include "gateway/messages/config_texts.hpp"
#include "gateway/messages/envelope_texts.hpp"
#include "gateway/messages/pin_texts.hpp"
#include "gateway/messages/store_texts.hpp"
#include "gateway/messages/tables.hpp"

namespace baytrust::messages {

std::span<const CodeText> shell_texts() { return kShellTexts; }
std::span<const CodeText> store_texts() { return kStoreTexts; }
std::span<const CodeText> config_texts() { return kConfigTexts; }
std::span<const CodeText> pin_texts() { return kPinTexts; }
std::span<const CodeText> batch_texts() { return kBatchTexts; }
std::span<const CodeText> envelope_texts() { return kEnvelopeTexts; }

}  // namespace baytrust::messages
