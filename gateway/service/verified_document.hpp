// A signed trust list or register, verified with the pins given and read from nothing but the
// octets that were signed (formats.md 1 and 2). The first step of importing, verifying and loading.
// Pure but for the Verifier's kept keys. Not here: whether it may come into force
// (decision::accept).
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "gateway/decision/edition.hpp"
#include "gateway/decision/pin.hpp"
#include "gateway/service/edition_store.hpp"
#include "policy-mapping/register.hpp"
#include "trustlists/trust_list.hpp"
#include "validators/base/error.hpp"
#include "validators/base/finding.hpp"
#include "validators/crypto/verifier.hpp"

namespace baytrust::service {

// A pin whose certificate was read: it may verify documents.
class Signer {
 public:
  static Result<Signer> make(const Pin& pin);

  const Pin& pin() const { return pin_; }
  const x509::Certificate& certificate() const { return certificate_; }
  decision::Pin for_decision() const;

 private:
  Signer(Pin pin, x509::Certificate certificate)
      : pin_(std::move(pin)), certificate_(std::move(certificate)) {}
  Pin pin_;
  x509::Certificate certificate_;
};

// All pins, for verifying and for deciding.
struct Trust {
  std::vector<Signer> signers;
  std::vector<decision::Pin> pins;
};
Result<Trust> trust_of(const std::vector<Pin>& pins);

// A pin of the one certificate in a file. request.certificate.count, x509.* otherwise.
Result<Pin> make_pin(std::string territory, ByteView certificate_file, Instant added);

struct VerifiedDocument {
  decision::EditionHeader header;  // received and activated are not known here
  SignedFile file;
  std::shared_ptr<const trustlists::TrustList> list;             // of a trust list
  std::shared_ptr<const policy_mapping::Register> the_register;  // of a register
  Findings findings;  // what can be read but not used: unknown signers, unreadable certificates
};

// What a document says of itself: kind, territory, sequence, issue and next update. Identity and
// signers come from its signatures, receipt and activation from the store.
decision::EditionHeader header_of(const trustlists::TrustList& list);
decision::EditionHeader header_of(const policy_mapping::Register& content);

// `signers`: of all jurisdictions; which of them may sign this document is acceptance's question.
Result<VerifiedDocument> verify_document(DocumentKind kind, SharedBytes file,
                                         std::span<const Signer> signers,
                                         crypto::Verifier& verifier);

}  // namespace baytrust::service
