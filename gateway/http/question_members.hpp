// What every question about certificates and signed files has in common, as bodies and queries say
// it. Internal to the routes.
#pragma once

#include <string>
#include <vector>

#include "gateway/http/answering.hpp"
#include "gateway/http/object_reader.hpp"
#include "gateway/http/route.hpp"
#include "gateway/service/answer_check.hpp"

namespace baytrust::http {

// What every question of one call has in common.
struct Asked {
  std::string account;
  messages::Language language = messages::Language::en;
  std::string request_id;
  Instant now;
};
Asked asked_by(const Request& request, const Caller& caller, Instant now);

// Every member but what is judged, which the caller has read before: chain, crls, profile, relying,
// purpose, amount, currency, at, known_at, languages, request_id. Finishes the reader.
// http.body.*, question.amount.
Result<service::CheckQuestion> read_members(ObjectReader& reader, const Asked& asked);
// The same from a query, for raw bodies.
Result<service::CheckQuestion> read_query(const Request& request, const Asked& asked);
std::vector<Parameter> question_parameters();
// With JSON comes no query: a wish beside the body would have to win or lose.
Result<void> no_query(const Request& request);

}  // namespace baytrust::http
