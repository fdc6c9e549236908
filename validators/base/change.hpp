// Change: one difference between two editions of the same document, in the words of the field: a
// stable code, the place, what stood there before and after, and what it does to trust. The third
// vocabulary beside Error and Finding: nothing failed and nothing was judged. Feeds, histories and
// the console are views of lists of changes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "validators/base/code.hpp"
#include "validators/base/fact.hpp"

namespace baytrust {

// What a change does to what was trusted before. Widening: something could be trusted that was
// not; narrowing: the reverse; both where it does both or cannot be told from the document alone.
enum class Direction : std::uint8_t { none, text, narrowing, widening, both };
std::string_view to_string(Direction direction);  // "none", "text", "narrowing", ...
// Of two changes together.
Direction join(Direction a, Direction b);
Direction direction_by(bool widens, bool narrows);

// Where in a document, from the outside inwards. `id` is stable between editions; `names` are what
// the document calls it, by language, and may be empty.
struct PlaceStep {
  enum class Kind : std::uint8_t {
    list,              // id: territory
    mapping_register,  // id: publisher
    provider,          // id: its first name
    service,           // id: SHA-256 of its certificate, or what its key is made of
    type,              // id: the certificate type's
    recognition,       // id: the entry's
    ca_pair,           // id: "SHA-256 of the root/SHA-256 of the issuer"
  };
  Kind kind = Kind::list;
  std::string id{};
  std::vector<std::pair<std::string, std::string>> names{};  // language, name

  friend bool operator==(const PlaceStep&, const PlaceStep&) = default;
};
using Place = std::vector<PlaceStep>;
std::string_view to_string(PlaceStep::Kind kind);  // "list", "register", "provider", ...
// "service 3f2a…/type personal": kinds and ids, for tests and logs.
std::string to_string(const Place& place);

class Change {
 public:
  // before, after: empty where there was, or is, nothing.
  Change(const Code& code, Place place, Direction direction, std::string before, std::string after);

  const Code& code() const { return *code_; }
  const Place& place() const { return place_; }
  Direction direction() const { return direction_; }
  const std::string& before() const { return before_; }
  const std::string& after() const { return after_; }

  friend bool operator==(const Change& a, const Change& b) {
    return a.code() == b.code() && a.place_ == b.place_ && a.direction_ == b.direction_ &&
           a.before_ == b.before_ && a.after_ == b.after_;
  }

 private:
  const Code* code_;
  Place place_;
  Direction direction_;
  std::string before_, after_;
};
using Changes = std::vector<Change>;

// Of all of them together; none where there is none.
Direction direction_of(const Changes& changes);
// For logs and test output: "code place: before -> after (direction)".
std::string describe(const Change& change);

}  // namespace baytrust
