#include "gateway/http/target.hpp"

#include <algorithm>

#include "gateway/http/codes.hpp"

namespace baytrust::http {
namespace {

constexpr std::size_t kMostSegments = 32;
constexpr std::size_t kMostParameters = 64;

Error malformed(const char* reason) { return Error(kMalformed, "target", {{"reason", reason}}); }

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool is_control(char c) {
  const auto u = static_cast<unsigned char>(c);
  return u < 0x20 || u == 0x7F;
}

Result<std::string> decoded(std::string_view text, Plus plus) {
  auto out = percent_decoded(text, plus);
  if (!out) return malformed("percent-encoding");
  if (!is_utf8(*out)) return malformed("utf-8");
  return std::move(*out);
}

Result<Segment> parse_segment(std::string_view raw) {
  auto text = decoded(raw, Plus::literal);
  if (!text) return text.error();
  if (text->find_first_of("/\\") != std::string::npos || std::ranges::any_of(*text, is_control)) {
    return malformed("path-segment");
  }
  if (text->empty() || *text == "." || *text == "..") return malformed("path-segment");
  Segment segment{.text = std::move(*text)};
  const std::size_t colon = raw.rfind(':');
  segment.has_colon = colon != std::string_view::npos;
  // Both parts decode, for the whole did.
  segment.name = *percent_decoded(raw.substr(0, colon), Plus::literal);
  if (segment.has_colon) segment.verb = *percent_decoded(raw.substr(colon + 1), Plus::literal);
  return segment;
}

Result<Query> parse_query(std::string_view text) {
  Pairs parameters;
  while (!text.empty()) {
    const std::size_t end = text.find('&');
    const auto pair = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (pair.empty()) continue;
    if (parameters.size() >= kMostParameters) return malformed("query-parameters");
    const std::size_t equals = pair.find('=');
    auto name = decoded(pair.substr(0, equals), Plus::space);
    if (!name) return name.error();
    auto value =
        decoded(equals == std::string_view::npos ? "" : pair.substr(equals + 1), Plus::space);
    if (!value) return value.error();
    parameters.emplace_back(std::move(*name), std::move(*value));
  }
  return Query(std::move(parameters));
}

}  // namespace

std::optional<std::string> percent_decoded(std::string_view text, Plus plus) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '+' && plus == Plus::space) {
      out += ' ';
    } else if (text[i] != '%') {
      out += text[i];
    } else {
      const int high = i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
      const int low = i + 2 < text.size() ? hex_digit(text[i + 2]) : -1;
      if (high < 0 || low < 0) return std::nullopt;
      out += static_cast<char>(high * 16 + low);
      i += 2;
    }
  }
  return out;
}

bool is_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto octet = [&](std::size_t k) {
      return i + k < text.size() ? static_cast<unsigned char>(text[i + k]) : 0U;
    };
    const unsigned lead = octet(0);
    const std::size_t n = lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (n == 0 || lead > 0xF4) return false;
    for (std::size_t k = 1; k < n; ++k) {
      if ((octet(k) & 0xC0U) != 0x80U) return false;
    }
    const unsigned second = octet(1);
    if ((lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) ||
        (lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F)) {
      return false;
    }
    i += n;
  }
  return true;
}

Result<Target> parse_target(std::string_view target) {
  if (!target.starts_with('/')) return malformed("request-target");
  if (std::ranges::any_of(target, [](char c) { return is_control(c) || c == ' ' || c == '#'; })) {
    return malformed("request-target");
  }
  const std::size_t question = target.find('?');
  std::string_view path = target.substr(0, question);
  Target out;
  out.has_trailing_slash = path.size() > 1 && path.ends_with('/');
  if (out.has_trailing_slash) path.remove_suffix(1);
  path.remove_prefix(1);
  if (path.empty() && out.has_trailing_slash) return malformed("path-segment");
  while (!path.empty()) {
    if (out.segments.size() >= kMostSegments) return malformed("path-segments");
    const std::size_t end = path.find('/');
    auto segment = parse_segment(path.substr(0, end));
    if (!segment) return segment.error();
    out.path.append("/").append(segment->text);
    out.segments.push_back(std::move(*segment));
    if (end == std::string_view::npos) break;
    path.remove_prefix(end + 1);
    if (path.empty()) return malformed("path-segment");
  }
  if (out.segments.empty() || out.has_trailing_slash) out.path += '/';
  if (question != std::string_view::npos) {
    auto query = parse_query(target.substr(question + 1));
    if (!query) return query.error();
    out.query = std::move(*query);
  }
  return out;
}

}  // namespace baytrust::http
