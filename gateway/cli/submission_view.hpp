// A submission as another gateway describes it (docs/http-api.md), for people: state, what is still
// missing, and why it ended. For machines the gateway's own JSON is passed on.
#pragma once

#include <boost/json/object.hpp>
#include <string>

#include "gateway/cli/printer.hpp"

namespace baytrust::cli {

// "staged; waits for approvals" in the reader's language; an unknown state as it is.
std::string state_words(const Printer& out, const std::string& state);

// Rejected or superseded: it will not come into force.
bool has_failed(const std::string& state);

// Why it ended: the code of its last step, in the reader's language.
std::string end_words(const Printer& out, const boost::json::object& submission);

void print_submission(Printer& out, const boost::json::object& submission);

}  // namespace baytrust::cli
