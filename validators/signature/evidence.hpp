// Evidence: what a signed document carries to be judged by: certificates for path building,
// revocation lists and OCSP responses. Hints only: nobody vouches for them, and a signature
// document's own word never makes an anchor. Revocation data is kept raw; who judges parses it.
#pragma once

#include <cstdint>
#include <vector>

#include "validators/base/bytes.hpp"
#include "validators/x509/certificate.hpp"

namespace baytrust::signature {

// OCSP data comes whole (OCSPResponse, RFC 6960 4.2.1) or as the BasicOCSPResponse inside.
struct OcspOctets {
  enum class Form : std::uint8_t { response, basic };
  Form form = Form::response;
  SharedBytes der;
};

struct Evidence {
  std::vector<x509::Certificate> certificates;  // in order, each once
  std::vector<SharedBytes> crls;                // CertificateList, DER
  std::vector<OcspOctets> ocsp;
};

// Certificates once each; the octets of the rest are not compared.
void add(Evidence& to, const Evidence& more);

}  // namespace baytrust::signature
