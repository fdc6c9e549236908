// One Recognition element of urn:baytrust:mapping-register:1, read and written. Internal to
// register_parse.cpp and write.cpp.
#pragma once

#include <string>

#include "policy-mapping/recognition.hpp"
#include "policy-mapping/register_parse.hpp"
#include "validators/base/error.hpp"
#include "validators/xml/element.hpp"
#include "validators/xml/element_builder.hpp"
#include "validators/xml/names.hpp"

namespace baytrust::policy_mapping {

constexpr xml::Name reg(std::string_view local) { return {kRegisterNamespace, local}; }

Result<Recognition> parse_recognition(const xml::Element& element);
Result<Requirements> parse_requirements(const xml::Element& element);

// register.identifier.malformed unless 1 to 64 of [A-Za-z0-9._-].
Result<std::string> checked_identifier(const xml::Element& where, std::string text);
// register.identifier.malformed unless like "HK" or "CN-GD".
Result<std::string> checked_jurisdiction(const xml::Element& where, std::string text);

xml::ElementBuilder recognition_element(const Recognition& recognition);
// The texts as children `name` with xml:lang.
void add_texts(xml::ElementBuilder& parent, std::string_view name, const xml::Texts& texts);

}  // namespace baytrust::policy_mapping
