#include "gateway/http/json_body.hpp"

#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/value_stack.hpp>
#include <cmath>
#include <optional>
#include <set>

#include "gateway/http/codes.hpp"

namespace baytrust::http {
namespace {

namespace json = boost::json;
using ErrorCode = json::error_code;

// Builds the value while the parser reads, and stops it where a rule is broken.
class StrictHandler {
 public:
  static constexpr std::size_t max_object_size = std::size_t(-1);
  static constexpr std::size_t max_array_size = std::size_t(-1);
  static constexpr std::size_t max_key_size = std::size_t(-1);
  static constexpr std::size_t max_string_size = std::size_t(-1);

  explicit StrictHandler(const JsonLimits& limits) : limits_(limits) {}

  const Code* complaint = nullptr;
  std::string key;  // the last one read
  json::value release() { return stack_.release(); }

  bool on_document_begin(ErrorCode&) {
    stack_.reset();
    return true;
  }
  bool on_document_end(ErrorCode&) { return true; }
  bool on_object_begin(ErrorCode& ec) {
    keys_.emplace_back();
    return enter(ec);
  }
  bool on_object_end(std::size_t n, ErrorCode&) {
    keys_.pop_back();
    --depth_;
    stack_.push_object(n);
    return true;
  }
  bool on_array_begin(ErrorCode& ec) { return enter(ec); }
  bool on_array_end(std::size_t n, ErrorCode&) {
    --depth_;
    stack_.push_array(n);
    return true;
  }
  bool on_key_part(json::string_view part, std::size_t, ErrorCode&) {
    partial_.append(part.data(), part.size());
    stack_.push_chars(part);
    return true;
  }
  bool on_key(json::string_view part, std::size_t, ErrorCode& ec) {
    key = partial_.append(part.data(), part.size());
    partial_.clear();
    stack_.push_key(part);
    return keys_.back().insert(key).second || stop(kJsonDuplicateKey, ec);
  }
  bool on_string_part(json::string_view part, std::size_t, ErrorCode&) {
    stack_.push_chars(part);
    return true;
  }
  bool on_string(json::string_view part, std::size_t, ErrorCode& ec) {
    stack_.push_string(part);
    return count(ec);
  }
  bool on_number_part(json::string_view, ErrorCode&) { return true; }
  bool on_int64(std::int64_t i, json::string_view, ErrorCode& ec) {
    stack_.push_int64(i);
    return count(ec);
  }
  bool on_uint64(std::uint64_t u, json::string_view, ErrorCode& ec) {
    stack_.push_uint64(u);
    return count(ec);
  }
  bool on_double(double d, json::string_view, ErrorCode& ec) {
    if (!std::isfinite(d)) return stop(kJsonNumber, ec);
    stack_.push_double(d);
    return count(ec);
  }
  bool on_bool(bool b, ErrorCode& ec) {
    stack_.push_bool(b);
    return count(ec);
  }
  bool on_null(ErrorCode& ec) {
    stack_.push_null();
    return count(ec);
  }
  bool on_comment_part(json::string_view, ErrorCode&) { return false; }
  bool on_comment(json::string_view, ErrorCode&) { return false; }

 private:
  bool stop(const Code& code, ErrorCode& ec) {
    complaint = &code;
    ec = json::error::exception;  // any will do: complaint says what it is
    return false;
  }
  bool enter(ErrorCode& ec) {
    if (++depth_ > limits_.depth) return stop(kJsonTooDeep, ec);
    return count(ec);
  }
  bool count(ErrorCode& ec) { return ++values_ <= limits_.values || stop(kJsonTooMany, ec); }

  const JsonLimits& limits_;
  json::value_stack stack_;
  std::vector<std::set<std::string>> keys_;  // of the objects that are open
  std::string partial_;
  std::size_t depth_ = 0, values_ = 0;
};

// A reader of text that is known to be JSON, to find the place of a value.
class Finder {
 public:
  explicit Finder(std::string_view text) : text_(text) {}

  std::size_t find(const JsonPath& path) {
    skip_space();
    std::size_t place = at_;
    for (const auto& step : path) {
      const auto* name = std::get_if<std::string>(&step);
      const bool found = name != nullptr ? enter_member(*name) : enter_element(std::get<1>(step));
      if (!found) return place;
      place = at_;
    }
    return place;
  }

 private:
  char here() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  void skip_space() {
    while (at_ < text_.size() && std::string_view(" \t\r\n").find(here()) != text_.npos) ++at_;
  }
  // With its quotes.
  std::string_view string() {
    const std::size_t begin = at_++;
    while (at_ < text_.size() && here() != '"') at_ += here() == '\\' ? 2 : 1;
    ++at_;
    return text_.substr(begin, at_ - begin);
  }
  void skip_value() {
    std::size_t depth = 0;
    do {
      skip_space();
      if (here() == '"') {
        string();
      } else {
        if (here() == '{' || here() == '[') ++depth;
        if (here() == '}' || here() == ']') --depth;
        ++at_;
        while (depth == 0 && at_ < text_.size() &&
               std::string_view(",:}] \t\r\n").find(here()) == text_.npos) {
          ++at_;  // the rest of a number or a word
        }
      }
    } while (depth != 0 && at_ < text_.size());
    skip_space();
  }
  bool enter_member(const std::string& name) {
    if (here() != '{') return false;
    ++at_;
    for (skip_space(); here() == '"'; skip_space()) {
      const auto key = string();
      skip_space();
      ++at_;  // the colon
      skip_space();
      if (is(key, name)) return true;
      skip_value();
      if (here() == ',') ++at_;
    }
    return false;
  }
  static bool is(std::string_view quoted, const std::string& name) {
    if (quoted.find('\\') == quoted.npos) return quoted.substr(1, quoted.size() - 2) == name;
    // An escaped name is decoded by the parser, as in read_json.
    JsonLimits limits;
    json::basic_parser<StrictHandler> parser(json::parse_options(), limits);
    ErrorCode ec;
    parser.write_some(false, quoted.data(), quoted.size(), ec);
    if (ec) return false;
    const json::value value = parser.handler().release();
    return value.is_string() && std::string_view(value.get_string()) == name;
  }
  bool enter_element(std::size_t index) {
    if (here() != '[') return false;
    ++at_;
    skip_space();
    for (std::size_t i = 0; i < index && here() != ']' && at_ < text_.size(); ++i) {
      skip_value();
      if (here() == ',') ++at_;
      skip_space();
    }
    return here() != ']';
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

Result<JsonDocument> read_json(SharedBytes text, const JsonLimits& limits) {
  const std::string_view chars = as_text(*text);
  json::parse_options options;
  options.max_depth = limits.depth + 1;  // ours is reached first
  json::basic_parser<StrictHandler> parser(options, limits);
  ErrorCode ec;
  std::size_t used = parser.write_some(false, chars.data(), chars.size(), ec);
  const Code* complaint = parser.handler().complaint;
  if (!ec && used < chars.size()) {
    complaint = &kJsonMalformed;  // something follows the value
  } else if (!ec) {
    return JsonDocument{std::move(text), parser.handler().release()};
  }
  if (complaint == nullptr) complaint = &kJsonMalformed;
  if (ec == json::error::exponent_overflow) complaint = &kJsonNumber;
  const TextPlace place = place_at(chars, used);
  Facts facts{{"line", std::to_string(place.line)}, {"column", std::to_string(place.column)}};
  if (*complaint == kJsonDuplicateKey) facts.push_back({"member", parser.handler().key});
  if (*complaint == kJsonTooDeep) facts.push_back({"limit", std::to_string(limits.depth)});
  if (*complaint == kJsonTooMany) facts.push_back({"limit", std::to_string(limits.values)});
  return Error(*complaint, "body", std::move(facts));
}

std::string to_string(const JsonPath& path) {
  std::string out;
  for (const auto& step : path) {
    if (const auto* name = std::get_if<std::string>(&step)) {
      out.append(out.empty() ? "" : ".").append(*name);
    } else {
      out.append("[").append(std::to_string(std::get<1>(step))).append("]");
    }
  }
  return out;
}

TextPlace place_at(std::string_view text, std::size_t offset) {
  TextPlace place;
  for (const char c : text.substr(0, offset)) {
    if (c == '\n') {
      ++place.line;
      place.column = 1;
    } else {
      ++place.column;
    }
  }
  return place;
}

TextPlace place_of(std::string_view text, const JsonPath& path) {
  return place_at(text, Finder(text).find(path));
}

}  // namespace baytrust::http
