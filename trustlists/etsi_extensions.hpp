// Service information extensions that are not ours: those of TS 119 612 5.5.9, and those nobody
// here knows. None of them is applied to a judgement; a service with a critical one is therefore
// not trusted (status_history.hpp).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "trustlists/opaque.hpp"
#include "trustlists/qualification.hpp"
#include "validators/base/instant.hpp"
#include "validators/xml/texts.hpp"

namespace baytrust::trustlists {

// 5.5.9.4 AdditionalServiceInformation.
struct AdditionalService {
  bool critical = false;
  xml::LocalText uri{};
  std::string value{};            // InformationValue, may be empty
  std::optional<Opaque> other{};  // OtherInformation

  friend bool operator==(const AdditionalService&, const AdditionalService&) = default;
};

// 5.5.9.1 ExpiredCertsRevocationInfo: revocation is told for certificates that expired since.
struct ExpiredRevocation {
  bool critical = false;
  Instant since{};

  friend bool operator==(const ExpiredRevocation&, const ExpiredRevocation&) = default;
};

// 5.5.9.3 TakenOverBy.
struct TakenOver {
  bool critical = false;
  xml::LocalText uri{};
  xml::Texts provider{};
  xml::Texts scheme_operator{};
  std::string territory{};
  std::vector<Opaque> other{};

  friend bool operator==(const TakenOver&, const TakenOver&) = default;
};

// Of a service, a provider or a scheme.
struct UnknownExtension {
  bool critical = false;
  std::string name{};  // "{namespace}local" of its first element; "{}": none
  Opaque whole{};      // the Extension element

  friend bool operator==(const UnknownExtension&, const UnknownExtension&) = default;
};

struct EtsiExtensions {
  std::vector<AdditionalService> additional{};
  std::vector<Qualifications> qualifications{};
  std::vector<ExpiredRevocation> expired_revocation{};
  std::vector<TakenOver> taken_over{};
  std::vector<UnknownExtension> unknown{};

  friend bool operator==(const EtsiExtensions&, const EtsiExtensions&) = default;
};

// Names of critical extensions: those nobody here knows, and those that are read and not applied.
std::vector<std::string> unknown_critical(const std::vector<UnknownExtension>& extensions);
std::vector<std::string> critical_not_applied(const EtsiExtensions& extensions);
bool has_critical(const EtsiExtensions& extensions);

}  // namespace baytrust::trustlists
