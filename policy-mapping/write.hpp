// Writing a register: deterministic XML, SignedRegister around the Register, ready for
// xml::sign_detached with kRegisterShape. Equal registers give equal octets.
#pragma once

#include "policy-mapping/register.hpp"
#include "validators/base/bytes.hpp"
#include "validators/base/error.hpp"

namespace baytrust::policy_mapping {

// Refused: a register that parse() would refuse or that would not come back equal
// (register.model.*): a publisher learns of it before signing.
Result<Bytes> write(const Register& reg);

// A draft as XML, unsigned, whether or not it is complete: a reader refuses it until it is.
Result<Bytes> write_draft(const Register& draft);

}  // namespace baytrust::policy_mapping
