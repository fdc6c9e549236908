#include "gateway/decision/cross_lint.hpp"

#include <algorithm>

#include "gateway/decision/codes.hpp"
#include "gateway/decision/list_comparison.hpp"

namespace baytrust::decision {
namespace {

using trustlists::CertificateType;
using Entry = policy_mapping::Recognition;

// One comparison of list and register, for one entry.
class Lint {
 public:
  Lint(const Case& c, const CandidatePath& candidate, const TypeOfSigner& signer,
       const Entry& entry)
      : c_(c),
        candidate_(candidate),
        signer_(signer),
        entry_(entry),
        subject_(Subject::Kind::recognition, entry.id) {}

  void compare_type();
  void compare_family(const CertificateType& type);
  void compare_previous_cas();
  void compare_assurance(const CertificateType& type);
  void compare_reliance_limit(const CertificateType& type);
  CrossLint take() { return std::move(out_); }

 private:
  void report(const Code& code, std::string_view field, std::string list, std::string reg) {
    out_.findings.emplace_back(code, subject_,
                               Facts{{"field", std::string(field)},
                                     {"list", std::move(list)},
                                     {"register", std::move(reg)}});
  }

  const Case& c_;
  const CandidatePath& candidate_;
  const TypeOfSigner& signer_;
  const Entry& entry_;
  Subject subject_;
  CrossLint out_;
};

// A listed type's marker is carried already and the entry's leg 4 asks its own: both hold or fail
// there. What is left is a certificate that the list says nothing of.
void Lint::compare_type() {
  if (!entry_.certificate_type || signer_.types_listed == TypeOfSigner::Listed::no) return;
  if (signer_.carried.empty()) {
    report(kListExcludes, "type", "-", text_of(*entry_.certificate_type));
    return;
  }
  const bool any_same =
      std::any_of(signer_.carried.begin(), signer_.carried.end(), [&](const CertificateType* type) {
        return same_marker(type->marker, *entry_.certificate_type);
      });
  if (any_same) return;
  report(kListMismatch, "type", text_of(signer_.carried.front()->marker),
         text_of(*entry_.certificate_type));
}

// The list may declare other families beside the recognised one (a CPS): the entry's must be among
// them, and the certificate must assert a policy of some family the list declares.
void Lint::compare_family(const CertificateType& type) {
  const auto& family = entry_.policy_family;
  if (declares(type, family)) return;
  const std::string list_text = families_text(type);
  report(kListMismatch, "family", list_text, to_string(family));
  const auto& policies = candidate_.end_entity()->extensions.policies;
  const bool in_some =
      policies && std::any_of(policies->begin(), policies->end(), [&](auto& policy) {
        return std::any_of(type.families.begin(), type.families.end(),
                           [&](const trustlists::DeclaredFamily& one) {
                             return trustlists::matches(one, policy.policy);
                           });
      });
  if (!in_some) report(kListExcludes, "family", list_text, to_string(family));
}

// The list dates the certificates that issued a type before; the register dates its pairs.
void Lint::compare_previous_cas() {
  const Digest& issuer = candidate_.issuer()->fingerprint;
  const auto pair = std::find_if(
      entry_.ca_pairs.begin(), entry_.ca_pairs.end(), [&](const policy_mapping::CaPair& one) {
        return one.issuer_sha256 == issuer && one.root_sha256 == candidate_.anchor()->fingerprint;
      });
  if (pair == entry_.ca_pairs.end()) return;
  for (const PreviousMention& mention : candidate_.list->previous_mentions(issuer)) {
    const bool of_this_type =
        std::any_of(signer_.carried.begin(), signer_.carried.end(),
                    [&](const CertificateType* type) { return type->id == mention.type; });
    if (!of_this_type) continue;
    const trustlists::SourcedDate& from = mention.ca->from;
    const trustlists::SourcedDate& to = mention.ca->to;
    const bool outside = (from.at && c_.at() < *from.at) || (to.at && c_.at() >= *to.at);
    const bool in_pair =
        policy_mapping::contains(pair->period, c_.at()) == policy_mapping::Ternary::yes;
    if (!outside || !in_pair) continue;
    report(kListExcludes, "previous_ca", text_of(from) + "/" + text_of(to), to_hex(issuer));
  }
}

void Lint::compare_assurance(const CertificateType& type) {
  const std::string& counted = entry_.counts_as.issuing_level;
  if (counted.empty() || counted == type.assurance_level) return;
  report(kListMismatch, "assurance", type.assurance_level, counted);
  const auto order =
      candidate_.list->list().scheme.assurance.compare(type.assurance_level, counted);
  if (!(order >= 0)) out_.level = CrossLint::Level::withheld;
}

void Lint::compare_reliance_limit(const CertificateType& type) {
  if (!limits_differ(type, entry_)) return;
  report(kListMismatch, "reliance_limit", text_of(type.reliance_limit),
         text_of(entry_.counts_as.reliance_limit));
}

}  // namespace

CrossLint cross_lint(const Case& c, const CandidatePath& candidate, const TypeOfSigner& signer,
                     const Entry& entry) {
  Lint lint(c, candidate, signer, entry);
  lint.compare_type();
  lint.compare_previous_cas();
  if (signer.type != nullptr) {
    lint.compare_family(*signer.type);
    lint.compare_assurance(*signer.type);
    lint.compare_reliance_limit(*signer.type);
  }
  return lint.take();
}

}  // namespace baytrust::decision
