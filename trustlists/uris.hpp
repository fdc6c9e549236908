// The namespaces of ETSI TS 119 612 and ours, and the URIs our profile writes.
#pragma once

#include <string_view>

#include "validators/xml/names.hpp"

namespace baytrust::trustlists {

inline constexpr std::string_view kTslNamespace = "http://uri.etsi.org/02231/v2#";
inline constexpr std::string_view kListNamespace = "urn:baytrust:trust-list:1";
inline constexpr std::string_view kTslTag = "http://uri.etsi.org/19612/TSLTag";

// Of TS 119 612's extensions and of what XAdES defines inside them.
inline constexpr std::string_view kSieNamespace =
    "http://uri.etsi.org/TrstSvc/SvcInfoExt/eSigDir-1999-93-EC-TrustedList/#";
inline constexpr std::string_view kAdditionalNamespace =
    "http://uri.etsi.org/02231/v2/additionaltypes#";

inline constexpr std::string_view kStatuses = "http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/";

// What our profile writes; uri_table.hpp has what every known one means.
inline constexpr std::string_view kCaPkc = "http://uri.etsi.org/TrstSvc/Svctype/CA/PKC";
inline constexpr std::string_view kCaQc = "http://uri.etsi.org/TrstSvc/Svctype/CA/QC";  // read
inline constexpr std::string_view kTsa = "http://uri.etsi.org/TrstSvc/Svctype/TSA";
inline constexpr std::string_view kOcsp = "http://uri.etsi.org/TrstSvc/Svctype/Certstatus/OCSP";
inline constexpr std::string_view kRecognised =
    "http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/recognisedatnationallevel";
inline constexpr std::string_view kDeprecated =
    "http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/deprecatedatnationallevel";

constexpr xml::Name tsl(std::string_view local) { return {kTslNamespace, local}; }
constexpr xml::Name sie(std::string_view local) { return {kSieNamespace, local}; }
constexpr xml::Name tslx(std::string_view local) { return {kAdditionalNamespace, local}; }
constexpr xml::Name bt(std::string_view local) { return {kListNamespace, local}; }

}  // namespace baytrust::trustlists
