// The document security store of a PDF (ISO 32000-2 12.8.4.3, EN 319 142-1 5.4): certificates, CRLs
// and OCSP responses as evidence, those that its VRI names for one signature among them. Streams
// are decoded within bounds; what cannot be read is left out, with a finding. Internal.
#pragma once

#include "validators/base/finding.hpp"
#include "validators/signature/evidence.hpp"
#include "validators/signature/pdf_file.hpp"

namespace baytrust::signature {

struct SecurityStore {
  Evidence evidence;
  Findings findings;  // Subject document
};
SecurityStore read_security_store(PdfFile& file);

// The key of VRI: SHA-1 of Contents, upper-case hexadecimal.
std::string validation_key(ByteView contents);

}  // namespace baytrust::signature
