// What every handle of libcurl that speaks to configured peers is set to: https verified, http to
// this machine alone, no redirect, no authentication of libcurl's own, bounded time. Internal to
// gateway/fetch.
#pragma once

#include <chrono>
#include <string>

#include "gateway/fetch/curl_handle.hpp"

namespace baytrust::fetch {

struct Patience {
  std::chrono::milliseconds connect{3000};
  std::chrono::milliseconds whole{10000};
};

bool set_where(CURL* handle, const std::string& url);
bool set_safety(CURL* handle, const Patience& patience);

}  // namespace baytrust::fetch
