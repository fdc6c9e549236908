// Proof, when this is compiled, that every code of serving has its text in all four languages.
#include "gateway/messages/serving_texts.hpp"

#include "gateway/service/remote_codes.hpp"
#include "gateway/service/serving_codes.hpp"

static_assert(baytrust::messages::has_texts(baytrust::messages::kServingTexts,
                                            baytrust::service::kServingCodes));
static_assert(baytrust::messages::has_texts(baytrust::messages::kServingTexts,
                                            baytrust::service::kRemoteCodes));
