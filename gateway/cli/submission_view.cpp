#include "gateway/cli/submission_view.hpp"

#include <algorithm>
#include <array>
#include <boost/json/array.hpp>

#include "gateway/cli/remote_gateway.hpp"
#include "gateway/messages/messages.hpp"

namespace baytrust::cli {
namespace {

namespace json = boost::json;
using messages::Label;

struct StateWords {
  std::string_view state;
  Label words;
};
constexpr std::array kStates{
    StateWords{"received", Label::submission_received},
    StateWords{"verified", Label::submission_verified},
    StateWords{"staged", Label::submission_staged},
    StateWords{"approved", Label::submission_approved},
    StateWords{"scheduled", Label::submission_scheduled},
    StateWords{"active", Label::submission_active},
    StateWords{"rejected", Label::submission_rejected},
    StateWords{"superseded", Label::submission_superseded},
};

const json::array& array_member(const json::object& object, std::string_view name) {
  static const json::array kNone;
  const auto* value = object.if_contains(name);
  return value != nullptr && value->is_array() ? value->get_array() : kNone;
}

std::string number_member(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  if (value == nullptr || !value->is_number()) return "-";
  boost::system::error_code failed;
  const auto number = value->to_number<std::int64_t>(failed);
  return failed ? "-" : std::to_string(number);
}

std::string document_of(const Printer& out, const json::object& submission) {
  const std::string territory = text_member(submission, "territory");
  const std::string kind = text_member(submission, "kind");
  const auto of = [&](Subject::Kind subject) {
    return messages::text(Subject(subject, territory), out.language());
  };
  if (kind == "list") return of(Subject::Kind::list);
  if (kind == "register") return of(Subject::Kind::mapping_register);
  return kind + " " + territory;
}

// "HK 2, MO 1"; empty: none are missing, or it does not wait for any.
std::string missing_of(const json::object& submission) {
  const auto* missing = submission.if_contains("missing_approvals");
  if (missing == nullptr || !missing->is_object()) return {};
  std::string out;
  const std::string own = number_member(missing->get_object(), "publisher");
  if (own != "0" && own != "-") out = text_member(submission, "territory") + " " + own;
  for (const auto& territory : array_member(missing->get_object(), "counterparts")) {
    if (!territory.is_string()) continue;
    out.append(out.empty() ? "" : ", ").append(territory.get_string()).append(" 1");
  }
  return out;
}

Style style_of(const std::string& state) {
  if (has_failed(state)) return Style::bad;
  return state == "active" ? Style::good : Style::strong;
}

}  // namespace

std::string state_words(const Printer& out, const std::string& state) {
  const auto known = std::ranges::find(kStates, state, &StateWords::state);
  return known == kStates.end() ? state : out.word(known->words);
}

bool has_failed(const std::string& state) { return state == "rejected" || state == "superseded"; }

std::string end_words(const Printer& out, const json::object& submission) {
  const auto& steps = array_member(submission, "steps");
  json::object why;
  if (!steps.empty() && steps.back().is_object()) why = steps.back().get_object();
  const std::string code = text_member(why, "code");
  // The finding of that code has the values.
  for (const auto& finding : array_member(submission, "findings")) {
    if (finding.is_object() && text_member(finding.get_object(), "code") == code) {
      why = finding.get_object();
    }
  }
  const std::string words = remote_sentence(why, "", out.language());
  return words.empty() ? code : words + " [" + code + "]";
}

void print_submission(Printer& out, const json::object& submission) {
  const std::string state = text_member(submission, "state");
  std::vector<std::pair<Label, Cell>> fields{
      {Label::field_submission, {text_member(submission, "id")}},
      {Label::field_document, {document_of(out, submission)}},
      {Label::field_sequence, {number_member(submission, "sequence")}},
      {Label::field_digest, {text_member(submission, "file")}},
      {Label::field_state, {state_words(out, state), style_of(state)}}};
  const std::string at = text_member(submission, "activate_at");
  if (!at.empty() && !has_failed(state)) fields.push_back({Label::field_activate_at, {at}});
  const std::string missing = missing_of(submission);
  if (!missing.empty() && !has_failed(state)) {
    fields.push_back({Label::field_missing_approvals, {missing, Style::doubtful}});
  }
  out.fields(fields);
}

}  // namespace baytrust::cli
