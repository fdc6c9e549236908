#include "trustlists/lax_fields.hpp"

#include <algorithm>

#include "trustlists/deviation_codes.hpp"
#include "trustlists/uris.hpp"
#include "validators/xml/codes.hpp"
#include "validators/xml/field.hpp"

namespace baytrust::trustlists {
namespace {

using xml::Element;

constexpr xml::Name kLang{xml::kXmlNamespace, "lang"};
constexpr std::string_view kSpaces = " \t\r\n";

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(kSpaces);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kSpaces) - first + 1);
}

void note_uri(const Element& element, std::string_view uri, Deviations& deviations) {
  if (uri.find_first_of(kSpaces) == std::string_view::npos) return;
  deviations.note(deviation::kUri, element, {{"value", shown(uri)}});
}

template <class Read>
Result<xml::Texts> container(const Element& element, Deviations& deviations, const Slot& slot,
                             Read read) {
  LaxFields f(element, {&slot, 1}, deviations);
  xml::Texts texts = f.some(slot.name.local, kMaxTexts, read);
  std::erase_if(texts, [](const xml::LocalText& text) { return text.text.empty(); });
  return f.done(std::move(texts));
}

constexpr Slot kNameSlot{tsl("Name"), true};
constexpr Slot kUriSlot{tsl("URI"), true};

}  // namespace

LaxFields::LaxFields(const Element& parent, std::span<const Slot> slots, Deviations& deviations,
                     Mixture mixture)
    : parent_(parent), slots_(slots), deviations_(deviations) {
  std::size_t at = 0;
  std::uint64_t seen = 0;
  bool sorted = true;
  for (const Element child : parent.children()) {
    // In a list that keeps the order, the next child is of this slot or of a later one.
    const auto matches = [&child](const Slot& slot) { return child.is(slot.name); };
    auto found =
        std::find_if(slots.begin() + static_cast<std::ptrdiff_t>(at), slots.end(), matches);
    const bool later = found != slots.end();
    if (!later) found = std::find_if(slots.begin(), slots.end(), matches);
    const Facts facts{{"found", shown(child.name())}};
    if (found == slots.end()) {
      deviations.note(deviation::kElement, parent, facts, xml::kFieldUnexpected, facts);
      continue;
    }
    const auto slot = static_cast<std::size_t>(found - slots.begin());
    const std::uint64_t bit = std::uint64_t{1} << slot;
    const bool again = (seen & bit) != 0;
    seen |= bit;
    if (again && !found->many) {
      fail(Error(xml::kFieldUnexpected, parent.location(), facts));
      return;
    }
    if (!later) {
      sorted = false;
    }
    if (!later && mixture == Mixture::noted) {
      deviations.note(deviation::kOrder, parent, {{"element", shown(child.name())}},
                      xml::kFieldUnexpected, facts);
    }
    children_.push_back({static_cast<std::uint8_t>(slot), child});
    at = std::max(at, slot);
  }
  if (!sorted) {
    std::stable_sort(children_.begin(), children_.end(),
                     [](const Child& a, const Child& b) { return a.slot < b.slot; });
  }
  const std::string between = parent.text();
  if (const auto text = trimmed(between); !text.empty()) {
    const Facts facts{{"found", shown(text)}};
    deviations.note(deviation::kElement, parent, facts, xml::kFieldUnexpected, facts);
  }
}

const Element* LaxFields::next(std::string_view local) {
  if (failed()) return nullptr;
  while (slot_ < slots_.size() && slots_[slot_].name.local != local) ++slot_;
  while (child_ < children_.size() && children_[child_].slot < slot_) ++child_;
  if (child_ == children_.size() || children_[child_].slot != slot_) return nullptr;
  return &children_[child_++].element;
}

void LaxFields::require(std::string_view local) {
  if (failed()) return;
  fail(Error(xml::kFieldMissing, parent_.location(),
             {{"element", std::string(local)}, {"found", "-"}}));
}

void LaxFields::note_missing(std::string_view local) {
  if (failed()) return;
  const Fact element{"element", std::string(local)};
  deviations_.note(deviation::kMissing, parent_, {element}, xml::kFieldMissing,
                   {element, {"found", "-"}});
}

void LaxFields::note_empty(std::string_view local) {
  if (failed()) return;
  deviations_.note(deviation::kEmpty, parent_, {}, xml::kFieldMissing,
                   {{"element", std::string(local)}, {"found", "-"}});
}

void LaxFields::too_many(std::string_view local, std::size_t max) {
  fail(Error(xml::kFieldTooMany, parent_.location(),
             {{"element", std::string(local)}, {"limit", std::to_string(max)}}));
}

Result<std::string> lax_text(const Element& element, Deviations& deviations) {
  auto text = xml::text_field(element);
  if (text || text.error().code() != xml::kFieldEmpty) return text;
  deviations.note(deviation::kEmpty, element, {}, text.error());
  return std::string();
}

Result<std::string> lax_uri(const Element& element, Deviations& deviations) {
  auto uri = lax_text(element, deviations);
  if (uri) note_uri(element, *uri, deviations);
  return uri;
}

std::string lax_language(const Element& element, Deviations& deviations) {
  const auto lang = element.attribute(kLang);
  if (!lang || lang->empty()) {
    deviations.note(deviation::kLanguage, element, {{"value", "-"}}, xml::kFieldAttributeMissing,
                    {{"attribute", "xml:lang"}});
    return {};
  }
  const std::string_view tag = *lang;
  const std::size_t primary = std::min(tag.find('-'), tag.size());
  const auto letters = [](std::string_view part, bool capital) {
    return std::all_of(part.begin(), part.end(), [capital](char c) {
      return (c >= 'a' && c <= 'z') || (capital && c >= 'A' && c <= 'Z');
    });
  };
  const Facts facts{{"value", shown(tag)}};
  if (!xml::is_language(tag)) {
    deviations.note(deviation::kLanguage, element, facts, xml::kFieldLanguage, facts);
  } else if (!letters(tag.substr(0, primary), false)) {
    // RFC 5646 2.1.1: capitals mean nothing, but TS 119 612 5.1.4 writes small letters.
    deviations.note(deviation::kLanguage, element, facts);
  }
  return std::string(tag.substr(0, 100));
}

Result<xml::LocalText> lax_local_text(const Element& element, Deviations& deviations) {
  std::string lang = lax_language(element, deviations);
  auto text = lax_text(element, deviations);
  if (!text) return text.error();
  return xml::LocalText{std::move(lang), *std::move(text)};
}

Result<xml::LocalText> lax_local_uri(const Element& element, Deviations& deviations) {
  auto uri = lax_local_text(element, deviations);
  if (uri) note_uri(element, uri->text, deviations);
  return uri;
}

Result<Instant> lax_instant(const Element& element, Deviations& deviations) {
  const auto text = xml::text_field(element);
  if (!text) return text.error();
  const Facts facts{{"value", shown(*text)}};
  if (const auto instant = parse_rfc3339(*text)) {
    const bool usual = text->find('.') == std::string::npos && text->back() == 'Z';
    if (!usual) deviations.note(deviation::kDateForm, element, facts);
    return *instant;
  }
  // XML Schema lets a dateTime go without an offset; TS 119 612 wants UTC everywhere.
  if (const auto instant = parse_rfc3339(*text + "Z")) {
    deviations.note(deviation::kDateOffset, element, facts, xml::kFieldDateOffset, facts);
    return *instant;
  }
  return Error(xml::kFieldDate, element.location(), facts);
}

Result<xml::Texts> lax_names(const Element& element, Deviations& deviations) {
  return container(element, deviations, kNameSlot, lax_local_text);
}

Result<xml::Texts> lax_uris(const Element& element, Deviations& deviations) {
  return container(element, deviations, kUriSlot, lax_local_uri);
}

}  // namespace baytrust::trustlists
