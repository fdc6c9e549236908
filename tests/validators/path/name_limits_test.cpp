#include "validators/path/name_limits.hpp"

#include <memory>

#include "tests/validators/path/path_support.hpp"

namespace baytrust::path {
namespace {

NameLimits limits(const std::vector<std::string>& permitted,
                  const std::vector<std::string>& excluded = {}) {
  auto parsed = parse_name_limits(permitted, excluded);
  EXPECT_TRUE(parsed) << describe(parsed.error());
  return *parsed;
}

TEST(NameLimits, TextsOfEveryForm) {
  const NameLimits all = limits(
      {"DNS:example.hk", "email:.example.hk", "email:a@example.hk", "URI:.example.hk",
       "IP:10.0.0.0/8", "IP:2001:db8::/33", "RID:2.999.1", "DirName:" + to_hex(test::name("C=HK"))},
      {"DNS:"});
  ASSERT_EQ(all.all().size(), 1U);
  EXPECT_EQ(all.all()[0].permitted.size(), 8U);
  EXPECT_EQ(all.all()[0].excluded.size(), 1U);
  EXPECT_TRUE(limits({}).empty());
}

TEST(NameLimits, MasksOfAddresses) {
  const NameLimits v4 = limits({"IP:10.20.30.40/13"});
  EXPECT_EQ(to_hex(v4.all()[0].permitted[0].base.value), "0a141e28fff80000");
  const NameLimits v6 = limits({"IP:2001:db8::1/33"});
  EXPECT_EQ(to_hex(v6.all()[0].permitted[0].base.value),
            "20010db8000000000000000000000001ffffffff800000000000000000000000");
  EXPECT_EQ(to_hex(limits({"IP:0.0.0.0/0"}).all()[0].permitted[0].base.value), "0000000000000000");
}

TEST(NameLimits, MalformedTexts) {
  for (const char* text :
       {"", "example.hk", "DNS:*.example.hk", "DNS:a b", "IP:10.0.0.0", "IP:10.0.0.0/33",
        "IP:10.0.0/8", "IP:10.0.0.0/x", "IP:::/129", "IP:1::2::3/8", "email:@x", "DirName:zz",
        "DirName:3", "DirName:0500", "RID:1", "X400:a", "dns:example.hk"}) {
    const std::vector<std::string> texts{text};
    const auto permitted = parse_name_limits(texts, {});
    ASSERT_FALSE(permitted) << text;
    EXPECT_EQ(permitted.error().code(), kNamesTextMalformed);
    EXPECT_EQ(permitted.error().subject(), text);
    EXPECT_FALSE(parse_name_limits({}, texts)) << text;
  }
}

TEST(NameLimits, BothHoldInAnyOrder) {
  const NameLimits a = limits({"DNS:a.hk"}), b = limits({"DNS:b.hk"}, {"DNS:c.b.hk"});
  EXPECT_EQ(NameLimits::both(a, b), NameLimits::both(b, a));
  EXPECT_EQ(NameLimits::both(a, a), a);
  EXPECT_EQ(NameLimits::both(a, NameLimits{}), a);
  EXPECT_EQ(NameLimits::both(NameLimits{}, a), a);
  EXPECT_EQ(NameLimits::both(a, b).all().size(), 2U);
  EXPECT_FALSE(a == b);
  EXPECT_EQ(limits({"DNS:a.hk", "DNS:b.hk"}), limits({"DNS:b.hk", "DNS:a.hk", "DNS:a.hk"}));
}

TEST(NameLimits, OutliveTheirSources) {
  auto a = std::make_unique<NameLimits>(limits({"DNS:a.hk"}));
  auto b = std::make_unique<NameLimits>(limits({"DNS:b.hk"}));
  const NameLimits joined = NameLimits::both(*a, *b);
  a.reset();
  b.reset();
  EXPECT_EQ(joined.all()[0].permitted[0].base.text(), "a.hk");
  EXPECT_EQ(joined.all()[1].permitted[0].base.text(), "b.hk");
}

}  // namespace
}  // namespace baytrust::path
