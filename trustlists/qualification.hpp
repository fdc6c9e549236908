// The Qualifications extension (TS 119 612 5.5.9.2): which certificates of a CA are qualified, and
// how. A statement of the European kind, read, shown and written; it is NOT one of our certificate
// types (certificate_type.hpp), and nothing here judges a certificate by it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "trustlists/opaque.hpp"
#include "validators/base/oid.hpp"

namespace baytrust::trustlists {

// XAdES ObjectIdentifierType, as written ("urn:oid:1.2.3", "1.2.3").
struct ObjectIdentifier {
  std::string identifier{};
  std::string qualifier{};    // "OIDAsURI", "OIDAsURN", or empty
  std::string description{};  // may be empty
  std::vector<std::string> references{};

  friend bool operator==(const ObjectIdentifier&, const ObjectIdentifier&) = default;
};
// The OID it names, with or without "urn:oid:"; empty if it is none.
std::optional<Oid> oid_of(const ObjectIdentifier& identifier);

struct KeyUsageBit {
  std::string name{};  // "digitalSignature", "nonRepudiation", ...
  bool value = false;

  friend bool operator==(const KeyUsageBit&, const KeyUsageBit&) = default;
};

// 5.5.9.2.2. `unspecified`: the attribute is absent or not of the vocabulary.
enum class Assert : std::uint8_t { all, at_least_one, none, unspecified };
std::string_view to_string(Assert assertion);  // "all", "atLeastOne", "none", "unspecified"

using ObjectIdentifiers = std::vector<ObjectIdentifier>;
struct CriteriaList {
  Assert assertion = Assert::unspecified;
  std::vector<std::vector<KeyUsageBit>> key_usages{};
  std::vector<ObjectIdentifiers> policy_sets{};
  std::vector<CriteriaList> nested{};
  std::string description{};
  // otherCriteriaList (5.5.9.2.2.3).
  std::vector<ObjectIdentifiers> extended_key_usages{};
  std::vector<ObjectIdentifiers> subject_attributes{};
  std::vector<Opaque> other{};

  friend bool operator==(const CriteriaList&, const CriteriaList&) = default;
};

struct Qualification {
  std::vector<std::string> qualifiers{};  // URIs
  CriteriaList criteria{};

  friend bool operator==(const Qualification&, const Qualification&) = default;
};

struct Qualifications {
  bool critical = false;
  std::vector<Qualification> elements{};

  friend bool operator==(const Qualifications&, const Qualifications&) = default;
};

}  // namespace baytrust::trustlists
