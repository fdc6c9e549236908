// Certificates asked about over a socket, one and many; verdicts read again.
#include <cstdlib>
#include <fstream>
#include <gmock/gmock.h>

#include "gateway/service/kept_verdict.hpp"
#include "tests/gateway/http/gateway_fixture.hpp"
#include "tests/support/responder.hpp"
#include "validators/x509/issue.hpp"

namespace baytrust::http {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;

constexpr std::string_view kValidate = "/v1/certificates:validate";
constexpr std::string_view kBatch = "/v1/certificates:validateBatch";
const std::string kNdjson = "Content-Type: application/x-ndjson\r\n";
const std::string kJsonType = "Content-Type: application/json\r\n";
const std::string kDer = "Content-Type: application/pkix-cert\r\n";

std::string accepted(const boost::json::value& record) {
  return std::string(record.at("decision").at("accepted").as_string());
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> out;
  std::size_t begin = 0;
  for (std::size_t end; (end = text.find('\n', begin)) != std::string::npos; begin = end + 1) {
    out.push_back(text.substr(begin, end - begin));
  }
  return out;
}

using CertificateRoutes = GatewayTest;

TEST_F(CertificateRoutes, AQuestionIsAnsweredWithItsRecord) {
  const auto response = post("validator", kValidate,
                             question(R"(,"profile":"built-in:MO","languages":["pt","zh-Hant"])"));
  ASSERT_EQ(response.status, 200) << response.body;
  const auto record = json(response);
  EXPECT_EQ(accepted(record), "yes") << response.body;
  EXPECT_EQ(record.at("request_id").as_string(), response.header("x-request-id"));
  EXPECT_TRUE(record.at("texts").at("pt").is_object());
  EXPECT_TRUE(record.at("texts").at("zh-Hant").is_object());
  EXPECT_EQ(record.at("decision").at("known_at").as_string(), to_string(kNoon));
}

TEST_F(CertificateRoutes, OcspResponsesComeAlong) {
  const auto with = [&](const Bytes& der) {
    return post("validator", kValidate,
                question(R"(,"relying":"MO","ocsp":[")" + base64(der) + "\"]"));
  };
  const auto revoked =
      with(test::ocsp_der(world_.ca, leaf_, {.status = x509::OcspSingle::Status::revoked}));
  ASSERT_EQ(revoked.status, 200) << revoked.body;
  EXPECT_EQ(accepted(json(revoked)), "no");
  EXPECT_THAT(revoked.body, HasSubstr("revocation.ocsp.revoked"));
  EXPECT_EQ(problem_of(with(x509::write_ocsp_status(6))), "422 x509.ocsp.status.unauthorized");
  EXPECT_EQ(problem_of(with({0x30, 0x00})), "422 der.tag.unexpected");
  std::string many;
  for (int i = 0; i < 33; ++i) many += many.empty() ? "\"MAA=\"" : ",\"MAA=\"";
  EXPECT_EQ(problem_of(
                post("validator", kValidate, question(R"(,"relying":"MO","ocsp":[)" + many + "]"))),
            "400 question.too_many");
}

TEST_F(CertificateRoutes, TheSameInRawOctetsAndPem) {
  const std::string der(as_text(leaf_->der));
  EXPECT_EQ(accepted(json(post("validator", std::string(kValidate) + "?relying=MO", der, kDer))),
            "yes");
  const std::string pem = x509::to_pem(leaf_->der, "CERTIFICATE");
  const auto response = post("validator", std::string(kValidate) + "?profile=built-in:MO", pem,
                             "Content-Type: application/x-pem-file\r\n");
  EXPECT_EQ(accepted(json(response)), "yes");
}

TEST_F(CertificateRoutes, CurlSendsAFileAsItIs) {
  const std::string file = directory_ / "leaf.der";
  const std::string out = directory_ / "out.json";
  std::ofstream(file, std::ios::binary) << as_text(leaf_->der);
  const std::string command =
      "curl -sS --max-time 20 --data-binary @" + file + " -H '" +
      as("validator").substr(0, as("validator").size() - 2) +
      "' -H 'Content-Type: application/pkix-cert' -o " + out +
      " 'http://127.0.0.1:" + std::to_string(server_->endpoints().at(0).port) +
      std::string(kValidate) + "?relying=MO'";
  if (std::system("command -v curl > /dev/null") != 0) GTEST_SKIP() << "no curl here";
  ASSERT_EQ(std::system(command.c_str()), 0) << command;
  std::ifstream in(out);
  const std::string text((std::istreambuf_iterator<char>(in)), {});
  EXPECT_THAT(text, HasSubstr(R"("accepted":"yes")"));
}

TEST_F(CertificateRoutes, WhatCannotBeAskedIsSaid) {
  const auto code = [&](const std::string& more) {
    return problem_of(post("validator", kValidate, question(more)));
  };
  EXPECT_EQ(code(""), "400 question.profile.missing");
  EXPECT_EQ(code(R"(,"profile":"nobody's")"), "400 config.profile.unknown");
  EXPECT_EQ(code(R"(,"relying":"XX")"), "400 config.jurisdiction.unknown");
  EXPECT_EQ(code(R"(,"profile":"built-in:MO","relying":"HK")"), "400 config.profile.relying");
  EXPECT_EQ(code(R"(,"relying":"MO","relying":"HK")"), "400 http.json.duplicate_key");
  EXPECT_EQ(code(R"(,"relaying":"MO")"), "400 http.json.member.unknown");
  EXPECT_EQ(code(R"(,"relying":"MO","amount":5)"), "400 question.amount.bad");
  EXPECT_EQ(code(R"(,"relying":"MO","chain":["!"])"), "400 http.json.member.value");
  EXPECT_EQ(code(R"(,"relying":"MO","languages":["fr"])"), "400 http.json.member.value");
  EXPECT_EQ(code(R"(,"relying":"MO","known_at":"2036-01-01T00:00:00Z")"),
            "400 question.known_at.ahead");
  EXPECT_EQ(problem_of(post("validator", kValidate, "{}")), "400 http.json.member.missing");
  EXPECT_EQ(problem_of(post("validator", kValidate, "x", "Content-Type: text/plain\r\n")),
            "415 http.media_type.unsupported");
  EXPECT_EQ(problem_of(post("validator", std::string(kValidate) + "?relying=MO", "{}")),
            "400 http.query.unknown");
  EXPECT_EQ(
      problem_of(post("validator", std::string(kValidate) + "?relying=MO&amount=1", "x", kDer)),
      "400 question.amount.bad");
  EXPECT_EQ(
      problem_of(post("validator", std::string(kValidate) + "?relying=MO", "x", kDer)).substr(0, 3),
      "422");
  EXPECT_EQ(problem_of(post("validator", kValidate, std::string(5 << 20, ' '))),
            "413 http.body.too_large");
  std::string chain = R"(,"relying":"MO","chain":[)";
  for (int i = 0; i < 40; ++i) chain += (i == 0 ? "\"" : ",\"") + base64(leaf_->der) + "\"";
  EXPECT_EQ(code(chain + "]"), "400 question.too_many");
}

TEST_F(CertificateRoutes, OnlyWhoMayAsks) {
  EXPECT_EQ(problem_of(post("auditor", kValidate, question())), "403 http.forbidden");
  EXPECT_EQ(problem_of(client().post(kValidate, question(), kJsonType)),
            "401 http.unauthenticated");
  const std::string stranger =
      "Authorization: Bearer " + service::make_token() + "\r\n" + kJsonType;
  EXPECT_EQ(problem_of(client().post(kValidate, question(), stranger)),
            "401 account.credential.unknown");
  now_ = (kNoon + 31 * kDay).seconds;
  EXPECT_EQ(problem_of(post("validator", kValidate, question())), "401 account.credential.expired");
}

TEST_F(CertificateRoutes, ATimeThatIsPastIsJudgedByWhatWasKnownThen) {
  const auto before =
      post("validator", kValidate,
           question(R"(,"relying":"MO","known_at":")" + to_string(kNoon - 2 * kHour) + "\""));
  EXPECT_EQ(accepted(json(before)), "unknown") << before.body;  // no list had come yet
  // Judged as it would have been then: not today by yesterday's knowledge.
  EXPECT_EQ(json(before).at("decision").at("at").as_string(), to_string(kNoon - 2 * kHour));
  EXPECT_EQ(accepted(json(post("validator", kValidate, question()))), "yes");
}

TEST_F(CertificateRoutes, AVerdictIsReadAgainByWhoMay) {
  const auto answered = json(post("validator", kValidate, question()));
  const std::string path = "/v1/verdicts/" + std::string(answered.at("id").as_string());
  const auto again = get("validator", path);
  ASSERT_EQ(again.status, 200) << again.body;
  EXPECT_EQ(json(again).at("decision"), answered.at("decision"));
  EXPECT_EQ(json(again).at("texts"), answered.at("texts"));
  EXPECT_EQ(get("auditor", path).status, 200);
  EXPECT_EQ(problem_of(get("other", path)), "404 verdict.unknown");
  EXPECT_EQ(problem_of(get("hk-office", path)), "403 http.forbidden");
  EXPECT_EQ(problem_of(get("auditor", "/v1/verdicts/d-0")), "404 verdict.unknown");
  EXPECT_EQ(get("validator", path, "If-None-Match: " + again.header("etag") + "\r\n").status, 304);
}

TEST_F(CertificateRoutes, AKeyMakesItOneCall) {
  const std::string key = "Content-Type: application/json\r\nIdempotency-Key: k-1\r\n";
  const auto first = post("validator", kValidate, question(), key);
  now_ += 60;
  const auto second = post("validator", kValidate, question(), key);
  EXPECT_EQ(second.body, first.body);
  EXPECT_EQ(second.header("idempotency-replayed"), "true");
  EXPECT_EQ(problem_of(post("validator", kValidate, question(R"(,"relying":"HK")"), key)),
            "422 http.idempotency.mismatch");
  EXPECT_NE(post("other", kValidate, question(), key).body, first.body);  // another caller's key
  EXPECT_EQ(problem_of(post("validator", kValidate, question(),
                            "Content-Type: application/json\r\nIdempotency-Key: a b\r\n")),
            "400 http.idempotency.key");
}

TEST_F(CertificateRoutes, ABatchAnswersLineByLineInOrder) {
  std::string body;
  for (int i = 0; i < 40; ++i) {
    body += question(R"(,"relying":"MO","request_id":"r-)" + std::to_string(i) + "\"") + "\n";
  }
  body += "\n{\"certificate\":1}\nnonsense\n";
  const auto response = post("validator", kBatch, body, kNdjson);
  ASSERT_EQ(response.status, 200);
  const auto lines = lines_of(response.body);
  ASSERT_THAT(lines, SizeIs(42));
  for (int i = 0; i < 40; ++i) {
    const auto record = boost::json::parse(lines[static_cast<std::size_t>(i)]);
    EXPECT_EQ(record.at("request_id").as_string(), "r-" + std::to_string(i));
  }
  const auto bad = boost::json::parse(lines[40]);
  EXPECT_EQ(bad.at("line").as_int64(), 42);
  EXPECT_EQ(bad.at("error").at("code").as_string(), "http.json.member.type");
  EXPECT_EQ(boost::json::parse(lines[41]).at("error").at("code").as_string(),
            "http.json.malformed");
  EXPECT_LT(keeper_->counts().transactions, 20U);  // not one for each line
}

TEST_F(CertificateRoutes, ABatchAnswersWhileLinesStillCome) {
  auto open = client();
  ASSERT_TRUE(open.send("POST " + std::string(kBatch) +
                        " HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n" +
                        as("validator") + kNdjson + "\r\n"));
  const std::string line = question() + "\n";
  char size[16];
  std::snprintf(size, sizeof size, "%zx\r\n", line.size());
  ASSERT_TRUE(open.send(size + line + "\r\n"));
  EXPECT_EQ(open.head().status, 200);
  const auto first = open.next_chunk();
  ASSERT_TRUE(first);
  EXPECT_THAT(*first, HasSubstr(R"("accepted":"yes")"));
  ASSERT_TRUE(open.send("0\r\n\r\n"));
  EXPECT_FALSE(open.next_chunk());
  EXPECT_TRUE(open.saw_last_chunk());
}

class SmallQueue : public GatewayTest {
 protected:
  SmallQueue() { most_waiting_ = 0; }
};

TEST_F(SmallQueue, WhatCannotBeKeptIsNotAnswered) {
  const auto response = post("validator", kBatch, question() + "\n" + question() + "\n", kNdjson);
  const auto lines = lines_of(response.body);
  ASSERT_THAT(lines, SizeIs(2));
  for (const auto& line : lines) EXPECT_THAT(line, HasSubstr("verdict.queue.full"));
}

}  // namespace
}  // namespace baytrust::http
