// Finding: a check was made and this is what it saw. Passed checks leave findings too, with their
// own codes. A passed finding carries a code and a subject only and allocates nothing.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "validators/base/code.hpp"
#include "validators/base/fact.hpp"

namespace baytrust {

// What a finding is about. Rendered as "path[1]", "crl[0]", "list HK", "signature".
class Subject {
 public:
  enum class Kind : std::uint8_t {
    request,           // the request itself
    certificate,       // one certificate that is not (yet) on a path
    path,              // path[index], target first, anchor last
    anchor,            // the trust anchor
    link,              // the virtual cross-certificate
    candidate,         // candidate path [index]
    crl,               // crl[index], in the order given
    list,              // a jurisdiction's trust list; name = jurisdiction
    mapping_register,  // a jurisdiction's register; name = jurisdiction
    recognition,       // a register entry; name = its id, cut to 31 octets
    profile,
    signature,
    document,
  };

  constexpr explicit Subject(Kind kind, std::uint32_t index = 0) : kind_(kind), index_(index) {}
  Subject(Kind kind, std::string_view name);

  Kind kind() const { return kind_; }
  std::uint32_t index() const { return index_; }
  std::string_view name() const { return name_.data(); }

  friend bool operator==(const Subject&, const Subject&) = default;

 private:
  Kind kind_;
  std::uint32_t index_ = 0;
  std::array<char, 32> name_{};  // zero-terminated, no heap
};

std::string to_string(const Subject& subject);

class Finding {
 public:
  Finding(const Code& code, Subject subject) : Finding(code, subject, code.effect) {}
  Finding(const Code& code, Subject subject, Facts facts)
      : Finding(code, subject, code.effect, std::move(facts)) {}
  // effect: where a profile or a rule gives this finding another effect than its code's own.
  Finding(const Code& code, Subject subject, Effect effect, Facts facts = {});

  const Code& code() const { return *code_; }
  Effect effect() const { return effect_; }
  const Subject& subject() const { return subject_; }
  const Facts& facts() const { return facts_; }

  Finding with_effect(Effect effect) const { return Finding(*code_, subject_, effect, facts_); }
  Finding with_subject(Subject subject) const { return Finding(*code_, subject, effect_, facts_); }

  friend bool operator==(const Finding& a, const Finding& b) {
    return a.code() == b.code() && a.effect_ == b.effect_ && a.subject_ == b.subject_ &&
           a.facts_ == b.facts_;
  }

 private:
  const Code* code_;
  Effect effect_;
  Subject subject_;
  Facts facts_;
};
using Findings = std::vector<Finding>;

// The worst effect present; passed when there is none.
Effect worst(const Findings& findings);

// For logs and test output: "code effect subject name=value ...".
std::string describe(const Finding& finding);

}  // namespace baytrust
