// Written registers against our own schema.
#include <gtest/gtest.h>

#include "tests/policy-mapping/sample_register.hpp"
#include "tests/support/schema_check.hpp"
#include "tests/support/source_tree.hpp"

namespace baytrust::policy_mapping {
namespace {

using namespace test;

class Schema : public testing::Test {
 protected:
  void SetUp() override {
    if (const auto reason = baytrust::test::no_schema_check()) GTEST_SKIP() << *reason;
    const std::filesystem::path folder = baytrust::test::source_tree();
    const baytrust::test::SchemaOf schemas[] = {
        {kRegisterNamespace, folder / "docs/schemas/mapping-register-1.xsd"}};
    check_.emplace(schemas);
  }
  std::optional<baytrust::test::SchemaCheck> check_;
};

TEST_F(Schema, AcceptsWhatIsWritten) {
  EXPECT_EQ(check_->errors_of(xml_of(sample_register())), "");
  Register empty = sample_register();
  empty.recognitions.clear();
  EXPECT_EQ(check_->errors_of(xml_of(empty)), "");
}

TEST_F(Schema, RefusesWhatIsNotOfIt) {
  const std::string reg = xml_of(sample_register());
  EXPECT_THAT(check_->errors_of(replaced(reg, "<PolicyFamily ", "<Family/><PolicyFamily ")),
              testing::HasSubstr("Family"));
  EXPECT_THAT(
      check_->errors_of(replaced(reg, "at=\"2020-01-01T00:00:00Z\"", "at=\"2020-01-01T00:00:00\"")),
      testing::HasSubstr("pattern"));
  EXPECT_THAT(
      check_->errors_of(replaced(reg, "minRelease=\"2018.1.1\"", "minRelease=\"2018.01.1\"")),
      testing::HasSubstr("minRelease"));
}

}  // namespace
}  // namespace baytrust::policy_mapping
