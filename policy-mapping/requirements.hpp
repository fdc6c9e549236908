// What a register entry asks of the certificate besides the five legs: key usage, keys, hashes,
// holder kind, extended key usage, custody. Judged with the legs; each unmet one is a
// recognition.requirement.* finding and means not-recognised. Empty members ask nothing.
// Holder and custody are facts of the issuing list: the caller brings them.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "validators/base/finding.hpp"
#include "validators/base/oid.hpp"
#include "validators/crypto/algorithm.hpp"
#include "validators/x509/certificate.hpp"

namespace baytrust::policy_mapping {

enum class Holder : std::uint8_t { person, organisation, role, device };
std::string_view to_string(Holder holder);
enum class Custody : std::uint8_t { file, device, server_side };
std::string_view to_string(Custody custody);  // "file", "device", "server-side"

// May the certificate do without a keyUsage extension?
enum class AbsentKeyUsage : std::uint8_t { refused, allowed };

// One acceptable kind of subject key.
struct KeyRule {
  crypto::KeyKind kind = crypto::KeyKind::rsa;
  crypto::Curve curve = crypto::Curve::none;  // ec: none means every curve
  std::uint32_t min_bits = 0;

  friend bool operator==(const KeyRule&, const KeyRule&) = default;
};

struct Requirements {
  std::vector<x509::KeyUsageBit> key_usage_all{};  // every one of these
  std::vector<x509::KeyUsageBit> key_usage_any{};  // at least one of these
  AbsentKeyUsage absent_key_usage = AbsentKeyUsage::refused;
  std::vector<KeyRule> keys{};            // the subject's key: one of these
  std::vector<crypto::Hash> hashes{};     // of the signature on the certificate: one of these
  std::vector<Holder> holders{};          // one of these
  std::vector<Oid> extended_key_usage{};  // every one of these
  std::vector<Custody> custody{};         // one of these
  // Freshness only tightens the profile's (judgement of revocation); not judged here.
  std::optional<std::int64_t> max_revocation_age_seconds{};

  friend bool operator==(const Requirements&, const Requirements&) = default;
};

// What the issuing list says of the certificate's type; empty: it says nothing.
struct ListedFacts {
  std::optional<Holder> holder{};
  std::optional<Custody> custody{};
};

// One finding per requirement the entry makes, met or not; nothing where it makes none.
// A fact that is required and not known is unmet.
Findings judge(const Requirements& requirements, const x509::Certificate& end_entity,
               const ListedFacts& listed, const Subject& subject);

}  // namespace baytrust::policy_mapping
