// Proof, when this is compiled, that every code of fetching has its text in all four languages.
#include "gateway/messages/fetch_texts.hpp"

#include "gateway/service/fetch_codes.hpp"

static_assert(baytrust::messages::has_texts(baytrust::messages::kFetchTexts,
                                            baytrust::service::kFetchCodes));
