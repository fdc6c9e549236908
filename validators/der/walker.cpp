#include "validators/der/walker.hpp"

namespace baytrust::der {

Tlv Walker::any_other() {
  if (failed()) return {};
  const auto decoded = decode_tlv(rest_, offset_);
  if (decoded.failure != nullptr) {
    fail(*decoded.failure, offset_);
    return {};
  }
  const Tlv& tlv = decoded.value;
  return take(tlv.full.size() - tlv.content.size(), tlv.content.size());
}

}  // namespace baytrust::der
