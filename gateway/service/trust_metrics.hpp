// What a monitoring system scrapes (Prometheus text format 0.0.4): the state and age of every list
// and register, what waits, how many verdicts are kept. No label holds a person's name.
#pragma once

#include <cstdint>
#include <string>

#include "gateway/service/trust_health.hpp"

namespace baytrust::service {

struct MetricCounts {
  std::uint64_t verdicts = 0;
  std::uint64_t open_submissions = 0;
  std::uint64_t events = 0;
};
std::string metrics_text(const TrustHealth& health, const MetricCounts& counts);

}  // namespace baytrust::service
