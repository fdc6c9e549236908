#include "gateway/authoring/scheme.hpp"

#include "gateway/authoring/values.hpp"
#include "gateway/service/config_codes.hpp"
#include "gateway/service/setting_reader.hpp"
#include "trustlists/write.hpp"

namespace baytrust::authoring {
namespace {

using service::SettingReader;

// Acceptance refuses a larger number (formats.md 1).
constexpr std::int64_t kMaxSequence = (std::int64_t{1} << 53) - 1;

struct Edition {
  std::int64_t sequence = 1;
  Instant issued;
  Instant next_update;
  struct Next {
    Digest certificate_sha256;
    Instant from;
  };
  std::optional<Next> next_signer;
};

std::optional<Instant> date(SettingReader& table, std::string_view key, int utc_offset_minutes) {
  const auto value = table.text(key);
  if (!value) return std::nullopt;
  const auto instant = parse_date(*value, Day::first, utc_offset_minutes);
  if (!instant) table.bad_value(key, *value, std::string(kDateForms));
  return instant;
}

std::optional<Instant> required_date(SettingReader& table, std::string_view key, int offset) {
  if (!table.has(key)) table.complain(service::kConfigMissingKey, key, {});
  return date(table, key, offset);
}

// A table of texts by language, of which there must be one.
xml::Texts texts(SettingReader& document, std::string_view key) {
  xml::Texts out;
  document.table(key, [&](SettingReader& table) {
    for (auto& [language, text] : table.text_members()) {
      if (text.empty()) table.bad_value(language, text, "a text that is not empty");
      out.push_back({language, std::move(text)});
    }
  });
  return out;
}
xml::Texts required_texts(SettingReader& document, std::string_view key) {
  xml::Texts out = texts(document, key);
  if (out.empty()) {
    document.complain(service::kConfigMissingKey, key, {});
  }
  return out;
}

std::string required(SettingReader& table, std::string_view key) {
  return table.required_text(key);
}

Edition read_edition(SettingReader& document, const SchemeInputs& in) {
  const int offset = in.jurisdiction.utc_offset_minutes;
  Edition out;
  if (!document.has("sequence")) document.complain(service::kConfigMissingKey, "sequence", {});
  out.sequence = document.integer("sequence", 1, kMaxSequence).value_or(1);
  out.issued = date(document, "issued", offset).value_or(in.now);
  out.next_update = required_date(document, "next_update", offset).value_or(out.issued);
  document.table("next_signer", [&](SettingReader& table) {
    const std::string digits = required(table, "sha256");
    const auto digest = parse_fingerprint(digits);
    if (!digest) table.bad_value("sha256", digits, "SHA-256, 64 x [0-9a-f]");
    const auto from = required_date(table, "from", offset);
    out.next_signer = Edition::Next{digest.value_or(Digest()), from.value_or(out.issued)};
  });
  return out;
}

trustlists::Address read_address(SettingReader& document) {
  trustlists::Address address;
  document.tables("address", [&](SettingReader& table) {
    address.postal.push_back({.lang = required(table, "lang"),
                              .street = required(table, "street"),
                              .locality = required(table, "locality"),
                              .state = table.text("state").value_or(""),
                              .postal_code = table.text("postal_code").value_or(""),
                              .country = required(table, "country")});
  });
  if (address.postal.empty()) document.complain(service::kConfigMissingKey, "address", {});
  for (std::string& uri : document.texts("electronic")) {
    if (uri.empty()) document.bad_value("electronic", uri, "mailto:…, https://…");
    address.electronic.push_back({"en", std::move(uri)});
  }
  if (address.electronic.empty()) document.complain(service::kConfigMissingKey, "electronic", {});
  return address;
}

Result<trustlists::AssuranceOrder> read_levels(SettingReader& document) {
  std::vector<trustlists::AssuranceLevel> levels;
  std::vector<trustlists::LevelStep> steps;
  document.tables("assurance_levels", [&](SettingReader& table) {
    const std::string id = required(table, "id");
    for (std::string& lower : table.texts("above")) steps.push_back({id, std::move(lower)});
    levels.push_back({id, required_texts(table, "name")});
  });
  if (levels.empty()) document.complain(service::kConfigMissingKey, "assurance_levels", {});
  return trustlists::AssuranceOrder::make(std::move(levels), std::move(steps));
}

}  // namespace

Result<trustlists::SchemeInformation> read_list_scheme(const SchemeInputs& in) {
  const auto setting = service::parse_toml(in.toml, in.file);
  if (!setting) return setting.error();
  SettingReader document(*setting, "");
  const Edition edition = read_edition(document, in);

  trustlists::SchemeInformation out;
  out.sequence_number = edition.sequence;
  out.type = trustlists::tsl_type_uri(in.jurisdiction.code);
  out.operator_name = required_texts(document, "operator");
  out.operator_address = read_address(document);
  out.name = required_texts(document, "name");
  out.information_uri = required_texts(document, "information_uri");
  out.status_determination_approach = required(document, "status_determination");
  out.community_rules = texts(document, "community_rules");
  out.territory = in.jurisdiction.code;
  out.legal_notice = texts(document, "legal_notice");
  out.list_issue_date_time = edition.issued;
  out.next_update = edition.next_update;
  out.distribution_points = document.texts("distribution_points");
  if (edition.next_signer) {
    out.next_signer =
        trustlists::NextSigner{edition.next_signer->certificate_sha256, edition.next_signer->from};
  }
  auto levels = read_levels(document);
  if (auto finished = document.finish(); !finished) return finished.error();
  if (!levels) return levels.error().within(in.file);
  out.assurance = std::move(*levels);
  return out;
}

Result<policy_mapping::Register> read_register_scheme(const SchemeInputs& in) {
  const auto setting = service::parse_toml(in.toml, in.file);
  if (!setting) return setting.error();
  SettingReader document(*setting, "");
  const Edition edition = read_edition(document, in);

  policy_mapping::Register out;
  out.publisher = in.jurisdiction.code;
  out.publisher_name = required_texts(document, "publisher");
  out.sequence_number = edition.sequence;
  out.issued = edition.issued;
  out.next_update = edition.next_update;
  if (edition.next_signer) {
    out.next_signer = policy_mapping::NextSigner{edition.next_signer->certificate_sha256,
                                                 edition.next_signer->from};
  }
  if (auto finished = document.finish(); !finished) return finished.error();
  return out;
}

}  // namespace baytrust::authoring
