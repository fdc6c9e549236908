// The demonstration: makes the DEMO world, fills a store with its signed lists, registers and CRLs
// as their publishers would, then takes every step of scenarios.hpp and compares what comes out
// with what is expected. Instants are the scenarios' own, so a run is the same on every day.
// Not here: printing, and where files go.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/demo/scenarios.hpp"
#include "gateway/demo/world.hpp"
#include "gateway/service/store.hpp"
#include "validators/base/bytes.hpp"
#include "validators/base/error.hpp"
#include "validators/base/finding.hpp"
#include "validators/crypto/verifier.hpp"

namespace baytrust::demo {

// What came out of a step, in the words of scenarios.hpp.
struct Got {
  std::string outcome, accepted, indication, sub_indication, legs;
  std::vector<std::string> missing_codes;  // expected, and not among the findings
  std::string record;                      // JSON of the judgement's record; empty for a push
};
struct StepTaken {
  const Step* step = nullptr;
  Got got;
  Findings why;  // those that are expected by code, and every finding worse than a warning
  bool as_expected = false;
};

// What was shown, and the world that it was shown in: its keys are nowhere else.
struct Shown {
  std::vector<StepTaken> steps;  // fewer than there are: it was told to stop
  World world;
};

enum class Go : std::uint8_t { on, stop };

struct Surroundings {
  service::StoreOpener& opener;
  std::string store;  // where the DEMO store is made
  // Keeps a file of the DEMO world under this relative name; for people to try things by hand.
  std::function<Result<void>(const std::string& name, ByteView content)> keep;
  // Asked before every step.
  std::function<Go(std::size_t done, std::size_t all)> progress;
};

Result<Shown> demonstrate(const Surroundings& surroundings, crypto::Verifier& verifier);

}  // namespace baytrust::demo
