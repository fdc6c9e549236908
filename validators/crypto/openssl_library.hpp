// The OpenSSL library context of this process and the algorithms fetched from it. The context is
// our own: it reads no configuration file and no environment, so results depend on arguments only.
// Immutable once made; fetching per call costs more than hashing a certificate does.
#pragma once

#include <array>
#include <memory>
#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/evp.h>

#include "validators/base/bytes.hpp"
#include "validators/crypto/algorithm.hpp"

namespace baytrust::crypto::openssl {

template <auto Free>
struct Freed {
  template <class T>
  void operator()(T* p) const {
    Free(p);
  }
};
using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, Freed<EVP_PKEY_CTX_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, Freed<EVP_MD_CTX_free>>;
using Bio = std::unique_ptr<BIO, Freed<BIO_free>>;
using BigNumber = std::unique_ptr<BIGNUM, Freed<BN_clear_free>>;

struct Library {
  OSSL_LIB_CTX* context;
  std::array<EVP_MD*, kHashCount> digests;  // by Hash
};
const Library& library();

// The library's own name of a hash: "SHA256", "SM3".
const char* name_of(Hash hash);

// A digest in place, without heap: SHA-512 is the longest.
struct Digested {
  std::array<std::uint8_t, 64> octets;
  std::size_t size;
  ByteView view() const { return ByteView(octets).first(size); }
};
Digested digest(Hash hash, ByteView data);

}  // namespace baytrust::crypto::openssl
