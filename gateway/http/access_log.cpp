#include "gateway/http/access_log.hpp"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include "gateway/http/target.hpp"

namespace baytrust::http {
namespace {

// Methods are what clients write: only the usual ones are repeated.
std::string_view known_method(std::string_view method) {
  for (const std::string_view known :
       {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}) {
    if (method == known) return known;
  }
  return method.empty() ? "-" : "other";
}

boost::json::object beginning(const Request& request) {
  boost::json::object line;
  line["time"] = to_string(request.received);
  line["request_id"] = request.request_id;
  line["trace_id"] = request.trace.trace_id;
  return line;
}

}  // namespace

std::string access_line(const Exchange& exchange) {
  boost::json::object line = beginning(*exchange.request);
  line["route"] = exchange.note.route;
  line["method"] = known_method(exchange.request->method);
  line["status"] = exchange.status;
  line["micros"] = exchange.micros;
  line["bytes_in"] = exchange.bytes_in;
  line["bytes_out"] = exchange.bytes_out;
  line["client"] = exchange.note.client;
  line["end"] = exchange.end == Exchange::End::complete ? "complete" : "cut";
  return boost::json::serialize(line);
}

std::string failure_line(const Request& request, std::string_view what) {
  boost::json::object line = beginning(request);
  line["error"] = is_utf8(what) ? what : "not UTF-8";
  return boost::json::serialize(line);
}

std::string source_line(const service::SourceEvent& event, Instant now) {
  boost::json::object line;
  line["time"] = to_string(now);
  line["source"] = event.host;
  line["kind"] = to_string(event.kind);
  line["result"] = event.result;
  line["detail"] = event.detail;
  line["octets"] = event.octets;
  return boost::json::serialize(line);
}

}  // namespace baytrust::http
