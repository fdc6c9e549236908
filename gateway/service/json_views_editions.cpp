// Editions, what they hold, and lint reports of them (json_views.hpp).
#include <map>

#include "gateway/messages/lint_text.hpp"
#include "gateway/messages/messages.hpp"
#include "gateway/service/json_views.hpp"

namespace baytrust::service {
namespace {

using decision::CanonicalWriter;
using decision::Linted;
using decision::LintReport;
using State = ChronicleEntry::State;

void write_service(CanonicalWriter& json, const ServiceAsOf& service, messages::Language language) {
  json.begin_object();
  if (!service.certificate.empty()) json.key("certificate_sha256").string(service.certificate);
  json.key("name").string(name_in(service.name, language));
  json.key("provider").string(name_in(service.provider, language));
  if (service.state) {
    json.key("since").value(service.state->status_starting_time);
    json.key("standing")
        .string(service.standing == trustlists::Standing::in_force ? "in-force"
                : service.standing == trustlists::Standing::ended  ? "ended"
                                                                   : "unknown");
    json.key("status").string(service.state->status);
    json.key("types").begin_array();
    for (const auto& type : service.state->types) json.string(type.id);
    json.end_array();
  } else {
    json.key("standing").string("not-listed");
  }
  json.end_object();
}

void write_entry(CanonicalWriter& json, const EntryAsOf& entry) {
  json.begin_object().key("counts_as").begin_array();
  for (const auto& policy : entry.recognition.counts_as.policies) json.value(policy.oid().view());
  json.end_array().key("family").string(to_string(entry.recognition.policy_family));
  json.key("id").string(entry.recognition.id);
  json.key("issuing").string(entry.recognition.issuing);
  json.key("relying").string(entry.recognition.relying);
  json.key("state").string(to_string(entry.state)).end_object();
}

void write_result(CanonicalWriter& out, const Linted& linted, messages::Language language) {
  const LintResult& result = linted.result;
  out.begin_object();
  out.key("clause").string(result.rule().clause);
  out.key("facts");
  write(out, result.facts());
  out.key("fix").string(messages::fix(result.rule(), language));
  out.key("place").string(result.place());
  out.key("rule").string(result.rule().id);
  out.key("severity").string(to_string(result.severity()));
  out.key("text").string(messages::text(result, language));
  if (linted.waiver) {
    out.key("waived").begin_object();
    out.key("by").string(linted.waiver->by);
    out.key("expires").value(linted.waiver->expires);
    out.key("reason").string(linted.waiver->reason);
    out.end_object();
  }
  out.end_object();
}

}  // namespace

std::string name_in(const xml::Texts& texts, messages::Language language) {
  if (const auto text = xml::text_in(texts, to_string(language))) return std::string(*text);
  return texts.empty() ? std::string() : texts.front().text;
}

void write(CanonicalWriter& json, const AsOf& shown, const AsOfRequest& request,
           messages::Language language) {
  json.begin_object().key("activated").value(*shown.header.activated);
  json.key("at").value(request.at);
  json.key("digest").value(shown.header.digest);
  if (request.kind == DocumentKind::mapping_register) {
    json.key("entries").begin_array();
    for (const auto& entry : shown.entries) write_entry(json, entry);
    json.end_array();
  }
  json.key("kind").string(to_string(request.kind));
  json.key("known_at").value(request.known_at);
  json.key("sequence").integer(shown.header.sequence);
  if (request.kind == DocumentKind::trust_list) {
    json.key("services").begin_array();
    for (const auto& service : shown.services) write_service(json, service, language);
    json.end_array();
  }
  json.key("territory").string(request.territory).end_object();
}

void write(CanonicalWriter& json, const ChronicleEntry& entry) {
  json.begin_object().key("changes").begin_object();
  std::map<std::string_view, std::uint64_t> counts;
  for (const Change& change : entry.changes) ++counts[change.code().id];
  for (const auto& [id, count] : counts) json.key(id).integer(count);
  json.end_object();
  if (entry.compared_with) json.key("compared_with").integer(*entry.compared_with);
  json.key("direction").string(to_string(direction_of(entry.changes)));
  json.key("edition");
  write(json,
        ShownEdition{entry.record, entry.state == State::in_force ? InForce::yes : InForce::no,
                     entry.next_update, std::nullopt});
  json.key("state").string(to_string(entry.state));
  if (entry.unreadable) json.key("unreadable").string(entry.unreadable->code().id);
  json.end_object();
}

void write(CanonicalWriter& out, const LintedDocument& linted, messages::Language language) {
  const LintReport& report = linted.report;
  out.begin_object().key("counts").begin_object();
  out.key("error").integer(static_cast<std::uint64_t>(report.count(Severity::error)));
  out.key("info").integer(static_cast<std::uint64_t>(report.count(Severity::info)));
  out.key("waived").integer(static_cast<std::uint64_t>(report.waived()));
  out.key("warning").integer(static_cast<std::uint64_t>(report.count(Severity::warning)));
  out.end_object().key("document").begin_object();
  out.key("kind").string(to_string(linted.kind));
  if (!linted.refused) {
    out.key("sequence").integer(linted.sequence).key("territory").string(linted.territory);
  }
  out.end_object().key("results").begin_array();
  for (const Linted& each : report.results) write_result(out, each, language);
  out.end_array().key("signature");
  out.string(linted.signature == LintedDocument::Signature::verified ? "verified" : "not-verified");
  out.end_object();
}

}  // namespace baytrust::service
