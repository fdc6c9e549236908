// Proof, when this is compiled, that every code of the folder has its text in all four languages.
#include "gateway/authoring/codes.hpp"
#include "gateway/messages/author_texts.hpp"

static_assert(baytrust::messages::has_texts(baytrust::messages::kAuthorTexts,
                                            baytrust::authoring::kCodes));
