#include "validators/signature/content_digest.hpp"

#include <algorithm>

#include "validators/der/walker.hpp"
#include "validators/signature/cms_algorithms.hpp"
#include "validators/signature/cms_timestamps.hpp"
#include "validators/signature/oids.hpp"

namespace baytrust::signature {
namespace {

// Signed attributes longer than this are looked at by their beginning.
constexpr std::size_t kMaxBeginning = 1U << 20U;

struct SetHeader {
  std::size_t size = 0;  // octets of tag and length
  std::uint64_t content = 0;
};

// X.690 8.1.3, definite forms.
std::optional<SetHeader> set_header(ByteView octets) {
  if (octets.size() < 2 || octets[0] != der::kSet) return std::nullopt;
  if (octets[1] < 0x80) return SetHeader{2, octets[1]};
  const std::size_t count = octets[1] & 0x7FU;
  if (count == 0 || count > 8 || octets.size() < 2 + count) return std::nullopt;
  std::uint64_t length = 0;
  for (std::size_t i = 0; i < count; ++i) length = length << 8U | octets[2 + i];
  return SetHeader{2 + count, length};
}

}  // namespace

bool looks_like_signed_attributes(ByteView beginning, std::uint64_t total) {
  const auto header = set_header(beginning);
  if (!header || header->content != total - header->size) return false;
  der::Failure failure;
  der::Walker walker(beginning.subspan(header->size), header->size, failure);
  while (!walker.at_end()) {
    der::Walker attribute = walker.enter(der::kSequence);
    const OidView type = attribute.oid();
    attribute.expect(der::kSet);
    attribute.finish();
    if (failure.code != nullptr) return false;  // no attribute, or the end of the beginning
    if (type == oids::kContentType || type == oids::kMessageDigest) return true;
  }
  return false;
}

ContentDigest::ContentDigest(std::span<const crypto::Hash> hashes) {
  for (const crypto::Hash hash : hashes) want(hash);
}

ContentDigest::ContentDigest(const SignedData& signed_data, std::span<const x509::Certificate> more,
                             std::string_view sm2_id) {
  for (const crypto::Hash hash : stamped_hashes(signed_data)) want(hash);
  for (const SignerInfo& signer : signed_data->signers) {
    const auto digest = read_digest_algorithm(signer.digest_algorithm);
    if (!digest) continue;
    want(digest->hash);
    if (signer.signed_attributes || digest->hash != crypto::Hash::sm3) continue;
    const auto want_named = [&](const x509::Certificate& certificate) {
      if (names(signer.sid, certificate)) want_sm2(certificate, sm2_id);
    };
    std::for_each(signed_data->evidence.certificates.begin(),
                  signed_data->evidence.certificates.end(), want_named);
    std::for_each(more.begin(), more.end(), want_named);
  }
}

void ContentDigest::want(crypto::Hash hash) {
  const bool known = std::any_of(by_hash_.begin(), by_hash_.end(),
                                 [&](const ByHash& held) { return held.hash == hash; });
  if (!known) by_hash_.push_back({hash, crypto::Hasher(hash)});
}

void ContentDigest::want_sm2(const x509::Certificate& signer, std::string_view sm2_id) {
  const auto& info = signer->subject_public_key_info;
  const Bytes z = crypto::sm2_z(info, sm2_id);
  if (z.empty()) return;
  const Digest key = crypto::sha256(info.spki);
  const bool known = std::any_of(by_key_.begin(), by_key_.end(),
                                 [&](const ByKey& held) { return held.key == key; });
  if (known) return;
  by_key_.push_back({key, crypto::Hasher(crypto::Hash::sm3)});
  by_key_.back().hasher.update(z);
}

void ContentDigest::update(ByteView chunk) {
  if (chunk.empty()) return;
  for (auto& held : by_hash_) held.hasher.update(chunk);
  for (auto& held : by_key_) held.hasher.update(chunk);
  // Nothing but a SET is worth keeping.
  const bool may_be_set = size_ == 0 ? chunk[0] == der::kSet : !beginning_.empty();
  if (may_be_set) {
    const std::size_t n = std::min(chunk.size(), kMaxBeginning - beginning_.size());
    beginning_.insert(beginning_.end(), chunk.begin(),
                      chunk.begin() + static_cast<std::ptrdiff_t>(n));
  }
  size_ += chunk.size();
}

DigestedContent ContentDigest::finish() {
  DigestedContent out{.digests = {}, .for_sm2 = {}, .look = DigestedContent::Look::plain};
  for (auto& held : by_hash_) out.digests.push_back({held.hash, held.hasher.finish()});
  for (auto& held : by_key_) out.for_sm2.push_back({held.key, held.hasher.finish()});
  if (looks_like_signed_attributes(beginning_, size_)) {
    out.look = DigestedContent::Look::attributes;
  }
  return out;
}

}  // namespace baytrust::signature
