// OpenSSL's own verdict on a chain, for comparison: X509_verify_cert with policy checks on. Product
// code uses OpenSSL for cryptography only; this is the one place that asks it about certificates.
#pragma once

#include <optional>
#include <set>
#include <string>

#include "tests/differential/chain_spec.hpp"

namespace baytrust::differential {

struct OracleAnswer {
  bool valid = false;
  int error = 0;  // X509_V_ERR_...
  int depth = 0;  // of the error; 0 is the leaf
  std::string text;
  std::set<std::string> user_policies;  // dotted, where valid
};

OracleAnswer ask_openssl(const ChainSpec& spec, const Chain& chain);

}  // namespace baytrust::differential
