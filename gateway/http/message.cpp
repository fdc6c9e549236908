#include "gateway/http/message.hpp"

namespace baytrust::http {

std::string_view Request::path_parameter(std::string_view name) const {
  for (const auto& [key, value] : path_parameters) {
    if (key == name) return value;
  }
  return {};
}

}  // namespace baytrust::http
