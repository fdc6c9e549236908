#include "gateway/cli/verdict_view.hpp"

#include <algorithm>

#include "gateway/messages/messages.hpp"
#include "gateway/messages/verdict_labels.hpp"

namespace baytrust::cli {
namespace {

using decision::Accepted;
using decision::Decision;
using messages::Label;
using messages::label_of;
using policy_mapping::LegResult;

Style style_of(Accepted accepted) {
  if (accepted == Accepted::yes) return Style::good;
  return accepted == Accepted::no ? Style::bad : Style::doubtful;
}
Style style_of(signature::Integrity integrity) {
  if (integrity == signature::Integrity::good) return Style::good;
  return integrity == signature::Integrity::bad ? Style::bad : Style::doubtful;
}
Style style_of(decision::Home home) {
  if (home == decision::Home::valid) return Style::good;
  return home == decision::Home::invalid ? Style::bad : Style::doubtful;
}
Style style_of(decision::Recognition recognition) {
  if (recognition == decision::Recognition::not_recognised) return Style::bad;
  return recognition == decision::Recognition::unknown ? Style::doubtful : Style::good;
}
Style style_of(LegResult result) {
  if (result == LegResult::passed) return Style::good;
  return result == LegResult::failed ? Style::bad : Style::doubtful;
}
Style style_of(decision::AgeState state) {
  if (state == decision::AgeState::fresh) return Style::good;
  return state == decision::AgeState::grace ? Style::doubtful : Style::bad;
}
Style style_of(revocation::State state) {
  if (state == revocation::State::good) return Style::good;
  return state == revocation::State::revoked ? Style::bad : Style::doubtful;
}

std::string indication_words(const Decision& decision) {
  std::string out(to_string(decision.verdict.indication, decision.request.kind));
  const std::string_view sub = to_string(decision.verdict.sub_indication);
  if (!sub.empty()) out.append(" / ").append(sub);
  return out;
}

std::string profile_words(const Printer& out, const Decision& decision) {
  return decision.profile + ": " + out.word(label_of(decision.profile_result));
}

std::string accepted_as_words(const Decision& decision) {
  std::string out;
  for (const auto& policy : decision.accepted_as) {
    out.append(out.empty() ? "" : ", ").append(to_string(policy.oid()));
  }
  return out;
}

std::string assurance_words(const Decision& decision) {
  const auto& assurance = decision.assurance;
  if (assurance.mapped.empty() || assurance.mapped == assurance.native) return assurance.native;
  return assurance.native + " → " + assurance.mapped + " (" + assurance.rule + ")";
}

// The decision says holder and custody in the words of the documents.
template <class Value>
std::string word_for(const Printer& out, std::string_view said, std::initializer_list<Value> all) {
  for (const Value value : all) {
    if (to_string(value) == said) return out.word(label_of(value));
  }
  return std::string(said);
}

std::string type_words(const Printer& out, const Decision& decision) {
  using policy_mapping::Custody;
  using policy_mapping::Holder;
  if (!decision.certificate_type) return "";
  const auto& type = *decision.certificate_type;
  return type.id + " (" +
         word_for(out, type.holder,
                  {Holder::person, Holder::organisation, Holder::role, Holder::device}) +
         ", " +
         word_for(out, type.custody, {Custody::file, Custody::device, Custody::server_side}) + ")";
}

void print_facts(Printer& out, const VerdictView& view) {
  const Decision& d = view.decision;
  const auto* relying = view.config.jurisdiction(d.relying);
  const auto* issuing = view.config.jurisdiction(d.issuing);
  std::vector<std::pair<Label, Cell>> fields;
  if (const auto& certificate = d.request.certificate) {
    fields = {{Label::field_certificate, {name_words((*certificate)->subject)}},
              {Label::field_serial, {x509::serial_text(*certificate)}},
              {Label::field_issuer, {name_words((*certificate)->issuer)}}};
  }
  if (const auto* asked = d.request.signature.get()) {
    const signature::SignatureFacts& facts = asked->facts;
    if (!d.request.certificate) {
      fields.emplace_back(Label::field_named_signer, Cell{to_string(facts.signer_name)});
    }
    fields.emplace_back(Label::field_integrity,
                        Cell{out.word(label_of(facts.integrity)), style_of(facts.integrity)});
    fields.emplace_back(Label::field_content, Cell{out.word(label_of(facts.content))});
    if (facts.claimed_signing_time) {
      fields.emplace_back(Label::field_claimed_time,
                          Cell{instant_words(*facts.claimed_signing_time, relying)});
    }
    fields.emplace_back(Label::field_time_basis, Cell{out.word(label_of(d.time_basis))});
  }
  const std::vector<std::pair<Label, Cell>> more{
      {Label::field_issuing, {jurisdiction_words(issuing, d.issuing, out.language())}},
      {Label::field_relying, {jurisdiction_words(relying, d.relying, out.language())}},
      {Label::field_judged_at, {instant_words(d.at, relying)}},
      {Label::field_known_at, {instant_words(d.known_at, relying)}},
      {Label::field_indication, {indication_words(d)}},
      {Label::field_home, {out.word(label_of(d.home)), style_of(d.home)}},
      {Label::field_recognition, {out.word(label_of(d.recognition)), style_of(d.recognition)}},
      {Label::field_profile, {profile_words(out, d)}},
      {Label::field_type, {type_words(out, d)}},
      {Label::field_accepted_as, {accepted_as_words(d)}},
      {Label::field_assurance, {assurance_words(d)}},
  };
  fields.insert(fields.end(), more.begin(), more.end());
  for (auto& [label, cell] : fields) {
    if (cell.text.empty()) cell = {out.word(Label::none), Style::faint};
  }
  out.fields(fields);
}

void print_legs(Printer& out, const Decision& decision) {
  if (decision.recognitions.empty()) return;
  out.heading(Label::field_legs);
  Table table;
  table.headings.push_back(out.word(Label::field_recognition));
  for (const auto leg :
       {policy_mapping::Leg::period, policy_mapping::Leg::root, policy_mapping::Leg::issuer,
        policy_mapping::Leg::type, policy_mapping::Leg::policy}) {
    table.headings.push_back(out.word(label_of(leg)));
  }
  table.headings.push_back(out.word(Label::field_publication));
  for (const auto& tried : decision.recognitions) {
    const bool selected = tried.selected == decision::RecognitionTried::Selected::yes;
    std::vector<Cell> row{{tried.id, selected ? Style::strong : Style::faint}};
    for (const LegResult result : tried.legs) {
      row.push_back({out.word(label_of(result)), style_of(result)});
    }
    row.push_back({out.word(label_of(tried.publication))});
    table.rows.push_back(std::move(row));
  }
  out.table(table);
}

void print_path(Printer& out, const Decision& decision) {
  if (decision.path.empty()) return;
  out.heading(Label::field_path);
  Table table{{"", out.word(Label::field_certificate), out.word(Label::field_state), "SHA-256"},
              {}};
  for (std::size_t i = 0; i < decision.path.size(); ++i) {
    const auto& certificate = decision.path[i];
    Cell state{"", Style::plain};
    const auto used = std::ranges::find(decision.revocation, certificate->fingerprint,
                                        &decision::RevocationUsed::certificate);
    if (used != decision.revocation.end()) {
      state = {out.word(label_of(used->state)), style_of(used->state)};
    }
    table.rows.push_back({{std::to_string(i)},
                          {name_words(certificate->subject)},
                          state,
                          {short_digest(certificate->fingerprint)}});
  }
  out.table(table);
}

void print_documents(Printer& out, const Decision& decision) {
  if (decision.documents.empty()) return;
  out.heading(Label::field_documents);
  Table table;
  for (const Label label : {Label::field_kind, Label::field_territory, Label::field_sequence,
                            Label::field_age, Label::field_state, Label::field_digest}) {
    table.headings.push_back(out.word(label));
  }
  for (const auto& document : decision.documents) {
    table.rows.push_back({{out.word(label_of(document.kind))},
                          {document.territory},
                          {std::to_string(document.sequence)},
                          {age_words(out, document.age.seconds)},
                          {out.word(label_of(document.age.state)), style_of(document.age.state)},
                          {short_digest(document.digest)}});
  }
  out.table(table);
}

void print_candidates(Printer& out, const Decision& decision) {
  for (const auto& candidate : decision.candidates) {
    std::string path;
    for (const Digest& digest : candidate.path) {
      path.append(path.empty() ? "" : " → ").append(short_digest(digest));
    }
    out.line();
    out.line(path + ": " + out.word(label_of(candidate.home)) + ", " +
                 out.word(label_of(candidate.recognition)),
             Style::faint);
    print_findings(out, candidate.findings, Shown::noteworthy);
  }
}

void print_timestamps(Printer& out, const VerdictView& view) {
  const Decision& decision = view.decision;
  if (decision.timestamps.empty()) return;
  const auto* relying = view.config.jurisdiction(decision.relying);
  out.heading(Label::field_timestamps);
  Table table;
  for (const Label label : {Label::field_kind, Label::field_time, Label::field_integrity,
                            Label::field_state, Label::field_issuing, Label::field_recognition}) {
    table.headings.push_back(out.word(label));
  }
  for (std::size_t i = 0; i < decision.timestamps.size(); ++i) {
    const auto& asked = decision.request.signature->timestamps[i];
    const auto& stamp = decision.timestamps[i];
    table.rows.push_back({{out.word(label_of(asked.kind))},
                          {asked.time ? instant_words(*asked.time, relying) : "-"},
                          {out.word(label_of(asked.integrity)), style_of(asked.integrity)},
                          {out.word(label_of(stamp.accepted)), style_of(stamp.accepted)},
                          {stamp.issuing.empty() ? "-" : stamp.issuing},
                          {out.word(label_of(stamp.recognition)), style_of(stamp.recognition)}});
  }
  out.table(table);
}

}  // namespace

Style accepted_style(Accepted accepted) { return style_of(accepted); }

void print_verdict(Printer& out, const VerdictView& view) {
  const Decision& decision = view.decision;
  out.line(messages::headline(decision, out.language()), style_of(decision.verdict.accepted));
  out.line();
  print_facts(out, view);
  out.heading(Label::field_why);
  print_findings(out, decision::all_findings(decision), view.shown);
  print_timestamps(out, view);
  print_legs(out, decision);
  print_path(out, decision);
  print_documents(out, decision);
  if (view.shown == Shown::all) print_candidates(out, decision);
  out.line();
  const std::string& source = view.config.source;
  out.fields({{Label::field_decision, {to_hex(view.record.digest)}},
              {Label::field_snapshot, {to_hex(decision.snapshot)}},
              {Label::field_configuration, {source.empty() ? out.word(Label::built_in) : source}}});
}

}  // namespace baytrust::cli
