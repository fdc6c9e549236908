// The whole gateway for tests of its routes: a small world's documents in a store of its own, an
// account for each role, the server on a loopback port, and a clock that the test moves.
#pragma once

#include <atomic>
#include <boost/json/parse.hpp>
#include <gtest/gtest.h>
#include <map>
#include <memory>
#include <string>

#include "gateway/http/api.hpp"
#include "gateway/http/server.hpp"
#include "gateway/http/services.hpp"
#include "gateway/service/crl_records.hpp"
#include "gateway/service/import_edition.hpp"
#include "gateway/service/submissions.hpp"
#include "gateway/store/sqlite_store.hpp"
#include "tests/gateway/http/answer_schemas.hpp"
#include "tests/support/publisher.hpp"
#include "tests/support/temporary_directory.hpp"
#include "validators/crypto/digest.hpp"

namespace baytrust::http {

using test::kNoon;

class GatewayTest : public ::testing::Test {
 protected:
  GatewayTest() : place_(directory_ / "store"), pool_(opener_, place_) {
    auto store = test::must(opener_.create(place_, {world_.hk.pin(), world_.mo.pin()}));
    import(*store, service::DocumentKind::trust_list, world_.hk_list());
    import(*store, service::DocumentKind::trust_list, world_.mo_list());
    import(*store, service::DocumentKind::mapping_register, world_.mo_register());
    import(*store, service::DocumentKind::mapping_register, world_.hk_register());
    for (const auto* ca : {&world_.root, &world_.ca}) {
      test::must(service::import_crls(store->crls(), ca->issue_crl()->der, kNoon - kHour));
    }
    account(*store, "validator", {{service::Role::validator}});
    account(*store, "other", {{service::Role::validator}});
    account(*store, "auditor", {{service::Role::auditor}});
    account(*store, "hk-office", {{service::Role::publisher, "HK"}});
    account(*store, "mo-office", {{service::Role::publisher, "MO"}});
    account(*store, "ana", {{service::Role::approver, "HK"}});
    account(*store, "bao", {{service::Role::approver, "HK"}});
    account(*store, "carla", {{service::Role::approver, "MO"}});
    config_.service.emergencies = {{.territory = "HK", .persons = {"ana"}}};
    content_ = test::fresh_key();
    content_certificate_ = world_.root.issue({.subject = "CN=HK content", .key = *content_});
    done(store->accounts().add(
        service::Credential{.kind = service::CredentialKind::content_certificate,
                            .fingerprint = (*content_certificate_)->fingerprint,
                            .account = "hk-office",
                            .certificate = to_bytes((*content_certificate_)->der),
                            .added = kNoon - kDay,
                            .expires = {},
                            .revoked = {}}));
  }
  void SetUp() override { start(); }
  void TearDown() override {
    server_.reset();
    api_.reset();
    keeper_.reset();
  }

  void start() {
    auto store = test::must(opener_.open(place_));
    judging_ = std::make_unique<service::JudgingHolder>(
        test::must(service::Judging::make(config_, *store, verifier_, now())));
    keeper_ = std::make_unique<service::VerdictKeeper>(std::move(store), most_waiting_);
    services_.emplace(Services{.stores = pool_,
                               .judging = *judging_,
                               .keeper = *keeper_,
                               .clock = [this] { return now(); },
                               .wake = [this] { ++woken_; }});
    auto api = Api::make({.operations = gateway_routes(*services_),
                          .authenticator = make_authenticator(*services_),
                          .rate = {.per_second = 1e6, .burst = 1'000'000},
                          .info = {.schemas = gateway_schemas()}});
    ASSERT_TRUE(api) << describe(api.error());
    api_ = std::move(*api);
    auto server = Server::start({.listeners = {Listener{}}}, *api_);
    ASSERT_TRUE(server) << describe(server.error());
    server_ = std::move(*server);
  }

  static void done(const Result<void>& result) { ASSERT_TRUE(result) << describe(result.error()); }
  Instant now() const { return {now_}; }
  void import(service::Store& store, service::DocumentKind kind, const SharedBytes& file,
              Instant at = kNoon - kHour) {
    const auto answer = test::must(
        service::import_edition(store.editions(), config_, verifier_,
                                {.kind = kind, .file = file, .submitted_for = "", .now = at}));
    ASSERT_EQ(answer.outcome, decision::Acceptance::Outcome::accepted);
  }
  void account(service::Store& store, const std::string& name, std::vector<service::Grant> grants) {
    const std::string token = service::make_token();
    done(store.accounts().add(service::Account{
        .name = name, .grants = std::move(grants), .added = kNoon - kDay, .ended = {}}));
    done(store.accounts().add(service::Credential{.kind = service::CredentialKind::token,
                                                  .fingerprint = *service::token_fingerprint(token),
                                                  .account = name,
                                                  .certificate = {},
                                                  .added = kNoon - kDay,
                                                  .expires = kNoon + 30 * kDay,
                                                  .revoked = {}}));
    tokens_[name] = token;
  }
  // The maintenance thread's part.
  void work() {
    auto store = test::must(pool_.take());
    const auto judging = judging_->current();
    test::must(service::Submissions(*store, judging->config(), verifier_).work(now()));
    test::must(judging->trust().refresh(*store, now()));
  }

  std::string as(const std::string& name) const {
    return "Authorization: Bearer " + tokens_.at(name) + "\r\n";
  }
  test::RawClient client() const { return watched_client(server_->endpoints().at(0).port); }
  test::RawResponse get(const std::string& who, std::string_view path,
                        std::string more = {}) const {
    return client().get(path, as(who) + more);
  }
  test::RawResponse post(const std::string& who, std::string_view path, std::string_view body,
                         std::string more = "Content-Type: application/json\r\n") const {
    return client().post(path, body, as(who) + more);
  }
  static boost::json::value json(const test::RawResponse& response) {
    boost::system::error_code failed;
    auto value = boost::json::parse(response.body, failed);
    EXPECT_FALSE(failed) << response.status << " " << response.body;
    return value;
  }
  // "404 verdict.unknown"; of what is no problem the status alone.
  static std::string problem_of(const test::RawResponse& response) {
    std::string out = std::to_string(response.status);
    if (response.header("content-type") != "application/problem+json") return out;
    return out + " " + std::string(json(response).at("code").as_string());
  }
  static std::string base64(ByteView bytes) { return crypto::base64_encode(bytes); }
  std::string question(std::string more = R"(,"relying":"MO")") const {
    return R"({"certificate":")" + base64(leaf_->der) + "\"" + more + "}";
  }

  test::SmallWorld world_;
  x509::Certificate leaf_ = world_.leaf();
  std::atomic<std::int64_t> now_{kNoon.seconds};
  std::atomic<int> woken_{0};
  test::TemporaryDirectory directory_;
  std::string place_;
  store::SqliteOpener opener_;
  service::StorePool pool_;
  service::Config config_ = service::built_in_config();
  crypto::Verifier verifier_;
  std::size_t most_waiting_ = 1000;
  std::map<std::string, std::string> tokens_;
  std::optional<crypto::PrivateKey> content_;
  std::optional<x509::Certificate> content_certificate_;
  std::unique_ptr<service::JudgingHolder> judging_;
  std::unique_ptr<service::VerdictKeeper> keeper_;
  std::optional<Services> services_;
  std::unique_ptr<Api> api_;
  std::unique_ptr<Server> server_;
};

}  // namespace baytrust::http
