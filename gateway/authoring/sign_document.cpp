#include "gateway/authoring/sign_document.hpp"

#include <algorithm>

#include "gateway/authoring/codes.hpp"
#include "gateway/service/verified_document.hpp"
#include "policy-mapping/register_parse.hpp"
#include "policy-mapping/write.hpp"
#include "trustlists/parse.hpp"
#include "trustlists/write.hpp"
#include "validators/xml/element.hpp"
#include "validators/xml/sign.hpp"

namespace baytrust::authoring {
namespace {

using service::DocumentKind;

// Whose edition it is and which.
struct Said {
  std::string territory;
  std::int64_t sequence = 0;
};

struct Rewritten {
  Said said;
  Bytes document;
};

Result<Rewritten> rewritten_list(const xml::Element& root) {
  const auto list = trustlists::parse(root);
  if (!list) return list.error();
  auto document = trustlists::write(*list);
  if (!document) return document.error();
  return Rewritten{{list->scheme.territory, list->scheme.sequence_number}, std::move(*document)};
}

Result<policy_mapping::Register> register_of(const xml::Element& root) {
  const auto content = root.child(policy_mapping::kRegisterShape.content);
  if (!content) return Error(kSignKind, "draft", {{"expected", "SignedRegister"}});
  return policy_mapping::parse(*content);
}

Result<Rewritten> rewritten_register(const xml::Element& root) {
  const auto content = register_of(root);
  if (!content) return content.error();
  auto document = policy_mapping::write(*content);
  if (!document) return document.error();
  return Rewritten{{content->publisher, content->sequence_number}, std::move(*document)};
}

// The first line that is not as the program writes it.
std::size_t differing_line(ByteView a, ByteView b) {
  std::size_t line = 1;
  for (std::size_t i = 0; i < a.size() && i < b.size() && a[i] == b[i]; ++i) {
    if (a[i] == '\n') ++line;
  }
  return line;
}

// A draft, read and written again: the octets must be the same, so that nothing is signed that the
// program did not show.
Result<Said> check_draft(const SignRequest& request) {
  const auto tree = xml::read_unsigned(*request.document);
  if (!tree) return tree.error();
  const xml::Element root = tree->root();
  const auto again =
      request.kind == DocumentKind::trust_list ? rewritten_list(root) : rewritten_register(root);
  if (!again) return again.error();
  if (!std::ranges::equal(again->document, *request.document)) {
    return Error(kSignDraftDiffers, "draft",
                 {{"line", std::to_string(differing_line(*request.document, again->document))}});
  }
  return again->said;
}

// A signed register: the signatures are not judged here (their signers are another's pins), only
// kept; what the new one is added to must be readable.
Result<Said> check_signed(const SignRequest& request) {
  const auto tree = xml::read_unsigned(*request.document);
  if (!tree) return tree.error();
  const auto content = register_of(tree->root());
  if (!content) return content.error();
  return Said{content->publisher, content->sequence_number};
}

Result<Said> said_by(DocumentKind kind, ByteView document) {
  const auto tree = xml::read_unsigned(document);
  if (!tree) return tree.error();
  if (kind == DocumentKind::mapping_register) {
    const auto content = register_of(tree->root());
    if (!content) return content.error();
    return Said{content->publisher, content->sequence_number};
  }
  const auto list = trustlists::parse(tree->root());
  if (!list) return list.error();
  return Said{list->scheme.territory, list->scheme.sequence_number};
}

Result<void> check_signer(const SignRequest& request) {
  const x509::Certificate& certificate = request.certificate;
  const Bytes key_info = request.key.public_key_info();
  if (!std::ranges::equal(key_info, certificate->subject_public_key_info.spki)) {
    return Error(kSignKeyMismatch, "--key", {{"certificate", certificate->subject.display()}});
  }
  if (request.now < certificate->not_before || request.now > certificate->not_after) {
    return Error(kSignCertificateTime, "--cert",
                 {{"not_before", to_string(certificate->not_before)},
                  {"not_after", to_string(certificate->not_after)},
                  {"now", to_string(request.now)}});
  }
  return {};
}

Result<void> check_previous(const SignRequest& request, const Said& said) {
  if (!request.previous) return {};
  const auto before = said_by(request.kind, *request.previous);
  if (!before) return before.error().within("--previous");
  if (before->territory != said.territory) {
    return Error(kSignPreviousOther, "--previous",
                 {{"found", before->territory}, {"expected", said.territory}});
  }
  const bool above = said.sequence > before->sequence;
  const bool same_edition = request.signing == Signing::co && said.sequence == before->sequence;
  if (!above && !same_edition) {
    return Error(kSignSequence, "--previous",
                 {{"sequence", std::to_string(said.sequence)},
                  {"previous", std::to_string(before->sequence)}});
  }
  return {};
}

Result<Bytes> make_signature(const SignRequest& request) {
  const xml::SignInputs inputs{.document = *request.document,
                               .key = request.key,
                               .certificate = request.certificate->der,
                               .signing_time = request.now};
  if (request.kind == DocumentKind::trust_list) return xml::sign_enveloped(inputs);
  return xml::sign_detached(inputs, policy_mapping::kRegisterShape);
}

}  // namespace

Result<SignedEdition> sign_document(const SignRequest& request, crypto::Verifier& verifier) {
  const auto said = request.signing == Signing::co ? check_signed(request) : check_draft(request);
  if (!said) return said.error();
  if (auto good = check_signer(request); !good) return good.error();
  if (auto good = check_previous(request, *said); !good) return good.error();
  auto document = make_signature(request);
  if (!document) return document.error();

  auto pin = service::make_pin(said->territory, request.certificate->der, request.now);
  if (!pin) return pin.error();
  const auto trust = service::trust_of({*pin});
  if (!trust) return trust.error();
  const SharedBytes made = share(Bytes(*document));
  const auto verified = service::verify_document(request.kind, made, trust->signers, verifier);
  if (!verified) return verified.error();
  return SignedEdition{.document = std::move(*document),
                       .territory = said->territory,
                       .sequence = verified->header.sequence,
                       .digest = verified->header.digest};
}

}  // namespace baytrust::authoring
