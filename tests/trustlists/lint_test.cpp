// One firing and one silent fixture for every lint rule of trust lists: the sample list, changed in
// the one thing the rule is about.
#include "trustlists/lint.hpp"

#include <functional>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <map>

#include "tests/trustlists/sample_list.hpp"
#include "trustlists/codes.hpp"
#include "trustlists/deviation_codes.hpp"
#include "trustlists/lint_codes.hpp"
#include "trustlists/uris.hpp"
#include "trustlists/write.hpp"

namespace baytrust {
void PrintTo(const LintResult& result, std::ostream* out) { *out << describe(result); }
}  // namespace baytrust

namespace baytrust::trustlists {
namespace {

using test::Authority;
using test::kFirst;
using test::kIssued;
using test::kSecond;
using test::kThird;
using test::sample_list;
using ::testing::Contains;
using ::testing::IsEmpty;

constexpr Instant kNow{kIssued + kDay};

std::vector<std::string> rules(const LintResults& results) {
  std::vector<std::string> out;
  for (const LintResult& result : results) out.emplace_back(result.rule().id);
  return out;
}

using Change = std::function<void(TrustList&, LintOptions&)>;
LintResults linted(const Change& change) {
  TrustList list = sample_list();
  LintOptions options{.now = kNow};
  if (change) change(list, options);
  return lint(list, options);
}

Service& issuing_of(TrustList& list) { return list.providers[0].services[1]; }
CertificateType& personal_of(TrustList& list) { return issuing_of(list).current.types[0]; }

Service expired_service() {
  static const Authority old =
      baytrust::test::make_authority("Demo Old Root", {.not_after = kIssued - kDay});
  Service service = test::root_service();
  service.current.identity.certificates = {old.certificate()};
  service.current.identity.subject_key_ids = {
      to_bytes(*old.certificate()->extensions.subject_key_id)};
  service.current.types = {test::personal_type()};
  service.supply_points = {{SupplyPoint::Kind::crl, "https://example.org/old.crl"}};
  return service;
}

struct Fixture {
  const Code* rule;
  Change fires;
  Change silent;  // the nearest thing the rule accepts
};

const std::vector<Fixture>& fixtures() {
  static const std::vector<Fixture> all{
      {&kLintUnknownUri,
       [](TrustList& list, LintOptions&) { issuing_of(list).current.type = "urn:demo:new"; },
       [](TrustList& list, LintOptions&) {
         list.providers[1].services[0].current.type =
             "http://uri.etsi.org/TrstSvc/Svctype/TSA/QTST";
       }},
      {&kLintUnknownCritical,
       [](TrustList& list, LintOptions&) {
         issuing_of(list).history[0].extensions.unknown = {
             {.critical = true, .name = "{urn:demo}New", .whole = {}}};
       },
       nullptr},
      {&kLintLanguage,
       [](TrustList&, LintOptions& options) {
         options.languages = {"en", "pt"};
       },
       [](TrustList& list, LintOptions&) { list.scheme.name[0].lang = "en-GB"; }},
      {&kLintNextUpdateNear,
       [](TrustList& list, LintOptions&) { list.scheme.next_update = kNow + 14 * kDay - 1; },
       [](TrustList& list, LintOptions&) { list.scheme.next_update = kNow + 14 * kDay; }},
      {&kLintNextUpdatePast, [](TrustList& list, LintOptions&) { list.scheme.next_update = kNow; },
       [](TrustList& list, LintOptions& options) {
         list.scheme.next_update = kNow + 1;
         options.near_update = 0;
       }},
      {&kLintNextUpdateFar,
       [](TrustList& list, LintOptions&) { list.scheme.next_update = kIssued + 184 * kDay + 1; },
       [](TrustList& list, LintOptions&) { list.scheme.next_update = kIssued + 184 * kDay; }},
      {&kLintNextUpdateMissing,
       [](TrustList& list, LintOptions&) { list.scheme.next_update.reset(); }, nullptr},
      {&kLintWithoutType,
       [](TrustList& list, LintOptions&) { issuing_of(list).current.types.clear(); },
       // A CA that is no longer in force issues nothing.
       [](TrustList& list, LintOptions&) {
         issuing_of(list).current.types.clear();
         issuing_of(list).current.status = kDeprecated;
       }},
      {&kLintDuplicate,
       [](TrustList& list, LintOptions&) {
         list.providers[1].services.push_back(test::root_service());
       },
       // Another kind of service with the same certificate is another service.
       [](TrustList& list, LintOptions&) {
         list.providers[1].services.push_back(test::root_service());
         list.providers[1].services.back().current.type = kOcsp;
       }},
      {&kLintIdentity,
       [](TrustList& list, LintOptions&) {
         issuing_of(list).current.identity.certificates.push_back(test::root().certificate());
       },
       nullptr},
      {&kLintUnreadable,
       [](TrustList& list, LintOptions&) {
         issuing_of(list).current.identity.unreadable = {Bytes{0x30, 0x00}};
       },
       nullptr},
      {&kLintExpired,
       [](TrustList& list, LintOptions&) {
         list.providers[0].services.push_back(expired_service());
       },
       [](TrustList& list, LintOptions&) {
         list.providers[0].services.push_back(expired_service());
         list.providers[0].services.back().current.status = kDeprecated;
       }},
      {&kLintSki,
       [](TrustList& list, LintOptions&) {
         issuing_of(list).current.identity.subject_key_ids = {Bytes{1, 2, 3}};
       },
       nullptr},
      {&kLintHistoryOrder,
       [](TrustList& list, LintOptions&) {
         issuing_of(list).history[1].status_starting_time = kSecond;
       },
       [](TrustList& list, LintOptions&) {
         issuing_of(list).history[1].status_starting_time = kSecond - 1;
       }},
      {&kLintStatusAfterIssue,
       [](TrustList& list, LintOptions&) {
         issuing_of(list).current.status_starting_time = kIssued + 1;
       },
       [](TrustList& list, LintOptions&) {
         issuing_of(list).current.status_starting_time = kIssued;
       }},
      {&kLintDateSource,
       [](TrustList& list, LintOptions&) { personal_of(list).previous[0].to.source = "-"; },
       [](TrustList& list, LintOptions&) { personal_of(list).previous[0].to.source = "p. 3"; }},
      {&kLintSupplyPoint,
       [](TrustList& list, LintOptions&) {
         issuing_of(list).supply_points = {{SupplyPoint::Kind::cps, "https://example.org/cps"}};
       },
       [](TrustList& list, LintOptions&) {
         issuing_of(list).supply_points = {{SupplyPoint::Kind::ocsp, "http://ocsp.example.org"}};
       }},
      {&kLintAudit, [](TrustList& list, LintOptions&) { personal_of(list).audits.pop_back(); },
       // No statement at all is another matter: none was promised.
       [](TrustList& list, LintOptions&) { personal_of(list).audits.clear(); }},
  };
  return all;
}

TEST(ListLint, EveryRuleHasAFixtureThatFiresAndOneThatDoesNot) {
  std::map<std::string_view, int> seen;
  for (const Fixture& fixture : fixtures()) {
    SCOPED_TRACE(fixture.rule->id);
    ++seen[fixture.rule->id];
    EXPECT_THAT(rules(linted(fixture.fires)), Contains(std::string(fixture.rule->id)));
    EXPECT_THAT(linted(fixture.silent), IsEmpty());
  }
  // These are about documents that are not lists, those that deviate, and too much; below.
  ++seen[kLintDeviation.id];
  ++seen[kLintSlightDeviation.id];
  ++seen[kLintSchema.id];
  ++seen[kLintIncomplete.id];
  for (const Code& rule : kLintCodes) EXPECT_EQ(seen[rule.id], 1) << rule.id;
}

TEST(ListLint, GivenARefusedDocumentSaysWhereAndWhy) {
  const std::string document =
      test::replaced(test::xml_of(sample_list()), "<TSLSequenceNumber>42", "<TSLSequenceNumber>x");
  const auto list = test::read(document);
  ASSERT_TRUE(list.has_error());
  const LintResults results = lint_refused(list.error());
  ASSERT_EQ(results.size(), 1U);
  EXPECT_EQ(results[0].rule(), kLintSchema);
  EXPECT_EQ(results[0].severity(), Severity::error);
  EXPECT_THAT(results[0].place(), ::testing::HasSubstr("TSLSequenceNumber"));
}

TEST(ListLint, GivenMoreFindingsThanAReportHoldsSaysSo) {
  TrustList list = sample_list();
  Service service = test::root_service();
  service.current.type = "urn:demo:new";
  list.providers[0].services.assign(LintCollector::kLimit + 10, service);
  const LintResults results = lint(list, {.now = kNow});
  EXPECT_EQ(results.size(), LintCollector::kLimit + 1);
  EXPECT_EQ(results.back().rule(), kLintIncomplete);
}

TEST(ListLint, PlacesTellServicesOfOneNameApartAndCannotBeForged) {
  TrustList list = sample_list();
  list.providers[0].name = {{"en", "Demo/Provider\n100%"}};
  Service twin = issuing_of(list);
  twin.current.type = "urn:demo:new";
  list.providers[0].services.push_back(twin);
  const LintResults results = lint(list, {.now = kNow});
  ASSERT_EQ(results.size(), 1U);
  EXPECT_EQ(results[0].place(), "HK/Demo%2FProvider%0A100%25/Demo CA 1 - 26 [2]");
}

TEST(ListLint, FactsCarryTheComparedValues) {
  const LintResults results =
      linted([](TrustList& list, LintOptions&) { personal_of(list).audits.pop_back(); });
  ASSERT_EQ(results.size(), 1U);
  EXPECT_EQ(describe(results[0]),
            "lint.list.audit.lapsed warning HK/Demo Provider/Demo CA 1 - 26/type personal "
            "kind=WebTrust for CAs expired=2024-01-01T00:00:00Z now=2026-03-02T00:00:00Z");
}

// A list of the European Union has no certificate types of ours: it is not asked for any.
TEST(ListLint, ForeignListsAreNotHeldToOurProfile) {
  TrustList list = sample_list();
  list.scheme.assurance = {};
  list.scheme.type = "http://uri.etsi.org/TrstSvc/TrustedList/TSLType/EUgeneric";
  for (auto& provider : list.providers) {
    for (auto& service : provider.services) {
      service.current.types.clear();
      service.history.clear();
      service.supply_points.clear();
      service.current.identity.subject_key_ids.clear();
      if (kind_of(service.current.type) == ServiceKind::ca) service.current.type = kCaQc;
    }
  }
  EXPECT_FALSE(uses_profile(list));
  EXPECT_THAT(lint(list, {.now = kNow}), IsEmpty());
}

// What the reader set right is not seen in the value any more; it noted it.
TEST(ListLint, GivenDeviationsOfTheReaderEachIsAResult) {
  const Subject subject(Subject::Kind::list, "HK");
  const Findings findings{
      {deviation::kMissing, subject, {{"place", "A/B"}, {"element", "C"}}},
      {deviation::kHistoryOrder, subject, {{"place", "A/D"}}},
      {deviation::kEmpty, subject, {{"place", "A/E"}}},
      {kCertificateUnreadable, subject},
  };
  const LintResults results = lint_deviations("HK", findings);
  ASSERT_EQ(results.size(), 3U);
  EXPECT_EQ(describe(results[0]),
            "lint.list.deviation warning HK/A/B code=list.deviation.missing detail=C");
  EXPECT_EQ(results[1].rule(), kLintHistoryOrder);
  EXPECT_EQ(results[1].place(), "HK/A/D");
  EXPECT_EQ(results[2].rule(), kLintSlightDeviation);
}

TEST(ListLint, GivenADocumentWhoseHistoryIsOutOfOrderSaysSo) {
  TrustList list = sample_list();
  const auto starts = [](const ServiceState& state) {
    return "<StatusStartingTime>" + to_string(state.status_starting_time) + "</StatusStartingTime>";
  };
  const auto& history = issuing_of(list).history;
  // The two past states exchange their times: the older one now stands first.
  std::string document = test::xml_of(list);
  const std::size_t from = document.find("<ServiceHistory>");
  ASSERT_NE(from, std::string::npos);
  std::string past = document.substr(from);
  past = test::replaced(past, starts(history[0]), "<StatusStartingTime>X<");
  past = test::replaced(past, starts(history[1]), starts(history[0]));
  past = test::replaced(past, "<StatusStartingTime>X<", starts(history[1]));
  document = document.substr(0, from) + past;
  const auto read = test::read_all(document);
  ASSERT_TRUE(read) << describe(read.error());
  EXPECT_THAT(rules(lint(read->list, {.now = kNow})), IsEmpty());
  EXPECT_THAT(rules(lint_deviations("HK", read->deviations)), Contains("lint.list.history.order"));
}

TEST(Lint, SeverityIsTheEffectOfTheRule) {
  EXPECT_EQ(to_string(severity_of(kLintAudit)), "warning");
  EXPECT_EQ(to_string(severity_of(kLintSki)), "error");
  EXPECT_EQ(to_string(severity_of({"lint.x", "", Effect::info})), "info");
  EXPECT_EQ(to_string(severity_of({"lint.x", "", Effect::not_recognised})), "error");
}

TEST(Lint, ExcerptsAreCutBetweenCharacters) {
  std::string text(199, 'a');
  text += "示範";
  EXPECT_EQ(lint_excerpt(text), std::string(199, 'a') + "…");
  EXPECT_EQ(lint_excerpt("short"), "short");
  const LintPlace place = LintPlace("HK").within(std::string(119, 'a') + "示");
  EXPECT_EQ(place.text(), "HK/" + std::string(119, 'a'));
  EXPECT_EQ(LintPlace("HK").within("").text(), "HK/-");
}

}  // namespace
}  // namespace baytrust::trustlists
