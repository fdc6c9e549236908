// baytrust mapping explain CERTIFICATE: entry by entry why it is recognised or not, on whose
// authority, what the two sides publish differently, and the policy graphs, also as a picture.
#include "gateway/service/explain_certificate.hpp"

#include <fstream>
#include <map>

#include "gateway/cli/codes.hpp"
#include "gateway/cli/exit_code.hpp"
#include "gateway/cli/explain_views.hpp"
#include "gateway/cli/files.hpp"
#include "gateway/cli/json.hpp"
#include "gateway/cli/policy_drawing.hpp"
#include "gateway/cli/words.hpp"
#include "gateway/messages/messages.hpp"
#include "gateway/messages/verdict_labels.hpp"

namespace baytrust::cli {
namespace {

using messages::Label;
using service::CertificateExplained;
using service::EntryExplained;
using service::PolicyPicture;

Style style_of(policy_mapping::LegResult result) {
  using policy_mapping::LegResult;
  if (result == LegResult::passed) return Style::good;
  return result == LegResult::failed ? Style::bad : Style::doubtful;
}
Style style_of(decision::Recognition result) {
  using decision::Recognition;
  const bool good = result == Recognition::recognised || result == Recognition::domestic;
  if (good) return Style::good;
  return result == Recognition::unknown ? Style::doubtful : Style::bad;
}

DrawnGraph home_graph(const Printer& out, const CertificateExplained& explained) {
  return {out.sentence(Label::graph_home, {{"issuing", explained.decision.issuing}}),
          out.word(Label::graph_empty), explained.home};
}

PolicyDrawing drawing_of(const Printer& out, const CertificateExplained& explained) {
  const decision::Decision& d = explained.decision;
  PolicyDrawing drawing{.title = name_words((*d.request.certificate)->subject),
                        .graphs = {home_graph(out, explained)},
                        .any_policy = out.word(Label::graph_any),
                        .from_register = out.word(Label::graph_from_register),
                        .from_certificate = out.word(Label::graph_from_certificate),
                        .notes = {}};
  if (!explained.entries.empty() &&
      explained.entries.front().tried.selected == decision::RecognitionTried::Selected::yes) {
    drawing.graphs.push_back(
        {out.sentence(Label::graph_entry, {{"id", explained.entries.front().tried.id},
                                           {"relying", d.relying},
                                           {"issuing", d.issuing}}),
         out.word(Label::graph_empty), explained.recognition});
  }
  for (std::size_t i = 0; i < d.path.size(); ++i) {
    drawing.notes.push_back("path[" + std::to_string(i) + "]  " + name_words(d.path[i]->subject));
  }
  return drawing;
}

void print_graph(Printer& out, const DrawnGraph& graph, const PolicyDrawing& drawing) {
  out.line("  " + graph.caption);
  if (graph.picture.nodes.empty()) out.line("    " + graph.when_empty, Style::doubtful);
  const auto policy = [&](std::size_t node) {
    const std::string text = to_string(graph.picture.nodes[node].policy);
    return text == "2.5.29.32.0" ? drawing.any_policy : text;
  };
  for (const PolicyPicture::Edge& edge : graph.picture.edges) {
    const bool registered = edge.origin == decision::PolicyEdge::Origin::mapping_register;
    out.line("    " + policy(edge.from) + " → " + policy(edge.to) + "  (" +
             (registered ? drawing.from_register : drawing.from_certificate) + ", " +
             edge.reference + ")");
  }
}

void print_copies(Printer& out, const EntryExplained& entry) {
  if (entry.between_copies.empty()) return;
  Table table;
  for (const Label label :
       {Label::field_changes, Label::field_relying_copy, Label::field_issuing_copy}) {
    table.headings.push_back(out.word(label));
  }
  const auto cell = [&](const std::string& value) {
    return Cell{value.empty() ? out.word(Label::none) : value};
  };
  for (const Change& change : entry.between_copies) {
    std::string_view id = change.code().id;
    id.remove_prefix(std::string_view("change.register.").size());
    table.rows.push_back({{std::string(id)}, cell(change.before()), cell(change.after())});
  }
  out.table(table);
}

void print_entry(Call& call, const EntryExplained& explained) {
  Printer& out = call.out();
  const auto& entry = explained.recognition;
  const auto& tried = explained.tried;
  out.line();
  out.line(entry.id + ": " + out.word(messages::label_of(tried.result)), style_of(tried.result));
  out.line("  " + entry_sentence(out, entry, call.config()));
  std::vector<std::pair<Label, Cell>> fields;
  for (std::size_t i = 0; i < tried.legs.size(); ++i) {
    const auto leg = static_cast<policy_mapping::Leg>(i);
    fields.push_back({messages::label_of(leg),
                      {out.word(messages::label_of(tried.legs[i])), style_of(tried.legs[i])}});
  }
  const auto& counts = entry.counts_as;
  fields.push_back({Label::field_accepted_as, {counts_as_words(counts)}});
  if (!counts.relying_level.empty()) {
    fields.push_back(
        {Label::field_assurance, {counts.issuing_level + " → " + counts.relying_level}});
  }
  if (counts.reliance_limit) {
    fields.push_back(
        {Label::field_reliance_limit,
         {counts.reliance_limit->currency + " " + std::to_string(counts.reliance_limit->amount)}});
  }
  fields.push_back({Label::field_legal_basis, {published_text(entry.legal_basis, out.language())}});
  fields.push_back({Label::field_publication, {out.word(messages::label_of(tried.publication))}});
  out.fields(fields);
  print_findings(out, explained.findings, Shown::all);
  print_copies(out, explained);
}

void print(Call& call, const CertificateExplained& explained) {
  Printer& out = call.out();
  const decision::Decision& d = explained.decision;
  const auto jurisdiction = [&](const std::string& code) {
    return jurisdiction_words(call.config().jurisdiction(code), code, out.language());
  };
  out.line(name_words((*d.request.certificate)->subject), Style::strong);
  if (d.issuing.empty()) {
    out.line(out.word(Label::explain_no_path), Style::doubtful);
    return;
  }
  out.fields({{Label::field_issuing, {jurisdiction(d.issuing)}},
              {Label::field_relying, {jurisdiction(d.relying)}},
              {Label::field_recognition,
               {out.word(messages::label_of(d.recognition)), style_of(d.recognition)}}});
  if (explained.entries.empty() && d.recognition != decision::Recognition::domestic) {
    out.line(out.word(Label::no_recognitions));
  }
  for (const EntryExplained& entry : explained.entries) print_entry(call, entry);
  out.heading(Label::field_graph);
  const PolicyDrawing drawing = drawing_of(out, explained);
  for (const DrawnGraph& graph : drawing.graphs) print_graph(out, graph, drawing);
  for (const std::string& note : drawing.notes) out.line("  " + note, Style::faint);
}

void write(decision::CanonicalWriter& json, const PolicyPicture& picture) {
  json.begin_array();
  for (const PolicyPicture::Edge& edge : picture.edges) {
    const auto& from = picture.nodes[edge.from];
    const auto& to = picture.nodes[edge.to];
    json.begin_object().key("from").value(from.policy.view());
    json.key("level").integer(std::uint64_t{to.level});
    json.key("origin").string(
        edge.origin == decision::PolicyEdge::Origin::mapping_register ? "register" : "certificate");
    json.key("reference").string(edge.reference);
    json.key("to").value(to.policy.view());
    json.end_object();
  }
  json.end_array();
}

void write(decision::CanonicalWriter& json, const EntryExplained& explained,
           messages::Language language) {
  const auto& tried = explained.tried;
  json.begin_object().key("between_copies").begin_array();
  for (const Change& change : explained.between_copies) {
    json.begin_object().key("code").string(change.code().id);
    json.key("issuing").string(change.after());
    json.key("relying").string(change.before()).end_object();
  }
  json.end_array().key("counts_as").begin_array();
  for (const auto& policy : explained.recognition.counts_as.policies) {
    json.value(policy.oid().view());
  }
  json.end_array().key("findings");
  cli::write(json, explained.findings, language);
  json.key("id").string(tried.id);
  json.key("legal_basis").string(published_text(explained.recognition.legal_basis, language));
  json.key("legs").begin_object();
  std::map<std::string_view, std::string_view> legs;  // members are written in order
  for (std::size_t i = 0; i < tried.legs.size(); ++i) {
    legs.emplace(to_string(static_cast<policy_mapping::Leg>(i)), to_string(tried.legs[i]));
  }
  for (const auto& [leg, result] : legs) json.key(leg).string(result);
  json.end_object();
  json.key("publication").string(to_string(tried.publication));
  json.key("result").string(to_string(tried.result));
  const bool selected = tried.selected == decision::RecognitionTried::Selected::yes;
  json.key("selected").string(selected ? "yes" : "no").end_object();
}

std::string json_of(const CertificateExplained& explained, messages::Language language) {
  const decision::Decision& d = explained.decision;
  decision::CanonicalWriter json;
  json.begin_object().key("accepted_as").begin_array();
  for (const auto& policy : d.accepted_as) json.value(policy.oid().view());
  json.end_array().key("certificate_sha256").value((*d.request.certificate)->fingerprint);
  json.key("entries").begin_array();
  for (const EntryExplained& entry : explained.entries) write(json, entry, language);
  json.end_array().key("home_graph");
  write(json, explained.home);
  json.key("issuing").string(d.issuing);
  json.key("recognition").string(to_string(d.recognition));
  json.key("recognition_graph");
  write(json, explained.recognition);
  json.key("relying").string(d.relying).end_object();
  return json.take() + "\n";
}

Result<void> write_file(const std::string& name, const std::string& content) {
  std::ofstream out(name, std::ios::binary);
  out << content << std::flush;
  if (out) return {};
  return Error(kFileUnwritable, name, {{"file", name}, {"message", "write"}});
}

Result<service::CertificateQuestion> read_question(Call& call, const std::string& name) {
  const Arguments& arguments = call.arguments();
  if (!arguments.has("--relying")) {
    return Error(kArgumentMissing, "--relying", {{"argument", "--relying"}});
  }
  const auto at = arguments.instant("--at");
  if (!at) return at.error();
  const auto known_at = arguments.instant("--known-at");
  if (!known_at) return known_at.error();
  const auto file = read_file(call.environment(), name);
  if (!file) return file.error();
  auto given = service::read_certificates(**file, name);
  if (!given) return given.error();
  service::CertificateQuestion question{.certificate = given->target,
                                        .chain = std::move(given->chain),
                                        .relying = arguments.text("--relying"),
                                        .at = at->value_or(call.now()),
                                        .known_at = known_at->value_or(call.now())};
  for (const std::string& chain : arguments.texts("--chain")) {
    const auto bytes = read_file(call.environment(), chain);
    if (!bytes) return bytes.error();
    const auto certificates = x509::parse_certificates(**bytes);
    if (!certificates) return certificates.error().within(chain);
    question.chain.insert(question.chain.end(), certificates->begin(), certificates->end());
  }
  return question;
}

}  // namespace

Result<int> explain_certificate(Call& call, const std::string& file) {
  const auto question = read_question(call, file);
  if (!question) return question.error();
  const auto source = load_trust(call, question->known_at);
  if (!source) return source.error();
  const auto explained =
      service::explain_certificate(*question, source->trust, call.config(), call.verifier());
  if (!explained) return explained.error();
  const PolicyDrawing drawing = drawing_of(call.out(), *explained);
  if (call.arguments().has("--svg")) {
    const std::string picture = call.arguments().text("--svg");
    if (auto written = write_file(picture, to_svg(drawing)); !written) return written.error();
  }
  if (call.arguments().has("--dot")) {
    call.out().raw(to_dot(drawing));
  } else if (call.form() == Form::json) {
    call.out().raw(json_of(*explained, call.language()));
  } else {
    print(call, *explained);
    if (call.arguments().has("--svg")) {
      call.out().line(
          call.out().sentence(Label::graph_written, {{"file", call.arguments().text("--svg")}}));
    }
  }
  return kDone;
}

}  // namespace baytrust::cli
