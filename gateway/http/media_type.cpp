#include "gateway/http/media_type.hpp"

#include <algorithm>

#include "gateway/http/headers.hpp"

namespace baytrust::http {
namespace {

using messages::Language;

constexpr std::size_t kMostElements = 32;  // the rest of a longer list is not looked at

// One element of a weighted list, its weight in thousandths (RFC 9110 12.4.2).
struct Weighted {
  std::string value;
  int weight = 1000;
};

// "0", "0.5", "1.000"; anything else counts as 0.
int weight_of(std::string_view text) {
  if (text.empty() || (text[0] != '0' && text[0] != '1') || text.size() > 5) return 0;
  int weight = (text[0] - '0') * 1000;
  if (text.size() > 1 && text[1] != '.') return 0;
  int unit = 100;
  for (std::size_t i = 2; i < text.size(); ++i, unit /= 10) {
    if (text[i] < '0' || text[i] > '9') return 0;
    weight += (text[i] - '0') * unit;
  }
  return std::min(weight, 1000);
}

std::vector<Weighted> weighted_list(std::string_view field) {
  std::vector<Weighted> out;
  while (!field.empty() && out.size() < kMostElements) {
    const std::size_t comma = field.find(',');
    std::string_view element = field.substr(0, comma);
    field.remove_prefix(comma == std::string_view::npos ? field.size() : comma + 1);
    std::size_t semicolon = element.find(';');
    Weighted weighted{.value = lower_case(trimmed(element.substr(0, semicolon)))};
    while (semicolon != std::string_view::npos) {
      element.remove_prefix(semicolon + 1);
      semicolon = element.find(';');
      const auto parameter = trimmed(element.substr(0, semicolon));
      if (parameter.size() > 2 && same_without_case(parameter.substr(0, 2), "q=")) {
        weighted.weight = weight_of(parameter.substr(2));
      }
    }
    if (!weighted.value.empty()) out.push_back(std::move(weighted));
  }
  return out;
}

// RFC 9110 12.5.1: the most specific range that matches counts.
int weight_for(std::string_view type, const std::vector<Weighted>& ranges) {
  int best = 0, specificity = 0;
  for (const auto& [range, weight] : ranges) {
    int rank = 0;
    if (range == type) rank = 3;
    if (range == "*/*") rank = 1;
    if (range.size() > 2 && range.ends_with("/*") && range != "*/*" &&
        type.starts_with(std::string_view(range).substr(0, range.size() - 1))) {
      rank = 2;
    }
    if (rank > specificity) {
      specificity = rank;
      best = weight;
    }
  }
  return best;
}

std::optional<Language> language_of(std::string_view range) {
  const auto primary = range.substr(0, range.find('-'));
  if (primary == "en" || primary == "*") return Language::en;
  if (primary == "pt") return Language::pt;
  if (primary == "yue") return Language::zh_hant;
  if (primary != "zh") return std::nullopt;
  const std::string subtags = std::string(range) + "-";
  if (subtags.find("-hant-") != std::string::npos) return Language::zh_hant;
  if (subtags.find("-hans-") != std::string::npos) return Language::zh_hans;
  for (const auto* region : {"-hk-", "-mo-", "-tw-"}) {
    if (subtags.find(region) != std::string::npos) return Language::zh_hant;
  }
  return Language::zh_hans;
}

}  // namespace

std::string media_type_of(std::string_view content_type) {
  const auto type = trimmed(content_type.substr(0, content_type.find(';')));
  const std::size_t slash = type.find('/');
  if (slash == std::string_view::npos || !is_token(type.substr(0, slash)) ||
      !is_token(type.substr(slash + 1))) {
    return {};
  }
  return lower_case(type);
}

std::optional<std::string> choose_media_type(std::string_view accept,
                                             std::span<const std::string> offered) {
  if (offered.empty()) return std::string();
  if (trimmed(accept).empty()) return offered.front();
  const auto ranges = weighted_list(accept);
  int best = 0;
  std::optional<std::string> chosen;
  for (const std::string& type : offered) {
    const int weight = weight_for(media_type_of(type), ranges);
    if (weight > best) {
      best = weight;
      chosen = type;
    }
  }
  return chosen;
}

Language choose_language(std::string_view accept_language) {
  auto ranges = weighted_list(accept_language);
  std::ranges::stable_sort(ranges, std::ranges::greater(), &Weighted::weight);
  for (const auto& [range, weight] : ranges) {
    if (weight == 0) continue;
    if (const auto language = language_of(range)) return *language;
  }
  return Language::en;
}

}  // namespace baytrust::http
