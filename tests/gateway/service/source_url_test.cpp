// URLs of sources: what is read, and every trick by which two readers would see two hosts.
#include "gateway/service/source_url.hpp"

#include <gtest/gtest.h>

#include "gateway/service/fetch_codes.hpp"
#include "gateway/service/source_hosts.hpp"
#include "tests/gateway/decision/world.hpp"
#include "validators/x509/extension_writer.hpp"

namespace baytrust::service {
namespace {

std::string read(std::string_view text) {
  const auto url = parse_source_url(text);
  return url ? to_string(*url) : std::string(url.error().code().id);
}

TEST(SourceUrl, ReadsWhatCertificatesName) {
  EXPECT_EQ(read("http://crl.example.hk/ca.crl"), "http://crl.example.hk:80/ca.crl");
  EXPECT_EQ(read("HTTPS://CRL.Example.HK"), "https://crl.example.hk:443/");
  EXPECT_EQ(read("http://crl.example.hk:8080/a?b=c/d"), "http://crl.example.hk:8080/a?b=c/d");
  EXPECT_EQ(read("http://crl.example.hk?x"), "http://crl.example.hk:80/?x");
  EXPECT_EQ(read("http://192.0.2.1/x"), "http://192.0.2.1:80/x");
  EXPECT_EQ(read("http://[2001:db8::0:1]:81/"), "http://[2001:db8::1]:81/");
  EXPECT_EQ(read("http://h/%2e%2e/@x:y"), "http://h:80/%2e%2e/@x:y");
  EXPECT_EQ(authority(*parse_source_url("http://[::1]/")), "[::1]:80");
  EXPECT_EQ(to_string(*parse_source_url("http://[::ffff:10.0.0.1]/")->address), "10.0.0.1");
}

TEST(SourceUrl, OtherSchemesAreNamed) {
  for (const char* text :
       {"ldap://directory.example/cn=x", "file:///etc/passwd", "ftp://h/x", "gopher://h", "//h/x",
        "crl.example.hk/ca.crl", "", "dict://127.0.0.1:11211/", " http://h/"}) {
    EXPECT_EQ(read(text), kFetchScheme.id) << text;
  }
}

TEST(SourceUrl, NoTrickLeadsElsewhere) {
  for (const char* text :
       {"http://user@internal/x", "http://allowed.example@internal/", "http://a:b@h/",
        "http://allowed.example\\@internal/", "http://allowed.example#@internal/",
        "http://h/x#fragment", "http://h\\internal/", "http://h\tx/", "http://h\r\nHost: y/",
        "http:///x", "http://", "http:h/x", "http:/h", "http://h:0/", "http://h:65536/",
        "http://h:/", "http://h:80x/", "http://h:8 0/",
        // Addresses in their other writings: decimal, octal, hexadecimal, short, mixed.
        "http://2130706433/", "http://0177.0.0.1/", "http://0x7f000001/", "http://127.1/",
        "http://0x7f.0.0.1/", "http://127.0.0.1./", "http://1.2.3.4.5/", "http://127.0.0.0x1/",
        "http://[::1/", "http://[::1]x/", "http://[127.0.0.1]/", "http://[fe80::1%25lo]/",
        "http://::1/", "http://%31%32%37.0.0.1/", "http://h%00.example/", "http://-h/",
        "http://h..x/", "http://.h/", "http://h-/", "http://\xe2\x92\x88/"}) {
    EXPECT_EQ(read(text), kFetchUrl.id) << text;
  }
  EXPECT_EQ(read("http://h/" + std::string(kMostUrl, 'a')), kFetchUrl.id);
  EXPECT_EQ(read("http://" + std::string(64, 'a') + "/"), kFetchUrl.id);
}

TEST(SourceHosts, AreThoseOfListsAndConfiguration) {
  test::World world;
  world.hk_service(1).supply_points = {
      {.kind = trustlists::SupplyPoint::Kind::crl, .uri = "http://crl.listed.hk/ca.crl"},
      {.kind = trustlists::SupplyPoint::Kind::ocsp, .uri = "http://ocsp.listed.hk:8080/"},
      {.kind = trustlists::SupplyPoint::Kind::cps, .uri = "http://www.listed.hk/cps"},
      {.kind = trustlists::SupplyPoint::Kind::ldap, .uri = "ldap://ldap.listed.hk/"}};
  const auto snapshot = world.snapshot();
  const SourceHosts hosts(*snapshot, world.known_at, {"own.example", "other.example:8443"});
  const auto allow = [&](std::string_view url) { return hosts.allow(*parse_source_url(url)); };
  EXPECT_TRUE(allow("http://crl.listed.hk/another.crl"));
  EXPECT_TRUE(allow("http://ocsp.listed.hk:8080/x"));
  EXPECT_FALSE(allow("http://ocsp.listed.hk/"));
  EXPECT_FALSE(allow("https://crl.listed.hk/ca.crl")) << "another port";
  EXPECT_FALSE(allow("http://www.listed.hk/cps"));
  EXPECT_TRUE(allow("http://own.example/"));
  EXPECT_TRUE(allow("https://own.example/"));
  EXPECT_FALSE(allow("http://own.example:81/"));
  EXPECT_TRUE(allow("http://other.example:8443/"));
  EXPECT_FALSE(allow("http://other.example/"));
  EXPECT_FALSE(allow("http://sub.own.example/"));
  EXPECT_EQ(SourceHosts().size(), 0U);
}

TEST(SourceHosts, ListedCaCertificatesNameSomeToo) {
  test::World world;
  test::CertificateRequest request{.subject = "C=HK,CN=Pointing CA"};
  request.crl_distribution_points = {{.full_name = {x509::uri_name("http://crl.ca.hk/root.crl")}}};
  request.extra = {x509::write_authority_info_access(
      {{Oid::literal("1.3.6.1.5.5.7.48.2"), x509::uri_name("http://aia.ca.hk/root.cer")}})};
  const auto ca = test::hong_kong().root.subordinate(request);
  world.hk_list.providers.front().services.push_back(test::ca_service(ca.certificate()));
  const auto snapshot = world.snapshot();
  const SourceHosts hosts(*snapshot, world.known_at, {});
  EXPECT_TRUE(hosts.allow(*parse_source_url("http://crl.ca.hk/x")));
  EXPECT_TRUE(hosts.allow(*parse_source_url("http://aia.ca.hk/x")));
  EXPECT_FALSE(hosts.allow(*parse_source_url("http://evil.example/x")));
}

TEST(SourceHosts, NamesOfTheConfigurationAreHosts) {
  for (const char* text : {"h.example", "h.example:80", "10.0.0.1:8080", "[::1]:80"}) {
    EXPECT_TRUE(is_host_name(text)) << text;
  }
  for (const char* text : {"", "http://h", "h/x", "h:x", "a@h", "h?x", "h#", "*.example"}) {
    EXPECT_FALSE(is_host_name(text)) << text;
  }
}

}  // namespace
}  // namespace baytrust::service
