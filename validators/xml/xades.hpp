// What a XAdES signature says about itself (ETSI EN 319 132-1 clause 5.2): when and with which
// certificate it claims to have been made. Claims only, until signed_xml.cpp has verified them.
// SigningCertificate (XAdES 1.3.2) and SigningCertificateV2 are both read; their IssuerSerial is
// not: the certificate's digest says more. Other properties, signed or unsigned, are ignored.
#pragma once

#include <string>

#include "validators/base/bytes.hpp"
#include "validators/base/error.hpp"
#include "validators/base/instant.hpp"
#include "validators/crypto/algorithm.hpp"
#include "validators/xml/tree.hpp"

namespace baytrust::xml {

struct SignedProperties {
  Node element;
  std::string id;
  Instant signing_time;
  crypto::Hash certificate_hash;
  Bytes certificate_digest;
  bool older_certificate = false;  // SigningCertificate instead of V2
};

// From the one ds:Object/QualifyingProperties of a ds:Signature whose Id is `signature_id`.
Result<SignedProperties> read_signed_properties(Node signature, const std::string& signature_id);

}  // namespace baytrust::xml
