#include "gateway/service/edition_store.hpp"

namespace baytrust::service {

std::string_view to_string(EditionState state) {
  switch (state) {
    case EditionState::active:
      return "active";
    case EditionState::held:
      return "held";
    case EditionState::equivocating:
      return "equivocating";
  }
  return "";
}

}  // namespace baytrust::service
