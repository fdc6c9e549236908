#include "validators/signature/cms_verify.hpp"

#include <algorithm>

#include "validators/signature/codes.hpp"
#include "validators/signature/signer_verification.hpp"

namespace baytrust::signature {
namespace {

// What was given beside attached content is the same, as far as it can be told.
bool agrees(SignedContent& attached, const VerifyInputs& inputs) {
  if (const auto* whole = std::get_if<ByteView>(&inputs.content)) {
    return equal(*whole, *attached.whole());
  }
  const auto* digests = std::get_if<DigestedContent>(&inputs.content);
  if (digests == nullptr) return true;
  for (const auto& given : digests->digests) {
    if (!equal(given.value, *attached.digest(given.hash))) return false;
  }
  return true;
}

// The verdict last, when all findings are there; a counter-signature's is its own.
void settle(SignatureFacts& facts, const Findings& shared) {
  facts.findings.insert(facts.findings.begin(), shared.begin(), shared.end());
  facts.integrity = integrity_of(facts.findings);
  // Nothing is good that was not verified, whatever the findings leave out.
  const bool verified =
      std::any_of(facts.findings.begin(), facts.findings.end(),
                  [](const Finding& finding) { return finding.code() == kSignatureGood; });
  if (facts.integrity == Integrity::good && !verified) facts.integrity = Integrity::unknown;
  for (auto& counter : facts.counter_signatures) settle(counter, {});
}

}  // namespace

std::vector<SignatureFacts> verify(const SignedData& signed_data, const VerifyInputs& inputs,
                                   crypto::Verifier& verifier, Budget& budget) {
  SignedContent content = signed_data->content
                              ? SignedContent(*signed_data->content, ContentForm::attached)
                              : given_content(inputs.content);
  Findings shared = signed_data->deviations;
  if (signed_data->content && !agrees(content, inputs)) {
    shared.emplace_back(kContentDiffers, Subject(Subject::Kind::document));
  }
  const Surroundings around{signed_data, inputs, verifier, budget};
  std::vector<SignatureFacts> all;
  for (const SignerInfo& signer : signed_data->signers) {
    all.push_back(SignerVerification(around, signer, content, SignerVerification::Role::signer)
                      .run(static_cast<std::uint32_t>(all.size())));
    settle(all.back(), shared);
  }
  return all;
}

}  // namespace baytrust::signature
