// A gateway as its operator runs it, for tests that let months go by: the daemon on a loopback
// port, over a store on disk that a restart opens again, with a clock and maintenance that the test
// moves; three countries that publish and recognise each other, their partners and persons, whose
// every act goes over a socket.
#pragma once

#include <atomic>
#include <boost/json.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "gateway/http/daemon.hpp"
#include "gateway/service/caller.hpp"
#include "gateway/service/change_pins.hpp"
#include "gateway/service/crl_records.hpp"
#include "gateway/service/edition_history.hpp"
#include "gateway/service/submission_envelope.hpp"
#include "gateway/store/sqlite_store.hpp"
#include "tests/gateway/http/answer_schemas.hpp"
#include "tests/support/publisher.hpp"
#include "tests/support/temporary_directory.hpp"
#include "validators/crypto/digest.hpp"

namespace baytrust::http {

using service::DocumentKind;
using test::kNoon;

struct Country {
  explicit Country(const std::string& territory, const std::string& prefix)
      : code(territory), short_name(prefix) {}

  std::string code;        // "CN-GD"
  std::string short_name;  // "gd"
  test::Publisher publisher{code};
  test::Authority root = test::make_authority(code + " Root");
  test::Authority other = root.subordinate({.subject = "CN=" + code + " Other CA"});
  test::Authority ca = root.subordinate({.subject = "CN=" + code + " CA"});
  crypto::PrivateKey content_key = test::fresh_key();
  x509::Certificate content =
      root.issue({.subject = "CN=" + code + " Content", .key = content_key});
  x509::Certificate leaf = ca.issue({.subject = "C=" + code.substr(0, 2) + ",OU=Personal,CN=Lam",
                                     .policies = {std::string(test::kRelease)}});

  std::string partner() const { return short_name + "-office"; }
  std::string person(int i) const { return short_name + "-" + std::string(1, char('a' + i)); }
  std::string service() const { return short_name + "-service"; }
};

class YearTest : public ::testing::Test {
 protected:
  YearTest() : place_(directory_ / "store") {
    auto store = test::must(
        opener_.create(place_, {hk_.publisher.pin(), mo_.publisher.pin(), gd_.publisher.pin()}));
    for (const Country* country : {&hk_, &mo_, &gd_}) enrol(*store, *country);
    account(*store, "auditor", {{service::Role::auditor}});
    config_ = service::built_in_config();
    config_.service.listeners = {{.address = "127.0.0.1", .port = 0, .tls = {}, .proxies = {}}};
    config_.service.agreement = {"MO"};
    config_.service.emergencies = {
        {.territory = "HK", .persons = {hk_.person(0)}, .longest = 72 * kHour}};
  }
  void SetUp() override { restart(); }

  // The process ends and another begins over the same store.
  void restart() {
    daemon_.reset();
    auto daemon = Daemon::start({.config = config_,
                                 .store = place_,
                                 .stores = opener_,
                                 .verifier = verifier_,
                                 .clock = [this] { return now(); },
                                 .maintenance = Maintenance::Pace::when_told});
    ASSERT_TRUE(daemon) << describe(daemon.error());
    daemon_ = std::move(*daemon);
    const std::string endpoint = daemon_->endpoints().at(0);
    port_ = static_cast<std::uint16_t>(std::stoi(endpoint.substr(endpoint.rfind(':') + 1)));
    daemon_->work_now();
  }
  Instant now() const { return {now_}; }
  static Instant day(std::int64_t number) { return kNoon + number * kDay; }
  void until(Instant t) {
    ASSERT_GE(t, now()) << "the clock never goes back";
    now_ = t.seconds;
    daemon_->work_now();
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

  // --- calls ---
  std::string as(const std::string& name) const {
    return "Authorization: Bearer " + tokens_.at(name) + "\r\n";
  }
  test::RawResponse get(const std::string& who, std::string_view path) const {
    return watched_client(port_).get(path, who.empty() ? "" : as(who));
  }
  test::RawResponse post(const std::string& who, std::string_view path,
                         std::string_view body = "") const {
    const std::string type = body.empty() ? "" : "Content-Type: application/json\r\n";
    return watched_client(port_).post(path, body, as(who) + type);
  }
  static boost::json::value json(const test::RawResponse& response) {
    boost::system::error_code failed;
    auto value = boost::json::parse(response.body, failed);
    EXPECT_FALSE(failed) << response.status << " " << response.body;
    return failed ? boost::json::object() : value;
  }
  static std::string text(const boost::json::value& value, std::string_view member) {
    const auto* object = value.if_object();
    const auto* found = object == nullptr ? nullptr : object->if_contains(member);
    return found != nullptr && found->is_string() ? std::string(found->get_string())
                                                  : std::string();
  }
  static std::string problem_of(const test::RawResponse& response) {
    return std::to_string(response.status) + " " + text(json(response), "code");
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
  // Status, then what is worse than information: "503", "trust.document.missing list-HK", ...
  // without warnings of documents that are merely to be renewed soon.
  std::vector<std::string> ready() const {
    const auto answer = get("", "/readyz");
    std::vector<std::string> out{std::to_string(answer.status)};
    const auto health = json(answer);
    const auto add = [&](const boost::json::value& findings, const std::string& about) {
      for (const auto& finding : findings.as_array()) {
        const std::string effect = text(finding, "effect");
        const std::string code = text(finding, "code");
        if (effect == "passed" || effect == "info" || code == "trust.next_update.near") continue;
        out.push_back(code + about);
      }
    };
    for (const auto& document : health.at("documents").as_array()) {
      add(document.at("findings"),
          " " + text(document, "kind") + "-" + text(document, "territory"));
    }
    add(health.at("findings"), "");
    return out;
  }
  // What the feed has for this account that it did not have the last time: "kind subject", oldest
  // first.
  std::vector<std::string> news(const std::string& who) {
    const std::string feed = get(who, "/v1/feed.atom").body;
    std::vector<std::string> out;
    std::uint64_t highest = heard_[who];
    for (std::size_t at = 0; (at = feed.find("<content", at)) != std::string::npos; ++at) {
      const std::size_t begin = feed.find('>', at) + 1;
      const auto event =
          boost::json::parse(feed.substr(begin, feed.find("</content>", at) - begin));
      const auto number = static_cast<std::uint64_t>(event.at("number").as_int64());
      if (number <= heard_[who]) break;
      highest = std::max(highest, number);
      out.insert(out.begin(), text(event, "kind") + " " + text(event, "subject"));
    }
    heard_[who] = highest;
    return out;
  }
  // The content of the newest event of a kind, as the account gets it.
  boost::json::value content_of(const std::string& who, const std::string& kind) const {
    const std::string feed = get(who, "/v1/feed.atom").body;
    for (std::size_t at = 0; (at = feed.find("<content", at)) != std::string::npos; ++at) {
      const std::size_t begin = feed.find('>', at) + 1;
      const auto event =
          boost::json::parse(feed.substr(begin, feed.find("</content>", at) - begin));
      if (text(event, "kind") == kind) return event.at("content");
    }
    return boost::json::object();
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
  std::uint64_t revision() {
    return test::must(test::must(opener_.open(place_))->editions().revision());
  }

  static void done(const Result<void>& result) { ASSERT_TRUE(result) << describe(result.error()); }
  void account(service::Store& store, const std::string& name, std::vector<service::Grant> grants) {
    const std::string token = service::make_token();
    done(store.accounts().add(service::Account{
        .name = name, .grants = std::move(grants), .added = day(-1), .ended = {}}));
    done(store.accounts().add(service::Credential{.kind = service::CredentialKind::token,
                                                  .fingerprint = *service::token_fingerprint(token),
                                                  .account = name,
                                                  .certificate = {},
                                                  .added = day(-1),
                                                  .expires = day(500),
                                                  .revoked = {}}));
    tokens_[name] = token;
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
  std::atomic<std::int64_t> now_{kNoon.seconds};
  test::TemporaryDirectory directory_;
  std::string place_;
  store::SqliteOpener opener_;
  crypto::Verifier verifier_;
  service::Config config_;
  std::map<std::string, std::string> tokens_;
  std::map<std::string, std::uint64_t> heard_;
  int count_ = 0;
  std::unique_ptr<Daemon> daemon_;
  std::uint16_t port_ = 0;
};

}  // namespace baytrust::http
