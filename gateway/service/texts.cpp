// Proof, when this is compiled, that every code of the folder has its text in all four languages.
#include "gateway/messages/shell_texts.hpp"
#include "gateway/messages/submission_texts.hpp"
#include "gateway/service/account_codes.hpp"
#include "gateway/service/codes.hpp"
#include "gateway/service/submission_codes.hpp"

using namespace baytrust;
static_assert(messages::has_all(service::kCodes));
static_assert(messages::has_all_submission_texts(service::kAccountCodes));
static_assert(messages::has_all_submission_texts(service::kSubmissionCodes));
