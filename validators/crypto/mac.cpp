#include "validators/crypto/mac.hpp"

#include <cstdlib>
#include <openssl/evp.h>
#include <openssl/hmac.h>

namespace baytrust::crypto {

Digest hmac_sha256(ByteView key, ByteView message) {
  Digest out{};
  unsigned int size = 0;
  // An empty key is one of zero octets, but the library wants a pointer all the same.
  const std::uint8_t none = 0;
  const void* key_data = key.empty() ? &none : key.data();
  if (HMAC(EVP_sha256(), key_data, static_cast<int>(key.size()), message.data(), message.size(),
           out.octets.data(), &size) == nullptr ||
      size != out.octets.size()) {
    std::abort();  // the library has no SHA-256: nothing here could work
  }
  return out;
}

}  // namespace baytrust::crypto
