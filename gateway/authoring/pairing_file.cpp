#include "gateway/authoring/pairing_file.hpp"

#include "gateway/authoring/codes.hpp"
#include "gateway/authoring/values.hpp"
#include "gateway/service/codes.hpp"
#include "gateway/service/setting_reader.hpp"

namespace baytrust::authoring {
namespace {

// TOML 1.0 basic string. Names come from a table without control characters, subjects from
// certificates: to_string() of a name has none either.
std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

}  // namespace

std::string write_pairings(const std::vector<Pairing>& pairings, const std::string& table) {
  std::string out =
      "# Each name as published, and the certificate found to bear it. Compare every fingerprint\n"
      "# with the CA's own publication, then name yourself and the day here and pass this file\n"
      "# with --confirm.\n"
      "reviewer = \"\"\n"
      "reviewed_on = \"\"\n"
      "table = " +
      quoted(table) + "\n";
  for (const Pairing& pairing : pairings) {
    const x509::Certificate& certificate = pairing.certificate;
    out += "\n[[pairings]]\n";
    if (!pairing.same_text()) {
      out +=
          "# ATTENTION: the certificate bears another name: " + quoted(name_of(certificate)) + "\n";
    }
    out += "name = " + quoted(pairing.name) + "\n";
    out += "sha256 = \"" + to_hex(certificate->fingerprint) + "\"\n";
    out += "# subject: " + x509::to_string(certificate->subject) + "\n";
    out += "# issuer:  " + x509::to_string(certificate->issuer) + "\n";
    out += "# serial:  " + x509::serial_text(certificate) + "\n";
    out += "# valid:   " + to_string(certificate->not_before) + " to " +
           to_string(certificate->not_after) + "\n";
    out += "# line " + std::to_string(pairing.line) + " of the table" +
           (pairing.by_fingerprint ? ", by its fingerprint there" : "") + "\n";
  }
  return out;
}

Result<Confirmation> parse_pairings(std::string_view toml, const std::string& file) {
  const auto setting = service::parse_toml(toml, file);
  if (!setting) return setting.error();
  service::SettingReader document(*setting, "");
  Confirmation out;
  out.reviewer = document.text("reviewer").value_or("");
  out.reviewed_on = document.text("reviewed_on").value_or("");
  document.text("table");
  document.tables("pairings", [&](service::SettingReader& table) {
    ConfirmedPairing pairing;
    pairing.name = table.required_text("name");
    const std::string digits = table.required_text("sha256");
    const auto digest = parse_digest(digits);
    if (!digest) table.bad_value("sha256", digits, "SHA-256, 64 x [0-9a-f]");
    pairing.sha256 = digest.value_or(Digest());
    out.pairings.push_back(std::move(pairing));
  });
  if (auto finished = document.finish(); !finished) return finished.error();
  if (out.reviewer.find_first_not_of(' ') == std::string::npos) {
    return Error(kPairingReviewer, file, {{"key", "reviewer"}});
  }
  if (!parse_date(out.reviewed_on, Day::first, 0)) {
    return Error(kPairingReviewer, file, {{"key", "reviewed_on"}});
  }
  return out;
}

Errors check_confirmed(const std::vector<Pairing>& pairings, const Confirmation& confirmation,
                       const std::string& file) {
  Errors errors;
  for (const Pairing& pairing : pairings) {
    bool confirmed = false;
    std::string other;
    for (const ConfirmedPairing& known : confirmation.pairings) {
      if (known.name != pairing.name) continue;
      if (known.sha256 == pairing.certificate->fingerprint) confirmed = true;
      other = to_hex(known.sha256);
    }
    if (confirmed) continue;
    if (other.empty()) {
      errors.emplace_back(
          kPairingMissing, file,
          Facts{{"name", pairing.name}, {"certificate", described(pairing.certificate)}});
    } else {
      errors.emplace_back(kPairingDiffers, file,
                          Facts{{"name", pairing.name},
                                {"confirmed", other},
                                {"found", to_hex(pairing.certificate->fingerprint)}});
    }
  }
  return errors;
}

}  // namespace baytrust::authoring
