// What a shell asks of whoever serves the interface, and what it is told meanwhile. The server
// itself is another folder's; main joins the two.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "gateway/service/config.hpp"
#include "validators/base/error.hpp"

namespace baytrust::service {

struct ServeNews {
  enum class Kind : std::uint8_t {
    listening,       // subject: "https://0.0.0.0:8443"
    reloaded,        // subject: the configuration's name
    reload_refused,  // the old one stays; error says why
    stopping,        // subject: the signal
    stopped,
    cut,  // stopped, and what was still under way was cut off
  };
  Kind kind = Kind::listening;
  std::string subject{};
  std::optional<Error> error{};
};

struct ServeRequest {
  Config config;
  std::string store;  // its place
  // The configuration again (SIGHUP).
  std::function<Result<Config>()> read_config;
  std::function<void(const ServeNews&)> tell;
};

}  // namespace baytrust::service
