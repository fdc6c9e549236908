// The time-stamps of a PDF signature, each matched to what it stamps: those in its CMS to the
// octets of the signature value (EN 319 122-1 5.3), document time-stamps to the octets of the file
// that their range covers (ISO 32000-2 12.8.5). Not here: what the times are worth; archive
// time-stamps inside the CMS, which PAdES does not know (EN 319 142-1 4.2).
#pragma once

#include <vector>

#include "validators/signature/pdf.hpp"
#include "validators/signature/timestamp.hpp"

namespace baytrust::signature {

// In the order of the signature's facts.timestamps; beyond kMaxTimestamps one finding says so.
std::vector<TimestampFacts> timestamps_of(const PdfDocument& document,
                                          const PdfSignature& signature, const PdfInputs& inputs,
                                          crypto::Verifier& verifier, Budget& budget);

}  // namespace baytrust::signature
