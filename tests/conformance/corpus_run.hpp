// Runs the independent corpora through the path batch and says where the answers differ from what
// the corpora expect. The corpora stay beside the checkout; nothing of them is copied.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "validators/crypto/verifier.hpp"

namespace baytrust::conformance {

// A corpus and how many cases, of which how many valid, it must have: a shrunken one is no pass.
struct Corpus {
  std::string_view name;
  std::size_t cases;
  std::size_t valid;
  std::string_view what;
};
std::span<const Corpus> corpora();

// Tags of boringssl-verify-chain whose expectation is a browser's policy, not a standard's.
std::span<const std::string_view> tags_left_out();

// A case whose expectation is not ours, reviewed one by one.
struct Explanation {
  std::string_view id;
  std::string_view clause;
  std::string_view why;
};
std::span<const Explanation> explanations();
const Explanation* explanation_of(std::string_view id);

struct Answer {
  std::string id;
  std::string note;
  bool expected_valid = false;
  std::string result;  // "valid", "invalid", "indeterminate", or the code of a bad line
  std::vector<std::string> worst_codes;  // of the findings that decided, for people
  // user_constrained_policies, as the corpus states them and as they came out.
  std::optional<std::vector<std::string>> expected_policies;
  std::vector<std::string> policies;
  bool left_out = false;

  bool agrees() const { return (result == "valid") == expected_valid; }
};

// Empty where the corpora are not there.
std::optional<std::vector<Answer>> run(const Corpus& corpus, crypto::Backend backend);

// How many cases the c14n corpus has of each algorithm; they run on the canonicaliser.
std::map<std::string, std::size_t> c14n_cases();

}  // namespace baytrust::conformance
