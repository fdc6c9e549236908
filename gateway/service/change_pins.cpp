#include "gateway/service/change_pins.hpp"

#include <algorithm>

#include "gateway/service/edition_history.hpp"
#include "gateway/service/pin_codes.hpp"
#include "gateway/service/verified_document.hpp"

namespace baytrust::service {
namespace {

using Kind = TrustAct::Kind;

// The newest act of this kind and certificate that waits for its second person.
const TrustActRecord* waiting(const std::vector<TrustActRecord>& acts, Kind kind,
                              const std::string& territory, const Digest* fingerprint) {
  const TrustActRecord* found = nullptr;
  for (const TrustActRecord& record : acts) {
    const bool same = record.act.kind == kind && record.act.territory == territory &&
                      (fingerprint == nullptr || record.act.fingerprint == *fingerprint);
    if (same && record.approvals.size() < kActNames) found = &record;
  }
  return found;
}

// One attempt, from what the store held at one revision.
class PinChange {
 public:
  PinChange(EditionStore& store, crypto::Verifier& verifier, const PinRequest& request)
      : store_(store), verifier_(verifier), request_(request) {}

  Result<TrustActRecord> run();

 private:
  Result<TrustAct> wanted(const std::vector<TrustActRecord>& acts);
  Result<TrustAct> wanted_pin(const std::vector<TrustActRecord>& acts);
  Result<TrustAct> wanted_distrust(const std::vector<TrustActRecord>& acts);
  Result<void> announce(TrustAct& act, bool certificate_given);
  Result<void> check_instant(const TrustActRecord& begun) const;
  Result<void> check_editions(const TrustAct& act);

  EditionStore& store_;
  crypto::Verifier& verifier_;
  const PinRequest& request_;
};

// The act, with the certificate and instants of the edition in force.
Result<void> PinChange::announce(TrustAct& act, bool certificate_given) {
  const Error none(kPinNotAnnounced, "--announced", {{"territory", request_.territory}});
  const auto pins = store_.pins();
  if (!pins) return pins.error();
  const auto trust = trust_of(*pins);
  if (!trust) return trust.error();
  const auto history = EditionHistory::read(store_, DocumentKind::trust_list, request_.territory);
  if (!history) return history.error();
  const EditionRecord* current = history->in_force(request_.now);
  if (current == nullptr) return none;
  const auto document = load_edition(store_, *current, trust->signers, verifier_);
  if (!document) return document.error();
  const auto& next = document->list->scheme.next_signer;
  if (!next) return none;
  if (certificate_given && next->certificate_sha256 != act.fingerprint) {
    return Error(
        kPinAnnouncedOther, "--pin",
        {{"announced", to_hex(next->certificate_sha256)}, {"given", to_hex(act.fingerprint)}});
  }
  act.fingerprint = next->certificate_sha256;
  act.from = next->from;
  act.ends = current->signers;
  std::erase(act.ends, act.fingerprint);
  return {};
}

Result<void> PinChange::check_instant(const TrustActRecord& begun) const {
  if (!request_.from || *request_.from == begun.act.from) return {};
  return Error(kPinActDiffers, "--at",
               {{"from", to_string(begun.act.from)}, {"asked", to_string(*request_.from)}});
}

Result<TrustAct> PinChange::wanted_pin(const std::vector<TrustActRecord>& acts) {
  TrustAct act{.kind = Kind::pin,
               .territory = request_.territory,
               .fingerprint = {},
               .certificate = {},
               .from = request_.from.value_or(request_.now),
               .sequence = 0,
               .ends = {}};
  const bool given = request_.certificate != nullptr;
  if (given) {
    const auto pin = make_pin(request_.territory, *request_.certificate, request_.now);
    if (!pin) return pin.error();
    act.fingerprint = pin->fingerprint;
    act.certificate = pin->certificate;
  }
  if (request_.wish == PinRequest::Wish::announced) {
    if (auto done = announce(act, given); !done) return done.error();
  }
  const auto* begun = waiting(acts, Kind::pin, request_.territory, &act.fingerprint);
  if (begun != nullptr && begun->act.ends == act.ends) {
    if (auto good = check_instant(*begun); !good) return good.error();
    return begun->act;
  }
  if (!given) return Error(kPinCertificateMissing, "--pin");
  return act;
}

// An edition that was accepted by this signer's word alone could no longer be read back.
Result<void> PinChange::check_editions(const TrustAct& act) {
  const auto editions = store_.editions();
  if (!editions) return editions.error();
  for (const EditionRecord& edition : *editions) {
    const bool leaned = edition.territory == act.territory && edition.received >= act.from &&
                        std::ranges::count(edition.signers, act.fingerprint) != 0;
    if (!leaned) continue;
    return Error(kPinEditions, "--at",
                 {{"sequence", std::to_string(edition.sequence)},
                  {"received", to_string(edition.received)}});
  }
  return {};
}

Result<TrustAct> PinChange::wanted_distrust(const std::vector<TrustActRecord>& acts) {
  const auto* begun = waiting(acts, Kind::distrust, request_.territory, &request_.distrusted);
  if (begun != nullptr) {
    if (auto good = check_instant(*begun); !good) return good.error();
    return begun->act;
  }
  TrustAct act{.kind = Kind::distrust,
               .territory = request_.territory,
               .fingerprint = request_.distrusted,
               .certificate = {},
               .from = request_.from.value_or(request_.now),
               .sequence = 0,
               .ends = {}};
  const auto pins = store_.pins();
  if (!pins) return pins.error();
  const bool pinned = std::ranges::any_of(*pins, [&](const Pin& pin) {
    return pin.territory == act.territory && pin.fingerprint == act.fingerprint &&
           (!pin.distrusted_from || *pin.distrusted_from > act.from);
  });
  if (!pinned) {
    return Error(kPinUnknown, "--distrust",
                 {{"digest", to_hex(act.fingerprint)}, {"territory", act.territory}});
  }
  if (auto good = check_editions(act); !good) return good.error();
  return act;
}

Result<TrustAct> PinChange::wanted(const std::vector<TrustActRecord>& acts) {
  return request_.wish == PinRequest::Wish::distrust ? wanted_distrust(acts) : wanted_pin(acts);
}

// What the store will hold of the act once this person's part is written.
Result<TrustActRecord> write(EditionStore& store, const std::vector<TrustActRecord>& acts,
                             const NewActApproval& approval) {
  TrustActRecord record{approval.act, {}, {}};
  for (const TrustActRecord& known : acts) {
    if (known.act == approval.act && known.approvals.size() < kActNames) record = known;
  }
  if (auto written = store.approve_act(approval); !written) return written.error();
  record.approvals.push_back(approval.approval);
  if (!record.done) record.done = approval.done;
  return record;
}

Result<TrustActRecord> PinChange::run() {
  const auto revision = store_.revision();
  if (!revision) return revision.error();
  const auto acts = store_.acts();
  if (!acts) return acts.error();
  auto act = wanted(*acts);
  if (!act) return act.error();
  NewActApproval approval{.act = std::move(*act),
                          .approval = {request_.name, request_.now},
                          .done = std::nullopt,
                          .revision = *revision};
  const bool at_once = approval.act.kind == Kind::distrust;
  const auto begun = std::ranges::any_of(*acts, [&](const TrustActRecord& record) {
    return record.act == approval.act && record.approvals.size() < kActNames;
  });
  if (at_once || begun) approval.done = request_.now;
  return write(store_, *acts, approval);
}

Result<TrustActRecord> reset_once(EditionStore& store, const ResetRequest& request) {
  const auto revision = store.revision();
  if (!revision) return revision.error();
  const auto acts = store.acts();
  if (!acts) return acts.error();
  const auto pins = store.pins();
  if (!pins) return pins.error();
  const auto history = EditionHistory::read(store, DocumentKind::trust_list, request.territory);
  if (!history) return history.error();
  const auto trusted = [&](const Digest& signer) {
    return std::ranges::any_of(*pins, [&](const Pin& pin) {
      return pin.territory == request.territory && pin.fingerprint == signer &&
             pin.added <= request.now &&
             (!pin.distrusted_from || request.now < *pin.distrusted_from);
    });
  };
  TrustAct act{.kind = Kind::reset_high_water,
               .territory = request.territory,
               .fingerprint = {},
               .certificate = {},
               .from = request.now,
               .sequence = 0,
               .ends = {}};
  for (const EditionRecord& edition : history->editions()) {
    if (edition.state != EditionState::active) continue;
    if (std::ranges::any_of(edition.signers, trusted)) act.sequence = edition.sequence;
  }
  if (act.sequence >= history->high_water()) {
    return Error(
        kHighWaterNothing, "J",
        {{"territory", request.territory}, {"sequence", std::to_string(history->high_water())}});
  }
  const auto* begun = waiting(*acts, act.kind, request.territory, nullptr);
  const bool second = begun != nullptr && begun->act.sequence == act.sequence;
  if (second) act = begun->act;
  NewActApproval approval{.act = std::move(act),
                          .approval = {request.name, request.now},
                          .done = second ? std::optional(request.now) : std::nullopt,
                          .revision = *revision};
  return write(store, *acts, approval);
}

}  // namespace

Result<TrustActRecord> change_pin(EditionStore& store, const Config& config,
                                  crypto::Verifier& verifier, const PinRequest& request) {
  if (auto known = find_jurisdiction(config, request.territory, "J"); !known) return known.error();
  return until_current([&] { return PinChange(store, verifier, request).run(); });
}

Result<TrustActRecord> reset_high_water(EditionStore& store, const Config& config,
                                        const ResetRequest& request) {
  if (auto known = find_jurisdiction(config, request.territory, "J"); !known) return known.error();
  return until_current([&] { return reset_once(store, request); });
}

}  // namespace baytrust::service
