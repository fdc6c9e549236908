// Random octets for tokens and salts, from the library's generator, which is seeded by the
// operating system. A generator that fails ends the process: no secret is ever made without it.
#pragma once

#include <cstddef>

#include "validators/base/bytes.hpp"

namespace baytrust::crypto {

Bytes random_octets(std::size_t count);

}  // namespace baytrust::crypto
