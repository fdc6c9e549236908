// Comparing recognitions: the two published copies of one direction (dual publication), and two
// editions of one register (shrink, widening, narrowing).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "policy-mapping/recognition.hpp"
#include "policy-mapping/register.hpp"
#include "validators/base/change.hpp"

namespace baytrust::policy_mapping {

enum class Field : std::uint8_t {
  status,
  period,
  ca_pairs,
  type,
  family,
  required,
  constraints,
  counts_as,
  text,  // legal basis, evidence, review, notes, sources of dates: no bearing on trust
};
std::string_view to_string(Field field);  // "status", "requires", ...

// Fields in which two entries differ, in enum order; sources of dates and notes are `text`. A date
// that a reviewer set counts like a published one. Kind, relying and issuing are part of identity
// and reported as `type`.
std::vector<Field> differing_fields(const Recognition& a, const Recognition& b);

enum class Publication : std::uint8_t {
  agreed,
  relying_only,
  issuing_only,
  differs_text,
  differs_trust,
};
std::string_view to_string(Publication publication);  // "agreed", "relying-only", ...

struct PublicationPair {
  std::string id{};
  Publication publication = Publication::agreed;
  std::vector<Field> fields{};           // what differs
  const Recognition* relying = nullptr;  // the relying jurisdiction's own entry
  const Recognition* issuing = nullptr;  // the issuing jurisdiction's copy
};

// Every entry of the direction (relying <- issuing) in either register, matched by id, sorted by
// id. A missing register is one without entries. The registers must outlive the answer.
struct PublicationInputs {
  const Register* relying_register = nullptr;
  const Register* issuing_register = nullptr;
  std::string_view relying{};
  std::string_view issuing{};
};
std::vector<PublicationPair> compare_publications(const PublicationInputs& in);

// The stricter status of the two copies at t: suspended or withdrawn on either side stops.
std::optional<Status> stricter_status_at(const PublicationPair& pair, Instant t);

// What an edition does to what was recognised before, of this one entry.
using baytrust::Direction;
Direction direction_of(const Recognition& before, const Recognition& after);

struct EntryChange {
  std::string id{};
  Direction direction = Direction::none;
  std::vector<Field> fields{};

  friend bool operator==(const EntryChange&, const EntryChange&) = default;
};

struct RegisterChange {
  std::size_t entries_before = 0, entries_after = 0;
  std::size_t pairs_before = 0, pairs_after = 0;
  std::vector<std::string> lost{};     // ids gone: never right, entries are withdrawn instead
  std::vector<std::string> gained{};   // new ids: widening if ever in force
  std::vector<EntryChange> changed{};  // in id order; also those whose lists are only reordered
  std::vector<std::string> history_rewritten{};  // a past status change altered or vanished
  // Everything that changed, under the codes of change_codes.hpp: the register itself, then its
  // entries by id. Sequence number, issue time and next update differ between any two editions and
  // are no changes; nor is the order of what is a set.
  Changes changes{};

  bool empty() const { return changes.empty(); }
  bool widens() const;
  bool narrows() const;
  // Share of the earlier entries that are absent now, in 1/1000; withdrawal is not absence.
  unsigned lost_permille() const;
};
RegisterChange compare(const Register& before, const Register& after);

}  // namespace baytrust::policy_mapping
