// Names of CAs as people read them. Two names that look alike in print are one folded name: case,
// width, dashes of every kind and white space do not count. Folding finds look-alikes in order to
// refuse them; nothing is ever recognised by a folded name.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace baytrust::authoring {

// `name`: UTF-8; ill-formed octets stay as they are. Folded: ASCII and Latin-1 letters to lower
// case, fullwidth forms to ASCII, dashes (U+2010 to U+2015, U+2212 and their like) to "-", white
// space and what cannot be seen to nothing.
std::string folded(std::string_view name);

// Insertions, deletions and replacements of octets between the two, each cut at 256 octets.
std::size_t edit_distance(std::string_view a, std::string_view b);

}  // namespace baytrust::authoring
