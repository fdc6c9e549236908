#include "policy-mapping/mra.hpp"

#include "validators/xml/codes.hpp"
#include "validators/xml/field.hpp"

namespace baytrust::policy_mapping::mra {
namespace {

using xml::Element;
using xml::Fields;

constexpr std::size_t kMaxItems = 1'000;
constexpr std::size_t kMaxNesting = 16;
constexpr xml::Name xades(std::string_view local) { return {xml::kXadesNamespace, local}; }
constexpr xml::Keyword<bool> kBooleans[] = {
    {"true", true}, {"false", false}, {"1", true}, {"0", false}};

Result<bool> ignore(const Element&) { return true; }

std::string joined(const std::vector<std::string>& values) {
  std::string out;
  for (const std::string& value : values) out.append(out.empty() ? "" : " | ").append(value);
  return out;
}

Result<std::string> parse_information(const Element& element) {
  Fields f(element);
  std::string uri = f.one(tsl("URI"), xml::text_field);
  f.maybe(tsl("InformationValue"), ignore);
  f.maybe(tsl("OtherInformation"), ignore);
  return f.done(std::move(uri));
}

Result<ServiceType> parse_type(const Element& element) {
  Fields f(element);
  ServiceType type;
  type.uri = f.one(tsl("ServiceTypeIdentifier"), xml::text_field);
  type.information = f.maybe(tsl("AdditionalServiceInformation"), parse_information).value_or("");
  return f.done(std::move(type));
}

Result<std::vector<ServiceType>> parse_types(const Element& element) {
  Fields f(element);
  return f.done(f.some(name("TrustServiceTSLType"), kMaxItems, parse_type));
}

Result<std::string> parse_statuses(const Element& element) {
  Fields f(element);
  return f.done(joined(f.some(tsl("ServiceStatus"), kMaxItems, xml::text_field)));
}

Result<Pair> parse_status_pair(const Element& element) {
  Fields f(element);
  Pair pair;
  pair.pointing = f.one(name("TrustServiceTSLStatusListPointingParty"), parse_statuses);
  pair.pointed = f.one(name("TrustServiceTSLStatusListPointedParty"), parse_statuses);
  return f.done(std::move(pair));
}

// XAdES ObjectIdentifierType: the identifier alone.
Result<std::string> parse_identifier(const Element& element) {
  Fields f(element);
  std::string text = f.one(xades("Identifier"), xml::text_field);
  f.maybe(xades("Description"), ignore);
  f.maybe(xades("DocumentationReferences"), ignore);
  return f.done(std::move(text));
}

auto identifiers(const xml::Name& child, std::vector<std::string>& to) {
  return [child, &to](const Element& element) -> Result<bool> {
    Fields f(element);
    for (std::string& text : f.some(child, kMaxItems, parse_identifier)) {
      to.push_back(std::move(text));
    }
    return f.done(true);
  };
}

Result<bool> parse_bit(const Element& element, Declaration& to) {
  const auto text = xml::text_field(element);
  if (!text) return text.error();
  const auto value = xml::parse_keyword(element, *text, kBooleans);
  if (!value) return value.error();
  std::string bit(element.attribute("name").value_or("").substr(0, 100));
  if (*value) {
    to.key_usage.push_back(std::move(bit));
  } else {
    to.other.push_back("KeyUsageBit not " + bit);
  }
  return true;
}

Result<bool> parse_other(const Element& element, Declaration& to) {
  std::size_t count = 0;
  for (const Element child : element.children()) {
    if (++count > kMaxItems) {
      return Error(xml::kFieldTooMany, element.location(),
                   {{"element", "otherCriteriaList"}, {"limit", std::to_string(kMaxItems)}});
    }
    if (child.is(tslx("ExtendedKeyUsage"))) {
      if (auto read = identifiers(tslx("KeyPurposeId"), to.purposes)(child); !read) return read;
    } else {
      to.other.emplace_back(child.name().substr(0, 100));
    }
  }
  return true;
}

// TS 119 612 5.5.9.2.2. `all` of policies, usages and purposes is what an entry can say; any other
// assertion, and lists inside lists, are named.
Result<bool> parse_criteria(const Element& element, Declaration& to, std::size_t room) {
  if (room == 0) {
    return Error(xml::kFieldTooMany, element.location(),
                 {{"element", "CriteriaList"}, {"limit", std::to_string(kMaxNesting)}});
  }
  Fields f(element);
  const std::string assertion = f.maybe_attribute("assert").value_or("-");
  Declaration inner;
  const auto usage = [&inner](const Element& e) -> Result<bool> {
    Fields bits(e);
    bits.some(sie("KeyUsageBit"), 9, [&inner](const Element& b) { return parse_bit(b, inner); });
    return bits.done(true);
  };
  f.any(sie("KeyUsage"), kMaxItems, usage);
  f.any(sie("PolicySet"), kMaxItems, identifiers(sie("PolicyIdentifier"), inner.policies));
  const auto nested = [&inner, room](const Element& e) -> Result<bool> {
    inner.other.emplace_back("CriteriaList");
    Declaration unused;
    return parse_criteria(e, unused, room - 1);
  };
  f.any(sie("CriteriaList"), kMaxItems, nested);
  f.maybe(sie("Description"), ignore);
  f.maybe(sie("otherCriteriaList"), [&inner](const Element& e) { return parse_other(e, inner); });
  const std::size_t said = inner.policies.size() + inner.key_usage.size() + inner.purposes.size();
  // Of one statement alone, all and at least one say the same.
  if (assertion == "all" || (assertion == "atLeastOne" && said + inner.other.size() == 1)) {
    to = std::move(inner);
  } else {
    to.other.push_back("assert=" + assertion.substr(0, 20));
  }
  return f.done(true);
}

Result<Declaration> parse_declaration(const Element& element) {
  Declaration declaration;
  const auto read = parse_criteria(element, declaration, kMaxNesting);
  if (!read) return read.error();
  return declaration;
}

Result<ContentEquivalence> parse_content(const Element& element) {
  Fields f(element);
  ContentEquivalence content;
  content.context = f.one(name("CertificateContentReferenceEquivalenceContext"), xml::text_field);
  content.pointing = f.one(name("CertificateContentDeclarationPointingParty"), parse_declaration);
  content.pointed = f.one(name("CertificateContentDeclarationPointedParty"), parse_declaration);
  return f.done(std::move(content));
}

Result<std::vector<ContentEquivalence>> parse_contents(const Element& element) {
  Fields f(element);
  return f.done(f.some(name("CertificateContentReferenceEquivalence"), kMaxItems, parse_content));
}

Result<std::string> parse_qualifier(const Element& element) {
  Fields f(element);
  std::string uri = f.maybe_attribute("uri").value_or("-");
  return f.done(std::move(uri));
}

Result<Pair> parse_qualifier_pair(const Element& element) {
  Fields f(element);
  Pair pair;
  pair.pointing = f.one(name("QualifierPointingParty"), parse_qualifier);
  pair.pointed = f.one(name("QualifierPointedParty"), parse_qualifier);
  return f.done(std::move(pair));
}

Result<std::vector<Pair>> parse_qualifier_list(const Element& element) {
  Fields f(element);
  return f.done(f.some(name("QualifierEquivalence"), kMaxItems, parse_qualifier_pair));
}

Result<std::vector<Pair>> parse_qualifications(const Element& element) {
  Fields f(element);
  f.one(name("TrustServiceTSLQualificationExtensionName"), ignore);
  std::vector<Pair> all;
  for (auto& list : f.some(name("QualifierEquivalenceList"), kMaxItems, parse_qualifier_list)) {
    if (all.size() + list.size() > kMaxItems) {
      f.fail(Error(xml::kFieldTooMany, element.location(),
                   {{"element", "QualifierEquivalence"}, {"limit", std::to_string(kMaxItems)}}));
      break;
    }
    for (Pair& pair : list) all.push_back(std::move(pair));
  }
  return f.done(std::move(all));
}

// What an equivalence and an instance of its history share, in the schema's order.
State parse_state(Fields& f) {
  State state;
  const auto types = [&state](const Element& e) -> Result<bool> {
    Fields both(e);
    state.pointing_types = both.one(name("TrustServiceTSLTypeListPointingParty"), parse_types);
    state.pointed_types = both.one(name("TrustServiceTSLTypeListPointedParty"), parse_types);
    return both.done(true);
  };
  const auto statuses = [&state](const Element& e) -> Result<bool> {
    Fields both(e);
    state.valid = both.one(name("TrustServiceTSLStatusValidEquivalence"), parse_status_pair);
    state.invalid = both.one(name("TrustServiceTSLStatusInvalidEquivalence"), parse_status_pair);
    return both.done(true);
  };
  f.one(name("TrustServiceTSLTypeEquivalenceList"), types);
  state.status = f.one(name("TrustServiceEquivalenceStatus"), xml::text_field);
  state.since = f.one(name("TrustServiceEquivalenceStatusStartingTime"), xml::instant_field);
  f.one(name("TrustServiceTSLStatusEquivalenceList"), statuses);
  state.contents = f.maybe(name("CertificateContentReferencesEquivalenceList"), parse_contents)
                       .value_or(std::vector<ContentEquivalence>());
  state.qualifiers =
      f.maybe(name("TrustServiceTSLQualificationExtensionEquivalenceList"), parse_qualifications)
          .value_or(std::vector<Pair>());
  return state;
}

Result<State> parse_instance(const Element& element) {
  Fields f(element);
  State state = parse_state(f);
  return f.done(std::move(state));
}

Result<std::vector<State>> parse_history(const Element& element) {
  Fields f(element);
  return f.done(f.some(name("TrustServiceEquivalenceHistoryInstance"), kMaxItems, parse_instance));
}

Result<Equivalence> parse_equivalence(const Element& element) {
  Fields f(element);
  Equivalence equivalence;
  equivalence.legal_identifier = f.one(name("TrustServiceLegalIdentifier"), xml::text_field);
  equivalence.current = parse_state(f);
  for (auto& part : f.any(name("TrustServiceEquivalenceHistory"), kMaxItems, parse_history)) {
    for (State& state : part) equivalence.history.push_back(std::move(state));
  }
  if (equivalence.history.size() > kMaxItems) {
    f.fail(Error(xml::kFieldTooMany, element.location(),
                 {{"element", "TrustServiceEquivalenceHistoryInstance"},
                  {"limit", std::to_string(kMaxItems)}}));
  }
  return f.done(std::move(equivalence));
}

}  // namespace

Result<Agreement> parse_agreement(const Element& element) {
  Fields f(element);
  f.only_attributes({"technicalType", "version", "pointingContractingPartyLegislation",
                     "pointedContractingPartyLegislation", "MRADepth"});
  Agreement agreement;
  agreement.technical_type = f.attribute("technicalType");
  agreement.version = f.attribute("version");
  agreement.pointing_legislation = f.attribute("pointingContractingPartyLegislation");
  agreement.pointed_legislation = f.attribute("pointedContractingPartyLegislation");
  agreement.depth = f.attribute("MRADepth");
  agreement.equivalences =
      f.some(name("TrustServiceEquivalenceInformation"), kMaxItems, parse_equivalence);
  return f.done(std::move(agreement));
}

}  // namespace baytrust::policy_mapping::mra
