// A trust list file looked at, not judged and not imported: what stands in it, signed or not, and
// whether a pinned signer vouches for it. Somebody who only looks must see what was NOT verified.
#pragma once

#include <optional>
#include <span>

#include "gateway/service/verified_document.hpp"
#include "trustlists/trust_list.hpp"

namespace baytrust::service {

struct InspectedList {
  trustlists::TrustList list;
  Digest digest{};                    // of the canonical octets read
  std::optional<Digest> signer{};     // fingerprint of the pin that verified it
  std::string pinned_for{};           // that pin's jurisdiction
  std::optional<Error> unverified{};  // why no pin verified it
  Findings findings{};                // deviations, then reservations
};

// Without signers no signature is verified (xml.signer.not_pinned). Errors: what is no list at all.
Result<InspectedList> inspect_list(ByteView file, std::span<const Signer> signers,
                                   crypto::Verifier& verifier);

}  // namespace baytrust::service
