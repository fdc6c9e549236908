// What a relying service wishes (formats.md 3): the profile, and the jurisdictions' own settings it
// stands on. Values only; reading them from a file is gateway/service's. A profile may ask for
// more than its jurisdiction, never for less, except where judgement.md 4 and 5 say so.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gateway/decision/accept.hpp"
#include "gateway/decision/ages.hpp"
#include "policy-mapping/policy.hpp"
#include "policy-mapping/recognition.hpp"
#include "trustlists/certificate_type.hpp"
#include "validators/base/budget.hpp"
#include "validators/base/code.hpp"
#include "validators/base/digest.hpp"
#include "validators/base/oid.hpp"
#include "validators/crypto/algorithm_policy.hpp"

namespace baytrust::decision {

using policy_mapping::Money;
using policy_mapping::RelyingPolicy;

struct Jurisdiction {
  std::string code;                          // "HK", "CN-GD"
  std::map<std::string, std::string> names;  // by language tag
  int utc_offset_minutes = 0;
  AgeRule age;
  AcceptRules acceptance;
  crypto::AlgorithmPolicy algorithms = crypto::default_policy();  // dated

  friend bool operator==(const Jurisdiction&, const Jurisdiction&) = default;
};

// Which answers about revocation of the end entity must be there and good. One that says revoked or
// suspended counts whichever it is. For the CAs above it either will do.
enum class RevocationSources : std::uint8_t { crl, ocsp, either, both };
std::string_view to_string(RevocationSources sources);

// A certificate suspended at t and resumed since (judgement.md 4).
enum class AfterResumption : std::uint8_t { not_accepted, accepted };

struct RevocationRule {
  RevocationSources sources = RevocationSources::either;
  std::optional<std::int64_t> freshness;  // greatest age of a CRL or OCSP answer, seconds
  std::int64_t grace = 0;  // the newest of them must be this long after t at least, seconds
  AfterResumption after_resumption = AfterResumption::not_accepted;
  Effect hold_history_unknown = Effect::indeterminate;

  friend bool operator==(const RevocationRule&, const RevocationRule&) = default;
};

// A type whose audit statements have all lapsed.
enum class AuditRule : std::uint8_t { warn, not_accepted };
// judgement.md 6. standard: the default table; agreed: both sides must publish the same.
enum class PublicationRule : std::uint8_t { standard, agreed };
enum class AbsentKeyUsage : std::uint8_t { refused, allowed };

// Whether a signature must carry a time-stamp that is accepted.
enum class TimestampRule : std::uint8_t { optional, required };
// Of the signatures of one file: whether each must be accepted, or one.
enum class FileRule : std::uint8_t { all, any };

// A finding this service takes more seriously than others do. Never milder.
struct Raised {
  std::string code;
  Effect effect = Effect::not_accepted;

  friend bool operator==(const Raised&, const Raised&) = default;
};

// Lists that are empty ask for nothing.
struct Profile {
  std::string name;
  std::string relying;                  // R
  std::vector<RelyingPolicy> policies;  // one of these
  std::string minimum_assurance;        // a level of R's list, or empty
  std::vector<std::string> purposes;    // what the service uses certificates for
  std::vector<Money> amount_limits;     // at most one a currency
  std::vector<std::string> formats;     // of signed documents
  TimestampRule timestamp = TimestampRule::optional;
  FileRule files = FileRule::all;
  // Besides the jurisdiction's own, which it may only tighten.
  std::optional<crypto::AlgorithmPolicy> algorithms;
  RevocationRule revocation;
  std::vector<trustlists::Custody> custody;  // one of these
  std::vector<Oid> extended_key_usage;       // every one of these
  AuditRule audit = AuditRule::warn;
  PublicationRule publication = PublicationRule::standard;
  // F = R: one of these type ids, one of these policies; without either, `policies` is asked.
  std::vector<std::string> domestic_types;
  std::vector<RelyingPolicy> domestic_policies;
  AbsentKeyUsage domestic_absent_key_usage = AbsentKeyUsage::refused;
  std::vector<Raised> raised;
  Limits limits;  // of the budget of one decision

  friend bool operator==(const Profile&, const Profile&) = default;
};

// SHA-256 of the profile's canonical form (canonical.hpp): equal profiles, equal digests. The order
// of lists that are sets does not show.
Digest profile_digest(const Profile& profile);

// A profile with its digest, made once: for whoever decides often under it, as making the digest
// costs as much as the rest of a decision's bookkeeping.
class SealedProfile {
 public:
  explicit SealedProfile(Profile profile)
      : profile_(std::move(profile)), digest_(profile_digest(profile_)) {}
  const Profile& profile() const { return profile_; }
  const Digest& digest() const { return digest_; }

 private:
  Profile profile_;
  Digest digest_;
};

// A profile that lives elsewhere, sealed or not.
class ProfileRef {
 public:
  ProfileRef(const Profile& profile) : profile_(profile) {}  // NOLINT: a reference to it
  ProfileRef(const SealedProfile& sealed)                    // NOLINT: likewise
      : profile_(sealed.profile()), digest_(&sealed.digest()) {}
  const Profile& get() const { return profile_; }
  Digest digest() const { return digest_ != nullptr ? *digest_ : profile_digest(profile_); }

 private:
  const Profile& profile_;
  const Digest* digest_ = nullptr;
};

}  // namespace baytrust::decision
