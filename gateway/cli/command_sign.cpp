// baytrust list|mapping sign.
#include <algorithm>

#include "gateway/authoring/codes.hpp"
#include "gateway/authoring/sign_document.hpp"
#include "gateway/cli/call.hpp"
#include "gateway/cli/codes.hpp"
#include "gateway/cli/exit_code.hpp"
#include "gateway/cli/files.hpp"
#include "gateway/cli/words.hpp"
#include "gateway/decision/canonical.hpp"
#include "gateway/service/codes.hpp"
#include "validators/crypto/token_uri.hpp"

namespace baytrust::cli {
namespace {

using authoring::Signing;
using messages::Label;
using service::DocumentKind;

constexpr std::size_t kMaxKeyFile = std::size_t{64} << 10;
constexpr std::size_t kMaxSecretFile = 4096;

// The first line of a file that holds a passphrase or a PIN, or what a person types. Never an
// argument: other users can read those.
Result<std::string> read_secret(Call& call, std::string_view option, Label prompt) {
  const std::string file = call.arguments().text(option);
  if (!file.empty()) {
    const auto bytes = read_file(call.environment(), file, kMaxSecretFile);
    if (!bytes) return bytes.error();
    const std::string_view text = as_text(**bytes);
    std::string_view line = text.substr(0, text.find('\n'));
    if (line.ends_with('\r')) line.remove_suffix(1);
    return std::string(line);
  }
  const auto& ask = call.environment().ask_secret;
  auto typed = ask ? ask(call.out().word(prompt)) : std::nullopt;
  if (!typed) {
    return Error(authoring::kSecretMissing, "--key", {{"option", std::string(option)}});
  }
  return *std::move(typed);
}

Result<crypto::PrivateKey> read_token_key(Call& call, const std::string& name) {
  const auto& features = call.environment().features;
  if (std::ranges::count(features, kTokenFeature) == 0) {
    return Error(authoring::kTokensAbsent, "--key");
  }
  const auto uri = crypto::parse_token_uri(name);
  if (!uri) return uri.error();
  const std::string module = call.arguments().text("--pkcs11-module");
  if (module.empty()) return Error(kArgumentMissing, "sign", {{"argument", "--pkcs11-module"}});
  const auto pin = read_secret(call, "--pin-file", Label::ask_pin);
  if (!pin) return pin.error();
  return crypto::PrivateKey::from_token(*uri, module, *pin);
}

Result<crypto::PrivateKey> read_key(Call& call) {
  const std::string name = call.arguments().text("--key");
  if (crypto::is_token_uri(name)) return read_token_key(call, name);
  if (call.arguments().has("--pkcs11-module")) {
    return Error(kOptionAlone, "--pkcs11-module",
                 {{"option", "--pkcs11-module"}, {"other", "--key pkcs11:"}});
  }
  const auto bytes = read_file(call.environment(), name, kMaxKeyFile);
  if (!bytes) return bytes.error();
  const std::string_view pem = as_text(**bytes);
  if (!crypto::PrivateKey::is_encrypted(pem)) {
    auto key = crypto::PrivateKey::from_pem(pem);
    if (!key) return key.error().within(name);
    return key;
  }
  const auto passphrase = read_secret(call, "--passphrase-file", Label::ask_passphrase);
  if (!passphrase) return passphrase.error();
  auto key = crypto::PrivateKey::from_pem(pem, *passphrase);
  if (!key) return key.error().within(name);
  return key;
}

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
