// Titles of events in feeds: what happened, to which document, in a sentence for people.
#pragma once

#include <string_view>

#include "gateway/messages/language.hpp"

namespace baytrust::messages {

// By the name of the event's kind; "feed" is the title of the feed itself ({gateway}). {subject} is
// the document or act. Ends the process for a name that has no text: a programming mistake.
const Translations& event_text(std::string_view kind);

}  // namespace baytrust::messages
