// ServedProfile: a profile that is asked under again and again, with its digest and the canonical
// text that is kept with every verdict (kept_verdict.hpp), each made once.
#pragma once

#include <string>
#include <utility>

#include "gateway/decision/profile.hpp"
#include "validators/base/bytes.hpp"

namespace baytrust::service {

// Its digest is the SHA-256 of this text.
std::string canonical_text(const decision::Profile& profile);

class ServedProfile : public decision::SealedProfile {
 public:
  explicit ServedProfile(decision::Profile profile);

  const SharedBytes& text() const { return text_; }

 private:
  SharedBytes text_;
};

}  // namespace baytrust::service
