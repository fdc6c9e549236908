#include "gateway/service/fetch_settings.hpp"

#include <algorithm>

#include "gateway/service/source_hosts.hpp"

namespace baytrust::service {
namespace {

bool is_proxy(std::string_view text) {
  const auto url = parse_source_url(text);
  return url && url->path == "/";
}

}  // namespace

FetchSettings read_fetch_settings(SettingReader& table) {
  FetchSettings out;
  out.mode = table
                 .choice<FetchSettings::Mode>(
                     "mode", {{"off", FetchSettings::Mode::off}, {"on", FetchSettings::Mode::on}})
                 .value_or(out.mode);
  out.hosts = table.texts("hosts");
  for (const std::string& host : out.hosts) {
    if (!is_host_name(host)) table.bad_value("hosts", host, "host, host:port");
  }
  for (const std::string& text : table.texts("networks")) {
    const auto network = parse_network(text);
    if (!network) table.bad_value("networks", text, "10.0.0.0/8, fd00::/8");
    if (network) out.networks.push_back(*network);
  }
  out.authorities = table.text("authorities").value_or("");
  out.proxy = table.text("proxy").value_or("");
  if (!out.proxy.empty() && !is_proxy(out.proxy)) {
    table.bad_value("proxy", out.proxy, "http://host:port");
  }
  out.cache = table.text("cache").value_or("");
  const auto number = [&](std::string_view key, std::int64_t& value, std::int64_t most) {
    value = table.integer(key, 1, most).value_or(value);
  };
  const auto seconds = [&](std::string_view key, std::int64_t& value, std::int64_t most) {
    if (const auto given = table.duration(key)) value = std::clamp<std::int64_t>(*given, 1, most);
  };
  seconds("connect_time", out.connect_seconds, kHour);
  seconds("whole_time", out.whole_seconds, kHour);
  seconds("deadline", out.deadline_seconds, kHour);
  number("most_octets", out.most_octets, 1 << 30);
  out.redirects = table.integer("redirects", 0, 10).value_or(out.redirects);
  number("parallel", out.parallel, 64);
  number("failures", out.failures, 1000);
  seconds("pause", out.pause_seconds, kHour);
  seconds("refresh_before", out.refresh_seconds, 30 * kDay);
  return out;
}

}  // namespace baytrust::service
