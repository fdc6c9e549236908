#include "gateway/cli/arguments.hpp"

#include <charconv>

#include "gateway/cli/codes.hpp"

namespace baytrust::cli {

Error bad_value(std::string_view option, std::string value, std::string expected) {
  return Error(kValueBad, std::string(option),
               {{"option", std::string(option)},
                {"value", std::move(value)},
                {"expected", std::move(expected)}});
}

const std::vector<std::string>& Arguments::texts(std::string_view name) const {
  static const std::vector<std::string> kNothing;
  const auto found = values_.find(name);
  return found == values_.end() ? kNothing : found->second;
}

std::string Arguments::text(std::string_view name) const {
  const auto& all = texts(name);
  return all.empty() ? "" : all.back();
}

Result<std::optional<Instant>> Arguments::instant(std::string_view name) const {
  if (!has(name)) return std::optional<Instant>();
  const auto instant = parse_rfc3339(text(name));
  if (!instant) return bad_value(name, text(name), "2026-01-31T23:59:59+08:00");
  return instant;
}

Result<std::optional<std::int64_t>> Arguments::integer(std::string_view name,
                                                       std::int64_t most) const {
  if (!has(name)) return std::optional<std::int64_t>();
  const std::string typed = text(name);
  std::int64_t value = -1;
  const auto [end, failed] = std::from_chars(typed.data(), typed.data() + typed.size(), value);
  const bool whole = failed == std::errc() && end == typed.data() + typed.size();
  if (!whole || value < 0 || value > most) {
    return bad_value(name, typed, "0 .. " + std::to_string(most));
  }
  return std::optional(value);
}

Result<Digest> Arguments::digest(std::string_view name) const {
  const auto digest = parse_digest(text(name));
  if (!digest) return bad_value(name, text(name), "SHA-256, 64 x [0-9a-f]");
  return *digest;
}

Result<std::vector<std::pair<std::string, std::string>>> Arguments::assignments(
    std::string_view name) const {
  std::vector<std::pair<std::string, std::string>> out;
  for (const std::string& typed : texts(name)) {
    const std::size_t equals = typed.find('=');
    if (equals == 0 || equals == std::string::npos || equals + 1 == typed.size()) {
      return bad_value(name, typed, "HK=certificate.pem");
    }
    out.emplace_back(typed.substr(0, equals), typed.substr(equals + 1));
  }
  return out;
}

}  // namespace baytrust::cli
