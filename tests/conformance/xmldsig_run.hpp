// Runs the xmldsig corpus (signatures of four interoperability events) through our guard,
// canonicaliser, digests and crypto::Verifier. The product verifies trust lists and registers only;
// what a general XML signature needs besides is made here, for the test: keys found through
// KeyInfo, enveloping signatures, references to any element, SHA-1 and MD5.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "validators/crypto/verifier.hpp"

namespace baytrust::conformance {

struct XmldsigAnswer {
  std::string id;
  bool expected_valid = false;
  std::string not_run;  // why the case was not run; empty where it was
  bool valid = false;
  std::string why;  // it is not valid
  // RSA or ECDSA, same-document references, C14N and enveloped transforms only.
  bool core = false;

  bool run() const { return not_run.empty(); }
  bool agrees() const { return run() && valid == expected_valid; }
};

// Empty where the corpora are not there.
std::optional<std::vector<XmldsigAnswer>> run_xmldsig(crypto::Backend backend);

std::map<std::string, std::size_t> not_run_by_reason(const std::vector<XmldsigAnswer>& answers);

}  // namespace baytrust::conformance
