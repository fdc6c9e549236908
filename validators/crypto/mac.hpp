// Message authentication with a shared key (RFC 2104), for what is sent to subscribers.
#pragma once

#include "validators/base/bytes.hpp"
#include "validators/base/digest.hpp"

namespace baytrust::crypto {

Digest hmac_sha256(ByteView key, ByteView message);

}  // namespace baytrust::crypto
