#include "gateway/service/emergencies.hpp"

#include <algorithm>

#include "gateway/decision/canonical.hpp"
#include "gateway/decision/list_in_force.hpp"
#include "gateway/decision/register_in_force.hpp"
#include "gateway/service/load_snapshot.hpp"
#include "gateway/service/submission_codes.hpp"
#include "validators/crypto/digest.hpp"

namespace baytrust::service {
namespace {

using Kind = decision::EmergencyAct::Kind;

Error unauthorised(const Caller& caller, const std::string& territory) {
  return Error(kEmergencyUnauthorised, "emergency",
               {{"account", caller.account}, {"territory", territory}});
}

const EmergencyRule* rule_for(const Config& config, const std::string& territory,
                              const Caller& caller) {
  for (const EmergencyRule& rule : config.service.emergencies) {
    if (rule.territory == territory && std::ranges::count(rule.persons, caller.account) != 0) {
      return &rule;
    }
  }
  return nullptr;
}

bool is_listed(const decision::TrustSnapshot& trust, const Digest& certificate, Instant now) {
  return std::ranges::any_of(trust.lists(now), [&](const decision::ListInForce* list) {
    return std::ranges::any_of(list->ca_certificates(), [&](const x509::Certificate& ca) {
      return ca->fingerprint == certificate;
    });
  });
}

// A typing mistake must not pass for an act.
Result<void> check_target(const decision::TrustSnapshot& trust, const EmergencyRequest& request) {
  if (request.kind == Kind::distrust_certificate) {
    if (request.certificate && is_listed(trust, *request.certificate, request.now)) return {};
    return Error(kEmergencyTarget, "emergency",
                 {{"target", request.certificate ? to_hex(*request.certificate) : ""}});
  }
  const auto* own = trust.mapping_register(request.territory, request.now);
  if (own != nullptr && own->find(request.recognition) != nullptr) return {};
  return Error(kEmergencyTarget, "emergency", {{"target", request.recognition}});
}

// Equal acts have equal ids, so that a repeated call does nothing twice.
std::string id_of(const EmergencyRequest& request) {
  const std::string what = request.kind == Kind::distrust_certificate ? to_hex(*request.certificate)
                                                                      : request.recognition;
  const std::string text = request.territory + "|" + what + "|" + to_string(request.now);
  return "e-" + to_hex(crypto::sha256(as_bytes(text))).substr(0, 32);
}

// Everybody is told of the act; why, they read who may (submission_json.hpp).
std::string content_of(const EmergencyRecord& record) {
  const bool distrust = record.act.kind == Kind::distrust_certificate;
  decision::CanonicalWriter out;
  out.begin_object();
  if (distrust) out.key("certificate").value(record.act.certificate);
  out.key("effective_from").value(record.act.effective_from);
  out.key("id").string(record.act.id);
  out.key("kind").string(distrust ? "distrust-certificate" : "suspend-recognition");
  out.key("lapses").value(record.ended.value_or(*record.act.lapses));
  if (!distrust) out.key("recognition").string(record.act.recognition);
  out.key("territory").string(record.territory).end_object();
  return out.take();
}

}  // namespace

NewEvent emergency_event(const EmergencyRecord& record, EventKind kind, Instant at) {
  return {.kind = kind,
          .territory = record.territory,
          .subject = record.act.id,
          .recipient = "",
          .at = at,
          .content = content_of(record)};
}

Result<EmergencyRecord> begin_emergency(Store& store, const Config& config,
                                        crypto::Verifier& verifier,
                                        const EmergencyRequest& request) {
  const EmergencyRule* rule = rule_for(config, request.territory, request.caller);
  if (rule == nullptr) return unauthorised(request.caller, request.territory);
  if (request.duration < 1 || request.duration > rule->longest) {
    return Error(
        kEmergencyTooLong, "emergency",
        {{"asked", std::to_string(request.duration)}, {"longest", std::to_string(rule->longest)}});
  }
  if (request.reason.empty() || request.reason.size() > kMaxEmergencyReason) {
    return Error(kEmergencyReason, "emergency",
                 {{"size", std::to_string(request.reason.size())},
                  {"limit", std::to_string(kMaxEmergencyReason)}});
  }
  const auto trust = load_snapshot(store, config, verifier, request.now);
  if (!trust) return trust.error();
  if (auto good = check_target(*trust->snapshot, request); !good) return good.error();
  const EmergencyRecord record{
      .act = {.id = id_of(request),
              .kind = request.kind,
              .certificate = request.certificate.value_or(Digest{}),
              .relying = request.kind == Kind::suspend_recognition ? request.territory : "",
              .recognition = request.recognition,
              .effective_from = std::min(request.effective_from.value_or(request.now), request.now),
              .known_from = request.now,
              .lapses = request.now + request.duration,
              .reason = request.reason},
      .territory = request.territory,
      .by = request.caller.account,
      .ended = std::nullopt};

  const NewEvent event = emergency_event(record, EventKind::emergency_begun, request.now);
  if (auto begun = store.emergencies().begin(record, event); !begun) return begun.error();
  return record;
}

Result<EmergencyRecord> end_emergency(Store& store, const Config& config, const std::string& id,
                                      const Caller& caller, Instant now) {
  auto records = store.emergencies().emergencies();
  if (!records) return records.error();
  const auto found = std::ranges::find_if(
      *records, [&](const EmergencyRecord& record) { return record.act.id == id; });
  if (found == records->end()) return Error(kEmergencyUnknown, "emergency", {{"id", id}});
  if (rule_for(config, found->territory, caller) == nullptr) {
    return unauthorised(caller, found->territory);
  }
  EmergencyRecord ended = *found;
  ended.ended = now;
  if (auto written = store.emergencies().end(
          id, now, emergency_event(ended, EventKind::emergency_lapsed, now));
      !written) {
    return written.error();
  }
  return ended;
}

}  // namespace baytrust::service
