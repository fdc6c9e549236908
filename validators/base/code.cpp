#include "validators/base/code.hpp"

namespace baytrust {

std::string_view to_string(Effect effect) {
  switch (effect) {
    case Effect::passed:
      return "passed";
    case Effect::info:
      return "info";
    case Effect::warning:
      return "warning";
    case Effect::not_accepted:
      return "not-accepted";
    case Effect::not_recognised:
      return "not-recognised";
    case Effect::indeterminate:
      return "indeterminate";
    case Effect::invalid:
      return "invalid";
  }
  return "invalid";
}

}  // namespace baytrust
