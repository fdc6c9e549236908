// Config: the operator's wishes (formats.md 3): jurisdictions with their grace, shrink share and
// dated algorithm policy, and the service profiles. Read strictly from TOML: a wrong line is named,
// an unknown key refused. Without a file the built-in defaults hold: Guangdong, Hong Kong, Macao
// and one profile each that asks for nothing beyond recognition. A file adds to them; a
// jurisdiction of the same code is changed only where the file says so. Not here: where the file
// is.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/decision/profile.hpp"
#include "gateway/service/fetch_settings.hpp"
#include "gateway/service/service_settings.hpp"
#include "validators/base/error.hpp"
#include "validators/crypto/verifier.hpp"

namespace baytrust::service {

struct Config {
  std::string source;  // the file; empty: built-in defaults only
  std::vector<decision::Jurisdiction> jurisdictions;
  std::vector<decision::Profile> profiles;              // names are unique
  std::map<std::string, std::string> default_profiles;  // by relying jurisdiction
  std::string store;                                    // directory; empty: not said
  crypto::Backend backend = crypto::Backend::fastest;
  ServiceSettings service;  // of `serve`
  FetchSettings fetch;      // of `serve` and `check --fetch`

  const decision::Jurisdiction* jurisdiction(std::string_view code) const;
};

Config built_in_config();
// The name of the built-in profile of a relying jurisdiction: "built-in:HK".
std::string built_in_profile(std::string_view relying);

// `file`: its name, for complaints. config.* errors.
Result<Config> read_config(std::string_view toml, const std::string& file);

// config.jurisdiction.unknown names those that are known; subject: who asked.
Result<const decision::Jurisdiction*> find_jurisdiction(const Config& config, std::string_view code,
                                                        std::string_view subject);
// The profile by name, or, where name is empty, the relying jurisdiction's default one.
Result<decision::Profile> find_profile(const Config& config, std::string_view name,
                                       std::string_view relying);
// A file that holds one profile, its keys at the top, for this relying jurisdiction.
Result<decision::Profile> read_profile(std::string_view toml, const std::string& file,
                                       const Config& config, std::string_view relying);

}  // namespace baytrust::service
