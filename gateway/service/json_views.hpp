// Views of what the service holds and finds, as canonical JSON (RFC 8785), for every shell alike:
// absent means absent, there is no null. Records and change feeds have their own form (record.hpp,
// edition_diff.hpp).
#pragma once

#include <string>
#include <vector>

#include "gateway/decision/canonical.hpp"
#include "gateway/messages/language.hpp"
#include "gateway/service/crl_store.hpp"
#include "gateway/service/edition_chronicle.hpp"
#include "gateway/service/edition_store.hpp"
#include "gateway/service/explain_recognition.hpp"
#include "gateway/service/lint_document.hpp"
#include "gateway/service/recognition_matrix.hpp"
#include "gateway/service/show_editions.hpp"
#include "validators/base/error.hpp"
#include "validators/base/finding.hpp"

namespace baytrust::service {

// {"error": {...}}
std::string json_of(const Error& error, messages::Language language);

// Each writes one object or array as the next value.
void write(decision::CanonicalWriter& out, const Error& error, messages::Language language);
void write(decision::CanonicalWriter& out, const Facts& facts);
void write(decision::CanonicalWriter& out, const Findings& findings, messages::Language language);
void write(decision::CanonicalWriter& out, const ShownEdition& edition);
void write(decision::CanonicalWriter& out, const ChronicleEntry& entry);
void write(decision::CanonicalWriter& out, const AsOf& shown, const AsOfRequest& request,
           messages::Language language);
void write(decision::CanonicalWriter& out, const CrlRecord& crl);
void write(decision::CanonicalWriter& out, const Pin& pin);
void write(decision::CanonicalWriter& out, const Explained& explained);
// {"counts":{...},"document":{...},"results":[...],"signature":"verified"}
void write(decision::CanonicalWriter& out, const LintedDocument& linted,
           messages::Language language);
void write(decision::CanonicalWriter& out, const Matrix& matrix, Instant at, Instant known_at);

// In the language, else the first there is.
std::string name_in(const xml::Texts& texts, messages::Language language);
// The value or values that mark the certificate type of an entry.
std::string type_words(const policy_mapping::Recognition& entry);

}  // namespace baytrust::service
