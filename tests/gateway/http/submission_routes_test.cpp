// An edition on its way over a socket, from its envelope to force; and acts that do not wait.
#include <gmock/gmock.h>

#include "gateway/service/submission_envelope.hpp"
#include "tests/gateway/http/gateway_fixture.hpp"

namespace baytrust::http {
namespace {

using service::Envelope;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class SubmissionRoutes : public GatewayTest {
 protected:
  Digest edition_in_force() {
    auto store = test::must(pool_.take());
    for (const auto& edition : test::must(store->editions().editions())) {
      if (edition.kind == service::DocumentKind::trust_list && edition.territory == "HK") {
        return edition.digest;
      }
    }
    return {};
  }
  Envelope envelope(const SharedBytes& document) {
    return {.op = Envelope::Op::publish,
            .jurisdiction = "HK",
            .document_kind = service::DocumentKind::trust_list,
            .document_id = "hk-list",
            .sequence = 2,
            .prev_digest = edition_in_force(),
            .digest = crypto::sha256(*document),
            .not_before = kNoon - kMinute,
            .expires = kNoon + kHour,
            .activate_at = kNoon,
            .aud = "baytrust",
            .submission_id = "hk-2026-000000000002"};
  }
  std::string body(const Envelope& envelope, const SharedBytes& document) {
    const auto cms = test::must(service::make_envelope(envelope, *content_certificate_, *content_));
    return R"({"envelope":")" + base64(cms) + R"(","document":")" + base64(*document) + "\"}";
  }
  std::string state_of(const test::RawResponse& response) {
    return std::string(json(response).at("state").as_string());
  }
  const std::string kOne = "/v1/submissions/hk-2026-000000000002";
  SharedBytes next_ = world_.hk_list(2);
};

TEST_F(SubmissionRoutes, FromReceivedToActive) {
  const auto sent = post("hk-office", "/v1/submissions", body(envelope(next_), next_));
  ASSERT_EQ(sent.status, 202) << sent.body;
  EXPECT_EQ(sent.header("location"), kOne);
  EXPECT_EQ(state_of(sent), "received");
  EXPECT_GE(woken_, 1);
  work();
  const auto staged = get("ana", kOne);
  ASSERT_EQ(state_of(staged), "staged") << staged.body;
  EXPECT_TRUE(json(staged).at("impact").is_object());
  EXPECT_TRUE(json(staged).at("findings").is_array());
  EXPECT_EQ(json(staged).at("missing_approvals").at("publisher").as_int64(), 2);

  EXPECT_EQ(problem_of(post("carla", kOne + ":approve", "", "")),
            "403 submission.approver.foreign");
  EXPECT_EQ(problem_of(post("hk-office", kOne + ":approve", "", "")), "403 http.forbidden");
  EXPECT_EQ(post("ana", kOne + ":approve", "", "").status, 200);
  EXPECT_EQ(problem_of(post("ana", kOne + ":approve", "", "")), "409 store.approved_already");
  EXPECT_EQ(post("bao", kOne + ":approve", "", "").status, 200);
  work();
  EXPECT_EQ(state_of(get("auditor", kOne)), "active");
  EXPECT_EQ(json(get("validator", "/v1/trust-lists/HK")).at("sequence").as_int64(), 2);
  EXPECT_EQ(problem_of(post("ana", kOne + ":reject", "", "")), "409 submission.state");
  const auto all = json(get("auditor", "/v1/submissions?state=active&territory=HK&limit=5"));
  EXPECT_EQ(all.at("submissions").as_array().size(), 1U);
}

TEST_F(SubmissionRoutes, WhatIsRefusedLeavesNothingBehind) {
  const auto code = [&](const std::string& who, const Envelope& e) {
    return problem_of(post(who, "/v1/submissions", body(e, next_)));
  };
  Envelope wrong = envelope(next_);
  wrong.aud = "another";
  EXPECT_EQ(code("hk-office", wrong), "422 submission.envelope.audience");
  wrong = envelope(next_);
  wrong.expires = kNoon - 1;
  EXPECT_EQ(code("hk-office", wrong), "422 submission.envelope.expired");
  EXPECT_EQ(code("mo-office", envelope(next_)).substr(0, 3), "403");  // another's territory
  EXPECT_EQ(code("validator", envelope(next_)), "403 http.forbidden");
  EXPECT_EQ(problem_of(post("hk-office", "/v1/submissions", R"({"envelope":"AAAA"})")),
            "400 http.json.member.missing");
  EXPECT_EQ(
      problem_of(post("hk-office", "/v1/submissions", R"({"envelope":"AAAA","document":"AAAA"})"))
          .substr(0, 3),
      "422");
  EXPECT_TRUE(json(get("auditor", "/v1/submissions")).at("submissions").as_array().empty());
  EXPECT_EQ(problem_of(get("auditor", kOne)), "404 submission.unknown");
  EXPECT_EQ(problem_of(get("auditor", "/v1/submissions?state=lost")), "400 http.query.bad");

  ASSERT_EQ(post("hk-office", "/v1/submissions", body(envelope(next_), next_)).status, 202);
  EXPECT_EQ(code("hk-office", envelope(next_)), "409 submission.replayed");
}

TEST_F(SubmissionRoutes, AKeyMakesASecondCallTheSame) {
  const std::string request = body(envelope(next_), next_);
  const std::string key = "Content-Type: application/json\r\nIdempotency-Key: one\r\n";
  const auto first = post("hk-office", "/v1/submissions", request, key);
  const auto second = post("hk-office", "/v1/submissions", request, key);
  EXPECT_EQ(second.status, 202);
  EXPECT_EQ(second.body, first.body);
  EXPECT_EQ(second.header("location"), kOne);
}

TEST_F(SubmissionRoutes, ScheduledAnewAndTakenBack) {
  Envelope promised = envelope(next_);
  promised.activate_at = kNoon + kHour;
  ASSERT_EQ(post("hk-office", "/v1/submissions", body(promised, next_)).status, 202);
  work();
  for (const char* person : {"ana", "bao"}) {
    ASSERT_EQ(post(person, kOne + ":approve", "", "").status, 200);
  }
  work();
  ASSERT_EQ(state_of(get("ana", kOne)), "scheduled");
  const std::string later = R"({"at":")" + to_string(kNoon + kDay) + "\"}";
  const auto moved = post("hk-office", kOne + ":schedule", later);
  EXPECT_EQ(moved.status, 200) << moved.body;
  EXPECT_EQ(json(moved).at("activate_at").as_string(), to_string(kNoon + kDay));
  EXPECT_EQ(problem_of(post("ana", kOne + ":schedule", R"({"at":"2020-01-01T00:00:00Z"})")),
            "422 submission.schedule.past");
  EXPECT_EQ(problem_of(post("ana", kOne + ":schedule", R"({"at":"tomorrow"})")),
            "400 http.json.member.value");
  EXPECT_EQ(problem_of(post("mo-office", kOne + ":abort", "", "")).substr(0, 3), "403");
  EXPECT_EQ(state_of(post("hk-office", kOne + ":abort", "", "")), "rejected");
}

TEST_F(SubmissionRoutes, EventsAreHeardUntilTheAccountEnds) {
  {
    auto store = test::must(pool_.take());
    test::must(store->events().append({.kind = service::EventKind::trust_state,
                                       .territory = "HK",
                                       .subject = "list HK",
                                       .recipient = "",
                                       .at = kNoon,
                                       .content = R"({"state":"grace"})"}));
  }
  auto listener = client();
  listener.send("GET /v1/events HTTP/1.1\r\nHost: localhost\r\n" + as("auditor") + "\r\n");
  EXPECT_EQ(listener.head().status, 200);
  const auto heard = listener.next_chunk();
  ASSERT_TRUE(heard);
  EXPECT_THAT(*heard, AllOf(HasSubstr("event: trust.state\n"),
                            HasSubstr(R"("content":{"state":"grace"},"kind")")));
  {
    auto store = test::must(pool_.take());
    done(store->accounts().end("auditor", now()));
  }
  EXPECT_FALSE(listener.next_chunk());
  EXPECT_TRUE(listener.saw_last_chunk());
  EXPECT_EQ(problem_of(get("auditor", "/v1/events")), "401 account.ended");
}

TEST_F(SubmissionRoutes, EmergenciesHoldWhenTheyAreAnswered) {
  const std::string act =
      R"({"kind":"distrust-certificate","territory":"HK","seconds":3600,"reason":"key stolen",)"
      R"("certificate_sha256":")" +
      to_hex(world_.ca.certificate()->fingerprint) + "\"}";
  EXPECT_EQ(problem_of(post("bao", "/v1/emergencies", act)), "403 emergency.not_authorised");
  EXPECT_EQ(problem_of(post("ana", "/v1/emergencies", R"({"kind":"panic"})")),
            "400 http.json.member.missing");
  EXPECT_EQ(problem_of(post("ana", "/v1/emergencies",
                            R"({"kind":"panic","territory":"HK","seconds":1,"reason":"x"})")),
            "400 http.json.member.value");
  const std::string_view validate = "/v1/certificates:validate";
  const auto accepted = [&] {
    return std::string(
        json(post("validator", validate, question())).at("decision").at("accepted").as_string());
  };
  EXPECT_EQ(accepted(), "yes");
  const auto begun = post("ana", "/v1/emergencies", act);
  ASSERT_EQ(begun.status, 201) << begun.body;
  EXPECT_NE(accepted(), "yes");
  const std::string id(json(begun).at("id").as_string());
  EXPECT_EQ(begun.header("location"), "/v1/emergencies/" + id);
  // Why, and by whom, is for those who work with the territories and whoever began it.
  for (const char* who : {"auditor", "hk-office", "carla", "ana"}) {
    EXPECT_THAT(get(who, "/v1/emergencies").body, HasSubstr("key stolen")) << who;
  }
  EXPECT_THAT(get("validator", "/v1/emergencies").body,
              AllOf(HasSubstr(id), Not(HasSubstr("key stolen")), Not(HasSubstr("ana"))));
  EXPECT_THAT(get("validator", "/v1/feed.atom").body,
              AllOf(HasSubstr(id), Not(HasSubstr("key stolen"))));
  now_ += 60;
  EXPECT_EQ(problem_of(post("bao", "/v1/emergencies/" + id + ":end", "", "")),
            "403 emergency.not_authorised");
  EXPECT_EQ(problem_of(post("ana", "/v1/emergencies/none:end", "", "")), "404 emergency.unknown");
  EXPECT_EQ(post("ana", "/v1/emergencies/" + id + ":end", "", "").status, 200);
  EXPECT_EQ(accepted(), "yes");
}

}  // namespace
}  // namespace baytrust::http
