// BER to DER for CMS (RFC 5652 allows BER): indefinite lengths become definite, constructed strings
// are joined, lengths become minimal. Linear in time, bounded in depth and output. Values keep
// their order: SET OF is not sorted, INTEGER and BOOLEAN octets are not touched. Certificates, CRLs
// and OCSP responses never pass through here.
#pragma once

#include <cstddef>

#include "validators/base/bytes.hpp"
#include "validators/base/error.hpp"

namespace baytrust::der {

struct NormaliserLimits {
  std::size_t max_depth = 64;
  std::size_t max_output = 256ULL << 20;
};

Result<Bytes> normalise_ber(ByteView input, const NormaliserLimits& limits = {});
// The input itself where it is of that form already: large documents are held once.
Result<SharedBytes> normalise_ber(const SharedBytes& input, const NormaliserLimits& limits = {});

}  // namespace baytrust::der
