// What commands print for machines, as canonical JSON (RFC 8785): absent means absent, there is no
// null. Records have their own form (service/record.hpp).
#pragma once

#include <string>
#include <vector>

#include "gateway/decision/canonical.hpp"
#include "gateway/messages/language.hpp"
#include "gateway/service/crl_store.hpp"
#include "gateway/service/edition_store.hpp"
#include "gateway/service/explain_recognition.hpp"
#include "gateway/service/show_editions.hpp"
#include "validators/base/error.hpp"
#include "validators/base/finding.hpp"

namespace baytrust::cli {

// {"error": {...}}
std::string json_of(const Error& error, messages::Language language);

// Each writes one object or array as the next value.
void write(decision::CanonicalWriter& out, const Error& error, messages::Language language);
void write(decision::CanonicalWriter& out, const Findings& findings, messages::Language language);
void write(decision::CanonicalWriter& out, const service::ShownEdition& edition);
void write(decision::CanonicalWriter& out, const service::CrlRecord& crl);
void write(decision::CanonicalWriter& out, const service::Pin& pin);
void write(decision::CanonicalWriter& out, const service::Explained& explained);

}  // namespace baytrust::cli
