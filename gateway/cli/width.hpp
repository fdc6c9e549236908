// How wide text is on a terminal, and what of it may be shown there. Chinese characters take two
// columns; control characters and direction overrides, which certificates may carry in names, are
// shown as U+FFFD and never sent to the terminal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace baytrust::cli {

// Columns of UTF-8 text (Unicode 15 UAX #11: Wide and Fullwidth count two, combining marks none).
std::size_t width(std::string_view utf8);
// The same text, fit to be shown.
std::string printable(std::string_view utf8);
// With spaces after it, at least `columns` wide.
std::string padded(std::string_view utf8, std::size_t columns);

}  // namespace baytrust::cli
