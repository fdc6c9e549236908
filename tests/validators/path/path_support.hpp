// What tests of path/ share: a verifier, a moment, and findings as texts that a red test prints.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "tests/support/authority.hpp"
#include "validators/crypto/verifier.hpp"
#include "validators/path/codes.hpp"
#include "validators/path/validate.hpp"

namespace baytrust::path {

// Never destroyed: Botan's allocator would be gone before it.
inline crypto::Verifier& verifier() {
  static crypto::Verifier* const instance = new crypto::Verifier;
  return *instance;
}

// "code subject" of every finding that is not passed, info or warning.
inline std::vector<std::string> failed(const Findings& findings) {
  std::vector<std::string> out;
  for (const Finding& finding : findings) {
    if (finding.effect() <= Effect::warning) continue;
    out.push_back(std::string(finding.code().id) + " " + to_string(finding.subject()));
  }
  return out;
}
inline std::vector<std::string> failed(const Outcome& outcome) { return failed(outcome.findings); }

inline std::vector<std::string> passed(const Outcome& outcome) {
  std::vector<std::string> out;
  for (const Finding& finding : outcome.findings) {
    if (finding.effect() != Effect::passed) continue;
    out.push_back(std::string(finding.code().id) + " " + to_string(finding.subject()));
  }
  return out;
}

inline const Finding* find(const Findings& findings, const Code& code) {
  for (const Finding& finding : findings) {
    if (finding.code() == code) return &finding;
  }
  return nullptr;
}
inline std::string fact(const Finding* finding, std::string_view name) {
  if (finding == nullptr) return "(no such finding)";
  for (const Fact& f : finding->facts()) {
    if (f.name == name) return f.value;
  }
  return "(no such fact)";
}

inline std::vector<std::string> texts(const PolicySet& set) {
  std::vector<std::string> out;
  for (const Oid& oid : set) out.push_back(to_string(oid));
  return out;
}

inline PolicySet policies(const std::vector<std::string>& texts) {
  return make_policy_set(test::oids(texts));
}

// target first; every other input as RFC 5280's defaults.
inline Inputs inputs(std::vector<x509::Certificate> path, const test::Authority& anchor) {
  Inputs in;
  in.path = std::move(path);
  in.at = test::kNoon;
  in.anchor = TrustAnchor(anchor.certificate());
  return in;
}
inline Outcome judge(const Inputs& in) {
  Budget budget;
  return validate(in, verifier(), budget);
}

}  // namespace baytrust::path
