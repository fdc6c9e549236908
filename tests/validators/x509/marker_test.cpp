#include "validators/x509/marker.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/authority.hpp"
#include "validators/der/writer.hpp"

namespace baytrust::x509 {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using Where = Marker::Where;

const Oid kUnit = Oid::literal("2.5.4.11");
const Oid kTypeCode = Oid::literal("1.3.6.1.4.1.18760.1.12.12.2");

const test::Authority& authority() {
  static const test::Authority made = test::make_authority("Demo CA");
  return made;
}

Certificate with_extension(Bytes value) {
  test::CertificateRequest request;
  request.extra = {{.oid = kTypeCode, .critical = false, .value = std::move(value)}};
  return authority().issue(request);
}

TEST(Marker, OneOfSeveralValuesOfTheAttributeSuffices) {
  const auto certificate = authority().issue({.subject = "CN=Chan,OU=Personal,OU=Branch"});
  EXPECT_EQ(values_at(certificate, Where::subject_attribute, kUnit).size(), 2U);
  EXPECT_TRUE(carries(certificate, {Where::subject_attribute, kUnit, {"Role", "Personal"}}));
  EXPECT_TRUE(carries(certificate, {Where::subject_attribute, kUnit, {"Branch"}}));
  EXPECT_FALSE(carries(certificate, {Where::subject_attribute, kUnit, {"Role"}}));
}

TEST(Marker, AnAttributeWithoutValuesMatchesNothing) {
  const auto certificate = authority().issue({.subject = "CN=Chan,OU=Personal"});
  EXPECT_FALSE(carries(certificate, {Where::subject_attribute, kUnit, {}}));
}

TEST(Marker, ValuesAreComparedOctetForOctet) {
  const auto certificate = authority().issue({.subject = "CN=Chan,OU=CA 2 - 15"});
  EXPECT_TRUE(carries(certificate, {Where::subject_attribute, kUnit, {"CA 2 - 15"}}));
  for (const auto* other : {"CA 2 – 15", "CA 2 -15", "ca 2 - 15", "CA 2 - 15 "}) {
    EXPECT_FALSE(carries(certificate, {Where::subject_attribute, kUnit, {other}})) << other;
  }
}

TEST(Marker, AnExtensionMaySufficeByPresence) {
  const Marker present{Where::extension, kTypeCode, {}};
  EXPECT_TRUE(carries(with_extension(der::null()), present));
  EXPECT_FALSE(carries(authority().issue(), present));
}

TEST(Marker, TheTextOfAnExtensionIsRead) {
  const auto utf8 = with_extension(der::text(der::kUtf8String, "個人"));
  EXPECT_THAT(values_at(utf8, Where::extension, kTypeCode), ElementsAre("個人"));
  EXPECT_TRUE(carries(utf8, {Where::extension, kTypeCode, {"個人"}}));
  EXPECT_FALSE(carries(utf8, {Where::extension, kTypeCode, {"機構"}}));
  EXPECT_THAT(values_at(with_extension(der::text(der::kPrintableString, "P1")), Where::extension,
                        kTypeCode),
              ElementsAre("P1"));
}

TEST(Marker, OctetsThatAreNoStringAreTextOnlyIfPrintable) {
  const Bytes raw{'P', '1'};
  EXPECT_THAT(values_at(with_extension(raw), Where::extension, kTypeCode), ElementsAre("P1"));
  EXPECT_THAT(values_at(with_extension(der::null()), Where::extension, kTypeCode),
              ElementsAre("#0500"));
  EXPECT_THAT(values_at(authority().issue(), Where::extension, kTypeCode), IsEmpty());
}

}  // namespace
}  // namespace baytrust::x509
