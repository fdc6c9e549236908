#include "gateway/decision/list_comparison.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <set>
#include <vector>

namespace baytrust::decision {

std::string text_of(const x509::Marker& marker) {
  return fmt::format("{}={}", to_string(marker.oid), fmt::join(marker.values, "|"));
}
std::string text_of(const std::optional<trustlists::Money>& money) {
  return money ? fmt::format("{} {}", money->amount, money->currency) : "-";
}
std::string text_of(const std::optional<policy_mapping::Money>& money) {
  return money ? fmt::format("{} {}", money->amount, money->currency) : "-";
}
std::string text_of(const trustlists::SourcedDate& date) {
  return date.at ? to_string(*date.at) : "-";
}

std::string families_text(const trustlists::CertificateType& type) {
  std::vector<std::string> listed;
  for (const auto& one : type.families) listed.push_back(to_string(one.prefix));
  return fmt::format("{}", fmt::join(listed, ", "));
}

bool same_marker(const x509::Marker& a, const x509::Marker& b) {
  return a.where == b.where && a.oid == b.oid &&
         std::set(a.values.begin(), a.values.end()) == std::set(b.values.begin(), b.values.end());
}

bool declares(const trustlists::CertificateType& type, const policy_mapping::PolicyFamily& family) {
  return type.families.empty() || std::any_of(type.families.begin(), type.families.end(),
                                              [&](const trustlists::DeclaredFamily& listed) {
                                                return listed.prefix == family.prefix &&
                                                       listed.version_nodes == family.version_nodes;
                                              });
}

bool limits_differ(const trustlists::CertificateType& type,
                   const policy_mapping::Recognition& entry) {
  const auto& counted = entry.counts_as.reliance_limit;
  const auto& listed = type.reliance_limit;
  if (!counted || !listed) return false;
  return counted->amount != listed->amount || counted->currency != listed->currency;
}

}  // namespace baytrust::decision
