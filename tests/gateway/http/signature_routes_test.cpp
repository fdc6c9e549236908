// Signed files asked about over a socket: whole, detached, by digest alone.
#include <gmock/gmock.h>

#include "tests/gateway/http/gateway_fixture.hpp"
#include "tests/support/holder.hpp"

namespace baytrust::http {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr std::string_view kValidate = "/v1/signatures:validate";
constexpr std::string_view kContract = "The parties agree on 40,000 dollars.";

class SignatureRoutes : public GatewayTest {
 protected:
  static std::string accepted(const boost::json::value& answer, std::size_t index = 0) {
    return std::string(answer.at("decisions").at(index).at("decision").at("accepted").as_string());
  }
  std::string member(std::string_view name, ByteView octets) {
    return "\"" + std::string(name) + "\":\"" + base64(octets) + "\"";
  }
  test::RawResponse ask(const std::string& members) {
    return post("validator", kValidate, "{" + members + R"(,"relying":"MO"})");
  }
  test::Holder holder_{world_.ca};
};

TEST_F(SignatureRoutes, ASignedFileIsAnsweredWithARecordASignature) {
  const auto response = ask(member("document", holder_.attached(kContract)));
  ASSERT_EQ(response.status, 200) << response.body;
  const auto answer = json(response);
  EXPECT_EQ(accepted(answer), "yes") << response.body;
  EXPECT_EQ(answer.at("overall").as_string(), "yes");
  EXPECT_EQ(answer.at("signatures_count").as_int64(), 1);
  EXPECT_THAT(response.body, Not(HasSubstr(kContract)));
  const std::string id(answer.at("decisions").at(0).at("id").as_string());
  EXPECT_EQ(get("validator", "/v1/verdicts/" + id).status, 200);
}

TEST_F(SignatureRoutes, TheSameInRawOctets) {
  const Bytes file = holder_.attached(kContract);
  for (const std::string type :
       {"application/cms", "application/pkcs7-mime", "application/pkcs7-signature"}) {
    const auto response = post("validator", std::string(kValidate) + "?relying=MO", as_text(file),
                               "Content-Type: " + type + "\r\n");
    EXPECT_EQ(accepted(json(response)), "yes") << type << response.body;
  }
}

TEST_F(SignatureRoutes, DetachedWithItsDocumentOrTheDigestOfIt) {
  const std::string detached = member("signature", holder_.detached(kContract));
  EXPECT_EQ(accepted(json(ask(detached + "," + member("document", as_bytes(kContract))))), "yes");
  EXPECT_EQ(accepted(json(ask(detached + "," + member("document", as_bytes("other"))))), "no");
  const auto digest = crypto::sha256(as_bytes(kContract));
  const std::string given =
      R"("digest":[{"algorithm":"SHA-256",)" + member("value", digest.octets) + "}]";
  EXPECT_EQ(accepted(json(ask(detached + "," + given))), "yes");
}

TEST_F(SignatureRoutes, AnInstantThatIsOnlySaidIsAWhatIf) {
  const auto answer = json(
      ask(member("document", holder_.attached(kContract)) + R"(,"at":"2026-03-03T11:00:00Z")"));
  EXPECT_EQ(accepted(answer), "unknown");
  EXPECT_EQ(answer.at("decisions").at(0).at("decision").at("time_basis").as_string(), "asserted");
}

TEST_F(SignatureRoutes, ACertificateIsAFileToo) {
  const auto answer = json(ask(member("document", leaf_->der)));
  EXPECT_EQ(accepted(answer), "yes");
  EXPECT_EQ(answer.at("media_type").as_string(), "application/pkix-cert");
}

TEST_F(SignatureRoutes, RefusesWhatCannotBeAnswered) {
  const std::string attached = member("document", holder_.attached(kContract));
  const std::string detached = member("signature", holder_.detached(kContract));
  const std::string digest = R"("digest":[{"algorithm":"SHA-256","value":"AAAA"}])";
  EXPECT_EQ(problem_of(ask(member("document", as_bytes("%PNG")))), "400 request.file.unknown_kind");
  EXPECT_EQ(problem_of(ask("\"profile\":\"built-in:MO\"")), "400 http.json.member.missing");
  EXPECT_EQ(problem_of(ask(detached)), "400 http.json.member.missing");
  EXPECT_EQ(problem_of(ask(detached + "," + digest)), "400 http.json.member.value");
  EXPECT_EQ(problem_of(ask(attached + ",\"colour\":1")), "400 http.json.member.unknown");
  EXPECT_EQ(problem_of(post("auditor", kValidate, "{" + attached + R"(,"relying":"MO"})")),
            "403 http.forbidden");
  EXPECT_EQ(problem_of(post("validator", kValidate, "x", "Content-Type: text/plain\r\n")),
            "415 http.media_type.unsupported");
}

}  // namespace
}  // namespace baytrust::http
