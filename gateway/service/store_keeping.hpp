// Keeping a store itself, apart from what is in it: looking it over, copying it, making one of a
// copy. Functions, because no use case needs them but the operator's; the adapter's are given by
// main.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "validators/base/error.hpp"

namespace baytrust::service {

struct StoreKeeping {
  struct Step {
    std::string_view name;
    std::uint64_t done = 0;
    std::uint64_t of = 0;  // 0: nobody knows
  };
  struct Looked {
    std::uint64_t digests = 0;    // recomputed
    std::vector<Error> troubles;  // none: the store holds
  };
  std::function<Result<Looked>(const std::string& place, const std::function<void(const Step&)>&)>
      look = {};
  // Neither overwrites anything.
  std::function<Result<void>(const std::string& place, const std::string& file)> backup = {};
  std::function<Result<void>(const std::string& file, const std::string& place)> restore = {};
};

}  // namespace baytrust::service
