// Signing a draft of a trust list or a register, or adding a signature to a signed register. What
// is signed is exactly what the program would write: a draft that says anything the model does not
// hold is refused, and the signed document is verified with the certificate before it is given out.
// Not here: keys from files or tokens (validators/crypto/signer.hpp), writing files.
#pragma once

#include <optional>

#include "gateway/service/edition_store.hpp"
#include "validators/base/bytes.hpp"
#include "validators/base/error.hpp"
#include "validators/base/instant.hpp"
#include "validators/crypto/signer.hpp"
#include "validators/crypto/verifier.hpp"
#include "validators/x509/certificate.hpp"

namespace baytrust::authoring {

// co: the register is signed already; its signatures stay, and stay valid.
enum class Signing : std::uint8_t { first, co };

struct SignRequest {
  service::DocumentKind kind = service::DocumentKind::trust_list;
  Signing signing = Signing::first;
  SharedBytes document;
  const crypto::PrivateKey& key;
  x509::Certificate certificate;
  SharedBytes previous;  // the signed edition before; null: none is compared
  Instant now;           // the signing time
};

struct SignedEdition {
  Bytes document;
  std::string territory;
  std::uint64_t sequence = 0;
  Digest digest;  // the edition's identity
};

// author.sign.*; xml.*, list.*, register.* for a document that cannot be read; crypto.*.
Result<SignedEdition> sign_document(const SignRequest& request, crypto::Verifier& verifier);

}  // namespace baytrust::authoring
