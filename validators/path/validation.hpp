// Validation: one run of validate(), its members the state variables of RFC 5280 6.1.2 under the
// standard's names. Internal to path/: callers use validate.hpp. validation.cpp holds the order of
// the steps, certificate_checks.cpp the checks of one certificate, policy_steps.cpp the policies.
#pragma once

#include <initializer_list>
#include <optional>
#include <string_view>

#include "validators/path/name_constraints.hpp"
#include "validators/path/validate.hpp"

namespace baytrust::path {

class Validation {
 public:
  Validation(const Inputs& in, crypto::Verifier& verifier, Budget& budget)
      : in_(in), verifier_(verifier), budget_(budget) {}
  Outcome run();

 private:
  enum class Position : std::uint8_t { intermediate, target };

  // validation.cpp
  bool inputs_are_complete();
  void initialise();                        // 6.1.2
  void enter_anchor(const TrustAnchor& a);  // RFC 5937 3.2, 3.3
  void judge_anchor(const x509::Certificate& certificate);
  void enter_link(const CrossLink& link);
  void step(std::size_t index, Position position);        // 6.1.3
  void prepare_next(std::size_t index);                   // 6.1.4
  void wrap_up();                                         // 6.1.5
  void follow_key(const x509::Certificate& certificate);  // 6.1.4(c)-(f), 6.1.5(c)-(e)
  void bind_names(const x509::NameConstraints& constraints, Subject subject);
  void count_down(const x509::Certificate& certificate);  // 6.1.4(h)

  // certificate_checks.cpp
  void check_signature(const x509::Certificate& certificate, Subject subject, Position position);
  void verify(const x509::Certificate& certificate, const crypto::SignatureAlgorithm& algorithm,
              Subject subject, Position position);
  void check_validity(const x509::Certificate& certificate, Subject subject);
  void check_name_chaining(const x509::Certificate& certificate, Subject subject);
  void check_names(const x509::Certificate& certificate, Subject subject);
  void check_authority(const x509::Certificate& certificate, Subject subject);
  void check_extensions(const x509::Certificate& certificate, Subject subject);
  bool check_qualifiers(const x509::Certificate& certificate, Subject subject);
  void check_ekus(const x509::Certificate& certificate, Subject subject);
  void check_peer_names(const x509::Certificate& certificate, Subject subject);

  // policy_steps.cpp
  void process_policies(const x509::Certificate& certificate, Subject subject, Position position);
  void process_mappings(const x509::Certificate& certificate, Subject subject);
  void note_policies(Subject subject);  // a finding once the graph has become NULL; 6.1.3(f)
  void refuse_any_policy(OidView issuer_domain, OidView subject_domain, Subject subject);
  void accept_policies();  // 6.1.5(g)

  void pass(const Code& code, Subject subject) { out_.findings.emplace_back(code, subject); }
  void find(const Code& code, Subject subject, Facts facts = {}) {
    out_.findings.emplace_back(code, subject, std::move(facts));
  }
  void find_exhausted(Resource resource, Subject subject);
  void find_names(const NameCheck& check, Subject subject);

  const Inputs& in_;
  crypto::Verifier& verifier_;
  Budget& budget_;
  Outcome out_;

  // 6.1.2(d) to (f), (k), acceptable policies and EKUs; its names are bound in names_.
  Constraints state_;
  NameRules names_;  // 6.1.2(b)(c)
  // 6.1.2(g) to (j)
  crypto::PublicKeyInfo working_public_key_;
  ByteView working_public_key_parameters_;
  const x509::Name* working_issuer_name_ = nullptr;
  std::string_view working_issuer_key_;

  Countdown path_len_ = 0;  // the pathLenConstraint in force, and how many have counted since
  Countdown path_len_used_ = 0;
  bool null_noted_ = false, required_noted_ = false;
};

}  // namespace baytrust::path
