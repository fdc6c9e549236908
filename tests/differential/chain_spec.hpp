// Chains made up by a seeded generator: policies, mappings, constraints, self-issued CAs, names,
// path lengths, and now and then one thing broken. A seed always gives the same chain.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "validators/base/bytes.hpp"
#include "validators/base/instant.hpp"
#include "validators/base/oid.hpp"
#include "validators/x509/certificate.hpp"

namespace baytrust::differential {

enum class Defect : std::uint8_t {
  none,
  expired,
  not_yet_valid,
  bad_signature,
  no_cert_sign,          // keyUsage of a CA without keyCertSign
  no_basic_constraints,  // a CA without the extension
  not_a_ca,              // cA FALSE
  unknown_critical,      // a critical extension nobody knows
  maps_any_policy,       // policyMappings with anyPolicy (RFC 5280 6.1.4(a))
  other_issuer_name,     // issuer is not the name of the certificate above
};
std::string_view to_string(Defect defect);

struct CertificateSpec {
  bool self_issued = false;  // same name as the certificate above; never the leaf
  Defect defect = Defect::none;
  std::vector<std::string> policies;
  std::vector<std::pair<std::string, std::string>> mappings;
  std::optional<std::int64_t> require_explicit_policy;
  std::optional<std::int64_t> inhibit_policy_mapping;
  std::optional<std::int64_t> inhibit_any_policy;
  std::optional<std::int64_t> path_length;
  // "DNS:", "email:", "URI:" and text, "IP:" and octets in hexadecimal, "DirName:" and text of
  // encode_name.
  std::vector<std::string> permitted, excluded;  // of a CA
  std::vector<std::string> names;                // subjectAltName of the leaf
  std::string organisation;                      // O= of the leaf's subject
};

struct ChainSpec {
  std::uint64_t seed = 0;
  std::vector<CertificateSpec> certificates;  // below the anchor, leaf last
  std::vector<std::string> initial_policies;  // user-initial-policy-set
  bool explicit_policy = false;
  bool inhibit_mapping = false;
  bool inhibit_any = false;
};

ChainSpec make_spec(std::uint64_t seed);
std::string describe(const ChainSpec& spec);

struct Chain {
  x509::Certificate anchor;
  std::vector<x509::Certificate> path;  // target first
};
Chain issue(const ChainSpec& spec);

}  // namespace baytrust::differential
