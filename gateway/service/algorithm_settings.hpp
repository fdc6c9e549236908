// An algorithm policy as configuration writes it:
//   [jurisdictions.algorithms]
//   hashes   = { SHA-256 = "until 2035-01-01T00:00:00Z", SHA-1 = "never" }
//   schemes  = { RSA-PKCS1 = "tolerated until 2030-01-01T00:00:00Z" }
//   curves   = { P-256 = "always" }
//   rsa_bits = [ { min = 2048, accepted = "until 2030-01-01T00:00:00Z" }, { min = 3072 } ]
// "tolerated" is allowed with a warning. What is not named stays as it was.
#pragma once

#include "gateway/service/setting_reader.hpp"
#include "validators/crypto/algorithm_policy.hpp"

namespace baytrust::service {

// `before` with what the table says changed.
crypto::AlgorithmPolicy read_algorithms(SettingReader& table, crypto::AlgorithmPolicy before);

// Objects to nothing: for profiles, which only tighten what their jurisdiction has.
crypto::AlgorithmPolicy unrestricted_policy();

}  // namespace baytrust::service
