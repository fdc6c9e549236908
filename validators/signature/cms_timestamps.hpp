// The time-stamps of a CMS signature, each matched to what it stamps (EN 319 122-1 5.2.8, 5.3,
// 5.5.3, A.1.5; RFC 5126 6.4.1), without a copy of the content:
//   content      the content, before it was signed
//   signature    the octets of the signature value
//   references   CAdES-C, or its references alone
//   archive      version 3 with a hash index of any version; version 2 of RFC 5126
// Decided here: an index covers exactly what is there. An entry of nothing in the document is
// invalid; a part that neither it nor a later good archive time-stamp lists makes it indeterminate.
// Octets are those after BER normalisation: a document whose unsigned attributes are BER has
// imprints that do not match. Not here: what the times are worth (see timestamp.hpp).
#pragma once

#include <vector>

#include "validators/signature/cms_verify.hpp"
#include "validators/signature/timestamp.hpp"

namespace baytrust::signature {

inline constexpr std::size_t kMaxTimestamps = 64;  // of one signature

struct StampedSignature {
  const SignedData& signed_data;
  const SignatureFacts& facts;  // of one of its signers, as verify() made them
  const VerifyInputs& inputs;   // those of verify()
};
// In the order of facts.timestamps. Findings have the subject of the signature.
std::vector<TimestampFacts> timestamps_of(const StampedSignature& signature,
                                          crypto::Verifier& verifier, Budget& budget);

// The hashes of content that these time-stamps need, for content that is digested beforehand.
std::vector<crypto::Hash> stamped_hashes(const SignedData& signed_data);

}  // namespace baytrust::signature
