#include "trustlists/compare.hpp"

#include <gtest/gtest.h>
#include <set>

#include "tests/trustlists/sample_list.hpp"
#include "trustlists/change_codes.hpp"
#include "trustlists/uris.hpp"
#include "trustlists/write.hpp"

namespace baytrust::trustlists {
namespace {

using namespace test;
using testing::ElementsAre;
using testing::IsEmpty;

// Code and direction of each change, without the common beginning of places.
std::vector<std::string> told(const ChangeSummary& summary) {
  std::vector<std::string> out;
  for (const Change& change : summary.changes) {
    out.push_back(std::string(change.code().id) + " " + std::string(to_string(change.direction())));
  }
  return out;
}

Service& issuing_of(TrustList& list) { return list.providers[0].services[1]; }

TEST(Compare, EqualListsDifferInNothing) {
  const auto summary = compare(sample_list(), sample_list());
  EXPECT_TRUE(summary.empty());
  EXPECT_EQ(summary.services_before, 3U);
  EXPECT_EQ(summary.services_after, 3U);
  EXPECT_EQ(summary.types_before, 2U);
  EXPECT_EQ(summary.lost_permille(), 0U);
}

TEST(Compare, TheDatesOfAnEditionAreNoChange) {
  TrustList later = sample_list();
  ++later.scheme.sequence_number;
  later.scheme.list_issue_date_time = kIssued + kDay;
  later.scheme.next_update = kIssued + 91 * kDay;
  EXPECT_TRUE(compare(sample_list(), later).empty());
}

TEST(Compare, AServiceThatIsAbsentIsLostWithItsTypes) {
  TrustList later = sample_list();
  const ServiceKey key = key_of(issuing_of(later));
  later.providers[0].services.pop_back();
  const auto summary = compare(sample_list(), later);
  EXPECT_THAT(summary.services_lost, ElementsAre(key));
  EXPECT_THAT(summary.types_lost, ElementsAre(TypeKey{key, "personal"}, TypeKey{key, "role"}));
  EXPECT_EQ(summary.lost_permille(), 1000U);  // both types; a third of the services
  const auto back = compare(later, sample_list());
  EXPECT_THAT(back.services_gained, ElementsAre(key));
  EXPECT_EQ(back.types_gained.size(), 2U);
  EXPECT_EQ(back.lost_permille(), 0U);
}

TEST(Compare, AStatusChangeIsNoLoss) {
  TrustList later = sample_list();
  Service& service = issuing_of(later);
  service.history.insert(service.history.begin(), service.current);
  service.current.status = kDeprecated;
  service.current.status_starting_time = kIssued;
  const auto summary = compare(sample_list(), later);
  EXPECT_EQ(summary.lost_permille(), 0U);
  EXPECT_THAT(summary.history_rewritten, IsEmpty());
  EXPECT_THAT(told(summary), ElementsAre("change.list.service.status_changed narrowing"));
  EXPECT_EQ(summary.changes[0].before(), "recognisedatnationallevel, 2024-01-01T00:00:00Z");
  EXPECT_EQ(summary.changes[0].after(), "deprecatedatnationallevel, 2026-03-01T00:00:00Z");
}

TEST(Compare, ATypeThatIsAbsentIsLost) {
  TrustList later = sample_list();
  Service& service = issuing_of(later);
  service.current.types.pop_back();
  const auto summary = compare(sample_list(), later);
  EXPECT_THAT(summary.types_lost, ElementsAre(TypeKey{key_of(service), "role"}));
  EXPECT_THAT(summary.services_lost, IsEmpty());
  EXPECT_EQ(summary.lost_permille(), 500U);
}

TEST(Compare, AnotherCertificateIsAnotherService) {
  TrustList later = sample_list();
  issuing_of(later).current.identity.certificates = {tsa().certificate()};
  const auto summary = compare(sample_list(), later);
  EXPECT_EQ(summary.services_lost.size(), 1U);
  EXPECT_EQ(summary.services_gained.size(), 1U);
  EXPECT_THAT(told(summary), ElementsAre("change.list.service.removed narrowing",
                                         "change.list.service.added widening"));
}

TEST(Compare, OneOfTwoEqualServicesCanBeLost) {
  TrustList before = sample_list();
  before.providers[0].services.push_back(root_service());
  EXPECT_THAT(compare(before, sample_list()).services_lost, ElementsAre(key_of(root_service())));
}

TEST(Compare, APastThatChangedIsRewrittenHistory) {
  const ServiceKey key = key_of(issuing_service());
  TrustList later = sample_list();
  issuing_of(later).history.pop_back();
  EXPECT_THAT(compare(sample_list(), later).history_rewritten, ElementsAre(key));
  later = sample_list();
  issuing_of(later).history[0].status_starting_time = kSecond + kDay;
  EXPECT_THAT(compare(sample_list(), later).history_rewritten, ElementsAre(key));
  later = sample_list();
  issuing_of(later).history[0].types.clear();
  EXPECT_THAT(compare(sample_list(), later).history_rewritten, ElementsAre(key));
  later = sample_list();
  issuing_of(later).current.status = kDeprecated;  // as if it had always been so
  EXPECT_THAT(compare(sample_list(), later).history_rewritten, ElementsAre(key));
}

TEST(Compare, ServicesWithoutReadableCertificatesHaveKeysToo) {
  Service service = root_service();
  const ServiceKey with_certificate = key_of(service);
  service.current.identity.certificates.clear();
  const ServiceKey by_key_id = key_of(service);
  service.current.identity.unreadable = {Bytes{1}};
  const ServiceKey by_octets = key_of(service);
  service.current.identity = {};
  const ServiceKey by_name = key_of(service);
  EXPECT_EQ((std::set{with_certificate, by_key_id, by_octets, by_name}.size()), 4U);
}

}  // namespace
}  // namespace baytrust::trustlists
