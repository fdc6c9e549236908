#include "trustlists/extension.hpp"
#include "trustlists/keywords.hpp"
#include "trustlists/text_write.hpp"
#include "trustlists/uris.hpp"

namespace baytrust::trustlists {
namespace {

using xml::ElementBuilder;
using Elements = std::vector<ElementBuilder>;

constexpr xml::Name xades(std::string_view local) { return {xml::kXadesNamespace, local}; }

ElementBuilder extension_element(bool critical, ElementBuilder content) {
  return ElementBuilder(tsl("Extension"))
      .set("Critical", critical ? "true" : "false")
      .add(std::move(content));
}

ElementBuilder identifier_element(const xml::Name& name, const ObjectIdentifier& identifier) {
  ElementBuilder value(xades("Identifier"));
  if (!identifier.qualifier.empty()) value.set("Qualifier", identifier.qualifier);
  value.text(identifier.identifier);
  ElementBuilder element(name);
  element.add(std::move(value));
  if (!identifier.description.empty()) element.add(xades("Description"), identifier.description);
  if (!identifier.references.empty()) {
    ElementBuilder references(xades("DocumentationReferences"));
    for (const std::string& uri : identifier.references) {
      references.add(xades("DocumentationReference"), uri);
    }
    element.add(std::move(references));
  }
  return element;
}

ElementBuilder identifiers_element(const xml::Name& name, const xml::Name& child,
                                   const ObjectIdentifiers& identifiers) {
  ElementBuilder element(name);
  for (const ObjectIdentifier& one : identifiers) element.add(identifier_element(child, one));
  return element;
}

// 5.5.9.2.2.3.
Result<ElementBuilder> other_element(const CriteriaList& list) {
  ElementBuilder element(sie("otherCriteriaList"));
  for (const ObjectIdentifiers& purposes : list.extended_key_usages) {
    element.add(identifiers_element(tslx("ExtendedKeyUsage"), tslx("KeyPurposeId"), purposes));
  }
  for (const ObjectIdentifiers& attributes : list.subject_attributes) {
    element.add(
        identifiers_element(tslx("CertSubjectDNAttribute"), tslx("AttributeOID"), attributes));
  }
  for (const Opaque& other : list.other) {
    auto builder = builder_of(other);
    if (!builder) return builder.error();
    element.add(*std::move(builder));
  }
  return element;
}

Result<ElementBuilder> criteria_element(const CriteriaList& list) {
  ElementBuilder element(sie("CriteriaList"));
  if (list.assertion != Assert::unspecified) element.set("assert", to_string(list.assertion));
  for (const auto& bits : list.key_usages) {
    ElementBuilder usage(sie("KeyUsage"));
    for (const KeyUsageBit& bit : bits) {
      ElementBuilder one(sie("KeyUsageBit"));
      if (!bit.name.empty()) one.set("name", bit.name);
      usage.add(std::move(one.text(bit.value ? "true" : "false")));
    }
    element.add(std::move(usage));
  }
  for (const ObjectIdentifiers& set : list.policy_sets) {
    element.add(identifiers_element(sie("PolicySet"), sie("PolicyIdentifier"), set));
  }
  for (const CriteriaList& nested : list.nested) {
    auto inner = criteria_element(nested);
    if (!inner) return inner;
    element.add(*std::move(inner));
  }
  if (!list.description.empty()) element.add(sie("Description"), list.description);
  if (!list.extended_key_usages.empty() || !list.subject_attributes.empty() ||
      !list.other.empty()) {
    auto other = other_element(list);
    if (!other) return other;
    element.add(*std::move(other));
  }
  return element;
}

Result<ElementBuilder> qualifications_element(const Qualifications& qualifications) {
  ElementBuilder all(sie("Qualifications"));
  for (const Qualification& qualification : qualifications.elements) {
    ElementBuilder qualifiers(sie("Qualifiers"));
    for (const std::string& uri : qualification.qualifiers) {
      qualifiers.add(std::move(ElementBuilder(sie("Qualifier")).set("uri", uri)));
    }
    auto criteria = criteria_element(qualification.criteria);
    if (!criteria) return criteria;
    all.add(std::move(ElementBuilder(sie("QualificationElement"))
                          .add(std::move(qualifiers))
                          .add(*std::move(criteria))));
  }
  return all;
}

Result<ElementBuilder> additional_element(const AdditionalService& additional) {
  ElementBuilder element(tsl("AdditionalServiceInformation"));
  element.add(text_element(tsl("URI"), additional.uri));
  if (!additional.value.empty()) element.add(tsl("InformationValue"), additional.value);
  if (additional.other) {
    auto other = builder_of(*additional.other);
    if (!other) return other;
    element.add(*std::move(other));
  }
  return element;
}

Result<ElementBuilder> taken_over_element(const TakenOver& taken) {
  ElementBuilder element(tslx("TakenOverBy"));
  if (!taken.uri.text.empty()) element.add(text_element(tslx("URI"), taken.uri));
  if (!taken.provider.empty()) {
    ElementBuilder names(tslx("TSPName"));
    for (const xml::LocalText& name : taken.provider) names.add(text_element(tsl("Name"), name));
    element.add(std::move(names));
  }
  if (!taken.scheme_operator.empty()) {
    element.add(texts_element("SchemeOperatorName", "Name", taken.scheme_operator));
  }
  if (!taken.territory.empty()) element.add(tsl("SchemeTerritory"), taken.territory);
  for (const Opaque& qualifier : taken.other) {
    auto other = builder_of(qualifier);
    if (!other) return other;
    element.add(*std::move(other));
  }
  return element;
}

// Each of a kind into `to`, by its writer.
template <class T, class Write>
Result<void> add_each(const std::vector<T>& of, Elements& to, Write write) {
  for (const T& one : of) {
    Result<ElementBuilder> content = write(one);
    if (!content) return content.error();
    to.push_back(extension_element(one.critical, *std::move(content)));
  }
  return {};
}

}  // namespace

Result<Elements> etsi_extension_elements(const EtsiExtensions& extensions) {
  Elements elements;
  const auto since = [](const ExpiredRevocation& expired) -> Result<ElementBuilder> {
    ElementBuilder element(tsl("ExpiredCertsRevocationInfo"));
    element.text(to_string(expired.since));
    return element;
  };
  if (auto good = add_each(extensions.additional, elements, additional_element); !good) {
    return good.error();
  }
  if (auto good = add_each(extensions.qualifications, elements, qualifications_element); !good) {
    return good.error();
  }
  if (auto good = add_each(extensions.expired_revocation, elements, since); !good) {
    return good.error();
  }
  if (auto good = add_each(extensions.taken_over, elements, taken_over_element); !good) {
    return good.error();
  }
  auto unknown = unknown_extension_elements(extensions.unknown);
  if (!unknown) return unknown;
  for (ElementBuilder& one : *unknown) elements.push_back(std::move(one));
  return elements;
}

Result<Elements> unknown_extension_elements(const std::vector<UnknownExtension>& extensions) {
  Elements elements;
  for (const UnknownExtension& extension : extensions) {
    auto whole = builder_of(extension.whole);
    if (!whole) return whole.error();
    elements.push_back(*std::move(whole));
  }
  return elements;
}

}  // namespace baytrust::trustlists
