#include "gateway/decision/snapshot.hpp"

#include <algorithm>
#include <tuple>

#include "gateway/decision/canonical.hpp"
#include "gateway/decision/codes.hpp"
#include "gateway/decision/edition_codes.hpp"
#include "gateway/decision/list_in_force.hpp"
#include "gateway/decision/register_in_force.hpp"
#include "gateway/decision/settings_canonical.hpp"
#include "validators/crypto/digest.hpp"

namespace baytrust::decision {
namespace {

// Where an edition stands among those of its document: by activation, then sequence.
auto rank(const EditionHeader& h) {
  return std::tie(h.kind, h.territory, h.activated, h.sequence, h.digest);
}

template <class Editions>
void sort_editions(Editions& editions) {
  std::sort(editions.begin(), editions.end(),
            [](const auto& a, const auto& b) { return rank(a.header) < rank(b.header); });
}

void sort(TrustSnapshot::Sources& sources) {
  sort_editions(sources.lists);
  sort_editions(sources.registers);
  std::sort(sources.held.begin(), sources.held.end(), [](const auto& a, const auto& b) {
    return std::tie(a.header.received, a.header.digest) <
           std::tie(b.header.received, b.header.digest);
  });
  std::sort(sources.jurisdictions.begin(), sources.jurisdictions.end(),
            [](const auto& a, const auto& b) { return a.code < b.code; });
  std::sort(sources.pins.begin(), sources.pins.end());
  std::sort(sources.acts.begin(), sources.acts.end(),
            [](const auto& a, const auto& b) { return a.id < b.id; });
}

void write_header(CanonicalWriter& out, const EditionHeader& header) {
  out.begin_object();
  if (header.activated) out.key("activated").value(*header.activated);
  out.key("digest").value(header.digest);
  out.key("issued").value(header.issued);
  out.key("kind").string(to_string(header.kind));
  if (header.next_update) out.key("next_update").value(*header.next_update);
  out.key("received").value(header.received);
  out.key("sequence").integer(header.sequence);
  out.key("territory").string(header.territory);
  out.end_object();
}

void write_dropped(CanonicalWriter& out, const Dropped& dropped) {
  const auto sorted = [](auto values) {
    std::sort(values.begin(), values.end());
    return values;
  };
  out.begin_object().key("certificates").begin_array();
  for (const Digest& certificate : sorted(dropped.certificates)) out.value(certificate);
  out.end_array().key("recognitions").begin_array();
  for (const std::string& id : sorted(dropped.recognitions)) out.string(id);
  out.end_array().key("types").begin_array();
  for (const auto& [certificate, type] : sorted(dropped.types)) {
    out.begin_array().value(certificate).string(type).end_array();
  }
  out.end_array().end_object();
}

void write_act(CanonicalWriter& out, const EmergencyAct& act) {
  const bool distrust = act.kind == EmergencyAct::Kind::distrust_certificate;
  out.begin_object();
  if (distrust) out.key("certificate").value(act.certificate);
  out.key("effective_from").value(act.effective_from);
  out.key("id").string(act.id);
  out.key("kind").string(distrust ? "distrust-certificate" : "suspend-recognition");
  out.key("known_from").value(act.known_from);
  if (act.lapses) out.key("lapses").value(*act.lapses);
  out.key("reason").string(act.reason);
  if (!distrust) out.key("recognition").string(act.recognition);
  if (!distrust) out.key("relying").string(act.relying);
  out.end_object();
}

void write_pin(CanonicalWriter& out, const Pin& pin) {
  out.begin_object().key("certificate").value(pin.certificate);
  if (pin.distrusted_from) out.key("distrusted_from").value(*pin.distrusted_from);
  out.key("territory").string(pin.territory);
  out.key("trusted_from").value(pin.trusted_from).end_object();
}

// formats.md 4: edition digests, held editions, pins, age rules, algorithm policy, emergency acts.
Digest content_id(const TrustSnapshot::Sources& sources) {
  CanonicalWriter out;
  out.begin_object().key("acts").begin_array();
  for (const EmergencyAct& act : sources.acts) write_act(out, act);
  out.end_array().key("editions").begin_array();
  for (const ListEdition& edition : sources.lists) write_header(out, edition.header);
  for (const RegisterEdition& edition : sources.registers) write_header(out, edition.header);
  out.end_array().key("held").begin_array();
  for (const HeldEdition& held : sources.held) {
    out.begin_object().key("dropped");
    write_dropped(out, held.dropped);
    out.key("edition");
    write_header(out, held.header);
    out.end_object();
  }
  out.end_array().key("jurisdictions").begin_array();
  for (const Jurisdiction& jurisdiction : sources.jurisdictions) {
    out.begin_object().key("algorithms");
    write_canonical(out, jurisdiction.algorithms);
    out.key("code").string(jurisdiction.code);
    out.key("grace").integer(jurisdiction.age.grace).end_object();
  }
  out.end_array().key("pins").begin_array();
  for (const Pin& pin : sources.pins) write_pin(out, pin);
  out.end_array();
  if (sources.rollback == Rollback::unchecked) out.key("rollback").string("unchecked");
  out.end_object();
  return crypto::sha256(as_bytes(out.take()));
}

Error inconsistent(const EditionHeader& header, std::string reason) {
  return Error(kSnapshotEdition, to_string(subject_of(header)), {{"reason", std::move(reason)}});
}

// The header is what acceptance judged; it must be the content's own.
std::optional<Error> check(const ListEdition& edition) {
  const EditionHeader& header = edition.header;
  if (header.kind != DocumentKind::trust_list) return inconsistent(header, "kind");
  if (!edition.list) return inconsistent(header, "content");
  const trustlists::SchemeInformation& scheme = edition.list->scheme;
  if (scheme.territory != header.territory) return inconsistent(header, "territory");
  if (static_cast<std::uint64_t>(scheme.sequence_number) != header.sequence) {
    return inconsistent(header, "sequence");
  }
  if (scheme.list_issue_date_time != header.issued || scheme.next_update != header.next_update) {
    return inconsistent(header, "times");
  }
  return std::nullopt;
}

std::optional<Error> check(const RegisterEdition& edition) {
  const EditionHeader& header = edition.header;
  if (header.kind != DocumentKind::mapping_register) return inconsistent(header, "kind");
  if (!edition.content) return inconsistent(header, "content");
  const policy_mapping::Register& content = *edition.content;
  if (content.publisher != header.territory) return inconsistent(header, "territory");
  if (static_cast<std::uint64_t>(content.sequence_number) != header.sequence) {
    return inconsistent(header, "sequence");
  }
  if (content.issued != header.issued || content.next_update != header.next_update) {
    return inconsistent(header, "times");
  }
  return std::nullopt;
}

template <class Edition>
std::optional<Error> check_all(const std::vector<Edition>& editions,
                               const std::vector<Jurisdiction>& jurisdictions) {
  for (const Edition& edition : editions) {
    const EditionHeader& header = edition.header;
    const bool configured =
        std::any_of(jurisdictions.begin(), jurisdictions.end(),
                    [&](const Jurisdiction& j) { return j.code == header.territory; });
    if (!configured) {
      return Error(kSnapshotJurisdiction, to_string(subject_of(header)),
                   {{"territory", header.territory}});
    }
    if (!header.activated) return inconsistent(header, "activation");
    if (auto error = check(edition)) return error;
  }
  return std::nullopt;
}

// The last of `editions`, oldest activation first, that was active at k.
template <class Edition>
const Edition* in_force_at(const std::vector<std::unique_ptr<const Edition>>& editions, Instant k) {
  const auto next =
      std::partition_point(editions.begin(), editions.end(),
                           [&](const auto& edition) { return *edition->header().activated <= k; });
  return next == editions.begin() ? nullptr : std::prev(next)->get();
}

}  // namespace

Dropped dropped_by(const trustlists::ChangeSummary& change) {
  Dropped dropped;
  for (const auto& service : change.services_lost) {
    dropped.certificates.push_back(service.certificate);
  }
  for (const auto& type : change.types_lost) {
    dropped.types.emplace_back(type.service.certificate, type.type);
  }
  return dropped;
}

Dropped dropped_by(const policy_mapping::RegisterChange& change) {
  Dropped dropped;
  dropped.recognitions = change.lost;
  return dropped;
}

Result<std::shared_ptr<const TrustSnapshot>> TrustSnapshot::make(Sources sources) {
  if (auto error = check_all(sources.lists, sources.jurisdictions)) return *error;
  if (auto error = check_all(sources.registers, sources.jurisdictions)) return *error;
  sort(sources);
  return std::shared_ptr<const TrustSnapshot>(new TrustSnapshot(std::move(sources)));
}

TrustSnapshot::TrustSnapshot(Sources sources)
    : sources_(std::move(sources)), id_(content_id(sources_)) {
  for (const ListEdition& edition : sources_.lists) {
    auto& editions = lists_[edition.header.territory];
    const ListInForce* previous = editions.empty() ? nullptr : editions.back().get();
    editions.push_back(std::make_unique<const ListInForce>(edition, previous));
  }
  for (const RegisterEdition& edition : sources_.registers) {
    auto& editions = registers_[edition.header.territory];
    const RegisterInForce* previous = editions.empty() ? nullptr : editions.back().get();
    editions.push_back(std::make_unique<const RegisterInForce>(edition, previous));
  }
}

TrustSnapshot::~TrustSnapshot() = default;

Findings reservations(const TrustSnapshot& snapshot) {
  if (snapshot.rollback() == Rollback::checked) return {};
  return {Finding(kRollbackUnchecked, Subject(Subject::Kind::request))};
}

const Jurisdiction* TrustSnapshot::jurisdiction(std::string_view code) const {
  const auto& all = sources_.jurisdictions;
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Jurisdiction& j) { return j.code == code; });
  return found == all.end() ? nullptr : &*found;
}

const ListInForce* TrustSnapshot::list(std::string_view territory, Instant known_at) const {
  const auto found = lists_.find(territory);
  return found == lists_.end() ? nullptr : in_force_at(found->second, known_at);
}

const RegisterInForce* TrustSnapshot::mapping_register(std::string_view territory,
                                                       Instant known_at) const {
  const auto found = registers_.find(territory);
  return found == registers_.end() ? nullptr : in_force_at(found->second, known_at);
}

std::vector<const ListInForce*> TrustSnapshot::lists(Instant known_at) const {
  std::vector<const ListInForce*> all;
  for (const auto& [territory, editions] : lists_) {
    if (const ListInForce* edition = in_force_at(editions, known_at)) all.push_back(edition);
  }
  return all;
}

std::vector<const HeldEdition*> TrustSnapshot::held(const EditionHeader& in_force,
                                                    Instant known_at) const {
  std::vector<const HeldEdition*> all;
  for (const HeldEdition& held : sources_.held) {
    const EditionHeader& header = held.header;
    const bool same_document =
        header.kind == in_force.kind && header.territory == in_force.territory;
    if (same_document && header.received <= known_at && header.sequence > in_force.sequence) {
      all.push_back(&held);
    }
  }
  return all;
}

}  // namespace baytrust::decision
