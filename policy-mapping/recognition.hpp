// Recognition: one entry of the policy-mapping register: certificates of one type, issued by these
// CAs of the issuing jurisdiction, count in the relying jurisdiction as these policies, for this
// time, under these conditions. Directional, not symmetric, not transitive. An entry is never
// deleted: its status history ends it. Judging one is legs.hpp; making a path::CrossLink link.hpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "policy-mapping/family.hpp"
#include "policy-mapping/policy.hpp"
#include "policy-mapping/requirements.hpp"
#include "validators/base/digest.hpp"
#include "validators/base/instant.hpp"
#include "validators/path/name_limits.hpp"
#include "validators/x509/marker.hpp"
#include "validators/xml/texts.hpp"

namespace baytrust::policy_mapping {

enum class Kind : std::uint8_t { certificate, timestamp };
std::string_view to_string(Kind kind);

enum class Status : std::uint8_t { in_force, suspended, withdrawn };
std::string_view to_string(Status status);  // "in-force", "suspended", "withdrawn"

// compromise and correction may take effect before they were known; the others may not.
enum class Reason : std::uint8_t { agreement, review, cessation, compromise, correction };
std::string_view to_string(Reason reason);
constexpr bool may_be_retroactive(Reason reason) {
  return reason == Reason::compromise || reason == Reason::correction;
}

struct StatusChange {
  Status status = Status::in_force;
  Instant effective_from{};
  Reason reason = Reason::agreement;
  xml::Texts note{};  // may be empty

  friend bool operator==(const StatusChange&, const StatusChange&) = default;
};

// A bound a reviewer set where publications leave a date out: who, when, and the bound to use.
struct ReviewedBound {
  Instant bound{};
  std::string by{};
  Instant reviewed_at{};

  friend bool operator==(const ReviewedBound&, const ReviewedBound&) = default;
};

// One end of a half-open interval [from, to).
struct Bound {
  enum class Kind : std::uint8_t {
    at,       // the published instant
    open,     // "until further notice", or no bound on this side
    unknown,  // not published: judged unknown unless `reviewed` says otherwise
  };
  Kind kind = Kind::unknown;
  Instant instant{};                        // at
  std::optional<ReviewedBound> reviewed{};  // unknown
  std::string source{};                     // where the date, or its absence, was read

  static Bound at(Instant t, std::string source = {}) {
    return {Kind::at, t, {}, std::move(source)};
  }
  static Bound open(std::string source = {}) { return {Kind::open, {}, {}, std::move(source)}; }
  friend bool operator==(const Bound&, const Bound&) = default;
};

// The instant that counts: the published one, else the reviewed one; empty: open or unknown.
std::optional<Instant> effective(const Bound& bound);

enum class Ternary : std::uint8_t { no, unknown, yes };
struct Interval {
  Bound from{};
  Bound to{};

  friend bool operator==(const Interval&, const Interval&) = default;
};
// from <= t < to, where a bound is missing: no if the other bound already excludes t, else unknown.
Ternary contains(const Interval& interval, Instant t);

// Legs 2 and 3: an anchor and the direct issuer under it, by certificate.
struct CaPair {
  Digest root_sha256{};
  Digest issuer_sha256{};
  Interval period{};

  friend bool operator==(const CaPair&, const CaPair&) = default;
};

// Leg 4: where the certificate says its type; a subject attribute needs at least one value.
using TypeRule = x509::Marker;

struct Money {
  std::int64_t amount = 0;  // whole units, 0 .. 2^53-1
  std::string currency{};   // ISO 4217

  friend bool operator==(const Money&, const Money&) = default;
};

struct CountsAs {
  std::vector<RelyingPolicy> policies{};  // at least one, each once; never anyPolicy
  std::string relying_level{};            // of the relying list's AssuranceOrder; may be empty
  std::string issuing_level{};            // of the issuing list's; may be empty
  std::vector<std::string> purposes{};    // each once; empty: every purpose
  std::optional<Money> reliance_limit{};

  friend bool operator==(const CountsAs&, const CountsAs&) = default;
};

// Name constraints as the register writes them, and as path validation uses them.
class Constraints {
 public:
  Constraints() = default;
  // Texts as in path/name_limits.hpp. register.constraint.malformed otherwise.
  static Result<Constraints> make(std::vector<std::string> permitted,
                                  std::vector<std::string> excluded);
  const std::vector<std::string>& permitted() const { return permitted_; }
  const std::vector<std::string>& excluded() const { return excluded_; }
  const path::NameLimits& limits() const { return limits_; }

  friend bool operator==(const Constraints& a, const Constraints& b) {
    return a.permitted_ == b.permitted_ && a.excluded_ == b.excluded_;
  }

 private:
  std::vector<std::string> permitted_, excluded_;
  path::NameLimits limits_;
};

struct Evidence {
  std::string uri{};
  std::optional<Digest> sha256{};
  xml::Texts title{};

  friend bool operator==(const Evidence&, const Evidence&) = default;
};
struct Review {
  std::string by{};
  Instant at{};
  std::optional<Instant> next{};

  friend bool operator==(const Review&, const Review&) = default;
};

struct Recognition {
  std::string id{};  // [A-Za-z0-9._-], 1 to 64 characters, unique in its register
  Kind kind = Kind::certificate;
  std::string relying{};  // jurisdiction codes
  std::string issuing{};
  std::vector<StatusChange> status{};  // at least one, effective_from not descending
  xml::Texts legal_basis{};
  std::vector<Evidence> evidence{};
  std::optional<Review> reviewed{};
  Interval period{};                           // leg 1
  std::vector<CaPair> ca_pairs{};              // legs 2 and 3, at least one
  std::optional<TypeRule> certificate_type{};  // leg 4; absent only for timestamp
  PolicyFamily policy_family{};                // leg 5
  Requirements required{};                     // `requires` of the register
  CountsAs counts_as{};
  Constraints constraints{};

  friend bool operator==(const Recognition&, const Recognition&) = default;
};

// The change in force at t: the last one with effective_from <= t; of equal instants the later in
// the document. Null before the first.
const StatusChange* status_at(const Recognition& recognition, Instant t);

// Changes of `recognition` that `before` does not have, whose effective_from precedes known_from
// though their reason does not allow it: recognition.status.retroactive. With compromise or
// correction: recognition.status.corrected (info).
Findings judge_new_statuses(const Recognition* before, const Recognition& recognition,
                            Instant known_from);

// The review date passed: recognition.review.overdue (warning); nothing otherwise.
Findings judge_review(const Recognition& recognition, Instant t);

}  // namespace baytrust::policy_mapping
