// Values as people read them: instants on a jurisdiction's clock, ages, shortened digests, names
// without identity numbers, findings with their code.
#pragma once

#include <optional>
#include <string>

#include "gateway/cli/printer.hpp"
#include "gateway/decision/profile.hpp"
#include "gateway/service/edition_store.hpp"
#include "validators/base/finding.hpp"
#include "validators/x509/certificate.hpp"

namespace baytrust::cli {

// "2026-01-31T16:00:00Z (2026-02-01T00:00:00+08:00)"; UTC alone without a jurisdiction.
std::string instant_words(Instant t, const decision::Jurisdiction* jurisdiction);
// "3 d 4 h".
std::string age_words(const Printer& out, std::int64_t seconds);
// The first twelve digits.
std::string short_digest(const Digest& digest);
// A subject or issuer, with long runs of digits masked: Mainland certificates carry identity
// numbers in names.
std::string name_words(const x509::Name& name);
// "HK (Hong Kong)".
std::string jurisdiction_words(const decision::Jurisdiction* jurisdiction, const std::string& code,
                               messages::Language language);
// "the trust list of HK".
std::string document_words(const service::EditionRecord& record, messages::Language language);

Style style_of(Effect effect);
enum class Shown : std::uint8_t { noteworthy, all };
// One line each, worst first; how many passed is said where they are not shown.
void print_findings(Printer& out, const Findings& findings, Shown shown);

}  // namespace baytrust::cli
