// The pairing file: which certificate each published name was found to mean, and who has reviewed
// that. A first run writes it without a reviewer; a person compares, names themself, and hands it
// back. TOML, so that it can be read and edited. Only what it says in full counts: a pairing that
// it lacks, or has with another fingerprint, is not confirmed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "gateway/authoring/certificate_pool.hpp"
#include "validators/base/digest.hpp"
#include "validators/base/error.hpp"
#include "validators/base/instant.hpp"

namespace baytrust::authoring {

struct ConfirmedPairing {
  std::string name;
  Digest sha256;
};

struct Confirmation {
  std::string reviewer;
  std::string reviewed_on;  // "2026-03-31"
  std::vector<ConfirmedPairing> pairings;
};

// Deterministic; subject, serial number, validity stand beside each pairing as comments.
std::string write_pairings(const std::vector<Pairing>& pairings, const std::string& table);

// config.* for what is no pairing file; author.pairing.reviewer where nobody, or no day, is named.
Result<Confirmation> parse_pairings(std::string_view toml, const std::string& file);

// author.pairing.missing, author.pairing.differs: one for each pairing that is not confirmed.
Errors check_confirmed(const std::vector<Pairing>& pairings, const Confirmation& confirmation,
                       const std::string& file);

}  // namespace baytrust::authoring
