#include "policy-mapping/register.hpp"

#include <algorithm>

namespace baytrust::policy_mapping {

std::vector<const Recognition*> find(const Register& reg, std::string_view relying,
                                     std::string_view issuing) {
  std::vector<const Recognition*> found;
  for (const Recognition& recognition : reg.recognitions) {
    if (recognition.relying == relying && recognition.issuing == issuing) {
      found.push_back(&recognition);
    }
  }
  return found;
}

const Recognition* find_id(const Register& reg, std::string_view id) {
  const auto at = std::find_if(reg.recognitions.begin(), reg.recognitions.end(),
                               [&](const Recognition& r) { return r.id == id; });
  return at == reg.recognitions.end() ? nullptr : &*at;
}

}  // namespace baytrust::policy_mapping
