// The URIs of ETSI TS 119 612 that lists use, and our namespace. What our profile writes is marked;
// the others are read.
#pragma once

#include <string_view>

#include "validators/xml/names.hpp"

namespace baytrust::trustlists {

inline constexpr std::string_view kTslNamespace = "http://uri.etsi.org/02231/v2#";
inline constexpr std::string_view kListNamespace = "urn:baytrust:trust-list:1";
inline constexpr std::string_view kTslTag = "http://uri.etsi.org/19612/TSLTag";

// Annex D.2: the service types, without the common beginning.
inline constexpr std::string_view kServiceTypes = "http://uri.etsi.org/TrstSvc/Svctype/";
inline constexpr std::string_view kCaPkc = "http://uri.etsi.org/TrstSvc/Svctype/CA/PKC";  // written
inline constexpr std::string_view kCaQc = "http://uri.etsi.org/TrstSvc/Svctype/CA/QC";
inline constexpr std::string_view kTsa = "http://uri.etsi.org/TrstSvc/Svctype/TSA";  // written
inline constexpr std::string_view kOcsp =
    "http://uri.etsi.org/TrstSvc/Svctype/Certstatus/OCSP";  // written

// Annex D.4: the service statuses.
inline constexpr std::string_view kStatuses = "http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/";
inline constexpr std::string_view kRecognised =
    "http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/recognisedatnationallevel";  // written
inline constexpr std::string_view kDeprecated =
    "http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/deprecatedatnationallevel";  // written

constexpr xml::Name tsl(std::string_view local) { return {kTslNamespace, local}; }
constexpr xml::Name bt(std::string_view local) { return {kListNamespace, local}; }

}  // namespace baytrust::trustlists
