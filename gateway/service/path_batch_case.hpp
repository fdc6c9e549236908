// PathCase: one line of `baytrust path`, read strictly: one JSON object, no member twice, known
// members of the right type and range; unknown members are ignored. Nothing is opened or judged.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "validators/base/error.hpp"
#include "validators/base/instant.hpp"
#include "validators/path/validate.hpp"

namespace baytrust::service {

struct PathCase {
  enum class Kind : std::uint8_t {
    path,  // RFC 5280 6.1, with revocation where asked
    crl,   // the leaf's status by the CRLs given, and nothing else
    ocsp,  // the leaf's status by the OCSP responses given, and nothing else
  };
  enum class RevocationScope : std::uint8_t { whole_path, leaf };
  enum class Algorithms : std::uint8_t { legacy, standard };

  std::string id;
  Kind kind = Kind::path;
  // Names of files.
  std::string leaf;
  std::vector<std::string> intermediates, trust_anchors, crls, ocsp;
  std::optional<Instant> time;  // absent: now
  path::PolicySet initial_policy_set{Oid(path::kAnyPolicy)};
  path::Require require_explicit_policy = path::Require::no;
  path::Inhibit inhibit_policy_mapping = path::Inhibit::no;
  path::Inhibit inhibit_any_policy = path::Inhibit::no;
  bool check_revocation = false;
  RevocationScope revocation_scope = RevocationScope::whole_path;
  std::optional<std::int64_t> max_crl_age;   // seconds
  std::optional<std::int64_t> max_ocsp_age;  // seconds
  std::vector<Oid> ekus;
  std::vector<path::PeerName> peer_names;
  path::NameLimits initial_names;
  path::AnchorRules anchor_rules;
  Algorithms algorithms = Algorithms::legacy;
};

// A line that is no case. `id` where one could be read.
struct BadLine {
  std::string id;
  Error error;
};
struct ReadLine {
  std::optional<PathCase> path_case;
  std::optional<BadLine> bad;  // exactly one is set
};
// number: of the line, from 1, for errors.
ReadLine read_path_case(std::string_view line, std::uint64_t number);

}  // namespace baytrust::service
