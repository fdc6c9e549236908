#include "trustlists/qualification_parse.hpp"

#include <algorithm>
#include <array>

#include "trustlists/codes.hpp"
#include "trustlists/deviation_codes.hpp"
#include "trustlists/keywords.hpp"
#include "trustlists/lax_fields.hpp"
#include "trustlists/uris.hpp"
#include "validators/xml/codes.hpp"

namespace baytrust::trustlists {
namespace {

using xml::Element;

constexpr std::size_t kMaxItems = 1'000;
constexpr std::size_t kMaxNesting = 16;

constexpr xml::Name xades(std::string_view local) { return {xml::kXadesNamespace, local}; }

// RFC 5280 4.2.1.3, as 5.5.9.2.2.1 spells the bits.
constexpr std::array<std::string_view, 9> kBits{
    "digitalSignature", "nonRepudiation", "keyEncipherment", "dataEncipherment", "keyAgreement",
    "keyCertSign",      "crlSign",        "encipherOnly",    "decipherOnly"};

Result<std::vector<std::string>> parse_references(const Element& element, Deviations& deviations) {
  static constexpr Slot kSlots[] = {{xades("DocumentationReference"), true}};
  LaxFields f(element, kSlots, deviations);
  auto references = f.some("DocumentationReference", kMaxItems, lax_uri);
  return f.done(std::move(references));
}

// XAdES 5.1.2 ObjectIdentifierType.
Result<ObjectIdentifier> parse_identifier(const Element& element, Deviations& deviations) {
  static constexpr Slot kSlots[] = {
      {xades("Identifier")}, {xades("Description")}, {xades("DocumentationReferences")}};
  LaxFields f(element, kSlots, deviations);
  ObjectIdentifier identifier;
  const auto value = [&identifier](const Element& e, Deviations& d) {
    identifier.qualifier = std::string(e.attribute("Qualifier").value_or("").substr(0, 100));
    return lax_text(e, d);
  };
  identifier.identifier = f.one("Identifier", value);
  identifier.description = f.maybe("Description", lax_text).value_or("");
  identifier.references =
      f.maybe("DocumentationReferences", parse_references).value_or(std::vector<std::string>());
  if (!f.failed() && !oid_of(identifier)) {
    deviations.note(deviation::kIdentifier, element, {{"value", shown(identifier.identifier)}});
  }
  return f.done(std::move(identifier));
}

// A list of identifiers: PolicySet, ExtendedKeyUsage, CertSubjectDNAttribute.
auto identifiers_of(const Slot& slot) {
  return [&slot](const Element& element, Deviations& deviations) -> Result<ObjectIdentifiers> {
    LaxFields f(element, {&slot, 1}, deviations);
    auto identifiers = f.some(slot.name.local, kMaxItems, parse_identifier);
    return f.done(std::move(identifiers));
  };
}
constexpr Slot kPolicy{sie("PolicyIdentifier"), true};
constexpr Slot kPurpose{tslx("KeyPurposeId"), true};
constexpr Slot kAttribute{tslx("AttributeOID"), true};

Result<KeyUsageBit> parse_bit(const Element& element, Deviations& deviations) {
  const auto text = xml::text_field(element);
  if (!text) return text.error();
  const auto value = xml::parse_keyword(element, *text, kBooleans);
  if (!value) return value.error();
  KeyUsageBit bit{std::string(element.attribute("name").value_or("").substr(0, 100)), *value};
  if (std::find(kBits.begin(), kBits.end(), bit.name) == kBits.end()) {
    deviations.note(deviation::kKeyword, element,
                    {{"value", shown(bit.name)}, {"expected", "RFC 5280 4.2.1.3"}});
  }
  return bit;
}

Result<std::vector<KeyUsageBit>> parse_key_usage(const Element& element, Deviations& deviations) {
  static constexpr Slot kSlots[] = {{sie("KeyUsageBit"), true}};
  LaxFields f(element, kSlots, deviations);
  auto bits = f.some("KeyUsageBit", kBits.size(), parse_bit);
  return f.done(std::move(bits));
}

// 5.5.9.2.2.3 OtherCriteria: two kinds of TS 119 612, any other is kept.
Result<bool> parse_other(const Element& element, CriteriaList& list, Deviations& deviations) {
  const auto add = [](auto& to, auto value) -> Result<bool> {
    if (!value) return value.error();
    to.push_back(*std::move(value));
    return true;
  };
  std::size_t count = 0;
  for (const Element child : element.children()) {
    if (++count > kMaxItems) {
      return Error(xml::kFieldTooMany, element.location(),
                   {{"element", shown(child.name())}, {"limit", std::to_string(kMaxItems)}});
    }
    Result<bool> added = true;
    if (child.is(tslx("ExtendedKeyUsage"))) {
      added = add(list.extended_key_usages, identifiers_of(kPurpose)(child, deviations));
    } else if (child.is(tslx("CertSubjectDNAttribute"))) {
      added = add(list.subject_attributes, identifiers_of(kAttribute)(child, deviations));
    } else {
      added = add(list.other, opaque_of(child));
    }
    if (!added) return added;
  }
  if (count == 0) deviations.note(deviation::kEmpty, element);
  return true;
}

Assert parse_assert(const Element& element, Deviations& deviations) {
  const auto text = element.attribute("assert");
  if (!text) {
    deviations.note(deviation::kMissing, element, {{"element", "@assert"}});
    return Assert::unspecified;
  }
  const auto found = xml::parse_keyword(element, *text, kAsserts);
  if (found) return *found;
  deviations.note(deviation::kKeyword, element,
                  {{"value", shown(*text)}, {"expected", "all, atLeastOne, none"}});
  return Assert::unspecified;
}

Result<CriteriaList> parse_criteria(const Element& element, Deviations& deviations,
                                    std::size_t room) {
  static constexpr Slot kSlots[] = {{sie("KeyUsage"), true},
                                    {sie("PolicySet"), true},
                                    {sie("CriteriaList"), true},
                                    {sie("Description")},
                                    {sie("otherCriteriaList")}};
  if (room == 0) {
    return Error(xml::kFieldTooMany, element.location(),
                 {{"element", "CriteriaList"}, {"limit", std::to_string(kMaxNesting)}});
  }
  LaxFields f(element, kSlots, deviations);
  CriteriaList list;
  list.assertion = parse_assert(element, deviations);
  list.key_usages = f.any("KeyUsage", kMaxItems, parse_key_usage);
  list.policy_sets = f.any("PolicySet", kMaxItems, identifiers_of(kPolicy));
  const auto nested = [room](const Element& e, Deviations& d) {
    return parse_criteria(e, d, room - 1);
  };
  list.nested = f.any("CriteriaList", kMaxItems, nested);
  list.description = f.maybe("Description", lax_text).value_or("");
  const auto other = [&list](const Element& e, Deviations& d) { return parse_other(e, list, d); };
  f.maybe("otherCriteriaList", other);
  return f.done(std::move(list));
}

Result<std::vector<std::string>> parse_qualifiers(const Element& element, Deviations& deviations) {
  static constexpr Slot kSlots[] = {{sie("Qualifier"), true}};
  const auto uri = [](const Element& e, Deviations& d) -> Result<std::string> {
    const auto value = e.attribute("uri");
    if (value && !value->empty() && value->size() <= xml::kMaxText) return std::string(*value);
    d.note(deviation::kMissing, e, {{"element", "@uri"}});
    return std::string();
  };
  LaxFields f(element, kSlots, deviations);
  auto qualifiers = f.some("Qualifier", kMaxItems, uri);
  std::erase(qualifiers, std::string());
  return f.done(std::move(qualifiers));
}

Result<Qualification> parse_qualification(const Element& element, Deviations& deviations) {
  static constexpr Slot kSlots[] = {{sie("Qualifiers")}, {sie("CriteriaList")}};
  LaxFields f(element, kSlots, deviations);
  Qualification qualification;
  qualification.qualifiers = f.expected("Qualifiers", parse_qualifiers);
  const auto criteria = [](const Element& e, Deviations& d) {
    return parse_criteria(e, d, kMaxNesting);
  };
  // Without criteria nothing says which certificates are meant.
  qualification.criteria = f.one("CriteriaList", criteria);
  return f.done(std::move(qualification));
}

}  // namespace

std::optional<Oid> oid_of(const ObjectIdentifier& identifier) {
  std::string_view text = identifier.identifier;
  constexpr std::string_view kUrn = "urn:oid:";
  if (text.starts_with(kUrn)) text.remove_prefix(kUrn.size());
  return Oid::parse(text);
}

std::string_view to_string(Assert assertion) {
  const auto text = xml::keyword_of(assertion, kAsserts);
  return text.empty() ? "unspecified" : text;
}

Result<std::vector<Qualification>> parse_qualifications(const Element& element,
                                                        Deviations& deviations) {
  static constexpr Slot kSlots[] = {{sie("QualificationElement"), true}};
  LaxFields f(element, kSlots, deviations);
  auto elements = f.some("QualificationElement", kMaxItems, parse_qualification);
  return f.done(std::move(elements));
}

}  // namespace baytrust::trustlists
