// Our extension urn:baytrust:trust-list:1 inside TS 119 612 Extension elements: what a list says
// about certificate types, supply points, assurance levels and its next signer. Internal to
// parse.cpp and write.cpp.
#pragma once

#include <string>
#include <vector>

#include "trustlists/deviations.hpp"
#include "trustlists/trust_list.hpp"
#include "validators/base/error.hpp"
#include "validators/xml/element.hpp"
#include "validators/xml/element_builder.hpp"

namespace baytrust::trustlists {

// Reading. Elements of our namespace are read strictly, and those nobody knows are refused; those
// of TS 119 612 and unknown ones are read as lists have them.
struct ServiceExtensions {
  std::vector<CertificateType> types;
  std::vector<SupplyPoint> supply_points;  // kinds, to be matched by URI
  EtsiExtensions others;
};
Result<ServiceExtensions> parse_service_extensions(const xml::Element& extensions,
                                                   Deviations& deviations);

struct SchemeExtensions {
  AssuranceOrder assurance;
  std::optional<NextSigner> next_signer;
  std::vector<UnknownExtension> others;
};
Result<SchemeExtensions> parse_scheme_extensions(const xml::Element& extensions,
                                                 Deviations& deviations);
// Of a provider: ours has none.
Result<std::vector<UnknownExtension>> parse_provider_extensions(const xml::Element& extensions,
                                                                Deviations& deviations);

// One Extension.
struct Envelope {
  bool critical = true;  // what does not say so cannot be left out
  xml::Element element;
  std::optional<xml::Element> content;  // the first child
  bool alone = false;                   // and the only one, without text around it
};
// An extension of TS 119 612 into `others`; false where it is none, or cannot be read: noted.
bool read_etsi_extension(const Envelope& envelope, EtsiExtensions& others, Deviations& deviations);

// list.identifier.malformed unless 1 to 64 of [A-Za-z0-9._-].
Result<std::string> checked_identifier(const xml::Element& where, std::string id);

// Writing: the Extensions element, or nothing where there is nothing to say.
Result<std::optional<xml::ElementBuilder>> service_extensions(
    const ServiceState& state, const std::vector<SupplyPoint>& supply_points);
Result<std::optional<xml::ElementBuilder>> scheme_extensions(const SchemeInformation& scheme);
Result<std::optional<xml::ElementBuilder>> provider_extensions(
    const TrustServiceProvider& provider);

// The Extension elements of TS 119 612's own and of unknown ones, in that order.
Result<std::vector<xml::ElementBuilder>> etsi_extension_elements(const EtsiExtensions& extensions);
Result<std::vector<xml::ElementBuilder>> unknown_extension_elements(
    const std::vector<UnknownExtension>& extensions);

}  // namespace baytrust::trustlists
