// Limits of the HTTP server, all configurable, each with a default that holds on a small machine.
// Bodies have their limits by route. Times are milliseconds so that tests need not wait.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace baytrust::http {

struct Limits {
  using Milliseconds = std::chrono::milliseconds;

  // A message. 16 KiB and 64 fields hold every request that clients of this interface make.
  std::size_t header_bytes = 16 << 10;
  std::size_t header_fields = 64;
  std::size_t target_bytes = 4 << 10;

  // Times.
  Milliseconds handshake{5'000};  // PROXY header and TLS, from accepting
  Milliseconds header{10'000};    // from the first octet of a request to the end of its header
  Milliseconds body{300'000};     // for a whole body
  Milliseconds idle{60'000};      // between requests, before the first, between lines of a batch
  Milliseconds write{30'000};     // for the client to take one piece of at most 64 KiB
  Milliseconds linger{2'000};     // for the client to take notice of a close

  // A whole body slower than this on average, once the grace is over, is given up.
  std::uint64_t body_bytes_per_second = 1 << 10;
  Milliseconds body_grace{10'000};

  // Connections. When all are in use, the one that waits longest for a complete header gives way.
  std::size_t connections = 4096;
  std::size_t connections_per_address = 256;  // configured proxies excepted
  std::uint64_t requests_per_connection = 10'000;
  // Bodies being received or worked on, all connections together.
  std::uint64_t body_bytes_in_total = 512ULL << 20;

  // Work.
  std::size_t workers = 4;
  std::size_t queued = 256;          // requests that wait for a worker; more are told to come back
  std::size_t groups_per_batch = 4;  // of lines, worked on at once for one connection
  std::size_t lines_per_group = 256;
};

}  // namespace baytrust::http
