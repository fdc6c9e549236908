// baytrust list show --file: what a list file holds, before anything is trusted by it.
#include "gateway/cli/call.hpp"
#include "gateway/cli/exit_code.hpp"
#include "gateway/cli/files.hpp"
#include "gateway/cli/json.hpp"
#include "gateway/cli/list_view.hpp"
#include "gateway/cli/words.hpp"
#include "gateway/messages/messages.hpp"
#include "gateway/service/inspect_list.hpp"
#include "trustlists/summary.hpp"
#include "validators/xml/texts.hpp"

namespace baytrust::cli {
namespace {

using decision::CanonicalWriter;
using messages::Label;
using service::InspectedList;
using trustlists::Service;
using trustlists::Summary;

std::string number(std::size_t n) { return std::to_string(n); }
std::string or_dash(std::string text) { return text.empty() ? "-" : text; }

// In the reader's language where the list has it, else as it stands first.
std::string name_in(const xml::Texts& texts, messages::Language language) {
  if (const auto text = xml::text_in(texts, messages::to_string(language))) {
    return std::string(*text);
  }
  return texts.empty() ? "-" : texts.front().text;
}

void print_verification(Printer& out, const InspectedList& shown) {
  if (shown.signer) {
    out.line(out.sentence(Label::list_view_verified,
                          {{"signer", to_hex(*shown.signer)}, {"jurisdiction", shown.pinned_for}}),
             Style::good);
    return;
  }
  out.line(out.word(Label::list_view_not_verified), Style::bad);
  if (!shown.unverified) return;
  out.line(messages::text(*shown.unverified, out.language()) + " [" +
               std::string(shown.unverified->code().id) + "]",
           Style::bad);
}

void print_scheme(Printer& out, const InspectedList& shown) {
  const auto& scheme = shown.list.scheme;
  const Summary counts = trustlists::summarise(shown.list);
  out.fields(
      {{Label::field_territory, {or_dash(scheme.territory)}},
       {Label::list_view_operator, {name_in(scheme.operator_name, out.language())}},
       {Label::list_view_list_type, {or_dash(std::string(trustlists::short_form(scheme.type)))}},
       {Label::field_sequence, {std::to_string(scheme.sequence_number)}},
       {Label::field_issued, {to_string(scheme.list_issue_date_time)}},
       {Label::field_next_update,
        {scheme.next_update ? to_string(*scheme.next_update) : out.word(Label::list_view_closed)}},
       {Label::list_view_providers, {number(counts.providers)}},
       {Label::list_view_services, {number(counts.services)}},
       {Label::list_view_history, {number(counts.history_instances)}},
       {Label::list_view_pointers, {number(counts.pointers)}},
       {Label::list_view_types, {number(counts.certificate_types)}},
       {Label::list_view_qualifications, {number(counts.qualifications)}},
       {Label::list_view_unreadable, {number(counts.unreadable_certificates)}},
       {Label::field_digest, {to_hex(shown.digest)}}});
}

void print_counts(Printer& out, const Summary& counts) {
  if (counts.by_type_and_status.empty()) return;
  Table table{{out.word(Label::list_view_service_type), out.word(Label::field_status),
               out.word(Label::list_view_count)},
              {}};
  for (const auto& [key, count] : counts.by_type_and_status) {
    table.rows.push_back({{or_dash(std::string(trustlists::short_form(key.first)))},
                          {or_dash(std::string(trustlists::short_form(key.second)))},
                          {number(count)}});
  }
  out.line();
  out.table(table);
}

Style style_of(trustlists::Standing standing) {
  switch (standing) {
    case trustlists::Standing::in_force:
      return Style::good;
    case trustlists::Standing::ended:
      return Style::plain;
    case trustlists::Standing::unknown:
      break;
  }
  return Style::doubtful;
}

// What describes the service's certificates: our types by key, qualifications by their qualifiers.
std::string described_by(const trustlists::ServiceState& state) {
  std::string out;
  const auto add = [&out](std::string_view text) {
    if (!out.empty()) out += ", ";
    out += text;
  };
  for (const auto& type : state.types) add(type.id);
  for (const auto& extension : state.extensions.qualifications) {
    for (const auto& element : extension.elements) {
      std::string one;
      for (const std::string& uri : element.qualifiers) {
        one.append(one.empty() ? "" : "+").append(trustlists::short_form(uri));
      }
      add(one);
    }
  }
  return or_dash(std::move(out));
}

void print_services(Printer& out, const InspectedList& shown) {
  Table table{{out.word(Label::list_view_provider), out.word(Label::list_view_service),
               out.word(Label::list_view_service_type), out.word(Label::field_status),
               out.word(Label::list_view_since), out.word(Label::list_view_history),
               out.word(Label::list_view_described)},
              {}};
  for (const auto& provider : shown.list.providers) {
    for (const Service& service : provider.services) {
      const auto& now = service.current;
      table.rows.push_back({{name_in(provider.name, out.language())},
                            {name_in(now.name, out.language())},
                            {or_dash(std::string(trustlists::short_form(now.type)))},
                            {or_dash(std::string(trustlists::short_form(now.status))),
                             style_of(trustlists::standing_of(now.status))},
                            {to_string(now.status_starting_time)},
                            {number(service.history.size())},
                            {described_by(now)}});
    }
  }
  if (table.rows.empty()) return;
  out.line();
  out.table(table);
}

void print_pointers(Printer& out, const InspectedList& shown) {
  if (shown.list.scheme.pointers.empty()) return;
  Table table{{out.word(Label::field_territory), out.word(Label::list_view_list_type),
               out.word(Label::list_view_media_type), out.word(Label::list_view_signers),
               out.word(Label::list_view_location)},
              {}};
  for (const auto& pointer : shown.list.scheme.pointers) {
    table.rows.push_back({{or_dash(pointer.territory)},
                          {or_dash(std::string(trustlists::short_form(pointer.type)))},
                          {or_dash(pointer.mime_type)},
                          {number(pointer.identities.size())},
                          {or_dash(pointer.location)}});
  }
  out.line();
  out.table(table);
}

void print_text(Call& call, const InspectedList& shown) {
  Printer& out = call.out();
  print_verification(out, shown);
  print_scheme(out, shown);
  print_counts(out, trustlists::summarise(shown.list));
  print_services(out, shown);
  print_pointers(out, shown);
  if (shown.findings.empty()) return;
  out.line();
  print_findings(out, shown.findings, Shown::noteworthy);
}

}  // namespace

Result<int> show_list_file(Call& call) {
  auto pins = call.read_pins(call.now());
  if (!pins) return pins.error();
  if (pins->empty() && !call.store_place().empty()) {
    auto store = call.open_store();
    if (!store) return store.error();
    pins = (*store)->editions().pins();
    if (!pins) return pins.error();
  }
  const auto trust = service::trust_of(*pins);
  if (!trust) return trust.error();
  const auto file = read_file(call.environment(), call.arguments().text("--file"));
  if (!file) return file.error();
  const auto shown = service::inspect_list(**file, trust->signers, call.verifier());
  if (!shown) return shown.error();
  if (call.form() == Form::json) {
    CanonicalWriter json;
    write(json, *shown, call.language());
    call.out().raw(json.take() + "\n");
  } else {
    print_text(call, *shown);
  }
  return kDone;
}

}  // namespace baytrust::cli
