#include "validators/path/peer_name.hpp"

#include "tests/validators/path/path_support.hpp"

namespace baytrust::path {
namespace {

using Kind = PeerName::Kind;

TEST(PeerName, KindsByTheirText) {
  EXPECT_EQ(parse_peer_name("www.example.hk"), (PeerName{Kind::dns, "www.example.hk"}));
  EXPECT_EQ(parse_peer_name("192.0.2.1"), (PeerName{Kind::ip, "192.0.2.1"}));
  EXPECT_EQ(parse_peer_name("2001:db8::1"), (PeerName{Kind::ip, "2001:db8::1"}));
  EXPECT_EQ(parse_peer_name("a@example.hk"), (PeerName{Kind::email, "a@example.hk"}));
  EXPECT_EQ(parse_peer_name("https://example.hk/x"), (PeerName{Kind::uri, "https://example.hk/x"}));
  EXPECT_EQ(parse_peer_name("DNS:example.hk"), (PeerName{Kind::dns, "example.hk"}));
  EXPECT_EQ(parse_peer_name("IP:192.0.2.1"), (PeerName{Kind::ip, "192.0.2.1"}));
  EXPECT_EQ(parse_peer_name("email:a@b.hk"), (PeerName{Kind::email, "a@b.hk"}));
  EXPECT_EQ(parse_peer_name("URI:urn:x"), (PeerName{Kind::uri, "urn:x"}));
  for (const char* text : {"", "*.example.hk", "a b", "IP:x", "email:", "example..hk"}) {
    EXPECT_FALSE(parse_peer_name(text)) << text;
  }
}

TEST(PeerName, Addresses) {
  EXPECT_EQ(to_hex(*parse_ip("192.0.2.1")), "c0000201");
  EXPECT_EQ(to_hex(*parse_ip("::")), std::string(32, '0'));
  EXPECT_EQ(to_hex(*parse_ip("::1")), std::string(31, '0') + "1");
  EXPECT_EQ(to_hex(*parse_ip("2001:DB8::a:192.0.2.1")), "20010db8000000000000000ac0000201");
  EXPECT_EQ(to_hex(*parse_ip("1:2:3:4:5:6:7:8")), "00010002000300040005000600070008");
  for (const char* text :
       {"", "1.2.3", "1.2.3.4.5", "01.2.3.4", "256.1.1.1", "1.2.3.-4", ":", ":::", "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9", "1::2::3", "12345::", "::g", "1:2:3:4:5:6:7::8", "1.2.3.4:1::"}) {
    EXPECT_FALSE(parse_ip(text)) << text;
  }
}

bool leaf_has(std::vector<Bytes> names, const std::string& expected) {
  static const test::Authority root = test::make_authority("Root");
  test::CertificateRequest request;
  request.subject = "CN=www.example.hk";
  request.subject_alt_name = std::move(names);
  return has_name(root.issue(request), *parse_peer_name(expected));
}

// RFC 9525 6.3
TEST(PeerName, HostNames) {
  EXPECT_TRUE(leaf_has({x509::dns_name("www.example.hk")}, "WWW.example.hk"));
  EXPECT_TRUE(leaf_has({x509::dns_name("*.example.hk")}, "www.example.hk"));
  EXPECT_FALSE(leaf_has({x509::dns_name("*.example.hk")}, "example.hk"));
  EXPECT_FALSE(leaf_has({x509::dns_name("*.example.hk")}, "a.b.example.hk"));
  EXPECT_FALSE(leaf_has({x509::dns_name("*.hk")}, "example.hk"));
  EXPECT_FALSE(leaf_has({x509::dns_name("w*.example.hk")}, "www.example.hk"));
  EXPECT_FALSE(leaf_has({x509::dns_name("www.example.hk.")}, "www.example.hk"));
  EXPECT_FALSE(leaf_has({}, "www.example.hk"));  // the commonName is no host name
}

TEST(PeerName, OtherForms) {
  EXPECT_TRUE(leaf_has({x509::ip_name(Bytes{192, 0, 2, 1})}, "192.0.2.1"));
  EXPECT_FALSE(leaf_has({x509::dns_name("192.0.2.1")}, "192.0.2.1"));
  EXPECT_TRUE(leaf_has({x509::rfc822_name("a@EXAMPLE.hk")}, "a@example.hk"));
  EXPECT_FALSE(leaf_has({x509::rfc822_name("A@example.hk")}, "a@example.hk"));
  EXPECT_FALSE(leaf_has({x509::rfc822_name("example.hk")}, "a@example.hk"));
  EXPECT_TRUE(leaf_has({x509::uri_name("https://example.hk/x")}, "https://example.hk/x"));
  EXPECT_FALSE(leaf_has({x509::uri_name("https://example.hk/X")}, "https://example.hk/x"));
}

}  // namespace
}  // namespace baytrust::path
