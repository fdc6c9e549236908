// NameRules: the nameConstraints that bind the certificates below a point of a path, and the check
// of a certificate's names against all of them (RFC 5280 6.1.2(b)(c), 6.1.3(b)(c), 6.1.4(g)).
// Fails closed where a constrained form cannot be compared. Work is bounded by
// Resource::comparisons. Not here: which certificates are exempt (self-issued, 6.1.3(b)).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "validators/base/budget.hpp"
#include "validators/base/code.hpp"
#include "validators/path/name_forms.hpp"
#include "validators/x509/certificate.hpp"

namespace baytrust::path {

struct NameProblem {
  const Code* code = nullptr;  // of codes.hpp: kNames...
  std::string form;            // "dNSName"
  std::string name;            // "DNS:www.example.hk"; empty for a constraint's own problem
  std::string constraint;      // the subtree, where one is to blame
};
// The first ones found are kept: enough to act on, bounded whatever the certificate holds.
inline constexpr std::size_t kMaxNameProblems = 16;

struct NameCheck {
  std::vector<NameProblem> problems;
  bool complete = true;  // false: the budget ended the check
};

class NameRules {
 public:
  // From here on `constraints` bind too; they outlive the rules. Subtrees that cannot be used
  // (RFC 5280 4.2.1.10: minimum, maximum; malformed) are problems of whoever set them.
  NameCheck add(const x509::NameConstraints& constraints, Budget& budget);

  bool empty() const { return sets_.empty(); }

  // Subject and subjectAltName; emailAddress of the subject where no rfc822Name stands in the
  // subjectAltName (4.2.1.10).
  NameCheck check(const x509::Certificate& certificate, Budget& budget) const;

 private:
  struct Subtree {
    const x509::GeneralSubtree* subtree = nullptr;
    std::string directory_key;
  };
  // All subtrees of one form in one nameConstraints.
  struct Form {
    x509::GeneralName::Kind kind = x509::GeneralName::Kind::other_name;
    std::vector<Subtree> permitted, excluded;
  };
  using Set = std::vector<Form>;
  struct Name;

  static Form& form_of(Set& set, x509::GeneralName::Kind kind);
  bool constrains(x509::GeneralName::Kind kind) const;
  // False: the budget ran out.
  bool check_name(const Name& name, NameCheck& result, Budget& budget) const;
  static void judge(const Name& name, const Form& form, NameCheck& result);

  std::vector<Set> sets_;
};

}  // namespace baytrust::path
