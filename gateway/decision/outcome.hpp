// The outcome table of judgement.md 8 as one function, and the EN 319 102-1 indication of a
// verdict. None of the answers is derived from another's name. What made home what it is, is told
// by the findings; which of them speaks first, is sub_indication.hpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "validators/base/finding.hpp"

namespace baytrust::decision {

enum class Home : std::uint8_t { valid, indeterminate, invalid };
enum class Recognition : std::uint8_t { recognised, domestic, unknown, not_recognised };
enum class ProfileResult : std::uint8_t { met, not_met };

enum class Outcome : std::uint8_t {
  valid_recognised,
  valid_not_recognised,
  indeterminate,
  invalid,
};
enum class Accepted : std::uint8_t { yes, no, unknown };

// EN 319 102-1 5.1.3. Certificate requests say PASSED, INDETERMINATE, FAILED.
enum class Indication : std::uint8_t { total_passed, indeterminate, total_failed };
enum class SubIndication : std::uint8_t {
  none,
  format_failure,
  hash_failure,
  sig_crypto_failure,
  revoked,
  expired,
  not_yet_valid,
  chain_constraints_failure,
  certificate_chain_general_failure,
  crypto_constraints_failure,
  policy_processing_error,
  no_signing_certificate_found,
  no_certificate_chain_found,
  revoked_no_poe,
  revoked_ca_no_poe,
  out_of_bounds_no_poe,
  signed_data_not_found,
  try_later,
};

// What was asked about; the indication's words depend on it. timestamp: a time-stamping authority,
// as of the instant that its token names.
enum class RequestKind : std::uint8_t { certificate, signature, timestamp };
// What t rests on (judgement.md 1). asserted: a what-if, accepted is unknown.
enum class TimeBasis : std::uint8_t { request, timestamp, asserted };
// A hold found at t on the path keeps `accepted` at no.
enum class OnHold : std::uint8_t { no, yes };

std::string_view to_string(Home home);                // "valid", "indeterminate", "invalid"
std::string_view to_string(Recognition recognition);  // "recognised", "domestic", ...
std::string_view to_string(ProfileResult result);     // "met", "not-met"
std::string_view to_string(Outcome outcome);          // "valid-recognised", ...
std::string_view to_string(Accepted accepted);        // "yes", "no", "unknown"
std::string_view to_string(SubIndication sub);        // "REVOKED_NO_POE", ""
std::string_view to_string(RequestKind kind);         // "certificate", "signature", ...
std::string_view to_string(TimeBasis basis);          // "request", "timestamp", "asserted"
// "TOTAL-PASSED" for a signature, "PASSED" for a certificate.
std::string_view to_string(Indication indication, RequestKind kind);

struct OutcomeInputs {
  Home home = Home::indeterminate;
  Recognition recognition = Recognition::unknown;
  ProfileResult profile = ProfileResult::not_met;
  // Of the home result (sub_indication.hpp); none when home is valid.
  SubIndication home_reason = SubIndication::none;
  OnHold on_hold = OnHold::no;
  TimeBasis time_basis = TimeBasis::request;
};
struct Verdict {
  Outcome outcome = Outcome::indeterminate;
  Accepted accepted = Accepted::unknown;
  Indication indication = Indication::indeterminate;
  SubIndication sub_indication = SubIndication::none;

  friend bool operator==(const Verdict&, const Verdict&) = default;
};
// judgement.md 8, row by row.
Verdict outcome_of(const OutcomeInputs& in);

}  // namespace baytrust::decision
