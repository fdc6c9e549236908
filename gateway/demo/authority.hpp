// DEMO certification authorities: keys made on the spot, certificates and CRLs issued with them.
// Everything made here says DEMO in its names. Not for production: keys live in memory only.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "validators/base/error.hpp"
#include "validators/base/instant.hpp"
#include "validators/crypto/signer.hpp"
#include "validators/x509/certificate.hpp"
#include "validators/x509/crl.hpp"
#include "validators/x509/extension_writer.hpp"
#include "validators/x509/ocsp_response.hpp"

namespace baytrust::demo {

// The DEMO world is valid for these years; scenarios lie inside.
inline constexpr Instant kMade{1735660800};  // 2025-01-01T00:00:00+08:00
inline constexpr Instant kEnds{2051193600};  // 2035-01-01T00:00:00+08:00

struct EndEntity {
  std::string subject;  // text of x509::encode_name
  std::vector<std::string> policies;
  std::vector<x509::KeyUsageBit> key_usage = {x509::KeyUsageBit::digital_signature,
                                              x509::KeyUsageBit::content_commitment};
  crypto::KeyType key_type = crypto::KeyType::p256;
  std::string crl_uri{};                          // of the CRL partition that covers it
  std::vector<std::string> extended_key_usage{};  // critical where there is any
};
// A certificate with its key.
struct Issued {
  x509::Certificate certificate;
  crypto::PrivateKey key;
};

// One suspended or revoked certificate on a CRL.
struct Revoked {
  x509::Certificate certificate;
  Instant since;
  x509::RevocationReason reason = x509::RevocationReason::certificate_hold;
};
struct CrlIssue {
  std::int64_t number = 1;
  Instant this_update;
  Instant next_update;
  std::string uri{};  // partition; empty: the CRL covers everything of its issuer
  std::vector<Revoked> revoked{};
};

// An answer that a certificate is good.
struct OcspIssue {
  x509::Certificate certificate;
  Instant this_update;
  Instant next_update;
};

class Authority {
 public:
  // A self-signed root "C=..,O=..,CN=..".
  static Result<Authority> root(std::string_view subject, crypto::KeyType key_type);

  const x509::Certificate& certificate() const { return certificate_; }

  Result<Authority> subordinate(std::string_view subject, crypto::KeyType key_type);
  Result<Issued> issue(const EndEntity& wanted);
  Result<x509::Crl> issue_crl(const CrlIssue& wanted) const;
  // Signed with this CA's own key, whosever certificate is asked about.
  Result<x509::OcspResponse> answer_ocsp(const OcspIssue& wanted, const Authority& issuer) const;

 private:
  Authority(x509::Certificate certificate, crypto::PrivateKey key)
      : certificate_(std::move(certificate)), key_(std::move(key)) {}
  Result<Bytes> signed_by_me(std::string_view subject, const Bytes& key_info,
                             std::vector<x509::ExtensionTemplate> extensions);

  x509::Certificate certificate_;
  crypto::PrivateKey key_;
  std::uint32_t next_serial_ = 1;
};

// Who signs a jurisdiction's lists and registers: a self-signed certificate, pinned by fingerprint.
struct Publisher {
  crypto::PrivateKey key;
  x509::Certificate certificate;

  static Result<Publisher> make(std::string_view subject, crypto::KeyType key_type);
};

}  // namespace baytrust::demo
