#include "gateway/decision/profile_check.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <string>

#include "gateway/decision/profile_codes.hpp"
#include "gateway/decision/time_codes.hpp"
#include "trustlists/anchors.hpp"

namespace baytrust::decision {
namespace {

using trustlists::Custody;

template <class T>
bool holds(const std::vector<T>& values, const T& value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

std::string joined(const std::vector<std::string>& texts) {
  return texts.empty() ? "-" : fmt::format("{}", fmt::join(texts, ", "));
}

std::string joined(const std::vector<RelyingPolicy>& policies) {
  std::vector<std::string> texts;
  for (const RelyingPolicy& policy : policies) texts.push_back(to_string(policy.oid()));
  return joined(texts);
}

std::string text_of(const Money& money) {
  return fmt::format("{} {}", money.amount, money.currency);
}

// One profile on one candidate.
class Check {
 public:
  Check(const Case& c, const ProfileInputs& in)
      : c_(c),
        profile_(c.profile()),
        in_(in),
        domestic_(in.recognition.result == Recognition::domestic),
        entry_(in.recognition.selected_entry()),
        subject_(Subject::Kind::profile, c.profile().name) {}

  void take_what_it_counts_as();
  void check_relying_list_age();
  void check_policies();
  void check_domestic_type();
  void check_assurance();
  void check_purpose();
  void check_amount();
  void check_format();
  void check_timestamp();
  void check_algorithms();
  void check_custody();
  void check_extended_key_usage();
  void check_audit();
  void check_publication();
  void check_domestic_key_usage();
  ProfileJudged take() { return std::move(out_); }

 private:
  void passed(const Code& code) { out_.findings.emplace_back(code, subject_); }
  void found(const Code& code, Facts facts) {
    out_.findings.emplace_back(code, subject_, std::move(facts));
  }
  void check_limit(const Money& limit, std::string_view source, std::size_t& objections);

  const Case& c_;
  const Profile& profile_;
  const ProfileInputs& in_;
  bool domestic_;
  const EntryTried* entry_;
  Subject subject_;
  ProfileJudged out_;
};

void Check::take_what_it_counts_as() {
  const auto* type = in_.signer.type;
  if (type != nullptr) out_.assurance.native = type->assurance_level;
  if (domestic_) {
    const x509::Certificate& end_entity = in_.candidate.end_entity();
    for (const Oid& policy : native_policies(in_.home, end_entity)) {
      out_.accepted_as.emplace_back(policy);
    }
    out_.assurance.mapped = out_.assurance.native;
    out_.assurance.rule = "domestic";
  } else if (entry_ != nullptr) {
    out_.accepted_as = entry_->accepted_as;
    out_.assurance.mapped = entry_->relying_level;
    out_.assurance.rule = entry_->published.any().id;
  }
  std::sort(out_.accepted_as.begin(), out_.accepted_as.end());
}

// R's list lends its order of levels to foreign certificates; its own judges its age as home.
void Check::check_relying_list_age() {
  if (domestic_ || c_.relying_list() == nullptr) return;
  const EditionHeader& header = c_.relying_list()->header();
  const DocumentUsed document = c_.document(DocumentRole::relying_list, header);
  out_.findings.push_back(age_finding(header, document.age, document.role));
}

void Check::check_policies() {
  const bool native_rules =
      domestic_ && !(profile_.domestic_policies.empty() && profile_.domestic_types.empty());
  const auto& wanted = native_rules ? profile_.domestic_policies : profile_.policies;
  if (wanted.empty()) return;
  const bool met = std::any_of(out_.accepted_as.begin(), out_.accepted_as.end(),
                               [&](const RelyingPolicy& policy) { return holds(wanted, policy); });
  if (met) return passed(kPolicyMet);
  found(kPolicyUnmet, {{"wanted", joined(wanted)}, {"found", joined(out_.accepted_as)}});
}

void Check::check_domestic_type() {
  if (!domestic_ || profile_.domestic_types.empty()) return;
  const auto* type = in_.signer.type;
  if (type != nullptr && holds(profile_.domestic_types, type->id)) {
    return passed(kDomesticTypeMet);
  }
  found(kDomesticTypeUnmet,
        {{"wanted", joined(profile_.domestic_types)}, {"found", type != nullptr ? type->id : "-"}});
}

// Levels that the order does not relate are not met: there is no scale but R's own.
void Check::check_assurance() {
  const std::string& wanted = profile_.minimum_assurance;
  const std::string& level = out_.assurance.mapped;
  if (wanted.empty()) return;
  if (level.empty()) return found(kAssuranceUnknown, {{"wanted", wanted}});
  const ListInForce* list = c_.relying_list();
  const auto order = list != nullptr ? list->list().scheme.assurance.compare(level, wanted)
                                     : std::partial_ordering::unordered;
  if (order >= 0) return passed(kAssuranceMet);
  const Code& code = order < 0 ? kAssuranceUnmet : kAssuranceIncomparable;
  found(code, {{"wanted", wanted}, {"found", level}});
}

void Check::check_purpose() {
  const auto& own = profile_.purposes;
  std::vector<std::string> wanted = own;
  if (!c_.request().purpose.empty()) wanted = {c_.request().purpose};
  if (wanted.empty()) return;
  std::optional<std::vector<std::string>> recognised;
  if (!domestic_ && entry_ != nullptr) recognised = entry_->purposes;
  const bool met = std::all_of(wanted.begin(), wanted.end(), [&](const std::string& purpose) {
    return (own.empty() || holds(own, purpose)) && (!recognised || holds(*recognised, purpose));
  });
  if (met) return passed(kPurposeMet);
  found(kPurposeUnmet,
        {{"wanted", joined(wanted)}, {"recognised", joined(recognised ? *recognised : own)}});
}

void Check::check_limit(const Money& limit, std::string_view source, std::size_t& objections) {
  const Money& amount = *c_.request().amount;
  const bool comparable = limit.currency == amount.currency;
  if (comparable && amount.amount <= limit.amount) return;
  ++objections;
  found(comparable ? kAmountExceeded : kAmountCurrency,
        {{"amount", text_of(amount)}, {"limit", text_of(limit)}, {"source", std::string(source)}});
}

// The smallest of the profile's, the list's and the register's limit, so each of them.
void Check::check_amount() {
  if (!c_.request().amount) return;
  std::size_t objections = 0;
  const auto& own = profile_.amount_limits;
  const auto same_currency = std::find_if(own.begin(), own.end(), [&](const Money& limit) {
    return limit.currency == c_.request().amount->currency;
  });
  if (same_currency != own.end()) {
    check_limit(*same_currency, "profile", objections);
  } else if (!own.empty()) {
    check_limit(own.front(), "profile", objections);
  }
  if (in_.signer.type != nullptr && in_.signer.type->reliance_limit) {
    const trustlists::Money& listed = *in_.signer.type->reliance_limit;
    check_limit({.amount = listed.amount, .currency = listed.currency}, "list", objections);
  }
  if (!domestic_ && entry_ != nullptr) {
    for (const Money& limit : entry_->reliance_limits) check_limit(limit, "register", objections);
  }
  if (objections == 0) passed(kAmountWithin);
}

void Check::check_format() {
  if (profile_.formats.empty() || c_.request().format.empty()) return;
  if (holds(profile_.formats, c_.request().format)) return passed(kFormatMet);
  found(kFormatUnmet, {{"format", c_.request().format}, {"wanted", joined(profile_.formats)}});
}

void Check::check_timestamp() {
  if (profile_.timestamp != TimestampRule::required || c_.request().signature == nullptr) return;
  if (c_.time().basis == TimeBasis::timestamp) return passed(kTimestampMet);
  found(kTimestampRequired, {});
}

void Check::check_algorithms() {
  if (!profile_.algorithms) return;
  const auto& certificates = in_.candidate.certificates;
  for (std::size_t i = 0; i + 1 < certificates.size(); ++i) {
    const auto algorithm = crypto::parse_signature_algorithm(certificates[i]->signature_algorithm);
    if (!algorithm) continue;  // home has failed it: path.signature.unsupported
    append(out_.findings, at_most(crypto::judge(*profile_.algorithms, *algorithm,
                                                certificates[i + 1]->subject_public_key_info,
                                                c_.at(), in_.candidate.subject(i)),
                                  Effect::not_accepted));
  }
  const auto* asked = c_.request().signature.get();
  if (asked != nullptr && asked->facts.signature_algorithm) {
    append(out_.findings,
           at_most(crypto::judge(*profile_.algorithms, *asked->facts.signature_algorithm,
                                 certificates.front()->subject_public_key_info, c_.at(),
                                 Subject(Subject::Kind::signature)),
                   Effect::not_accepted));
  }
  append(out_.findings, at_most(crypto::judge_key(*profile_.algorithms,
                                                  certificates.front()->subject_public_key_info,
                                                  c_.at(), in_.candidate.subject(0)),
                                Effect::not_accepted));
}

void Check::check_custody() {
  if (profile_.custody.empty()) return;
  std::vector<std::string> wanted;
  for (const Custody custody : profile_.custody) wanted.emplace_back(to_string(custody));
  const auto* type = in_.signer.type;
  if (type == nullptr) return found(kCustodyUnknown, {{"wanted", joined(wanted)}});
  if (holds(profile_.custody, type->custody)) return passed(kCustodyMet);
  if (type->custody == Custody::server_side) {
    return found(kCustodyServerSide,
                 {{"holder", type->custody_holder}, {"wanted", joined(wanted)}});
  }
  found(kCustodyUnmet,
        {{"wanted", joined(wanted)}, {"found", std::string(to_string(type->custody))}});
}

void Check::check_extended_key_usage() {
  if (profile_.extended_key_usage.empty()) return;
  const auto& present = in_.candidate.end_entity()->extensions.extended_key_usage;
  std::vector<std::string> missing;
  for (const Oid& wanted : profile_.extended_key_usage) {
    const bool met = present && holds(*present, wanted.view());
    if (!met) missing.push_back(to_string(wanted));
  }
  if (missing.empty()) return passed(kEkuMet);
  found(kEkuUnmet, {{"missing", joined(missing)}});
}

void Check::check_audit() {
  const auto* type = in_.signer.type;
  if (type == nullptr) return;
  switch (trustlists::audit_at(*type, c_.at())) {
    case trustlists::AuditState::none:
      return;
    case trustlists::AuditState::current:
      return passed(kAuditCurrent);
    case trustlists::AuditState::lapsed:
      break;
  }
  const Effect effect =
      profile_.audit == AuditRule::not_accepted ? Effect::not_accepted : Effect::warning;
  out_.findings.emplace_back(kAuditLapsed, subject_, effect,
                             Facts{{"type", type->id}, {"at", to_string(c_.at())}});
}

void Check::check_publication() {
  if (profile_.publication != PublicationRule::agreed || domestic_ || entry_ == nullptr) return;
  const auto publication = entry_->published.publication;
  if (publication == policy_mapping::Publication::agreed) return;
  found(kPublicationUnmet, {{"publication", std::string(to_string(publication))}});
}

// judgement.md 5, domestic: what a register entry allows elsewhere, the profile allows here.
void Check::check_domestic_key_usage() {
  if (!domestic_ || !lacks_key_usage(in_.candidate.end_entity())) return;
  const bool allowed = profile_.domestic_absent_key_usage == AbsentKeyUsage::allowed;
  out_.findings.push_back(absent_key_usage(allowed ? Effect::info : Effect::not_accepted));
}

}  // namespace

ProfileJudged judge_profile(const Case& c, const ProfileInputs& in) {
  Check check(c, in);
  if (c.request().kind == RequestKind::timestamp) {  // what a service wants of signers is not asked
    check.check_algorithms();
    return check.take();
  }
  check.take_what_it_counts_as();
  check.check_relying_list_age();
  check.check_policies();
  check.check_domestic_type();
  check.check_assurance();
  check.check_purpose();
  check.check_amount();
  check.check_format();
  check.check_timestamp();
  check.check_algorithms();
  check.check_custody();
  check.check_extended_key_usage();
  check.check_audit();
  check.check_publication();
  check.check_domestic_key_usage();
  return check.take();
}

}  // namespace baytrust::decision
