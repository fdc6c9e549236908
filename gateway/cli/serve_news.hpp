// What a service that runs has to say, as a line for people or an object for machines.
#pragma once

#include "gateway/cli/call.hpp"
#include "gateway/service/serving.hpp"

namespace baytrust::cli {

void tell(Call& call, const service::ServeNews& news);

// A configuration file as it is now; without a name, the built-in one.
Result<service::Config> read_again(Environment& environment, const std::string& file);

}  // namespace baytrust::cli
