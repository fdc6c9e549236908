// Codes of PDF signatures (pdf.hpp): the file, its signature dictionaries and document timestamps.
// Errors are about a file that cannot be read; findings about one signature (Subject signature) or
// what all signatures of a file share (Subject document). Not here: what came after a signature
// (pdf_change_codes.hpp); signatures themselves speak in the codes of CMS (codes.hpp).
#pragma once

#include <array>

#include "validators/base/code.hpp"

namespace baytrust::signature {

// ----- Reading a file. Subject: "pdf".
// It does not begin with %PDF-. facts: none
inline constexpr Code kPdfNotPdf{"pdf.not_pdf", "ISO 32000-2 7.5.2", Effect::invalid};
// facts: octets, limit
inline constexpr Code kPdfTooLarge{"pdf.too_large", "formats 9", Effect::invalid};
// It would need repair, which another reader may do otherwise. facts: cause
inline constexpr Code kPdfDamaged{"pdf.damaged", "ISO 32000-2 7.5.4", Effect::invalid};
// Cross-reference sections that lead back to themselves. facts: none
inline constexpr Code kPdfXrefLoop{"pdf.xref.loop", "ISO 32000-2 7.5.8.2", Effect::invalid};
// facts: none
inline constexpr Code kPdfEncrypted{"pdf.encrypted", "ISO 32000-2 7.6", Effect::indeterminate};
// facts of the next four: limit
inline constexpr Code kPdfTooManyObjects{"pdf.objects.too_many", "formats 9", Effect::invalid};
inline constexpr Code kPdfTooManyFields{"pdf.fields.too_many", "formats 9", Effect::invalid};
inline constexpr Code kPdfTooManySignatures{"pdf.signatures.too_many", "formats 9",
                                            Effect::invalid};
inline constexpr Code kPdfTooManyRevisions{"pdf.revisions.too_many", "formats 9", Effect::invalid};
// A stream decodes to more than is allowed. facts: none
inline constexpr Code kPdfStreamTooLarge{"pdf.stream.too_large", "formats 9", Effect::invalid};

// ----- Making one. Subject: "pdf".
// facts: cause
inline constexpr Code kPdfWriteFailed{"pdf.write.failed", "ISO 32000-2 7.5.6", Effect::invalid};
// The signature does not fit the room kept for it. facts: octets, limit
inline constexpr Code kPdfWriteReserve{"pdf.write.reserve", "ISO 32000-2 12.8.1", Effect::invalid};
// No empty signature field of that name, or one of that name already. facts: field
inline constexpr Code kPdfWriteField{"pdf.write.field", "ISO 32000-2 12.7.5.5", Effect::invalid};

// ----- The document. Subject document.
// libqpdf remarked on an object that was read. facts: cause
inline constexpr Code kPdfRemark{"pdf.structure.remark", "ISO 32000-2 7.5", Effect::indeterminate};
// Older readers see other objects than newer ones; these were there when it was signed. facts:
// none
inline constexpr Code kPdfHybrid{"pdf.xref.hybrid", "ISO 32000-2 7.5.8.4", Effect::warning};
// A page shows a signature that the form does not know. facts: object
inline constexpr Code kPdfFieldOrphan{"pdf.field.orphan", "ISO 32000-2 12.7.3", Effect::invalid};
// Something of the security store is left out. facts: kind
inline constexpr Code kPdfEvidenceUnreadable{"pdf.evidence.unreadable", "ISO 32000-2 12.8.4.3",
                                             Effect::warning};
// facts: kind
inline constexpr Code kPdfEvidenceTooMuch{"pdf.evidence.too_much", "formats 9", Effect::warning};

// ----- The signature dictionary and its range. Subject signature.
// facts: key
inline constexpr Code kPdfDictionaryMalformed{"pdf.dictionary.malformed", "ISO 32000-2 12.8.1",
                                              Effect::invalid};
// facts: sub_filter
inline constexpr Code kPdfSubFilterUnsupported{"pdf.sub_filter.unsupported", "ISO 32000-2 12.8.3",
                                               Effect::indeterminate};
// facts: none
inline constexpr Code kPdfRangeMissing{"pdf.byte_range.missing", "ISO 32000-2 12.8.1",
                                       Effect::invalid};
// Not four integers. facts: none
inline constexpr Code kPdfRangeMalformed{"pdf.byte_range.malformed", "ISO 32000-2 12.8.1",
                                         Effect::invalid};
// facts: none
inline constexpr Code kPdfRangeNegative{"pdf.byte_range.negative", "ISO 32000-2 12.8.1",
                                        Effect::invalid};
// facts: offset
inline constexpr Code kPdfRangeStart{"pdf.byte_range.not_from_start", "ISO 32000-2 12.8.1",
                                     Effect::invalid};
// The second piece begins before the first ends. facts: none
inline constexpr Code kPdfRangeOverlap{"pdf.byte_range.overlapping", "ISO 32000-2 12.8.1",
                                       Effect::invalid};
// facts: end, octets
inline constexpr Code kPdfRangeBeyond{"pdf.byte_range.beyond_file", "ISO 32000-2 12.8.1",
                                      Effect::invalid};
// It stops where no revision ends. facts: end
inline constexpr Code kPdfRangeEnd{"pdf.byte_range.not_at_revision_end", "EN 319 142-1 5.2",
                                   Effect::invalid};
// Another signature claims the same octets. facts: none
inline constexpr Code kPdfRangeShared{"pdf.byte_range.shared", "ISO 32000-2 12.8.1",
                                      Effect::invalid};
// facts: none
inline constexpr Code kPdfRangeCovers{"pdf.byte_range.covers_revision", "ISO 32000-2 12.8.1",
                                      Effect::passed};
// facts: none
inline constexpr Code kPdfContentsMissing{"pdf.contents.missing", "ISO 32000-2 12.8.1",
                                          Effect::invalid};
// What is left out of the range is not one hexadecimal string. facts: none
inline constexpr Code kPdfContentsNotHex{"pdf.contents.not_hex", "ISO 32000-2 12.8.1",
                                         Effect::invalid};
// The signature is not what the range leaves out. facts: none
inline constexpr Code kPdfContentsElsewhere{"pdf.contents.elsewhere", "ISO 32000-2 12.8.1",
                                            Effect::invalid};
// Octets other than zero after the signature. facts: none
inline constexpr Code kPdfContentsTrailing{"pdf.contents.trailing", "EN 319 142-1 5.2",
                                           Effect::invalid};
// The revision that it covers has no such signature. facts: none
inline constexpr Code kPdfNotInRevision{"pdf.signature.not_in_revision", "ISO 32000-2 12.8.1",
                                        Effect::invalid};
// facts: cause (a pdf.* code)
inline constexpr Code kPdfRevisionUnreadable{"pdf.revision.unreadable", "ISO 32000-2 7.5.6",
                                             Effect::invalid};
// The signature encloses content of its own. facts: none
inline constexpr Code kPdfCmsAttached{"pdf.cms.attached", "ISO 32000-2 12.8.3.3.1",
                                      Effect::invalid};
// Not exactly one signer. facts: count
inline constexpr Code kPdfCmsSigners{"pdf.cms.signers", "ISO 32000-2 12.8.3.3.1", Effect::invalid};
// ETSI.CAdES.detached wants the certificate under the signature. facts: none
inline constexpr Code kPdfCertificateUnbound{"pdf.pades.certificate_unbound", "EN 319 142-1 6.3",
                                             Effect::indeterminate};
// ETSI.CAdES.detached keeps the claimed time in the dictionary only. facts: none
inline constexpr Code kPdfSigningTimeTwice{"pdf.pades.signing_time", "EN 319 142-1 5.3",
                                           Effect::warning};

// ----- Document timestamps. Subject signature.
// facts: none
inline constexpr Code kPdfTokenMalformed{"pdf.timestamp.malformed", "ISO 32000-2 12.8.5",
                                         Effect::invalid};
// facts: algorithm
inline constexpr Code kPdfImprintUnknown{"pdf.timestamp.hash_unknown", "RFC 3161 2.4.2",
                                         Effect::indeterminate};
// facts: none
inline constexpr Code kPdfImprintMatches{"pdf.timestamp.imprint_matches", "RFC 3161 2.4.2",
                                         Effect::passed};
// facts: stamped, document
inline constexpr Code kPdfImprintMismatch{"pdf.timestamp.imprint_mismatch", "RFC 3161 2.4.2",
                                          Effect::invalid};

inline constexpr std::array kPdfCodes{
    kPdfNotPdf,
    kPdfTooLarge,
    kPdfDamaged,
    kPdfXrefLoop,
    kPdfEncrypted,
    kPdfTooManyObjects,
    kPdfTooManyFields,
    kPdfTooManySignatures,
    kPdfTooManyRevisions,
    kPdfStreamTooLarge,
    kPdfWriteFailed,
    kPdfWriteReserve,
    kPdfWriteField,
    kPdfRemark,
    kPdfHybrid,
    kPdfFieldOrphan,
    kPdfEvidenceUnreadable,
    kPdfEvidenceTooMuch,
    kPdfDictionaryMalformed,
    kPdfSubFilterUnsupported,
    kPdfRangeMissing,
    kPdfRangeMalformed,
    kPdfRangeNegative,
    kPdfRangeStart,
    kPdfRangeOverlap,
    kPdfRangeBeyond,
    kPdfRangeEnd,
    kPdfRangeShared,
    kPdfRangeCovers,
    kPdfContentsMissing,
    kPdfContentsNotHex,
    kPdfContentsElsewhere,
    kPdfContentsTrailing,
    kPdfNotInRevision,
    kPdfRevisionUnreadable,
    kPdfCmsAttached,
    kPdfCmsSigners,
    kPdfCertificateUnbound,
    kPdfSigningTimeTwice,
    kPdfTokenMalformed,
    kPdfImprintUnknown,
    kPdfImprintMatches,
    kPdfImprintMismatch,
};

}  // namespace baytrust::signature
