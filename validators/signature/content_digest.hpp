// ContentDigest: digests of detached content that comes in chunks, so that a large file is hashed
// once, without a copy, and a file's owner can hash it where it lies. Made for one SignedData, it
// computes what that document's signers and their time-stamps need; made for algorithms, just
// those.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "validators/base/digest.hpp"
#include "validators/crypto/digest.hpp"
#include "validators/crypto/verifier.hpp"
#include "validators/signature/cms.hpp"
#include "validators/signature/signature_facts.hpp"

namespace baytrust::signature {

// What is known of content that is not at hand itself.
struct DigestedContent {
  // Whether it reads as the signed attributes of a signature; see cms_verify.hpp.
  enum class Look : std::uint8_t { unseen, plain, attributes };

  // detached: it was read, in chunks, by whoever made the digests.
  ContentForm form = ContentForm::digest_only;
  std::vector<ContentDigestValue> digests{};
  // SM3(Z || content) by signer key (SHA-256 of its SPKI): for SM2 without signed attributes.
  struct ForSm2 {
    Digest key;
    Bytes value;
  };
  std::vector<ForSm2> for_sm2{};
  Look look = Look::unseen;
};

class ContentDigest {
 public:
  explicit ContentDigest(std::span<const crypto::Hash> hashes);
  // more: certificates beside those carried, where a signer's may be.
  explicit ContentDigest(const SignedData& signed_data,
                         std::span<const x509::Certificate> more = {},
                         std::string_view sm2_id = crypto::kDefaultSm2Id);

  void update(ByteView chunk);
  // Once; the object is of no use after it.
  DigestedContent finish();

 private:
  void want(crypto::Hash hash);
  void want_sm2(const x509::Certificate& signer, std::string_view sm2_id);

  struct ByHash {
    crypto::Hash hash;
    crypto::Hasher hasher;
  };
  struct ByKey {
    Digest key;
    crypto::Hasher hasher;
  };
  std::vector<ByHash> by_hash_;
  std::vector<ByKey> by_key_;
  Bytes beginning_;  // of content that may be a SET: kept for looks_like_signed_attributes()
  std::uint64_t size_ = 0;
};

// The octets are, or are the beginning of, a SET OF Attribute of `total` octets with a content type
// or a message digest in it (RFC 5652 11.1, 11.2).
bool looks_like_signed_attributes(ByteView beginning, std::uint64_t total);

}  // namespace baytrust::signature
