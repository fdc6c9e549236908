// EditionStore: what the import, approve and load use cases need kept for ever: editions of trust
// lists and registers by digest, the pins they are verified with, the highest sequence ever seen
// of each publisher, approvals, and refused candidates that are evidence (equivocation).
//
// Contract, for every adapter:
// - a call is one transaction: all of it is on disk when it returns, or nothing ever happened
//   (kill -9 included);
// - nothing is deleted or changed except what a call says; bytes come back as they were given;
// - every change moves revision() on. A change that was decided from what the store held names the
//   revision its caller read; the store refuses it (store.changed_meanwhile) when another writer
//   was faster, and the use case, which knows what to decide again, retries;
// - one object serves one thread; many processes may open the same store.
// Who can write the store can make the gateway trust anything pinned in it; editions themselves are
// verified again on every load, so a changed edition is found out.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "gateway/decision/edition.hpp"
#include "validators/base/bytes.hpp"
#include "validators/base/digest.hpp"
#include "validators/base/error.hpp"
#include "validators/base/instant.hpp"

namespace baytrust::service {

using decision::DocumentKind;

// The numbers are in stores and never change, as those of the enums below.
enum class EditionState : std::uint8_t {
  active,        // accepted; in force from `activated` until the next active edition's
  held,          // waits for approvals; judged by its predecessor minus what it dropped
  equivocating,  // same sequence as another edition, other content: kept as evidence only
  refused,       // was held; it counted until `refused`, never became active and never will
};
std::string_view to_string(EditionState state);

struct Approval {
  std::string name;
  Instant at;

  friend bool operator==(const Approval&, const Approval&) = default;
};

// An edition without its bytes.
struct EditionRecord {
  DocumentKind kind = DocumentKind::trust_list;
  std::string territory;
  std::uint64_t sequence = 0;
  Digest digest;   // its identity: of the signed content, not of the file
  Instant issued;  // the signer's claim, kept because issue times must not go back
  EditionState state = EditionState::active;
  std::string reason;  // the code it is held or kept by; empty when active at once
  Instant received;
  std::optional<Instant> activated;
  std::optional<Instant> refused;   // since when a held edition counts no longer
  std::vector<Approval> approvals;  // in the order they were given
  std::vector<Digest> files;        // SHA-256 of each signed file, newest last (co-signing)
  std::vector<Digest> signers;      // certificates whose verified signatures are kept, ascending

  friend bool operator==(const EditionRecord&, const EditionRecord&) = default;
};

// A signer that editions of a territory may be verified with.
struct Pin {
  std::string territory;
  Digest fingerprint;
  Bytes certificate;  // DER
  Instant added;
  std::optional<Instant> distrusted_from;

  friend bool operator==(const Pin&, const Pin&) = default;
};

// A signed file as it came.
struct SignedFile {
  Digest digest;  // SHA-256
  SharedBytes bytes;
};

// What one accepted (or held, or equivocating) import writes, all or nothing.
struct NewEdition {
  EditionRecord record;  // without `approvals`; `files` is made of `file`
  SignedFile file;
  std::optional<std::uint64_t> high_water;  // the mark after it; empty: unchanged
  std::uint64_t revision = 0;               // the store's, when the caller decided
};

// Another signed file of an edition already kept: its signatures are added.
struct NewSignatures {
  Digest edition;
  SignedFile file;
  std::vector<Digest> signers;  // the new ones
  std::uint64_t revision = 0;
};

struct NewApproval {
  Digest edition;
  Approval approval;
  // With this approval the edition becomes active now; empty: more approvals are needed.
  std::optional<Instant> activated;
  std::optional<std::uint64_t> high_water;
  std::uint64_t revision = 0;
};

// What two persons decide about whom to trust, kept for ever as a log. Equal acts are one.
struct TrustAct {
  enum class Kind : std::uint8_t {
    pin,               // `certificate` becomes a pin; the pins `ends` end then, or a second after
    distrust,          // the pin `fingerprint` is none from `from` on
    reset_high_water,  // of trust lists: the mark becomes `sequence`, which is lower
  };
  Kind kind = Kind::pin;
  std::string territory;
  Digest fingerprint;  // zero for reset_high_water
  Bytes certificate;   // DER, of `pin`
  Instant from;
  std::uint64_t sequence = 0;
  std::vector<Digest> ends;

  friend bool operator==(const TrustAct&, const TrustAct&) = default;
};
std::string_view to_string(TrustAct::Kind kind);  // "pin", "distrust", "reset-high-water"

struct TrustActRecord {
  TrustAct act;
  std::vector<Approval> approvals;  // in the order they were given
  std::optional<Instant> done;      // when it took effect

  friend bool operator==(const TrustActRecord&, const TrustActRecord&) = default;
};

// One person's part. An act with fewer than two names takes it; else it begins a new one.
struct NewActApproval {
  TrustAct act;
  Approval approval;
  std::optional<Instant> done;  // with it the act takes effect now; empty: it waits
  std::uint64_t revision = 0;
};

class EditionStore {
 public:
  virtual ~EditionStore() = default;

  virtual Result<std::uint64_t> revision() = 0;

  // Every pin ever made, in the order of territory, then fingerprint.
  virtual Result<std::vector<Pin>> pins() = 0;
  virtual Result<void> add_pin(const Pin& pin) = 0;  // store.known when it is there

  // 0 when none was ever seen.
  virtual Result<std::uint64_t> high_water(DocumentKind kind, const std::string& territory) = 0;

  // All editions, ordered by kind, territory, sequence, received, digest.
  virtual Result<std::vector<EditionRecord>> editions() = 0;
  virtual Result<std::optional<EditionRecord>> find(const Digest& edition) = 0;
  // The bytes of one signed file; store.unknown when the store never had it.
  virtual Result<SharedBytes> file(const Digest& file_digest) = 0;

  // store.known for an edition that is already there. The mark never falls.
  virtual Result<void> add(const NewEdition& edition) = 0;
  virtual Result<void> add_signatures(const NewSignatures& signatures) = 0;
  // store.approved_already when this name has; store.not_held when it is not waiting.
  virtual Result<void> approve(const NewApproval& approval) = 0;

  // All acts, in the order they were begun.
  virtual Result<std::vector<TrustActRecord>> acts() = 0;
  // store.approved_already when this name has. Where it takes effect: a pin is made, or ends (an
  // earlier end stays), or the mark falls, in the same transaction; store.known for a pin that is
  // there, store.unknown for one that is not.
  virtual Result<void> approve_act(const NewActApproval& approval) = 0;
};

}  // namespace baytrust::service
