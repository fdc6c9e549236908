#include "trustlists/lax_fields.hpp"
#include "trustlists/reading.hpp"
#include "trustlists/uris.hpp"
#include "validators/xml/codes.hpp"

namespace baytrust::trustlists {
namespace {

using xml::Element;

constexpr std::size_t kMaxPointers = 1'000;
constexpr std::size_t kMaxSigners = 100;

Result<std::vector<DigitalIdentity>> parse_identities(const Element& element,
                                                      Deviations& deviations) {
  static constexpr Slot kSlots[] = {{tsl("ServiceDigitalIdentity"), true}};
  LaxFields f(element, kSlots, deviations);
  auto identities = f.some("ServiceDigitalIdentity", kMaxSigners, parse_identity);
  return f.done(std::move(identities));
}

// The one element of an OtherInformation, if it is alone in it.
std::optional<Element> lone_child(const Element& element) {
  std::optional<Element> lone;
  for (const Element child : element.children()) {
    if (lone) return std::nullopt;
    lone = child;
  }
  return lone;
}

template <class T>
Result<bool> take(Result<T> read, T& to) {
  if (!read) return read.error();
  to = *std::move(read);
  return true;
}

// 5.3.13(c): true where it is one of the standard's, not said before.
Result<bool> read_known(const Element& content, Pointer& pointer, Deviations& deviations) {
  if (content.is(tsl("TSLType")) && pointer.type.empty()) {
    return take(lax_uri(content, deviations), pointer.type);
  }
  if (content.is(tsl("SchemeOperatorName")) && pointer.operator_name.empty()) {
    return take(lax_names(content, deviations), pointer.operator_name);
  }
  if (content.is(tsl("SchemeTypeCommunityRules")) && pointer.community_rules.empty()) {
    return take(lax_uris(content, deviations), pointer.community_rules);
  }
  if (content.is(tsl("SchemeTerritory")) && pointer.territory.empty()) {
    return take(parse_territory(content, deviations), pointer.territory);
  }
  if (content.is(tslx("MimeType")) && pointer.mime_type.empty()) {
    return take(lax_text(content, deviations), pointer.mime_type);
  }
  return false;
}

Result<bool> parse_additional(const Element& element, Pointer& pointer, Deviations& deviations) {
  static constexpr Slot kSlots[] = {{tsl("TextualInformation"), true},
                                    {tsl("OtherInformation"), true}};
  // A choice in any order: two slots, each many; their mixture is the schema's own.
  LaxFields f(element, kSlots, deviations, Mixture::allowed);
  pointer.textual = f.any("TextualInformation", kMaxTexts, lax_local_text);
  std::erase_if(pointer.textual, [](const xml::LocalText& text) { return text.text.empty(); });
  const auto other = [&pointer](const Element& e, Deviations& d) -> Result<bool> {
    if (const auto content = lone_child(e)) {
      const auto known = read_known(*content, pointer, d);
      if (!known || *known) return known;
    }
    auto opaque = opaque_of(e);
    if (!opaque) return opaque.error();
    pointer.other.push_back(*std::move(opaque));
    return true;
  };
  f.any("OtherInformation", kMaxTexts, other);
  return f.done(true);
}

Result<Pointer> parse_pointer(const Element& element, Deviations& deviations) {
  static constexpr Slot kSlots[] = {
      {tsl("ServiceDigitalIdentities")}, {tsl("TSLLocation")}, {tsl("AdditionalInformation")}};
  LaxFields f(element, kSlots, deviations);
  Pointer pointer;
  pointer.identities = f.maybe("ServiceDigitalIdentities", parse_identities)
                           .value_or(std::vector<DigitalIdentity>());
  pointer.location = f.expected("TSLLocation", lax_uri);
  const auto additional = [&pointer](const Element& e, Deviations& d) {
    return parse_additional(e, pointer, d);
  };
  f.maybe("AdditionalInformation", additional);
  return f.done(std::move(pointer));
}

}  // namespace

Result<std::vector<Pointer>> parse_pointers(const Element& element, Deviations& deviations) {
  static constexpr Slot kSlots[] = {{tsl("OtherTSLPointer"), true}};
  LaxFields f(element, kSlots, deviations);
  auto pointers = f.some("OtherTSLPointer", kMaxPointers, parse_pointer);
  return f.done(std::move(pointers));
}

}  // namespace baytrust::trustlists
