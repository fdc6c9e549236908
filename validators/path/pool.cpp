#include <algorithm>
#include <unordered_set>

#include "validators/path/build.hpp"

namespace baytrust::path {
namespace {

std::span<const std::uint32_t> look_up(const auto& index, std::string_view key) {
  const auto it = index.find(key);
  if (it == index.end()) return {};
  return it->second;
}

}  // namespace

Pool::Pool(std::vector<x509::Certificate> certificates, std::vector<TrustAnchor> anchors) {
  std::unordered_set<Digest> seen;
  for (auto& certificate : certificates) {
    if (!seen.insert(certificate->fingerprint).second) continue;
    const auto index = static_cast<std::uint32_t>(certificates_.size());
    by_subject_[certificate->subject_key].push_back(index);
    if (const auto& key_id = certificate->extensions.subject_key_id) {
      by_key_id_[as_text(*key_id)].push_back(index);
    }
    certificates_.push_back(std::move(certificate));
  }
  seen.clear();
  for (auto& anchor : anchors) {
    if (!seen.insert(anchor.id()).second) continue;
    anchors_by_subject_[anchor.name_key()].push_back(static_cast<std::uint32_t>(anchors_.size()));
    anchors_.push_back(std::move(anchor));
  }
}

std::span<const std::uint32_t> Pool::certificates_named(std::string_view subject_key) const {
  return look_up(by_subject_, subject_key);
}

std::span<const std::uint32_t> Pool::certificates_with_key_id(ByteView key_id) const {
  return look_up(by_key_id_, as_text(key_id));
}

std::span<const std::uint32_t> Pool::anchors_named(std::string_view subject_key) const {
  return look_up(anchors_by_subject_, subject_key);
}

}  // namespace baytrust::path
