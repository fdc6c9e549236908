// The signed files of the DEMO world, as their holders would send them: one contract, signed by
// each of them in the format of their place. Made anew in every run; names are those that the
// scenarios use.
#pragma once

#include <map>
#include <string>

#include "gateway/demo/world.hpp"

namespace baytrust::demo {

// File names with their ending: "gd-personal-rsa.p7m" is signed with the certificate
// "gd-personal-rsa".
using SignedFiles = std::map<std::string, SharedBytes, std::less<>>;

Result<SignedFiles> make_signed_files(const World& world);

}  // namespace baytrust::demo
