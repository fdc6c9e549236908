// `baytrust path`: RFC 5280 path validation of many cases, one JSON object a line in, one a line
// out, in the order they came. The contract of both is the design of the command. Files are read
// through a port; a bad line is answered with its code and the batch goes on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "gateway/service/path_batch_case.hpp"
#include "validators/base/bytes.hpp"
#include "validators/base/digest.hpp"
#include "validators/base/finding.hpp"
#include "validators/crypto/verifier.hpp"

namespace baytrust::service {

// The bytes of a named file, or nothing where it cannot be read or is larger than `limit`. Called
// from several threads. Names are as they stand in the cases: the caller knows the root.
using FileReader = std::function<std::optional<Bytes>(const std::string& name, std::size_t limit)>;

struct PathBatchOptions {
  std::size_t jobs = 1;  // threads; 1 to 256
  Instant now;           // judges cases without a time; one for the whole run
};

struct PathBatchSummary {
  std::uint64_t lines = 0;  // empty ones are skipped and not counted
  std::uint64_t valid = 0;
  std::uint64_t invalid = 0;
  std::uint64_t indeterminate = 0;
  std::uint64_t bad = 0;

  bool every_line_got_a_result() const { return bad == 0; }
};

PathBatchSummary run_path_batch(const PathBatchOptions& options, std::istream& cases,
                                std::ostream& results, const FileReader& files,
                                crypto::Verifier& verifier);

// One case, for callers that want the value and not its line.
struct PathResult {
  Effect effect = Effect::invalid;  // passed to warning: valid
  path::PolicySet authority_constrained_policies;
  path::PolicySet user_constrained_policies;
  std::vector<Digest> path;  // target first, anchor last; empty where none was found
  std::size_t candidates = 0;
  Findings findings;

  std::string_view result() const;  // "valid", "invalid", "indeterminate"
};

class PathFiles;  // what was read and parsed so far, shared by all cases of a run

// Error: batch.file.unreadable. A leaf that does not parse is `invalid`, not an error.
Result<PathResult> judge_path_case(const PathCase& path_case, std::uint64_t line, Instant now,
                                   PathFiles& files, crypto::Verifier& verifier);

}  // namespace baytrust::service
