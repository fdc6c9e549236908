#include "gateway/service/outgoing_edition.hpp"

#include "gateway/service/verified_document.hpp"
#include "policy-mapping/register_parse.hpp"
#include "trustlists/parse.hpp"
#include "validators/xml/codes.hpp"
#include "validators/xml/element.hpp"

namespace baytrust::service {
namespace {

constexpr xml::Name kSignature{xml::kDsNamespace, "Signature"};

}  // namespace

Result<decision::EditionHeader> read_outgoing(ByteView file) {
  const auto document = xml::read_unsigned(file);
  if (!document) return document.error();
  const xml::Element root = document->root();
  if (!root.child(kSignature)) return Error(xml::kSignatureNone, "document");
  if (root.is(policy_mapping::kRegisterShape.root)) {
    const auto inner = root.child(policy_mapping::kRegisterShape.content);
    const auto content = policy_mapping::parse(inner.value_or(root));
    if (!content) return content.error();
    return header_of(*content);
  }
  const auto list = trustlists::parse(root);
  if (!list) return list.error();
  return header_of(*list);
}

}  // namespace baytrust::service
