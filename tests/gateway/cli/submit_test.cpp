// baytrust submit: what is sent, and what a gateway's answers become. The gateway is the test; over
// sockets it is asked in tests/gateway/fetch/submit_test.cpp.
#include <boost/json/parse.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gateway/cli/exit_code.hpp"
#include "gateway/service/caller.hpp"
#include "gateway/service/remote_codes.hpp"
#include "gateway/service/submission_envelope.hpp"
#include "tests/gateway/cli/shell.hpp"
#include "tests/support/publisher.hpp"
#include "validators/crypto/digest.hpp"

namespace baytrust::cli {
namespace {

using service::RemoteAnswer;
using service::RemoteCall;
using test::kNoon;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

const Digest kPrevious = crypto::sha256(as_bytes("edition 1"));

RemoteAnswer ok(int status, std::string body) {
  return {.status = status, .media_type = "application/json", .body = std::move(body)};
}
RemoteAnswer problem(int status, const std::string& code, const std::string& facts = "{}") {
  return {.status = status,
          .media_type = "application/problem+json",
          .body = R"({"status":)" + std::to_string(status) + R"(,"code":")" + code +
                  R"(","detail":"Their words.","facts":)" + facts + R"(,"request_id":"r-7"})"};
}
std::string submission(const std::string& state, const std::string& more = "") {
  return R"({"id":"s-000000000000000001","kind":"list","territory":"HK","sequence":2,"file":"ab",)"
         R"("missing_approvals":{"counterparts":["MO"],"publisher":2},"state":")" +
         state + "\"" + more + "}";
}

class Submit : public ::testing::Test {
 protected:
  Submit() {
    shell_.file("list.xml", ByteView(*document_));
    shell_.file("content.key", key_.to_pem());
    shell_.file("content.pem", x509::to_pem(certificate_->der, "CERTIFICATE"));
    shell_.file("token", token_ + "\n");
    shell_.ask_remote = [this](const RemoteCall& call) { return answer(call); };
  }
  Result<RemoteAnswer> answer(const RemoteCall& call) {
    EXPECT_EQ(call.token, token_);
    if (call.url == "https://gateway.example/readyz") {
      return ok(503, R"({"documents":[{"kind":"register","territory":"HK","digest":")" +
                         std::string(64, 'f') + R"("},{"kind":"list","territory":"HK","digest":")" +
                         to_hex(kPrevious) + "\"}]}");
    }
    if (call.method == "POST") {
      sent_.push_back(call);
      return posted_.at(std::min(sent_.size(), posted_.size()) - 1);
    }
    looked_.push_back(call.url);
    return looks_.at(std::min(looked_.size(), looks_.size()) - 1);
  }
  int submit(std::vector<std::string> more = {}) {
    sent_.clear();
    looked_.clear();
    shell_.paused.clear();
    std::vector<std::string> words{
        "submit",       shell_.place("list.xml"),    "--to",   "https://gateway.example/",
        "--key",        shell_.place("content.key"), "--cert", shell_.place("content.pem"),
        "--token-file", shell_.place("token")};
    words.insert(words.end(), more.begin(), more.end());
    return shell_.run(words);
  }
  service::Envelope opened() {
    const auto body = boost::json::parse(sent_.at(0).body);
    const auto cms = crypto::base64_decode(std::string(body.at("envelope").as_string()));
    const std::vector<service::ContentSigner> signers{{certificate_, "HK"}};
    return test::must(service::open_envelope(*cms, signers, shell_.verifier)).envelope;
  }
  std::string member(std::string_view name) const {
    return std::string(boost::json::parse(shell_.out).at(name).as_string());
  }

  test::SmallWorld world_;
  SharedBytes document_ = world_.hk_list(2);
  crypto::PrivateKey key_ = test::fresh_key();
  x509::Certificate certificate_ = world_.root.issue({.subject = "CN=content", .key = key_});
  std::string token_ = service::make_token();
  test::Shell shell_;
  std::vector<RemoteCall> sent_;
  std::vector<std::string> looked_;
  // One after the other, the last one for ever.
  std::vector<Result<RemoteAnswer>> posted_{ok(202, submission("received"))};
  std::vector<Result<RemoteAnswer>> looks_{ok(200, submission("verified")),
                                           ok(200, submission("staged"))};
};

TEST_F(Submit, SendsASignedEnvelopeAndSaysWhatBecameOfIt) {
  ASSERT_EQ(submit(), kDone) << shell_.out << shell_.err;
  EXPECT_THAT(shell_.out, AllOf(HasSubstr("https://gateway.example received it."),
                                HasSubstr("received; being verified"),
                                HasSubstr("the trust list of HK"), HasSubstr("HK 2, MO 1")));
  EXPECT_THAT(looked_, IsEmpty());
  ASSERT_EQ(sent_.size(), 1U);
  EXPECT_EQ(sent_[0].url, "https://gateway.example/v1/submissions");
  const auto envelope = opened();
  EXPECT_THAT(sent_[0].idempotency_key, StartsWith(envelope.submission_id + "."));
  EXPECT_EQ(envelope.op, service::Envelope::Op::publish);
  EXPECT_EQ(envelope.jurisdiction, "HK");
  EXPECT_EQ(envelope.document_kind, service::DocumentKind::trust_list);
  EXPECT_EQ(envelope.sequence, 2U);
  EXPECT_EQ(envelope.prev_digest, kPrevious);
  EXPECT_EQ(envelope.digest, crypto::sha256(*document_));
  EXPECT_EQ(envelope.aud, "baytrust");
  EXPECT_EQ(envelope.activate_at, kNoon);
  EXPECT_LT(envelope.not_before, kNoon);
  EXPECT_EQ(envelope.expires, kNoon + kHour);
  const auto body = boost::json::parse(sent_[0].body);
  EXPECT_EQ(crypto::base64_decode(std::string(body.at("document").as_string())), *document_);
}

TEST_F(Submit, SaysItsOwnMindWhereItIsGiven) {
  const Digest mine = crypto::sha256(as_bytes("mine"));
  ASSERT_EQ(submit({"--after", to_hex(mine), "--audience", "gateway.example", "--id",
                    "hk-2026-0000000000000002", "--activate-at", "2026-06-01T00:00:00+08:00",
                    "--withdraw", "--json"}),
            kDone)
      << shell_.out;
  const auto envelope = opened();
  EXPECT_EQ(envelope.op, service::Envelope::Op::withdraw);
  EXPECT_EQ(envelope.prev_digest, mine);
  EXPECT_EQ(envelope.aud, "gateway.example");
  EXPECT_EQ(envelope.submission_id, "hk-2026-0000000000000002");
  EXPECT_EQ(to_string(envelope.activate_at), "2026-05-31T16:00:00Z");
  EXPECT_EQ(boost::json::parse(sent_[0].body).at("document").as_string(), "");
  EXPECT_EQ(member("outcome"), "received");
  EXPECT_EQ(boost::json::parse(shell_.out).at("submission").at("state").as_string(), "received");
  ASSERT_EQ(submit({"--after", "none"}), kDone);
  EXPECT_FALSE(opened().prev_digest);
}

TEST_F(Submit, ARegisterIsKnownByItself) {
  shell_.file("list.xml", ByteView(*world_.hk_register()));
  ASSERT_EQ(submit(), kDone) << shell_.err;
  EXPECT_EQ(opened().document_kind, service::DocumentKind::mapping_register);
  EXPECT_EQ(to_hex(*opened().prev_digest), std::string(64, 'f'));
}

TEST_F(Submit, IsFollowedUntilPersonsMustAct) {
  shell_.sink = Sink::terminal;
  ASSERT_EQ(submit({"--wait", "60"}), kDone);
  EXPECT_THAT(shell_.out, HasSubstr("staged; waits for approvals"));
  EXPECT_THAT(shell_.err, HasSubstr("verified; its impact is being worked out (1 s)"));
  EXPECT_THAT(looked_, ElementsAre("https://gateway.example/v1/submissions/s-000000000000000001",
                                   "https://gateway.example/v1/submissions/s-000000000000000001"));
  EXPECT_THAT(shell_.paused, ElementsAre(1, 1));
  looks_ = {ok(200, submission("verified"))};
  ASSERT_EQ(submit({"--wait", "3"}), kDone);
  EXPECT_EQ(looked_.size(), 3U);
  EXPECT_THAT(shell_.out, HasSubstr("verified; its impact"));
  looks_ = {problem(403, "http.forbidden", R"({"roles":"auditor"})")};
  ASSERT_EQ(submit({"--wait", "3"}), kDone);
  EXPECT_THAT(shell_.out, HasSubstr("received; being verified"));
}

TEST_F(Submit, ARefusalIsSaidInTheReadersWords) {
  posted_ = {problem(409, "submission.order", R"({"expected":"aa","found":"bb"})")};
  EXPECT_EQ(submit(), kRefused);
  EXPECT_THAT(shell_.out, AllOf(HasSubstr("(409)"), HasSubstr("[submission.order]"),
                                HasSubstr("aa"), Not(HasSubstr("Their words"))));
  for (const char* language : {"zh-Hant", "zh-Hans", "pt"}) {
    EXPECT_EQ(submit({"--lang", language}), kRefused);
    EXPECT_THAT(shell_.out,
                AllOf(HasSubstr("aa"), Not(HasSubstr("{")), Not(HasSubstr("Their words"))));
    EXPECT_EQ(sent_.at(0).language, language);
  }
  // A code of a newer gateway, and one of ours whose values are missing.
  for (const char* code : {"submission.of_the_future", "submission.order"}) {
    posted_ = {problem(422, code)};
    EXPECT_EQ(submit(), kRefused);
    EXPECT_THAT(shell_.out, AllOf(HasSubstr("Their words."), HasSubstr(code)));
  }
  EXPECT_EQ(submit({"--json"}), kRefused);
  EXPECT_EQ(member("outcome"), "refused");
  EXPECT_EQ(boost::json::parse(shell_.out).at("problem").at("request_id").as_string(), "r-7");
}

TEST_F(Submit, RefusedAfterItWasReceived) {
  looks_ = {ok(200, submission("rejected",
                               R"(,"steps":[{"state":"rejected","code":"submission.lint.errors"}],)"
                               R"("findings":[{"code":"submission.lint.errors","subject":"s",)"
                               R"("facts":{"errors":"3","first":"lint.list.x"}}])"))};
  EXPECT_EQ(submit({"--wait", "9"}), kRefused);
  EXPECT_THAT(shell_.out, AllOf(HasSubstr("lint.list.x"), HasSubstr("[submission.lint.errors]"),
                                HasSubstr("rejected")));
  looks_ = {ok(200, submission("superseded", R"(,"steps":[7])"))};
  EXPECT_EQ(submit({"--wait", "9", "--json"}), kRefused);
  EXPECT_EQ(member("outcome"), "refused");
}

TEST_F(Submit, IsSentAgainUnderTheSameKey) {
  const Error lost(service::kRemoteBroken, "x", {{"message", "reset"}});
  RemoteAnswer busy = problem(503, "http.busy");
  busy.retry_after = 9;
  posted_ = {lost, busy, problem(409, "http.idempotency.running"), ok(202, submission("received"))};
  ASSERT_EQ(submit(), kDone) << shell_.out << shell_.err;
  ASSERT_EQ(sent_.size(), 4U);
  EXPECT_THAT(shell_.paused, ElementsAre(1, 9, 4));
  for (const RemoteCall& call : sent_) {
    EXPECT_EQ(call.body, sent_[0].body);
    EXPECT_EQ(call.idempotency_key, sent_[0].idempotency_key);
  }
  // The first attempt did arrive, though its answer did not.
  posted_ = {lost, problem(409, "submission.replayed", R"({"id":"x"})")};
  looks_ = {ok(200, submission("staged"))};
  EXPECT_EQ(submit(), kDone);
  EXPECT_THAT(shell_.out, HasSubstr("staged"));
  // Somebody used that id before.
  posted_ = {problem(409, "submission.replayed", R"({"id":"x"})")};
  EXPECT_EQ(submit(), kRefused);
}

TEST_F(Submit, NoAnswerIsNoRefusal) {
  const auto exit_and_code = [&] {
    const int code = submit({"--json"});
    const auto error = boost::json::parse(shell_.out).at("error");
    return std::to_string(code) + " " + std::string(error.at("code").as_string());
  };
  posted_ = {Error(service::kRemoteUnreachable, "x", {{"message", "refused"}})};
  EXPECT_EQ(exit_and_code(), "2 remote.unreachable");
  EXPECT_EQ(sent_.size(), 4U);
  posted_ = {Error(service::kRemoteUntrusted, "x", {{"message", "unknown issuer"}})};
  EXPECT_EQ(exit_and_code(), "2 remote.tls.untrusted");
  EXPECT_EQ(sent_.size(), 1U) << "asking again changes nothing";
  posted_ = {problem(429, "http.rate.exceeded")};
  EXPECT_EQ(exit_and_code(), "2 remote.answer.failed");
  posted_ = {problem(500, "http.internal")};
  EXPECT_EQ(exit_and_code(), "2 remote.answer.failed");
  for (const RemoteAnswer& odd :
       {RemoteAnswer{.status = 200, .media_type = "text/html", .body = "<html>"},
        RemoteAnswer{.status = 404, .media_type = "", .body = ""}, ok(202, "[]"), ok(202, "{"),
        ok(302, "{}"), ok(404, R"({"code":"x"})")}) {
    posted_ = {odd};
    EXPECT_EQ(exit_and_code(), "2 remote.answer.unreadable") << odd.status << odd.body;
  }
  posted_ = {Error(service::kRemoteTimeout, "x", {{"seconds", "120"}})};
  EXPECT_EQ(submit(), kUnknown);
  EXPECT_THAT(shell_.err, AllOf(HasSubstr("--id s-"), HasSubstr("[remote.timeout]")));
}

TEST_F(Submit, WhatIsNotSentAtAll) {
  EXPECT_EQ(submit({"--tls-cert", shell_.place("content.pem")}), kUsage);
  EXPECT_EQ(submit({"--tls-key", shell_.place("content.key")}), kUsage);
  EXPECT_EQ(submit({"--wait", "-1"}), kUsage);
  EXPECT_EQ(submit({"--after", "yesterday"}), kUsage);
  EXPECT_EQ(submit({"--id", "short"}), kBadInput);
  shell_.file("token", std::string_view("no token\n"));
  EXPECT_EQ(submit(), kUsage);
  EXPECT_THAT(shell_.err, Not(HasSubstr("no token")));
  shell_.file("token", token_ + "\n");
  shell_.file("list.xml", std::string_view("<nothing/>"));
  EXPECT_EQ(submit({"--json"}), kBadInput);
  EXPECT_THAT(shell_.out, HasSubstr("xml.signature.none"));
  shell_.ask_remote = [](const RemoteCall& call) -> Result<RemoteAnswer> {
    return Error(service::kRemoteAddress, call.url);
  };
  shell_.file("list.xml", ByteView(*document_));
  EXPECT_EQ(submit(), kUsage);
  EXPECT_THAT(sent_, IsEmpty());
}

TEST_F(Submit, ATokenOfTheEnvironmentOrACertificateOrNobody) {
  const std::vector<std::string> words{
      "submit", shell_.place("list.xml"),    "--to",   "https://gateway.example",
      "--key",  shell_.place("content.key"), "--cert", shell_.place("content.pem")};
  EXPECT_EQ(shell_.run(words), kUsage);
  EXPECT_THAT(shell_.err, HasSubstr("--tls-cert"));
  shell_.variables["BAYTRUST_TOKEN"] = token_;
  EXPECT_EQ(shell_.run(words), kDone) << shell_.err;
  shell_.variables.clear();
  token_.clear();
  shell_.file("tls.key", key_.to_encrypted_pem("open sesame"));
  shell_.file("passphrase", std::string_view("open sesame\n"));
  auto with = words;
  with.insert(with.end(),
              {"--tls-cert", shell_.place("content.pem"), "--tls-key", shell_.place("tls.key"),
               "--tls-passphrase-file", shell_.place("passphrase")});
  EXPECT_EQ(shell_.run(with), kDone) << shell_.err;
  EXPECT_EQ(sent_.back().key_pem, key_.to_pem());
  EXPECT_THAT(sent_.back().certificate_pem, HasSubstr("BEGIN CERTIFICATE"));
}

}  // namespace
}  // namespace baytrust::cli
