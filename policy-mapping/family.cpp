#include "policy-mapping/family.hpp"

#include <algorithm>

#include "policy-mapping/codes.hpp"
#include "validators/path/policy_set.hpp"

namespace baytrust::policy_mapping {
namespace {

constexpr std::size_t kMaxVersionNodes = 16;

// DER writes an arc minimally, seven bits an octet: fewer octets are a smaller number, and of equal
// lengths the octets compare as the numbers do.
std::strong_ordering compare_arcs(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return a.size() <=> b.size();
  return a.compare(b) <=> 0;
}

struct Split {
  std::vector<std::string_view> version;  // empty: not of the family
  bool bare = false;                      // the prefix itself
};

Split split(const PolicyFamily& family, OidView policy) {
  const auto prefix = subidentifiers(family.prefix);
  const auto arcs = subidentifiers(policy);
  if (prefix.empty() || arcs.size() < prefix.size()) return {};
  const auto begins = std::equal(prefix.begin(), prefix.end(), arcs.begin());
  if (!begins || policy == path::kAnyPolicy) return {};
  if (arcs.size() == prefix.size()) return {.version = {}, .bare = true};
  if (arcs.size() != prefix.size() + family.version_nodes) return {};
  return {.version = {arcs.begin() + static_cast<std::ptrdiff_t>(prefix.size()), arcs.end()}};
}

Error malformed(const PolicyFamily& family, std::string reason) {
  return Error(kFamily, "policy family",
               {{"family", to_string(family.prefix)}, {"reason", std::move(reason)}});
}

bool accepts(const PolicyFamily& family, const Release& release) {
  if (family.accept == PolicyFamily::Accept::only) {
    return std::find(family.pinned.begin(), family.pinned.end(), release) != family.pinned.end();
  }
  return (!family.min_release || *family.min_release <= release) &&
         (!family.max_release || release <= *family.max_release);
}

}  // namespace

std::optional<Release> Release::parse(std::string_view text) {
  // The arcs of an OID after two that are not looked at: the same rules, the same arithmetic.
  const auto oid = Oid::parse(std::string("1.2.").append(text));
  if (!oid) return std::nullopt;
  auto arcs = subidentifiers(*oid);
  arcs.erase(arcs.begin());
  if (arcs.size() > kMaxVersionNodes) return std::nullopt;
  return Release(arcs);
}

Release::Release(const std::vector<std::string_view>& arcs) : arcs_(arcs.begin(), arcs.end()) {}

std::strong_ordering operator<=>(const Release& a, const Release& b) {
  const std::size_t common = std::min(a.size(), b.size());
  for (std::size_t i = 0; i < common; ++i) {
    if (const auto c = compare_arcs(a.arcs_[i], b.arcs_[i]); c != 0) return c;
  }
  return a.size() <=> b.size();
}

std::string to_string(const Release& release) {
  std::string der("\x2A");  // 1.2
  for (const std::string& arc : release.arcs_) der += arc;
  const std::string text = baytrust::to_string(OidView(der));
  return text.size() > 4 ? text.substr(4) : std::string();
}

Result<void> check_family(const PolicyFamily& family) {
  if (family.prefix.empty()) return malformed(family, "no prefix");
  if (family.version_nodes == 0 || family.version_nodes > kMaxVersionNodes) {
    return malformed(family, "version nodes");
  }
  std::vector<Release> stated = family.pinned;
  for (const auto& bound : {family.min_release, family.max_release}) {
    if (bound) stated.push_back(*bound);
  }
  for (const Release& release : stated) {
    if (release.size() != family.version_nodes) {
      return malformed(family, "release " + to_string(release));
    }
  }
  const bool only = family.accept == PolicyFamily::Accept::only;
  if (only && (family.min_release || family.max_release)) {
    return malformed(family, "pins and bounds");
  }
  if (only == family.pinned.empty()) return malformed(family, "pins");
  if (family.min_release && family.max_release && *family.max_release < *family.min_release) {
    return malformed(family, "empty range");
  }
  return {};
}

FamilyMatch match(const PolicyFamily& family, OidView policy) {
  const Split parts = split(family, policy);
  if (parts.bare) return FamilyMatch::bare_prefix;
  if (parts.version.empty()) return FamilyMatch::other;
  return accepts(family, Release(parts.version)) ? FamilyMatch::match : FamilyMatch::other_release;
}

std::optional<Release> release_of(const PolicyFamily& family, OidView policy) {
  const Split parts = split(family, policy);
  if (parts.version.empty()) return std::nullopt;
  return Release(parts.version);
}

std::string to_string(const PolicyFamily& family) {
  std::string text = baytrust::to_string(family.prefix);
  for (std::size_t i = 0; i < family.version_nodes; ++i) text += ".*";
  if (family.accept == PolicyFamily::Accept::only) {
    std::string_view separator = " only ";
    for (const Release& release : family.pinned) {
      text.append(separator).append(to_string(release));
      separator = ", ";
    }
    return text;
  }
  if (family.min_release) text += " from " + to_string(*family.min_release);
  if (family.max_release) text += " to " + to_string(*family.max_release);
  return text;
}

}  // namespace baytrust::policy_mapping
