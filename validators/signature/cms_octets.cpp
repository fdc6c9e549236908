#include "validators/signature/cms_octets.hpp"

#include "validators/der/walker.hpp"

namespace baytrust::signature {

// The document has parsed: nothing here can fail.
CmsOctets octets_of(const SignedData& signed_data) {
  der::Failure failure;
  der::Walker outermost(*signed_data->owner, 0, failure);
  der::Walker content_info = outermost.enter(der::kSequence);
  content_info.any();  // its type
  der::Walker wrapped = content_info.enter(der::context_constructed(0));
  der::Walker walker = wrapped.enter(der::kSequence);
  walker.any();  // version
  walker.any();  // digestAlgorithms
  CmsOctets out;
  const der::Tlv encapsulated = walker.expect(der::kSequence);
  out.encapsulated = encapsulated.full;
  out.content_type = der::Walker(encapsulated, failure).any().full;
  if (const auto set = walker.optional(der::context_constructed(0))) out.certificates = set->full;
  if (const auto set = walker.optional(der::context_constructed(1))) out.crls = set->full;
  return out;
}

ByteView signed_fields(const SignerInfo& signer) {
  der::Failure failure;
  der::Walker outermost(signer.full, 0, failure);
  const der::Tlv sequence = outermost.expect(der::kSequence);
  der::Walker walker(sequence, failure);
  std::size_t size = 0;
  while (!walker.at_end() && !walker.next_is(der::context_constructed(1))) {
    size += walker.any().full.size();
  }
  return sequence.content.first(size);
}

std::vector<ByteView> elements(ByteView content) {
  std::vector<ByteView> out;
  der::Failure failure;
  for (der::Walker walker(content, 0, failure); !walker.at_end();) {
    const der::Tlv one = walker.any();
    if (!walker.failed()) out.push_back(one.full);
  }
  return out;
}

}  // namespace baytrust::signature
