// The order of RFC 5280 6.1: initialisation, each certificate from the anchor down, wrap-up.
#include "validators/path/validation.hpp"

#include <algorithm>

#include "validators/path/codes.hpp"
#include "validators/path/fact_text.hpp"

namespace baytrust::path {
namespace {

constexpr Subject kAnchorSubject{Subject::Kind::anchor};
constexpr Subject kLinkSubject{Subject::Kind::link};
constexpr Subject kRequestSubject{Subject::Kind::request};

Subject path_subject(std::size_t index) {
  return Subject(Subject::Kind::path, static_cast<std::uint32_t>(index));
}

void decrement(Countdown& countdown) {
  if (countdown != 0) --countdown;
}

}  // namespace

Outcome validate(const Inputs& in, crypto::Verifier& verifier, Budget& budget) {
  return Validation(in, verifier, budget).run();
}

Outcome Validation::run() {
  if (!inputs_are_complete()) return std::move(out_);
  out_.findings.reserve(8 * in_.path.size() + 8);
  initialise();
  if (in_.anchor) enter_anchor(*in_.anchor);
  if (in_.recognition) enter_link(*in_.recognition);
  for (std::size_t index = in_.path.size(); index-- > 1;) {
    step(index, Position::intermediate);
    prepare_next(index);
  }
  step(0, Position::target);
  wrap_up();
  return std::move(out_);
}

bool Validation::inputs_are_complete() {
  if (in_.path.empty()) {
    find(kInputsNoPath, kRequestSubject);
    return false;
  }
  // A link stands in the place of everything above the end entity.
  const bool link = in_.recognition != nullptr;
  if (link == in_.anchor.has_value() || (link && in_.path.size() != 1)) {
    find(kInputsAnchor, kRequestSubject);
    return false;
  }
  return true;
}

// RFC 5280 6.1.2: a counter of n+1 never reaches zero on a path of n; kNever says the same.
void Validation::initialise() {
  state_.max_path_length = in_.profile.max_path_length;
  state_.explicit_policy = in_.profile.explicit_policy;
  state_.policy_mapping = in_.profile.policy_mapping;
  state_.inhibit_any_policy = in_.profile.inhibit_any_policy;
  state_.acceptable_policies = in_.profile.acceptable_policies;
  state_.permitted_ekus = in_.profile.permitted_ekus;
  if (in_.explicit_policy == Require::yes) state_.explicit_policy = 0;
  if (in_.policy_mapping == Inhibit::yes) state_.policy_mapping = 0;
  if (in_.any_policy == Inhibit::yes) state_.inhibit_any_policy = 0;
  path_len_ = state_.max_path_length;
  for (const auto& constraints : in_.initial_names.all()) bind_names(constraints, kRequestSubject);
  for (const auto& constraints : in_.profile.names.all()) bind_names(constraints, kRequestSubject);
}

void Validation::enter_anchor(const TrustAnchor& anchor) {
  working_public_key_ = anchor.key();
  // RFC 5280 6.1.2(i): DSA parameters of the anchor, for keys below that inherit them.
  if (anchor.key().kind == crypto::KeyKind::dsa && anchor.key().algorithm.parameters) {
    working_public_key_parameters_ = *anchor.key().algorithm.parameters;
  }
  working_issuer_name_ = &anchor.name();
  working_issuer_key_ = anchor.name_key();
  if (!anchor.certificate()) return;
  const x509::Certificate& certificate = *anchor.certificate();
  if (in_.anchor_rules.expiry == Enforce::yes) check_validity(certificate, kAnchorSubject);
  if (in_.anchor_rules.constraints == Enforce::no) return;

  judge_anchor(certificate);
  // RFC 5937 3.2 intersects the policies of the anchor with the user's; done as a step of the
  // graph, so that its mappings and anyPolicy mean what they mean in any other certificate.
  if (certificate->extensions.policies) {
    process_policies(certificate, kAnchorSubject, Position::intermediate);
    process_mappings(certificate, kAnchorSubject);
  }
  state_ = stricter_of(state_, constraints_of(anchor));
  state_.names = {};
  path_len_ = state_.max_path_length;
  if (const auto& names = certificate->extensions.name_constraints) {
    bind_names(*names, kAnchorSubject);
  }
  pass(kAnchorConstrained, kAnchorSubject);
}

// What the anchor's own extensions say of it as a CA. RFC 5937 2: unknown critical ones refuse.
void Validation::judge_anchor(const x509::Certificate& certificate) {
  const x509::Extensions& extensions = certificate->extensions;
  const bool required = in_.anchor_rules.basic_constraints == Require::yes;
  if (extensions.basic_constraints ? !extensions.basic_constraints->ca : required) {
    find(kCaNot, kAnchorSubject);
  }
  if (extensions.key_usage && !extensions.key_usage->has(x509::KeyUsageBit::key_cert_sign)) {
    find(kCaKeyUsage, kAnchorSubject);
  }
  check_extensions(certificate, kAnchorSubject);
}

// The link as a certificate between the relying party and the end entity: 6.1.3(d) to (f) and
// 6.1.4, without the checks of a signature, which nobody made.
void Validation::enter_link(const CrossLink& link) {
  if ((link.from && in_.at < *link.from) || (link.until && in_.at >= *link.until)) {
    find(kLinkPeriod, kLinkSubject,
         {{"from", link.from ? to_string(*link.from) : "-"},
          {"until", link.until ? to_string(*link.until) : "-"},
          {"at", to_string(in_.at)}});
  }
  for (const LinkMapping& line : link.mappings) {
    refuse_any_policy(line.relying, line.issuing, kLinkSubject);
  }
  const auto mapping =
      state_.policy_mapping > 0 ? PolicyGraph::Mapping::honoured : PolicyGraph::Mapping::inhibited;
  out_.graph.cross(in_.recognition, mapping, budget_);
  state_ = stricter_of(state_, constraints_of(link));
  state_.names = {};
  note_policies(kLinkSubject);
  for (const auto& constraints : link.names.all()) bind_names(constraints, kLinkSubject);

  const x509::Certificate& ca = link.issuing_ca;
  working_issuer_name_ = &ca->subject;
  working_issuer_key_ = ca->subject_key;
  follow_key(ca);
  pass(kLinkApplied, kLinkSubject);
}

// RFC 5280 6.1.3
void Validation::step(std::size_t index, Position position) {
  const x509::Certificate& certificate = in_.path[index];
  const Subject subject = path_subject(index);
  for (const Finding& deviation : certificate->deviations) {
    out_.findings.push_back(deviation.with_subject(subject));
  }
  check_signature(certificate, subject, position);  // (a)(1)
  check_validity(certificate, subject);             // (a)(2)
  check_name_chaining(certificate, subject);        // (a)(4)
  // (b)(c): a self-issued certificate is exempt unless it is the last one.
  if (!certificate->self_issued || position == Position::target) check_names(certificate, subject);
  process_policies(certificate, subject, position);  // (d)-(f)
}

// RFC 5280 6.1.4
void Validation::prepare_next(std::size_t index) {
  const x509::Certificate& certificate = in_.path[index];
  const x509::Extensions& extensions = certificate->extensions;
  const Subject subject = path_subject(index);
  process_mappings(certificate, subject);        // (a)(b)
  working_issuer_name_ = &certificate->subject;  // (c)
  working_issuer_key_ = certificate->subject_key;
  follow_key(certificate);                                                             // (d)-(f)
  if (extensions.name_constraints) bind_names(*extensions.name_constraints, subject);  // (g)
  count_down(certificate);                                                             // (h)
  if (const auto& constraints = extensions.policy_constraints) {                       // (i)
    state_.explicit_policy =
        std::min(state_.explicit_policy, constraints->require_explicit_policy.value_or(kNever));
    state_.policy_mapping =
        std::min(state_.policy_mapping, constraints->inhibit_policy_mapping.value_or(kNever));
  }
  state_.inhibit_any_policy =  // (j)
      std::min(state_.inhibit_any_policy, extensions.inhibit_any_policy.value_or(kNever));
  check_authority(certificate, subject);   // (k)-(n)
  check_extensions(certificate, subject);  // (o)
  if (in_.eku_chaining == Enforce::yes) check_ekus(certificate, subject);
}

void Validation::count_down(const x509::Certificate& certificate) {
  if (certificate->self_issued) return;
  decrement(state_.explicit_policy);
  decrement(state_.policy_mapping);
  decrement(state_.inhibit_any_policy);
}

// RFC 5280 6.1.4(d)-(f): parameters are inherited by keys of the same algorithm; of the algorithms
// here only DSA can leave them out (RFC 3279 2.3.2).
void Validation::follow_key(const x509::Certificate& certificate) {
  const crypto::PublicKeyInfo& key = certificate->subject_public_key_info;
  if (key.kind != crypto::KeyKind::dsa) {
    working_public_key_parameters_ = {};
  } else if (!key.inherits_parameters) {
    working_public_key_parameters_ = key.algorithm.parameters.value_or(ByteView{});
  } else if (working_public_key_.kind != crypto::KeyKind::dsa) {
    working_public_key_parameters_ = {};
  }
  working_public_key_ = key;
}

void Validation::bind_names(const x509::NameConstraints& constraints, Subject subject) {
  const NameCheck check = names_.add(constraints, budget_);
  find_names(check, subject);
}

// RFC 5280 6.1.5
void Validation::wrap_up() {
  const x509::Certificate& target = in_.path.front();
  const Subject subject = path_subject(0);
  decrement(state_.explicit_policy);                                      // (a)
  if (const auto& constraints = target->extensions.policy_constraints) {  // (b)
    if (constraints->require_explicit_policy == 0) state_.explicit_policy = 0;
  }
  follow_key(target);  // (c)-(e)
  out_.working_key = WorkingKey{working_public_key_, working_public_key_parameters_};
  check_extensions(target, subject);  // (f)
  accept_policies();                  // (g)
  check_ekus(target, subject);
  check_peer_names(target, subject);
}

void Validation::find_exhausted(Resource resource, Subject subject) {
  find(kBudgetExhausted, subject, {{"resource", std::string(to_string(resource))}});
}

void Validation::find_names(const NameCheck& check, Subject subject) {
  if (!check.complete) find_exhausted(Resource::comparisons, subject);
  for (const NameProblem& problem : check.problems) {
    Facts facts{{"form", problem.form}};
    if (!problem.name.empty()) facts.push_back({"name", problem.name});
    if (!problem.constraint.empty()) facts.push_back({"constraint", problem.constraint});
    find(*problem.code, subject, std::move(facts));
  }
}

}  // namespace baytrust::path
