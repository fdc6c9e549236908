// A pointer to another list: TS 119 612 5.3.13. What a list of lists is made of, and how a sibling
// scheme is named. A statement of this list only: nothing here fetches or trusts the other one.
#pragma once

#include <string>
#include <vector>

#include "trustlists/identity.hpp"
#include "validators/xml/texts.hpp"

namespace baytrust::trustlists {

struct Pointer {
  std::vector<DigitalIdentity> identities{};  // who may sign the other list
  std::string location{};                     // TSLLocation; empty only where the list deviates
  // AdditionalInformation, as far as 5.3.13 names it; each may be absent.
  std::string type{};  // TSLType
  xml::Texts operator_name{};
  xml::Texts community_rules{};
  std::string territory{};
  std::string mime_type{};
  xml::Texts textual{};         // TextualInformation
  std::vector<Opaque> other{};  // any other OtherInformation, whole

  friend bool operator==(const Pointer&, const Pointer&) = default;
};

}  // namespace baytrust::trustlists
