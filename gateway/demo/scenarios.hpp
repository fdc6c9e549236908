// What the demonstration does and what has to come out, as literals: scenarios.cpp and
// scenarios_files.cpp are the reviewed expectations, and nothing in it is computed. Scenario
// numbers are those of the documentation (docs/scenarios.md).
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "gateway/messages/language.hpp"

namespace baytrust::demo {

// One judgement of a certificate, or of the first signature of a file.
struct Judgement {
  std::string_view certificate;  // name in the World, or file name in SignedFiles
  std::string_view ca;           // its issuer, given as chain
  std::string_view profile;      // name; empty: the relying jurisdiction's built-in one
  std::string_view relying;
  std::string_view at;        // t, RFC 3339
  std::string_view known_at;  // k
  std::string_view ocsp{};    // a response in the World that is given along; empty: none

  bool of_file() const { return certificate.find('.') != std::string_view::npos; }
};
struct Verdict {
  std::string_view outcome, accepted, indication, sub_indication;
  std::string_view legs;  // period root issuer type policy: + passed, - failed, ? unknown; "" none
  std::vector<std::string_view> codes;  // findings that must be there
};

// One attempt to import an edition of Hong Kong's trust list.
struct Push {
  std::int64_t sequence = 0;
  std::string_view issued;
};
struct Answer {
  std::string_view outcome;  // "accepted", "refused", ...
  std::string_view code;
};

struct Step {
  int scenario = 0;
  messages::Translations title;
  // Exactly one of the two: a judgement with its verdict, or a push with its answer.
  struct {
    Judgement ask;
    Verdict expected;
  } judged{};
  struct {
    Push ask;
    Answer expected;
  } pushed{};

  bool is_push() const { return pushed.ask.sequence != 0; }
};

// Sorted by scenario; within one, in the order to be taken.
std::span<const Step> steps();
std::span<const Step> file_steps();  // those of signed files

}  // namespace baytrust::demo
