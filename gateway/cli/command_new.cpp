// baytrust list|mapping new: a draft from a table, each name bound to a certificate and confirmed
// by a person.
#include <filesystem>

#include "gateway/authoring/codes.hpp"
#include "gateway/authoring/draft_list.hpp"
#include "gateway/authoring/draft_register.hpp"
#include "gateway/cli/call.hpp"
#include "gateway/cli/codes.hpp"
#include "gateway/cli/exit_code.hpp"
#include "gateway/cli/files.hpp"
#include "gateway/cli/json.hpp"
#include "gateway/cli/words.hpp"
#include "gateway/messages/messages.hpp"
#include "gateway/service/verified_document.hpp"

namespace baytrust::cli {
namespace {

using authoring::Confirmation;
using authoring::Draft;
using authoring::DraftInputs;
using authoring::Errors;
using authoring::Pairing;
using messages::Label;
using service::DocumentKind;

constexpr std::size_t kMaxTable = std::size_t{17} << 20;
constexpr std::size_t kMaxToml = std::size_t{2} << 20;
// A table of thousands of rows may be wrong in one way in each.
constexpr std::size_t kErrorsShown = 100;

struct Files {
  service::NamedFile table;
  service::NamedFile scheme;
  std::vector<service::NamedFile> certificates;
};

std::string scheme_beside(const std::string& table, DocumentKind kind) {
  const char* name = kind == DocumentKind::trust_list ? "scheme.toml" : "register.toml";
  return (std::filesystem::path(table).parent_path() / name).string();
}

Result<Files> read_files(Call& call, DocumentKind kind) {
  const Arguments& arguments = call.arguments();
  Files files;
  files.table.name = arguments.text("--from");
  files.scheme.name = arguments.has("--scheme") ? arguments.text("--scheme")
                                                : scheme_beside(files.table.name, kind);
  auto table = read_file(call.environment(), files.table.name, kMaxTable);
  if (!table) return table.error();
  files.table.bytes = std::move(*table);
  auto scheme = read_file(call.environment(), files.scheme.name, kMaxToml);
  if (!scheme) return scheme.error();
  files.scheme.bytes = std::move(*scheme);
  auto certificates = read_certificate_directory(call.environment(), arguments.text("--certs"));
  if (!certificates) return certificates.error();
  files.certificates = std::move(*certificates);
  return files;
}

Result<std::optional<authoring::NextSigner>> read_next_signer(Call& call) {
  const Arguments& arguments = call.arguments();
  const std::string file = arguments.text("--next-signer");
  const auto from = arguments.instant("--next-signer-from");
  if (!from) return from.error();
  if (file.empty() != !from->has_value()) {
    const bool lone = file.empty();
    return Error(kOptionAlone, "--next-signer",
                 {{"option", lone ? "--next-signer-from" : "--next-signer"},
                  {"other", lone ? "--next-signer" : "--next-signer-from"}});
  }
  if (file.empty()) return std::optional<authoring::NextSigner>();
  const auto bytes = read_file(call.environment(), file, kMaxToml);
  if (!bytes) return bytes.error();
  const auto pin = service::make_pin("next", **bytes, call.now());
  if (!pin) return pin.error().within(file);
  return std::optional(authoring::NextSigner{pin->fingerprint, **from});
}

int print_errors(Call& call, const Errors& errors) {
  if (call.form() == Form::json) {
    decision::CanonicalWriter json;
    json.begin_object().key("errors").begin_array();
    for (const Error& error : errors) write(json, error, call.language());
    json.end_array().end_object();
    call.out().raw(json.take() + "\n");
    return kBadInput;
  }
  Printer& out = call.out();
  for (std::size_t i = 0; i < errors.size() && i < kErrorsShown; ++i) {
    const Error& error = errors[i];
    out.line(error.subject() + ": " + messages::text(error, call.language()) + " [" +
                 std::string(error.code().id) + "]",
             Style::bad);
  }
  if (errors.size() > kErrorsShown) out.line("…");
  out.line(out.sentence(Label::author_nothing_drafted, {{"count", std::to_string(errors.size())}}),
           Style::strong);
  return kBadInput;
}

void print_pairing(Printer& out, const Pairing& pairing) {
  const x509::Certificate& certificate = pairing.certificate;
  out.line();
  std::vector<std::pair<Label, Cell>> fields{
      {Label::field_name, {pairing.name, Style::strong}},
      {Label::field_certificate, {name_words(certificate->subject)}},
      {Label::field_serial, {x509::serial_text(certificate)}},
      {Label::field_valid,
       {to_string(certificate->not_before) + " – " + to_string(certificate->not_after)}},
      {Label::field_digest, {to_hex(certificate->fingerprint)}}};
  out.fields(fields);
  if (pairing.same_text()) return;
  out.line(out.sentence(Label::author_other_name, {{"name", authoring::name_of(certificate)}}),
           Style::doubtful);
}

void print_left_out(Call& call, const Draft& draft) {
  if (draft.unreadable.empty() || call.form() == Form::json) return;
  Printer& out = call.out();
  out.line(
      out.sentence(Label::author_left_out, {{"count", std::to_string(draft.unreadable.size())}}),
      Style::doubtful);
  for (const Error& error : draft.unreadable) {
    out.line("  " + error.subject() + ": " + messages::text(error, call.language()) + " [" +
             std::string(error.code().id) + "]");
  }
}

void print_pairings(Call& call, const Draft& draft) {
  if (call.form() == Form::json) return;
  call.out().line(call.out().word(Label::author_pairings));
  for (const Pairing& pairing : draft.pairings) print_pairing(call.out(), pairing);
  call.out().line();
}

// Every pairing is asked for on its own; anything but yes ends it.
Result<Confirmation> ask(Call& call, const Draft& draft) {
  Environment& environment = call.environment();
  Confirmation out;
  out.reviewer = call.arguments().text("--as");
  out.reviewed_on = to_string(call.now());
  for (const Pairing& pairing : draft.pairings) {
    Printer question(environment.err, environment.err_sink, call.language());
    print_pairing(question, pairing);
    environment.err << question.sentence(Label::author_ask, {{"name", pairing.name}}) << std::flush;
    std::string answer;
    std::getline(environment.in, answer);
    if (answer != "y" && answer != "Y" && answer != "yes") {
      return Error(
          authoring::kPairingDeclined, "pairing",
          {{"name", pairing.name}, {"certificate", authoring::described(pairing.certificate)}});
    }
    out.pairings.push_back({pairing.name, pairing.certificate->fingerprint});
  }
  return out;
}

// Who confirmed the pairings; errors name what is not confirmed.
Result<Confirmation> confirm(Call& call, const Draft& draft, Errors& errors) {
  const std::string file = call.arguments().text("--confirm");
  if (!file.empty()) {
    const auto bytes = read_file(call.environment(), file, kMaxToml);
    if (!bytes) return bytes.error();
    auto confirmation = authoring::parse_pairings(as_text(**bytes), file);
    if (confirmation) errors = authoring::check_confirmed(draft.pairings, *confirmation, file);
    return confirmation;
  }
  const bool asked = call.environment().in_source == Sink::terminal &&
                     call.arguments().has("--as") && call.form() == Form::text;
  if (asked) return ask(call, draft);
  print_pairings(call, draft);
  return Error(authoring::kPairingUnconfirmed, "--confirm");
}

Result<int> write_pairings(Call& call, const Draft& draft) {
  const std::string file = call.arguments().text("--pairings");
  const std::string text =
      authoring::write_pairings(draft.pairings, call.arguments().text("--from"));
  if (auto written = write_file(file, as_bytes(text)); !written) return written.error();
  const std::string count = std::to_string(draft.pairings.size());
  if (call.form() == Form::json) {
    decision::CanonicalWriter json;
    json.begin_object().key("count").integer(static_cast<std::uint64_t>(draft.pairings.size()));
    json.key("pairings").string(file).end_object();
    call.out().raw(json.take() + "\n");
    return kDone;
  }
  print_pairings(call, draft);
  call.out().line(
      call.out().sentence(Label::author_pairings_written, {{"count", count}, {"file", file}}),
      Style::strong);
  return kDone;
}

void print_draft(Call& call, DocumentKind kind, const Draft& draft) {
  const std::string file = call.arguments().text("--out");
  if (call.form() == Form::json) {
    decision::CanonicalWriter json;
    json.begin_object().key("draft").string(file);
    json.key("entries").integer(static_cast<std::uint64_t>(draft.entries));
    json.key("review").string(file + ".review.json");
    json.key("sequence").integer(draft.sequence);
    json.key("types").integer(static_cast<std::uint64_t>(draft.types)).end_object();
    call.out().raw(json.take() + "\n");
    return;
  }
  Printer& out = call.out();
  const bool list = kind == DocumentKind::trust_list;
  out.line(out.sentence(list ? Label::author_list_done : Label::author_register_done,
                        {{"file", file},
                         {"sequence", std::to_string(draft.sequence)},
                         {"services", std::to_string(draft.entries)},
                         {"types", std::to_string(draft.types)}}),
           Style::good);
  out.line(out.sentence(Label::author_review_written, {{"file", file + ".review.json"}}));
  out.line(out.word(Label::author_next_step));
  out.line(std::string("  baytrust ") + (list ? "list" : "mapping") + " sign " + file +
           " --key KEY.pem --cert CERT.pem --out SIGNED.xml");
}

Result<int> write_draft(Call& call, DocumentKind kind, const DraftInputs& inputs,
                        const Draft& draft) {
  Errors errors;
  const auto confirmation = confirm(call, draft, errors);
  if (!confirmation) return confirmation.error();
  if (!errors.empty()) return print_errors(call, errors);
  const std::string file = call.arguments().text("--out");
  const std::string review = authoring::review_record(inputs, draft, *confirmation);
  if (auto done = write_file(file + ".review.json", as_bytes(review)); !done) return done.error();
  if (auto done = write_file(file, draft.document); !done) return done.error();
  print_draft(call, kind, draft);
  return kDone;
}

Result<void> check_options(const Arguments& arguments) {
  if (arguments.has("--pairings")) {
    for (const char* other : {"--confirm", "--out", "--as"}) {
      if (!arguments.has(other)) continue;
      return Error(kOptionsExclude, "--pairings", {{"option", "--pairings"}, {"other", other}});
    }
    return {};
  }
  if (!arguments.has("--out")) return Error(kArgumentMissing, "new", {{"argument", "--out"}});
  return {};
}

Result<int> draft_document(Call& call, DocumentKind kind, std::string_view owner) {
  if (auto good = check_options(call.arguments()); !good) return good.error();
  const auto jurisdiction =
      service::find_jurisdiction(call.config(), call.arguments().text(owner), owner);
  if (!jurisdiction) return jurisdiction.error();
  const auto next_signer = read_next_signer(call);
  if (!next_signer) return next_signer.error();
  const auto files = read_files(call, kind);
  if (!files) return files.error();
  const DraftInputs inputs{.table = files->table,
                           .scheme = files->scheme,
                           .certificates = files->certificates,
                           .directory = call.arguments().text("--certs"),
                           .jurisdiction = **jurisdiction,
                           .next_signer = *next_signer,
                           .now = call.now()};
  const auto drafted = kind == DocumentKind::trust_list
                           ? authoring::draft_list(inputs, call.verifier())
                           : authoring::draft_register(inputs, call.verifier());
  if (!drafted.draft) return print_errors(call, drafted.errors);
  print_left_out(call, *drafted.draft);
  if (call.arguments().has("--pairings")) return write_pairings(call, *drafted.draft);
  return write_draft(call, kind, inputs, *drafted.draft);
}

}  // namespace

Result<int> run_list_new(Call& call) {
  return draft_document(call, DocumentKind::trust_list, "--territory");
}
Result<int> run_mapping_new(Call& call) {
  return draft_document(call, DocumentKind::mapping_register, "--publisher");
}

}  // namespace baytrust::cli
