// NameLimits: several nameConstraints that all hold at once (RFC 5280 4.2.1.10, and 6.1.1(h)(i)):
// a name must satisfy every member. Intersection by conjunction: nothing is merged, so nothing can
// become looser. Checking names against them is name_constraints.hpp.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "validators/base/bytes.hpp"
#include "validators/base/error.hpp"
#include "validators/x509/extensions.hpp"

namespace baytrust::path {

class NameLimits {
 public:
  NameLimits() = default;

  // owner: what keeps the views of `constraints` alive.
  void add(x509::NameConstraints constraints, std::shared_ptr<const void> owner);

  const std::vector<x509::NameConstraints>& all() const { return all_; }
  bool empty() const { return all_.empty(); }

  // Both hold: commutative, associative, idempotent.
  static NameLimits both(const NameLimits& a, const NameLimits& b);

  // The same subtrees, whoever owns their octets.
  friend bool operator==(const NameLimits& a, const NameLimits& b);

 private:
  std::vector<x509::NameConstraints> all_;  // sorted, no two equal
  std::vector<std::shared_ptr<const void>> owners_;
};

// Subtrees as texts, for requests and registers: "DNS:example.hk", "email:host.hk" or
// "email:a@host.hk", "URI:.example.hk", "IP:10.0.0.0/8", "IP:2001:db8::/32", "RID:2.999.1",
// "DirName:" and the hexadecimal DER of a Name. Empty spans constrain nothing.
// path.names.text_malformed (subject: the text) otherwise.
Result<NameLimits> parse_name_limits(std::span<const std::string> permitted,
                                     std::span<const std::string> excluded);

}  // namespace baytrust::path
