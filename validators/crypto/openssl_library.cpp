#include "validators/crypto/openssl_library.hpp"

#include <cstdlib>
#include <openssl/crypto.h>
#include <openssl/err.h>

namespace baytrust::crypto::openssl {
namespace {

Library load() {
  Library library{.context = OSSL_LIB_CTX_new(), .digests = {}};
  // Without these nothing can be judged; only a broken installation or no memory gets here.
  if (library.context == nullptr) std::abort();
  for (std::size_t i = 0; i < kHashCount; ++i) {
    const auto hash = static_cast<Hash>(i);
    library.digests[i] = EVP_MD_fetch(library.context, name_of(hash), nullptr);
    if (library.digests[i] == nullptr) std::abort();
  }
  return library;
}

// One context per thread and hash: making one costs as much as hashing a kilobyte.
EVP_MD_CTX* thread_context(Hash hash) {
  thread_local std::array<DigestContext, kHashCount> contexts;
  auto& context = contexts[static_cast<std::size_t>(hash)];
  if (!context) context.reset(EVP_MD_CTX_new());
  if (!context) std::abort();
  return context.get();
}

}  // namespace

const Library& library() {
  // Never freed: other threads may still verify while the process ends.
  static const Library* const loaded = new Library(load());
  return *loaded;
}

const char* name_of(Hash hash) {
  switch (hash) {
    case Hash::md5:
      return "MD5";
    case Hash::sha1:
      return "SHA1";
    case Hash::sha224:
      return "SHA224";
    case Hash::sha256:
      return "SHA256";
    case Hash::sha384:
      return "SHA384";
    case Hash::sha512:
      return "SHA512";
    case Hash::sm3:
      return "SM3";
  }
  std::abort();
}

Digested digest(Hash hash, ByteView data) {
  EVP_MD_CTX* const context = thread_context(hash);
  Digested out{.octets = {}, .size = size_of(hash)};
  const EVP_MD* const md = library().digests[static_cast<std::size_t>(hash)];
  // Fails only without memory; a wrong digest must not go on as if it were one.
  if (EVP_DigestInit_ex2(context, md, nullptr) != 1 ||
      EVP_DigestUpdate(context, data.data(), data.size()) != 1 ||
      EVP_DigestFinal_ex(context, out.octets.data(), nullptr) != 1) {
    std::abort();
  }
  return out;
}

}  // namespace baytrust::crypto::openssl
