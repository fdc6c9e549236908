// baytrust mapping matrix: who recognises what, at a glance.
#include "gateway/cli/call.hpp"
#include "gateway/cli/exit_code.hpp"
#include "gateway/cli/words.hpp"
#include "gateway/decision/canonical.hpp"
#include "gateway/messages/compare_labels.hpp"
#include "gateway/messages/verdict_labels.hpp"
#include "gateway/service/json_views.hpp"
#include "gateway/service/recognition_matrix.hpp"

namespace baytrust::cli {
namespace {

using messages::Label;
using policy_mapping::EntryState;
using policy_mapping::Publication;
using service::MatrixRow;
using service::type_words;

std::string policy_words(const policy_mapping::Recognition& entry) {
  std::string out;
  for (const auto& policy : entry.counts_as.policies) {
    out += (out.empty() ? "" : ", ") + to_string(policy.oid());
  }
  return out;
}

std::string level_words(const policy_mapping::Recognition& entry) {
  const auto& counts = entry.counts_as;
  if (counts.issuing_level.empty() && counts.relying_level.empty()) return "";
  return counts.issuing_level + " → " + counts.relying_level;
}

// What only the issuing side announces is not recognised, whatever it says of itself.
Cell state_cell(const Printer& out, const MatrixRow& row) {
  if (row.publication == Publication::issuing_only) {
    return {out.word(Label::entry_one_sided), Style::bad};
  }
  const Style style = row.state == EntryState::in_force  ? Style::good
                      : row.state == EntryState::not_yet ? Style::doubtful
                                                         : Style::bad;
  return {out.word(messages::label_of(row.state)), style};
}

Cell publication_cell(const Printer& out, const MatrixRow& row) {
  std::string text = out.word(messages::label_of(row.publication));
  std::string fields;
  for (const auto field : row.differing) {
    fields += (fields.empty() ? "" : ", ") + std::string(to_string(field));
  }
  if (!fields.empty()) text += " (" + fields + ")";
  const bool agreed = row.publication == Publication::agreed;
  return {std::move(text), agreed ? Style::plain : Style::doubtful};
}

void print_matrix(Call& call, const service::Matrix& matrix) {
  Printer& out = call.out();
  Table table;
  for (const Label label : {Label::field_relying, Label::field_issuing, Label::field_type,
                            Label::field_state, Label::field_accepted_as, Label::field_assurance,
                            Label::field_publication, Label::field_recognition}) {
    table.headings.push_back(out.word(label));
  }
  const auto jurisdiction = [&](const std::string& code) {
    return jurisdiction_words(call.config().jurisdiction(code), code, out.language());
  };
  for (const MatrixRow& row : matrix.rows) {
    const auto& entry = row.recognition;
    table.rows.push_back({{jurisdiction(entry.relying)},
                          {jurisdiction(entry.issuing)},
                          {type_words(entry)},
                          state_cell(out, row),
                          {policy_words(entry)},
                          {level_words(entry)},
                          publication_cell(out, row),
                          {entry.id}});
  }
  if (!table.rows.empty()) out.table(table);
  for (const auto& [relying, issuing] : matrix.silent) {
    out.line("  " + jurisdiction(relying) + " ← " + jurisdiction(issuing) + ": " +
                 out.word(Label::matrix_nothing),
             Style::faint);
  }
}

}  // namespace

Result<int> run_mapping_matrix(Call& call) {
  const auto at = call.arguments().instant("--at");
  if (!at) return at.error();
  const auto known_at = call.arguments().instant("--known-at");
  if (!known_at) return known_at.error();
  const Instant t = at->value_or(call.now()), k = known_at->value_or(call.now());
  const auto source = load_trust(call, k);
  if (!source) return source.error();
  const auto matrix = service::recognition_matrix(*source->trust.snapshot, t, k);
  if (call.form() == Form::text) {
    call.out().line(call.out().sentence(Label::matrix_intro,
                                        {{"at", to_string(t)}, {"known_at", to_string(k)}}),
                    Style::strong);
    print_matrix(call, matrix);
    return kDone;
  }
  decision::CanonicalWriter json;
  write(json, matrix, t, k);
  call.out().raw(json.take() + "\n");
  return kDone;
}

}  // namespace baytrust::cli
