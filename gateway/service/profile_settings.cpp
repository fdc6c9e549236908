#include "gateway/service/profile_settings.hpp"

#include <algorithm>

#include "gateway/messages/code_text.hpp"
#include "gateway/service/algorithm_settings.hpp"
#include "gateway/service/config_codes.hpp"

namespace baytrust::service {
namespace {

using decision::Profile;
constexpr std::int64_t kMaxInteger = (1LL << 53) - 1;

bool is_currency(std::string_view text) {
  return text.size() == 3 && std::ranges::all_of(text, [](char c) { return c >= 'A' && c <= 'Z'; });
}

void read_revocation(SettingReader& table, decision::RevocationRule& rule) {
  using decision::AfterResumption;
  using decision::RevocationSources;
  rule.sources = table
                     .choice<RevocationSources>("sources", {{"crl", RevocationSources::crl},
                                                            {"ocsp", RevocationSources::ocsp},
                                                            {"either", RevocationSources::either},
                                                            {"both", RevocationSources::both}})
                     .value_or(rule.sources);
  rule.freshness = table.duration("freshness");
  rule.grace = table.duration("grace").value_or(rule.grace);
  rule.after_resumption =
      table
          .choice<AfterResumption>("after_resumption",
                                   {{"not-accepted", AfterResumption::not_accepted},
                                    {"accepted", AfterResumption::accepted}})
          .value_or(rule.after_resumption);
  rule.hold_history_unknown =
      table
          .choice<Effect>("hold_history_unknown", {{"info", Effect::info},
                                                   {"warning", Effect::warning},
                                                   {"indeterminate", Effect::indeterminate},
                                                   {"invalid", Effect::invalid}})
          .value_or(rule.hold_history_unknown);
}

std::vector<decision::Money> read_amounts(SettingReader& table) {
  std::vector<decision::Money> limits;
  table.tables("amount_limits", [&](SettingReader& limit) {
    decision::Money money{.amount = limit.integer("amount", 0, kMaxInteger).value_or(0),
                          .currency = limit.required_text("currency")};
    if (!is_currency(money.currency)) limit.bad_value("currency", money.currency, "HKD, CNY, MOP");
    const bool again = std::ranges::any_of(
        limits, [&](const auto& other) { return other.currency == money.currency; });
    if (again) limit.complain(kConfigRepeated, "currency", {{"value", money.currency}});
    limits.push_back(std::move(money));
  });
  return limits;
}

// Misspelt, a raise would raise nothing: the code must be one that exists.
std::vector<decision::Raised> read_raised(SettingReader& table) {
  std::vector<decision::Raised> raised;
  table.tables("raised", [&](SettingReader& entry) {
    decision::Raised raise{.code = entry.required_text("code")};
    if (!messages::find_text(raise.code)) {
      entry.bad_value("code", raise.code, "revocation.crl.stale");
    }
    raise.effect = entry
                       .choice<Effect>("effect", {{"warning", Effect::warning},
                                                  {"not-accepted", Effect::not_accepted},
                                                  {"not-recognised", Effect::not_recognised},
                                                  {"indeterminate", Effect::indeterminate},
                                                  {"invalid", Effect::invalid}})
                       .value_or(raise.effect);
    raised.push_back(std::move(raise));
  });
  return raised;
}

void read_limits(SettingReader& table, Limits& limits) {
  const auto read = [&](std::string_view key, std::uint64_t& limit) {
    if (const auto value = table.integer(key, 1, kMaxInteger)) {
      limit = static_cast<std::uint64_t>(*value);
    }
  };
  read("signatures", limits.signatures);
  read("path_steps", limits.path_steps);
  read("graph_nodes", limits.graph_nodes);
  read("comparisons", limits.comparisons);
  read("bytes", limits.bytes);
}

}  // namespace

Profile read_profile_table(SettingReader& table) {
  using trustlists::Custody;
  Profile profile;
  profile.name = table.required_text("name");
  profile.relying = table.required_text("relying");
  for (const Oid& oid : table.oids("policies")) profile.policies.emplace_back(oid);
  profile.minimum_assurance = table.text("minimum_assurance").value_or("");
  profile.purposes = table.texts("purposes");
  profile.amount_limits = read_amounts(table);
  profile.formats = table.texts("formats");
  profile.timestamp = table
                          .choice<decision::TimestampRule>(
                              "timestamp", {{"optional", decision::TimestampRule::optional},
                                            {"required", decision::TimestampRule::required}})
                          .value_or(profile.timestamp);
  profile.files = table
                      .choice<decision::FileRule>("files", {{"all", decision::FileRule::all},
                                                            {"any", decision::FileRule::any}})
                      .value_or(profile.files);
  table.table("algorithms", [&](SettingReader& nested) {
    profile.algorithms = read_algorithms(nested, unrestricted_policy());
  });
  table.table("revocation",
              [&](SettingReader& nested) { read_revocation(nested, profile.revocation); });
  profile.custody = table.choices<Custody>("custody", {{"file", Custody::file},
                                                       {"device", Custody::device},
                                                       {"server-side", Custody::server_side}});
  profile.extended_key_usage = table.oids("extended_key_usage");
  profile.audit = table
                      .choice<decision::AuditRule>(
                          "audit", {{"warn", decision::AuditRule::warn},
                                    {"not-accepted", decision::AuditRule::not_accepted}})
                      .value_or(profile.audit);
  profile.publication = table
                            .choice<decision::PublicationRule>(
                                "publication", {{"standard", decision::PublicationRule::standard},
                                                {"agreed", decision::PublicationRule::agreed}})
                            .value_or(profile.publication);
  profile.domestic_types = table.texts("domestic_types");
  for (const Oid& oid : table.oids("domestic_policies"))
    profile.domestic_policies.emplace_back(oid);
  profile.domestic_absent_key_usage =
      table
          .choice<decision::AbsentKeyUsage>("domestic_absent_key_usage",
                                            {{"refused", decision::AbsentKeyUsage::refused},
                                             {"allowed", decision::AbsentKeyUsage::allowed}})
          .value_or(profile.domestic_absent_key_usage);
  profile.raised = read_raised(table);
  table.table("limits", [&](SettingReader& nested) { read_limits(nested, profile.limits); });
  return profile;
}

}  // namespace baytrust::service
