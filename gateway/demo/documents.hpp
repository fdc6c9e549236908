// The DEMO documents: each jurisdiction's trust list and policy-mapping register, as values and as
// signed files. What they say is invented, in the shape of the published lists.
#pragma once

#include <array>
#include <string_view>

#include "gateway/demo/world.hpp"
#include "policy-mapping/register.hpp"
#include "trustlists/trust_list.hpp"

namespace baytrust::demo {

// All DEMO editions are issued then.
inline constexpr Instant kIssued{1780243200};      // 2026-06-01T00:00:00+08:00 less eight hours
inline constexpr Instant kNextUpdate{1795968000};  // 2026-11-29T16:00:00Z

// What varies between the editions that the scenarios need.
struct Edition {
  std::int64_t sequence = 1;
  Instant issued = kIssued;
  Instant next_update = kNextUpdate;
};

trustlists::TrustList guangdong_list(const World& world, const Edition& edition = {});
trustlists::TrustList hong_kong_list(const World& world, const Edition& edition = {});
trustlists::TrustList macao_list(const World& world, const Edition& edition = {});

policy_mapping::Register guangdong_register(const World& world, const Edition& edition = {});
policy_mapping::Register hong_kong_register(const World& world, const Edition& edition = {});
policy_mapping::Register macao_register(const World& world, const Edition& edition = {});

// What each jurisdiction publishes.
struct Publication {
  const char* jurisdiction;
  trustlists::TrustList (*list)(const World&, const Edition&);
  policy_mapping::Register (*mapping)(const World&, const Edition&);
};
inline constexpr std::array<Publication, 3> kPublications{
    Publication{"CN-GD", guangdong_list, guangdong_register},
    Publication{"HK", hong_kong_list, hong_kong_register},
    Publication{"MO", macao_list, macao_register}};

// Written and signed by the publisher at the instant of issue.
Result<Bytes> signed_list(const trustlists::TrustList& list, const Publisher& publisher);
Result<Bytes> signed_register(const policy_mapping::Register& content, const Publisher& publisher);

}  // namespace baytrust::demo
