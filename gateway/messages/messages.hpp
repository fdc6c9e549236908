// What a code says to people, in the reader's language. A finding's or error's facts fill the
// placeholders of its code's text ({not_after}); {subject} is always there. Pure: static tables in,
// text out. Machines read the code, never this text.
#pragma once

#include <string>
#include <string_view>

#include "gateway/messages/labels.hpp"
#include "gateway/messages/language.hpp"
#include "validators/base/change.hpp"
#include "validators/base/error.hpp"
#include "validators/base/finding.hpp"

namespace baytrust::messages {

// The sentence of a finding or an error, with its values in place.
std::string text(const Finding& finding, Language language);
std::string text(const Error& error, Language language);

// The sentence of a change between two editions. Digests are shortened to their first twelve
// digits; the change itself has them whole.
std::string text(const Change& change, Language language);
// The same where the place was said already: its sentence without it.
std::string text_in_place(const Change& change, Language language);
// Where it happened: "the trust list of HK › Hongkong Post › e-Cert CA 2 - 15", by the document's
// own names, in the reader's language where the document has it.
std::string text(const Place& place, Language language);

// What a finding is about, for people: "the issuing CA (path[1])", "the trust list of HK".
std::string text(const Subject& subject, Language language);

// `pattern` with every {name} replaced by the fact of that name; a placeholder without a fact
// stays, so that a test sees it.
std::string fill(std::string_view pattern, const Facts& facts);

}  // namespace baytrust::messages
