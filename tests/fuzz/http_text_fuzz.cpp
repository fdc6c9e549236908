// Law: a body is refused with a place inside it, or is JSON that reads the same when written again;
// a target that is taken has no segment that walks; a path that a route takes is not taken with a
// slash more; trace contexts read back; no header field or list of weights is beyond the parsers.
#include <boost/json/serialize.hpp>
#include <cstdlib>

#include "gateway/http/forwarded.hpp"
#include "gateway/http/json_body.hpp"
#include "gateway/http/line_splitter.hpp"
#include "gateway/http/media_type.hpp"
#include "gateway/http/proxy_header.hpp"
#include "gateway/http/router.hpp"
#include "gateway/http/wire.hpp"

using namespace baytrust;
using namespace baytrust::http;

namespace {

void require(bool law) {
  if (!law) std::abort();
}

const Router& router() {
  static const Router kRouter =
      *Router::make({{.method = "GET", .path = "/v1/a/{id}", .operation_id = "a"},
                     {.method = "POST", .path = "/v1/a/{id}:approve", .operation_id = "b"},
                     {.method = "GET", .path = "/v1/tile/{rest+}", .operation_id = "c"}});
  return kRouter;
}

void json(ByteView input) {
  const SharedBytes text = share(to_bytes(input));
  const auto document = read_json(text);
  if (!document) {
    const auto line = document.error().facts().at(0).value;
    require(std::stoul(line) >= 1 && std::stoul(line) <= input.size() + 1);
    return;
  }
  const std::string written = boost::json::serialize(document->value);
  const auto again = read_json(share(to_bytes(as_bytes(written))));
  // A number may be written longer than it came; what does not change is what it is.
  require(again && again->value == document->value);
  for (const auto* name : {"a", "b", "id"})
    (void)place_of(as_text(input), {name, std::size_t{1}, name});
}

void target(std::string_view text) {
  const auto parsed = parse_target(text);
  if (!parsed) return;
  for (const auto& segment : parsed->segments) {
    require(segment.text != "." && segment.text != ".." && !segment.text.empty());
    require(segment.text.find('/') == std::string::npos && is_utf8(segment.text));
  }
  const std::string path(text.substr(0, text.find('?')));
  for (const auto* method : {"GET", "POST"}) {
    if (!router().match(method, *parsed)) continue;
    const auto slashed = parse_target(path + "/");
    require(!slashed || !router().match(method, *slashed));
  }
}

// A request is the same however its octets are cut.
std::string read_request(std::string_view text, std::size_t piece) {
  const Limits limits{.header_bytes = 512};
  RequestReader reader(limits);
  std::string buffer, out;
  bool in_body = false;
  for (std::size_t at = 0; at <= text.size();) {
    const auto used = in_body ? reader.read_body(buffer) : reader.read_head(buffer);
    if (!used) return out + std::string(used.error().code().id);
    buffer.erase(0, *used);
    if (!in_body && *used != 0) {
      in_body = true;
      out += reader.head().method + " " + reader.head().target + "\n";
      reader.limit_body(1000);
    }
    if (in_body) {
      out += as_text(reader.take_body());
      if (reader.is_complete()) return out + "\ncomplete";
    }
    if (*used != 0 && !buffer.empty()) continue;
    if (at == text.size()) break;
    buffer.append(text.substr(at, piece));
    at += std::min(piece, text.size() - at);
  }
  return out + "\nmore";
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const ByteView input(data, size);
  const std::string_view text = as_text(input);
  json(input);
  target(text);
  require(read_request(text, text.size() + 1) == read_request(text, 7));
  if (const auto trace = parse_traceparent(text)) {
    require(parse_traceparent(to_string(*trace)) == trace);
  }
  (void)choose_language(text);
  (void)choose_media_type(text, std::vector<std::string>{"application/json", "text/html"});
  if (const auto address = normal_ip(text)) require(normal_ip(*address) == address);
  (void)forwarded_address({{"Forwarded", std::string(text)}});
  (void)forwarded_address({{"X-Forwarded-For", std::string(text)}});
  if (size >= ProxyPreamble::kSize) {
    if (const auto preamble = parse_proxy_preamble(input.first(ProxyPreamble::kSize))) {
      (void)parse_proxy_source(*preamble, input.subspan(ProxyPreamble::kSize));
    }
  }
  return 0;
}
