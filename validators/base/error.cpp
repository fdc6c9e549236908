#include "validators/base/error.hpp"

#include <stdexcept>

#include "validators/base/trace.hpp"

namespace baytrust {
namespace {

constexpr Code kNone{"none", "", Effect::passed};

}  // namespace

Error::Error() : code_(&kNone) {}

Error::Error(const Code& code, std::string subject, Facts facts)
    : code_(&code), subject_(std::move(subject)), facts_(std::move(facts)) {
  trace_emitted(code);
}

Error Error::within(std::string_view outer) const {
  std::string subject(outer);
  if (!subject_.empty()) subject.append(": ").append(subject_);
  return Error(*code_, std::move(subject), facts_);
}

std::string describe(const Error& error) {
  std::string out(error.code().id);
  if (!error.subject().empty()) out.append(" ").append(error.subject());
  for (const auto& fact : error.facts()) {
    out.append(" ").append(fact.name).append("=").append(fact.value);
  }
  return out;
}

void throw_exception_from_error(const Error& error, const boost::source_location&) {
  throw std::logic_error("value() of an error: " + describe(error));
}

}  // namespace baytrust
