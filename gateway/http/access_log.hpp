// One JSON line for each request, for operators. It holds the route's template, never the path or
// the query; the key of a known caller, never a name or an address; no body.
#pragma once

#include <string>
#include <string_view>

#include "gateway/http/application.hpp"
#include "gateway/service/sources.hpp"

namespace baytrust::http {

// Where lines go. Called from the sockets' thread and from workers, so: thread-safe, and quick (a
// buffer and a thread of its own for slow disks). Lines come without line end.
class LogSink {
 public:
  virtual ~LogSink() = default;
  virtual void write(std::string_view line) = 0;
};

// {"time","request_id","trace_id","route","method","status","micros","bytes_in","bytes_out",
//  "client","end"}; status 0: the client left before it had an answer.
std::string access_line(const Exchange& exchange);

// What a source of evidence gave or why not: {"time","source","kind","result","detail","octets"}.
// Of a URL the host alone: what follows may be about a person's certificate.
std::string source_line(const service::SourceEvent& event, Instant now);

// A failure of our own, found by the request's id: {"time","request_id","trace_id","error"}.
std::string failure_line(const Request& request, std::string_view what);

}  // namespace baytrust::http
