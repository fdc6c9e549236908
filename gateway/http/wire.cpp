#include "gateway/http/wire.hpp"

#include <algorithm>
#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/chunk_encode.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/serializer.hpp>

#include "gateway/http/codes.hpp"

namespace baytrust::http {
namespace {

namespace beast = boost::beast;
using ErrorCode = beast::error_code;

Error malformed(std::string reason) {
  return Error(kMalformed, "request", {{"reason", std::move(reason)}});
}

Error over_limit(const Code& code, std::uint64_t limit) {
  return Error(code, "request", {{"limit", std::to_string(limit)}});
}

// Collects what Beast reads. Fields after the body (trailers) are read and forgotten.
class Collector : public beast::http::basic_parser<true> {
 public:
  RequestHead head;
  Bytes body;

 protected:
  void on_request_impl(beast::http::verb, beast::string_view method, beast::string_view target, int,
                       ErrorCode&) override {
    head.method.assign(method.data(), method.size());
    head.target.assign(target.data(), target.size());
  }
  void on_response_impl(int, beast::string_view, int, ErrorCode&) override {}
  void on_field_impl(beast::http::field, beast::string_view name, beast::string_view value,
                     ErrorCode&) override {
    if (header_done_) return;
    head.headers.add(std::string(name.data(), name.size()),
                     std::string(value.data(), value.size()));
  }
  void on_header_impl(ErrorCode&) override { header_done_ = true; }
  void on_body_init_impl(const boost::optional<std::uint64_t>&, ErrorCode&) override {}
  std::size_t on_body_impl(beast::string_view piece, ErrorCode&) override {
    body.insert(body.end(), piece.begin(), piece.end());
    return piece.size();
  }
  void on_chunk_header_impl(std::uint64_t, beast::string_view, ErrorCode&) override {}
  std::size_t on_chunk_body_impl(std::uint64_t, beast::string_view piece, ErrorCode&) override {
    body.insert(body.end(), piece.begin(), piece.end());
    return piece.size();
  }
  void on_finish_impl(ErrorCode&) override {}

 private:
  bool header_done_ = false;
};

// ----- what Beast would forgive

bool is_control(char c) {
  const auto u = static_cast<unsigned char>(c);
  return (u < 0x20 && c != '\t') || u == 0x7F;
}

// RFC 9112 3: method SP request-target SP HTTP-version, with exactly these spaces.
std::optional<Error> wrong_request_line(std::string_view line, const Limits& limits) {
  const std::size_t first = line.find(' ');
  if (first == std::string_view::npos || !is_token(line.substr(0, first))) {
    return malformed("request-line");
  }
  const std::size_t second = line.find(' ', first + 1);
  if (second == std::string_view::npos) return malformed("request-line");
  const auto target = line.substr(first + 1, second - first - 1);
  if (target.size() > limits.target_bytes) return over_limit(kTargetTooLong, limits.target_bytes);
  const auto version = line.substr(second + 1);
  if (version.starts_with("HTTP/") && version != "HTTP/1.1" && version != "HTTP/1.0") {
    return Error(kVersion, "request");
  }
  // RFC 9112 3.2.1: only the origin form; a proxy's absolute form has no business here.
  if (!target.starts_with('/')) return malformed("request-target");
  return std::nullopt;
}

// RFC 9112 5: no white space before the colon (5.1), no folded line (5.2), no control characters.
std::optional<Error> wrong_field_line(std::string_view line) {
  if (line.starts_with(' ') || line.starts_with('\t')) return malformed("obs-fold");
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) {
    return malformed("field-name");
  }
  if (std::ranges::any_of(line, is_control)) return malformed("field-value");
  return std::nullopt;
}

std::optional<Error> wrong_header(std::string_view header, const Limits& limits) {
  std::size_t fields = 0, begin = 0;
  while (begin < header.size()) {
    const std::size_t end = header.find("\r\n", begin);
    const auto line = header.substr(begin, end - begin);
    const bool is_first = begin == 0;
    begin = end + 2;
    if (line.find_first_of(std::string_view("\r\n\0", 3)) != std::string_view::npos) {
      return malformed("line-end");
    }
    if (line.empty()) continue;  // the last one
    if (auto error = is_first ? wrong_request_line(line, limits) : wrong_field_line(line)) {
      return error;
    }
    if (!is_first && ++fields > limits.header_fields) {
      return over_limit(kHeaderTooMany, limits.header_fields);
    }
  }
  return std::nullopt;
}

// RFC 9112 3.2, 6.1, 6.3: one Host; one framing, given once.
std::optional<Error> wrong_framing(const RequestHead& head) {
  const auto hosts = head.headers.all("Host").size();
  if (hosts > 1 || (hosts == 0 && !head.is_http_1_0)) return malformed("host");
  const auto lengths = head.headers.all("Content-Length");
  const auto codings = head.headers.all("Transfer-Encoding");
  if (lengths.size() > 1) return malformed("content-length");
  if (lengths.size() == 1 &&
      !std::ranges::all_of(trimmed(lengths[0]), [](char c) { return c >= '0' && c <= '9'; })) {
    return malformed("content-length");
  }
  if (codings.empty()) return std::nullopt;
  const bool chunked_once =
      codings.size() == 1 && same_without_case(trimmed(codings[0]), "chunked");
  if (!lengths.empty() || head.is_http_1_0 || !chunked_once) return malformed("transfer-encoding");
  return std::nullopt;
}

Error error_of(const ErrorCode& ec, std::uint64_t body_limit) {
  using beast::http::error;
  if (ec == error::body_limit) return over_limit(kBodyTooLarge, body_limit);
  if (ec == error::bad_chunk || ec == error::bad_chunk_extension) return malformed("chunk");
  if (ec == error::bad_content_length || ec == error::multiple_content_length) {
    return malformed("content-length");
  }
  if (ec == error::bad_transfer_encoding) return malformed("transfer-encoding");
  return malformed("header");
}

template <class Buffers>
std::string joined(const Buffers& buffers) {
  std::string out;
  for (auto it = boost::asio::buffer_sequence_begin(buffers);
       it != boost::asio::buffer_sequence_end(buffers); ++it) {
    const boost::asio::const_buffer buffer(*it);
    out.append(static_cast<const char*>(buffer.data()), buffer.size());
  }
  return out;
}

}  // namespace

struct RequestReader::State {
  explicit State(const Limits& l) : limits(l) {}
  const Limits& limits;
  Collector collector;
  std::size_t scanned = 0;  // no end of the header before this place
  std::uint64_t body_limit = 0;
};

RequestReader::RequestReader(const Limits& limits) : state_(std::make_unique<State>(limits)) {}
RequestReader::~RequestReader() = default;
RequestReader::RequestReader(RequestReader&&) noexcept = default;
RequestReader& RequestReader::operator=(RequestReader&&) noexcept = default;

Result<std::size_t> RequestReader::read_head(std::string_view input) {
  const Limits& limits = state_->limits;
  // RFC 9112 2.2: one empty line before the request line is forgiven.
  const std::size_t skipped = input.starts_with("\r\n") ? 2 : 0;
  const auto text = input.substr(skipped);
  if (!text.empty() && text != "\r" && !is_token(text.substr(0, 1))) {
    return malformed("request-line");
  }
  const std::size_t end = text.find("\r\n\r\n", state_->scanned);
  if (end == std::string_view::npos || end + 4 > limits.header_bytes) {
    if (text.size() <= limits.header_bytes) {
      state_->scanned = text.size() > 3 && skipped == 0 ? text.size() - 3 : 0;
      return std::size_t{0};
    }
    const std::size_t line = text.find("\r\n");
    if (line == std::string_view::npos || line > limits.target_bytes + 64) {
      return over_limit(kTargetTooLong, limits.target_bytes);
    }
    return over_limit(kHeaderTooLarge, limits.header_bytes);
  }
  const auto header = text.substr(0, end + 4);
  if (auto error = wrong_header(header, limits)) return *error;
  Collector& collector = state_->collector;
  collector.header_limit(static_cast<std::uint32_t>(header.size() + 1));
  collector.body_limit(boost::none);
  collector.eager(false);
  ErrorCode ec;
  const std::size_t used = collector.put(boost::asio::buffer(header.data(), header.size()), ec);
  if (ec && ec != beast::http::error::need_more) return error_of(ec, 0);
  if (!collector.is_header_done() || used != header.size()) return malformed("header");
  RequestHead& head = collector.head;
  head.is_http_1_0 = header.substr(0, header.find('\r')).ends_with("HTTP/1.0");
  if (auto error = wrong_framing(head)) return *error;
  if (const auto length = collector.content_length()) head.content_length = *length;
  head.has_body = !collector.is_done();
  head.keep_alive = collector.keep_alive();
  collector.eager(true);
  return skipped + used;
}

const RequestHead& RequestReader::head() const { return state_->collector.head; }

void RequestReader::limit_body(std::optional<std::uint64_t> bytes) {
  state_->body_limit = bytes.value_or(0);
  if (bytes) state_->collector.body_limit(*bytes);
}

Result<std::size_t> RequestReader::read_body(std::string_view input) {
  if (input.empty() || is_complete()) return std::size_t{0};
  ErrorCode ec;
  const std::size_t used =
      state_->collector.put(boost::asio::buffer(input.data(), input.size()), ec);
  if (ec && ec != beast::http::error::need_more) return error_of(ec, state_->body_limit);
  // What is left is the beginning of a chunk's line or of the trailers: bounded as a header is.
  if (input.size() - used > state_->limits.header_bytes && !is_complete()) {
    return malformed("chunk");
  }
  return used;
}

bool RequestReader::is_complete() const { return state_->collector.is_done(); }

Bytes RequestReader::take_body() { return std::exchange(state_->collector.body, {}); }

std::size_t RequestReader::body_bytes() const { return state_->collector.body.size(); }

std::string head_text(int status, const Headers& headers, Version version) {
  beast::http::response<beast::http::empty_body> response;
  response.version(version == Version::http_1_0 ? 10 : 11);
  response.result(static_cast<unsigned>(status));
  for (const auto& [name, value] : headers.fields()) response.insert(name, value);
  beast::http::response_serializer<beast::http::empty_body> serializer(response);
  std::string text;
  ErrorCode ec;
  serializer.next(ec, [&text](ErrorCode&, const auto& buffers) { text += joined(buffers); });
  return text;
}

std::string_view phrase_of(int status) {
  const auto phrase =
      beast::http::obsolete_reason(beast::http::int_to_status(static_cast<unsigned>(status)));
  return {phrase.data(), phrase.size()};
}

std::string chunk_text(std::string_view bytes) {
  if (bytes.empty()) return {};
  return joined(beast::http::make_chunk(boost::asio::buffer(bytes.data(), bytes.size())));
}

std::string last_chunk_text() { return joined(beast::http::make_chunk_last()); }

}  // namespace baytrust::http
