// One type of certificate that a listed CA issues: what our extension urn:baytrust:trust-list:1
// says about it. The facts a relying service weighs (use, custody, assurance, limit, audit) are the
// issuing jurisdiction's statements; whether they suffice is decided elsewhere.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "validators/base/digest.hpp"
#include "validators/base/instant.hpp"
#include "validators/base/oid.hpp"
#include "validators/x509/marker.hpp"
#include "validators/xml/texts.hpp"

namespace baytrust::trustlists {

// Where certificates of the type say so; a subject attribute needs at least one value.
using TypeMarker = x509::Marker;

enum class Holder : std::uint8_t { person, organisation, role, device };
// "person", "organisation", "role", "device".
std::string_view to_string(Holder holder);

enum class Use : std::uint8_t { signature, seal, encipherment };
std::string_view to_string(Use use);  // "signature", "seal", "encipherment"

enum class Custody : std::uint8_t { file, device, server_side };
std::string_view to_string(Custody custody);  // "file", "device", "server-side"

// A family of policy identifiers: prefix + exactly version_nodes further arcs. Declared by the list
// (a CPS, or a certificate policy); the register's families are policy-mapping's.
struct DeclaredFamily {
  enum class Kind : std::uint8_t { cps, cp };
  Kind kind = Kind::cp;
  Oid prefix{};
  std::uint32_t version_nodes = 0;  // 0: the identifier itself

  friend bool operator==(const DeclaredFamily&, const DeclaredFamily&) = default;
};
// Exactly prefix + version_nodes arcs, leading arcs equal as integers.
bool matches(const DeclaredFamily& family, OidView policy);

// Whole units of an ISO 4217 currency.
struct Money {
  std::int64_t amount = 0;  // 0 .. 2^53-1
  std::string currency{};   // three capital letters

  friend bool operator==(const Money&, const Money&) = default;
};

// A date that publications may leave out; `source` says where it was read, or why it is missing.
struct SourcedDate {
  std::optional<Instant> at{};
  std::string source{};

  friend bool operator==(const SourcedDate&, const SourcedDate&) = default;
};

// A CA certificate that issued this type before. Half-open [from, to).
struct PreviousCa {
  Digest certificate_sha256{};
  SourcedDate from{};
  SourcedDate to{};

  friend bool operator==(const PreviousCa&, const PreviousCa&) = default;
};

struct AuditStatement {
  std::string kind{};  // "WebTrust for CAs"
  Instant date{};
  std::optional<Instant> expires{};
  std::string uri{};  // may be empty

  friend bool operator==(const AuditStatement&, const AuditStatement&) = default;
};

struct CertificateType {
  std::string id{};  // stable, unique within its service: what editions are compared by
  xml::Texts name{};
  TypeMarker marker{};
  Holder holder = Holder::person;
  std::vector<Use> uses{};  // at least one, each once
  Custody custody = Custody::file;
  std::string custody_holder{};  // who holds the key; set iff custody is server_side
  std::vector<DeclaredFamily> families{};
  std::string assurance_level{};  // declared by the list's AssuranceOrder
  std::optional<Money> reliance_limit{};
  std::vector<PreviousCa> previous{};
  std::vector<AuditStatement> audits{};

  bool has(Use use) const;
  friend bool operator==(const CertificateType&, const CertificateType&) = default;
};

}  // namespace baytrust::trustlists
