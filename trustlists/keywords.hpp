// The closed vocabularies of urn:baytrust:trust-list:1 and of TS 119 612's extensions, one table
// for reading and writing each.
#pragma once

#include "trustlists/trust_list.hpp"
#include "validators/xml/field.hpp"

namespace baytrust::trustlists {

inline constexpr xml::Keyword<Holder> kHolders[] = {{"person", Holder::person},
                                                    {"organisation", Holder::organisation},
                                                    {"role", Holder::role},
                                                    {"device", Holder::device}};
inline constexpr xml::Keyword<Use> kUses[] = {
    {"signature", Use::signature}, {"seal", Use::seal}, {"encipherment", Use::encipherment}};
inline constexpr xml::Keyword<Custody> kCustodies[] = {
    {"file", Custody::file}, {"device", Custody::device}, {"server-side", Custody::server_side}};
inline constexpr xml::Keyword<TypeMarker::Where> kMarkerPlaces[] = {
    {"subject-attribute", TypeMarker::Where::subject_attribute},
    {"extension", TypeMarker::Where::extension}};
inline constexpr xml::Keyword<DeclaredFamily::Kind> kFamilyKinds[] = {
    {"cps", DeclaredFamily::Kind::cps}, {"cp", DeclaredFamily::Kind::cp}};
inline constexpr xml::Keyword<SupplyPoint::Kind> kSupplyKinds[] = {
    {"unspecified", SupplyPoint::Kind::unspecified},
    {"crl", SupplyPoint::Kind::crl},
    {"ocsp", SupplyPoint::Kind::ocsp},
    {"ldap", SupplyPoint::Kind::ldap},
    {"cps", SupplyPoint::Kind::cps}};
inline constexpr xml::Keyword<Assert> kAsserts[] = {
    {"all", Assert::all}, {"atLeastOne", Assert::at_least_one}, {"none", Assert::none}};
// XML Schema 2 3.3.2 boolean.
inline constexpr xml::Keyword<bool> kBooleans[] = {
    {"true", true}, {"false", false}, {"1", true}, {"0", false}};

}  // namespace baytrust::trustlists
