// The table [fetch]: whether the gateway asks others for CRLs, issuers and OCSP responses, whom,
// how long and how much. Off unless said otherwise: a gateway that is given its evidence needs no
// way out. Not here: who reads them (sources.hpp, gateway/fetch).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "gateway/service/network.hpp"
#include "gateway/service/setting_reader.hpp"

namespace baytrust::service {

struct FetchSettings {
  enum class Mode : std::uint8_t { off, on };
  Mode mode = Mode::off;
  std::vector<std::string> hosts;  // beside those of lists: "host" or "host:port"
  std::vector<Network> networks;   // that are not public, and may be connected to all the same
  std::string authorities;         // PEM file for https; empty: the system's
  std::string proxy;  // "http://proxy:3128"; empty: none, whatever the environment says
  std::string cache;  // directory; empty: "fetched" beside the store's file
  std::int64_t connect_seconds = 3;
  std::int64_t whole_seconds = 10;
  std::int64_t deadline_seconds = 5;    // that one verdict waits, all sources together
  std::int64_t most_octets = 64 << 20;  // of one answer
  std::int64_t redirects = 3;
  std::int64_t parallel = 8;
  std::int64_t failures = 3;             // in a row, before a host is left alone
  std::int64_t pause_seconds = 30;       // the first time; doubled each further one, to an hour
  std::int64_t refresh_seconds = kHour;  // before nextUpdate, and at most a quarter of the term
};

// The table [fetch].
FetchSettings read_fetch_settings(SettingReader& table);

}  // namespace baytrust::service
