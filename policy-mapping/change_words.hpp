// Parts of registers in the words that changes show: identifiers and values, no prose, the same in
// every language. Internal to comparing.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "policy-mapping/register.hpp"

namespace baytrust::policy_mapping {

std::string words(const xml::Texts& texts);
std::string words(const std::vector<std::string>& values);
std::string words(const StatusChange& change);  // "in-force 2026-01-01T00:00:00Z (agreement)"
std::string words(const std::vector<StatusChange>& history);
std::string words(const Bound& bound);        // "…" open, "?" unknown, "? → T" reviewed
std::string words(const Interval& interval);  // "[from, to)"
std::string words(const CaPair& pair);
std::string words(const std::optional<TypeRule>& type);
std::string words(const Requirements& required);
std::string words(const Constraints& constraints);
std::string words(const std::vector<RelyingPolicy>& policies);
std::string words(const std::optional<Money>& money);
std::string words(const std::optional<NextSigner>& next);
std::string words(const std::vector<Evidence>& evidence);
std::string words(const std::optional<Review>& review);
// Where dates were read and who reviewed them, of the period and of each pair.
std::string source_words(const Recognition& recognition);
// "certificate MO <- HK".
std::string direction_words(const Recognition& recognition);

}  // namespace baytrust::policy_mapping
