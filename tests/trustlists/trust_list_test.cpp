#include "trustlists/trust_list.hpp"

#include <gtest/gtest.h>

#include "tests/trustlists/sample_list.hpp"
#include "trustlists/uris.hpp"

namespace baytrust::trustlists {
namespace {

using namespace test;

TEST(ServiceKind, ByUri) {
  EXPECT_EQ(kind_of(kCaPkc), ServiceKind::ca);
  EXPECT_EQ(kind_of(kCaQc), ServiceKind::ca);
  EXPECT_EQ(kind_of(kTsa), ServiceKind::tsa);
  EXPECT_EQ(kind_of("http://uri.etsi.org/TrstSvc/Svctype/TSA/QTST"), ServiceKind::tsa);
  EXPECT_EQ(kind_of(kOcsp), ServiceKind::ocsp);
  EXPECT_EQ(kind_of("http://uri.etsi.org/TrstSvc/Svctype/CA/PKC2"), ServiceKind::other);
  EXPECT_EQ(kind_of("CA/PKC"), ServiceKind::other);
}

TEST(Standing, ByUri) {
  const std::string beginning(kStatuses);
  for (const auto* status : {"recognisedatnationallevel", "granted", "undersupervision",
                             "supervisionincessation", "accredited", "setbynationallaw"}) {
    EXPECT_EQ(standing_of(beginning + status), Standing::in_force) << status;
  }
  for (const auto* status :
       {"deprecatedatnationallevel", "withdrawn", "supervisionceased", "supervisionrevoked",
        "accreditationceased", "accreditationrevoked", "deprecatedbynationallaw"}) {
    EXPECT_EQ(standing_of(beginning + status), Standing::ended) << status;
  }
  EXPECT_EQ(standing_of("http://uri.etsi.org/TrstSvc/Svcstatus/undersupervision"),
            Standing::in_force);
  EXPECT_EQ(standing_of(beginning + "Granted"), Standing::unknown);
  EXPECT_EQ(standing_of("granted"), Standing::unknown);
  EXPECT_EQ(standing_of("urn:evil/granted"), Standing::unknown);
}

TEST(Reservations, OfASoundListAreNone) {
  EXPECT_THAT(reservations(sample_list()), testing::IsEmpty());
}

TEST(Reservations, NameWhatCannotBeUsed) {
  TrustList list = sample_list();
  list.scheme.extensions = {unknown_extension("scheme", true)};
  Service& service = list.providers[0].services[0];
  service.current.identity.unreadable = {Bytes{0x30, 0x00}};
  service.current.status = "urn:demo:status";
  service.current.extensions.unknown = {unknown_extension("service", true),
                                        unknown_extension("harmless", false)};
  list.providers[0].services[1].history[0].status = "urn:demo:past";
  const Subject hk(Subject::Kind::list, "HK");
  const auto found = reservations(list);
  std::vector<std::string_view> codes;
  for (const Finding& finding : found) {
    codes.push_back(finding.code().id);
    EXPECT_EQ(finding.subject(), hk);
    EXPECT_EQ(finding.effect(), Effect::warning);
  }
  EXPECT_THAT(codes,
              testing::ElementsAre("list.extension.scheme_unknown_critical",
                                   "list.certificate.unreadable", "list.status.unknown",
                                   "list.extension.unknown_critical", "list.status.unknown"));
  EXPECT_THAT(found[1].facts(), testing::Contains(Fact{"service", "Demo Root"}));
  EXPECT_THAT(found[4].facts(), testing::Contains(Fact{"status", "urn:demo:past"}));
}

TEST(Service, IsListedByExactlyOneCertificate) {
  Service service = root_service();
  ASSERT_NE(service.certificate(), nullptr);
  EXPECT_EQ(*service.certificate(), root().certificate());
  service.current.identity.certificates.push_back(issuing().certificate());
  EXPECT_EQ(service.certificate(), nullptr);
}

}  // namespace
}  // namespace baytrust::trustlists
