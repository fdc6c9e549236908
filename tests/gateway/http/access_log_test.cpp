#include "gateway/http/access_log.hpp"

#include <boost/json/parse.hpp>
#include <gmock/gmock.h>

#include "tests/gateway/http/server_fixture.hpp"

namespace baytrust::http {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(AccessLog, WritesOneObjectALine) {
  Request request{.method = "GET", .request_id = "r1"};
  request.trace.trace_id = std::string(32, 'a');
  request.received = {1772539200};
  const std::string line = access_line({.request = std::make_shared<const Request>(request),
                                        .status = 200,
                                        .note = {.route = "/v1/a/{id}", .client = "k"},
                                        .micros = 12,
                                        .bytes_in = 3,
                                        .bytes_out = 4});
  EXPECT_EQ(line,
            R"({"time":"2026-03-03T12:00:00Z","request_id":"r1","trace_id":")" +
                std::string(32, 'a') +
                R"(","route":"/v1/a/{id}","method":"GET","status":200,"micros":12,"bytes_in":3,)"
                R"("bytes_out":4,"client":"k","end":"complete"})");
  request.method = "X\"\n";
  EXPECT_THAT(access_line({.request = std::make_shared<const Request>(request)}),
              HasSubstr(R"("method":"other")"));
}

TEST_F(ServerTest, LogsEveryRequestWithoutWhatItAskedFor) {
  start();
  auto c = client();
  c.post("/length", "the body",
         "traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\r\n");
  c.get("/echo?secret=value");
  c.get("/secret/path");
  c.send("nonsense\r\n\r\n");
  const auto lines = log_.wait_for(4);
  ASSERT_EQ(lines.size(), 4U);
  EXPECT_THAT(lines[0], HasSubstr(R"("route":"/length","method":"POST","status":200)"));
  EXPECT_THAT(lines[0], HasSubstr(R"("bytes_in":8,"bytes_out":1,)"));
  EXPECT_THAT(lines[0], HasSubstr(R"("trace_id":"4bf92f3577b34da6a3ce929d0e0e4736")"));
  EXPECT_THAT(lines[1], HasSubstr(R"("route":"/echo","method":"GET","status":400)"));
  EXPECT_THAT(lines[2], HasSubstr(R"("route":"-","method":"GET","status":404)"));
  EXPECT_THAT(lines[3], HasSubstr(R"("route":"-","method":"-","status":400)"));
  for (const auto& line : lines) {
    EXPECT_TRUE(boost::json::parse(line).is_object());
    for (const auto* private_text : {"secret", "value", "the body", "127.0.0.1", "nonsense"}) {
      EXPECT_THAT(line, Not(HasSubstr(private_text)));
    }
  }
}

}  // namespace
}  // namespace baytrust::http
