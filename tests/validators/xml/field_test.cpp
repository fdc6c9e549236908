#include "validators/xml/field.hpp"

#include <functional>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace baytrust::xml {
namespace {

using testing::ElementsAre;

constexpr Name a{"urn:example", "a"};
constexpr Name b{"urn:example", "b"};
constexpr Name c{"urn:example", "c"};

// Calls `read` with the root of <root xmlns="urn:example">content</root>.
template <class T>
Result<T> with(std::string_view content, const std::function<Result<T>(const Element&)>& read,
               std::string_view attributes = "") {
  std::string document = "<root xmlns=\"urn:example\" ";
  document.append(attributes).append(">").append(content).append("</root>");
  const auto tree = read_unsigned(as_bytes(document));
  if (!tree) return tree.error();
  return read(tree->root());
}

template <class T>
std::string outcome(const Result<T>& result) {
  return result ? std::string("a value") : describe(result.error());
}

using Strings = std::vector<std::string>;

Result<Strings> a_then_bs(const Element& element) {
  Fields f(element);
  Strings out{f.one(a, text_field)};
  for (std::string& text : f.any(b, 2, text_field)) out.push_back(std::move(text));
  if (const auto last = f.maybe(c, text_field)) out.push_back(*last);
  return f.done(std::move(out));
}

TEST(Fields, WalkTheChildrenInSchemaOrder) {
  const auto read = with<Strings>("\n <a> 1 </a>\n <b>2</b><b>3</b><c>4</c> ", a_then_bs);
  ASSERT_TRUE(read) << outcome(read);
  EXPECT_THAT(*read, ElementsAre("1", "2", "3", "4"));
  const auto least = with<Strings>("<a>1</a>", a_then_bs);
  ASSERT_TRUE(least) << outcome(least);
  EXPECT_THAT(*least, ElementsAre("1"));
}

TEST(Fields, NameWhatIsMissing) {
  EXPECT_EQ(outcome(with<Strings>("", a_then_bs)), "xml.field.missing /root element=a found=-");
  EXPECT_EQ(outcome(with<Strings>("<b>1</b>", a_then_bs)),
            "xml.field.missing /root element=a found=b");
  EXPECT_EQ(outcome(with<Strings>("<a xmlns=''>1</a>", a_then_bs)),
            "xml.field.missing /root element=a found=a");
}

TEST(Fields, RefuseWhatNobodyAskedFor) {
  EXPECT_EQ(outcome(with<Strings>("<a>1</a><c>2</c><b>3</b>", a_then_bs)),
            "xml.field.unexpected /root found=b");
  EXPECT_EQ(outcome(with<Strings>("<a>1</a>text", a_then_bs)),
            "xml.field.unexpected /root found=text");
  EXPECT_EQ(outcome(with<Strings>("<a>1<b/></a>", a_then_bs)),
            "xml.field.unexpected /root/a found=b");
}

TEST(Fields, BoundHowMany) {
  EXPECT_EQ(outcome(with<Strings>("<a>1</a><b>2</b><b>3</b><b>4</b>", a_then_bs)),
            "xml.field.too_many /root element=b limit=2");
}

TEST(Fields, KeepTheFirstErrorOnly) {
  EXPECT_EQ(outcome(with<Strings>("<a/><b/><x/>", a_then_bs)), "xml.field.empty /root/a");
}

TEST(Fields, SomeNeedsOneAndSkipReadsNothing) {
  const auto some = [](const Element& element) -> Result<Strings> {
    Fields f(element);
    f.skip(a);
    return f.done(f.some(b, 9, text_field));
  };
  EXPECT_EQ(outcome(with<Strings>("<a><deep/></a><b>1</b>", some)), "a value");
  EXPECT_EQ(outcome(with<Strings>("<a/>", some)), "xml.field.missing /root element=b found=-");
  EXPECT_EQ(outcome(with<Strings>("<b>1</b>", some)), "xml.field.missing /root element=a found=b");
}

TEST(Fields, ReadAttributes) {
  const auto read = [](const Element& element) -> Result<Strings> {
    Fields f(element);
    f.only_attributes({"x", "y", "xml:lang"});
    Strings out{f.attribute("x"), f.maybe_attribute("y").value_or("none")};
    return f.done(std::move(out));
  };
  const auto good = with<Strings>("", read, "x=' 1 ' xml:lang='en'");
  ASSERT_TRUE(good) << outcome(good);
  EXPECT_THAT(*good, ElementsAre("1", "none"));
  EXPECT_EQ(outcome(with<Strings>("", read, "y='1'")),
            "xml.field.attribute.missing /root attribute=x");
  EXPECT_EQ(outcome(with<Strings>("", read, "x='1' z='2'")),
            "xml.field.attribute.unexpected /root attribute=z");
  EXPECT_EQ(outcome(with<Strings>("", read, "x=' '")), "xml.field.empty /root");
  EXPECT_EQ(outcome(with<Strings>("", read, "x='" + std::string(16385, 'a') + "'")),
            "xml.field.too_long /root length=16385 limit=16384");
}

TEST(Fields, CallersAddTheirOwnErrors) {
  const auto read = [](const Element& element) -> Result<int> {
    Fields f(element);
    f.fail(unknown_keyword(f.parent(), "x", "y"));
    EXPECT_EQ(f.from(Result<int>(7)), 0);
    return f.done(1);
  };
  EXPECT_EQ(outcome(with<int>("<a/>", read)), "xml.field.keyword /root value=x expected=y");
}

TEST(ExpectRoot, NamesBoth) {
  const auto read = [](const Element& element) -> Result<int> {
    if (const auto good = expect_root(element, a); !good) return good.error();
    return 1;
  };
  EXPECT_EQ(outcome(with<int>("", read)), "xml.field.root a found=root expected=a");
}

template <class T>
Result<T> leaf(std::string_view text, const std::function<Result<T>(const Element&)>& read) {
  return with<T>(text, read);
}

TEST(Leaf, InstantsNeedAnOffset) {
  EXPECT_EQ(*leaf<Instant>(" 2026-01-01T00:00:00+08:00 ", instant_field), Instant{1767196800});
  EXPECT_EQ(*leaf<Instant>("2026-01-01T00:00:00Z", instant_field), Instant{1767225600});
  EXPECT_EQ(outcome(leaf<Instant>("2026-01-01T00:00:00", instant_field)),
            "xml.field.date.without_offset /root value=2026-01-01T00:00:00");
  EXPECT_EQ(outcome(leaf<Instant>("2026-13-01T00:00:00Z", instant_field)),
            "xml.field.date /root value=2026-13-01T00:00:00Z");
  EXPECT_EQ(outcome(leaf<Instant>("2026-01-01T24:00:00Z", instant_field)),
            "xml.field.date /root value=2026-01-01T24:00:00Z");
}

TEST(Leaf, NumbersAreWithinTheirRange) {
  const std::function<Result<std::int64_t>(const Element&)> number = [](const Element& e) {
    return number_field(e, 1, 10);
  };
  EXPECT_EQ(*leaf("10", number), 10);
  for (const auto* text : {"0", "11", "1.0", "+1", "0x1", "1e0", "99999999999999999999", "ten"}) {
    EXPECT_THAT(outcome(leaf(text, number)), testing::StartsWith("xml.field.number /root"));
  }
}

TEST(Leaf, OidsAndDigests) {
  EXPECT_EQ(*leaf<Oid>("2.999.1", oid_field), Oid::literal("2.999.1"));
  EXPECT_EQ(outcome(leaf<Oid>("2.999.01", oid_field)), "xml.field.oid /root value=2.999.01");
  const std::string hex(64, 'a');
  EXPECT_EQ(to_hex(*leaf<Digest>(hex, digest_field)), hex);
  EXPECT_EQ(outcome(leaf<Digest>("aa", digest_field)), "xml.field.digest /root value=aa");
}

TEST(Leaf, Base64IsBounded) {
  const std::function<Result<Bytes>(const Element&)> read = [](const Element& e) {
    return base64_field(e, 3);
  };
  EXPECT_EQ(*leaf("AQ\nID", read), (Bytes{1, 2, 3}));
  EXPECT_EQ(outcome(leaf("AQ!D", read)), "xml.field.base64 /root");
  EXPECT_EQ(outcome(leaf("AQIDBA==", read)), "xml.field.too_long /root length=8 limit=6");
  EXPECT_EQ(outcome(leaf("AQIDBA", read)), "xml.field.base64 /root");
  EXPECT_EQ(outcome(leaf("", read)), "xml.field.empty /root");
}

TEST(Leaf, ShowsAHostileValueCutBetweenCharacters) {
  std::string text(79, 'a');
  text += "\xE4\xB8\xAD and more";  // one character over the cut
  const auto read = leaf<Oid>(text, oid_field);
  ASSERT_TRUE(read.has_error());
  EXPECT_EQ(read.error().facts().front().value, std::string(79, 'a') + "…");
}

TEST(Texts, NeedALanguage) {
  const auto read = [](const Element& element) -> Result<LocalText> {
    return local_text_field(element);
  };
  const auto good = with<LocalText>(" 香港 ", read, "xml:lang='zh-Hant'");
  ASSERT_TRUE(good) << outcome(good);
  EXPECT_EQ(*good, (LocalText{"zh-Hant", "香港"}));
  EXPECT_EQ(outcome(with<LocalText>("x", read)),
            "xml.field.attribute.missing /root attribute=xml:lang");
  for (const auto* lang :
       {"", "-", "en-", "en_GB", "e--n", "abcdefghi", "en-abcdefgh-abcdefgh-abcdefgh-abcdefgh"}) {
    EXPECT_THAT(outcome(with<LocalText>("x", read, "xml:lang='" + std::string(lang) + "'")),
                testing::StartsWith("xml.field.language /root"))
        << lang;
  }
}

TEST(Texts, PlainOnesHaveNoOtherAttribute) {
  EXPECT_EQ(outcome(with<std::string>("x", plain_text_field, "y='1'")),
            "xml.field.attribute.unexpected /root attribute=y");
  EXPECT_EQ(outcome(with<std::string>("x", plain_text_field)), "a value");
  EXPECT_EQ(outcome(with<LocalText>("x", plain_local_text_field, "xml:lang='en' y='1'")),
            "xml.field.attribute.unexpected /root attribute=y");
  EXPECT_EQ(outcome(with<LocalText>("x", plain_local_text_field, "xml:lang='en'")), "a value");
}

TEST(Texts, AreFoundByExactTag) {
  const Texts texts{{"en", "one"}, {"zh-Hant", "一"}};
  EXPECT_EQ(text_in(texts, "zh-Hant"), "一");
  EXPECT_FALSE(text_in(texts, "zh"));
}

}  // namespace
}  // namespace baytrust::xml
