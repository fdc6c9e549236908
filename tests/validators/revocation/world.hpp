// A small world for revocation tests: a root, a CA, a leaf, CRLs as they come in, and a question.
#pragma once

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <ostream>
#include <string>
#include <vector>

#include "tests/support/authority.hpp"
#include "tests/support/responder.hpp"
#include "validators/revocation/codes.hpp"
#include "validators/revocation/judge.hpp"
#include "validators/revocation/ocsp_codes.hpp"

namespace baytrust::revocation {

// For red tests: the findings, not a number.
inline std::ostream& operator<<(std::ostream& out, const Status& status) {
  out << to_string(status.state);
  for (const auto& finding : status.findings) out << "\n  " << describe(finding);
  return out;
}

namespace testing {

using test::Authority;
using test::kNoon;

inline crypto::Verifier& verifier() {
  static crypto::Verifier one;
  return one;
}

struct Times {
  Instant at = kNoon;
  Instant known_at = kNoon;
};

class World : public ::testing::Test {
 protected:
  const Authority root = test::make_authority("Root");
  const Authority ca = root.subordinate({.subject = "CN=CA"});

  // Everything that is held; received when issued unless said otherwise.
  CrlStore crls;
  OcspStore responses;
  std::vector<ListedResponder> listed;
  std::vector<x509::Certificate> certificates;
  Rules rules;
  Budget budget;

  void hold(const x509::Crl& crl) { crls.add(crl, crl->this_update); }
  void hold(const x509::Crl& crl, Instant received) { crls.add(crl, received); }

  void hold(const x509::OcspResponse& response) { responses.add(response, response->produced_at); }
  void hold(const x509::OcspResponse& response, Instant received) {
    responses.add(response, received);
  }

  Status judge(const x509::Certificate& leaf, Times times = {}) {
    return judge_on({leaf, ca.certificate()}, 0, times);
  }
  // A path to `root`, which is the anchor.
  Status judge_on(const std::vector<x509::Certificate>& path, std::size_t index, Times times = {}) {
    const path::TrustAnchor anchor(root.certificate());
    const path::Pool pool(certificates, {anchor});
    const path::Pool* pools[] = {&pool};
    return revocation::judge(
        {.path = path,
         .anchor = anchor,
         .index = index,
         .at = times.at,
         .known_at = times.known_at},
        {.crls = crls, .pools = pools, .ocsp = &responses, .listed_responders = listed}, rules,
        verifier(), budget);
  }
};

inline std::vector<std::string> codes(const Status& status) {
  std::vector<std::string> out;
  for (const auto& finding : status.findings) out.emplace_back(finding.code().id);
  return out;
}

inline std::string fact(const Status& status, const Code& code, std::string_view name) {
  for (const auto& finding : status.findings) {
    if (!(finding.code() == code)) continue;
    for (const auto& fact : finding.facts()) {
      if (fact.name == name) return fact.value;
    }
  }
  return "(no such fact)";
}

// "good" with this finding among the others, and so on.
MATCHER_P2(Is, state, code, "") {
  *result_listener << "which is " << arg;
  return arg.state == state && std::any_of(arg.findings.begin(), arg.findings.end(),
                                           [&](const auto& f) { return f.code() == code; });
}

inline test::Revoked revoked(const x509::Certificate& certificate,
                             std::optional<x509::RevocationReason> reason = {},
                             Instant when = kNoon - 2 * kDay) {
  test::Revoked entry;
  entry.serial_number = to_bytes(certificate->serial_number);
  entry.revocation_date = when;
  entry.reason = reason;
  return entry;
}

inline x509::DistributionPointTemplate at_uri(std::string_view uri) {
  x509::DistributionPointTemplate point;
  point.full_name = {x509::uri_name(uri)};
  return point;
}

// A certificate that names its distribution points.
inline x509::Certificate issue_with(const Authority& issuer,
                                    std::vector<x509::DistributionPointTemplate> points) {
  test::CertificateRequest request;
  request.crl_distribution_points = std::move(points);
  return issuer.issue(request);
}

inline x509::Crl crl_with(const Authority& issuer,
                          const x509::IssuingDistributionPointTemplate& idp,
                          std::vector<test::Revoked> entries = {}) {
  test::CrlRequest request;
  request.revoked = std::move(entries);
  request.issuing_distribution_point = idp;
  return issuer.issue_crl(request);
}

inline x509::Crl crl_from(const Authority& issuer, Instant this_update, Instant next_update,
                          std::vector<test::Revoked> entries = {}) {
  test::CrlRequest request;
  request.revoked = std::move(entries);
  request.this_update = this_update;
  request.next_update = next_update;
  return issuer.issue_crl(request);
}

inline x509::Crl crl_listing(const Authority& issuer, std::vector<test::Revoked> entries) {
  test::CrlRequest request;
  request.revoked = std::move(entries);
  return issuer.issue_crl(request);
}

}  // namespace testing
}  // namespace baytrust::revocation
