// Three countries that publish and recognise each other, their partners and persons, whose every
// act goes over a socket to one gateway (running_gateway.hpp), for tests that let months go by.
#pragma once

#include <string>
#include <vector>

#include "gateway/service/crl_records.hpp"
#include "gateway/service/edition_history.hpp"
#include "gateway/service/submission_envelope.hpp"
#include "tests/gateway/http/country.hpp"
#include "tests/gateway/http/running_gateway.hpp"
#include "tests/support/publisher.hpp"
#include "validators/crypto/digest.hpp"

namespace baytrust::http {

using service::DocumentKind;

class YearTest : public RunningGateway {
 protected:
  YearTest() {
    auto store = test::must(
        opener_.create(place_, {hk_.publisher.pin(), mo_.publisher.pin(), gd_.publisher.pin()}));
    for (const Country* country : {&hk_, &mo_, &gd_}) enrol(*store, *country);
    account(*store, "auditor", {{service::Role::auditor}});
    config_.service.agreement = {"MO"};
    config_.service.emergencies = {
        {.territory = "HK", .persons = {hk_.person(0)}, .longest = 72 * kHour}};
  }

  // --- documents ---
  trustlists::TrustList list(const Country& of, std::int64_t sequence, std::int64_t days = 170) {
    return test::list_of(
        {.territory = of.code,
         .sequence = sequence,
         .issued = now(),
         .next_update = now() + days * kDay,
         .cas = {of.root.certificate(), of.other.certificate(), of.ca.certificate()}});
  }
  // What `relying` recognises of `issuing`.
  static policy_mapping::Recognition entry(const Country& relying, const Country& issuing) {
    auto made = test::recognition_of(relying.short_name + "-" + issuing.short_name + "-personal",
                                     issuing.root.certificate(), issuing.ca.certificate());
    made.relying = relying.code;
    made.issuing = issuing.code;
    return made;
  }
  policy_mapping::Register mapping(const Country& of, std::int64_t sequence,
                                   std::vector<policy_mapping::Recognition> entries,
                                   std::int64_t days = 170) {
    return test::register_of({.publisher = of.code,
                              .sequence = sequence,
                              .issued = now(),
                              .next_update = now() + days * kDay,
                              .recognitions = std::move(entries)});
  }
  // Everything that a country publishes about mappings: its own direction and its copies.
  std::vector<policy_mapping::Recognition> entries_of(const Country& country) const {
    if (country.code == "MO") return {entry(mo_, hk_), entry(hk_, mo_), entry(mo_, gd_)};
    if (country.code == "HK") return {entry(hk_, mo_), entry(mo_, hk_)};
    return {entry(mo_, gd_)};
  }

  // --- what a relying service sees ---
  test::RawResponse ask(const Country& relying, const Country& issuing) const {
    return post(relying.service(), "/v1/certificates:validate",
                R"({"certificate":")" + crypto::base64_encode(issuing.leaf->der) +
                    R"(","relying":")" + relying.code + "\"}");
  }
  // "yes valid-recognised": may a service of `relying` accept a person of `issuing`?
  std::string verdict(const Country& relying, const Country& issuing) const {
    const auto answer = ask(relying, issuing);
    EXPECT_EQ(answer.status, 200) << answer.body;
    const auto value = json(answer);
    const auto* decision = value.as_object().if_contains("decision");
    return decision == nullptr ? answer.body
                               : text(*decision, "accepted") + " " + text(*decision, "outcome");
  }
  // --- what partners and persons do ---
  service::Envelope envelope(const Country& from, DocumentKind kind, std::uint64_t sequence,
                             const SharedBytes& document) {
    service::Envelope made;
    made.jurisdiction = from.code;
    made.document_kind = kind;
    made.document_id = from.short_name + "-document";
    made.sequence = sequence;
    auto store = test::must(opener_.open(place_));
    const auto history =
        test::must(service::EditionHistory::read(store->editions(), kind, from.code));
    if (const auto* current = history.in_force(now())) made.prev_digest = current->digest;
    made.digest = crypto::sha256(*document);
    made.not_before = now();
    made.expires = now() + kHour;
    made.activate_at = now() + kDay;
    made.aud = config_.service.audience;
    made.submission_id = from.short_name + "-submission-" + std::to_string(1000000 + ++count_);
    return made;
  }
  static std::string body_of(const Country& from, const service::Envelope& envelope,
                             const SharedBytes& document) {
    const auto cms = test::must(service::make_envelope(envelope, from.content, from.content_key));
    return R"({"envelope":")" + crypto::base64_encode(cms) + R"(","document":")" +
           crypto::base64_encode(*document) + "\"}";
  }
  // Handed in and worked on; where it is: "/v1/submissions/...".
  std::string push(const Country& from, DocumentKind kind, std::uint64_t sequence,
                   const SharedBytes& document) {
    const auto made = envelope(from, kind, sequence, document);
    const auto answer = post(from.partner(), "/v1/submissions", body_of(from, made, document));
    EXPECT_EQ(answer.status, 202) << answer.body;
    daemon_->work_now();
    return "/v1/submissions/" + made.submission_id;
  }
  std::string push(const Country& from, const trustlists::TrustList& content) {
    return push(from, DocumentKind::trust_list,
                static_cast<std::uint64_t>(content.scheme.sequence_number),
                from.publisher.sign(content));
  }
  std::string push(const Country& from, const policy_mapping::Register& content) {
    return push(from, DocumentKind::mapping_register,
                static_cast<std::uint64_t>(content.sequence_number), from.publisher.sign(content));
  }
  boost::json::value submission(const std::string& place) const {
    return json(get("auditor", place));
  }
  // "rejected edition.sequence.older": its state, and why of its last step.
  std::string state(const std::string& place) const {
    const auto value = submission(place);
    std::string out = text(value, "state");
    const auto* steps = value.as_object().if_contains("steps");
    if (steps == nullptr || steps->as_array().empty()) return out;
    const std::string code = text(steps->as_array().back(), "code");
    return code.empty() ? out : out + " " + code;
  }
  void approve(const std::string& place, const std::vector<std::string>& persons) {
    for (const auto& person : persons) {
      const auto answer = post(person, place + ":approve");
      EXPECT_EQ(answer.status, 200) << person << " " << answer.body;
    }
    daemon_->work_now();
  }
  // Approved by two of its country and one of every counterpart asked, and in force a day later,
  // not a second before.
  void bring_into_force(const Country& from, const std::string& place,
                        const std::vector<const Country*>& counterparts = {}) {
    ASSERT_EQ(state(place), "staged") << get("auditor", place).body;
    approve(place, {from.person(0), from.person(1)});
    for (const Country* country : counterparts) {
      ASSERT_EQ(state(place), "staged") << "waits for " << country->code;
      approve(place, {country->person(0)});
    }
    ASSERT_EQ(state(place), "scheduled");
    const auto at = parse_rfc3339(text(submission(place), "activate_at"));
    ASSERT_TRUE(at);
    until(*at + -1);
    ASSERT_EQ(state(place), "scheduled");
    until(*at);
    ASSERT_EQ(state(place), "active") << get("auditor", place).body;
  }
  void enrol(service::Store& store, const Country& country) {
    account(store, country.partner(), {{service::Role::publisher, country.code}});
    account(store, country.service(), {{service::Role::validator}});
    for (int i = 0; i < 3; ++i) {
      account(store, country.person(i), {{service::Role::approver, country.code}});
    }
    done(store.accounts().add(
        service::Credential{.kind = service::CredentialKind::content_certificate,
                            .fingerprint = country.content->fingerprint,
                            .account = country.partner(),
                            .certificate = to_bytes(country.content->der),
                            .added = day(-1),
                            .expires = {},
                            .revoked = {}}));
    for (const auto* ca : {&country.root, &country.ca}) {
      test::must(service::import_crls(store.crls(), ca->issue_crl({.next_update = day(500)})->der,
                                      day(-1)));
    }
  }

  Country hk_{"HK", "hk"};
  Country mo_{"MO", "mo"};
  Country gd_{"CN-GD", "gd"};
  int count_ = 0;
};

}  // namespace baytrust::http
