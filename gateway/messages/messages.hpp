// What a code says to people, in the reader's language. A finding's or error's facts fill the
// placeholders of its code's text ({not_after}); {subject} is always there. Pure: static tables in,
// text out. Machines read the code, never this text.
#pragma once

#include <string>
#include <string_view>

#include "gateway/messages/labels.hpp"
#include "gateway/messages/language.hpp"
#include "validators/base/error.hpp"
#include "validators/base/finding.hpp"

namespace baytrust::messages {

// The sentence of a finding or an error, with its values in place.
std::string text(const Finding& finding, Language language);
std::string text(const Error& error, Language language);

// What a finding is about, for people: "the issuing CA (path[1])", "the trust list of HK".
std::string text(const Subject& subject, Language language);

// `pattern` with every {name} replaced by the fact of that name; a placeholder without a fact
// stays, so that a test sees it.
std::string fill(std::string_view pattern, const Facts& facts);

}  // namespace baytrust::messages
