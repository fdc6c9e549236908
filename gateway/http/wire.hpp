// HTTP/1.1 on the wire (RFC 9112), read and written by Boost.Beast: this is the one translation
// unit that includes it. Before Beast reads a header, what it would forgive is refused here: bare
// line feeds, folded lines, both framings, a second Host. Sans I/O: octets in, values out.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "gateway/http/headers.hpp"
#include "gateway/http/limits.hpp"
#include "validators/base/bytes.hpp"
#include "validators/base/error.hpp"

namespace baytrust::http {

struct RequestHead {
  std::string method{};
  std::string target{};
  Headers headers{};
  std::optional<std::uint64_t> content_length{};
  bool has_body = false;  // by its framing; an empty body with a length has none
  bool keep_alive = false;
  bool is_http_1_0 = false;
};

// Reads one request; the next one has a reader of its own. After an error there is no next request
// on the connection: where it would begin is not known.
class RequestReader {
 public:
  explicit RequestReader(const Limits& limits);
  ~RequestReader();
  RequestReader(RequestReader&&) noexcept;
  RequestReader& operator=(RequestReader&&) noexcept;

  // Octets used; 0: the header is not complete, call again with the same octets and more.
  Result<std::size_t> read_head(std::string_view input);
  const RequestHead& head() const;

  // After the head. The limit is of the body without its framing; nothing: no limit.
  void limit_body(std::optional<std::uint64_t> bytes);
  // Octets used; the rest is given again, with more.
  Result<std::size_t> read_body(std::string_view input);
  bool is_complete() const;
  // What was read of the body since the last call.
  Bytes take_body();
  std::size_t body_bytes() const;  // waiting to be taken

 private:
  struct State;
  std::unique_ptr<State> state_;
};

enum class Version : std::uint8_t { http_1_0, http_1_1 };
// Status line and fields, with the empty line.
std::string head_text(int status, const Headers& headers, Version version);
// "Not Found".
std::string_view phrase_of(int status);
// One chunk of the chunked coding (RFC 9112 7.1). Of no octets: nothing, for that would be the end.
std::string chunk_text(std::string_view bytes);
std::string last_chunk_text();

}  // namespace baytrust::http
