// Error: why an operation could not produce its value. A certificate judged invalid is not an
// Error: it is a Finding. No exception crosses a folder; Result carries the value or the Error.
#pragma once

#include <boost/system/result.hpp>
#include <string>
#include <utility>

#include "validators/base/code.hpp"
#include "validators/base/fact.hpp"

namespace baytrust {

class Error {
 public:
  // No error: only boost::system::result asks for it, as error() of a value.
  Error();
  // subject: what was being read or done ("certificate", "list HK", a file's name).
  explicit Error(const Code& code, std::string subject = {}, Facts facts = {});

  const Code& code() const { return *code_; }
  const std::string& subject() const { return subject_; }
  const Facts& facts() const { return facts_; }

  // The same error, said of something larger: subject becomes "outer: inner".
  Error within(std::string_view outer) const;

 private:
  const Code* code_;  // a constant of some codes.hpp
  std::string subject_;
  Facts facts_;
};

// For logs and test output, not for people: "code subject name=value ...".
std::string describe(const Error& error);

template <class T>
using Result = boost::system::result<T, Error>;

// Required by boost::system::result: value() on an error is a programming mistake.
[[noreturn]] void throw_exception_from_error(const Error& error, const boost::source_location&);

}  // namespace baytrust
