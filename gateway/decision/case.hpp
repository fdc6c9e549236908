// Case: what decide() looks up once and every candidate is judged with: the editions in force at k,
// the relying side's rules, the certificates to search. Internal to decide().
#pragma once

#include <span>
#include <string>
#include <vector>

#include "gateway/decision/best_time.hpp"
#include "gateway/decision/decide.hpp"
#include "gateway/decision/list_in_force.hpp"
#include "gateway/decision/register_in_force.hpp"
#include "validators/path/build.hpp"

namespace baytrust::decision {

class Case {
 public:
  // Everything outlives it.
  Case(const Question& question, const BestTime& time, crypto::Verifier& verifier, Budget& budget);
  Case(const Case&) = delete;
  Case& operator=(const Case&) = delete;

  const Request& request() const { return question_.request; }
  // Register entries of which kind speak of whoever is asked about.
  policy_mapping::Kind entry_kind() const;
  const Evidence& evidence() const { return question_.evidence; }
  const Profile& profile() const { return question_.profile.get(); }
  const TrustSnapshot& snapshot() const { return question_.snapshot; }
  Instant at() const { return time_.at; }  // t
  const BestTime& time() const { return time_; }
  Instant known_at() const { return question_.known_at; }
  crypto::Verifier& verifier() const { return verifier_; }
  Budget& budget() const { return budget_; }

  const std::string& relying() const { return profile().relying; }  // R
  const ListInForce* relying_list() const { return relying_list_; }
  const RegisterInForce* relying_register() const { return relying_register_; }
  // Every list in force at k, by territory.
  const std::vector<const ListInForce*>& lists() const { return lists_; }
  // Those lists, then what came with the request.
  std::span<const path::Pool* const> pools() const { return pools_; }

  // Defaults where a jurisdiction is not configured (then it has no documents either).
  AgeRule age_rule(const std::string& jurisdiction) const;
  crypto::AlgorithmPolicy algorithms(const std::string& jurisdiction) const;
  DocumentUsed document(DocumentRole role, const EditionHeader& header) const;

 private:
  const Question& question_;
  const BestTime& time_;
  crypto::Verifier& verifier_;
  Budget& budget_;
  std::vector<const ListInForce*> lists_;
  const ListInForce* relying_list_;
  const RegisterInForce* relying_register_;
  path::Pool evidence_pool_;
  std::vector<const path::Pool*> pools_;
};

void append(Findings& to, const Findings& findings);
// The same findings, none worse than `most`.
Findings at_most(Findings findings, Effect most);

}  // namespace baytrust::decision
