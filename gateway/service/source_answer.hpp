// What a source gave, read: a CRL with a signature that holds under a certificate it may be signed
// with, certificates (RFC 5280 4.2.2.1: one certificate, or a certs-only CMS message), or an OCSP
// response as it came. Media types are not believed, the octets are. Not here: whether any of it
// applies to a question.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "gateway/service/fetch_cache.hpp"
#include "validators/base/error.hpp"
#include "validators/crypto/verifier.hpp"
#include "validators/x509/certificate.hpp"
#include "validators/x509/crl.hpp"

namespace baytrust::service {

struct SourceAnswer {
  // unchanged: what is held already is still what the source gives, and nothing came.
  enum class From : std::uint8_t { network, unchanged };
  From from = From::network;
  Digest digest{};
  SharedBytes body{};
  Instant received{};
  std::optional<x509::Crl> crl{};
  std::vector<x509::Certificate> certificates{};
  std::string odd_type{};  // a media type that is not that of its content; empty: it is
};

struct AnswerToRead {
  SourceKind kind = SourceKind::crl;
  std::string item;
  std::string host;
  SharedBytes body;
  std::string media_type;
  std::span<const x509::Certificate> signers;  // crl: any of them
};
// fetch.content.unreadable, fetch.crl.signer.
Result<SourceAnswer> read_answer(const AnswerToRead& given, crypto::Verifier& verifier);

// The media types that a request asks for.
std::string accepted_types(SourceKind kind);

// Whether the certificate was signed with this one's key; names are not compared.
bool is_signed_by(const x509::Certificate& certificate, const x509::Certificate& issuer,
                  crypto::Verifier& verifier);

}  // namespace baytrust::service
