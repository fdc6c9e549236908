// ask_remote: one question to another gateway over HTTP (gateway/service/remote.hpp). https with
// the system's or given authorities, always verified, with a client certificate where one is given;
// http to loopback addresses only; no redirect is followed; time and the size of an answer are
// bounded. Secrets stay in memory. Not here: asking again, what an answer means.
#pragma once

#include <chrono>
#include <cstddef>

#include "gateway/service/remote.hpp"

namespace baytrust::fetch {

struct AskSettings {
  std::chrono::milliseconds connect{10'000};
  // A document of 16 MiB on a slow line takes its time.
  std::chrono::milliseconds whole{120'000};
  std::size_t answer = std::size_t{16} << 20;  // octets of a body
};

// remote.*
Result<service::RemoteAnswer> ask_remote(const service::RemoteCall& call,
                                         const AskSettings& settings = {});

}  // namespace baytrust::fetch
