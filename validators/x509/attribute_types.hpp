// Attribute types of names with their short names (RFC 4514 3, RFC 5280 4.1.2.4) and the string
// type that RFC 5280 A.1 has a CA write. Internal to validators/x509.
#pragma once

#include <array>
#include <string_view>

#include "validators/base/oid.hpp"
#include "validators/der/tlv.hpp"

namespace baytrust::x509 {

struct AttributeType {
  OidView oid;
  std::string_view text;
  der::Tag string_type;
};

inline constexpr OidView kCommonName{"\x55\x04\x03"};
inline constexpr OidView kOrganizationName{"\x55\x04\x0A"};

inline constexpr std::array kAttributeTypes{
    AttributeType{kCommonName, "CN", der::kUtf8String},
    AttributeType{OidView("\x55\x04\x04"), "SN", der::kUtf8String},
    AttributeType{OidView("\x55\x04\x05"), "serialNumber", der::kPrintableString},
    AttributeType{OidView("\x55\x04\x06"), "C", der::kPrintableString},
    AttributeType{OidView("\x55\x04\x07"), "L", der::kUtf8String},
    AttributeType{OidView("\x55\x04\x08"), "ST", der::kUtf8String},
    AttributeType{OidView("\x55\x04\x09"), "STREET", der::kUtf8String},
    AttributeType{kOrganizationName, "O", der::kUtf8String},
    AttributeType{OidView("\x55\x04\x0B"), "OU", der::kUtf8String},
    AttributeType{OidView("\x55\x04\x0C"), "T", der::kUtf8String},
    AttributeType{OidView("\x55\x04\x2A"), "GN", der::kUtf8String},
    AttributeType{OidView("\x09\x92\x26\x89\x93\xF2\x2C\x64\x01\x01"), "UID", der::kUtf8String},
    AttributeType{OidView("\x09\x92\x26\x89\x93\xF2\x2C\x64\x01\x19"), "DC", der::kIa5String},
    AttributeType{OidView("\x2A\x86\x48\x86\xF7\x0D\x01\x09\x01"), "emailAddress", der::kIa5String},
};

}  // namespace baytrust::x509
