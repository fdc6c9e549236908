#include "gateway/service/algorithm_settings.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace baytrust::service {
namespace {

using crypto::Acceptance;

constexpr std::string_view kExpected =
    "always, never, tolerated, until <instant>, tolerated until <instant>";

std::optional<Acceptance> acceptance_of(std::string_view text) {
  if (text == "always") return Acceptance::always();
  if (text == "never") return Acceptance::never();
  if (text == "tolerated") return Acceptance::tolerated();
  constexpr std::string_view kTolerated = "tolerated ";
  constexpr std::string_view kUntil = "until ";
  const bool tolerated = text.starts_with(kTolerated);
  if (tolerated) text.remove_prefix(kTolerated.size());
  if (!text.starts_with(kUntil)) return std::nullopt;
  const auto instant = parse_rfc3339(text.substr(kUntil.size()));
  if (!instant) return std::nullopt;
  return tolerated ? Acceptance::tolerated_until(*instant) : Acceptance::until(*instant);
}

// Every value of an enum with its name, for the enums of validators/crypto, which count from 0.
template <class Named>
SettingReader::Names<Named> names_of(std::size_t count) {
  SettingReader::Names<Named> names;
  for (std::size_t i = 0; i < count; ++i) {
    const auto value = static_cast<Named>(i);
    names.emplace_back(to_string(value), value);
  }
  return names;
}

// One table of names and acceptances: hashes, schemes or curves.
template <class Named>
void read_named(SettingReader& table, std::string_view key, std::size_t count,
                crypto::AlgorithmPolicy& policy) {
  const auto names = names_of<Named>(count);
  table.table(key, [&](SettingReader& members) {
    for (const auto& [name, text] : members.text_members()) {
      const auto known = std::ranges::find(names, name, &std::pair<std::string_view, Named>::first);
      const auto acceptance = acceptance_of(text);
      if (known == names.end()) {
        std::string expected;
        for (const auto& entry : names) {
          expected.append(expected.empty() ? "" : ", ").append(entry.first);
        }
        members.bad_value(name, name, expected);
      } else if (!acceptance) {
        members.bad_value(name, text, std::string(kExpected));
      } else {
        policy.of(known->second) = *acceptance;
      }
    }
  });
}

void read_sizes(SettingReader& table, std::string_view key, crypto::SizeRule& rule) {
  if (!table.has(key)) return;
  std::vector<crypto::SizeRule::Step> steps;
  table.tables(key, [&](SettingReader& step) {
    constexpr std::int64_t kMaxBits = 65536;
    const auto min = step.integer("min", 0, kMaxBits);
    const std::string text = step.text("accepted").value_or("always");
    const auto acceptance = acceptance_of(text);
    if (!acceptance) step.bad_value("accepted", text, std::string(kExpected));
    steps.push_back(
        {static_cast<std::uint32_t>(min.value_or(0)), acceptance.value_or(Acceptance::never())});
  });
  rule = crypto::SizeRule(std::move(steps));
}

}  // namespace

crypto::AlgorithmPolicy read_algorithms(SettingReader& table, crypto::AlgorithmPolicy before) {
  crypto::AlgorithmPolicy policy = std::move(before);
  read_named<crypto::Hash>(table, "hashes", crypto::kHashCount, policy);
  read_named<crypto::Scheme>(table, "schemes", crypto::kSchemeCount, policy);
  read_named<crypto::Curve>(table, "curves", crypto::kCurveCount, policy);
  read_sizes(table, "rsa_bits", policy.rsa_bits);
  read_sizes(table, "dsa_bits", policy.dsa_bits);
  return policy;
}

crypto::AlgorithmPolicy unrestricted_policy() {
  crypto::AlgorithmPolicy policy;
  policy.rsa_bits = crypto::SizeRule({{0, Acceptance::always()}});
  policy.dsa_bits = crypto::SizeRule({{0, Acceptance::always()}});
  policy.unknown_keys = Acceptance::always();
  return policy;
}

}  // namespace baytrust::service
