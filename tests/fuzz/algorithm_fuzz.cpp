// Law: any octets as AlgorithmIdentifier or SubjectPublicKeyInfo give a value or a coded error; a
// signature algorithm that parses is encoded to one that parses to the same.
#include <cstdlib>

#include "validators/crypto/algorithm.hpp"
#include "validators/crypto/verifier.hpp"

using namespace baytrust;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const ByteView input(data, size);
  if (const auto identifier = crypto::parse_algorithm_identifier(input)) {
    if (const auto algorithm = crypto::parse_signature_algorithm(*identifier)) {
      const Bytes encoded = crypto::encode(*algorithm);
      const auto again = crypto::parse_algorithm_identifier(encoded);
      if (!again) std::abort();
      const auto same = crypto::parse_signature_algorithm(*again);
      if (!same || *same != *algorithm) std::abort();
    }
  }
  if (const auto key = crypto::parse_public_key_info(input)) {
    (void)to_string(*key);
    static crypto::Verifier verifier(crypto::Backend::fastest, 16);
    const auto scheme = key->kind == crypto::KeyKind::sm2  ? crypto::Scheme::sm2
                        : key->kind == crypto::KeyKind::ec ? crypto::Scheme::ecdsa
                                                           : crypto::Scheme::rsa_pkcs1;
    const crypto::Check check{.algorithm = {.scheme = scheme},
                              .key = *key,
                              .dsa_parameters = {},
                              .message = input,
                              .signature = input};
    if (verifier.verify(check) == crypto::Verdict::good) std::abort();  // nobody signed this
  }
  return 0;
}
