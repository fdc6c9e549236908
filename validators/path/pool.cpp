#include <algorithm>
#include <unordered_set>

#include "validators/path/build.hpp"

namespace baytrust::path {

void Pool::Index::fill(std::vector<std::pair<std::string_view, std::uint32_t>> entries) {
  std::sort(entries.begin(), entries.end());
  keys.reserve(entries.size());
  values.reserve(entries.size());
  for (const auto& [key, value] : entries) {
    keys.push_back(key);
    values.push_back(value);
  }
}

std::span<const std::uint32_t> Pool::Index::find(std::string_view key) const {
  const auto [first, last] = std::equal_range(keys.begin(), keys.end(), key);
  return std::span(values).subspan(static_cast<std::size_t>(first - keys.begin()),
                                   static_cast<std::size_t>(last - first));
}

Pool::Pool(std::vector<x509::Certificate> certificates, std::vector<TrustAnchor> anchors) {
  std::vector<std::pair<std::string_view, std::uint32_t>> subjects, key_ids, anchor_names;
  std::unordered_set<Digest> seen;
  for (auto& certificate : certificates) {
    if (!seen.insert(certificate->fingerprint).second) continue;
    const auto index = static_cast<std::uint32_t>(certificates_.size());
    subjects.emplace_back(certificate->subject_key, index);
    if (const auto& key_id = certificate->extensions.subject_key_id) {
      key_ids.emplace_back(as_text(*key_id), index);
    }
    certificates_.push_back(std::move(certificate));
  }
  seen.clear();
  for (auto& anchor : anchors) {
    if (!seen.insert(anchor.id()).second) continue;
    anchor_names.emplace_back(anchor.name_key(), static_cast<std::uint32_t>(anchors_.size()));
    anchors_.push_back(std::move(anchor));
  }
  by_subject_.fill(std::move(subjects));
  by_key_id_.fill(std::move(key_ids));
  anchors_by_subject_.fill(std::move(anchor_names));
}

std::span<const std::uint32_t> Pool::certificates_named(std::string_view subject_key) const {
  return by_subject_.find(subject_key);
}

std::span<const std::uint32_t> Pool::certificates_with_key_id(ByteView key_id) const {
  return by_key_id_.find(as_text(key_id));
}

std::span<const std::uint32_t> Pool::anchors_named(std::string_view subject_key) const {
  return anchors_by_subject_.find(subject_key);
}

}  // namespace baytrust::path
