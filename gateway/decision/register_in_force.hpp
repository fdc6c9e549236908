// RegisterInForce: one accepted edition of a mapping register, indexed by (relying, issuing), with
// the statuses as they take effect: a change that became known after it should have begun begins
// when it became known, unless its reason is compromise or correction (judgement.md 1). Immutable.
#pragma once

#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gateway/decision/edition.hpp"
#include "gateway/decision/snapshot.hpp"
#include "policy-mapping/register.hpp"
#include "validators/base/finding.hpp"

namespace baytrust::decision {

class RegisterInForce {
 public:
  // previous: the edition in force before, or null. Without one, or without the entry in it,
  // nothing was known that a status could contradict: it counts as written.
  RegisterInForce(const RegisterEdition& edition, const RegisterInForce* previous);
  RegisterInForce(const RegisterInForce&) = delete;
  RegisterInForce& operator=(const RegisterInForce&) = delete;

  const EditionHeader& header() const { return header_; }
  const std::string& territory() const { return header_.territory; }

  // In the order of ids.
  std::span<const policy_mapping::Recognition* const> entries(std::string_view relying,
                                                              std::string_view issuing) const;
  const policy_mapping::Recognition* find(std::string_view id) const;
  // recognition.status.retroactive and .corrected of this entry, over all editions known.
  const Findings& status_findings(std::string_view id) const;

 private:
  EditionHeader header_;
  std::shared_ptr<const policy_mapping::Register> as_published_;
  policy_mapping::Register content_;  // statuses as they take effect
  std::map<std::string_view, const policy_mapping::Recognition*> by_id_;
  std::map<std::pair<std::string_view, std::string_view>,
           std::vector<const policy_mapping::Recognition*>>
      by_direction_;
  std::map<std::string, Findings, std::less<>> status_findings_;
};

}  // namespace baytrust::decision
