#include "validators/signature/signed_content.hpp"

namespace baytrust::signature {
namespace {

std::optional<ByteView> find_digest(const std::vector<ContentDigestValue>& digests,
                                    crypto::Hash hash) {
  for (const auto& held : digests) {
    if (held.hash == hash) return ByteView(held.value);
  }
  return std::nullopt;
}

}  // namespace

SignedContent given_content(
    const std::variant<std::monostate, ByteView, DigestedContent>& content) {
  if (const auto* whole = std::get_if<ByteView>(&content)) {
    return {*whole, ContentForm::detached};
  }
  if (const auto* digests = std::get_if<DigestedContent>(&content)) {
    return SignedContent(*digests);
  }
  return {};
}

std::optional<ByteView> SignedContent::digest(crypto::Hash hash) {
  if (given_ != nullptr) return find_digest(given_->digests, hash);
  if (!whole_) return std::nullopt;
  if (const auto known = find_digest(computed_, hash)) return known;
  computed_.reserve(crypto::kHashCount);  // views into it stay
  computed_.push_back({hash, crypto::digest(hash, *whole_)});
  return ByteView(computed_.back().value);
}

std::optional<ByteView> SignedContent::for_sm2(const crypto::PublicKeyInfo& key) const {
  if (given_ == nullptr) return std::nullopt;
  const Digest wanted = crypto::sha256(key.spki);
  for (const auto& held : given_->for_sm2) {
    if (held.key == wanted) return ByteView(held.value);
  }
  return std::nullopt;
}

DigestedContent::Look SignedContent::look() {
  if (given_ != nullptr) return given_->look;
  if (!whole_) return DigestedContent::Look::unseen;
  if (!look_) {
    look_ = looks_like_signed_attributes(*whole_, whole_->size())
                ? DigestedContent::Look::attributes
                : DigestedContent::Look::plain;
  }
  return *look_;
}

}  // namespace baytrust::signature
