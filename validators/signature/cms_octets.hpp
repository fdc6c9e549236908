// Parts of a SignedData as octets, tag and length included, for what is computed over them as they
// stand: archive time-stamps (EN 319 122-1 5.5, RFC 5126 6.4.1) and rewriting. Views into the
// document. Internal to validators/signature.
#pragma once

#include <vector>

#include "validators/signature/cms.hpp"

namespace baytrust::signature {

// Empty where absent.
struct CmsOctets {
  ByteView encapsulated;  // encapContentInfo
  ByteView content_type;  // eContentType
  ByteView certificates;  // [0]
  ByteView crls;          // [1]
};
CmsOctets octets_of(const SignedData& signed_data);

// version to signature of a SignerInfo, one after the other: all but the unsigned attributes.
ByteView signed_fields(const SignerInfo& signer);

// The values that stand one after the other.
std::vector<ByteView> elements(ByteView content);

}  // namespace baytrust::signature
