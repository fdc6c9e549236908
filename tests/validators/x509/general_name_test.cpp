#include "validators/x509/general_name.hpp"

#include <gmock/gmock.h>

#include "validators/der/writer.hpp"
#include "validators/x509/extension_writer.hpp"

namespace baytrust::x509 {
namespace {

std::string shown(const Bytes& der) {
  const auto tlv = der::parse_single(der).value();
  const auto name = parse_general_name(tlv);
  return name ? to_string(*name) : std::string(name.error().code().id);
}

TEST(GeneralName, AllNineKindsAreShown) {
  const Bytes name = encode_name("CN=A").value();
  EXPECT_EQ(shown(other_name(Oid::literal("2.999.1"), der::null())), "otherName:2.999.1");
  EXPECT_EQ(shown(rfc822_name("a@b.c")), "email:a@b.c");
  EXPECT_EQ(shown(dns_name("example.mo")), "DNS:example.mo");
  EXPECT_EQ(shown(der::encode(der::context_constructed(3), der::null())), "X400:0500");
  EXPECT_EQ(shown(directory_name(name)), "DirName:CN=A");
  EXPECT_EQ(shown(der::encode(der::context_constructed(5), der::null())), "EdiPartyName:0500");
  EXPECT_EQ(shown(uri_name("http://a/")), "URI:http://a/");
  EXPECT_EQ(shown(ip_name(Bytes{192, 0, 2, 1})), "IP:192.0.2.1");
  EXPECT_EQ(shown(ip_name(Bytes{0x20, 1, 0xD, 0xB8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1})),
            "IP:2001:db8:0:0:0:0:0:1");
  EXPECT_EQ(shown(registered_id(Oid::literal("2.999.8"))), "RID:2.999.8");
}

TEST(GeneralName, BrokenOnesAreRefused) {
  EXPECT_EQ(shown(dns_name("ex\xC3\xA4mple")), "x509.general_name.malformed");
  EXPECT_EQ(shown(rfc822_name("\x80")), "x509.general_name.malformed");
  EXPECT_EQ(shown(uri_name("\xFF")), "x509.general_name.malformed");
  EXPECT_EQ(shown(ip_name(Bytes{})), "x509.general_name.malformed");
  EXPECT_EQ(shown(ip_name(Bytes(8))), "x509.general_name.malformed");
  EXPECT_EQ(shown(ip_name(Bytes(15))), "x509.general_name.malformed");
  EXPECT_EQ(shown(der::encode(der::context(9), Bytes{})), "x509.general_name.malformed");
  EXPECT_EQ(shown(der::encode(der::context(4), Bytes{})), "x509.general_name.malformed");
  EXPECT_EQ(shown(der::octet_string(Bytes{})), "x509.general_name.malformed");
  EXPECT_EQ(shown(der::encode(der::context(8), Bytes{0x80})), "der.oid.malformed");
  EXPECT_EQ(shown(der::encode(der::context_constructed(4), Bytes{})), "der.tag.unexpected");
  EXPECT_EQ(shown(der::encode(der::context_constructed(0), der::null())), "der.tag.unexpected");
  EXPECT_EQ(shown(directory_name(der::encode(der::kSequence, {der::encode(der::kSet, Bytes{})}))),
            "x509.empty_list");
}

TEST(GeneralName, ValuesAreViews) {
  const Bytes dns = dns_name("example.mo");
  const auto name = parse_general_name(der::parse_single(dns).value()).value();
  EXPECT_EQ(name.kind, GeneralName::Kind::dns_name);
  EXPECT_EQ(name.text(), "example.mo");
  EXPECT_EQ(name.value.data(), dns.data() + 2);
  const Bytes other = other_name(Oid::literal("2.999.1"), der::integer(5));
  const auto second = parse_general_name(der::parse_single(other).value()).value();
  EXPECT_EQ(to_hex(second.value),
            "0603883701"
            "a003020105");
  const Bytes directory = directory_name(encode_name("CN=A").value());
  const auto third = parse_general_name(der::parse_single(directory).value()).value();
  EXPECT_EQ(to_bytes(third.value), encode_name("CN=A").value());
}

TEST(GeneralNames, AreOneOrMore) {
  const auto parse = [](const Bytes& sequence) {
    return parse_general_names(der::parse_single(sequence).value());
  };
  const Bytes two = der::sequence({dns_name("a"), dns_name("b")});
  EXPECT_EQ(parse(two)->size(), 2U);
  EXPECT_EQ(parse(der::sequence(std::vector<Bytes>{})).error().code().id, "x509.empty_list");
  EXPECT_EQ(parse(der::sequence({Bytes{0x82, 0x05}})).error().code().id, "der.truncated");
}

TEST(GeneralName, DeceptiveTextIsShownHarmless) {
  EXPECT_EQ(shown(dns_name("a\x1B[2J")), "DNS:a\xEF\xBF\xBD[2J");
}

}  // namespace
}  // namespace baytrust::x509
