// What commands print for machines: the views that every shell shares (service/json_views.hpp).
#pragma once

#include "gateway/service/json_views.hpp"

namespace baytrust::cli {

using service::json_of;
using service::write;

}  // namespace baytrust::cli
