// What a person is told of two editions of a list: every kind of change has its code, its place and
// its direction.
#include <gtest/gtest.h>

#include "tests/trustlists/sample_list.hpp"
#include "trustlists/change_codes.hpp"
#include "trustlists/compare.hpp"
#include "trustlists/uris.hpp"
#include "trustlists/write.hpp"

namespace baytrust::trustlists {
namespace {

using namespace test;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::StartsWith;

Service& issuing_of(TrustList& list) { return list.providers[0].services[1]; }

std::string told(const Change& change) {
  const std::string id(change.code().id);
  return id.substr(std::string("change.list.").size()) + " " +
         std::string(to_string(change.direction()));
}

std::vector<std::string> told(const Changes& changes) {
  std::vector<std::string> out;
  for (const Change& change : changes) out.push_back(told(change));
  return out;
}

template <class Edit>
Changes after(Edit edit) {
  TrustList later = sample_list();
  edit(later);
  return compare(sample_list(), later).changes;
}

template <class Edit>
std::vector<std::string> told_after(Edit edit) {
  return told(after(edit));
}

TEST(Changes, OfATypeAreToldFieldByField) {
  const Changes changes = after([](TrustList& list) {
    CertificateType& type = issuing_of(list).current.types[0];
    type.name = in_english("Other");
    type.marker.values = {"Other"};
    type.holder = Holder::device;
    type.uses = {Use::signature};
    type.custody = Custody::device;
    type.custody_holder.clear();
    type.families.pop_back();
    type.assurance_level = "other";
    type.reliance_limit = Money{100'000, "HKD"};
    type.previous.clear();
    type.audits.clear();
  });
  EXPECT_THAT(
      told(changes),
      ElementsAre("type.renamed text", "type.marker_changed both", "type.holder_changed both",
                  "type.use_changed narrowing", "type.custody_changed both",
                  "type.custody_holder_changed text", "family.changed narrowing",
                  "type.level_changed both", "type.limit_changed narrowing",
                  "type.previous_changed narrowing", "type.audit_changed narrowing"));
  for (const Change& change : changes) {
    EXPECT_EQ(to_string(change.place()), "list HK/provider Demo Provider/service " +
                                             to_hex(issuing().certificate()->fingerprint) +
                                             "/type personal");
    EXPECT_NE(change.before(), change.after()) << describe(change);
  }
  EXPECT_EQ(changes[8].before(), "HKD 200000");
  EXPECT_EQ(changes[8].after(), "HKD 100000");
}

TEST(Changes, OfALimitWidenNarrowOrCannotBeTold) {
  const auto limit = [](std::optional<Money> money) {
    return told_after(
        [&](TrustList& list) { issuing_of(list).current.types[0].reliance_limit = money; });
  };
  EXPECT_THAT(limit(Money{300'000, "HKD"}), ElementsAre("type.limit_changed widening"));
  EXPECT_THAT(limit(Money{300'000, "MOP"}), ElementsAre("type.limit_changed both"));
  EXPECT_THAT(limit(std::nullopt), ElementsAre("type.limit_changed both"));
}

TEST(Changes, OfTheSchemeAreToldFieldByField) {
  EXPECT_THAT(told_after([](TrustList& list) {
                SchemeInformation& s = list.scheme;
                s.type = tsl_type_uri("MO");
                s.version = 5;
                s.territory = "MO";
                s.operator_name = in_english("Other");
                s.historical_information_period = 1;
                s.operator_address.postal.pop_back();
                s.name = in_english("Other");
                s.information_uri = in_english("urn:other");
                s.status_determination_approach = "urn:other";
                s.community_rules.clear();
                s.legal_notice.clear();
                s.distribution_points.clear();
                s.assurance = {};
                s.next_signer.reset();
                s.policy = in_english("urn:policy");
                s.pointers = {{.location = "https://example.org/other.xml", .territory = "MO"}};
                s.extensions = {unknown_extension("y", true)};
              }),
              ElementsAre("scheme.type_changed both", "scheme.territory_changed both",
                          "scheme.operator_changed text", "scheme.version_changed text",
                          "scheme.history_period_changed text",
                          "scheme.operator_address_changed text", "scheme.renamed text",
                          "scheme.information_changed text", "scheme.approach_changed text",
                          "scheme.rules_changed text", "scheme.notice_changed text",
                          "scheme.distribution_changed text", "scheme.levels_changed both",
                          "signer.announcement_retracted text", "scheme.policy_changed text",
                          "pointer.added text", "scheme.extensions_changed narrowing"));
}

TEST(Changes, OfTheNextSignerAreAnnouncements) {
  const Digest other = tsa().certificate()->fingerprint;
  EXPECT_THAT(
      told_after([&](TrustList& list) { list.scheme.next_signer->certificate_sha256 = other; }),
      ElementsAre("signer.announcement_changed text"));
  TrustList before = sample_list();
  before.scheme.next_signer.reset();
  const Changes announced = compare(before, sample_list()).changes;
  ASSERT_THAT(told(announced), ElementsAre("signer.announced text"));
  EXPECT_EQ(announced[0].before(), "");
  EXPECT_EQ(announced[0].after(),
            to_hex(root().certificate()->fingerprint) + ", 2026-03-31T00:00:00Z");
}

TEST(Changes, OfAProviderAreItsOwn) {
  const Changes changes = after([](TrustList& list) {
    TrustServiceProvider& provider = list.providers[0];
    provider.name = in_english("Renamed Provider");
    provider.trade_name.clear();
    provider.address.electronic.pop_back();
    provider.information_uri = in_english("urn:other");
    provider.extensions = {unknown_extension("z", false)};
  });
  EXPECT_THAT(told(changes),
              ElementsAre("provider.renamed text", "provider.trade_name_changed text",
                          "provider.address_changed text", "provider.information_changed text",
                          "provider.extensions_changed text"));
  EXPECT_EQ(to_string(changes[0].place()), "list HK/provider Demo Provider");
}

TEST(Changes, ProvidersComeAndGoWithTheirServices) {
  EXPECT_THAT(told_after([](TrustList& list) { list.providers.pop_back(); }),
              ElementsAre("provider.removed text", "service.removed narrowing"));
  TrustList fewer = sample_list();
  fewer.providers.pop_back();
  EXPECT_THAT(told(compare(fewer, sample_list()).changes),
              ElementsAre("provider.added text", "service.added widening"));
}

TEST(Changes, AProviderWithoutServicesIsFoundByItsName) {
  TrustList before = sample_list();
  before.providers[1].services.clear();
  TrustList later = before;
  later.providers[1].trade_name = in_english("New trade name");
  EXPECT_THAT(told(compare(before, later).changes),
              ElementsAre("provider.trade_name_changed text"));
}

TEST(Changes, EveryStatusPassedThroughSinceIsTold) {
  const Changes changes = after([](TrustList& list) {
    Service& service = issuing_of(list);
    ServiceState suspended = service.current;
    suspended.status = kDeprecated;
    suspended.status_starting_time = kIssued;
    service.history.insert(service.history.begin(), service.current);
    service.history.insert(service.history.begin(), suspended);
    service.current.status_starting_time = kIssued + kDay;
  });
  EXPECT_THAT(told(changes),
              ElementsAre("service.status_changed narrowing", "service.status_changed widening"));
  EXPECT_EQ(changes[0].before(), "recognisedatnationallevel, 2024-01-01T00:00:00Z");
  EXPECT_EQ(changes[1].after(), "recognisedatnationallevel, 2026-03-02T00:00:00Z");
}

TEST(Changes, AnotherDateOfTheSameStatusRewritesHistory) {
  EXPECT_THAT(told_after([](TrustList& list) {
                issuing_of(list).current.status_starting_time = kThird + kDay;
              }),
              ElementsAre("service.status_date_changed both", "history.rewritten both"));
}

TEST(Changes, OfAServiceAreToldFieldByField) {
  EXPECT_THAT(
      told_after([](TrustList& list) {
        ServiceState& now = issuing_of(list).current;
        now.name = in_english("Renamed CA");
        now.identity.subject_key_ids.clear();
        now.extensions.unknown = {unknown_extension("y", true)};
        now.extensions.qualifications = {{.critical = false, .elements = {{}}}};
        now.extensions.taken_over = {{.territory = "MO"}};
        issuing_of(list).definition_uri = in_english("urn:definition");
      }),
      ElementsAre("service.renamed text", "service.identity_changed both",
                  "service.definition_changed text", "service.qualifications_changed narrowing",
                  "service.taken_over_changed narrowing", "service.extensions_changed narrowing"));
}

TEST(Changes, SupplyPointsComeGoAndMove) {
  const Changes changes = after([](TrustList& list) {
    auto& points = issuing_of(list).supply_points;
    points[0].uri = "https://example.org/other.crl";
    points.erase(points.begin() + 1);  // the OCSP responder
    points.push_back({SupplyPoint::Kind::cps, "https://example.org/cps-2.pdf"});
  });
  EXPECT_THAT(told(changes), ElementsAre("supply_point.moved text", "supply_point.removed text",
                                         "supply_point.added text"));
  EXPECT_EQ(changes[0].before(), "crl https://example.org/crl?ca=1&p=2");
  EXPECT_EQ(changes[0].after(), "crl https://example.org/other.crl");
}

TEST(Changes, PointersComeGoAndChange) {
  TrustList before = sample_list();
  before.scheme.pointers = {{.location = "https://example.org/mo.xml", .territory = "MO"},
                            {.location = "https://example.org/gd.xml", .territory = "CN-GD"}};
  TrustList later = before;
  later.scheme.pointers.erase(later.scheme.pointers.begin());
  later.scheme.pointers[0].operator_name = in_english("Other");
  EXPECT_THAT(told(compare(before, later).changes),
              ElementsAre("pointer.removed text", "pointer.changed text"));
}

TEST(Changes, TheOrderOfSupplyPointsIsNone) {
  EXPECT_THAT(after([](TrustList& list) {
                auto& points = issuing_of(list).supply_points;
                std::swap(points.front(), points.back());
              }),
              IsEmpty());
}

TEST(Changes, TypesComeAndGo) {
  EXPECT_THAT(told_after([](TrustList& list) { issuing_of(list).current.types[1].id = "other"; }),
              ElementsAre("type.lost narrowing", "type.added widening"));
}

// The CA by the same name under a certificate of its own.
TEST(Changes, TheSameCaUnderAnotherKeyIsRekeyed) {
  const auto again = root().subordinate({.subject = "CN=Demo CA 1 - 26"});
  TrustList later = sample_list();
  issuing_of(later).current.identity.certificates = {again.certificate()};
  const auto summary = compare(sample_list(), later);
  const Changes& changes = summary.changes;
  EXPECT_THAT(told(changes), ElementsAre("service.rekeyed both"));
  EXPECT_EQ(changes[0].before(), "SHA-256 " + to_hex(issuing().certificate()->fingerprint));
  EXPECT_EQ(changes[0].after(), "SHA-256 " + to_hex(again.certificate()->fingerprint));
  EXPECT_EQ(summary.services_lost.size(), 1U) << "its old certificate is no longer listed";
}

TEST(Changes, TheSameCaAndKeyUnderAnotherCertificateIsRecertified) {
  const auto again = root().certify(issuing());
  EXPECT_THAT(told_after([&](TrustList& list) {
                issuing_of(list).current.identity.certificates = {again};
              }),
              ElementsAre("service.recertified both"));
}

TEST(Changes, AnotherKindOfServiceForTheSameCertificateIsThat) {
  const Changes changes =
      after([](TrustList& list) { list.providers[0].services[0].current.type = kTsa; });
  ASSERT_FALSE(changes.empty());
  EXPECT_EQ(told(changes[0]), "service.kind_changed both");
  EXPECT_EQ(changes[0].before(), "CA/PKC");
  EXPECT_EQ(changes[0].after(), "TSA");
}

TEST(Changes, AServiceThatIsNotInForceWidensNothing) {
  TrustList before = sample_list();
  before.providers[0].services.erase(before.providers[0].services.begin());
  TrustList later = sample_list();
  later.providers[0].services[0].current.status = kDeprecated;
  EXPECT_THAT(told(compare(before, later).changes), ElementsAre("service.added text"));
  EXPECT_THAT(told(compare(later, before).changes), ElementsAre("service.removed text"));
}

}  // namespace
}  // namespace baytrust::trustlists
