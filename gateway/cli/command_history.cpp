// baytrust list|mapping history J: every edition kept and what it changed; and what `show --as-of`
// answers: services and entries as they stood at an instant, by what was known at another.
#include <map>

#include "gateway/cli/as_of.hpp"
#include "gateway/cli/call.hpp"
#include "gateway/cli/exit_code.hpp"
#include "gateway/cli/json.hpp"
#include "gateway/cli/words.hpp"
#include "gateway/messages/compare_labels.hpp"
#include "gateway/messages/messages.hpp"
#include "gateway/messages/verdict_labels.hpp"
#include "gateway/service/edition_chronicle.hpp"

namespace baytrust::cli {
namespace {

using messages::Label;
using service::ChronicleEntry;
using service::DocumentKind;
using State = ChronicleEntry::State;

Cell state_cell(const Printer& out, State state) {
  switch (state) {
    case State::in_force:
      return {out.word(Label::state_in_force), Style::good};
    case State::superseded:
      return {out.word(Label::state_superseded), Style::faint};
    case State::held:
      return {out.word(Label::state_held), Style::doubtful};
    case State::refused:
      break;
  }
  return {out.word(Label::state_refused), Style::bad};
}

// "2 × service.added, type.lost": without the common beginning of the codes.
std::string codes_words(const Changes& changes) {
  std::map<std::string_view, std::size_t> counts;
  for (const Change& change : changes) {
    std::string_view id = change.code().id;
    for (const std::string_view beginning : {"change.list.", "change.register."}) {
      if (id.starts_with(beginning)) id.remove_prefix(beginning.size());
    }
    ++counts[id];
  }
  std::string out;
  for (const auto& [id, count] : counts) {
    if (!out.empty()) out += ", ";
    if (count > 1) out += std::to_string(count) + " × ";
    out += id;
  }
  return out;
}

std::string summary_words(const Printer& out, const ChronicleEntry& entry) {
  if (entry.unreadable) {
    return out.sentence(Label::history_unreadable,
                        {{"reason", std::string(entry.unreadable->code().id)}});
  }
  if (!entry.compared_with) return out.word(Label::history_first);
  if (entry.changes.empty()) return out.word(Label::direction_none);
  return out.sentence(Label::history_summary,
                      {{"count", std::to_string(entry.changes.size())},
                       {"direction", out.word(messages::label_of(direction_of(entry.changes)))},
                       {"codes", codes_words(entry.changes)}});
}

std::string approvals_words(const service::EditionRecord& record) {
  std::string out;
  for (const service::Approval& approval : record.approvals) {
    out += (out.empty() ? "" : ", ") + approval.name + " " + to_string(approval.at);
  }
  return out;
}

void print_history(Printer& out, const std::vector<ChronicleEntry>& history) {
  if (history.empty()) out.line(out.word(Label::no_editions));
  for (const ChronicleEntry& entry : history) {
    const service::EditionRecord& record = entry.record;
    const auto instant = [](const std::optional<Instant>& t) {
      return t ? to_string(*t) : std::string("-");
    };
    std::string signers;
    for (const Digest& signer : record.signers) {
      signers += (signers.empty() ? "" : ", ") + short_digest(signer);
    }
    std::vector<std::pair<Label, Cell>> fields{
        {Label::field_state, state_cell(out, entry.state)},
        {Label::field_issued, {to_string(record.issued)}},
        {Label::field_next_update, {instant(entry.next_update)}},
        {Label::field_received, {to_string(record.received)}},
        {Label::field_activated, {instant(record.activated)}},
        {Label::field_signer, {signers}},
        {Label::field_digest, {to_hex(record.digest)}}};
    if (!record.reason.empty()) fields.push_back({Label::field_reason, {record.reason}});
    if (!record.approvals.empty()) {
      fields.push_back({Label::field_approvals, {approvals_words(record)}});
    }
    fields.push_back({Label::field_changes,
                      {summary_words(out, entry), entry.unreadable ? Style::bad : Style::plain}});
    out.line(record.territory + "@" + std::to_string(record.sequence), Style::strong);
    out.fields(fields);
    out.line();
  }
}

Result<int> run_history(Call& call, DocumentKind kind) {
  const std::string territory = call.arguments().text("J");
  if (auto known = service::find_jurisdiction(call.config(), territory, "J"); !known) {
    return known.error();
  }
  auto store = call.open_store();
  if (!store) return store.error();
  const auto history =
      service::chronicle((*store)->editions(), call.verifier(),
                         {.kind = kind, .territory = territory, .now = call.now()});
  if (!history) return history.error();
  if (call.form() == Form::text) {
    print_history(call.out(), *history);
    return kDone;
  }
  decision::CanonicalWriter json;
  json.begin_array();
  for (const ChronicleEntry& entry : *history) write(json, entry);
  json.end_array();
  call.out().raw(json.take() + "\n");
  return kDone;
}

}  // namespace

Result<int> run_list_history(Call& call) { return run_history(call, DocumentKind::trust_list); }
Result<int> run_mapping_history(Call& call) {
  return run_history(call, DocumentKind::mapping_register);
}

}  // namespace baytrust::cli
