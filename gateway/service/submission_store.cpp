#include "gateway/service/submission_store.hpp"

namespace baytrust::service {

std::string_view to_string(SubmissionState state) {
  switch (state) {
    case SubmissionState::received:
      return "received";
    case SubmissionState::verified:
      return "verified";
    case SubmissionState::staged:
      return "staged";
    case SubmissionState::approved:
      return "approved";
    case SubmissionState::scheduled:
      return "scheduled";
    case SubmissionState::active:
      return "active";
    case SubmissionState::rejected:
      return "rejected";
    case SubmissionState::superseded:
      return "superseded";
  }
  return "";
}

Finality finality(SubmissionState state) {
  switch (state) {
    case SubmissionState::active:
    case SubmissionState::rejected:
    case SubmissionState::superseded:
      return Finality::final;
    default:
      return Finality::open;
  }
}

}  // namespace baytrust::service
