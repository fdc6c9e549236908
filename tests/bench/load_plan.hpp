// How a plan travels to the process that carries it out: a file of one value a line.
#pragma once

#include <optional>
#include <string>

#include "tests/bench/load_client.hpp"

namespace baytrust::bench {

bool write_plan(const LoadPlan& plan, const std::string& file);
std::optional<LoadPlan> read_plan(const std::string& file);

}  // namespace baytrust::bench
