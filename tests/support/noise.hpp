// Octets that do not compress, the same in every run.
#pragma once

#include <cstddef>
#include <cstdint>

#include "validators/base/bytes.hpp"

namespace baytrust::test {

inline Bytes noise(std::size_t size) {
  Bytes out(size);
  std::uint64_t state = 1;  // Knuth's linear congruential generator (MMIX)
  for (auto& octet : out) {
    state = state * 6'364'136'223'846'793'005U + 1'442'695'040'888'963'407U;
    octet = static_cast<std::uint8_t>(state >> 56U);
  }
  return out;
}

}  // namespace baytrust::test
