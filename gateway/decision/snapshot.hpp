// TrustSnapshot: everything the gateway believed: editions of lists and registers with the instants
// of receipt and activation, editions held for approval, pins, the jurisdictions' rules, emergency
// acts. Immutable; its id is the digest of its sources. One shared_ptr serves one request. k
// selects editions by activation. Building reads no clock or disk: parsed, accepted values come in.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gateway/decision/edition.hpp"
#include "gateway/decision/pin.hpp"
#include "gateway/decision/profile.hpp"
#include "policy-mapping/compare.hpp"
#include "policy-mapping/register.hpp"
#include "trustlists/compare.hpp"
#include "trustlists/trust_list.hpp"
#include "validators/base/error.hpp"
#include "validators/base/finding.hpp"

namespace baytrust::decision {

class ListInForce;      // list_in_force.hpp
class RegisterInForce;  // register_in_force.hpp

struct ListEdition {
  EditionHeader header;  // activated is set
  std::shared_ptr<const trustlists::TrustList> list;
};
struct RegisterEdition {
  EditionHeader header;  // activated is set
  std::shared_ptr<const policy_mapping::Register> content;
};

// What a held edition no longer has: unknown until it is approved or refused (formats.md 1).
struct Dropped {
  std::vector<Digest> certificates{};                   // of services
  std::vector<std::pair<Digest, std::string>> types{};  // service certificate, type id
  std::vector<std::string> recognitions{};              // ids
};
Dropped dropped_by(const trustlists::ChangeSummary& change);
Dropped dropped_by(const policy_mapping::RegisterChange& change);

struct HeldEdition {
  EditionHeader header{};  // counts from `received`, while its predecessor is in force
  Dropped dropped{};
};

// An operator's act that never waits for an edition (interfaces.md, Auth). It only narrows.
struct EmergencyAct {
  enum class Kind : std::uint8_t { distrust_certificate, suspend_recognition };
  std::string id{};
  Kind kind = Kind::distrust_certificate;
  Digest certificate{};       // distrust_certificate: of a CA, wherever it stands on a path
  std::string relying{};      // suspend_recognition: whose register
  std::string recognition{};  // suspend_recognition: id of the entry
  Instant effective_from{};
  Instant known_from{};
  std::optional<Instant> lapses{};  // known until then, as if it had been taken back
  std::string reason{};

  bool known_at(Instant k) const { return known_from <= k && (!lapses || k < *lapses); }

  friend bool operator==(const EmergencyAct&, const EmergencyAct&) = default;
};

// Whether high-water marks stood behind the editions: documents given by hand may be older than
// ones that were seen before, and nothing remembers (formats.md 1).
enum class Rollback : std::uint8_t { checked, unchecked };

class TrustSnapshot {
 public:
  struct Sources {
    Rollback rollback = Rollback::checked;
    std::vector<Jurisdiction> jurisdictions{};
    std::vector<ListEdition> lists{};          // every accepted edition that shall be known
    std::vector<RegisterEdition> registers{};  // likewise
    std::vector<HeldEdition> held{};
    std::vector<Pin> pins{};
    std::vector<EmergencyAct> acts{};
  };
  // Order does not show. snapshot.jurisdiction.unknown: an edition of a territory that is not
  // configured; snapshot.edition.inconsistent: header and content disagree, or no activation.
  static Result<std::shared_ptr<const TrustSnapshot>> make(Sources sources);
  ~TrustSnapshot();

  const Digest& id() const { return id_; }

  const Jurisdiction* jurisdiction(std::string_view code) const;
  // The edition of greatest activation <= k (of equal ones the higher sequence); null if none.
  const ListInForce* list(std::string_view territory, Instant known_at) const;
  const RegisterInForce* mapping_register(std::string_view territory, Instant known_at) const;
  // One of each territory that has one, in the order of territory codes.
  std::vector<const ListInForce*> lists(Instant known_at) const;
  // Held editions of this document that count at k.
  std::vector<const HeldEdition*> held(const EditionHeader& in_force, Instant known_at) const;
  Rollback rollback() const { return sources_.rollback; }
  std::span<const EmergencyAct> acts() const { return sources_.acts; }
  const Sources& sources() const { return sources_; }

 private:
  explicit TrustSnapshot(Sources sources);
  Sources sources_;  // sorted
  Digest id_;
  // Oldest activation first.
  std::map<std::string, std::vector<std::unique_ptr<const ListInForce>>, std::less<>> lists_;
  std::map<std::string, std::vector<std::unique_ptr<const RegisterInForce>>, std::less<>>
      registers_;
};

// What a decision has to say about where the snapshot came from: list.rollback.unchecked.
Findings reservations(const TrustSnapshot& snapshot);

// The snapshot that new requests use. Thread-safe; a request keeps the one it started with.
class SnapshotHolder {
 public:
  explicit SnapshotHolder(std::shared_ptr<const TrustSnapshot> first)
      : current_(std::move(first)) {}

  std::shared_ptr<const TrustSnapshot> current() const {
    const std::lock_guard lock(mutex_);
    return current_;
  }
  void swap_in(std::shared_ptr<const TrustSnapshot> next) {
    const std::lock_guard lock(mutex_);
    current_.swap(next);  // the old one is released after the lock
  }

 private:
  mutable std::mutex mutex_;
  std::shared_ptr<const TrustSnapshot> current_;
};

}  // namespace baytrust::decision
