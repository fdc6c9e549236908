// Codes of what came after a PDF's signature, of what its certification and locks say to that, and
// of which changes no signer allows (pdf_changes.hpp, pdf_permissions.hpp). All are findings about
// one signature. Not here: the file and the signature itself (pdf_codes.hpp).
#pragma once

#include <array>

#include "validators/base/code.hpp"

namespace baytrust::signature {

// ----- What came after a signature. Subject signature.
// facts: none
inline constexpr Code kPdfChangeNone{"pdf.change.none", "ISO 32000-2 12.8.2.2", Effect::passed};
// facts: none
inline constexpr Code kPdfChangeImmaterial{"pdf.change.immaterial", "ISO 32000-2 7.5.6",
                                           Effect::info};
// facts: field
inline constexpr Code kPdfChangeTimestamp{"pdf.change.timestamp", "ISO 32000-2 12.8.5",
                                          Effect::info};
// facts: none
inline constexpr Code kPdfChangeEvidence{"pdf.change.evidence", "ISO 32000-2 12.8.4.3",
                                         Effect::info};
// facts: field
inline constexpr Code kPdfChangeSignature{"pdf.change.signature", "ISO 32000-2 12.8.2.2",
                                          Effect::info};
// A further signature in a field that was not there, or a document timestamp, with an appearance
// on a page. facts: field
inline constexpr Code kPdfChangeVisible{"pdf.change.visible_signature", "ISO 32000-2 12.8.2.2",
                                        Effect::warning};
// facts: field
inline constexpr Code kPdfChangeFormFill{"pdf.change.form_fill", "ISO 32000-2 12.8.2.2",
                                         Effect::warning};
// facts: object
inline constexpr Code kPdfChangeAnnotation{"pdf.change.annotation", "ISO 32000-2 12.8.2.2",
                                           Effect::warning};

// ----- Of those, what no signer allows (content).
// facts: object
inline constexpr Code kPdfChangePageTree{"pdf.change.page_tree", "ISO 32000-2 12.8.2.2",
                                         Effect::invalid};
// facts: object
inline constexpr Code kPdfChangePageContent{"pdf.change.page_content", "ISO 32000-2 12.8.2.2",
                                            Effect::invalid};
// facts: object
inline constexpr Code kPdfChangeResources{"pdf.change.resources", "ISO 32000-2 12.8.2.2",
                                          Effect::invalid};
// facts: object
inline constexpr Code kPdfChangeCatalog{"pdf.change.catalog", "ISO 32000-2 12.8.2.2",
                                        Effect::invalid};
// Actions and names. facts: object
inline constexpr Code kPdfChangeActions{"pdf.change.actions", "ISO 32000-2 12.8.2.2",
                                        Effect::invalid};
// facts: object
inline constexpr Code kPdfChangePermissions{"pdf.change.permissions", "ISO 32000-2 12.8.2.2",
                                            Effect::invalid};
// facts: object
inline constexpr Code kPdfChangeMetadata{"pdf.change.metadata", "ISO 32000-2 12.8.2.2",
                                         Effect::invalid};
// The form itself: fields, their places, what they refer to. facts: object
inline constexpr Code kPdfChangeForm{"pdf.change.form", "ISO 32000-2 12.8.2.4", Effect::invalid};
// facts: object
inline constexpr Code kPdfChangeXfa{"pdf.change.xfa", "ISO 32000-2 12.7.8", Effect::invalid};
// A field that was signed already. facts: field
inline constexpr Code kPdfChangeSignedField{"pdf.change.signed_field", "ISO 32000-2 12.8.2.2",
                                            Effect::invalid};
// What a field shows, not its value; or of a field that is not to be filled. facts: field
inline constexpr Code kPdfChangeAppearance{"pdf.change.appearance_only", "ISO 32000-2 12.7.4.3",
                                           Effect::invalid};
// A form field put on a page. facts: object
inline constexpr Code kPdfChangeWidget{"pdf.change.widget", "ISO 32000-2 12.5.6.19",
                                       Effect::invalid};
// An annotation that acts or covers rather than comments. facts: object
inline constexpr Code kPdfChangeActive{"pdf.change.annotation_active", "ISO 32000-2 12.5.6",
                                       Effect::invalid};
// Taken away, or put in another order. facts: object
inline constexpr Code kPdfChangeAnnotationRemoved{"pdf.change.annotation_removed",
                                                  "ISO 32000-2 12.5.2", Effect::invalid};
// A later revision that older readers see otherwise. facts: none
inline constexpr Code kPdfChangeHybrid{"pdf.change.hybrid", "ISO 32000-2 7.5.8.4", Effect::invalid};
// A later table makes old octets an object. facts: object
inline constexpr Code kPdfChangePointsBack{"pdf.change.points_back", "ISO 32000-2 7.5.6",
                                           Effect::invalid};
// An object of the signed revision whose octets go on after its end. facts: object
inline constexpr Code kPdfChangeRunsPast{"pdf.change.runs_past_end", "ISO 32000-2 7.5.6",
                                         Effect::invalid};
// A number in another generation: who looks for the number alone finds another object. facts:
// object
inline constexpr Code kPdfChangeGeneration{"pdf.change.generation", "ISO 32000-2 7.3.10",
                                           Effect::invalid};
// The later tables leave out those of the revision before. facts: none
inline constexpr Code kPdfChangeTables{"pdf.change.table_chain", "ISO 32000-2 7.5.6",
                                       Effect::invalid};
// A later object that no table lists, a duplicate among them. facts: object
inline constexpr Code kPdfChangeUnlisted{"pdf.change.unlisted_object", "ISO 32000-2 7.5.4",
                                         Effect::invalid};
// An object was replaced that nothing leads to. facts: object
inline constexpr Code kPdfChangeUnreached{"pdf.change.unreached_object", "ISO 32000-2 7.5.6",
                                          Effect::invalid};
// Octets after the last revision. facts: octets
inline constexpr Code kPdfChangeTrailing{"pdf.change.trailing", "ISO 32000-2 7.5.5",
                                         Effect::invalid};
// More than can be compared. facts: limit
inline constexpr Code kPdfChangeTooLarge{"pdf.change.too_large", "formats 9", Effect::invalid};

// ----- Certification and locks. Subject signature.
// facts: none
inline constexpr Code kPdfCertificationKept{"pdf.certification.kept", "ISO 32000-2 12.8.2.2",
                                            Effect::passed};
// facts: level, found
inline constexpr Code kPdfCertificationViolated{"pdf.certification.violated",
                                                "ISO 32000-2 12.8.2.2", Effect::invalid};
// A later signature shows something on a certified page. facts: field
inline constexpr Code kPdfCertificationOverlay{"pdf.certification.signature_overlay",
                                               "ISO 32000-2 12.8.2.2", Effect::invalid};
// A later annotation draws on a certified page. facts: object
inline constexpr Code kPdfCertificationAnnotation{"pdf.certification.annotation_overlay",
                                                  "ISO 32000-2 12.8.2.2", Effect::invalid};
// facts: none
inline constexpr Code kPdfCertificationNotFirst{"pdf.certification.not_first",
                                                "ISO 32000-2 12.8.2.2", Effect::invalid};
// facts: count
inline constexpr Code kPdfCertificationSeveral{"pdf.certification.several", "ISO 32000-2 12.8.2.2",
                                               Effect::invalid};
// facts: none
inline constexpr Code kPdfCertificationMalformed{"pdf.certification.malformed",
                                                 "ISO 32000-2 12.8.2.2", Effect::invalid};
// facts: field
inline constexpr Code kPdfLockViolated{"pdf.lock.violated", "ISO 32000-2 12.8.2.4",
                                       Effect::invalid};

inline constexpr std::array kPdfChangeCodes{
    kPdfChangeNone,
    kPdfChangeImmaterial,
    kPdfChangeTimestamp,
    kPdfChangeEvidence,
    kPdfChangeSignature,
    kPdfChangeVisible,
    kPdfChangeFormFill,
    kPdfChangeAnnotation,
    kPdfChangePageTree,
    kPdfChangePageContent,
    kPdfChangeResources,
    kPdfChangeCatalog,
    kPdfChangeActions,
    kPdfChangePermissions,
    kPdfChangeMetadata,
    kPdfChangeForm,
    kPdfChangeXfa,
    kPdfChangeSignedField,
    kPdfChangeAppearance,
    kPdfChangeWidget,
    kPdfChangeActive,
    kPdfChangeAnnotationRemoved,
    kPdfChangeHybrid,
    kPdfChangePointsBack,
    kPdfChangeRunsPast,
    kPdfChangeGeneration,
    kPdfChangeTables,
    kPdfChangeUnlisted,
    kPdfChangeUnreached,
    kPdfChangeTrailing,
    kPdfChangeTooLarge,
    kPdfCertificationKept,
    kPdfCertificationViolated,
    kPdfCertificationOverlay,
    kPdfCertificationAnnotation,
    kPdfCertificationNotFirst,
    kPdfCertificationSeveral,
    kPdfCertificationMalformed,
    kPdfLockViolated,
};

}  // namespace baytrust::signature
