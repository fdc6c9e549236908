#include "gateway/service/emergency_recalls.hpp"

#include "gateway/service/impact.hpp"
#include "gateway/service/load_snapshot.hpp"
#include "gateway/service/trust_events.hpp"

namespace baytrust::service {
namespace {

constexpr std::size_t kAtOnce = 1000;

// Accounts that were told of this act's recalls already.
Result<std::set<std::string>> told_of(EventStore& events, const std::string& act) {
  std::set<std::string> recipients;
  for (std::uint64_t read = 0;;) {
    const auto page = events.after(read, kAtOnce);
    if (!page) return page.error();
    if (page->empty()) return recipients;
    for (const auto& [number, event] : *page) {
      read = number;
      if (event.kind == EventKind::recall && event.subject == act) {
        recipients.insert(event.recipient);
      }
    }
  }
}

struct Sweep {
  Store& store;
  const Config& config;
  crypto::Verifier& verifier;
  Instant now;
};

Result<std::size_t> tell_of(const EmergencyRecord& record, const decision::TrustSnapshot& trust,
                            const Sweep& sweep) {
  auto sources = trust.sources();
  std::erase_if(sources.acts, [&](const auto& act) { return act.id == record.act.id; });
  const auto without = decision::TrustSnapshot::make(std::move(sources));
  if (!without) return without.error();
  const auto recalls =
      recalls_between({.before = **without, .after = trust, .known_at = sweep.now},
                      static_cast<std::size_t>(sweep.config.service.impact_verdicts), sweep.store,
                      sweep.config, sweep.verifier);
  if (!recalls) return recalls.error();
  const auto told = told_of(sweep.store.events(), record.act.id);
  if (!told) return told.error();
  std::size_t count = 0;
  for (const NewEvent& event :
       recall_events(*recalls, {record.act.id, record.territory, sweep.now})) {
    if (told->contains(event.recipient)) continue;
    if (auto written = sweep.store.events().append(event); !written) return written.error();
    ++count;
  }
  return count;
}

}  // namespace

Result<std::size_t> EmergencyRecalls::tell(Store& store, const Config& config,
                                           crypto::Verifier& verifier, Instant now) {
  const auto records = store.emergencies().emergencies();
  if (!records) return records.error();
  std::size_t count = 0;
  for (const EmergencyRecord& record : *records) {
    if (record.ended || !record.act.known_at(now) || looked_at_.contains(record.act.id)) continue;
    const auto trust = load_snapshot(store, config, verifier, now);
    if (!trust) return trust.error();
    const auto told = tell_of(record, *trust->snapshot, {store, config, verifier, now});
    if (!told) return told.error();
    looked_at_.insert(record.act.id);
    count += *told;
  }
  return count;
}

}  // namespace baytrust::service
