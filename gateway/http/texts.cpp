// Proof, when this is compiled, that every code of the folder has its text in all four languages.
#include "gateway/http/codes.hpp"
#include "gateway/messages/http_texts.hpp"

static_assert(baytrust::messages::has_texts(baytrust::messages::kHttpTexts,
                                            baytrust::http::kCodes));
