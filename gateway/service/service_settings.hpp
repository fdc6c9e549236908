// What the daemon is told in the same file as jurisdictions and profiles: where it listens, whom it
// believes about addresses, how much it takes, what it keeps for how long, who may act at once, who
// is told of changes. Read strictly, each with a default that is safe: without [service] it listens
// on loopback alone, and nobody may declare an emergency. Not here: what a profile asks for.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "gateway/service/setting_reader.hpp"
#include "validators/base/digest.hpp"
#include "validators/base/instant.hpp"

namespace baytrust::service {

// Files, PEM; read when serving begins and again on SIGHUP.
struct TlsSettings {
  std::string certificate;
  std::string key;
  std::string client_ca;  // empty: any client certificate; who it is, accounts say
};

struct ListenerSettings {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8443;         // 0: any free one
  std::optional<TlsSettings> tls;    // empty: plain HTTP, allowed on loopback addresses only
  std::vector<std::string> proxies;  // addresses that must speak PROXY protocol v2; no other may
};

struct LimitSettings {
  std::int64_t body = 16 << 20;  // octets of a document or certificate
  std::int64_t connections = 4096;
  std::int64_t per_address = 1024;  // connections
  std::int64_t header_seconds = 10;
  std::int64_t body_seconds = 30;
  std::int64_t idle_seconds = 60;
  std::int64_t waiting = 256;           // requests that may wait for a worker
  std::int64_t workers = 0;             // 0: eight a processor; most wait for the disk
  std::int64_t rate_per_minute = 6000;  // requests of one client
  std::int64_t rate_burst = 1000;
};

struct RetentionSettings {
  std::int64_t verdicts = 0;          // seconds; 0: for ever
  std::int64_t answers = 24 * kHour;  // of Idempotency-Keys
};

// Who may distrust or suspend at once for a territory, and for how long at most: pre-authorised.
struct EmergencyRule {
  std::string territory;
  std::vector<std::string> persons;  // accounts
  std::int64_t longest = 72 * kHour;
};

struct WebhookSettings {
  std::string name;
  std::string url;                  // https, or http to loopback
  std::string secret_file;          // of the signature's key
  std::string recipient;            // account whose recalls it gets; empty: what is for everyone
  std::vector<std::string> events;  // names of kinds; empty: all
};

struct ServiceSettings {
  std::string audience = "baytrust";  // `aud` that envelopes must name
  std::vector<ListenerSettings> listeners{ListenerSettings{}};
  std::vector<Digest> proxy_certificates;  // TLS clients whose Forwarded header is believed
  LimitSettings limits;
  RetentionSettings retention;
  // Documents without which the gateway is not ready; of all configured jurisdictions by default.
  std::optional<std::vector<std::string>> required_lists;
  std::optional<std::vector<std::string>> required_registers;
  // Jurisdictions whose widened mappings also need a person of the counterpart.
  std::vector<std::string> agreement;
  std::vector<EmergencyRule> emergencies;
  std::vector<WebhookSettings> webhooks;
  std::int64_t impact_verdicts = 10000;  // how many of the newest verdicts an impact re-decides
};

// The table [service]. Territories are checked by `known`.
ServiceSettings read_service_settings(SettingReader& table, const std::vector<std::string>& known);

}  // namespace baytrust::service
