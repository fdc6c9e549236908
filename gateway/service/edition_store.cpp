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
    case EditionState::refused:
      return "refused";
  }
  return "";
}

std::string_view to_string(TrustAct::Kind kind) {
  switch (kind) {
    case TrustAct::Kind::pin:
      return "pin";
    case TrustAct::Kind::distrust:
      return "distrust";
    case TrustAct::Kind::reset_high_water:
      return "reset-high-water";
  }
  return "";
}

}  // namespace baytrust::service
