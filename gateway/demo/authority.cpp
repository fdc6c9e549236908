#include "gateway/demo/authority.hpp"

#include "validators/x509/issue.hpp"
#include "validators/x509/issue_ocsp.hpp"
#include "validators/x509/ocsp_request.hpp"

namespace baytrust::demo {
namespace {

using x509::KeyUsage;
using x509::KeyUsageBit;

KeyUsage usage(const std::vector<KeyUsageBit>& bits) {
  KeyUsage out;
  for (const KeyUsageBit bit : bits) {
    out.bits = static_cast<std::uint16_t>(out.bits | (1U << static_cast<unsigned>(bit)));
  }
  return out;
}

// 16 octets, positive, unlike any real CA's: 44 45 4D 4F is "DEMO".
Bytes serial_number(std::uint32_t number) {
  return {0x44,
          0x45,
          0x4D,
          0x4F,
          static_cast<std::uint8_t>(number >> 24),
          static_cast<std::uint8_t>(number >> 16),
          static_cast<std::uint8_t>(number >> 8),
          static_cast<std::uint8_t>(number)};
}

Result<x509::Certificate> self_signed(std::string_view subject, const crypto::PrivateKey& key,
                                      std::vector<x509::ExtensionTemplate> extensions) {
  const auto name = x509::encode_name(subject);
  if (!name) return name.error();
  const Bytes key_info = key.public_key_info();
  extensions.push_back(x509::write_subject_key_id(x509::key_id_of(key_info)));
  const auto der = x509::issue({.serial_number = serial_number(0),
                                .issuer = *name,
                                .subject = *name,
                                .not_before = kMade,
                                .not_after = kEnds,
                                .public_key_info = key_info,
                                .extensions = std::move(extensions)},
                               key);
  if (!der) return der.error();
  return x509::Certificate::parse(*der);
}

std::vector<x509::ExtensionTemplate> ca_extensions() {
  return {x509::write_basic_constraints({.ca = true, .path_len = std::nullopt}),
          x509::write_key_usage(usage({KeyUsageBit::key_cert_sign, KeyUsageBit::crl_sign}))};
}

}  // namespace

Result<Authority> Authority::root(std::string_view subject, crypto::KeyType key_type) {
  const auto key = crypto::PrivateKey::generate(key_type);
  if (!key) return key.error();
  auto certificate = self_signed(subject, *key, ca_extensions());
  if (!certificate) return certificate.error();
  return Authority(*std::move(certificate), *key);
}

Result<Bytes> Authority::signed_by_me(std::string_view subject, const Bytes& key_info,
                                      std::vector<x509::ExtensionTemplate> extensions) {
  const auto name = x509::encode_name(subject);
  if (!name) return name.error();
  extensions.push_back(x509::write_subject_key_id(x509::key_id_of(key_info)));
  extensions.push_back(x509::write_authority_key_id(*certificate_->extensions.subject_key_id));
  return x509::issue({.serial_number = serial_number(next_serial_++),
                      .issuer = to_bytes(certificate_->subject.der()),
                      .subject = *name,
                      .not_before = kMade,
                      .not_after = kEnds,
                      .public_key_info = key_info,
                      .extensions = std::move(extensions)},
                     key_);
}

Result<Authority> Authority::subordinate(std::string_view subject, crypto::KeyType key_type) {
  const auto key = crypto::PrivateKey::generate(key_type);
  if (!key) return key.error();
  const auto der = signed_by_me(subject, key->public_key_info(), ca_extensions());
  if (!der) return der.error();
  auto certificate = x509::Certificate::parse(*der);
  if (!certificate) return certificate.error();
  return Authority(*std::move(certificate), *key);
}

Result<Issued> Authority::issue(const EndEntity& wanted) {
  const auto key = crypto::PrivateKey::generate(wanted.key_type);
  if (!key) return key.error();
  std::vector<x509::ExtensionTemplate> extensions{x509::write_key_usage(usage(wanted.key_usage))};
  std::vector<x509::PolicyTemplate> policies;
  for (const auto& policy : wanted.policies) policies.push_back({.policy = Oid::literal(policy)});
  if (!policies.empty()) extensions.push_back(x509::write_policies(policies));
  std::vector<Oid> purposes;
  for (const auto& purpose : wanted.extended_key_usage) purposes.push_back(Oid::literal(purpose));
  if (!purposes.empty()) {
    extensions.push_back(x509::write_extended_key_usage(purposes));
    extensions.back().critical = true;  // RFC 3161 2.3
  }
  if (!wanted.crl_uri.empty()) {
    extensions.push_back(
        x509::write_crl_distribution_points({{.full_name = {x509::uri_name(wanted.crl_uri)}}}));
  }
  const auto der = signed_by_me(wanted.subject, key->public_key_info(), std::move(extensions));
  if (!der) return der.error();
  auto certificate = x509::Certificate::parse(*der);
  if (!certificate) return certificate.error();
  return Issued{*std::move(certificate), *key};
}

Result<x509::Crl> Authority::issue_crl(const CrlIssue& wanted) const {
  x509::CrlTemplate content{.issuer = to_bytes(certificate_->subject.der()),
                            .this_update = wanted.this_update,
                            .next_update = wanted.next_update};
  for (const Revoked& entry : wanted.revoked) {
    content.revoked.push_back({.serial_number = to_bytes(entry.certificate->serial_number),
                               .revocation_date = entry.since,
                               .extensions = {x509::write_reason(entry.reason)}});
  }
  content.extensions = {x509::write_authority_key_id(*certificate_->extensions.subject_key_id),
                        x509::write_crl_number(wanted.number)};
  if (!wanted.uri.empty()) {
    content.extensions.push_back(
        x509::write_issuing_distribution_point({.full_name = {x509::uri_name(wanted.uri)}}));
  }
  const auto der = x509::issue_crl(content, key_);
  if (!der) return der.error();
  return x509::Crl::parse(*der);
}

Result<x509::OcspResponse> Authority::answer_ocsp(const OcspIssue& wanted,
                                                  const Authority& issuer) const {
  const auto& asked = issuer.certificate();
  const Bytes about =
      x509::write_cert_id({.issuer_name = asked->subject.der(),
                           .issuer_key_bits = asked->subject_public_key_info.key_bits,
                           .serial_number = wanted.certificate->serial_number});
  const auto der =
      x509::issue_ocsp_response({.responder_name = to_bytes(certificate_->subject.der()),
                                 .produced_at = wanted.this_update,
                                 .singles = {{.cert_id = about,
                                              .this_update = wanted.this_update,
                                              .next_update = wanted.next_update}}},
                                key_);
  if (!der) return der.error();
  return x509::OcspResponse::parse(*der);
}

Result<Publisher> Publisher::make(std::string_view subject, crypto::KeyType key_type) {
  const auto key = crypto::PrivateKey::generate(key_type);
  if (!key) return key.error();
  auto certificate =
      self_signed(subject, *key, {x509::write_key_usage(usage({KeyUsageBit::digital_signature}))});
  if (!certificate) return certificate.error();
  return Publisher{*key, *std::move(certificate)};
}

}  // namespace baytrust::demo
