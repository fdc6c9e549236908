// SubmissionStore: what partners pushed, and how far each has come (interfaces.md, submissions).
// Contract as of EditionStore: a call is one transaction with everything it names: the new state,
// the edition that becomes active with it, the events that tell of it. Nothing is ever deleted.
// Who can write here can make an edition active; editions are verified again on every load.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/service/edition_store.hpp"
#include "gateway/service/event_store.hpp"
#include "validators/base/digest.hpp"
#include "validators/base/error.hpp"
#include "validators/base/instant.hpp"

namespace baytrust::service {

// The numbers are in stores and never change.
enum class SubmissionState : std::uint8_t {
  received = 0,   // kept; nothing is said yet
  verified = 1,   // envelope and document hold
  staged = 2,     // accepted as the next edition, impact reported; waits for approvals
  approved = 3,   // every approval is there; waits to be scheduled
  scheduled = 4,  // becomes active at activate_at
  active = 5,
  rejected = 6,
  superseded = 7,  // another edition of its document became active first
};
std::string_view to_string(SubmissionState state);
// active, rejected, superseded.
enum class Finality : std::uint8_t { open, final };
Finality finality(SubmissionState state);

struct SubmissionApproval {
  std::string name;       // the account
  std::string territory;  // for whom: the publisher's, or the counterpart's
  Instant at;

  friend bool operator==(const SubmissionApproval&, const SubmissionApproval&) = default;
};

// One step, as it was taken.
struct SubmissionStep {
  SubmissionState state = SubmissionState::received;
  std::string by;    // account; empty: the gateway itself
  std::string code;  // why, of rejected and superseded
  Instant at;

  friend bool operator==(const SubmissionStep&, const SubmissionStep&) = default;
};

struct Submission {
  std::string id;  // submission_id of the envelope
  DocumentKind kind = DocumentKind::trust_list;
  std::string territory;
  std::uint64_t sequence = 0;
  Digest edition;         // identity of the signed content; zero until verified
  Digest file;            // SHA-256 of the signed document
  Digest envelope;        // SHA-256 of the envelope, itself kept as a file; zero: handed in without
  std::string submitter;  // account
  Instant received;
  std::optional<Instant> activate_at;  // as promised; empty: as soon as approved
  SubmissionState state = SubmissionState::received;
  std::vector<SubmissionApproval> approvals;  // in the order they were given
  std::vector<SubmissionStep> steps;          // the first is received
  std::string findings;                       // canonical JSON array; empty until verified
  std::string impact;                         // canonical JSON object; empty until staged
  // Territories whose persons must approve beside the publisher's own (a widened mapping).
  std::vector<std::string> counterparts;

  friend bool operator==(const Submission&, const Submission&) = default;
};

// The code of the step by which another submission's step ends an open one; `by` is empty.
inline constexpr std::string_view kSupersededReason = "submission.superseded";

struct NewSubmission {
  Submission submission;  // state received, one step; `file`, `envelope` are made of what follows
  SignedFile document;
  std::optional<SignedFile> envelope;
};

// The edition side of a step.
struct EditionWrite {
  enum class Kind : std::uint8_t {
    none,
    add,            // `edition` is new: active, or held by its shrink; its `revision` is not read
    activate_held,  // the held edition `digest` becomes active
    refuse_held,    // the held edition `digest` never will: it stops counting at `at`
  };
  Kind kind = Kind::none;
  std::optional<NewEdition> edition{};
  Digest digest{};
  Instant at{};
  std::optional<std::uint64_t> high_water{};  // of activate_held; `add` has its edition's
};

// One step of a submission, with all it brings about.
struct Transition {
  std::string id;
  SubmissionState from = SubmissionState::received;  // store.changed_meanwhile if it no longer is
  SubmissionStep step;
  // What the step fills in; empty: unchanged.
  std::optional<Digest> edition{};
  std::optional<std::string> findings{};
  std::optional<std::string> impact{};
  std::optional<Instant> activate_at{};
  std::optional<std::vector<std::string>> counterparts{};
  std::optional<SubmissionApproval> approval{};
  std::optional<SignedFile> order{};  // the envelope that asked for the step, kept as a file
  EditionWrite write{};
  std::vector<std::string> supersedes{};  // open submissions that end by this step
  std::vector<NewEvent> events{};
  // The editions' (EditionStore) when the caller decided: it must still be so, and moves on by an
  // edition write. 0, without an edition write: the step does not depend on editions.
  std::uint64_t revision = 0;
};

struct SubmissionQuery {
  std::optional<SubmissionState> state{};
  std::string territory{};  // empty: any
  std::size_t limit = 100;  // newest first, as they were received here; capped at 1,000
};

class SubmissionStore {
 public:
  virtual ~SubmissionStore() = default;

  // store.known for an id that was ever used: an envelope is never taken twice.
  virtual Result<void> receive(const NewSubmission& submission) = 0;
  virtual Result<std::optional<Submission>> find(const std::string& id) = 0;
  virtual Result<std::vector<Submission>> list(const SubmissionQuery& query) = 0;
  // Not yet final, oldest first: what a restarted gateway goes on with.
  virtual Result<std::vector<Submission>> open_ones() = 0;
  // A step that only adds an approval has step.state == from.
  // store.unknown, store.changed_meanwhile (of a final submission too: it takes no step),
  // store.approved_already (same name), and what the edition write meets: store.known,
  // store.unknown, store.not_held. One of `supersedes` that is final: store.changed_meanwhile.
  virtual Result<void> advance(const Transition& transition) = 0;
};

}  // namespace baytrust::service
