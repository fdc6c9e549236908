// Problem details (RFC 9457): an Error as an answer. The code is what programs rely on; the detail
// is for people, in the language they ask for. Of our own faults nothing is told but the request's
// id.
#pragma once

#include <string>
#include <string_view>

#include "gateway/http/message.hpp"
#include "validators/base/error.hpp"

namespace baytrust::http {

inline constexpr std::string_view kProblemType = "application/problem+json";

// The status a code is answered with. Codes that are not in the table are about what was sent, and
// get 422; but those of storing and configuring are our own, and get 500.
int status_of(const Code& code);

// {"type","title","status","detail","code","facts","request_id"}, with the fields that go with the
// status: Allow, WWW-Authenticate, Retry-After.
Response problem(const Error& error, const Request& request);

}  // namespace baytrust::http
