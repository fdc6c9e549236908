#include "gateway/service/stored_record.hpp"

#include "gateway/service/check.hpp"
#include "gateway/service/kept_verdict.hpp"

namespace baytrust::service {

Record stored_record(const StoredVerdict& verdict, const Judging& judging, Store& store,
                     std::span<const messages::Language> languages) {
  Record record{.id = verdict.id,
                .engine = std::string(engine()),
                .request_id = verdict.request_id,
                .decision = verdict.decision,
                .digest = verdict.digest,
                .texts = {}};
  const auto again = reopen(verdict, store.verdicts(), judging.config());
  if (!again || again->profile_then == ReopenedCheck::ProfileThen::changed) return record;
  const auto trust = judging.trust().at(store, verdict.known_at);
  if (!trust) return record;
  const auto decision = check(again->request, *trust,
                              CrlsAtHand{judging.trust().crls(), store.crls()}, judging.verifier());
  if (!decision) return record;
  Record fresh = make_record(*decision, verdict.request_id, languages);
  if (fresh.digest == verdict.digest) record.texts = std::move(fresh.texts);
  return record;
}

}  // namespace baytrust::service
