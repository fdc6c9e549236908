// Proof, when this is compiled, that every code of the folder has its text in all four languages.
#include "gateway/messages/batch_texts.hpp"
#include "gateway/messages/config_texts.hpp"
#include "gateway/messages/envelope_texts.hpp"
#include "gateway/messages/pin_texts.hpp"
#include "gateway/messages/shell_texts.hpp"
#include "gateway/messages/submission_texts.hpp"
#include "gateway/messages/trust_texts.hpp"
#include "gateway/service/account_codes.hpp"
#include "gateway/service/batch_codes.hpp"
#include "gateway/service/codes.hpp"
#include "gateway/service/config_codes.hpp"
#include "gateway/service/envelope_codes.hpp"
#include "gateway/service/pin_codes.hpp"
#include "gateway/service/submission_codes.hpp"
#include "gateway/service/trust_codes.hpp"

using namespace baytrust;
static_assert(messages::has_texts(messages::kShellTexts, service::kCodes));
static_assert(messages::has_texts(messages::kConfigTexts, service::kConfigCodes));
static_assert(messages::has_texts(messages::kPinTexts, service::kPinCodes));
static_assert(messages::has_texts(messages::kBatchTexts, service::kBatchCodes));
static_assert(messages::has_texts(messages::kEnvelopeTexts, service::kEnvelopeCodes));
static_assert(messages::has_texts(messages::kSubmissionTexts, service::kAccountCodes));
static_assert(messages::has_texts(messages::kSubmissionTexts, service::kSubmissionCodes));
static_assert(messages::has_texts(messages::kTrustTexts, service::kTrustCodes));
