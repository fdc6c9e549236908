// The steps of a submission that nobody asks for: each is decided from what the store holds and
// given as one transition, not yet written. Internal to submissions.cpp.
#pragma once

#include <optional>
#include <string>

#include "gateway/service/config.hpp"
#include "gateway/service/edition_acceptance.hpp"
#include "gateway/service/impact.hpp"
#include "gateway/service/store.hpp"
#include "gateway/service/submissions.hpp"
#include "validators/base/error.hpp"
#include "validators/crypto/verifier.hpp"

namespace baytrust::service {

class SubmissionSteps {
 public:
  SubmissionSteps(Store& store, const Config& config, crypto::Verifier& verifier, Instant now)
      : store_(store), config_(config), verifier_(verifier), now_(now) {}

  // The next step that is due; empty: none is, until a person acts or time passes.
  Result<std::optional<Transition>> next(const Submission& submission,
                                         const Submissions::Progress& progress);

  // To `state`, by a person or the gateway, with nothing else.
  Result<Transition> to(const Submission& submission, SubmissionState state, std::string by) const;
  // To become active at `at`; the event says so.
  Result<Transition> scheduled(const Submission& submission, Instant at, std::string by) const;
  // The end of it; a held edition stops counting, the events say so.
  Result<Transition> ended(const Submission& submission, SubmissionState state, std::string by,
                           const Error& why);

 private:
  Result<Transition> verify(const Submission& submission);
  Result<Transition> stage(const Submission& submission, const Submissions::Progress& progress);
  Result<Transition> activate(const Submission& submission);

  // Pins and the document, verified, and the editions' revision by which that is so.
  struct Ground {
    Trust trust;
    VerifiedDocument document;
    std::uint64_t revision = 0;
  };
  Result<Ground> ground(const Submission& submission);
  Result<Transition> refused(const Submission& submission, const Ground& ground,
                             const JudgedEdition& judged);
  // The equivocation that acceptance cannot see, if there is one.
  Result<std::optional<Finding>> other_under_its_number(const Submission& submission,
                                                        const Ground& ground,
                                                        const JudgedEdition& judged);
  Result<EditionWrite> activation_write(const Ground& ground, const JudgedEdition& judged) const;
  // Whose persons must approve too, where the configuration asks for agreement.
  std::vector<std::string> asked_counterparts(const Submission& submission,
                                              const VerifiedDocument& document,
                                              const Impact& impact) const;
  std::optional<Error> widened_since(const Submission& submission, const VerifiedDocument& document,
                                     const Impact& impact) const;

  Store& store_;
  const Config& config_;
  crypto::Verifier& verifier_;
  Instant now_;
};

}  // namespace baytrust::service
