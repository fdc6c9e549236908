#include <gtest/gtest.h>

#include "gateway/messages/messages.hpp"
#include "policy-mapping/change_codes.hpp"
#include "trustlists/change_codes.hpp"

namespace baytrust::messages {
namespace {

const Place kService{
    {PlaceStep::Kind::list, "HK", {}},
    {PlaceStep::Kind::provider, "Demo Provider", {{"en", "Demo Provider"}}},
    {PlaceStep::Kind::service, std::string(64, 'a'), {{"en", "Demo CA"}, {"zh-Hant", "示範機構"}}}};

TEST(ChangeText, NamesThePlaceInTheReadersLanguageOrTheDocuments) {
  EXPECT_EQ(text(kService, Language::en), "the trust list of HK › Demo Provider › Demo CA");
  EXPECT_EQ(text(kService, Language::zh_hant), "HK 的信任名單 › Demo Provider › 示範機構");
  EXPECT_EQ(text(kService, Language::pt).substr(text(kService, Language::pt).rfind("› ")),
            "› Demo CA");
}

TEST(ChangeText, SaysBeforeAndAfterWithShortDigests) {
  const Change rekeyed(trustlists::kServiceRekeyed, kService, Direction::both,
                       "SHA-256 " + std::string(64, 'a'), "SHA-256 " + std::string(64, 'b'));
  EXPECT_EQ(
      text(rekeyed, Language::en),
      "the trust list of HK › Demo Provider › Demo CA: the service has another key and another "
      "certificate; its listing changed: SHA-256 aaaaaaaaaaaa… → SHA-256 bbbbbbbbbbbb….");
}

TEST(ChangeText, SaysNoneForWhatWasNotThere) {
  const Change announced(
      policy_mapping::kReviewChanged,
      {{PlaceStep::Kind::mapping_register, "MO", {}}, {PlaceStep::Kind::recognition, "mo-hk", {}}},
      Direction::text, "", "Demo Office");
  EXPECT_EQ(text(announced, Language::en),
            "the register of MO › mo-hk: the review changed: none → Demo Office.");
}

TEST(ChangeText, StandsAloneOrInItsPlace) {
  const Change added(trustlists::kServiceAdded, kService, Direction::widening, "", "in force");
  EXPECT_EQ(text_in_place(added, Language::en), "the service is new: in force.");
  EXPECT_EQ(text_in_place(added, Language::zh_hant), "新增服務：in force。");
  for (const auto language : kLanguages) {
    const std::string whole = text(added, language), part = text_in_place(added, language);
    EXPECT_TRUE(whole.ends_with(part)) << whole;
    EXPECT_TRUE(whole.starts_with(text(kService, language))) << whole;
  }
}

// Runs of digits that are no digest stay whole.
TEST(ChangeText, LeavesOtherNumbersAlone) {
  const Change limit(trustlists::kTypeLimit, {{PlaceStep::Kind::list, "HK", {}}}, Direction::both,
                     "HKD " + std::string(63, '1'), "HKD " + std::string(65, '2'));
  EXPECT_NE(text(limit, Language::en).find(std::string(63, '1')), std::string::npos);
  EXPECT_NE(text(limit, Language::en).find(std::string(65, '2')), std::string::npos);
}

}  // namespace
}  // namespace baytrust::messages
