// Test instrument: with BAYTRUST_TRACE_CODES every code that an Error or Finding is made of is
// appended once per process to the file $BAYTRUST_CODE_TRACE. A later stage of the test run fails
// for codes that no test ever emitted. Compiled to nothing in the product.
#pragma once

#include "validators/base/code.hpp"

namespace baytrust {

#ifdef BAYTRUST_TRACE_CODES
void trace_emitted(const Code& code);
#else
inline void trace_emitted(const Code&) {}
#endif

}  // namespace baytrust
