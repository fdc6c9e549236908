#include "validators/crypto/random.hpp"

#include <cstdlib>
#include <openssl/rand.h>

namespace baytrust::crypto {

Bytes random_octets(std::size_t count) {
  Bytes out(count);
  if (RAND_bytes(out.data(), static_cast<int>(count)) != 1) std::abort();
  return out;
}

}  // namespace baytrust::crypto
