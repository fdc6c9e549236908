// Decision: the verdict as a value, with everything it rests on (formats.md 4). Answers, records,
// reports and the console are views of it. No id, engine, text, hint, duration, log or receipt.
// canonical() and digest() are its identity: equal inputs give equal bytes.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gateway/decision/ages.hpp"
#include "gateway/decision/evidence.hpp"
#include "gateway/decision/outcome.hpp"
#include "policy-mapping/compare.hpp"
#include "policy-mapping/legs.hpp"
#include "validators/base/digest.hpp"
#include "validators/base/finding.hpp"
#include "validators/base/instant.hpp"
#include "validators/base/oid.hpp"
#include "validators/revocation/judge.hpp"
#include "validators/x509/certificate.hpp"

namespace baytrust::decision {

struct DocumentUsed {
  DocumentRole role = DocumentRole::issuing_list;
  DocumentKind kind = DocumentKind::trust_list;
  std::string territory{};
  std::uint64_t sequence = 0;
  Digest digest{};
  Age age;
  std::int64_t grace = 0;  // the rule's g, seconds
};

// Of the end entity, as F's list says at t. Absent: of no listed type, or of several.
struct CertificateTypeUsed {
  std::string id{};
  std::string holder{};   // "person", ...
  std::string custody{};  // "file", "device", "server-side"
  std::vector<std::string> uses{};
};

struct Assurance {
  std::string native{};  // of F's list
  std::string mapped{};  // of R's list
  std::string rule{};    // the register entry's id, or "domestic"
};

using LegResults = std::array<policy_mapping::LegResult, policy_mapping::kLegCount>;

// One register entry of (R <- F) that was tried on the path.
struct RecognitionTried {
  enum class Selected : std::uint8_t { no, yes };
  std::string id{};
  Selected selected = Selected::no;
  Recognition result = Recognition::unknown;
  LegResults legs{};
  policy_mapping::Publication publication = policy_mapping::Publication::agreed;
  std::vector<policy_mapping::Field> differing{};  // between the two publications
  Findings findings{};  // of an entry not selected; the selected one's are the decision's own
};

// One step of the policy graph that is still in use.
struct PolicyEdge {
  enum class Origin : std::uint8_t { mapping_register, certificate };
  Oid from{};  // nearer the anchor: the relying domain
  Oid to{};
  Origin origin = Origin::certificate;
  std::string reference{};  // id of the register entry, or "path[0]"

  friend auto operator<=>(const PolicyEdge&, const PolicyEdge&) = default;
};
struct PolicyTrail {
  std::vector<policy_mapping::IssuingPolicy> expanded{};  // sorted
  std::vector<PolicyEdge> edges{};                        // sorted
};

struct RevocationUsed {
  Digest certificate{};
  revocation::State state = revocation::State::unknown;
  std::optional<Instant> revocation_date{};
  std::string reason{};        // "keyCompromise", or empty
  std::vector<Digest> crls{};  // leaned on
  std::vector<Digest> ocsp{};  // OCSP responses leaned on
};

// A certificate whose status is unknown, and who issued it; the place in its path.
struct UnknownStatus {
  x509::Certificate certificate;
  x509::Certificate issuer;
  std::size_t index = 0;
};

// What became of one time-stamp of the request's signature: whether its time counts, and what its
// authority is here.
struct TimestampJudged {
  Accepted accepted = Accepted::unknown;
  std::string issuing{};  // of the authority; empty: unknown
  Home home = Home::indeterminate;
  Recognition recognition = Recognition::unknown;
  std::vector<x509::Certificate> path{};  // the authority's
  Findings findings{};                    // of the authority, or why the token does not hold
  // Of the authority's chain, then and since: for whoever could find out. Not of canonical().
  std::vector<UnknownStatus> unknown{};
};

// A candidate that was not chosen, and why.
enum class WhyLost : std::uint8_t { home, recognition, longer, fingerprints };
std::string_view to_string(WhyLost why);  // "home", "recognition", "longer", "fingerprints"

struct CandidateTried {
  std::string issuing{};       // empty: no list holds its anchor in force at t
  std::vector<Digest> path{};  // target first, anchor last
  Home home = Home::indeterminate;
  Recognition recognition = Recognition::unknown;
  WhyLost why = WhyLost::home;
  Findings findings{};
};

struct Decision {
  explicit Decision(Request asked) : request(std::move(asked)) {}

  // Asked.
  Request request;
  std::string relying;  // R
  std::string issuing;  // F; empty: unknown
  Instant asked_at;     // the request's
  Instant at;           // t
  TimeBasis time_basis = TimeBasis::request;
  Instant known_at;  // k
  Digest snapshot;
  std::string profile;
  Digest profile_digest;

  // Answered.
  Home home = Home::indeterminate;
  Recognition recognition = Recognition::unknown;
  ProfileResult profile_result = ProfileResult::not_met;
  Verdict verdict;
  std::vector<RelyingPolicy> accepted_as;  // sorted
  Assurance assurance;

  // Why.
  std::vector<x509::Certificate> path;  // target first, anchor last; empty: no signer at hand
  std::optional<CertificateTypeUsed> certificate_type;
  std::vector<TimestampJudged> timestamps;     // one for each of the request's, in their order
  std::optional<LegResults> legs;              // of the selected entry
  std::vector<RecognitionTried> recognitions;  // sorted by id
  PolicyTrail policy;
  std::vector<RevocationUsed> revocation;                       // target first
  std::vector<DocumentUsed> documents;                          // in the order of roles
  std::optional<policy_mapping::Publication> dual_publication;  // of the selected entry
  std::vector<CandidateTried> candidates;                       // the others, best first
  std::uint64_t candidates_not_reported = 0;                    // beyond kMaxCandidatesReported
  // Those that count, by what they count for; `profile` includes what no list or register says.
  Findings home_findings;
  Findings recognition_findings;
  Findings profile_findings;
  std::vector<Digest> inputs;  // SHA-256 of every byte string used, sorted, each once
};
inline constexpr std::size_t kMaxCandidatesReported = 16;

// All three, in this order.
Findings all_findings(const Decision& decision);

// RFC 8785 JSON; docs/schemas/decision.schema.json is its contract.
std::string canonical(const Decision& decision);
// D: SHA-256 of canonical().
Digest digest(const Decision& decision);

}  // namespace baytrust::decision
