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
// JSON without a query: a wish beside the body would have to win or lose.
Result<JsonDocument> read_json_alone(const Request& request);

// A question in JSON, or the octets of what is judged, with the rest of the question in the query.
template <class Question>
struct QuestionForms {
  Result<Question> (*of_json)(const JsonDocument& document, const Asked& asked);
  Question (*of_octets)(const SharedBytes& octets, service::CheckQuestion members);
};
template <class Question>
Result<Question> read_question(const Request& request, const Asked& asked,
                               const QuestionForms<Question>& forms) {
  if (request.media_type != kJson) {
    auto members = read_query(request, asked);
    if (!members) return members.error();
    return forms.of_octets(request.body, std::move(*members));
  }
  const auto document = read_json_alone(request);
  if (!document) return document.error();
  return forms.of_json(*document, asked);
}

}  // namespace baytrust::http
