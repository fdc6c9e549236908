#include "gateway/service/served_profile.hpp"

#include "gateway/decision/canonical.hpp"
#include "gateway/decision/settings_canonical.hpp"

namespace baytrust::service {

std::string canonical_text(const decision::Profile& profile) {
  decision::CanonicalWriter out;
  decision::write_canonical(out, profile);
  return out.take();
}

ServedProfile::ServedProfile(decision::Profile given)
    : SealedProfile(std::move(given)),
      text_(share(to_bytes(as_bytes(canonical_text(profile()))))) {}

}  // namespace baytrust::service
