// Where OpenSSL is known to differ from the standards, as predicates on one chain and both answers:
// narrow enough that nothing else hides behind them.
#pragma once

#include <string_view>

#include "tests/differential/chain_spec.hpp"
#include "tests/differential/openssl_oracle.hpp"
#include "validators/path/validate.hpp"

namespace baytrust::differential {

struct Difference {
  const ChainSpec& spec;
  const Chain& chain;
  const path::Outcome& ours;
  const OracleAnswer& theirs;
};

struct Deviation {
  std::string_view clause;
  std::string_view what;
  bool (*applies)(const Difference& difference);
};

// Null: nobody has explained this one.
const Deviation* explain(const Difference& difference);

}  // namespace baytrust::differential
