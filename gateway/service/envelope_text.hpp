// The JSON inside a submission envelope: read strictly, written canonically (RFC 8785). Every
// member of Envelope exactly once, nothing else, each value in one form only. Internal to
// submission_envelope.
#pragma once

#include <string>
#include <string_view>

#include "gateway/service/submission_envelope.hpp"

namespace baytrust::service {

Result<Envelope> read_envelope_text(std::string_view text);
// Whatever the values: reading it again tells whether they are sound.
std::string write_envelope_text(const Envelope& envelope);

}  // namespace baytrust::service
