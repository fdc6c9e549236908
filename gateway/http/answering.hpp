// What the handlers of the gateway's routes have in common: reading a query's values, answering
// JSON and signed files with entity tags (RFC 9110 8.8.3, 13.1.2), doing a POST once
// (Idempotency-Key). Not here: any route.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/http/api.hpp"
#include "gateway/http/services.hpp"
#include "gateway/messages/language.hpp"

namespace baytrust::http {

inline constexpr std::string_view kJson = "application/json";

Response json_response(std::string body);
// 304 without body where If-None-Match names the tag; `tag` without quotes.
Response with_tag(const Request& request, Response response, const std::string& tag);
// The same, the tag made of the body.
Response tagged(const Request& request, Response response);

// http.query.bad.
Result<std::optional<Instant>> query_instant(const Request& request, std::string_view name);
Result<std::optional<std::int64_t>> query_integer(const Request& request, std::string_view name,
                                                  std::int64_t least, std::int64_t most);
std::string query_text(const Request& request, std::string_view name);
// Of Accept-Language.
messages::Language language_of(const Request& request);

// A territory of the path that is configured; http.route.unknown otherwise.
Result<std::string> territory_of(const Request& request, const service::Config& config);

// The handler's answer is kept under the caller's Idempotency-Key where it succeeded, and given
// again for the same request. http.idempotency.key, .mismatch, .running.
Handler once(const Services& services, Handler handler);

// 304, of a route whose answers have entity tags.
Answer unchanged();

// A parameter that every route of its kind documents alike.
Parameter path_parameter(std::string name, std::string description, std::string example);
Parameter query_parameter(std::string name, std::string description, std::string example = {});
Parameter instant_parameter(std::string name, std::string description);
Parameter idempotency_parameter();

}  // namespace baytrust::http
