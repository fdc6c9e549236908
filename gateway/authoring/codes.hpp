// Codes of authoring: why a list or a register cannot be drafted from what officials hold, or a
// draft not signed. Every code's text says what to do. Subject: the file; facts "line" (from 1) and
// "column" (the heading) say where in a table.
#pragma once

#include <array>

#include "validators/base/code.hpp"

namespace baytrust::authoring {

// The table as a file (csv.hpp). facts: size, limit
inline constexpr Code kTableTooLarge{"author.table.too_large", "RFC 4180", Effect::invalid};
// facts: line
inline constexpr Code kTableNotUtf8{"author.table.not_utf8", "RFC 3629", Effect::invalid};
// facts: line
inline constexpr Code kTableControl{"author.table.control", "RFC 4180 2", Effect::invalid};
// facts: line
inline constexpr Code kTableQuote{"author.table.quote", "RFC 4180 2", Effect::invalid};
// facts: line, found, expected
inline constexpr Code kTableWidth{"author.table.width", "RFC 4180 2", Effect::invalid};
// facts: line, what, limit
inline constexpr Code kTableTooMany{"author.table.too_many", "RFC 4180", Effect::invalid};
// No facts.
inline constexpr Code kTableEmpty{"author.table.empty", "RFC 4180 2", Effect::invalid};

// Headings. facts: column, known
inline constexpr Code kColumnUnknown{"author.column.unknown", "authoring", Effect::invalid};
// facts: column
inline constexpr Code kColumnRepeated{"author.column.repeated", "authoring", Effect::invalid};

// Cells. facts: line, column
inline constexpr Code kCellMissing{"author.cell.missing", "authoring", Effect::invalid};
// also: value
inline constexpr Code kCellIdle{"author.cell.idle", "authoring", Effect::invalid};
// also: value, expected
inline constexpr Code kCellBad{"author.cell.bad", "authoring", Effect::invalid};
// Two rows about the same thing differ. also: value, other, other_line
inline constexpr Code kCellContradicts{"author.cell.contradicts", "authoring", Effect::invalid};
// also: value
inline constexpr Code kDateSource{"author.date.source_missing", "formats 1", Effect::invalid};
// also: value, issued
inline constexpr Code kDateFuture{"author.date.future", "TS 119 612 5.5.5", Effect::invalid};
// The last day is not after the first. also: value, other
inline constexpr Code kDateOrder{"author.date.order", "formats 2", Effect::invalid};
// The same type of the same CA, or pair of an entry, twice. also: value, other_line
inline constexpr Code kRowRepeated{"author.row.repeated", "authoring", Effect::invalid};

// Names of CAs. also: name, nearest
inline constexpr Code kNameUnknown{"author.name.unknown", "domain: recognition", Effect::invalid};
// also: name, candidates
inline constexpr Code kNameAmbiguous{"author.name.ambiguous", "domain: recognition",
                                     Effect::invalid};
// also: name, candidates
inline constexpr Code kNameDiffers{"author.name.differs", "domain: recognition", Effect::invalid};
// also: value
inline constexpr Code kFingerprintUnknown{"author.fingerprint.unknown", "domain: recognition",
                                          Effect::invalid};
// also: issuer, root
inline constexpr Code kChainBroken{"author.chain.broken", "RFC 5280 6.1.3(a)", Effect::invalid};

// Certificates given. Subject: the directory or file. No facts; the second: message
inline constexpr Code kCertificatesNone{"author.certificates.none", "authoring", Effect::invalid};
inline constexpr Code kCertificateUnreadable{"author.certificates.unreadable", "RFC 5280 4.1",
                                             Effect::invalid};

// Pairings of names with certificates. No facts.
inline constexpr Code kPairingUnconfirmed{"author.pairing.unconfirmed", "domain: recognition",
                                          Effect::invalid};
// facts: name, certificate
inline constexpr Code kPairingDeclined{"author.pairing.declined", "domain: recognition",
                                       Effect::invalid};
// facts: name, certificate
inline constexpr Code kPairingMissing{"author.pairing.missing", "domain: recognition",
                                      Effect::invalid};
// facts: name, confirmed, found
inline constexpr Code kPairingDiffers{"author.pairing.differs", "domain: recognition",
                                      Effect::invalid};
// facts: key
inline constexpr Code kPairingReviewer{"author.pairing.reviewer", "domain: recognition",
                                       Effect::invalid};

// Signing (sign_document.hpp). Subject: the option or the draft.
// facts: expected
inline constexpr Code kSignKind{"author.sign.kind", "formats 2", Effect::invalid};
// facts: line
inline constexpr Code kSignDraftDiffers{"author.sign.draft_differs", "formats 1", Effect::invalid};
// facts: certificate
inline constexpr Code kSignKeyMismatch{"author.sign.key_mismatch", "XAdES 5.2.2", Effect::invalid};
// facts: not_before, not_after, now
inline constexpr Code kSignCertificateTime{"author.sign.certificate_time", "RFC 5280 4.1.2.5",
                                           Effect::invalid};
// facts: found, expected
inline constexpr Code kSignPreviousOther{"author.sign.previous_other", "formats 1",
                                         Effect::invalid};
// facts: sequence, previous
inline constexpr Code kSignSequence{"author.sign.sequence", "formats 1", Effect::invalid};
// facts: option
inline constexpr Code kSecretMissing{"author.secret.missing", "signing", Effect::invalid};

// No facts.
inline constexpr Code kTokensAbsent{"author.tokens.absent", "signing", Effect::invalid};

inline constexpr std::array kCodes{
    kTableTooLarge,       kTableNotUtf8,      kTableControl,     kTableQuote,
    kTableWidth,          kTableTooMany,      kTableEmpty,       kColumnUnknown,
    kColumnRepeated,      kCellMissing,       kCellIdle,         kCellBad,
    kCellContradicts,     kDateSource,        kDateFuture,       kDateOrder,
    kRowRepeated,         kNameUnknown,       kNameAmbiguous,    kNameDiffers,
    kFingerprintUnknown,  kChainBroken,       kCertificatesNone, kCertificateUnreadable,
    kPairingUnconfirmed,  kPairingDeclined,   kPairingMissing,   kPairingDiffers,
    kPairingReviewer,     kSignKind,          kSignDraftDiffers, kSignKeyMismatch,
    kSignCertificateTime, kSignPreviousOther, kSignSequence,     kSecretMissing,
    kTokensAbsent};

}  // namespace baytrust::authoring
