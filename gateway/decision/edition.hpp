// EditionHeader: what acceptance, ages and the snapshot need to know of one edition of a signed
// document (formats.md 1 and 2), whichever kind it is. The parsed document itself is elsewhere;
// times of receipt and activation are the gateway's own, never the signer's claim.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "validators/base/digest.hpp"
#include "validators/base/finding.hpp"
#include "validators/base/instant.hpp"

namespace baytrust::decision {

enum class DocumentKind : std::uint8_t { trust_list, mapping_register };
std::string_view to_string(DocumentKind kind);  // "list", "register"

// One signature of an edition, already verified (a bad one never gets this far).
struct EditionSigner {
  Digest certificate{};  // SHA-256 of the signing certificate
  Instant not_before{};  // its validity, inclusive
  Instant not_after{};

  friend auto operator<=>(const EditionSigner&, const EditionSigner&) = default;
};

struct EditionHeader {
  DocumentKind kind = DocumentKind::trust_list;
  std::string territory{};  // whose list, or whose register: "HK"
  std::uint64_t sequence = 0;
  Instant issued{};  // the signer's claim
  std::optional<Instant> next_update{};
  Digest digest{};  // identity of the signed content
  std::vector<EditionSigner> signers{};
  Instant received{};
  std::optional<Instant> activated;  // empty: not in force (yet)

  friend bool operator==(const EditionHeader&, const EditionHeader&) = default;
};

// "list HK" or "register HK".
Subject subject_of(const EditionHeader& header);

}  // namespace baytrust::decision
