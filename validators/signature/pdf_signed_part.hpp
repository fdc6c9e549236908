// One signature or document timestamp of a PDF: the CMS in its Contents, verified over the octets
// of its range, which are hashed where they lie. Internal to validators/signature.
#pragma once

#include "validators/signature/pdf.hpp"
#include "validators/signature/pdf_dictionary.hpp"

namespace baytrust::signature {

struct PdfSurroundings {
  ByteView file;
  const PdfInputs& inputs;
  crypto::Verifier& verifier;
  Budget& budget;
};

// The CMS without the zeros after it; empty where anything but zeros follows (EN 319 142-1 5.2).
ByteView cms_of(ByteView contents);

// Findings of the dictionary and of the CMS; what came after is not among them.
SignatureFacts verify_part(const SignatureDictionary& dictionary, std::uint32_t index,
                           const PdfSurroundings& around);
PdfTimestamp read_timestamp(const SignatureDictionary& dictionary, std::uint32_t index,
                            const PdfSurroundings& around);
// Whether the token's own signature is good and stamps what the range covers. Trust in its
// authority is not asked for. Spends what timestamp.hpp says.
bool token_holds(const PdfTimestamp& stamp, std::span<const x509::Certificate> certificates,
                 const PdfSurroundings& around);

}  // namespace baytrust::signature
