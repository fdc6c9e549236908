#include "gateway/service/service_settings.hpp"

#include <algorithm>

#include "gateway/service/config_codes.hpp"
#include "gateway/service/event_store.hpp"

namespace baytrust::service {
namespace {

using Known = std::vector<std::string>;

std::string joined(const Known& names) {
  std::string out;
  for (const std::string& name : names) out.append(out.empty() ? "" : ", ").append(name);
  return out;
}

void check_territory(SettingReader& table, std::string_view key, const std::string& value,
                     const Known& known) {
  if (std::ranges::count(known, value) == 0) table.bad_value(key, value, joined(known));
}

std::vector<std::string> territories(SettingReader& table, std::string_view key,
                                     const Known& known) {
  auto values = table.texts(key);
  for (const std::string& value : values) check_territory(table, key, value, known);
  return values;
}

// As written: a name that only begins like such an address is none (127.example.com).
bool is_loopback(std::string_view host) {
  if (host == "::1" || host == "localhost") return true;
  return host.starts_with("127.") && host.find_first_not_of("0123456789.") == host.npos;
}

ListenerSettings read_listener(SettingReader& table) {
  ListenerSettings listener;
  listener.address = table.text("address").value_or(listener.address);
  listener.port =
      static_cast<std::uint16_t>(table.integer("port", 0, 65535).value_or(listener.port));
  table.table("tls", [&](SettingReader& tls) {
    listener.tls = TlsSettings{.certificate = tls.required_text("certificate"),
                               .key = tls.required_text("key"),
                               .client_ca = tls.text("client_ca").value_or("")};
  });
  listener.proxies = table.texts("proxies");
  // Plain HTTP past the machine would show tokens and certificates to whoever is on the way.
  if (!listener.tls && !is_loopback(listener.address)) {
    table.bad_value("address", listener.address, "127.0.0.1, ::1; [service.listeners.tls]");
  }
  return listener;
}

LimitSettings read_limits(SettingReader& table) {
  LimitSettings limits;
  const auto number = [&](std::string_view key, std::int64_t& value, std::int64_t most) {
    value = table.integer(key, 1, most).value_or(value);
  };
  const auto seconds = [&](std::string_view key, std::int64_t& value) {
    if (const auto given = table.duration(key)) value = std::max<std::int64_t>(*given, 1);
  };
  number("body", limits.body, 1 << 30);
  number("connections", limits.connections, 1 << 20);
  number("per_address", limits.per_address, 1 << 20);
  number("waiting", limits.waiting, 1 << 20);
  limits.workers = table.integer("workers", 0, 1024).value_or(limits.workers);
  number("rate_per_minute", limits.rate_per_minute, 10'000'000);
  number("rate_burst", limits.rate_burst, 10'000'000);
  seconds("header_time", limits.header_seconds);
  seconds("body_time", limits.body_seconds);
  seconds("idle_time", limits.idle_seconds);
  return limits;
}

EmergencyRule read_emergency(SettingReader& table, const Known& known) {
  EmergencyRule rule;
  rule.territory = table.required_text("territory");
  check_territory(table, "territory", rule.territory, known);
  rule.persons = table.texts("persons");
  if (rule.persons.empty()) table.bad_value("persons", "[]", "[\"account\", ...]");
  rule.longest = table.duration("longest").value_or(rule.longest);
  return rule;
}

bool is_webhook_url(std::string_view url) {
  if (url.starts_with("https://")) return url.size() > 8;
  constexpr std::string_view kHttp = "http://";
  if (!url.starts_with(kHttp)) return false;
  url.remove_prefix(kHttp.size());
  const std::string_view authority = url.substr(0, url.find_first_of("/?#"));
  // What stands before an @ is no host.
  if (authority.find('@') != authority.npos) return false;
  if (authority.starts_with("[::1]")) return authority.size() == 5 || authority[5] == ':';
  return is_loopback(authority.substr(0, authority.find(':')));
}

WebhookSettings read_webhook(SettingReader& table) {
  WebhookSettings hook;
  hook.name = table.required_text("name");
  hook.url = table.required_text("url");
  if (!is_webhook_url(hook.url)) table.bad_value("url", hook.url, "https://...");
  hook.secret_file = table.required_text("secret_file");
  hook.recipient = table.text("recipient").value_or("");
  hook.events = table.texts("events");
  for (const std::string& name : hook.events) {
    if (!event_kind_named(name)) table.bad_value("events", name, "edition.active, recall, ...");
  }
  return hook;
}

std::vector<Digest> read_fingerprints(SettingReader& table, std::string_view key) {
  std::vector<Digest> out;
  for (const std::string& text : table.texts(key)) {
    const auto digest = parse_digest(text);
    if (!digest) table.bad_value(key, text, "SHA-256, 64 x [0-9a-f]");
    if (digest) out.push_back(*digest);
  }
  return out;
}

}  // namespace

ServiceSettings read_service_settings(SettingReader& table, const Known& known) {
  ServiceSettings out;
  out.audience = table.text("audience").value_or(out.audience);
  if (table.has("listeners")) out.listeners.clear();
  table.tables("listeners",
               [&](SettingReader& nested) { out.listeners.push_back(read_listener(nested)); });
  out.proxy_certificates = read_fingerprints(table, "proxy_certificates");
  table.table("limits", [&](SettingReader& nested) { out.limits = read_limits(nested); });
  table.table("retention", [&](SettingReader& nested) {
    out.retention.verdicts = nested.duration("verdicts").value_or(out.retention.verdicts);
    out.retention.answers = nested.duration("answers").value_or(out.retention.answers);
  });
  if (table.has("required_lists")) out.required_lists = territories(table, "required_lists", known);
  if (table.has("required_registers")) {
    out.required_registers = territories(table, "required_registers", known);
  }
  out.agreement = territories(table, "agreement", known);
  table.tables("emergencies", [&](SettingReader& nested) {
    out.emergencies.push_back(read_emergency(nested, known));
  });
  table.tables("webhooks", [&](SettingReader& nested) {
    WebhookSettings hook = read_webhook(nested);
    if (std::ranges::count(out.webhooks, hook.name, &WebhookSettings::name) != 0) {
      nested.complain(kConfigRepeated, "name", {{"value", hook.name}});
    }
    out.webhooks.push_back(std::move(hook));
  });
  out.impact_verdicts =
      table.integer("impact_verdicts", 0, 1'000'000).value_or(out.impact_verdicts);
  return out;
}

}  // namespace baytrust::service
