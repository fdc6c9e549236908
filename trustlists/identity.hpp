// Who a service is: TS 119 612 5.5.3.
#pragma once

#include <string>
#include <vector>

#include "trustlists/opaque.hpp"
#include "validators/base/bytes.hpp"
#include "validators/x509/certificate.hpp"

namespace baytrust::trustlists {

// Our profile: exactly one certificate, and its SubjectKeyIdentifier.
struct DigitalIdentity {
  std::vector<x509::Certificate> certificates{};
  std::vector<Bytes> unreadable{};  // X509Certificate whose DER we refuse: never an anchor
  std::vector<Bytes> subject_key_ids{};
  std::vector<std::string> subject_names{};  // as written; never used to recognise a CA
  std::vector<Opaque> key_values{};          // ds:KeyValue: kept, never an anchor
  std::vector<Opaque> others{};              // Other: kept, never an anchor

  friend bool operator==(const DigitalIdentity&, const DigitalIdentity&) = default;
};

}  // namespace baytrust::trustlists
