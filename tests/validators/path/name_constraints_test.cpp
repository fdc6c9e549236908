// RFC 5280 4.2.1.10 form by form, then on whole paths.
#include "validators/path/name_constraints.hpp"

#include "tests/validators/path/path_support.hpp"
#include "validators/der/writer.hpp"
#include "validators/path/name_forms.hpp"

namespace baytrust::path {
namespace {

using test::Authority;
using test::CertificateRequest;
using test::make_authority;
using testing::Contains;
using testing::Each;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

constexpr auto kPermitted = SubtreeRole::permitted;
constexpr auto kExcluded = SubtreeRole::excluded;

TEST(NameForms, Dns) {
  EXPECT_EQ(match_dns("example.hk", "example.hk", kPermitted), Match::yes);
  EXPECT_EQ(match_dns("WWW.Example.HK", "example.hk", kPermitted), Match::yes);
  EXPECT_EQ(match_dns("a.b.example.hk", "example.hk", kPermitted), Match::yes);
  EXPECT_EQ(match_dns("badexample.hk", "example.hk", kPermitted), Match::no);
  EXPECT_EQ(match_dns("hk", "example.hk", kPermitted), Match::no);
  EXPECT_EQ(match_dns("example.hk.mo", "example.hk", kPermitted), Match::no);
  EXPECT_EQ(match_dns("anything", "", kPermitted), Match::yes);
}

// A leading dot is not RFC 5280's for dNSName; each side reads it against the certificate.
TEST(NameForms, DnsWithLeadingDot) {
  EXPECT_EQ(match_dns("www.example.hk", ".example.hk", kPermitted), Match::yes);
  EXPECT_EQ(match_dns("example.hk", ".example.hk", kPermitted), Match::no);
  EXPECT_EQ(match_dns("example.hk", ".example.hk", kExcluded), Match::yes);
}

TEST(NameForms, DnsWildcards) {
  EXPECT_EQ(match_dns("*.example.hk", "example.hk", kPermitted), Match::yes);
  EXPECT_EQ(match_dns("*.example.hk", "www.example.hk", kPermitted), Match::no);
  EXPECT_EQ(match_dns("*.example.hk", "www.example.hk", kExcluded), Match::yes);
  EXPECT_EQ(match_dns("*.example.hk", "a.www.example.hk", kExcluded), Match::no);
  EXPECT_EQ(match_dns("*.example.hk", "example.mo", kExcluded), Match::no);
}

TEST(NameForms, DnsThatIsNone) {
  for (std::string_view name :
       {std::string_view(""), std::string_view("."), std::string_view("a..b"),
        std::string_view(".a"), std::string_view("a."), std::string_view("a b"),
        std::string_view("a\0b", 3), std::string_view("*"), std::string_view("a.*.b"),
        std::string_view("é.hk")}) {
    EXPECT_EQ(match_dns(name, "hk", kPermitted), Match::unreadable) << name;
  }
  EXPECT_EQ(match_dns(std::string(64, 'a') + ".hk", "hk", kPermitted), Match::unreadable);
  EXPECT_EQ(match_dns(std::string(63, 'a') + ".hk", "hk", kPermitted), Match::yes);
}

TEST(NameForms, Email) {
  EXPECT_EQ(match_email("a@example.hk", "a@EXAMPLE.hk"), Match::yes);
  EXPECT_EQ(match_email("A@example.hk", "a@example.hk"), Match::no);
  EXPECT_EQ(match_email("a@example.hk", "example.hk"), Match::yes);
  EXPECT_EQ(match_email("a@mail.example.hk", "example.hk"), Match::no);
  EXPECT_EQ(match_email("a@mail.example.hk", ".example.hk"), Match::yes);
  EXPECT_EQ(match_email("a@example.hk", ".example.hk"), Match::no);
  EXPECT_EQ(match_email("\"a@b\"@example.hk", "example.hk"), Match::yes);
  EXPECT_EQ(match_email("example.hk", "example.hk"), Match::unreadable);
  EXPECT_EQ(match_email("@example.hk", "example.hk"), Match::unreadable);
  EXPECT_EQ(match_email("a@", "example.hk"), Match::unreadable);
}

TEST(NameForms, Uri) {
  EXPECT_EQ(match_uri("https://example.hk/x", "example.hk"), Match::yes);
  EXPECT_EQ(match_uri("https://user:pw@EXAMPLE.hk:8443?x", "example.hk"), Match::yes);
  EXPECT_EQ(match_uri("https://www.example.hk/", "example.hk"), Match::no);
  EXPECT_EQ(match_uri("https://www.example.hk/", ".example.hk"), Match::yes);
  EXPECT_EQ(match_uri("https://example.hk/", ".example.hk"), Match::no);
  EXPECT_EQ(match_uri("https://example.mo\\@example.hk/", "example.mo"), Match::yes);
  for (const char* uri : {"urn:example.hk", "example.hk", "https://192.0.2.1/", "https://[::1]/",
                          "https:///x", "://example.hk", "https://example.hk:80a/", ""}) {
    EXPECT_EQ(match_uri(uri, "example.hk"), Match::unreadable) << uri;
  }
}

TEST(NameForms, Ip) {
  const Bytes net{192, 0, 2, 0, 255, 255, 255, 0};
  EXPECT_EQ(match_ip(Bytes{192, 0, 2, 77}, net), Match::yes);
  EXPECT_EQ(match_ip(Bytes{192, 0, 3, 77}, net), Match::no);
  EXPECT_EQ(match_ip(Bytes(16), net), Match::no);
  Bytes net6(32, 0);
  net6[0] = 0x20;
  net6[16] = 0xFF;
  Bytes address(16, 9);
  address[0] = 0x20;
  EXPECT_EQ(match_ip(address, net6), Match::yes);
  address[0] = 0x21;
  EXPECT_EQ(match_ip(address, net6), Match::no);
  EXPECT_EQ(match_ip(Bytes{1, 2, 3}, net), Match::unreadable);
}

x509::GeneralSubtree subtree(x509::GeneralName::Kind kind, const Bytes& value) {
  return {{kind, value, {}}, 0, {}};
}

TEST(NameForms, UsableSubtrees) {
  using Kind = x509::GeneralName::Kind;
  const Bytes gap{192, 0, 2, 0, 255, 0, 255, 0};
  const Bytes good{192, 0, 2, 0, 255, 255, 254, 0};
  EXPECT_TRUE(is_usable(subtree(Kind::ip_address, good)));
  EXPECT_FALSE(is_usable(subtree(Kind::ip_address, gap)));
  const Bytes host = to_bytes(as_bytes("example.hk")), dotted = to_bytes(as_bytes(".example.hk")),
              star = to_bytes(as_bytes("*.example.hk")), at = to_bytes(as_bytes("@example.hk"));
  EXPECT_TRUE(is_usable(subtree(Kind::dns_name, host)));
  EXPECT_TRUE(is_usable(subtree(Kind::uri, dotted)));
  EXPECT_FALSE(is_usable(subtree(Kind::dns_name, star)));
  EXPECT_FALSE(is_usable(subtree(Kind::rfc822_name, at)));
  auto distant = subtree(Kind::dns_name, host);
  distant.minimum = 1;
  EXPECT_FALSE(is_usable(distant));
  distant.minimum = 0;
  distant.maximum = 3;
  EXPECT_FALSE(is_usable(distant));
}

// A CA with these constraints and a leaf with these names under it.
struct Case {
  std::vector<Bytes> permitted{}, excluded{}, names{};
  std::string subject = "CN=Leaf";
};
Outcome judge_names(const Case& c) {
  static const Authority root = make_authority("Root");
  static const auto key = test::fresh_key();
  const Authority ca = root.subordinate(
      {.subject = "CN=CA", .permitted = c.permitted, .excluded = c.excluded, .key = key});
  CertificateRequest leaf;
  leaf.subject = c.subject;
  leaf.subject_alt_name = c.names;
  return judge(inputs({ca.issue(leaf), ca.certificate()}, root));
}

TEST(NameConstraints, WithinAndOutside) {
  const Outcome within = judge_names(
      {.permitted = {x509::dns_name("example.hk")}, .names = {x509::dns_name("www.example.hk")}});
  EXPECT_THAT(failed(within), IsEmpty());
  EXPECT_THAT(passed(within), Contains("path.names.within_constraints path[0]"));
  const Outcome outside = judge_names(
      {.permitted = {x509::dns_name("example.hk")}, .names = {x509::dns_name("example.mo")}});
  EXPECT_THAT(failed(outside), ElementsAre("path.names.not_permitted path[0]"));
  EXPECT_EQ(fact(find(outside.findings, kNamesNotPermitted), "name"), "DNS:example.mo");
  EXPECT_EQ(fact(find(outside.findings, kNamesNotPermitted), "form"), "dNSName");
}

TEST(NameConstraints, ExcludedWins) {
  const Outcome outcome = judge_names({.permitted = {x509::dns_name("example.hk")},
                                       .excluded = {x509::dns_name("bad.example.hk")},
                                       .names = {x509::dns_name("x.bad.example.hk")}});
  EXPECT_THAT(failed(outcome), ElementsAre("path.names.excluded path[0]"));
  EXPECT_EQ(fact(find(outcome.findings, kNamesExcluded), "constraint"), "DNS:bad.example.hk");
}

// A constraint binds names of its form only.
TEST(NameConstraints, OtherFormsAreFree) {
  EXPECT_THAT(failed(judge_names(
                  {.permitted = {x509::dns_name("example.hk")},
                   .names = {x509::rfc822_name("a@example.mo"), x509::uri_name("urn:anything")}})),
              IsEmpty());
}

TEST(NameConstraints, DirectoryNamesOfSubjectAndAlternativeName) {
  const Bytes base = x509::directory_name(test::name("C=HK,O=Org"));
  EXPECT_THAT(failed(judge_names({.permitted = {base}, .subject = "C=HK,O=ORG,CN=Leaf"})),
              IsEmpty());
  EXPECT_THAT(failed(judge_names({.permitted = {base}, .subject = "C=HK,O=Other"})),
              ElementsAre("path.names.not_permitted path[0]"));
  EXPECT_THAT(failed(judge_names({.permitted = {base},
                                  .names = {x509::directory_name(test::name("C=MO"))},
                                  .subject = "C=HK,O=Org"})),
              ElementsAre("path.names.not_permitted path[0]"));
  EXPECT_THAT(failed(judge_names({.excluded = {base}, .subject = "C=HK,O=Org,CN=x"})),
              ElementsAre("path.names.excluded path[0]"));
  // No subject, no directory name.
  EXPECT_THAT(failed(judge_names(
                  {.permitted = {base}, .names = {x509::dns_name("example.hk")}, .subject = ""})),
              IsEmpty());
}

// 4.2.1.10: emailAddress in the subject where no rfc822Name is in the subjectAltName.
TEST(NameConstraints, EmailAddressOfTheSubject) {
  const Bytes host = x509::rfc822_name("example.hk");
  EXPECT_THAT(
      failed(judge_names({.permitted = {host}, .subject = "CN=x,emailAddress=a@example.mo"})),
      ElementsAre("path.names.not_permitted path[0]"));
  EXPECT_THAT(
      failed(judge_names({.permitted = {host}, .subject = "CN=x,emailAddress=a@example.hk"})),
      IsEmpty());
  EXPECT_THAT(failed(judge_names({.permitted = {host},
                                  .names = {x509::rfc822_name("b@example.hk")},
                                  .subject = "CN=x,emailAddress=a@example.mo"})),
              IsEmpty());
}

TEST(NameConstraints, AddressesOfBothFamilies) {
  const Bytes net = x509::ip_name(Bytes{10, 0, 0, 0, 255, 0, 0, 0});
  EXPECT_THAT(
      failed(judge_names({.permitted = {net}, .names = {x509::ip_name(Bytes{10, 1, 2, 3})}})),
      IsEmpty());
  EXPECT_THAT(failed(judge_names({.permitted = {net}, .names = {x509::ip_name(Bytes(16, 1))}})),
              ElementsAre("path.names.not_permitted path[0]"));
}

TEST(NameConstraints, NamesThatCannotBeRead) {
  EXPECT_THAT(failed(judge_names({.permitted = {x509::uri_name(".example.hk")},
                                  .names = {x509::uri_name("urn:example.hk")}})),
              ElementsAre("path.names.unreadable path[0]"));
  EXPECT_THAT(failed(judge_names({.excluded = {x509::dns_name("example.hk")},
                                  .names = {x509::dns_name("bad name")}})),
              ElementsAre("path.names.unreadable path[0]"));
}

// otherName and registeredID: equality is all that is defined; the rest fails closed.
TEST(NameConstraints, OtherNames) {
  const Oid type = Oid::literal("2.999.5"), other = Oid::literal("2.999.6");
  const Bytes one = x509::other_name(type, der::text(der::kUtf8String, "one"));
  const Bytes two = x509::other_name(type, der::text(der::kUtf8String, "two"));
  const Bytes elsewhere = x509::other_name(other, der::text(der::kUtf8String, "one"));
  EXPECT_THAT(failed(judge_names({.permitted = {one}, .names = {one}})), IsEmpty());
  EXPECT_THAT(failed(judge_names({.permitted = {one}, .names = {two}})),
              ElementsAre("path.names.not_permitted path[0]"));
  EXPECT_THAT(failed(judge_names({.permitted = {one}, .names = {elsewhere}})), IsEmpty());
  EXPECT_THAT(failed(judge_names({.excluded = {one}, .names = {one}})),
              ElementsAre("path.names.excluded path[0]"));
  EXPECT_THAT(failed(judge_names({.excluded = {one}, .names = {two}})),
              ElementsAre("path.names.unsupported path[0]"));
  EXPECT_THAT(failed(judge_names({.permitted = {x509::registered_id(type)},
                                  .names = {x509::registered_id(other)}})),
              ElementsAre("path.names.not_permitted path[0]"));
}

// RFC 9598: mailboxes in otherName are bound by rfc822Name subtrees, which nobody compares here.
TEST(NameConstraints, SmtpUtf8MailboxFailsClosed) {
  const Bytes mailbox = x509::other_name(Oid::literal("1.3.6.1.5.5.7.8.9"),
                                         der::text(der::kUtf8String, "李@example.hk"));
  EXPECT_THAT(failed(judge_names({.names = {mailbox}})), IsEmpty());
  EXPECT_THAT(
      failed(judge_names({.permitted = {x509::rfc822_name("example.hk")}, .names = {mailbox}})),
      ElementsAre("path.names.unsupported path[0]"));
}

TEST(NameConstraints, FormsNobodyCompares) {
  const Bytes party = der::encode(der::context_constructed(5), {der::text(0x81, "party")});
  EXPECT_THAT(failed(judge_names({.permitted = {party}})), IsEmpty());
  EXPECT_THAT(failed(judge_names({.permitted = {party}, .names = {party}})),
              ElementsAre("path.names.unsupported path[0]"));
}

TEST(NameConstraints, ASubtreeWithDistances) {
  // NameConstraints { permitted { { dNSName example.hk, minimum 1 } } }
  const Bytes value = der::sequence({der::encode(
      der::context_constructed(0),
      {der::sequence({x509::dns_name("example.hk"), der::encode(der::context(0), Bytes{1})})})});
  const Authority root = make_authority("Root");
  const Authority ca = root.subordinate(
      {.subject = "CN=CA",
       .extra = {{.oid = Oid::literal("2.5.29.30"), .critical = true, .value = value}}});
  const Outcome outcome = judge(inputs({ca.issue(), ca.certificate()}, root));
  EXPECT_THAT(failed(outcome), ElementsAre("path.names.constraint_unusable path[1]"));
  EXPECT_EQ(fact(find(outcome.findings, kNamesConstraint), "constraint"), "DNS:example.hk");
}

// 6.1.3(b): self-issued intermediates are exempt, a self-issued target is not.
TEST(NameConstraints, SelfIssuedCertificates) {
  const Authority root = make_authority("Root");
  const Bytes base = x509::directory_name(test::name("C=HK"));
  const Authority ca = root.subordinate({.subject = "CN=CA", .permitted = {base}});
  const Authority renewed = ca.subordinate({.subject = "CN=CA"});
  EXPECT_THAT(failed(judge(inputs({renewed.issue({.subject = "C=HK,CN=x"}), renewed.certificate(),
                                   ca.certificate()},
                                  root))),
              IsEmpty());
  EXPECT_THAT(failed(judge(inputs({ca.issue({.subject = "CN=CA"}), ca.certificate()}, root))),
              ElementsAre("path.names.not_permitted path[0]"));
}

// Constraints of several CAs all bind.
TEST(NameConstraints, AreIntersectedDownThePath) {
  const Authority root = make_authority("Root");
  const Authority ca = root.subordinate({.subject = "CN=CA", .permitted = {x509::dns_name("hk")}});
  const Authority sub =
      ca.subordinate({.subject = "CN=Sub",
                      .permitted = {x509::dns_name("example.hk"), x509::dns_name("example.mo")}});
  const auto judged = [&](std::string_view host) {
    return failed(judge(inputs({sub.issue({.subject_alt_name = {x509::dns_name(host)}}),
                                sub.certificate(), ca.certificate()},
                               root)));
  };
  EXPECT_THAT(judged("www.example.hk"), IsEmpty());
  EXPECT_THAT(judged("other.hk"), ElementsAre("path.names.not_permitted path[0]"));
  EXPECT_THAT(judged("example.mo"), ElementsAre("path.names.not_permitted path[0]"));
}

TEST(NameConstraints, InitialSubtrees) {
  const Authority root = make_authority("Root");
  Inputs in = inputs({root.issue({.subject_alt_name = {x509::dns_name("example.mo")}})}, root);
  const std::vector<std::string> subtree{"DNS:mo"};
  in.initial_names = *parse_name_limits(subtree, {});
  EXPECT_THAT(failed(judge(in)), IsEmpty());
  in.initial_names = *parse_name_limits({}, subtree);
  EXPECT_THAT(failed(judge(in)), ElementsAre("path.names.excluded path[0]"));
}

// 1,000 names against 1,000 subtrees: the product is the budget's, and it is named.
TEST(NameConstraints, ProductsEndWithTheBudget) {
  Case hostile;
  for (int i = 0; i < 1000; ++i) {
    hostile.permitted.push_back(x509::dns_name("a" + std::to_string(i) + ".hk"));
    hostile.names.push_back(x509::dns_name("www.a" + std::to_string(i) + ".hk"));
  }
  const Outcome outcome = judge_names(hostile);
  EXPECT_EQ(outcome.effect(), Effect::indeterminate);
  EXPECT_EQ(fact(find(outcome.findings, kBudgetExhausted), "resource"), "comparisons");
}

TEST(NameConstraints, FindingsAreBoundedByCountAndSize) {
  Case hostile;
  hostile.permitted = {x509::dns_name("example.hk")};
  for (int i = 0; i < 100; ++i) {
    hostile.names.push_back(x509::dns_name("bad " + std::string(4000, 'x') + std::to_string(i)));
  }
  const Outcome outcome = judge_names(hostile);
  EXPECT_THAT(failed(outcome), SizeIs(kMaxNameProblems));
  EXPECT_LT(fact(find(outcome.findings, kNamesUnreadable), "name").size(), 400U);
}

}  // namespace
}  // namespace baytrust::path
