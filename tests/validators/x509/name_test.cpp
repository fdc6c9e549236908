#include "validators/x509/name.hpp"

#include <algorithm>
#include <gmock/gmock.h>

#include "validators/der/writer.hpp"
#include "validators/x509/extension_writer.hpp"

namespace baytrust::x509 {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const Oid kCn = Oid::literal("2.5.4.3");
const Oid kO = Oid::literal("2.5.4.10");
const Oid kC = Oid::literal("2.5.4.6");

Bytes attribute(const Oid& type, der::Tag tag, std::string_view value) {
  return der::sequence({der::oid(type), der::text(tag, value)});
}
Bytes rdn(const Oid& type, der::Tag tag, std::string_view value) {
  return der::encode(der::kSet, {attribute(type, tag, value)});
}
// A Name and the octets it looks at.
struct Owned {
  Bytes der;
  Name name;
};
Owned owned(Bytes der) {
  Owned out{std::move(der), {}};
  out.name = Name::parse(out.der).value();
  return out;
}
Owned text(std::string_view t) { return owned(encode_name(t).value()); }
Owned common_name(der::Tag tag, std::string_view value) {
  return owned(der::sequence({rdn(kCn, tag, value)}));
}

TEST(Name, ShowsItsAttributesInOrder) {
  const auto n = text("C=HK,O=Example+OU=Unit,CN=Name");
  ASSERT_EQ(n.name.attributes().size(), 4U);
  const auto attributes = n.name.attributes();
  EXPECT_EQ(attributes[0].type, kC);
  EXPECT_EQ(attributes[0].rdn, 0U);
  EXPECT_EQ(attributes[1].rdn, 1U);
  EXPECT_EQ(attributes[2].rdn, 1U);
  EXPECT_EQ(attributes[3].rdn, 2U);
  EXPECT_EQ(text_of(attributes[3]), "Name");
  EXPECT_THAT(n.name.values(kCn), ElementsAre("Name"));
  EXPECT_THAT(n.name.values(Oid::literal("2.5.4.4")), IsEmpty());
  EXPECT_EQ(attributes[3].value.offset, n.der.size() - 6);
  EXPECT_FALSE(n.name.empty());
}

TEST(Name, TextIsRfc4514WithTheMostSpecificFirst) {
  EXPECT_EQ(to_string(text("C=HK,O=Example+OU=Unit,CN=Name").name),
            "CN=Name,OU=Unit+O=Example,C=HK");  // a SET is sorted
  EXPECT_EQ(to_string(text("DC=org,DC=example,UID=7,emailAddress=a@b").name),
            "emailAddress=a@b,UID=7,DC=example,DC=org");
  EXPECT_EQ(to_string(text("2.999.1=value").name), "2.999.1=value");
  EXPECT_EQ(to_string(common_name(der::kUtf8String, " #a,b+c\"d\\e<f>g;h=i ").name),
            "CN=\\ #a\\,b\\+c\\\"d\\\\e\\<f\\>g\\;h\\=i\\ ");
  EXPECT_EQ(to_string(common_name(der::kUtf8String, "#a").name), "CN=\\#a");
  // Controls and reordering cannot reach a log or a terminal.
  EXPECT_EQ(to_string(common_name(der::kUtf8String, "a\x1B[2J\nb\xE2\x80\xAE").name),
            "CN=a\\1B[2J\\0Ab\\E2\\80\\AE");
  const auto number = owned(
      der::sequence({der::encode(der::kSet, {der::sequence({der::oid(kCn), der::integer(5)})})}));
  EXPECT_EQ(to_string(number.name), "CN=#020105");
}

TEST(Name, DisplaysTheMostSpecificCommonNameElseTheOrganisation) {
  EXPECT_EQ(text("C=HK,CN=Outer,CN=Inner").name.display(), "Inner");
  EXPECT_EQ(text("C=HK,O=Example").name.display(), "Example");
  EXPECT_EQ(text("C=HK").name.display(), "C=HK");
  EXPECT_EQ(common_name(der::kUtf8String, "a\nb").name.display(),
            "a\xEF\xBF\xBD"
            "b");
  EXPECT_EQ(Name().display(), "");
}

TEST(Name, TheEmptyNameIsAName) {
  const auto n = text("");
  EXPECT_TRUE(n.name.empty());
  EXPECT_EQ(n.name.match_key(), "");
  EXPECT_THAT(n.name.attributes(), IsEmpty());
  EXPECT_EQ(to_string(n.name), "");
  EXPECT_TRUE(Name().empty());
  EXPECT_THAT(Name().rdn_keys(), IsEmpty());
}

TEST(Name, MatchesWhateverCaseSpaceAndStringType) {
  const auto a = common_name(der::kPrintableString, "Example CA");
  EXPECT_TRUE(matches(a.name, common_name(der::kUtf8String, "  EXAMPLE   ca ").name));
  EXPECT_TRUE(matches(a.name, common_name(der::kTeletexString, "example CA").name));
  EXPECT_TRUE(matches(a.name, common_name(der::kIa5String, "example CA").name));
  EXPECT_FALSE(matches(a.name, common_name(der::kUtf8String, "ExampleCA").name));
  EXPECT_FALSE(
      matches(a.name, owned(der::sequence({rdn(kO, der::kUtf8String, "Example CA")})).name));
}

TEST(Name, UnreadableStringsMatchOnlyThemselves) {
  const auto a = common_name(der::kUtf8String, "a\xFF");
  EXPECT_TRUE(matches(a.name, common_name(der::kUtf8String, "a\xFF").name));
  EXPECT_FALSE(matches(a.name, common_name(der::kUtf8String, "a\xFE").name));
  EXPECT_FALSE(matches(a.name, common_name(der::kUtf8String, "a\xEF\xBF\xBD").name));
  EXPECT_FALSE(matches(a.name, common_name(der::kPrintableString, "a\xFF").name));
}

TEST(Name, MultiValuedRdnsAreSets) {
  const auto pair = [](const Bytes& first, const Bytes& second) {
    return owned(der::sequence({der::encode(der::kSet, {first, second})}));
  };
  const Bytes cn = attribute(kCn, der::kUtf8String, "A");
  const Bytes o = attribute(kO, der::kUtf8String, "B");
  EXPECT_TRUE(matches(pair(cn, o).name, pair(o, cn).name));
  EXPECT_FALSE(matches(pair(cn, o).name, pair(cn, cn).name));
  // Two RDNs are not one with two values.
  EXPECT_FALSE(matches(pair(cn, o).name, text("CN=A,O=B").name));
  EXPECT_FALSE(matches(text("CN=A,O=B").name, text("O=B,CN=A").name));
}

TEST(Name, NoValueCanPretendToBeTwo) {
  EXPECT_NE(text("CN=A,CN=B").name.match_key(), text("CN=A\\,CN\\=B").name.match_key());
  EXPECT_NE(text("CN=AB").name.match_key(), text("CN=A,CN=B").name.match_key());
}

TEST(Name, KeysOfRdnsAddUpToTheKey) {
  const auto n = text("C=HK,O=Example+OU=Unit,CN=Name");
  std::string joined;
  for (const auto& key : n.name.rdn_keys()) joined += key;
  EXPECT_EQ(joined, n.name.match_key());
  EXPECT_EQ(n.name.rdn_keys().size(), 3U);
  // RFC 5280 4.2.1.10: a subtree is a prefix.
  EXPECT_TRUE(n.name.match_key().starts_with(text("C=hk").name.match_key()));
  EXPECT_FALSE(n.name.match_key().starts_with(text("C=H").name.match_key()));
}

std::string_view error_of(const Bytes& der) {
  const auto name = Name::parse(der);
  return name ? "ok" : name.error().code().id;
}

TEST(Name, BrokenNamesAreRefused) {
  EXPECT_EQ(error_of({}), "der.tag.unexpected");
  EXPECT_EQ(error_of(der::sequence({der::null()})), "der.tag.unexpected");
  EXPECT_EQ(error_of(der::sequence({der::encode(der::kSet, Bytes{})})), "x509.empty_list");
  EXPECT_EQ(error_of(der::sequence({der::encode(der::kSet, {der::sequence({der::oid(kCn)})})})),
            "der.truncated");
  EXPECT_EQ(error_of(der::sequence({der::encode(
                der::kSet, {der::sequence({der::oid(kCn), der::null(), der::null()})})})),
            "der.trailing_data");
  Bytes trailing = encode_name("CN=A").value();
  trailing.push_back(0);
  EXPECT_EQ(error_of(trailing), "der.trailing_data");
}

TEST(Name, EveryTruncationIsRefused) {
  const Bytes whole = encode_name("C=HK,O=Example+OU=Unit,CN=Name").value();
  for (std::size_t size = 0; size < whole.size(); ++size) {
    EXPECT_FALSE(Name::parse(ByteView(whole).first(size))) << size;
  }
}

TEST(Name, ALargeNameCostsLinearTime) {
  std::vector<Bytes> rdns;
  std::vector<Bytes> values;
  for (int i = 0; i < 5'000; ++i) {
    rdns.push_back(rdn(kCn, der::kUtf8String, std::to_string(i)));
    values.push_back(attribute(kCn, der::kUtf8String, std::to_string(i)));
  }
  const auto many = owned(der::sequence(rdns));
  EXPECT_EQ(many.name.rdn_keys().size(), 5'000U);
  auto reversed = values;
  std::reverse(reversed.begin(), reversed.end());
  const auto one = owned(der::sequence({der::set_of(values)}));
  const auto other = owned(der::sequence({der::set_of(reversed)}));
  EXPECT_TRUE(matches(one.name, other.name));
  EXPECT_FALSE(to_string(many.name).empty());
}

TEST(NameText, IsReadInTheOrderOfTheDer) {
  EXPECT_EQ(to_hex(encode_name("C=HK,CN=A").value()),
            "3019310b300906035504061302484b310a300806035504030c0141");
  EXPECT_EQ(to_string(text("CN=a\\,b\\+c\\=d\\\\e").name), "CN=a\\,b\\+c\\=d\\\\e");
  EXPECT_EQ(to_string(text("CN=").name), "CN=");
}

TEST(NameText, MistakesAreNamed) {
  for (const char* t : {"CN", "=A", "CN=A,", "CN=A,,O=B", "CN=A+", "XX=A", "2.5.=A", ","}) {
    const auto name = encode_name(t);
    ASSERT_FALSE(name) << t;
    EXPECT_EQ(describe(name.error()), std::string("x509.name.text name text=") + t);
  }
}

}  // namespace
}  // namespace baytrust::x509
