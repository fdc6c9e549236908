#include "gateway/http/json_body.hpp"

#include <gtest/gtest.h>

#include "gateway/http/codes.hpp"
#include "gateway/http/object_reader.hpp"

namespace baytrust::http {
namespace {

SharedBytes bytes_of(std::string_view text) { return share(to_bytes(as_bytes(text))); }

std::string refused(std::string_view text, const JsonLimits& limits = {}) {
  const auto document = read_json(bytes_of(text), limits);
  return document ? "" : describe(document.error());
}

TEST(JsonBody, RefusesWhatIsNotJsonAndSaysWhere) {
  EXPECT_EQ(refused("{\"a\": 1,\n \"b\": tru}"), "http.json.malformed body line=2 column=7");
  EXPECT_EQ(refused(""), "http.json.malformed body line=1 column=1");
  EXPECT_EQ(refused("{} x"), "http.json.malformed body line=1 column=4");
  for (const auto* bad :
       {"{\"a\":}", "[1,]", "{'a':1}", "// c\n1", "NaN", "01", "\"\\ud800\"", "\"\xFF\"",
        "\"\xED\xA0\x80\"", "\"a\nb\"", "{\"a\" 1}", "\xEF\xBB\xBF{}", "[1] [2]", "{\"\xC0\":1}"}) {
    EXPECT_TRUE(refused(bad).starts_with("http.json.malformed")) << bad << ": " << refused(bad);
  }
  EXPECT_EQ(refused("{\"a\": [1, 2.5, -3e2, true, null, \"\\u00e9\\ud83d\\ude00\"]}"), "");
}

TEST(JsonBody, RefusesAMemberThatStandsTwice) {
  EXPECT_EQ(refused("{\"a\": {\"b\": 1,\n\"c\": 2, \"b\": 3}}"),
            "http.json.duplicate_key body line=2 column=11 member=b");
  EXPECT_EQ(refused(R"({"a": 1, "\u0061": 2})").substr(0, 23), "http.json.duplicate_key");
  EXPECT_EQ(refused(R"({"a": {"a": {"a": 1}}, "b": [{"a": 1}, {"a": 1}]})"), "");
}

TEST(JsonBody, BoundsDepthCountAndNumbers) {
  EXPECT_EQ(refused("[[[1]]]", {.depth = 3}), "");
  EXPECT_EQ(refused("[[[[1]]]]", {.depth = 3}), "http.json.too_deep body line=1 column=4 limit=3");
  EXPECT_EQ(refused(std::string(100'000, '[')).substr(0, 18), "http.json.too_deep");
  EXPECT_EQ(refused("[1,2,3]", {.values = 4}), "");
  EXPECT_EQ(refused("[1,2,3,4]", {.values = 4}).substr(0, 18), "http.json.too_many");
  EXPECT_EQ(refused("1e999").substr(0, 16), "http.json.number");
  EXPECT_EQ(refused("1e99999999999").substr(0, 16), "http.json.number");
}

TEST(JsonBody, FindsThePlaceOfAValue) {
  const std::string text = "{ \"a\\n\": [1, {\"x\": \"}\\\"\"},\n   {\"b\": -1.5}], \"c\": null}";
  ASSERT_EQ(refused(text), "");
  const auto at = [&](const JsonPath& path) { return place_of(text, path); };
  EXPECT_EQ(at({}), (TextPlace{1, 1}));
  EXPECT_EQ(at({"a\n"}), (TextPlace{1, 10}));
  EXPECT_EQ(at({"a\n", 1UL, "x"}), (TextPlace{1, 20}));
  EXPECT_EQ(at({"a\n", 2UL}), (TextPlace{2, 4}));
  EXPECT_EQ(at({"a\n", 2UL, "b"}), (TextPlace{2, 10}));
  EXPECT_EQ(at({"c"}), (TextPlace{2, 23}));
  EXPECT_EQ(at({"a\n", 9UL}), (TextPlace{1, 10}));  // the innermost there is
  EXPECT_EQ(at({"d"}), (TextPlace{1, 1}));
}

// ----- ObjectReader

struct Wish {
  std::optional<std::string> profile;
  std::optional<std::int64_t> amount;
  std::vector<std::string> chain;
  std::optional<Bytes> certificate;
  std::optional<int> mode;
  std::optional<Instant> at;
  std::optional<bool> strict;
  std::vector<std::string> names;
};

Result<Wish> read_wish(std::string_view text) {
  const auto document = read_json(bytes_of(text));
  if (!document) return document.error();
  ObjectReader reader(*document);
  Wish wish;
  wish.profile = reader.required_text("profile");
  wish.amount = reader.integer("amount", 0, 1000);
  wish.chain = reader.texts("chain");
  wish.certificate = reader.octets("certificate");
  wish.mode = reader.choice<int>("mode", {{"fast", 1}, {"slow", 2}});
  wish.at = reader.instant("at");
  wish.strict = reader.boolean("strict");
  reader.object("content", [&](ObjectReader& r) { wish.names.push_back(r.required_text("name")); });
  reader.objects("more", [&](ObjectReader& r) { wish.names.push_back(r.required_text("name")); });
  if (const auto finished = reader.finish(); !finished) return finished.error();
  return wish;
}

std::string complaint(std::string_view text) {
  const auto wish = read_wish(text);
  return wish ? "" : describe(wish.error());
}

TEST(ObjectReader, ReadsWhatIsThere) {
  const auto wish = read_wish(
      R"({"profile":"p","amount":7,"chain":["a","b"],"certificate":"AQID","mode":"slow",)"
      R"("at":"2026-03-03T12:00:00Z","strict":true,"content":{"name":"x"},"more":[{"name":"y"}]})");
  ASSERT_TRUE(wish) << describe(wish.error());
  EXPECT_EQ(wish->profile, "p");
  EXPECT_EQ(wish->amount, 7);
  EXPECT_EQ(wish->chain, (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(wish->certificate, (Bytes{1, 2, 3}));
  EXPECT_EQ(wish->mode, 2);
  EXPECT_EQ(wish->at, Instant{1772539200});
  EXPECT_EQ(wish->strict, true);
  EXPECT_EQ(wish->names, (std::vector<std::string>{"x", "y"}));
  const auto least = read_wish(R"({"profile":"p","amount":null})");
  ASSERT_TRUE(least);
  EXPECT_EQ(least->amount, std::nullopt);
}

TEST(ObjectReader, ComplainsWithPlaceAndName) {
  EXPECT_EQ(complaint("[]"), "http.json.member.type body line=1 column=1 member=. expected=object");
  EXPECT_EQ(complaint("{\n}"), "http.json.member.missing body line=1 column=1 member=profile");
  EXPECT_EQ(complaint("{\"profile\":\"p\",\n\"proflie\":1}"),
            "http.json.member.unknown body line=2 column=11 member=proflie");
  EXPECT_EQ(complaint(R"({"profile":5})"),
            "http.json.member.type body line=1 column=12 member=profile expected=string");
  EXPECT_EQ(complaint(R"({"profile":"p","amount":1001})"),
            "http.json.member.value body line=1 column=25 member=amount expected=0–1000");
  EXPECT_EQ(complaint(R"({"profile":"p","amount":18446744073709551615})").substr(0, 22),
            "http.json.member.value");
  EXPECT_EQ(complaint(R"({"profile":"p","amount":1.5})").substr(0, 21), "http.json.member.type");
  EXPECT_EQ(complaint(R"({"profile":"p","chain":["a",1]})"),
            "http.json.member.type body line=1 column=29 member=chain[1] expected=string");
  EXPECT_EQ(complaint(R"({"profile":"p","certificate":"*"})"),
            "http.json.member.value body line=1 column=30 member=certificate expected=base64");
  EXPECT_EQ(complaint(R"({"profile":"p","mode":"x"})"),
            "http.json.member.value body line=1 column=23 member=mode expected=fast, slow");
  EXPECT_EQ(complaint(R"({"profile":"p","more":[{"name":"a"},{"nmae":"b"}]})"),
            "http.json.member.missing body line=1 column=37 member=more[1].name");
  EXPECT_EQ(complaint(R"({"profile":"p","content":{"name":"a","b":1}})"),
            "http.json.member.unknown body line=1 column=42 member=content.b");
  EXPECT_EQ(complaint(R"({"profile":"p","content":1})").substr(0, 21), "http.json.member.type");
  EXPECT_EQ(complaint(R"({"profile":"p","strict":"yes"})").substr(0, 21), "http.json.member.type");
  EXPECT_EQ(complaint(R"({"profile":"p","at":"today"})").substr(0, 22), "http.json.member.value");
}

}  // namespace
}  // namespace baytrust::http
