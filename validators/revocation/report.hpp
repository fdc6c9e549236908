// The words of an answer: from what was assessed and what was left aside to a Status with its
// findings. Internal to this folder.
#pragma once

#include <cstdint>

#include "validators/revocation/assess.hpp"
#include "validators/revocation/inquiry.hpp"

namespace baytrust::revocation {

// Whether suspensions that were over by k would be known.
enum class History : std::uint8_t { known, unknown };

// Its context's budget is the inquiry's own.
struct Answer {
  const Inquiry& inquiry;
  const Context& context;
  const Assessment& crl;
  const Assessment& ocsp;
  const Trail& trail;
  History history;
};

// ocsp_report.cpp: the one finding that says why no OCSP response answers, and those of responses
// left aside. `state`: of both sources together.
Finding ocsp_unknown_finding(const Answer& answer);
Findings ocsp_findings(const Answer& answer, State state);
// The OCSP responder that the certificate names (RFC 5280 4.2.2.1), or empty.
std::string responder_of(const x509::Certificate& certificate);

Status report(const Answer& answer);
Status report_no_rev_avail(const Inquiry& inquiry);

}  // namespace baytrust::revocation
