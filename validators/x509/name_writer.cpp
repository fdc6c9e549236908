// Names from text; declared in extension_writer.hpp.
#include <algorithm>

#include "validators/der/writer.hpp"
#include "validators/x509/attribute_types.hpp"
#include "validators/x509/codes.hpp"
#include "validators/x509/extension_writer.hpp"

namespace baytrust::x509 {
namespace {

// The text in front of the first of `stops` that no '\' protects; escapes are left in.
std::string_view take_until(std::string_view text, std::string_view stops) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (stops.find(text[i]) != std::string_view::npos) {
      return text.substr(0, i);
    }
  }
  return text;
}

std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size()) ++i;
    out.push_back(text[i]);
  }
  return out;
}

// "CN=Name" as AttributeTypeAndValue; empty if it is not one.
Bytes encode_attribute(std::string_view text) {
  const std::string_view key = take_until(text, "=");
  if (key.size() == text.size()) return {};
  const std::string value = unescaped(text.substr(key.size() + 1));
  const auto known = std::find_if(kAttributeTypes.begin(), kAttributeTypes.end(),
                                  [key](const AttributeType& t) { return t.text == key; });
  if (known != kAttributeTypes.end()) {
    return der::sequence({der::oid(known->oid), der::text(known->string_type, value)});
  }
  const auto oid = Oid::parse(key);
  if (!oid) return {};
  return der::sequence({der::oid(*oid), der::text(der::kUtf8String, value)});
}

}  // namespace

Result<Bytes> encode_name(std::string_view text) {
  const std::string whole(text);
  std::vector<Bytes> rdns;
  std::vector<Bytes> attributes;
  while (!text.empty()) {
    const std::string_view part = take_until(text, ",+");
    Bytes attribute = encode_attribute(part);
    if (attribute.empty()) return Error(kNameText, "name", {{"text", whole}});
    attributes.push_back(std::move(attribute));
    const bool joined = part.size() < text.size() && text[part.size()] == '+';
    const bool last = part.size() == text.size();
    text.remove_prefix(last ? part.size() : part.size() + 1);
    if (!last && text.empty()) return Error(kNameText, "name", {{"text", whole}});
    if (joined) continue;
    rdns.push_back(der::set_of(std::move(attributes)));
    attributes.clear();
  }
  return der::sequence(rdns);
}

}  // namespace baytrust::x509
