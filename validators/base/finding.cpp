#include "validators/base/finding.hpp"

#include <algorithm>

#include "validators/base/trace.hpp"

namespace baytrust {
namespace {

std::string_view word(Subject::Kind kind) {
  switch (kind) {
    case Subject::Kind::request:
      return "request";
    case Subject::Kind::certificate:
      return "certificate";
    case Subject::Kind::path:
      return "path";
    case Subject::Kind::anchor:
      return "anchor";
    case Subject::Kind::link:
      return "link";
    case Subject::Kind::candidate:
      return "candidate";
    case Subject::Kind::crl:
      return "crl";
    case Subject::Kind::list:
      return "list";
    case Subject::Kind::mapping_register:
      return "register";
    case Subject::Kind::recognition:
      return "recognition";
    case Subject::Kind::profile:
      return "profile";
    case Subject::Kind::signature:
      return "signature";
    case Subject::Kind::document:
      return "document";
  }
  return "request";
}

bool is_indexed(Subject::Kind kind) {
  return kind == Subject::Kind::path || kind == Subject::Kind::crl ||
         kind == Subject::Kind::candidate;
}

}  // namespace

Subject::Subject(Kind kind, std::string_view name) : kind_(kind) {
  name = name.substr(0, name_.size() - 1);
  std::copy(name.begin(), name.end(), name_.begin());
}

std::string to_string(const Subject& subject) {
  std::string out(word(subject.kind()));
  if (is_indexed(subject.kind())) out.append("[" + std::to_string(subject.index()) + "]");
  if (!subject.name().empty()) out.append(" ").append(subject.name());
  return out;
}

Finding::Finding(const Code& code, Subject subject, Effect effect, Facts facts)
    : code_(&code), effect_(effect), subject_(subject), facts_(std::move(facts)) {
  trace_emitted(code);
}

Effect worst(const Findings& findings) {
  Effect effect = Effect::passed;
  for (const auto& finding : findings) effect = std::max(effect, finding.effect());
  return effect;
}

std::string describe(const Finding& finding) {
  std::string out(finding.code().id);
  out.append(" ").append(to_string(finding.effect()));
  out.append(" ").append(to_string(finding.subject()));
  for (const auto& fact : finding.facts()) {
    out.append(" ").append(fact.name).append("=").append(fact.value);
  }
  return out;
}

}  // namespace baytrust
