// The configuration of the DEMO world: six service profiles, and who may act at once, as the TOML
// file an operator would write. Read by service::read_config like any other.
#pragma once

#include <string_view>

namespace baytrust::demo {

inline constexpr std::string_view kConfigFile = "baytrust.toml";

inline constexpr std::string_view kConfig =
    R"(# DEMO configuration: the service profiles of the demonstration.

[[profiles]]                     # Macao: one account for all government services
name = "DEMO One Account"
relying = "MO"
minimum_assurance = "mo-qualified"

[[profiles]]                     # Hong Kong: a broker opens an account
name = "DEMO broker"
relying = "HK"

[[profiles]]                     # Hong Kong: a hospital insists on a current audit
name = "DEMO hospital"
relying = "HK"
audit = "not-accepted"

[[profiles]]                     # Guangdong: a trademark is filed
name = "DEMO trademark filing"
relying = "CN-GD"
minimum_assurance = "gd-reliable"

[[profiles]]                     # Guangdong: keys held on a server are welcome
name = "DEMO Kimberley certificate"
relying = "CN-GD"
custody = ["file", "device", "server-side"]

[[profiles]]                     # Guangdong: the signer alone must hold the key
name = "DEMO tax filing"
relying = "CN-GD"
custody = ["file", "device"]

[[service.emergencies]]          # who may distrust or suspend at once, for three days at most
territory = "CN-GD"
persons = ["gd-approver-1"]

[[service.emergencies]]
territory = "HK"
persons = ["hk-approver-1"]

[[service.emergencies]]
territory = "MO"
persons = ["mo-approver-1"]
)";

}  // namespace baytrust::demo
