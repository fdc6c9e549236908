#include "gateway/decision/outcome.hpp"

namespace baytrust::decision {
namespace {

// Rows "valid".
Verdict of_valid_home(const OutcomeInputs& in) {
  switch (in.recognition) {
    case Recognition::recognised:
    case Recognition::domestic:
      if (in.profile == ProfileResult::met) {
        return {Outcome::valid_recognised, Accepted::yes, Indication::total_passed,
                SubIndication::none};
      }
      return {Outcome::valid_recognised, Accepted::no, Indication::indeterminate,
              SubIndication::chain_constraints_failure};
    case Recognition::not_recognised:
      return {Outcome::valid_not_recognised, Accepted::no, Indication::indeterminate,
              SubIndication::chain_constraints_failure};
    case Recognition::unknown:
      break;
  }
  return {Outcome::indeterminate, Accepted::unknown, Indication::indeterminate,
          SubIndication::certificate_chain_general_failure};
}

// Row "indeterminate".
Verdict of_indeterminate_home(const OutcomeInputs& in) {
  const bool no = in.recognition == Recognition::not_recognised || in.on_hold == OnHold::yes;
  return {Outcome::indeterminate, no ? Accepted::no : Accepted::unknown, Indication::indeterminate,
          in.home_reason};
}

// Row "invalid": these sub-indications are final, the others leave the indication open.
bool is_total_failure(SubIndication sub) {
  switch (sub) {
    case SubIndication::format_failure:
    case SubIndication::hash_failure:
    case SubIndication::sig_crypto_failure:
    case SubIndication::revoked:
    case SubIndication::expired:
    case SubIndication::not_yet_valid:
      return true;
    default:
      return false;
  }
}

Verdict of_invalid_home(const OutcomeInputs& in) {
  return {Outcome::invalid, Accepted::no,
          is_total_failure(in.home_reason) ? Indication::total_failed : Indication::indeterminate,
          in.home_reason};
}

Verdict of_home(const OutcomeInputs& in) {
  switch (in.home) {
    case Home::valid:
      return of_valid_home(in);
    case Home::invalid:
      return of_invalid_home(in);
    case Home::indeterminate:
      break;
  }
  return of_indeterminate_home(in);
}

}  // namespace

Verdict outcome_of(const OutcomeInputs& in) {
  Verdict verdict = of_home(in);
  // judgement.md 1: what was only asserted can show what would be, and accepts nothing.
  if (in.time_basis == TimeBasis::asserted) verdict.accepted = Accepted::unknown;
  return verdict;
}

std::string_view to_string(Home home) {
  switch (home) {
    case Home::valid:
      return "valid";
    case Home::indeterminate:
      return "indeterminate";
    case Home::invalid:
      break;
  }
  return "invalid";
}

std::string_view to_string(Recognition recognition) {
  switch (recognition) {
    case Recognition::recognised:
      return "recognised";
    case Recognition::domestic:
      return "domestic";
    case Recognition::unknown:
      return "unknown";
    case Recognition::not_recognised:
      break;
  }
  return "not-recognised";
}

std::string_view to_string(ProfileResult result) {
  return result == ProfileResult::met ? "met" : "not-met";
}

std::string_view to_string(Outcome outcome) {
  switch (outcome) {
    case Outcome::valid_recognised:
      return "valid-recognised";
    case Outcome::valid_not_recognised:
      return "valid-not-recognised";
    case Outcome::indeterminate:
      return "indeterminate";
    case Outcome::invalid:
      break;
  }
  return "invalid";
}

std::string_view to_string(Accepted accepted) {
  switch (accepted) {
    case Accepted::yes:
      return "yes";
    case Accepted::no:
      return "no";
    case Accepted::unknown:
      break;
  }
  return "unknown";
}

std::string_view to_string(SubIndication sub) {
  switch (sub) {
    case SubIndication::none:
      break;
    case SubIndication::format_failure:
      return "FORMAT_FAILURE";
    case SubIndication::hash_failure:
      return "HASH_FAILURE";
    case SubIndication::sig_crypto_failure:
      return "SIG_CRYPTO_FAILURE";
    case SubIndication::revoked:
      return "REVOKED";
    case SubIndication::expired:
      return "EXPIRED";
    case SubIndication::not_yet_valid:
      return "NOT_YET_VALID";
    case SubIndication::chain_constraints_failure:
      return "CHAIN_CONSTRAINTS_FAILURE";
    case SubIndication::certificate_chain_general_failure:
      return "CERTIFICATE_CHAIN_GENERAL_FAILURE";
    case SubIndication::crypto_constraints_failure:
      return "CRYPTO_CONSTRAINTS_FAILURE";
    case SubIndication::policy_processing_error:
      return "POLICY_PROCESSING_ERROR";
    case SubIndication::no_signing_certificate_found:
      return "NO_SIGNING_CERTIFICATE_FOUND";
    case SubIndication::no_certificate_chain_found:
      return "NO_CERTIFICATE_CHAIN_FOUND";
    case SubIndication::revoked_no_poe:
      return "REVOKED_NO_POE";
    case SubIndication::revoked_ca_no_poe:
      return "REVOKED_CA_NO_POE";
    case SubIndication::out_of_bounds_no_poe:
      return "OUT_OF_BOUNDS_NO_POE";
    case SubIndication::signed_data_not_found:
      return "SIGNED_DATA_NOT_FOUND";
    case SubIndication::try_later:
      return "TRY_LATER";
  }
  return "";
}

std::string_view to_string(RequestKind kind) {
  switch (kind) {
    case RequestKind::certificate:
      return "certificate";
    case RequestKind::signature:
      return "signature";
    case RequestKind::timestamp:
      break;
  }
  return "timestamp";
}

std::string_view to_string(TimeBasis basis) {
  switch (basis) {
    case TimeBasis::request:
      return "request";
    case TimeBasis::timestamp:
      return "timestamp";
    case TimeBasis::asserted:
      break;
  }
  return "asserted";
}

std::string_view to_string(Indication indication, RequestKind kind) {
  const bool certificate = kind == RequestKind::certificate;
  switch (indication) {
    case Indication::total_passed:
      return certificate ? "PASSED" : "TOTAL-PASSED";
    case Indication::indeterminate:
      return "INDETERMINATE";
    case Indication::total_failed:
      break;
  }
  return certificate ? "FAILED" : "TOTAL-FAILED";
}

}  // namespace baytrust::decision
