// baytrust list|mapping sign.
#include "gateway/authoring/sign_document.hpp"
#include "gateway/cli/call.hpp"
#include "gateway/cli/codes.hpp"
#include "gateway/cli/exit_code.hpp"
#include "gateway/cli/files.hpp"
#include "gateway/cli/signing_key.hpp"
#include "gateway/cli/words.hpp"
#include "gateway/decision/canonical.hpp"
#include "gateway/service/codes.hpp"

namespace baytrust::cli {
namespace {

using authoring::Signing;
using messages::Label;
using service::DocumentKind;

Result<x509::Certificate> read_certificate(Call& call, const std::string& name) {
  const auto bytes = read_file(call.environment(), name, kMaxKeyFile);
  if (!bytes) return bytes.error();
  auto certificates = x509::parse_certificates(**bytes);
  if (!certificates) return certificates.error().within(name);
  if (certificates->size() != 1) {
    return Error(service::kCertificateCount, name,
                 {{"found", std::to_string(certificates->size())}});
  }
  return certificates->front();
}

void print(Call& call, DocumentKind kind, const authoring::SignedEdition& edition,
           const x509::Certificate& signer) {
  const std::string file = call.arguments().text("--out");
  if (call.form() == Form::json) {
    decision::CanonicalWriter json;
    json.begin_object().key("digest").value(edition.digest);
    json.key("file").string(file);
    json.key("sequence").integer(edition.sequence);
    json.key("signer_sha256").value(signer->fingerprint);
    json.key("territory").string(edition.territory).end_object();
    call.out().raw(json.take() + "\n");
    return;
  }
  Printer& out = call.out();
  out.line(out.sentence(Label::sign_done, {{"file", file},
                                           {"name", name_words(signer->subject)},
                                           {"sequence", std::to_string(edition.sequence)}}),
           Style::good);
  out.fields({{Label::field_digest, {to_hex(edition.digest)}}});
  out.line(out.word(Label::author_next_step));
  out.line(std::string("  baytrust ") + (kind == DocumentKind::trust_list ? "list" : "mapping") +
           " verify " + file + " --pin " + edition.territory + "=" +
           call.arguments().text("--cert"));
}

Result<int> sign(Call& call, DocumentKind kind, Signing signing) {
  const Arguments& arguments = call.arguments();
  const auto draft = read_file(call.environment(), arguments.text("DRAFT"));
  if (!draft) return draft.error();
  const auto certificate = read_certificate(call, arguments.text("--cert"));
  if (!certificate) return certificate.error();
  SharedBytes previous;
  if (arguments.has("--previous")) {
    auto bytes = read_file(call.environment(), arguments.text("--previous"));
    if (!bytes) return bytes.error();
    previous = std::move(*bytes);
  }
  const auto key = read_key(call);
  if (!key) return key.error();
  const auto edition = authoring::sign_document({.kind = kind,
                                                 .signing = signing,
                                                 .document = *draft,
                                                 .key = *key,
                                                 .certificate = *certificate,
                                                 .previous = std::move(previous),
                                                 .now = call.now()},
                                                call.verifier());
  if (!edition) return edition.error();
  if (auto written = write_file(arguments.text("--out"), edition->document); !written) {
    return written.error();
  }
  print(call, kind, *edition, *certificate);
  return kDone;
}

}  // namespace

Result<int> run_list_sign(Call& call) {
  return sign(call, DocumentKind::trust_list, Signing::first);
}
Result<int> run_mapping_sign(Call& call) {
  const bool co_sign = call.arguments().has("--co-sign");
  return sign(call, DocumentKind::mapping_register, co_sign ? Signing::co : Signing::first);
}

}  // namespace baytrust::cli
