// Budget: the work one judgement may do, as counts, never time, so that equal inputs give equal
// answers on every machine. Running out is a finding that names the limit; it is never "valid".
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace baytrust {

enum class Resource : std::uint8_t {
  signatures,   // public-key verifications
  path_steps,   // certificates tried while building paths
  graph_nodes,  // nodes and edges of policy graphs (RFC 9618)
  comparisons,  // names against name constraints
  bytes,        // octets read from untrusted input
};
constexpr std::size_t kResourceCount = 5;

// "signatures", "path_steps", ...
std::string_view to_string(Resource resource);

// Defaults, with their source:
//   signatures 100, path_steps 100,000: webpki's build budget (rustls/webpki, 2023) of the same
//   kind graph_nodes 1,000,000: linear in the input (RFC 9618 5), so only size bounds it
//   comparisons 250,000: webpki's name-constraint budget
//   bytes 256 MiB: the largest document the gateway accepts
struct Limits {
  std::uint64_t signatures = 100;
  std::uint64_t path_steps = 100'000;
  std::uint64_t graph_nodes = 1'000'000;
  std::uint64_t comparisons = 250'000;
  std::uint64_t bytes = 256ULL << 20;

  friend bool operator==(const Limits&, const Limits&) = default;
};

class Budget {
 public:
  explicit Budget(const Limits& limits = {});

  // Takes n units; false, and nothing is taken, when fewer are left. The first refusal is kept.
  [[nodiscard]] bool spend(Resource resource, std::uint64_t n = 1) {
    auto& left = left_[static_cast<std::size_t>(resource)];
    if (left < n) {
      if (!exhausted_) exhausted_ = resource;
      return false;
    }
    left -= n;
    return true;
  }
  std::optional<Resource> exhausted() const { return exhausted_; }
  std::uint64_t left(Resource resource) const { return left_[static_cast<std::size_t>(resource)]; }

 private:
  std::array<std::uint64_t, kResourceCount> left_;
  std::optional<Resource> exhausted_;
};

}  // namespace baytrust
