// The configuration without a file. Facts of the three jurisdictions that no document states; what
// they recognise is in their registers, never here.
#include "gateway/service/config.hpp"

namespace baytrust::service {
namespace {

constexpr int kEightHours = 8 * 60;  // the three jurisdictions share one clock

decision::Jurisdiction jurisdiction(std::string code, std::map<std::string, std::string> names) {
  decision::Jurisdiction out;
  out.code = std::move(code);
  out.names = std::move(names);
  out.utc_offset_minutes = kEightHours;
  out.algorithms = crypto::default_policy();
  return out;
}

decision::Profile profile(const std::string& relying) {
  decision::Profile out;
  out.name = built_in_profile(relying);
  out.relying = relying;
  return out;
}

}  // namespace

std::string built_in_profile(std::string_view relying) {
  return "built-in:" + std::string(relying);
}

Config built_in_config() {
  Config config;
  config.jurisdictions = {
      jurisdiction(
          "CN-GD",
          {{"en", "Guangdong"}, {"zh-Hant", "廣東"}, {"zh-Hans", "广东"}, {"pt", "Guangdong"}}),
      jurisdiction(
          "HK",
          {{"en", "Hong Kong"}, {"zh-Hant", "香港"}, {"zh-Hans", "香港"}, {"pt", "Hong Kong"}}),
      jurisdiction("MO",
                   {{"en", "Macao"}, {"zh-Hant", "澳門"}, {"zh-Hans", "澳门"}, {"pt", "Macau"}}),
  };
  for (const auto& known : config.jurisdictions) config.profiles.push_back(profile(known.code));
  return config;
}

}  // namespace baytrust::service
