// The canonical decision and its contract, docs/schemas/decision.schema.json. World::decide checks
// every decision of these tests against it.
#include "gateway/decision/decision.hpp"

#include <boost/json.hpp>
#include <gmock/gmock.h>

#include "tests/gateway/decision/world.hpp"
#include "tests/support/json_schema.hpp"
#include "validators/crypto/digest.hpp"

namespace baytrust::decision {
namespace {

using namespace baytrust::test;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;
namespace json = boost::json;

json::value read(const Decision& decision) { return json::parse(canonical(decision)); }

// Members in ascending order, no member twice: read with positions kept.
void expect_sorted(const json::value& value) {
  if (value.is_array()) {
    for (const json::value& item : value.as_array()) expect_sorted(item);
  }
  if (!value.is_object()) {
    EXPECT_TRUE(value.is_array() || value.is_string() || value.is_int64());
    return;
  }
  std::string_view last;
  for (const auto& [name, member] : value.as_object()) {
    EXPECT_LT(last, std::string_view(name));
    last = name;
    expect_sorted(member);
  }
}

TEST(CanonicalDecision, IsSortedAndHoldsStringsAndIntegersOnly) {
  expect_sorted(read(World().decide(sound_certificate())));
}

TEST(CanonicalDecision, IsWrittenAsItIsRead) {
  const Decision d = World().decide(sound_certificate());
  EXPECT_EQ(json::serialize(read(d)), canonical(d));
}

TEST(CanonicalDecision, IsIdentifiedByItsSha256) {
  const Decision d = World().decide(sound_certificate());
  EXPECT_EQ(digest(d), crypto::sha256(as_bytes(canonical(d))));
}

TEST(CanonicalDecision, HoldsWhatWasAskedAndAnswered) {
  World world;
  world.purpose = "tax";
  world.format = "pdf";
  world.amount = Money{(std::int64_t{1} << 53), "HKD"};
  const auto certificate = sound_certificate();
  const json::value d = read(world.decide(certificate));
  EXPECT_EQ(d.at("accepted"), "yes");
  EXPECT_EQ(d.at("home"), "valid");
  EXPECT_EQ(d.at("recognition"), "recognised");
  EXPECT_EQ(d.at("outcome"), "valid-recognised");
  EXPECT_EQ(d.at("indication"), "PASSED");
  EXPECT_EQ(d.at("sub_indication"), "");
  EXPECT_EQ(d.at("relying"), "MO");
  EXPECT_EQ(d.at("issuing"), "HK");
  EXPECT_EQ(d.at("at"), "2026-03-03T12:00:00Z");
  EXPECT_EQ(d.at("time_basis"), "request");
  EXPECT_EQ(d.at_pointer("/request/certificate"), json::value(to_hex(certificate->fingerprint)));
  EXPECT_EQ(d.at_pointer("/request/purpose"), "tax");
  EXPECT_EQ(d.at_pointer("/request/format"), "pdf");
  EXPECT_EQ(d.at_pointer("/request/amount/amount"), "9007199254740992");
  EXPECT_EQ(d.at_pointer("/profile/name"), "one-account");
  EXPECT_EQ(d.at_pointer("/profile/result"), "met");
  EXPECT_EQ(d.at_pointer("/legs/4/leg"), "policy");
  EXPECT_EQ(d.at_pointer("/recognitions/0/selected"), "yes");
}

TEST(CanonicalDecision, SaysWhatEachFindingCountsFor) {
  World world;
  world.profile.minimum_assurance = "mo-basic";
  std::vector<std::string> counted;
  const json::value d = read(world.decide(sound_certificate()));
  for (const json::value& finding : d.at("findings").as_array()) {
    const std::string what(finding.at("counts_for").as_string());
    if (counted.empty() || counted.back() != what) counted.push_back(what);
  }
  EXPECT_THAT(counted, ElementsAre("home", "recognition", "profile"));
}

TEST(CanonicalDecision, KeepsFactsByName) {
  CertificateRequest request = sound_request();
  request.not_after = kNoon - 1;
  const json::value d = read(World().decide(hong_kong().ca.issue(request)));
  bool seen = false;
  for (const json::value& finding : d.at("findings").as_array()) {
    if (finding.at("code") != "path.certificate.expired") continue;
    seen = true;
    EXPECT_EQ(finding.at_pointer("/facts/not_after"), json::value(to_string(kNoon - 1)));
    EXPECT_EQ(finding.at_pointer("/facts/at"), json::value(to_string(kNoon)));
  }
  EXPECT_TRUE(seen);
}

TEST(CanonicalDecision, AFactTwiceIsWrittenOnce) {
  Decision d = World().decide(sound_certificate());
  const Code& code = d.home_findings.front().code();
  d.home_findings = {
      Finding(code, d.home_findings.front().subject(), Facts{{"b", "1"}, {"a", "2"}, {"b", "3"}})};
  const json::value written = read(d);
  EXPECT_EQ(json::serialize(written.at_pointer("/findings/0/facts")), R"({"a":"2","b":"1"})");
}

TEST(CanonicalDecision, OfASignatureSaysTotal) {
  World world;
  world.kind = RequestKind::signature;
  const json::value d = read(world.decide(sound_certificate()));
  EXPECT_EQ(d.at("indication"), "TOTAL-PASSED");
}

// A domestic decision, one of many candidates, one without chain: the optional members.
TEST(CanonicalDecision, LeavesOutWhatIsNotThere) {
  const json::value domestic = read(World().decide(macao().ca.issue(domestic_request())));
  EXPECT_EQ(domestic.as_object().count("legs"), 0U);
  EXPECT_EQ(domestic.as_object().count("dual_publication"), 0U);
  EXPECT_EQ(domestic.at_pointer("/assurance/rule"), "domestic");
  EXPECT_EQ(domestic.at_pointer("/policy/edges/0/origin"), "certificate");
  const Authority stranger = make_authority("Stranger");
  const json::value none = read(World().decide(stranger.issue(sound_request())));
  EXPECT_EQ(none.as_object().count("issuing"), 0U);
  EXPECT_EQ(none.as_object().count("certificate_type"), 0U);
}

// The explanation of a home graph: anyPolicy of the CA, the policy of the end entity.
TEST(CanonicalDecision, ExplainsDomesticPoliciesByCertificates) {
  const Decision d = World().decide(macao().ca.issue(domestic_request()));
  ASSERT_EQ(d.policy.edges.size(), 2U);  // sorted by DER: the shorter anyPolicy first
  EXPECT_EQ(d.policy.edges[0].reference, "path[1]");
  EXPECT_EQ(d.policy.edges[1].reference, "path[0]");
  EXPECT_EQ(to_string(d.policy.edges[1].to), kNativePolicy);
}

TEST(DecisionSchema, RefusesWhatIsNoDecision) {
  const JsonSchema schema = JsonSchema::load("decision.schema.json");
  const json::value sound = read(World().decide(sound_certificate()));
  EXPECT_THAT(schema.violations(sound), IsEmpty());
  const auto changed = [&](auto change) {
    json::value copy = sound;
    change(copy.as_object());
    return schema.violations(copy);
  };
  EXPECT_THAT(changed([](auto& d) { d.erase("accepted"); }), ElementsAre("/: missing accepted"));
  EXPECT_THAT(changed([](auto& d) { d["extra"] = "x"; }),
              ElementsAre("/extra: additionalProperties"));
  EXPECT_THAT(changed([](auto& d) { d["accepted"] = "maybe"; }), Not(IsEmpty()));
  EXPECT_THAT(changed([](auto& d) { d["at"] = "2026-03-03T12:00:00+08:00"; }),
              ElementsAre("/at: pattern"));
  EXPECT_THAT(changed([](auto& d) { d["snapshot"] = "AB"; }), ElementsAre("/snapshot: pattern"));
  EXPECT_THAT(changed([](auto& d) { d["legs"].as_array().pop_back(); }),
              ElementsAre("/legs: minItems"));
  EXPECT_THAT(changed([](auto& d) { d["inputs"].as_array().push_back(d["inputs"].as_array()[0]); }),
              ElementsAre("/inputs: uniqueItems"));
  EXPECT_THAT(changed([](auto& d) { d["candidates_not_reported"] = -1; }),
              ElementsAre("/candidates_not_reported: minimum"));
  EXPECT_THAT(changed([](auto& d) { d["documents"].as_array()[0].as_object()["age"] = 1.5; }),
              ElementsAre("/documents/0/age: oneOf"));
  EXPECT_THAT(changed([](auto& d) {
                d["findings"].as_array()[0].as_object()["facts"] = {{"A", "x"}};
              }),
              ElementsAre("/findings/0/facts: pattern"));
}

TEST(DecisionSchema, CheckerRefusesRulesItDoesNotKnow) {
  const JsonSchema schema(json::parse(R"({"multipleOf":2})"));
  EXPECT_THAT(schema.violations("x"), ElementsAre("/: keyword not supported: multipleOf"));
}

}  // namespace
}  // namespace baytrust::decision
