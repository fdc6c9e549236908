// RSASSA-PSS-params (RFC 4055 3.1, RFC 8017 A.2.3), of a signature or of a key. MGF1 is the only
// mask generation function. Members equal to their DEFAULT may be written out: encoders do, and
// RFC 4055 lets their meaning stand.
#pragma once

#include <optional>

#include "validators/crypto/algorithm.hpp"

namespace baytrust::crypto {

// parameters: the whole TLV. Scheme of the result: rsa_pss.
Result<SignatureAlgorithm> parse_pss_parameters(ByteView parameters);
Bytes encode_pss_parameters(const SignatureAlgorithm& algorithm);

// RFC 4055 3.1: what a key's own parameters demand of the signatures made with it.
bool satisfies(const SignatureAlgorithm& algorithm, const SignatureAlgorithm& restriction);

}  // namespace baytrust::crypto
