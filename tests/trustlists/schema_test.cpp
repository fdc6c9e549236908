// Written lists against the ETSI schemas 2.1.1 and 2.4.1 (test data) and our own.
#include <gtest/gtest.h>

#include "tests/support/corpus.hpp"
#include "tests/support/schema_check.hpp"
#include "tests/support/source_tree.hpp"
#include "tests/trustlists/sample_list.hpp"
#include "trustlists/uris.hpp"
#include "trustlists/write.hpp"
#include "validators/xml/sign.hpp"

namespace baytrust::trustlists {
namespace {

using namespace test;

class Schema : public testing::TestWithParam<std::string_view> {
 protected:
  void SetUp() override {
    if (const auto reason = baytrust::test::no_schema_check()) GTEST_SKIP() << *reason;
    const std::filesystem::path folder = baytrust::test::source_tree();
    const baytrust::test::SchemaOf schemas[] = {
        {kTslNamespace, *baytrust::test::corpora() / "etsi-xsd" / GetParam()},
        {kListNamespace, folder / "docs/schemas/trust-list-1.xsd"}};
    check_.emplace(schemas);
  }
  std::optional<baytrust::test::SchemaCheck> check_;
};

TEST_P(Schema, AcceptsWhatIsWritten) {
  EXPECT_EQ(check_->errors_of(xml_of(sample_list())), "");
  TrustList closed = sample_list();
  closed.providers.clear();
  closed.scheme.next_update.reset();
  EXPECT_EQ(check_->errors_of(xml_of(closed)), "");
}

TEST_P(Schema, AcceptsWhatIsSigned) {
  const Authority signer = baytrust::test::make_authority("Demo list signer");
  const auto signed_list = xml::sign_enveloped({.document = *write(sample_list()),
                                                .key = signer.key(),
                                                .certificate = signer.certificate()->der,
                                                .signing_time = kIssued});
  ASSERT_TRUE(signed_list) << describe(signed_list.error());
  EXPECT_EQ(check_->errors_of(as_text(*signed_list)), "");
}

TEST_P(Schema, RefusesWhatIsNotOfThem) {
  const std::string list = xml_of(sample_list());
  EXPECT_THAT(check_->errors_of(replaced(list, "<TSLSequenceNumber>42</TSLSequenceNumber>", "")),
              testing::HasSubstr("TSLSequenceNumber"));
  EXPECT_THAT(check_->errors_of(replaced(list, "<bt:Holder>person</bt:Holder>", "")),
              testing::HasSubstr("Holder"));
  EXPECT_THAT(check_->errors_of(replaced(list, "at=\"2020-01-01T00:00:00Z\" source",
                                         "at=\"2020-01-01T00:00:00\" source")),
              testing::HasSubstr("pattern"));
}

INSTANTIATE_TEST_SUITE_P(Etsi, Schema,
                         testing::Values("specs-trusted-list-v211/ts_119612v020101_xsd.xsd",
                                         "specs-trusted-list/ts_119612v020401_xsd.xsd"),
                         [](const auto& test) {
                           return std::string(test.index == 0 ? "V211" : "V241");
                         });

}  // namespace
}  // namespace baytrust::trustlists
