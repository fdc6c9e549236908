// baytrust list|mapping import, approve, show, verify: the same acts for both kinds of documents.
#include "gateway/cli/as_of.hpp"
#include "gateway/cli/call.hpp"
#include "gateway/cli/codes.hpp"
#include "gateway/cli/exit_code.hpp"
#include "gateway/cli/files.hpp"
#include "gateway/cli/json.hpp"
#include "gateway/cli/lint_view.hpp"
#include "gateway/cli/list_view.hpp"
#include "gateway/cli/words.hpp"
#include "gateway/messages/messages.hpp"
#include "gateway/messages/verdict_labels.hpp"
#include "gateway/service/approve_edition.hpp"
#include "gateway/service/import_edition.hpp"
#include "gateway/service/show_editions.hpp"

namespace baytrust::cli {
namespace {

using messages::Label;
using service::DocumentKind;
using service::EditionRecord;
using service::EditionState;
using Outcome = decision::Acceptance::Outcome;

std::string_view group_of(DocumentKind kind) {
  return kind == DocumentKind::trust_list ? "list" : "mapping";
}
std::string_view argument_of(DocumentKind kind) {
  return kind == DocumentKind::trust_list ? "LIST" : "REGISTER";
}

// What cannot even be read or verified is refused like any other bad edition; what is wrong with
// the store or the configuration is not the edition's fault.
bool refuses_document(const Error& error) {
  const std::string_view id = error.code().id;
  for (const std::string_view prefix : {"xml.", "list.", "register.", "crypto.", "x509.", "der."}) {
    if (id.starts_with(prefix)) return true;
  }
  return false;
}

Facts facts_of(const EditionRecord& record, messages::Language language) {
  return {{"sequence", std::to_string(record.sequence)},
          {"document", document_words(record, language)},
          {"activated", record.activated ? to_string(*record.activated) : "-"}};
}

Style style_of(Outcome outcome) {
  if (outcome == Outcome::refused) return Style::bad;
  return outcome == Outcome::held ? Style::doubtful : Style::good;
}

int exit_of(Outcome outcome) {
  if (outcome == Outcome::refused) return kRefused;
  return outcome == Outcome::held ? kUnknown : kDone;
}

void print_json(Call& call, const service::ImportAnswer& answer) {
  decision::CanonicalWriter json;
  json.begin_object().key("edition");
  write(json, service::ShownEdition{answer.record, service::InForce::no, {}, {}});
  json.key("findings");
  write(json, answer.findings, call.language());
  if (answer.lint) {
    json.key("lint");
    write(json, *answer.lint, call.language());
  }
  json.key("outcome").string(to_string(answer.outcome));
  json.key("signatures_added").integer(static_cast<std::uint64_t>(answer.signatures_added));
  json.end_object();
  call.out().raw(json.take() + "\n");
}

Label sentence_of(const service::ImportAnswer& answer) {
  switch (answer.outcome) {
    case Outcome::accepted:
      return Label::import_accepted;
    case Outcome::held:
      return Label::import_held;
    case Outcome::already_done:
      return answer.signatures_added > 0 ? Label::import_signatures_added
                                         : Label::import_already_done;
    case Outcome::refused:
      break;
  }
  return Label::import_refused;
}

void print_text(Call& call, const service::ImportAnswer& answer) {
  Printer& out = call.out();
  Facts facts = facts_of(answer.record, call.language());
  facts.push_back({"count", std::to_string(answer.signatures_added)});
  out.line(out.sentence(sentence_of(answer), facts), style_of(answer.outcome));
  out.fields({{Label::field_digest, {to_hex(answer.record.digest)}}});
  print_findings(out, answer.findings, Shown::noteworthy);
  const DocumentKind kind = answer.record.kind;
  if (answer.lint) {
    print_lint_summary(out, *answer.lint,
                       "baytrust " + std::string(group_of(kind)) + " lint " +
                           call.arguments().text(argument_of(kind)));
  }
  if (answer.waiting == service::Waiting::for_approval) {
    out.line(out.word(Label::approve_hint));
    out.line("  baytrust " + std::string(group_of(answer.record.kind)) + " approve " +
             to_hex(answer.record.digest) + " --as NAME");
  }
}

// An edition that cannot be verified or read: there is no record of it to show.
int refuse(Call& call, const Error& error) {
  if (call.form() == Form::json) {
    call.out().raw(json_of(error, call.language()) + "\n");
    return kRefused;
  }
  call.out().line(error.subject() + ": " + messages::text(error, call.language()) + " [" +
                      std::string(error.code().id) + "]",
                  Style::bad);
  return kRefused;
}

Result<service::ImportRequest> read_request(Call& call, DocumentKind kind) {
  const std::string name = call.arguments().text(argument_of(kind));
  auto file = read_file(call.environment(), name);
  if (!file) return file.error();
  return service::ImportRequest{.kind = kind,
                                .file = std::move(*file),
                                .submitted_for = call.arguments().text("--for"),
                                .now = call.now()};
}

Result<int> import_document(Call& call, DocumentKind kind) {
  auto store = call.open_store();
  if (!store) return store.error();
  const auto request = read_request(call, kind);
  if (!request) return request.error();
  Progress progress(call.environment());
  progress.say(call.out().sentence(Label::progress_importing,
                                   {{"file", call.arguments().text(argument_of(kind))}}));
  const auto answer =
      service::import_edition((*store)->editions(), call.config(), call.verifier(), *request);
  progress.clear();
  if (!answer) {
    if (refuses_document(answer.error())) return refuse(call, answer.error());
    return answer.error();
  }
  call.form() == Form::json ? print_json(call, *answer) : print_text(call, *answer);
  return exit_of(answer->outcome);
}

Result<int> verify_document(Call& call, DocumentKind kind) {
  auto pins = call.read_pins(call.now());
  if (!pins) return pins.error();
  if (pins->empty()) {
    auto store = call.open_store();
    if (!store) return store.error();
    pins = (*store)->editions().pins();
    if (!pins) return pins.error();
  }
  const auto request = read_request(call, kind);
  if (!request) return request.error();
  Progress progress(call.environment());
  progress.say(call.out().sentence(Label::progress_verifying,
                                   {{"file", call.arguments().text(argument_of(kind))}}));
  const auto answer = service::verify_edition(*pins, call.config(), call.verifier(), *request);
  progress.clear();
  if (!answer) {
    if (refuses_document(answer.error())) return refuse(call, answer.error());
    return answer.error();
  }
  if (call.form() == Form::json) {
    print_json(call, *answer);
    return exit_of(answer->outcome);
  }
  Printer& out = call.out();
  const Label sentence = answer->outcome == Outcome::accepted ? Label::verify_holds
                         : answer->outcome == Outcome::held   ? Label::verify_held
                                                              : Label::verify_does_not_hold;
  out.line(out.sentence(sentence, facts_of(answer->record, call.language())),
           style_of(answer->outcome));
  out.fields({{Label::field_digest, {to_hex(answer->record.digest)}}});
  print_findings(out, answer->findings, Shown::noteworthy);
  return exit_of(answer->outcome);
}

void print_approval(Call& call, const service::ApproveAnswer& answer) {
  using Approved = service::ApproveAnswer::Outcome;
  Printer& out = call.out();
  Facts facts = facts_of(answer.record, call.language());
  facts.push_back({"name", call.arguments().text("--as")});
  facts.push_back({"count", std::to_string(answer.record.approvals.size())});
  facts.push_back({"needed", std::to_string(service::kApprovalsNeeded)});
  if (answer.outcome == Approved::refused) {
    out.line(out.sentence(Label::approve_refused, facts), Style::bad);
  } else {
    out.line(out.sentence(Label::approve_counted, facts), Style::good);
  }
  if (answer.outcome == Approved::activated) {
    out.line(out.sentence(Label::import_accepted, facts), Style::good);
  }
  print_findings(out, answer.findings, Shown::noteworthy);
}

std::string_view name_of(service::ApproveAnswer::Outcome outcome) {
  switch (outcome) {
    case service::ApproveAnswer::Outcome::counted:
      return "counted";
    case service::ApproveAnswer::Outcome::activated:
      return "activated";
    case service::ApproveAnswer::Outcome::refused:
      break;
  }
  return "refused";
}

Result<int> approve_document(Call& call, DocumentKind kind) {
  const auto digest = call.arguments().digest("DIGEST");
  if (!digest) return digest.error();
  const std::string name = call.arguments().text("--as");
  if (name.find_first_not_of(" \t") == std::string::npos) {
    return bad_value("--as", name, "a person's name");
  }
  auto store = call.open_store();
  if (!store) return store.error();
  const auto answer =
      service::approve_edition((*store)->editions(), call.config(), call.verifier(),
                               {.kind = kind, .edition = *digest, .name = name, .now = call.now()});
  if (!answer) return answer.error();
  if (call.form() == Form::json) {
    decision::CanonicalWriter json;
    json.begin_object().key("edition");
    write(json, service::ShownEdition{answer->record, service::InForce::no, {}, {}});
    json.key("findings");
    write(json, answer->findings, call.language());
    json.key("outcome").string(name_of(answer->outcome)).end_object();
    call.out().raw(json.take() + "\n");
  } else {
    print_approval(call, *answer);
  }
  return answer->outcome == service::ApproveAnswer::Outcome::refused ? kRefused : kDone;
}

Cell state_cell(const Printer& out, const service::ShownEdition& edition) {
  if (edition.in_force == service::InForce::yes) {
    return {out.word(Label::state_in_force), Style::good};
  }
  switch (edition.record.state) {
    case EditionState::active:
      return {out.word(Label::state_active), Style::plain};
    case EditionState::held:
      return {out.word(Label::state_held), Style::doubtful};
    case EditionState::refused:
      return {out.word(Label::state_refused), Style::bad};
    case EditionState::equivocating:
      break;
  }
  return {out.word(Label::state_equivocating), Style::bad};
}

// Why it waits, or waited, and who has approved.
std::string waiting_words(const EditionRecord& record) {
  std::string out = record.reason;
  for (std::size_t i = 0; i < record.approvals.size(); ++i) {
    out.append(i == 0 ? ": " : ", ").append(record.approvals[i].name);
  }
  return out;
}

std::vector<Cell> row_of(const Printer& out, const service::ShownEdition& edition) {
  const EditionRecord& record = edition.record;
  Cell age{"", Style::plain};
  if (edition.age) {
    age.text = age_words(out, edition.age->seconds) + ", " +
               out.word(messages::label_of(edition.age->state));
    age.style = edition.age->state == decision::AgeState::fresh   ? Style::good
                : edition.age->state == decision::AgeState::grace ? Style::doubtful
                                                                  : Style::bad;
  }
  return {{record.territory},
          {std::to_string(record.sequence)},
          state_cell(out, edition),
          {to_string(record.issued)},
          {record.activated ? to_string(*record.activated) : "-"},
          {edition.next_update ? to_string(*edition.next_update) : "-"},
          age,
          {waiting_words(record)},
          {to_hex(record.digest)}};
}

void print_editions(Printer& out, const std::vector<service::ShownEdition>& editions) {
  if (editions.empty()) {
    out.line(out.word(Label::no_editions));
    return;
  }
  Table table;
  for (const Label label : {Label::field_territory, Label::field_sequence, Label::field_state,
                            Label::field_issued, Label::field_activated, Label::field_next_update,
                            Label::field_age, Label::field_reason, Label::field_digest}) {
    table.headings.push_back(out.word(label));
  }
  for (const auto& edition : editions) table.rows.push_back(row_of(out, edition));
  out.table(table);
}

Result<int> show_documents(Call& call, DocumentKind kind) {
  const std::string territory = call.arguments().text("J");
  if (!territory.empty()) {
    if (auto known = service::find_jurisdiction(call.config(), territory, "J"); !known) {
      return known.error();
    }
  }
  if (call.arguments().has("--as-of") || call.arguments().has("--known-at")) {
    if (call.arguments().has("--all")) {
      return Error(kOptionsExclude, "--all", {{"option", "--all"}, {"other", "--as-of"}});
    }
    return show_as_of(call, kind);
  }
  auto store = call.open_store();
  if (!store) return store.error();
  const auto editions = service::show_editions(
      (*store)->editions(), call.config(), call.verifier(),
      {.kind = kind,
       .territory = territory,
       .which = call.arguments().has("--all") ? service::Which::all : service::Which::current,
       .now = call.now()});
  if (!editions) return editions.error();
  if (call.form() == Form::json) {
    decision::CanonicalWriter json;
    json.begin_array();
    for (const auto& edition : *editions) write(json, edition);
    json.end_array();
    call.out().raw(json.take() + "\n");
  } else {
    print_editions(call.out(), *editions);
  }
  return kDone;
}

}  // namespace

Result<int> run_list_import(Call& call) { return import_document(call, DocumentKind::trust_list); }
Result<int> run_list_approve(Call& call) {
  return approve_document(call, DocumentKind::trust_list);
}
Result<int> run_list_show(Call& call) {
  if (call.arguments().has("--file")) return show_list_file(call);
  if (call.arguments().has("--pin")) {
    return Error(kOptionAlone, "--pin", {{"option", "--pin"}, {"other", "--file"}});
  }
  return show_documents(call, DocumentKind::trust_list);
}
Result<int> run_list_verify(Call& call) { return verify_document(call, DocumentKind::trust_list); }

Result<int> run_mapping_import(Call& call) {
  if (call.arguments().has("--from")) return draft_from_agreement(call);
  if (call.arguments().has("--out")) {
    return Error(kOptionAlone, "--out", {{"option", "--out"}, {"other", "--from"}});
  }
  return import_document(call, DocumentKind::mapping_register);
}
Result<int> run_mapping_approve(Call& call) {
  return approve_document(call, DocumentKind::mapping_register);
}
Result<int> run_mapping_show(Call& call) {
  return show_documents(call, DocumentKind::mapping_register);
}
Result<int> run_mapping_verify(Call& call) {
  return verify_document(call, DocumentKind::mapping_register);
}

}  // namespace baytrust::cli
