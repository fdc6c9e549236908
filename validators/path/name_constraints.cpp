#include "validators/path/name_constraints.hpp"

#include <algorithm>

#include "validators/path/codes.hpp"
#include "validators/path/fact_text.hpp"

namespace baytrust::path {
namespace {

using Kind = x509::GeneralName::Kind;

// 1.2.840.113549.1.9.1 and id-on-SmtpUTF8Mailbox, 1.3.6.1.5.5.7.8.9 (RFC 9598).
constexpr OidView kEmailAddress{std::string_view("\x2A\x86\x48\x86\xF7\x0D\x01\x09\x01", 9)};
constexpr OidView kSmtpUtf8Mailbox{std::string_view("\x2B\x06\x01\x05\x05\x07\x08\x09", 8)};

void add_problem(NameCheck& result, NameProblem problem) {
  if (result.problems.size() < kMaxNameProblems) result.problems.push_back(std::move(problem));
}

}  // namespace

// A name to be checked: a GeneralName, or a directory name with its key.
struct NameRules::Name {
  x509::GeneralName general;
  std::string_view directory_key;

  std::string text() const { return clipped(x509::to_string(general)); }

  Match compare(const x509::GeneralSubtree& subtree, std::string_view subtree_key,
                SubtreeRole role) const {
    const x509::GeneralName& base = subtree.base;
    switch (general.kind) {
      case Kind::dns_name:
        return match_dns(general.text(), base.text(), role);
      case Kind::rfc822_name:
        return match_email(general.text(), base.text());
      case Kind::uri:
        return match_uri(general.text(), base.text());
      case Kind::ip_address:
        return match_ip(general.value, base.value);
      case Kind::directory_name:
        return match_directory(directory_key, subtree_key);
      case Kind::other_name:
      case Kind::registered_id:
        return match_exact(general, base, role);
      case Kind::x400_address:
      case Kind::edi_party_name:
        break;
    }
    return Match::undefined;
  }
  // An otherName is bound by subtrees of its own type only: each type is a form of its own.
  bool is_bound_by(const x509::GeneralSubtree& subtree) const {
    return general.kind != Kind::other_name || general.other_type == subtree.base.other_type;
  }
};

NameRules::Form& NameRules::form_of(Set& set, Kind kind) {
  const auto it =
      std::find_if(set.begin(), set.end(), [&](const Form& form) { return form.kind == kind; });
  if (it != set.end()) return *it;
  set.push_back({kind, {}, {}});
  return set.back();
}

NameCheck NameRules::add(const x509::NameConstraints& constraints, Budget& budget) {
  NameCheck result;
  const std::size_t count = constraints.permitted.size() + constraints.excluded.size();
  result.complete = budget.spend(Resource::comparisons, count);
  Set set;
  const auto add_all = [&](const std::vector<x509::GeneralSubtree>& subtrees, auto member) {
    for (const auto& subtree : subtrees) {
      Subtree prepared{&subtree, {}};
      if (!is_usable(subtree)) {
        add_problem(result, {&kNamesConstraint,
                             std::string(form_text(subtree.base.kind)),
                             {},
                             clipped(x509::to_string(subtree.base))});
      } else if (subtree.base.kind == Kind::directory_name) {
        prepared.directory_key = x509::Name::parse(subtree.base.value)->match_key();
      }
      (form_of(set, subtree.base.kind).*member).push_back(std::move(prepared));
    }
  };
  if (result.complete) {
    add_all(constraints.permitted, &Form::permitted);
    add_all(constraints.excluded, &Form::excluded);
  }
  sets_.push_back(std::move(set));
  return result;
}

bool NameRules::constrains(Kind kind) const {
  return std::any_of(sets_.begin(), sets_.end(), [&](const Set& set) {
    return std::any_of(set.begin(), set.end(), [&](const Form& f) { return f.kind == kind; });
  });
}

// RFC 5280 6.1.3(b)(c) for one name against the subtrees of its form in one nameConstraints.
void NameRules::judge(const Name& name, const Form& form, NameCheck& result) {
  const auto problem = [&](const Code& code, const x509::GeneralSubtree* subtree) {
    add_problem(result, {&code, std::string(form_text(name.general.kind)), name.text(),
                         subtree ? clipped(x509::to_string(subtree->base)) : std::string("-")});
  };
  const auto blame = [&](Match match, const x509::GeneralSubtree& subtree) {
    problem(match == Match::unreadable ? kNamesUnreadable : kNamesUnsupported, &subtree);
  };
  for (const Subtree& excluded : form.excluded) {
    if (!name.is_bound_by(*excluded.subtree)) continue;
    const Match match =
        name.compare(*excluded.subtree, excluded.directory_key, SubtreeRole::excluded);
    if (match == Match::no) continue;
    if (match != Match::yes) return blame(match, *excluded.subtree);
    return problem(kNamesExcluded, excluded.subtree);
  }
  bool bound = false;
  for (const Subtree& permitted : form.permitted) {
    if (!name.is_bound_by(*permitted.subtree)) continue;
    bound = true;
    const Match match =
        name.compare(*permitted.subtree, permitted.directory_key, SubtreeRole::permitted);
    if (match == Match::yes) return;
    if (match != Match::no) return blame(match, *permitted.subtree);
  }
  if (bound) problem(kNamesNotPermitted, nullptr);
}

bool NameRules::check_name(const Name& name, NameCheck& result, Budget& budget) const {
  for (const Set& set : sets_) {
    for (const Form& form : set) {
      if (form.kind != name.general.kind) continue;
      if (!budget.spend(Resource::comparisons, form.permitted.size() + form.excluded.size())) {
        return false;
      }
      judge(name, form, result);
    }
  }
  return true;
}

NameCheck NameRules::check(const x509::Certificate& certificate, Budget& budget) const {
  NameCheck result;
  const auto run = [&](const Name& name) {
    result.complete = result.complete && check_name(name, result, budget);
    return result.complete;
  };
  if (sets_.empty()) return result;
  if (!certificate->subject.empty()) {
    x509::GeneralName subject{Kind::directory_name, certificate->subject.der(), {}};
    if (!run({subject, certificate->subject_key})) return result;
  }
  bool has_mailbox = false;
  if (const auto& names = certificate->extensions.subject_alt_name) {
    for (const x509::GeneralName& general : *names) {
      has_mailbox = has_mailbox || general.kind == Kind::rfc822_name;
      // RFC 9598 6 binds such mailboxes by rfc822Name subtrees, host by host in A-labels, which is
      // not done here.
      if (general.kind == Kind::other_name && general.other_type == kSmtpUtf8Mailbox &&
          constrains(Kind::rfc822_name)) {
        add_problem(result, {&kNamesUnsupported, "SmtpUTF8Mailbox", "-", "-"});
      }
      std::string key;
      if (general.kind == Kind::directory_name && constrains(Kind::directory_name)) {
        const auto name = x509::Name::parse(general.value);
        if (name) key = name->match_key();
      }
      if (!run({general, key})) return result;
    }
  }
  if (has_mailbox || !constrains(Kind::rfc822_name)) return result;
  // RFC 5280 4.2.1.10: else the constraint binds emailAddress in the subject.
  for (const std::string& mailbox : certificate->subject.values(kEmailAddress)) {
    if (!run({{Kind::rfc822_name, as_bytes(mailbox), {}}, {}})) return result;
  }
  return result;
}

}  // namespace baytrust::path
