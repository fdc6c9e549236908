// Law: any octets either parse as a SignedData, whose views lie inside the normalised octets and
// whose verification ends with a word for every signer, or give a coded error; parsing is stable
// under its own normalisation; and a signature that is good over some content is not good over
// other content.
#include <cstdlib>

#include "validators/signature/cms_verify.hpp"
#include "validators/signature/codes.hpp"

using namespace baytrust;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

bool inside(ByteView part, const Bytes& whole) {
  return part.empty() ||
         (part.data() >= whole.data() && part.data() + part.size() <= whole.data() + whole.size());
}

void look_at(const signature::SignatureFacts& facts) {
  require(!facts.findings.empty());
  require(facts.integrity != signature::Integrity::good || facts.signer);
  require(facts.integrity != signature::Integrity::good ||
          worst(facts.findings) < Effect::indeterminate);
  (void)to_string(facts.signer_name);
  for (const auto& finding : facts.findings) (void)describe(finding);
  for (const auto& counter : facts.counter_signatures) look_at(counter);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto parsed = signature::SignedData::parse(ByteView(data, size));
  if (!parsed) {
    require(!parsed.error().code().id.empty());
    return 0;
  }
  const auto& cms = *parsed;
  require(cms->signers.size() <= signature::kMaxSigners);
  for (const auto& signer : cms->signers) {
    require(inside(signer.signature_value, *cms->owner) && inside(signer.full, *cms->owner));
  }
  require(signature::SignedData::parse(*cms->owner).has_value());

  // Never destroyed: the libraries may be gone before it.
  static auto& verifier = *new crypto::Verifier;
  Budget budget;
  const auto all = signature::verify(cms, {}, verifier, budget);
  require(all.size() == cms->signers.size());
  for (const auto& facts : all) look_at(facts);

  signature::ContentDigest digest(cms);
  digest.update(as_bytes("other content, which nobody signed"));
  const auto other = signature::verify(cms, {.content = digest.finish()}, verifier, budget);
  for (const auto& facts : other) require(facts.integrity != signature::Integrity::good);
  return 0;
}
