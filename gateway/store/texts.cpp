// Proof, when this is compiled, that every code of the folder has its text in all four languages.
#include "gateway/messages/store_texts.hpp"
#include "gateway/store/codes.hpp"

static_assert(baytrust::messages::has_texts(baytrust::messages::kStoreTexts,
                                            baytrust::store::kCodes));
