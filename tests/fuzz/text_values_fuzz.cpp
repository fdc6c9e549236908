// Law: texts of identifiers, instants, releases and names either are refused or are written back
// to a text that reads the same.
#include <cstdlib>

#include "policy-mapping/family.hpp"
#include "validators/base/instant.hpp"
#include "validators/base/oid.hpp"
#include "validators/crypto/digest.hpp"
#include "validators/x509/certificate.hpp"

using namespace baytrust;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const ByteView input(data, size);
  const std::string_view text = as_text(input);
  if (const auto oid = Oid::parse(text); oid && to_string(*oid) != text) std::abort();
  if (const auto t = parse_rfc3339(text); t && parse_rfc3339(to_string(*t)) != t) std::abort();
  if (const auto release = policy_mapping::Release::parse(text);
      release && to_string(*release) != text) {
    std::abort();
  }
  if (const auto bytes = crypto::base64_decode(text);
      bytes && crypto::base64_decode(crypto::base64_encode(*bytes)) != bytes) {
    std::abort();
  }
  (void)x509::parse_pem(input, "CERTIFICATE");
  if (const auto name = x509::Name::parse(input)) {
    if (!matches(*name, *name)) std::abort();
    (void)to_string(*name);
    (void)name->rdn_keys();
  }
  return 0;
}
