// Lists as other publishers write them (tests/data/trust-lists), with certificates of this process
// put in: {{root}}, {{issuing}}, {{tsa}}, and some that are not sound.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace baytrust::trustlists::test {

enum class Validity { both, v241, none };  // which ETSI schemas accept it
struct ForeignList {
  std::string_view name;  // the file's, without .xml
  Validity valid = Validity::both;
};
const std::vector<ForeignList>& foreign_lists();
std::string foreign_xml(std::string_view name);

}  // namespace baytrust::trustlists::test
