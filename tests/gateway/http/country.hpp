// A country of year_world.hpp: its CAs, a person's certificate, the keys and the accounts with
// which it publishes, approves and asks.
#pragma once

#include <string>

#include "tests/support/authority.hpp"
#include "tests/support/publisher.hpp"

namespace baytrust::http {

struct Country {
  explicit Country(const std::string& territory, const std::string& prefix)
      : code(territory), short_name(prefix) {}

  std::string code;        // "CN-GD"
  std::string short_name;  // "gd"
  test::Publisher publisher{code};
  test::Authority root = test::make_authority(code + " Root");
  test::Authority other = root.subordinate({.subject = "CN=" + code + " Other CA"});
  test::Authority ca = root.subordinate({.subject = "CN=" + code + " CA"});
  crypto::PrivateKey content_key = test::fresh_key();
  x509::Certificate content =
      root.issue({.subject = "CN=" + code + " Content", .key = content_key});
  x509::Certificate leaf = ca.issue({.subject = "C=" + code.substr(0, 2) + ",OU=Personal,CN=Lam",
                                     .policies = {std::string(test::kRelease)}});

  std::string partner() const { return short_name + "-office"; }
  std::string person(int i) const { return short_name + "-" + std::string(1, char('a' + i)); }
  std::string service() const { return short_name + "-service"; }
};

}  // namespace baytrust::http
