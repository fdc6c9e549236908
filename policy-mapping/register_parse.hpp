// Reading a register, namespace urn:baytrust:mapping-register:1, from octets that its publisher's
// signature was verified over: the canonical Register element, whose SHA-256 is the edition's
// identity. Every malformed field is an Error whose subject is the element's location; unknown
// elements and attributes are refused: what is not understood could narrow what is.
#pragma once

#include "policy-mapping/register.hpp"
#include "validators/base/error.hpp"
#include "validators/xml/names.hpp"
#include "validators/xml/signed_xml.hpp"

namespace baytrust::xml {
class Element;
}

namespace baytrust::policy_mapping {

inline constexpr std::string_view kRegisterNamespace = "urn:baytrust:mapping-register:1";
// What xml::verify_detached and xml::sign_detached are given.
inline constexpr xml::DetachedShape kRegisterShape{.root = {kRegisterNamespace, "SignedRegister"},
                                                   .content = {kRegisterNamespace, "Register"},
                                                   .id = "register"};

// Bounds, refused with xml.field.too_many or xml.field.too_long: 10,000 entries, 1,000 pairs,
// status changes and evidence links an entry, 256 of anything else, 16 KiB a text.
Result<Register> parse(const xml::SignedOctets& content);
// `element`: the Register element. For tests and tools that inspect unsigned drafts; nothing that
// judges calls it.
Result<Register> parse(const xml::Element& element);

}  // namespace baytrust::policy_mapping
