// Which addresses are of the public Internet: judged by the registries' own entries, in every form
// an address can take.
#include "gateway/service/network.hpp"

#include <gtest/gtest.h>

namespace baytrust::service {
namespace {

IpAddress address(std::string_view text) {
  const auto read = parse_address(text);
  EXPECT_TRUE(read) << text;
  return read.value_or(IpAddress{});
}

TEST(Network, PublicAddressesAreThoseOfTheInternet) {
  for (const char* text : {"8.8.8.8", "1.1.1.1", "172.15.255.255", "172.32.0.0", "100.63.255.255",
                           "100.128.0.0", "192.167.255.255", "198.17.255.255", "223.255.255.255",
                           "2600::1", "2a00:1450:4001::1", "2001:4860::8888", "::ffff:8.8.8.8"}) {
    EXPECT_TRUE(is_public(address(text))) << text;
  }
}

TEST(Network, PrivateLocalSharedAndTranslatedOnesAreNot) {
  for (const char* text :
       {"0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.127.255.255",
        "127.0.0.1", "127.255.0.1", "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.8",
        "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1", "198.19.255.255", "198.51.100.1",
        "203.0.113.1", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255",
        // IPv6: unspecified, loopback, v4-mapped, v4-compatible, NAT64, discard, Teredo, ORCHID,
        // documentation, 6to4, unique local, link-local, site-local, multicast.
        "::", "::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1",
        "64:ff9b::808:808", "64:ff9b:1::1", "100::1", "2001::1", "2001:10::1", "2001:2::1",
        "2001:db8::1", "3fff::1", "2002:7f00:1::", "2002:808:808::", "fc00::1", "fdff::1",
        "fe80::1", "fec0::1", "ff02::1", "4000::1"}) {
    EXPECT_FALSE(is_public(address(text))) << text;
  }
}

TEST(Network, AnAddressHasOneForm) {
  EXPECT_EQ(address("::ffff:127.0.0.1"), address("127.0.0.1"));
  EXPECT_EQ(to_string(address("::ffff:7f00:1")), "127.0.0.1");
  EXPECT_EQ(to_string(address("2001:DB8:0:0::1")), "2001:db8::1");
  for (const char* text : {"", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "127.0.0.1 ",
                           "127.0.0.01", "1.2.3.4.5", "256.1.1.1", "[::1]", "::1%lo", "localhost",
                           "::ffff:127.1", "1:2:3:4:5:6:7:8:9"}) {
    EXPECT_FALSE(parse_address(text)) << text;
  }
  EXPECT_FALSE(address_of(Bytes{1, 2, 3}));
}

TEST(Network, NetworksAreReadStrictlyAndHoldWhatTheySay) {
  const auto ten = parse_network("10.0.0.0/8");
  ASSERT_TRUE(ten);
  EXPECT_TRUE(ten->holds(address("10.200.3.4")));
  EXPECT_TRUE(ten->holds(address("::ffff:10.1.1.1")));
  EXPECT_FALSE(ten->holds(address("11.0.0.0")));
  EXPECT_FALSE(ten->holds(address("::a00:1"))) << "v4-compatible is another address";
  const auto odd = parse_network("192.168.128.0/17");
  ASSERT_TRUE(odd);
  EXPECT_TRUE(odd->holds(address("192.168.255.1")));
  EXPECT_FALSE(odd->holds(address("192.168.127.1")));
  EXPECT_TRUE(parse_network("::1")->holds(address("::1")));
  EXPECT_TRUE(parse_network("0.0.0.0/0")->holds(address("9.9.9.9")));
  EXPECT_FALSE(parse_network("0.0.0.0/0")->holds(address("2600::1")));
  for (const char* text : {"", "10.0.0.1/8", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/8x", "::/129",
                           "fc00::1/7", "10/8", "example.org", "10.0.0.0/-1"}) {
    EXPECT_FALSE(parse_network(text)) << text;
  }
}

TEST(Network, WhatTheConfigurationNamesMayBeConnectedTo) {
  const std::vector<Network> named{*parse_network("127.0.0.0/8"), *parse_network("fd00::/8")};
  EXPECT_TRUE(may_connect(address("127.0.0.1"), named));
  EXPECT_TRUE(may_connect(address("fd12::1"), named));
  EXPECT_TRUE(may_connect(address("8.8.8.8"), named));
  EXPECT_FALSE(may_connect(address("10.0.0.1"), named));
  EXPECT_FALSE(may_connect(address("::1"), named));
  EXPECT_FALSE(may_connect(address("127.0.0.1"), {}));
}

}  // namespace
}  // namespace baytrust::service
