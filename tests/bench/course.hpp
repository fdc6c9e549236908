// What the benchmark judges: courses of certificates with many different signatures by several
// issuers, made by this project's own issuing code, the same bytes for every peer. Some cases break
// one rule each: a peer that accepts one checks less, and its row says so.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/authority.hpp"
#include "validators/base/bytes.hpp"
#include "validators/crypto/signer.hpp"

namespace baytrust::bench {

// In a course with policies: what the relying party accepts, and what the leaves say.
inline constexpr std::string_view kHomePolicy = "2.999.1.1";
inline constexpr std::string_view kForeignPolicy = "2.999.2.1";

struct Case {
  SharedBytes leaf;
  std::vector<SharedBytes> intermediates;  // nearest the leaf first
  std::string broken{};                    // the rule it breaks; empty: valid
};

enum class Checks : unsigned char { path_only, policies_and_crls };

struct Course {
  std::string name;
  Checks checks = Checks::path_only;
  std::size_t signatures = 1;  // of certificates on a path
  std::size_t valid = 0;       // cases[0..valid) are; neighbours have different issuers
  std::vector<Case> cases{};
  std::vector<SharedBytes> anchors{};
  std::vector<SharedBytes> crls{};
};

inline constexpr std::size_t kIssuers = 4;
inline constexpr std::size_t kCases = 128;

// One signature algorithm.
struct Family {
  std::string name;  // "RSA-2048"
  crypto::KeyType type;
  Course chain1;  // the issuer is the anchor
  Course chain3;  // root, issuing CA, leaf
  Course chain4;  // root, cross-certificate with mappings and name constraints, issuing CA, leaf
};
Family make_family(std::string name, crypto::KeyType type);

}  // namespace baytrust::bench
