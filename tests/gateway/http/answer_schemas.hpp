// Every JSON answer that a test obtains over a socket, held against the schema that /openapi.json
// has of its call, its status and its media type. The description is read as a client reads it: no
// word of the routes' own table is used.
#pragma once

#include <boost/json.hpp>
#include <gtest/gtest.h>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/json_schema.hpp"
#include "tests/support/raw_client.hpp"

namespace baytrust::http {

class AnswerSchemas {
 public:
  explicit AnswerSchemas(boost::json::value openapi)
      : openapi_(std::move(openapi)), schemas_(openapi_) {}
  // As the server behind this port describes itself; read once in a process, as all that tests
  // start have the same interface.
  static AnswerSchemas& of(std::uint16_t port);

  // What is wrong with an answer; `request` is as it was sent.
  std::vector<std::string> complaints(std::string_view request, const test::RawResponse& response);
  // Of what is read from a stream piece by piece: one line of a batch, one event's text.
  std::vector<std::string> complaints(std::string_view component, std::string_view json) const;

  // "GET /v1/mappings 200": answers whose description has a body in JSON that must have a schema,
  // and which of them were held against it.
  std::set<std::string> described() const;
  const std::set<std::string>& checked() const { return checked_; }
  // Those of `described` that have none.
  std::vector<std::string> without_schema() const;

 private:
  // The path's template in the description; empty: there is none.
  std::string path_of(std::string_view target) const;
  const boost::json::value* content_of(std::string_view method, const std::string& path,
                                       int status) const;
  std::vector<std::string> held(const boost::json::value& media, std::string_view text) const;

  boost::json::value openapi_;
  test::JsonSchema schemas_;
  std::set<std::string> checked_;
};

// A client whose every answer is held against its schema; what is wrong fails the test.
inline test::RawClient watched_client(std::uint16_t port) {
  test::RawClient client(port);
  client.watch([port](std::string_view request, const test::RawResponse& response) {
    for (const auto& complaint : AnswerSchemas::of(port).complaints(request, response)) {
      ADD_FAILURE() << complaint << "\n" << response.body.substr(0, 2000);
    }
  });
  return client;
}

}  // namespace baytrust::http
