// Codes of a SignedData that cannot be read, and of what cannot be signed (errors). What is seen of
// one that can be read: codes.hpp.
#pragma once

#include <array>

#include "validators/base/code.hpp"

namespace baytrust::signature {

// ----- reading a SignedData. Subject: "cms".
// Not the structure of RFC 5652. facts: cause (a der.* code), offset
inline constexpr Code kMalformed{"cms.malformed", "RFC 5652 5.1", Effect::invalid};
// facts: found
inline constexpr Code kNotSignedData{"cms.content_type.not_signed_data", "RFC 5652 3",
                                     Effect::invalid};
// facts: offset, version
inline constexpr Code kVersionUnknown{"cms.version.unknown", "RFC 5652 5.1", Effect::invalid};
// eContent is there and is no OCTET STRING. facts: offset
inline constexpr Code kContentNotOctets{"cms.content.not_octets", "RFC 5652 5.2", Effect::invalid};
// More than a bound of cms.hpp. facts of each: offset, limit
inline constexpr Code kTooManySigners{"cms.signers.too_many", "RFC 5652 5.1", Effect::invalid};
inline constexpr Code kTooManyCertificates{"cms.certificates.too_many", "RFC 5652 10.2.3",
                                           Effect::invalid};
inline constexpr Code kTooManyCrls{"cms.crls.too_many", "RFC 5652 10.2.1", Effect::invalid};
inline constexpr Code kTooManyDigests{"cms.digest_algorithms.too_many", "RFC 5652 5.1",
                                      Effect::invalid};
inline constexpr Code kTooManyAttributes{"cms.attributes.too_many", "RFC 5652 5.3",
                                         Effect::invalid};
inline constexpr Code kTooManyValues{"cms.attribute.too_many_values", "RFC 5652 5.3",
                                     Effect::invalid};
inline constexpr Code kTooManyCounters{"cms.counter_signatures.too_many", "RFC 5652 11.4",
                                       Effect::invalid};
inline constexpr Code kCountersTooDeep{"cms.counter_signatures.too_deep", "RFC 5652 11.4",
                                       Effect::invalid};

// ----- making one. facts: none
inline constexpr Code kWriteKeyNotOfCertificate{"cms.write.key_not_of_certificate", "RFC 5652 5.3",
                                                Effect::invalid};
// facts: algorithm
inline constexpr Code kWriteAlgorithm{"cms.write.algorithm", "RFC 5652 10.1.2", Effect::invalid};
// A further signer of a document whose content is given otherwise. facts: none
inline constexpr Code kWriteContent{"cms.write.content", "RFC 5652 5.2", Effect::invalid};

inline constexpr std::array kCmsErrorCodes{
    kMalformed,
    kNotSignedData,
    kVersionUnknown,
    kContentNotOctets,
    kTooManySigners,
    kTooManyCertificates,
    kTooManyCrls,
    kTooManyDigests,
    kTooManyAttributes,
    kTooManyValues,
    kTooManyCounters,
    kCountersTooDeep,
    kWriteKeyNotOfCertificate,
    kWriteAlgorithm,
    kWriteContent,
};

}  // namespace baytrust::signature
