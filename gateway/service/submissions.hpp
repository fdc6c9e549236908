// Submissions: a partner's edition on its way from the envelope to force (formats.md 7,
// interfaces.md): received, verified, staged with its impact, approved by two persons of its
// territory (and one of the counterpart where a mapping widens and agreement is asked), scheduled,
// active; or rejected, or superseded. Every step is one transaction of the store, decided from what
// it holds, so that a gateway that dies anywhere goes on from the last step. Four rules:
// - An envelope that is refused leaves nothing behind; from `received` on nothing is lost.
// - Acceptance (decision::accept) is asked when it is verified and again when it becomes active.
// - An edition that suddenly shrinks is held from `staged` on: what it dropped is unknown.
// - An edition refused as misconduct (rollback, equivocation) leaves an alarm, equivocation also
//   the second edition as evidence.
// Not here: transport, who calls (caller.hpp).
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "gateway/service/caller.hpp"
#include "gateway/service/config.hpp"
#include "gateway/service/store.hpp"
#include "gateway/service/trust_events.hpp"
#include "validators/base/error.hpp"
#include "validators/crypto/verifier.hpp"

namespace baytrust::service {

struct SubmissionRequest {
  SharedBytes envelope;  // CMS
  SharedBytes document;
  Caller caller;
  std::optional<Digest> tls_certificate{};  // that authenticated the connection
  Instant now;
};

// How many persons of the publisher's territory approve an edition.
inline constexpr std::size_t kPublisherApprovals = 2;
// An activation may be promised at most this far ahead.
inline constexpr std::int64_t kLongestSchedule = 400 * kDay;
// Of one territory, not yet final, at one time.
inline constexpr std::size_t kMaxOpenSubmissions = 32;

class Submissions {
 public:
  // Everything outlives it. One object serves one thread, as its store does.
  Submissions(Store& store, const Config& config, crypto::Verifier& verifier)
      : store_(store), config_(config), verifier_(verifier) {}

  // cms.*, submission.*, account.role.missing: refused, nothing is kept.
  Result<Submission> receive(const SubmissionRequest& request);

  // Every step that is due at `now`, of every open submission; those that moved, as they are now.
  // An error is the first one; the others were worked on all the same.
  using Progress = std::function<void(const std::string& id, std::size_t done, std::size_t of)>;
  Result<std::vector<Submission>> work(Instant now, const Progress& progress = {});

  // submission.unknown, submission.state, submission.approver.foreign, store.approved_already.
  Result<Submission> approve(const std::string& id, const Caller& caller, Instant now);
  // By a person whose approval would count.
  Result<Submission> decline(const std::string& id, const Caller& caller, Instant now);
  // By its publisher.
  Result<Submission> abort(const std::string& id, const Caller& caller, Instant now);
  // Another instant; by its publisher or an approver of its territory.
  Result<Submission> schedule(const std::string& id, Instant at, const Caller& caller, Instant now);

  Result<Submission> find(const std::string& id);

 private:
  // Whether a step was due.
  Result<bool> step(const std::string& id, Instant now, const Progress& progress);
  struct Ending {
    const Code& code;
    std::optional<Withdrawal> withdrawal{};
    SharedBytes order{};  // of the withdrawal, whose digest it has: kept, so that it can be proved
  };
  Result<Submission> end(const std::string& id, const Caller& caller, const Ending& ending,
                         Instant now);

  Store& store_;
  const Config& config_;
  crypto::Verifier& verifier_;
};

// Whose approvals are missing: "publisher" counts and the counterparts left, for people and
// answers.
struct MissingApprovals {
  std::size_t publisher = 0;
  std::vector<std::string> counterparts{};

  bool none() const { return publisher == 0 && counterparts.empty(); }
};
MissingApprovals missing_approvals(const Submission& submission);

}  // namespace baytrust::service
