#include "gateway/http/media_type.hpp"

#include <gtest/gtest.h>

namespace baytrust::http {
namespace {

using messages::Language;

TEST(MediaType, IsWhatStandsBeforeTheParameters) {
  EXPECT_EQ(media_type_of("Application/JSON; charset=utf-8"), "application/json");
  EXPECT_EQ(media_type_of("application/vnd.etsi.asic-e+zip"), "application/vnd.etsi.asic-e+zip");
  for (const auto* bad : {"", "json", "/json", "a/", "a b/c", "a/b/c"}) {
    EXPECT_EQ(media_type_of(bad), "") << bad;
  }
}

std::string chosen(std::string_view accept) {
  const std::vector<std::string> offered{"application/json", "application/xml",
                                         "text/html;charset=utf-8"};
  return choose_media_type(accept, offered).value_or("none");
}

TEST(MediaType, IsChosenByTheClientsWeights) {
  EXPECT_EQ(chosen(""), "application/json");
  EXPECT_EQ(chosen("*/*"), "application/json");
  EXPECT_EQ(chosen("application/xml"), "application/xml");
  EXPECT_EQ(chosen("text/*"), "text/html;charset=utf-8");
  EXPECT_EQ(chosen("application/json;q=0.5, application/xml;q=0.9"), "application/xml");
  EXPECT_EQ(chosen("*/*;q=0.1, text/html"), "text/html;charset=utf-8");
  EXPECT_EQ(chosen("application/json;q=0, */*"), "application/xml");
  EXPECT_EQ(chosen("image/png"), "none");
  EXPECT_EQ(chosen("*/*;q=0"), "none");
  EXPECT_EQ(chosen("application/xml;level=1;q=0.3,text/html;q=2"), "application/xml");
}

TEST(Language, IsChosenByTheClientsOrder) {
  const std::vector<std::pair<const char*, Language>> cases{
      {"", Language::en},
      {"zh-HK", Language::zh_hant},
      {"zh-MO,pt;q=0.5", Language::zh_hant},
      {"zh", Language::zh_hans},
      {"zh-CN", Language::zh_hans},
      {"zh-Hant", Language::zh_hant},
      {"zh-Hans-HK", Language::zh_hans},
      {"yue", Language::zh_hant},
      {"pt-PT, en;q=0.8", Language::pt},
      {"fr, de", Language::en},
      {"fr, pt;q=0.1", Language::pt},
      {"en;q=0.1, zh-TW;q=0.9", Language::zh_hant},
      {"pt;q=0, zh-CN;q=0.2", Language::zh_hans},
  };
  for (const auto& [field, language] : cases) EXPECT_EQ(choose_language(field), language) << field;
}

}  // namespace
}  // namespace baytrust::http
