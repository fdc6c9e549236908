// Our extension urn:baytrust:trust-list:1 inside TS 119 612 Extension elements: what a list says
// about certificate types, supply points, assurance levels and its next signer. Internal to
// parse.cpp and write.cpp.
#pragma once

#include <string>
#include <vector>

#include "trustlists/trust_list.hpp"
#include "validators/base/error.hpp"
#include "validators/xml/element.hpp"
#include "validators/xml/element_builder.hpp"

namespace baytrust::trustlists {

// Reading. Elements of our namespace that nobody knows are refused, of other namespaces left out:
// if critical, their names are kept.
struct ServiceExtensions {
  std::vector<CertificateType> types;
  std::vector<SupplyPoint> supply_points;  // kinds, to be matched by URI
  std::vector<std::string> unknown_critical;
};
Result<ServiceExtensions> parse_service_extensions(const xml::Element& extensions);

struct SchemeExtensions {
  AssuranceOrder assurance;
  std::optional<NextSigner> next_signer;
  std::vector<std::string> unknown_critical;
};
Result<SchemeExtensions> parse_scheme_extensions(const xml::Element& extensions);

// list.identifier.malformed unless 1 to 64 of [A-Za-z0-9._-].
Result<std::string> checked_identifier(const xml::Element& where, std::string id);

// Writing: the Extensions element, or nothing where there is nothing to say.
std::optional<xml::ElementBuilder> service_extensions(
    const std::vector<CertificateType>& types, const std::vector<SupplyPoint>& supply_points);
std::optional<xml::ElementBuilder> scheme_extensions(const SchemeInformation& scheme);

}  // namespace baytrust::trustlists
