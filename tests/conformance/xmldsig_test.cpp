// The xmldsig corpus under each crypto setting: what runs agrees, and whatever does not run is
// counted by its reason.
#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <iostream>

#include "tests/conformance/xmldsig_run.hpp"

namespace baytrust::conformance {
namespace {

using ::testing::Pair;

class Xmldsig : public ::testing::TestWithParam<crypto::Backend> {
 protected:
  void SetUp() override {
    auto answers = run_xmldsig(GetParam());
    if (!answers) GTEST_SKIP() << "the corpora are not beside this checkout";
    answers_ = *std::move(answers);
  }
  template <class Predicate>
  std::size_t count(Predicate predicate) const {
    return static_cast<std::size_t>(std::ranges::count_if(answers_, predicate));
  }
  std::vector<XmldsigAnswer> answers_;
};

TEST_P(Xmldsig, WhatRunsAgreesAndWhatDoesNotRunIsCountedByReason) {
  EXPECT_EQ(answers_.size(), 243U);
  for (const auto& a : answers_) {
    EXPECT_TRUE(!a.run() || a.agrees())
        << a.id << ": expected " << (a.expected_valid ? "valid" : "invalid") << "; " << a.why;
  }
  for (const auto& [reason, cases] : not_run_by_reason(answers_)) {
    std::cout << cases << " not run: " << reason << "\n";
  }
  const auto in_core = [](const XmldsigAnswer& a) { return a.core; };
  const auto agrees = [](const XmldsigAnswer& a) { return a.agrees(); };
  const auto both = [](const XmldsigAnswer& a) { return a.core && a.agrees(); };
  EXPECT_EQ(count(in_core), 81U);
  EXPECT_EQ(count(both), 71U);
  EXPECT_EQ(count(agrees), 71U);
  // Those that fail are among them: a runner that says "valid" to all would not agree.
  EXPECT_EQ(count([](const XmldsigAnswer& a) { return a.agrees() && !a.valid; }), 7U);
  EXPECT_THAT(not_run_by_reason(answers_),
              ::testing::ElementsAre(
                  Pair("DOCTYPE", 2), Pair("DSA", 26), Pair("EdDSA", 9), Pair("GOST", 3),
                  Pair("HMAC", 39), Pair("ML-DSA", 6), Pair("RIPEMD-160", 2), Pair("SHA-3", 12),
                  Pair("SLH-DSA", 12), Pair("XPath Filter 2 transform", 2),
                  Pair("XPath transform", 44), Pair("external reference", 10),
                  Pair("key file not in the corpus", 1), Pair("key outside the document", 1),
                  Pair("refused: an ECDSA value not of the curve's size", 3)));
}

std::string name_of(const ::testing::TestParamInfo<crypto::Backend>& backend) {
  return std::string(to_string(backend.param));
}

INSTANTIATE_TEST_SUITE_P(Backends, Xmldsig,
                         ::testing::Values(crypto::Backend::fastest, crypto::Backend::botan,
                                           crypto::Backend::openssl),
                         name_of);

}  // namespace
}  // namespace baytrust::conformance
