// Every edition of one list or register that the store keeps, oldest first, with what became of it
// and what it changed; and the services or entries as they stood at an instant, by what was known
// at another. Every edition is verified again; one that no longer verifies is shown as such.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gateway/service/edition_diff.hpp"
#include "gateway/service/edition_store.hpp"
#include "policy-mapping/entry_state.hpp"
#include "trustlists/status_history.hpp"

namespace baytrust::service {

struct ChronicleEntry {
  enum class State : std::uint8_t { in_force, superseded, held, refused };

  EditionRecord record;
  State state = State::held;
  std::optional<Error> unreadable{};  // store.altered; then nothing below is known
  std::optional<Instant> next_update{};
  // The edition that was in force when this one came; empty for the first.
  std::optional<std::uint64_t> compared_with{};
  Changes changes{};
};
std::string_view to_string(ChronicleEntry::State state);  // "in-force", "superseded", ...

struct ChronicleRequest {
  DocumentKind kind = DocumentKind::trust_list;
  std::string territory;
  Instant now;
};
Result<std::vector<ChronicleEntry>> chronicle(EditionStore& store, crypto::Verifier& verifier,
                                              const ChronicleRequest& request);

// A listed service as it stood at t.
struct ServiceAsOf {
  xml::Texts provider;
  xml::Texts name;
  std::string certificate;                        // SHA-256; empty where it is not listed by one
  std::optional<trustlists::ServiceState> state;  // empty: not listed yet
  trustlists::Standing standing = trustlists::Standing::ended;
};
struct EntryAsOf {
  policy_mapping::Recognition recognition;
  policy_mapping::EntryState state = policy_mapping::EntryState::unknown;
};
struct AsOf {
  decision::EditionHeader header;  // of the edition that was in force at k
  std::vector<ServiceAsOf> services{};
  std::vector<EntryAsOf> entries{};
};
// Bitemporal, both half-open: k selects the edition (the last activated at or before k), t the
// state that this edition tells for t (the last one that began at or before t).
struct AsOfRequest {
  DocumentKind kind = DocumentKind::trust_list;
  std::string territory;
  Instant at;        // t
  Instant known_at;  // k
};
// Empty: no edition was active at k.
Result<std::optional<AsOf>> as_of(EditionStore& store, crypto::Verifier& verifier,
                                  const AsOfRequest& request);

}  // namespace baytrust::service
