#include "validators/xml/algorithms.hpp"

#include <algorithm>
#include <array>

#include "validators/der/reader.hpp"
#include "validators/der/writer.hpp"

namespace baytrust::xml {
namespace {

using crypto::Hash;
using crypto::Scheme;

struct Method {
  std::string_view uri;
  Scheme scheme;
  Hash hash;
};

constexpr std::array kMethods{
    Method{"http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", Scheme::rsa_pkcs1, Hash::sha256},
    Method{"http://www.w3.org/2001/04/xmldsig-more#rsa-sha384", Scheme::rsa_pkcs1, Hash::sha384},
    Method{"http://www.w3.org/2001/04/xmldsig-more#rsa-sha512", Scheme::rsa_pkcs1, Hash::sha512},
    Method{"http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1", Scheme::rsa_pss, Hash::sha256},
    Method{"http://www.w3.org/2007/05/xmldsig-more#sha384-rsa-MGF1", Scheme::rsa_pss, Hash::sha384},
    Method{"http://www.w3.org/2007/05/xmldsig-more#sha512-rsa-MGF1", Scheme::rsa_pss, Hash::sha512},
    Method{"http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256", Scheme::ecdsa, Hash::sha256},
    Method{"http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384", Scheme::ecdsa, Hash::sha384},
    Method{"http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512", Scheme::ecdsa, Hash::sha512},
    Method{"urn:oid:1.2.156.10197.1.501", Scheme::sm2, Hash::sm3},
};

struct DigestMethod {
  std::string_view uri;
  Hash hash;
};

constexpr std::array kDigests{
    DigestMethod{"http://www.w3.org/2001/04/xmlenc#sha256", Hash::sha256},
    DigestMethod{"http://www.w3.org/2001/04/xmldsig-more#sha384", Hash::sha384},
    DigestMethod{"http://www.w3.org/2001/04/xmlenc#sha512", Hash::sha512},
    DigestMethod{"urn:oid:1.2.156.10197.1.401", Hash::sm3},
};

crypto::SignatureAlgorithm algorithm_of(const Method& method) {
  crypto::SignatureAlgorithm algorithm{.scheme = method.scheme, .hash = method.hash};
  if (method.scheme == Scheme::rsa_pss) {
    algorithm.mgf_hash = method.hash;
    algorithm.salt_length = static_cast<std::uint32_t>(crypto::size_of(method.hash));
  }
  return algorithm;
}

}  // namespace

std::optional<crypto::SignatureAlgorithm> signature_algorithm(std::string_view uri) {
  const auto found = std::ranges::find(kMethods, uri, &Method::uri);
  if (found == kMethods.end()) return std::nullopt;
  return algorithm_of(*found);
}

std::optional<std::string_view> uri_of(const crypto::SignatureAlgorithm& algorithm) {
  const auto found = std::ranges::find_if(kMethods, [&](const Method& m) {
    const auto candidate = algorithm_of(m);
    return candidate.scheme == algorithm.scheme && candidate.hash == algorithm.hash &&
           (candidate.scheme != Scheme::rsa_pss || candidate == algorithm);
  });
  if (found == kMethods.end()) return std::nullopt;
  return found->uri;
}

std::optional<crypto::Hash> digest_algorithm(std::string_view uri) {
  const auto found = std::ranges::find(kDigests, uri, &DigestMethod::uri);
  if (found == kDigests.end()) return std::nullopt;
  return found->hash;
}

std::optional<std::string_view> uri_of(crypto::Hash hash) {
  const auto found = std::ranges::find(kDigests, hash, &DigestMethod::hash);
  if (found == kDigests.end()) return std::nullopt;
  return found->uri;
}

std::optional<Bytes> ecdsa_to_der(ByteView raw, std::uint32_t field_bits) {
  const std::size_t size = (field_bits + 7) / 8;
  if (size == 0 || raw.size() != 2 * size) return std::nullopt;
  return der::sequence({der::integer(raw.first(size)), der::integer(raw.last(size))});
}

std::optional<Bytes> ecdsa_to_raw(ByteView der, std::uint32_t field_bits) {
  const std::size_t size = (field_bits + 7) / 8;
  der::Reader outer(der);
  auto inner = outer.enter(der::kSequence);
  if (inner.has_error()) return std::nullopt;
  Bytes raw;
  for (int i = 0; i < 2; ++i) {
    const auto number = inner->integer();
    if (number.has_error()) return std::nullopt;
    auto octets = *number;
    if (octets.size() > 1 && octets.front() == 0) octets = octets.subspan(1);
    if (octets.size() > size) return std::nullopt;
    raw.insert(raw.end(), size - octets.size(), std::uint8_t{0});
    raw.insert(raw.end(), octets.begin(), octets.end());
  }
  return raw;
}

}  // namespace baytrust::xml
