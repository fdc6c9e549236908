// OpenSSL's verdict on a CMS signature over the same octets: structure, digests, attributes and
// signature value. The signer's certificate is read and not validated, as in ours.
#pragma once

#include "validators/base/bytes.hpp"

namespace baytrust::bench {

// content: of a detached signature; empty where it is attached.
bool openssl_verifies_cms(ByteView der, ByteView content);

}  // namespace baytrust::bench
