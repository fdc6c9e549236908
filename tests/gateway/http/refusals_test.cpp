// What partners, persons and strangers must not get through with, over a socket: each is refused
// under its own code, and neither the trust, nor the submissions, nor the events change by it.
#include "gateway/service/submission_envelope.hpp"
#include "tests/gateway/http/gateway_fixture.hpp"

namespace baytrust::http {
namespace {

using service::Envelope;

class Refusals : public GatewayTest {
 protected:
  Envelope envelope() {
    auto store = test::must(pool_.take());
    Envelope made{.op = Envelope::Op::publish,
                  .jurisdiction = "HK",
                  .document_kind = service::DocumentKind::trust_list,
                  .document_id = "hk-list",
                  .sequence = 2,
                  .prev_digest = std::nullopt,
                  .digest = crypto::sha256(*next_),
                  .not_before = kNoon - kMinute,
                  .expires = kNoon + kHour,
                  .activate_at = kNoon + kDay,
                  .aud = "baytrust",
                  .submission_id = "hk-2026-000000000002"};
    for (const auto& edition : test::must(store->editions().editions())) {
      if (edition.kind == made.document_kind && edition.territory == "HK") {
        made.prev_digest = edition.digest;
      }
    }
    return made;
  }
  std::string body(const Envelope& envelope) {
    const auto cms = test::must(service::make_envelope(envelope, *content_certificate_, *content_));
    return R"({"envelope":")" + base64(cms) + R"(","document":")" + base64(*next_) + "\"}";
  }
  // Everything a refusal must leave as it was.
  std::vector<std::uint64_t> state() {
    auto store = test::must(pool_.take());
    return {test::must(store->editions().revision()), test::must(store->events().last_number()),
            test::must(store->submissions().list({})).size(),
            test::must(store->emergencies().emergencies()).size()};
  }
  void refused(const std::string& code, const std::function<test::RawResponse()>& call) {
    const auto before = state();
    EXPECT_EQ(problem_of(call()), code);
    work();
    EXPECT_EQ(state(), before) << code;
  }
  void refused(const std::string& code, const std::string& who, const std::string& sent,
               const std::string& type = "application/json") {
    refused(code,
            [&] { return post(who, "/v1/submissions", sent, "Content-Type: " + type + "\r\n"); });
  }
  SharedBytes next_ = world_.hk_list(2);
};

// The head alone is enough to be refused by: nothing of the body is waited for.
TEST_F(Refusals, StrangersAreTurnedAwayBeforeTheirBodyIsRead) {
  const auto head = [&](const std::string& who, const std::string& more = "") {
    auto caller = client();
    caller.send("POST /v1/submissions HTTP/1.1\r\nHost: localhost\r\n" +
                (who.empty() ? "" : as(who)) + "Content-Type: application/json\r\n" +
                (more.empty() ? "Content-Length: 1000000\r\n" : more) + "\r\n");
    return caller.response();
  };
  EXPECT_EQ(problem_of(head("")), "401 http.unauthenticated");
  EXPECT_EQ(problem_of(head("validator")), "403 http.forbidden");
  EXPECT_EQ(problem_of(head("", "Transfer-Encoding: chunked\r\n")), "401 http.unauthenticated");
  const std::string expecting = "Content-Length: 1000000\r\nExpect: 100-continue\r\n";
  EXPECT_EQ(problem_of(head("", expecting)), "401 http.unauthenticated");
  EXPECT_EQ(head("hk-office", expecting).status, 100);
  // What is small is read first, so that the connection can go on.
  auto same = client();
  EXPECT_EQ(same.post("/v1/submissions", "{}", "Content-Type: application/json\r\n").status, 401);
  EXPECT_EQ(same.get("/livez").status, 200);
  // And who may go on is asked for the whole body.
  const std::string large = "{\"envelope\":\"" + std::string(100'000, 'x') + "\"}";
  EXPECT_EQ(problem_of(post("hk-office", "/v1/submissions", large)),
            "400 http.json.member.missing");
}

TEST_F(Refusals, WhoMayNot) {
  const std::string good = body(envelope());
  refused("403 http.forbidden", "validator", good);
  refused("403 http.forbidden", "ana", good);
  refused("403 account.role.missing", "mo-office", good);
  refused("401 http.unauthenticated", [&] {
    return client().post("/v1/submissions", good, "Content-Type: application/json\r\n");
  });
  refused("401 account.credential.unknown", [&] {
    return client().post("/v1/submissions", good,
                         "Content-Type: application/json\r\nAuthorization: Bearer " +
                             service::make_token() + "\r\n");
  });
  now_ = (kNoon + 30 * kDay).seconds;
  refused("401 account.credential.expired", "hk-office", good);
}

TEST_F(Refusals, EnvelopesThatAreNotForThisMoment) {
  const auto with = [&](const std::function<void(Envelope&)>& change) {
    Envelope changed = envelope();
    change(changed);
    return body(changed);
  };
  refused("422 submission.envelope.audience", "hk-office",
          with([](Envelope& e) { e.aud = "another"; }));
  refused("422 submission.envelope.expired", "hk-office",
          with([](Envelope& e) { e.expires = kNoon - 1; }));
  refused("403 account.role.missing", "hk-office",
          with([](Envelope& e) { e.jurisdiction = "MO"; }));
  refused("409 submission.order", "hk-office", with([](Envelope& e) { e.prev_digest = Digest{}; }));
  refused("422 submission.schedule.too_late", "hk-office",
          with([](Envelope& e) { e.activate_at = kNoon + 401 * kDay; }));
}

TEST_F(Refusals, AnEnvelopeIsNeverTakenTwice) {
  const std::string good = body(envelope());
  ASSERT_EQ(post("hk-office", "/v1/submissions", good).status, 202);
  work();
  refused("409 submission.replayed", "hk-office", good);
  ASSERT_EQ(post("hk-office", "/v1/submissions/hk-2026-000000000002:abort", "", "").status, 200);
  refused("409 submission.replayed", "hk-office", good);
}

TEST_F(Refusals, BodiesThatAreNoQuestion) {
  const std::string good = body(envelope());
  refused("415 http.media_type.unsupported", "hk-office", good, "text/plain");
  refused("400 http.json.malformed", "hk-office", good.substr(0, good.size() - 1));
  refused("400 http.json.duplicate_key", "hk-office",
          good.substr(0, good.size() - 1) + R"(,"document":"AAAA"})");
  refused("400 http.json.member.unknown", "hk-office",
          good.substr(0, good.size() - 1) + R"(,"approved":"yes"})");
  refused("400 http.json.member.value", "hk-office", R"({"envelope":"?","document":"AAAA"})");
  refused("400 http.json.member.type", "hk-office", R"({"envelope":1,"document":"AAAA"})");
}

TEST_F(Refusals, MoreThanIsTakenIsNotRead) {
  refused("413 http.body.too_large", [&] {
    auto one = client();
    one.send("POST /v1/submissions HTTP/1.1\r\nHost: localhost\r\n" + as("hk-office") +
             "Content-Type: application/json\r\nContent-Length: 1000000000\r\n\r\n");
    return one.response();
  });
}

// An address that a stranger claims, in either manner, is not believed.
TEST_F(Refusals, AForgedProxyHeader) {
  refused("400 http.request.malformed", [&] {
    auto one = client();
    one.send(
        std::string_view("\r\n\r\n\0\r\nQUIT\n\x21\x11\0\x0c\x0a\0\0\x01\x7f\0\0\x01\0\1\0\2", 28));
    one.send("GET /livez HTTP/1.1\r\nHost: localhost\r\n\r\n");
    return one.response();
  });
  refused("401 http.unauthenticated", [&] {
    return client().get("/v1/submissions",
                        "Forwarded: for=127.0.0.1;by=hk-office\r\nX-Forwarded-For: 127.0.0.1\r\n");
  });
}

}  // namespace
}  // namespace baytrust::http
