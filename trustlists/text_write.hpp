// Texts with their languages as elements. Internal to the writers of trustlists.
#pragma once

#include "trustlists/uris.hpp"
#include "validators/xml/element_builder.hpp"
#include "validators/xml/texts.hpp"

namespace baytrust::trustlists {

// Without xml:lang where the language is not known.
inline xml::ElementBuilder text_element(const xml::Name& name, const xml::LocalText& text) {
  xml::ElementBuilder element(name);
  if (!text.lang.empty()) element.set({xml::kXmlNamespace, "lang"}, text.lang);
  element.text(text.text);
  return element;
}

inline xml::ElementBuilder texts_element(std::string_view name, std::string_view child,
                                         const xml::Texts& texts) {
  xml::ElementBuilder element(tsl(name));
  for (const xml::LocalText& text : texts) element.add(text_element(tsl(child), text));
  return element;
}

}  // namespace baytrust::trustlists
