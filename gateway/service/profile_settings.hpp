// One service profile as configuration writes it (formats.md 3). Every wish is optional but the
// name and the relying jurisdiction: what is not wished for is not asked.
#pragma once

#include "gateway/decision/profile.hpp"
#include "gateway/service/setting_reader.hpp"

namespace baytrust::service {

decision::Profile read_profile_table(SettingReader& table);

}  // namespace baytrust::service
