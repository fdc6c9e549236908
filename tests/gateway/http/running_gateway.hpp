// A gateway as its operator runs it, for tests that let months go by: the daemon on a loopback
// port, over a store on disk that a restart opens again, with a clock and maintenance that the test
// moves, and what its callers see over a socket. Not here: who publishes what (year_world.hpp).
#pragma once

#include <algorithm>
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
#include "gateway/store/sqlite_store.hpp"
#include "tests/gateway/http/answer_schemas.hpp"
#include "tests/support/authority.hpp"
#include "tests/support/raw_client.hpp"
#include "tests/support/temporary_directory.hpp"

namespace baytrust::http {

using test::kNoon;

// The store is the derived class's to create at place_.
class RunningGateway : public ::testing::Test {
 protected:
  RunningGateway() : place_(directory_ / "store") {
    config_.service.listeners = {{.address = "127.0.0.1", .port = 0, .tls = {}, .proxies = {}}};
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
  std::atomic<std::int64_t> now_{kNoon.seconds};
  test::TemporaryDirectory directory_;
  std::string place_;
  store::SqliteOpener opener_;
  crypto::Verifier verifier_;
  service::Config config_ = service::built_in_config();
  std::map<std::string, std::string> tokens_;
  std::map<std::string, std::uint64_t> heard_;
  std::unique_ptr<Daemon> daemon_;
  std::uint16_t port_ = 0;
};

}  // namespace baytrust::http
