// `baytrust demo --serve`: the DEMO world opened to its partners and served on loopback until told
// to stop, with the lines to type for trying it. Not here: the scenarios, and the server.
#pragma once

#include "gateway/cli/call.hpp"
#include "gateway/cli/demo_place.hpp"
#include "gateway/demo/world.hpp"

namespace baytrust::cli {

// --port, 8443 without it. cli.option.alone without --serve; cli.port.unusable where it is taken,
// which is better known before anything is made.
Result<std::uint16_t> demo_port(Call& call);

Result<void> serve_demo(Call& call, const DemoPlace& place, const demo::World& world,
                        std::uint16_t port);

// As a POSIX shell reads it back: quoted where it has to be.
std::string shell_word(std::string_view text);

}  // namespace baytrust::cli
