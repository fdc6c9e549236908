// The content of a signature as one verification sees it: whole, as digests, or not at all. Digests
// of whole content are computed once for all signers. Internal to validators/signature.
#pragma once

#include <optional>
#include <variant>
#include <vector>

#include "validators/signature/content_digest.hpp"

namespace baytrust::signature {

class SignedContent {
 public:
  SignedContent() = default;  // absent
  SignedContent(ByteView whole, ContentForm form) : form_(form), whole_(whole) {}
  // given outlives this.
  explicit SignedContent(const DigestedContent& given) : form_(given.form), given_(&given) {}

  ContentForm form() const { return form_; }
  std::optional<ByteView> whole() const { return whole_; }
  // Empty where it is not known.
  std::optional<ByteView> digest(crypto::Hash hash);
  // SM3(Z || content) for the key, where whole content is not there.
  std::optional<ByteView> for_sm2(const crypto::PublicKeyInfo& key) const;
  DigestedContent::Look look();

 private:
  ContentForm form_ = ContentForm::absent;
  std::optional<ByteView> whole_;
  const DigestedContent* given_ = nullptr;
  std::vector<ContentDigestValue> computed_;
  std::optional<DigestedContent::Look> look_;
};

// Of detached content, as VerifyInputs has it; `content` outlives it.
SignedContent given_content(const std::variant<std::monostate, ByteView, DigestedContent>& content);

}  // namespace baytrust::signature
