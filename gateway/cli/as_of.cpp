#include "gateway/cli/as_of.hpp"

#include "gateway/cli/exit_code.hpp"
#include "gateway/cli/words.hpp"
#include "gateway/decision/canonical.hpp"
#include "gateway/messages/compare_labels.hpp"
#include "gateway/messages/messages.hpp"
#include "gateway/service/edition_chronicle.hpp"
#include "gateway/service/json_views.hpp"

namespace baytrust::cli {
namespace {

using messages::Label;
using service::AsOf;
using service::DocumentKind;
using service::name_in;

Table table_of(const Printer& out, std::initializer_list<Label> headings) {
  Table table;
  for (const Label label : headings) table.headings.push_back(out.word(label));
  return table;
}

void print_services(Printer& out, const AsOf& shown) {
  Table table = table_of(out, {Label::field_provider, Label::field_service, Label::field_status,
                               Label::field_since, Label::field_type, Label::field_certificate});
  for (const auto& service : shown.services) {
    const bool trusted = service.standing == trustlists::Standing::in_force;
    std::string types;
    if (service.state) {
      for (const auto& type : service.state->types) types += (types.empty() ? "" : ", ") + type.id;
    }
    const Label status =
        service.state ? messages::label_of(service.standing) : Label::standing_none;
    table.rows.push_back({{name_in(service.provider, out.language())},
                          {name_in(service.name, out.language())},
                          {out.word(status), trusted ? Style::good : Style::bad},
                          {service.state ? to_string(service.state->status_starting_time) : "-"},
                          {types},
                          {service.certificate.substr(0, 12)}});
  }
  out.table(table);
}

void print_entries(Printer& out, const AsOf& shown) {
  Table table =
      table_of(out, {Label::field_recognition, Label::field_relying, Label::field_issuing,
                     Label::field_state, Label::field_policy_family, Label::field_accepted_as});
  for (const auto& entry : shown.entries) {
    const bool in_force = entry.state == policy_mapping::EntryState::in_force;
    std::string policies;
    for (const auto& policy : entry.recognition.counts_as.policies) {
      policies += (policies.empty() ? "" : ", ") + to_string(policy.oid());
    }
    table.rows.push_back(
        {{entry.recognition.id},
         {entry.recognition.relying},
         {entry.recognition.issuing},
         {out.word(messages::label_of(entry.state)), in_force ? Style::good : Style::bad},
         {to_string(entry.recognition.policy_family)},
         {policies}});
  }
  out.table(table);
}

void print(Printer& out, const AsOf& shown, const service::AsOfRequest& request) {
  const auto& header = shown.header;
  out.line(out.sentence(Label::as_of_intro,
                        {{"document", messages::text(subject_of(header), out.language())},
                         {"at", to_string(request.at)},
                         {"known_at", to_string(request.known_at)},
                         {"sequence", std::to_string(header.sequence)},
                         {"activated", to_string(*header.activated)}}),
           Style::strong);
  request.kind == DocumentKind::trust_list ? print_services(out, shown) : print_entries(out, shown);
}

Result<service::AsOfRequest> read_request(Call& call, DocumentKind kind) {
  const auto at = call.arguments().instant("--as-of");
  if (!at) return at.error();
  const auto known_at = call.arguments().instant("--known-at");
  if (!known_at) return known_at.error();
  return service::AsOfRequest{.kind = kind,
                              .territory = "",
                              .at = at->value_or(call.now()),
                              .known_at = known_at->value_or(call.now())};
}

}  // namespace

Result<int> show_as_of(Call& call, DocumentKind kind) {
  auto request = read_request(call, kind);
  if (!request) return request.error();
  auto store = call.open_store();
  if (!store) return store.error();
  const std::string asked = call.arguments().text("J");
  Printer& out = call.out();
  decision::CanonicalWriter json;
  json.begin_array();
  for (const auto& jurisdiction : call.config().jurisdictions) {
    if (!asked.empty() && jurisdiction.code != asked) continue;
    request->territory = jurisdiction.code;
    const auto shown = service::as_of((*store)->editions(), call.verifier(), *request);
    if (!shown) return shown.error();
    if (call.form() == Form::json) {
      if (*shown) write(json, **shown, *request, call.language());
    } else if (*shown) {
      print(out, **shown, *request);
      out.line();
    } else {
      decision::EditionHeader header;
      header.kind = kind;
      header.territory = jurisdiction.code;
      out.line(out.sentence(Label::as_of_nothing,
                            {{"document", messages::text(subject_of(header), out.language())},
                             {"known_at", to_string(request->known_at)}}),
               Style::faint);
    }
  }
  json.end_array();
  if (call.form() == Form::json) out.raw(json.take() + "\n");
  return kDone;
}

}  // namespace baytrust::cli
