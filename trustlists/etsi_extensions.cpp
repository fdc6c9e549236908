#include "trustlists/etsi_extensions.hpp"

#include <algorithm>

namespace baytrust::trustlists {

std::vector<std::string> unknown_critical(const std::vector<UnknownExtension>& extensions) {
  std::vector<std::string> names;
  for (const UnknownExtension& extension : extensions) {
    if (extension.critical) names.push_back(extension.name);
  }
  return names;
}

std::vector<std::string> critical_not_applied(const EtsiExtensions& extensions) {
  std::vector<std::string> names;
  const auto add = [&names](const auto& of_a_kind, std::string_view name) {
    for (const auto& extension : of_a_kind) {
      if (extension.critical) names.emplace_back(name);
    }
  };
  add(extensions.additional, "AdditionalServiceInformation");
  add(extensions.qualifications, "Qualifications");
  add(extensions.expired_revocation, "ExpiredCertsRevocationInfo");
  add(extensions.taken_over, "TakenOverBy");
  return names;
}

bool has_critical(const EtsiExtensions& extensions) {
  return !unknown_critical(extensions.unknown).empty() || !critical_not_applied(extensions).empty();
}

}  // namespace baytrust::trustlists
