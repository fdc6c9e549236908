#include "tests/bench/course.hpp"

#include <array>
#include <functional>
#include <utility>

#include "validators/x509/extension_writer.hpp"

namespace baytrust::bench {
namespace {

using test::Authority;
using test::CertificateRequest;

SharedBytes bytes_of(const x509::Certificate& certificate) { return certificate->owner; }

std::string numbered(std::string_view text, std::size_t number) {
  return std::string(text) + " " + std::to_string(number);
}

std::vector<Bytes> crl_location(std::size_t issuer) {
  return {x509::uri_name("http://crl.example.hk/ca" + std::to_string(issuer) + ".crl")};
}

// About what a Hong Kong personal certificate holds.
CertificateRequest leaf_request(std::size_t number, crypto::KeyType type) {
  CertificateRequest request{.subject = "C=HK,O=DEMO Subscribers,OU=Personal,CN=" +
                                        numbered("DEMO Person", number)};
  request.key_type = type;
  request.policies = {std::string(kForeignPolicy)};
  request.subject_alt_name = {x509::dns_name("p" + std::to_string(number) + ".example.hk")};
  request.crl_distribution_points = {{.full_name = crl_location(number % kIssuers)}};
  return request;
}

CertificateRequest ca_request(std::string common_name, crypto::KeyType type) {
  CertificateRequest request{.subject = "C=HK,O=DEMO Authority,CN=" + std::move(common_name)};
  request.key_type = type;
  request.policies = {std::string(kForeignPolicy)};
  return request;
}

// The last octet of the signature: still a signature by its form, of no key.
SharedBytes with_bad_signature(const SharedBytes& leaf) {
  Bytes changed = *leaf;
  changed.back() ^= 1U;
  return share(std::move(changed));
}

// RFC 5280 asks for criticality of mappings and constraints; a peer that knows none of them could
// then accept nothing. They are written uncritical, so that such a row can be shown as what it is.
CertificateRequest cross_request(std::string_view name) {
  CertificateRequest request{.subject = std::string(name)};
  request.policies = {std::string(kHomePolicy)};
  auto mappings =
      x509::write_policy_mappings({{Oid::literal(kHomePolicy), Oid::literal(kForeignPolicy)}});
  auto constraints =
      x509::write_policy_constraints({.require_explicit_policy = 0, .inhibit_policy_mapping = {}});
  mappings.critical = false;
  constraints.critical = false;
  request.extra = {std::move(mappings), std::move(constraints)};
  request.permitted = {x509::directory_name(test::name("C=HK")), x509::dns_name("example.hk")};
  request.excluded = {x509::dns_name("excluded.example.hk")};
  return request;
}

test::CrlRequest crl_with(std::size_t entries, const x509::Certificate* revoked = nullptr) {
  test::CrlRequest request;
  for (std::size_t i = 0; i < entries; ++i) {
    request.revoked.push_back({.serial_number = test::serial(0x5000'0000'0000 + i * 7919)});
  }
  if (revoked != nullptr) {
    request.revoked.push_back({.serial_number = to_bytes((*revoked)->serial_number)});
  }
  return request;
}

using LeafOf = std::function<x509::Certificate(std::size_t issuer, const CertificateRequest&)>;

// Valid cases, then those that break a rule every path validator knows.
void fill(Course& course, crypto::KeyType type, const LeafOf& issue,
          const std::function<std::vector<SharedBytes>(std::size_t)>& intermediates) {
  for (std::size_t i = 0; i < kCases; ++i) {
    const auto leaf = issue(i % kIssuers, leaf_request(i, type));
    course.cases.push_back({bytes_of(leaf), intermediates(i)});
  }
  course.valid = course.cases.size();
  course.cases.push_back(
      {with_bad_signature(course.cases[0].leaf), course.cases[0].intermediates, "signature"});
  auto expired = leaf_request(kIssuers * 100, type);
  expired.not_after = test::kNoon - kDay;
  course.cases.push_back({bytes_of(issue(0, expired)), course.cases[0].intermediates, "validity"});
}

Course make_chain1(const std::vector<Authority>& issuers, crypto::KeyType type) {
  Course course{.name = "chain1"};
  for (std::size_t i = 0; i < issuers.size(); ++i) {
    // Self-signed: Botan ends a path nowhere else.
    const auto anchor = issuers[i].certify(issuers[i], ca_request(numbered("DEMO CA", i), type));
    course.anchors.push_back(bytes_of(anchor));
  }
  fill(
      course, type, [&](std::size_t i, const auto& request) { return issuers[i].issue(request); },
      [](std::size_t) { return std::vector<SharedBytes>{}; });
  return course;
}

Course make_chain3(const Authority& root, const std::vector<Authority>& issuers,
                   crypto::KeyType type) {
  Course course{.name = "chain3", .signatures = 2};
  course.anchors = {bytes_of(root.certificate())};
  fill(
      course, type, [&](std::size_t i, const auto& request) { return issuers[i].issue(request); },
      [&](std::size_t i) {
        // The issuing CA's certificate anew: the same name and key, another signature.
        auto request = ca_request(numbered("DEMO CA", i % kIssuers), type);
        return std::vector{bytes_of(root.certify(issuers[i % kIssuers], request))};
      });
  return course;
}

Course make_chain4(const Authority& root, const std::vector<Authority>& issuers,
                   crypto::KeyType type) {
  const std::string foreign_name = "C=HK,O=DEMO Authority,CN=DEMO Foreign Root";
  const auto foreign = test::make_authority("", {.subject = foreign_name, .key_type = type});
  Course course{.name = "chain4+policy+CRL", .checks = Checks::policies_and_crls, .signatures = 3};
  course.anchors = {bytes_of(root.certificate())};
  fill(
      course, type, [&](std::size_t i, const auto& request) { return issuers[i].issue(request); },
      [&](std::size_t i) {
        auto request = ca_request(numbered("DEMO CA", i % kIssuers), type);
        return std::vector{bytes_of(foreign.certify(issuers[i % kIssuers], request)),
                           bytes_of(root.certify(foreign, cross_request(foreign_name)))};
      });
  const auto& above = course.cases[0].intermediates;
  auto other_policy = leaf_request(kIssuers * 101, type);
  other_policy.policies = {"2.999.2.7"};
  course.cases.push_back({bytes_of(issuers[0].issue(other_policy)), above, "policy"});
  auto other_name = leaf_request(kIssuers * 102, type);
  other_name.subject_alt_name = {x509::dns_name("www.excluded.example.hk")};
  course.cases.push_back({bytes_of(issuers[0].issue(other_name)), above, "name constraints"});
  const auto revoked = issuers[0].issue(leaf_request(kIssuers * 103, type));
  course.cases.push_back({bytes_of(revoked), above, "revocation"});

  course.crls.push_back(root.issue_crl(crl_with(20))->owner);
  course.crls.push_back(foreign.issue_crl(crl_with(20))->owner);
  for (std::size_t i = 0; i < issuers.size(); ++i) {
    auto request = crl_with(100, i == 0 ? &revoked : nullptr);
    // As the leaves say: Botan asks for it.
    request.issuing_distribution_point = {.full_name = crl_location(i)};
    course.crls.push_back(issuers[i].issue_crl(request)->owner);
  }
  return course;
}

}  // namespace

Family make_family(std::string name, crypto::KeyType type) {
  const auto root =
      test::make_authority("", {.subject = "C=MO,O=DEMO Authority,CN=DEMO Root", .key_type = type});
  std::vector<Authority> issuers;
  for (std::size_t i = 0; i < kIssuers; ++i) {
    issuers.push_back(root.subordinate(ca_request(numbered("DEMO CA", i), type)));
  }
  return {.name = std::move(name),
          .type = type,
          .chain1 = make_chain1(issuers, type),
          .chain3 = make_chain3(root, issuers, type),
          .chain4 = make_chain4(root, issuers, type)};
}

}  // namespace baytrust::bench
