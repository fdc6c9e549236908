#include "gateway/service/judging.hpp"

#include "gateway/service/codes.hpp"
#include "gateway/service/serving_codes.hpp"

namespace baytrust::service {

Judging::Judging(Config config, crypto::Verifier& verifier)
    : config_(std::move(config)), verifier_(verifier) {
  for (const decision::Profile& profile : config_.profiles) {
    profiles_.emplace(profile.name, ServedProfile(profile));
  }
}

Result<std::shared_ptr<Judging>> Judging::make(Config config, Store& store,
                                               crypto::Verifier& verifier, Instant now) {
  std::shared_ptr<Judging> made(new Judging(std::move(config), verifier));
  auto trust = LiveTrust::make(store, made->config_, verifier, now);
  if (!trust) return trust.error();
  made->trust_ = std::move(*trust);
  if (auto shelved = made->trust_->crls().refresh(store.crls()); !shelved) return shelved.error();
  return made;
}

Result<const ServedProfile*> Judging::profile(std::string_view name,
                                              std::string_view relying) const {
  if (name.empty() && relying.empty()) return Error(kQuestionProfile, "profile");
  std::string asked(relying);
  if (asked.empty()) {
    const auto found = profiles_.find(name);
    if (found != profiles_.end()) return &found->second;
    asked = config_.jurisdictions.front().code;  // of a name that no profile has: find_profile()
  }
  // The subject that a command line would have is none of ours.
  const auto found = find_profile(config_, name, asked);
  if (!found) return Error(found.error().code(), "profile", found.error().facts());
  return &profiles_.find(found->name)->second;
}

}  // namespace baytrust::service
