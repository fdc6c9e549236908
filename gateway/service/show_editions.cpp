#include "gateway/service/show_editions.hpp"

#include "gateway/service/edition_history.hpp"

namespace baytrust::service {
namespace {

struct Context {
  EditionStore& store;
  const Config& config;
  const Trust& trust;
  crypto::Verifier& verifier;
  Instant now;
};

Result<ShownEdition> in_force(const EditionRecord& record, const Context& context) {
  const auto document =
      load_edition(context.store, record, context.trust.signers, context.verifier);
  if (!document) return document.error();
  ShownEdition shown{record, InForce::yes, document->header.next_update, std::nullopt};
  if (const auto* jurisdiction = context.config.jurisdiction(record.territory)) {
    shown.age = decision::age_at(document->header, jurisdiction->age, context.now);
  }
  return shown;
}

}  // namespace

Result<std::vector<ShownEdition>> show_editions(EditionStore& store, const Config& config,
                                                crypto::Verifier& verifier,
                                                const ShowRequest& request) {
  const auto pins = store.pins();
  if (!pins) return pins.error();
  const auto trust = trust_of(*pins);
  if (!trust) return trust.error();
  const auto editions = store.editions();
  if (!editions) return editions.error();
  const Context context{store, config, *trust, verifier, request.now};

  std::vector<ShownEdition> shown;
  for (const EditionRecord& record : *editions) {
    if (record.kind != request.kind) continue;
    if (!request.territory.empty() && record.territory != request.territory) continue;
    const auto history = EditionHistory::read(store, record.kind, record.territory);
    if (!history) return history.error();
    const EditionRecord* current = history->in_force(request.now);
    if (current != nullptr && *current == record) {
      auto edition = in_force(record, context);
      if (!edition) return edition.error();
      shown.push_back(std::move(*edition));
      continue;
    }
    const bool since = current == nullptr || record.sequence >= current->sequence;
    if (request.which == Which::all || since) {
      shown.push_back({record, InForce::no, std::nullopt, std::nullopt});
    }
  }
  return shown;
}

}  // namespace baytrust::service
