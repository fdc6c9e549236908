#include "gateway/service/trust_health.hpp"

#include <algorithm>
#include <boost/json.hpp>

#include "gateway/decision/canonical.hpp"
#include "gateway/decision/list_in_force.hpp"
#include "gateway/decision/register_in_force.hpp"
#include "gateway/service/json_views.hpp"
#include "gateway/service/trust_codes.hpp"

namespace baytrust::service {
namespace {

using State = DocumentHealth::State;

Required required(const std::optional<std::vector<std::string>>& wanted,
                  const std::string& territory) {
  return !wanted || std::ranges::count(*wanted, territory) != 0 ? Required::yes : Required::no;
}

State state_of(decision::AgeState age) {
  switch (age) {
    case decision::AgeState::fresh:
      return State::fresh;
    case decision::AgeState::grace:
      return State::grace;
    case decision::AgeState::stop:
      break;
  }
  return State::stop;
}

// The loudest threshold that is reached; a document renewed every month is not warned of 60 days
// ahead: only thresholds of at most half its own term count.
std::optional<std::int64_t> days_reached(Instant begin, Instant end, Instant now) {
  std::optional<std::int64_t> reached;
  for (const std::int64_t days : kWarningDays) {
    if (days * kDay * 2 > end - begin) continue;
    if (now >= end + -days * kDay) reached = days;
  }
  return reached;
}

void note_age(const decision::EditionHeader& header, const decision::Age& age, Instant now,
              Findings& findings) {
  const Subject subject = subject_of(header);
  switch (age.state) {
    case decision::AgeState::stop:
      findings.emplace_back(kTrustStop, subject, Facts{{"since", to_string(age.stop_from)}});
      return;
    case decision::AgeState::grace:
      findings.emplace_back(
          kTrustGrace, subject,
          Facts{{"next_update", to_string(age.fresh_until)}, {"stop", to_string(age.stop_from)}});
      return;
    case decision::AgeState::fresh:
      findings.emplace_back(kTrustFresh, subject);
      break;
  }
  if (const auto days = days_reached(header.issued, age.fresh_until, now)) {
    findings.emplace_back(
        kTrustNextUpdateNear, subject,
        Facts{{"next_update", to_string(age.fresh_until)}, {"days", std::to_string(*days)}});
  }
}

void note_signers(const decision::EditionHeader& header, Instant now, Findings& findings) {
  for (const auto& signer : header.signers) {
    if (const auto days = days_reached(signer.not_before, signer.not_after, now)) {
      findings.emplace_back(kTrustSignerNear, subject_of(header),
                            Facts{{"certificate", to_hex(signer.certificate)},
                                  {"not_after", to_string(signer.not_after)},
                                  {"days", std::to_string(*days)}});
    }
  }
}

std::string text_member(const boost::json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string();
}

// The newest word about the document, if it is a refusal.
void note_refused(const HealthInputs& in, DocumentHealth& health) {
  const std::string prefix = std::string(to_string(health.kind)) + " " + health.territory + " ";
  for (const Event& event : in.newest_events) {  // newest first
    const NewEvent& told = event.event;
    if (!told.subject.starts_with(prefix)) continue;
    if (told.kind == EventKind::edition_active) return;
    if (told.kind != EventKind::submission_rejected && told.kind != EventKind::edition_alarm) {
      continue;
    }
    boost::system::error_code failed;
    const auto content = boost::json::parse(told.content, failed);
    const std::string code =
        !failed && content.is_object() ? text_member(content.get_object(), "code") : "";
    const auto kind = health.kind == decision::DocumentKind::trust_list
                          ? Subject::Kind::list
                          : Subject::Kind::mapping_register;
    health.findings.emplace_back(kTrustRejected, Subject(kind, health.territory),
                                 Facts{{"offered", told.subject.substr(prefix.size())},
                                       {"code", code},
                                       {"at", to_string(told.at)}});
    return;
  }
}

struct Place {
  decision::DocumentKind kind;
  std::string territory;
  Required needed;
  std::int64_t grace;
};

DocumentHealth health_of(const HealthInputs& in, const Place& place,
                         const decision::EditionHeader* header) {
  DocumentHealth health{.kind = place.kind,
                        .territory = place.territory,
                        .required = place.needed,
                        .state = State::missing,
                        .in_force = std::nullopt,
                        .findings = {}};
  if (header == nullptr) {
    const auto kind = place.kind == decision::DocumentKind::trust_list
                          ? Subject::Kind::list
                          : Subject::Kind::mapping_register;
    const Effect effect = place.needed == Required::yes ? kTrustMissing.effect : Effect::info;
    health.findings.emplace_back(kTrustMissing, Subject(kind, place.territory), effect);
  } else {
    const decision::Age age = age_at(*header, {.grace = place.grace}, in.now);
    health.in_force = *header;
    health.state = state_of(age.state);
    note_age(*header, age, in.now, health.findings);
    note_signers(*header, in.now, health.findings);
    for (const decision::HeldEdition* held : in.snapshot.held(*header, in.now)) {
      health.findings.emplace_back(kTrustShrunk, subject_of(*header),
                                   Facts{{"sequence", std::to_string(held->header.sequence)},
                                         {"received", to_string(held->header.received)}});
    }
  }
  note_refused(in, health);
  return health;
}

bool anchored(const decision::TrustSnapshot& snapshot, Instant now) {
  return std::ranges::any_of(snapshot.lists(now), [&](const decision::ListInForce* list) {
    return std::ranges::any_of(list->ca_certificates(), [&](const x509::Certificate& ca) {
      const auto listed = list->find_ca(ca->fingerprint, now);
      return list->is_anchor(ca->fingerprint) && listed &&
             trustlists::standing_at(*listed->service, now) == trustlists::Standing::in_force;
    });
  });
}

void write_sources(decision::CanonicalWriter& out, const std::vector<HostHealth>& sources) {
  out.key("sources").begin_array();
  for (const HostHealth& source : sources) {
    out.begin_object().key("failures").integer(std::uint64_t{source.failures});
    out.key("host").string(source.of.host);
    if (source.last_good) out.key("last_good").value(*source.last_good);
    out.key("last_result").string(source.last_result);
    if (source.resting_until) out.key("resting_until").value(*source.resting_until);
    out.key("state").string(to_string(source.state));
    out.key("use").string(to_string(source.of.use)).end_object();
  }
  out.end_array();
}

bool stops_the_gateway(const DocumentHealth& document) {
  return document.required == Required::yes &&
         (document.state == State::missing || document.state == State::stop);
}

}  // namespace

std::string_view to_string(State state) {
  switch (state) {
    case State::fresh:
      return "fresh";
    case State::grace:
      return "grace";
    case State::stop:
      return "stop";
    case State::missing:
      break;
  }
  return "missing";
}

TrustHealth trust_health(const HealthInputs& in) {
  TrustHealth health;
  health.at = in.now;
  health.snapshot = in.snapshot.id();
  const ServiceSettings& wanted = in.config.service;
  for (const auto& jurisdiction : in.config.jurisdictions) {
    const auto* list = in.snapshot.list(jurisdiction.code, in.now);
    health.documents.push_back(
        health_of(in,
                  {decision::DocumentKind::trust_list, jurisdiction.code,
                   required(wanted.required_lists, jurisdiction.code), jurisdiction.age.grace},
                  list == nullptr ? nullptr : &list->header()));
  }
  for (const auto& jurisdiction : in.config.jurisdictions) {
    const auto* own = in.snapshot.mapping_register(jurisdiction.code, in.now);
    health.documents.push_back(
        health_of(in,
                  {decision::DocumentKind::mapping_register, jurisdiction.code,
                   required(wanted.required_registers, jurisdiction.code), jurisdiction.age.grace},
                  own == nullptr ? nullptr : &own->header()));
  }
  if (!anchored(in.snapshot, in.now)) {
    health.findings.emplace_back(kTrustNothingAnchored, Subject(Subject::Kind::document));
  }
  if (in.unreadable) {
    health.findings.emplace_back(kTrustUnreadable, Subject(Subject::Kind::document),
                                 Facts{{"reason", std::string(in.unreadable->code().id)},
                                       {"since", to_string(in.unreadable_since.value_or(in.now))}});
  }
  for (const decision::EmergencyAct& act : in.snapshot.acts()) {
    if (!act.known_at(in.now)) continue;
    health.findings.emplace_back(
        kTrustEmergency, Subject(Subject::Kind::document),
        Facts{{"act", act.id}, {"lapses", act.lapses ? to_string(*act.lapses) : "-"}});
  }
  const bool stopped = std::ranges::any_of(health.documents, stops_the_gateway);
  health.ready = stopped || worst(health.findings) == Effect::invalid ? Ready::no : Ready::yes;
  return health;
}

std::string to_json(const TrustHealth& health, messages::Language language) {
  decision::CanonicalWriter out;
  out.begin_object().key("at").value(health.at);
  out.key("documents").begin_array();
  for (const DocumentHealth& document : health.documents) {
    out.begin_object();
    if (document.in_force) out.key("digest").value(document.in_force->digest);
    out.key("findings");
    write(out, document.findings, language);
    out.key("kind").string(to_string(document.kind));
    if (document.in_force && document.in_force->next_update) {
      out.key("next_update").value(*document.in_force->next_update);
    }
    out.key("required").string(document.required == Required::yes ? "yes" : "no");
    if (document.in_force) out.key("sequence").integer(document.in_force->sequence);
    out.key("state").string(to_string(document.state));
    out.key("territory").string(document.territory).end_object();
  }
  out.end_array().key("findings");
  write(out, health.findings, language);
  out.key("ready").string(health.ready == Ready::yes ? "yes" : "no");
  out.key("snapshot").value(health.snapshot);
  if (!health.sources.empty()) write_sources(out, health.sources);
  out.end_object();
  return out.take();
}

std::string banner(const TrustHealth& health) {
  std::vector<std::pair<Effect, std::string>> entries;
  for (const DocumentHealth& document : health.documents) {
    for (const Finding& finding : document.findings) {
      if (finding.effect() < Effect::warning) continue;
      entries.emplace_back(finding.effect(), std::string(finding.code().id) + ";document=" +
                                                 std::string(to_string(document.kind)) + "-" +
                                                 document.territory);
    }
  }
  for (const Finding& finding : health.findings) {
    if (finding.effect() >= Effect::info) {
      entries.emplace_back(finding.effect(), finding.code().id);
    }
  }
  std::ranges::stable_sort(entries, std::greater<>(),
                           [](const auto& entry) { return entry.first; });
  if (entries.empty()) return "ready";
  std::string out;
  for (const auto& [effect, text] : entries) {
    if (out.size() + text.size() + 7 > kMaxBanner) return out + ", ...";
    out.append(out.empty() ? "" : ", ").append(text);
  }
  return out;
}

}  // namespace baytrust::service
