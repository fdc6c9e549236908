// The words of an answer: from what was assessed and what was left aside to a Status with its
// findings. Internal to this folder.
#pragma once

#include <cstdint>

#include "validators/revocation/assess.hpp"
#include "validators/revocation/inquiry.hpp"

namespace baytrust::revocation {

// Whether suspensions that were over by k would be known.
enum class History : std::uint8_t { known, unknown };

struct Answer {
  const Inquiry& inquiry;
  const Context& context;
  const Assessment& assessment;
  const Trail& trail;
  History history;
};

Status report(const Answer& answer);
Status report_no_rev_avail(const Inquiry& inquiry);

}  // namespace baytrust::revocation
