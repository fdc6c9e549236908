// One label's texts. Internal to labels*.hpp and labels.cpp.
#pragma once

#include "gateway/messages/labels.hpp"

namespace baytrust::messages {

struct LabelText {
  Label label;
  Translations text;
};

}  // namespace baytrust::messages
