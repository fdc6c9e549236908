// The other side of the service's benchmark: a client that calls a server on loopback, in a process
// of its own, so that the server's CPU time is its process's alone. Two ways to call: closed (each
// connection asks again when it was answered: the peak), and open (calls fall due at random
// instants of a given rate, whatever became of those before; what is measured is the time from when
// a call fell due, so that a slow server is not asked less often: coordinated omission).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace baytrust::bench {

enum class Channel : std::uint8_t { plain, tls };
// keyed: single, with an Idempotency-Key.
enum class Call : std::uint8_t { livez, single, keyed, batch };

struct LoadPlan {
  std::uint16_t port = 0;
  Channel channel = Channel::plain;
  Call call = Call::livez;
  std::string token{};
  std::string questions{};  // file: one a line, asked in turn
  std::string answers{};    // file that is written: "question instant digest" a line
  std::size_t connections = 1;
  std::size_t warm_up = 0;  // calls before anything is measured
  std::size_t calls = 0;
  double rate = 0;        // calls a second; 0: closed
  std::size_t first = 0;  // question of the first call
  std::size_t lines = 0;  // of a batch
};

struct LoadResult {
  std::size_t calls = 0;
  std::size_t failures = 0;  // answers that are not 200, or no records
  double seconds = 0;
  double client_cpu_seconds = 0;
  double p50 = 0, p99 = 0, most = 0;  // milliseconds
  double server_cpu_seconds = 0;      // of this process meanwhile, which is the server's
};

// Runs the client as a child of this process, which serves meanwhile.
std::optional<LoadResult> run_load(const LoadPlan& plan, const std::string& directory);
// That child. The exit code of its process.
int load_client(const char* plan_file);

}  // namespace baytrust::bench
