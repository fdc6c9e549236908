// What changes from one edition of a list to the next, by meaning, not by text: the basis of the
// shrink rule (TS 119 612 lists never drop a service; ours neither), of `diff`, and of the impact
// shown before activation. Services are matched by type URI and certificate, types by id. Sequence
// number, issue time and next update are no changes: they differ between any two editions.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "trustlists/trust_list.hpp"
#include "validators/base/change.hpp"

namespace baytrust::trustlists {

struct ServiceKey {
  std::string type{};    // ServiceTypeIdentifier
  Digest certificate{};  // of the (first) certificate; of the SKI where there is none

  friend auto operator<=>(const ServiceKey&, const ServiceKey&) = default;
};
ServiceKey key_of(const Service& service);

struct TypeKey {
  ServiceKey service{};
  std::string type{};  // CertificateType::id

  friend auto operator<=>(const TypeKey&, const TypeKey&) = default;
};

struct ChangeSummary {
  std::size_t services_before = 0, services_after = 0;
  std::size_t types_before = 0, types_after = 0;
  std::vector<ServiceKey> services_lost{}, services_gained{};
  std::vector<TypeKey> types_lost{}, types_gained{};  // types of lost and gained services included
  std::vector<ServiceKey> history_rewritten{};        // a past state changed or vanished
  // Everything that changed, under the codes of change_codes.hpp, outer things first. A service
  // that went while the same CA came with another certificate is one change here (rekeyed,
  // recertified), though above it is lost and gained: its old certificate is no longer listed.
  Changes changes{};

  bool empty() const { return changes.empty(); }
  // Share of the earlier edition that the later one no longer has, in 1/1000, the larger of
  // services and types; 0 where the earlier one had none. A status change is not a loss.
  unsigned lost_permille() const;
  friend bool operator==(const ChangeSummary&, const ChangeSummary&) = default;
};

ChangeSummary compare(const TrustList& before, const TrustList& after);

}  // namespace baytrust::trustlists
