#include "trustlists/anchors.hpp"

#include <gtest/gtest.h>

#include "tests/trustlists/sample_list.hpp"
#include "trustlists/uris.hpp"

namespace baytrust::trustlists {
namespace {

using namespace test;
using testing::ElementsAre;
using testing::IsEmpty;

TEST(ServiceIndex, AnchorsAreTheCaCertificatesInForceAtT) {
  const TrustList list = sample_list();
  const ServiceIndex index(list);
  EXPECT_THAT(index.anchors_at(kIssued),
              ElementsAre(root().certificate(), issuing().certificate()));
  EXPECT_THAT(index.anchors_at(kSecond), ElementsAre(root().certificate()));
  // The past instance names its certificate by key identifier only.
  EXPECT_THAT(index.anchors_at(kFirst), ElementsAre(root().certificate(), issuing().certificate()));
  EXPECT_THAT(index.anchors_at(kFirst - 1), IsEmpty());
}

TEST(ServiceIndex, TimeStampingServicesAreNoAnchors) {
  const TrustList list = sample_list();
  const ServiceIndex index(list);
  const Digest tsa_id = tsa().certificate()->fingerprint;
  EXPECT_EQ(index.find(tsa_id).size(), 1U);
  EXPECT_FALSE(index.find_ca(tsa_id, kIssued));
  EXPECT_THAT(index.ca_certificates(), ElementsAre(root().certificate(), issuing().certificate()));
}

TEST(ServiceIndex, FindsByFingerprintNeverByName) {
  const TrustList list = sample_list();
  const ServiceIndex index(list);
  const auto found = index.find_ca(issuing().certificate()->fingerprint, kIssued);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->service, &list.providers[0].services[1]);
  EXPECT_EQ(found->provider, &list.providers[0]);
  const auto reissued = root().certify(issuing(), {.subject = "CN=Demo CA 1 - 26"});
  EXPECT_THAT(index.find(reissued->fingerprint), IsEmpty());
  EXPECT_FALSE(index.find_ca(reissued->fingerprint, kIssued));
}

TEST(ServiceIndex, ACaThatEndedIsStillFound) {
  const TrustList list = sample_list();
  const ServiceIndex index(list);
  EXPECT_TRUE(index.find_ca(issuing().certificate()->fingerprint, kSecond));
  EXPECT_TRUE(index.find_ca(issuing().certificate()->fingerprint, kFirst - 1));
}

TEST(ServiceIndex, PrefersTheServiceInForce) {
  TrustList list = sample_list();
  Service twin = root_service();
  list.providers[0].services[0].current.status = kDeprecated;
  list.providers[1].services.push_back(twin);
  const ServiceIndex index(list);
  EXPECT_EQ(index.find(root().certificate()->fingerprint).size(), 2U);
  const auto found = index.find_ca(root().certificate()->fingerprint, kIssued);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->provider, &list.providers[1]);
}

TEST(ServiceIndex, APastCertificateIsAnchorInThePastOnly) {
  TrustList list = sample_list();
  Service& service = list.providers[0].services[1];
  const auto old = root().certify(issuing(), {.subject = "CN=Demo CA 1 - 26"});
  service.history[1].identity.certificates = {old};
  const ServiceIndex index(list);
  EXPECT_THAT(index.anchors_at(kFirst), ElementsAre(root().certificate(), old));
  EXPECT_TRUE(index.find_ca(old->fingerprint, kFirst));
  EXPECT_FALSE(index.find_ca(old->fingerprint, kIssued));
  EXPECT_FALSE(index.find_ca(issuing().certificate()->fingerprint, kFirst));
  EXPECT_EQ(index.ca_certificates().size(), 3U);
}

TEST(TypesOf, EveryTypeWhoseMarkerTheCertificateCarries) {
  const ServiceState state = issuing_service().current;
  const auto personal = issuing().issue({.subject = "CN=Chan,OU=Demo e-Cert (Personal)"});
  const auto types = types_of(state, personal);
  ASSERT_EQ(types.size(), 1U);
  EXPECT_EQ(types[0]->id, "personal");
  EXPECT_THAT(types_of(state, issuing().issue({.subject = "CN=Chan,OU=Demo e-Cert (personal)"})),
              IsEmpty());
  EXPECT_THAT(types_of(state, issuing().issue({.subject = "CN=Demo e-Cert (Personal)"})),
              IsEmpty());
}

TEST(AuditAt, IsCurrentLapsedOrNone) {
  CertificateType type = personal_type();
  type.audits.pop_back();
  EXPECT_EQ(audit_at(type, kSecond - 1), AuditState::lapsed);
  EXPECT_EQ(audit_at(type, kSecond), AuditState::current);
  EXPECT_EQ(audit_at(type, kThird - 1), AuditState::current);
  EXPECT_EQ(audit_at(type, kThird), AuditState::lapsed);
  type.audits[0].expires.reset();
  EXPECT_EQ(audit_at(type, kThird), AuditState::current);
  type.audits.clear();
  EXPECT_EQ(audit_at(type, kThird), AuditState::none);
}

}  // namespace
}  // namespace baytrust::trustlists
