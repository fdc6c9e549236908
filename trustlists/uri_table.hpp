// The URIs of TS 119 612 that are known here, each with what it means for us: one table for
// reading, for showing and for docs/schemas/README.md (a test compares the two). A URI that is not
// in it is kept as it is, and nothing is trusted by it.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace baytrust::trustlists {

// TS 119 612 5.5.1, by URI. Both CA/PKC and CA/QC are ca.
enum class ServiceKind : std::uint8_t { ca, tsa, ocsp, other };
ServiceKind kind_of(std::string_view type_uri);

// TS 119 612 5.5.4, by URI: what a status means for trust. unknown: a URI nobody here knows.
enum class Standing : std::uint8_t { in_force, ended, unknown };
Standing standing_of(std::string_view status_uri);

enum class UriUse : std::uint8_t {
  list_type,      // TSLType
  determination,  // StatusDeterminationApproach
  service_type,   // ServiceTypeIdentifier
  status,         // ServiceStatus
  additional,     // AdditionalServiceInformation
  qualifier,      // Qualifications
};
std::string_view to_string(UriUse use);  // "list type", "status determination", ...

enum class Handling : std::uint8_t { read, written };

struct KnownUri {
  UriUse use;
  std::string_view uri;  // "<territory>" stands for SchemeTerritory
  Handling handling;
  std::string_view meaning;
  ServiceKind kind = ServiceKind::other;  // of a service type
  Standing standing = Standing::unknown;  // of a status
};

std::span<const KnownUri> known_uris();
// By exact spelling; a list type or determination approach also by its pattern. Null: unknown.
const KnownUri* find_uri(UriUse use, std::string_view uri);

// For people: what distinguishes the URI ("CA/QC", "granted"); all of it where it is not ETSI's.
std::string_view short_form(std::string_view uri);

}  // namespace baytrust::trustlists
