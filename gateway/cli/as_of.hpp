// What `list show --as-of` and `mapping show --as-of` answer.
#pragma once

#include "gateway/cli/call.hpp"
#include "gateway/service/edition_store.hpp"

namespace baytrust::cli {

Result<int> show_as_of(Call& call, service::DocumentKind kind);

}  // namespace baytrust::cli
