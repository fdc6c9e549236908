// Answers and their schemas: every one that is JSON has one, every one is obtained here and is what
// its schema says, and an answer that is not is noticed.
#include "tests/gateway/http/answer_schemas.hpp"

#include <functional>
#include <gmock/gmock.h>

#include "gateway/service/submission_envelope.hpp"
#include "tests/gateway/http/gateway_fixture.hpp"
#include "tests/support/holder.hpp"

namespace baytrust::http {
namespace {

namespace json = boost::json;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class AnswerSchemasTest : public GatewayTest {
 protected:
  AnswerSchemasTest() {  // ready with what this world has
    config_.service.required_lists = {"HK", "MO"};
    config_.service.required_registers = {"HK", "MO"};
  }
  json::value openapi() const { return json(client().get("/openapi.json")); }

  std::string submission(std::uint64_t sequence, const SharedBytes& document) {
    service::Envelope order{.op = service::Envelope::Op::publish,
                            .jurisdiction = "HK",
                            .document_kind = service::DocumentKind::trust_list,
                            .document_id = "hk-list",
                            .sequence = sequence,
                            .prev_digest = std::nullopt,
                            .digest = crypto::sha256(*document),
                            .not_before = kNoon - kMinute,
                            .expires = kNoon + kHour,
                            .activate_at = kNoon + kHour,
                            .aud = "baytrust",
                            .submission_id = "hk-2026-00000000000" + std::to_string(sequence)};
    auto store = test::must(pool_.take());
    for (const auto& edition : test::must(store->editions().editions())) {
      if (edition.kind == order.document_kind && edition.territory == "HK") {
        order.prev_digest = edition.digest;
      }
    }
    const auto cms = test::must(service::make_envelope(order, *content_certificate_, *content_));
    return R"({"envelope":")" + base64(cms) + R"(","document":")" + base64(*document) + "\"}";
  }
  std::string distrust() const {
    return R"({"kind":"distrust-certificate","territory":"HK","seconds":3600,"reason":"DEMO",)"
           R"("certificate_sha256":")" +
           to_hex(world_.ca.certificate()->fingerprint) + "\"}";
  }
  void see_verdicts() {
    const auto record = json(post("validator", "/v1/certificates:validate", question()));
    get("validator", "/v1/verdicts/" + std::string(record.at("id").as_string()));
    post("validator", "/v1/certificates:validateBatch", question() + "\n{\"x\":1}\nno json\n",
         "Content-Type: application/x-ndjson\r\n");
    const test::Holder holder{world_.ca};
    post("validator", "/v1/signatures:validate",
         R"({"relying":"MO","document":")" + base64(holder.attached("DEMO")) + "\"}");
  }
  void see_documents() {
    for (const char* path : {"/v1/trust-lists", "/v1/trust-lists/HK", "/v1/mappings",
                             "/v1/mappings/matrix", "/v1/mappings/lint", "/readyz"}) {
      get("auditor", path);
    }
    const auto all = json(get("auditor", "/v1/trust-lists/HK/versions"));
    const auto digest = all.at("versions").at(0).at("edition").at("digest").as_string();
    get("auditor", "/v1/trust-lists/HK/versions/" + std::string(digest));
    get("auditor", "/v1/trust-lists/HK/diff?from=1&to=1");
    const auto id = json(get("auditor", "/v1/mappings")).at("entries").at(0).at("id").as_string();
    get("auditor", "/v1/mappings/" + std::string(id));
  }
  void see_submissions() {
    const std::string two = "/v1/submissions/hk-2026-000000000002";
    const std::string three = "/v1/submissions/hk-2026-000000000003";
    const auto list = world_.hk_list(2);
    post("hk-office", "/v1/submissions", submission(2, list));
    work();
    get("auditor", two);
    post("ana", two + ":approve", "", "");
    post("bao", two + ":approve", "", "");
    work();
    post("hk-office", two + ":schedule", R"({"at":")" + to_string(kNoon + kDay) + "\"}");
    post("hk-office", two + ":abort", "", "");
    post("hk-office", "/v1/submissions", submission(3, world_.hk_list(3)));
    work();
    post("ana", three + ":reject", "", "");
    get("auditor", "/v1/submissions");
  }
  void see_emergencies() {
    const auto begun = json(post("ana", "/v1/emergencies", distrust()));
    get("validator", "/v1/emergencies");
    post("ana", "/v1/emergencies/" + std::string(begun.at("id").as_string()) + ":end", "", "");
    get("ana", "/v1/emergencies");
  }
  // What happened by the calls before, as the stream tells it.
  std::size_t hear_events(AnswerSchemas& schemas) {
    auto store = test::must(pool_.take());
    const auto last = test::must(store->events().last_number());
    auto listener = client();
    listener.send("GET /v1/events HTTP/1.1\r\nHost: localhost\r\n" + as("auditor") + "\r\n");
    EXPECT_EQ(listener.head().status, 200);
    std::size_t heard = 0;
    while (heard < last) {
      const auto chunk = listener.next_chunk();
      if (!chunk) break;
      for (std::size_t at = 0; (at = chunk->find("data: ", at)) != std::string::npos;) {
        at += 6;
        const auto text = chunk->substr(at, chunk->find('\n', at) - at);
        EXPECT_THAT(schemas.complaints("Event", text), IsEmpty()) << text;
        ++heard;
      }
    }
    return heard;
  }
};

TEST_F(AnswerSchemasTest, EveryAnswerInJsonHasOne) {
  AnswerSchemas schemas(openapi());
  EXPECT_GE(schemas.described().size(), 25U);
  EXPECT_THAT(schemas.without_schema(), IsEmpty());
  // It would be noticed: without the reference, and with a schema that says nothing.
  auto less = openapi();
  less.at_pointer("/paths/~1v1~1mappings/get/responses/200/content/application~1json") =
      json::object();
  less.at_pointer("/components/schemas/TrustList") = json::object();
  EXPECT_THAT(AnswerSchemas(less).without_schema(),
              ElementsAre("GET /v1/mappings 200", "GET /v1/trust-lists/{j} 200"));
}

// An object that names its members has no others, unless it says so: a program made from the
// description knows all there is.
void open_ones(const json::value& schema, const std::string& at, std::vector<std::string>& found) {
  if (const auto* array = schema.if_array()) {
    for (const auto& one : *array) open_ones(one, at, found);
  }
  const auto* object = schema.if_object();
  if (object == nullptr) return;
  const auto* type = object->if_contains("type");
  if (type != nullptr && *type == "object" && !object->contains("additionalProperties")) {
    found.push_back(at);
  }
  for (const auto& [name, member] : *object) open_ones(member, at + "/" + std::string(name), found);
}

TEST_F(AnswerSchemasTest, ObjectsOfAnswersAreClosed) {
  std::vector<std::string> found;
  const auto description = openapi();
  for (const auto& [name, schema] : description.at("components").at("schemas").as_object()) {
    // Not a word of ours but OpenAPI's; and a problem may get members (RFC 9457 3.2).
    if (name != "OpenApi" && name != "Problem") open_ones(schema, name, found);
  }
  EXPECT_THAT(found, IsEmpty());
}

TEST_F(AnswerSchemasTest, EachIsObtainedAndIsWhatItsSchemaSays) {
  see_verdicts();
  see_documents();
  see_submissions();
  see_emergencies();
  openapi();
  // By the fixture's client: whatever is wrong has failed this test already.
  auto& schemas = AnswerSchemas::of(server_->endpoints().at(0).port);
  EXPECT_GE(hear_events(schemas), 7U);
  auto expected = schemas.described();
  EXPECT_EQ(expected.erase("GET /v1/events 200"), 1U);
  for (const auto& name : expected) EXPECT_THAT(schemas.checked(), Contains(name));
}

TEST_F(AnswerSchemasTest, AnAnswerThatIsAnotherIsNoticed) {
  AnswerSchemas schemas(openapi());
  const std::string request = "GET /v1/trust-lists/HK?as_of=2026 HTTP/1.1\r\n";
  const auto good = get("auditor", "/v1/trust-lists/HK");
  EXPECT_THAT(schemas.complaints(request, good), IsEmpty());
  const auto with = [&](const std::function<void(json::object&)>& change) {
    auto changed = good;
    auto value = json(good);
    change(value.as_object());
    changed.body = json::serialize(value);
    const auto complaints = schemas.complaints(request, changed);
    return complaints.empty() ? "" : complaints.front();
  };
  const std::string name = "GET /v1/trust-lists/{j} 200: ";
  EXPECT_EQ(with([](json::object& o) { o["more"] = "x"; }), name + "/more: additionalProperties");
  EXPECT_EQ(with([](json::object& o) { o.erase("digest"); }), name + "/: missing digest");
  EXPECT_EQ(with([](json::object& o) { o["sequence"] = "1"; }), name + "/sequence: type");
  EXPECT_EQ(with([](json::object& o) { o["digest"] = "AB"; }), name + "/digest: pattern");
  EXPECT_EQ(with([](json::object& o) { o["at"] = "2026-02-30T00:00:00Z"; }),
            name + "/at: date-time");
  EXPECT_THAT(with([](json::object& o) {
                o["services"].as_array().at(0).as_object()["standing"] = "perhaps";
              }),
              HasSubstr("/services/0/standing: enum"));
  auto status = good;
  status.status = 203;
  EXPECT_THAT(schemas.complaints(request, status), Not(IsEmpty()));
  auto problem = get("auditor", "/v1/trust-lists/XX");
  const std::string unknown = "GET /v1/trust-lists/XX HTTP/1.1\r\n";
  EXPECT_THAT(schemas.complaints(unknown, problem), IsEmpty());
  problem.body = "{}";
  EXPECT_THAT(schemas.complaints(unknown, problem), Not(IsEmpty()));
}

}  // namespace
}  // namespace baytrust::http
