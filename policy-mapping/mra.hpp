// The extension's XML as values, read strictly in the schema's order. Internal to mra_*.cpp.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "validators/base/error.hpp"
#include "validators/base/instant.hpp"
#include "validators/xml/element.hpp"

namespace baytrust::policy_mapping::mra {

inline constexpr std::string_view kNamespace = "http://ec.europa.eu/tools/lotl/mra/schema/v2#";
inline constexpr std::string_view kTslNamespace = "http://uri.etsi.org/02231/v2#";
inline constexpr std::string_view kSieNamespace =
    "http://uri.etsi.org/TrstSvc/SvcInfoExt/eSigDir-1999-93-EC-TrustedList/#";
inline constexpr std::string_view kAdditionalNamespace =
    "http://uri.etsi.org/02231/v2/additionaltypes#";
inline constexpr std::string_view kEnacted = "http://ec.europa.eu/tools/lotl/mra/enacted";
inline constexpr std::string_view kRepealed = "http://ec.europa.eu/tools/lotl/mra/repealed";

constexpr xml::Name name(std::string_view local) { return {kNamespace, local}; }
constexpr xml::Name tsl(std::string_view local) { return {kTslNamespace, local}; }
constexpr xml::Name sie(std::string_view local) { return {kSieNamespace, local}; }
constexpr xml::Name tslx(std::string_view local) { return {kAdditionalNamespace, local}; }

// A statement about certificate content, as far as an entry can say it.
struct Declaration {
  std::vector<std::string> policies{};   // PolicySet, as written
  std::vector<std::string> key_usage{};  // bits that are asserted
  std::vector<std::string> purposes{};   // ExtendedKeyUsage
  std::vector<std::string> other{};      // what it says besides, by element name

  friend bool operator==(const Declaration&, const Declaration&) = default;
};
struct ContentEquivalence {
  std::string context{};
  Declaration pointing{}, pointed{};

  friend bool operator==(const ContentEquivalence&, const ContentEquivalence&) = default;
};
struct ServiceType {
  std::string uri{};
  std::string information{};  // AdditionalServiceInformation URI, may be empty

  friend bool operator==(const ServiceType&, const ServiceType&) = default;
};
struct Pair {
  std::string pointing{}, pointed{};  // several joined by " | "

  friend bool operator==(const Pair&, const Pair&) = default;
};
// TrustServiceEquivalenceInformation, or one instance of its history.
struct State {
  std::vector<ServiceType> pointing_types{}, pointed_types{};
  std::string status{};
  Instant since{};
  Pair valid{}, invalid{};  // status lists
  std::vector<ContentEquivalence> contents{};
  std::vector<Pair> qualifiers{};
};
struct Equivalence {
  std::string legal_identifier{};
  State current{};
  std::vector<State> history{};
};
struct Agreement {
  std::string technical_type{}, version{}, depth{};
  std::string pointing_legislation{}, pointed_legislation{};
  std::vector<Equivalence> equivalences{};
};

Result<Agreement> parse_agreement(const xml::Element& element);

}  // namespace baytrust::policy_mapping::mra
