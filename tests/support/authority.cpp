#include "tests/support/authority.hpp"

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <iostream>
#include <map>
#include <mutex>

namespace baytrust::test {
namespace {

using x509::ExtensionTemplate;

enum class Role { leaf, authority };

// Literals and our own keys: an error here is a mistake in a test.
template <class T>
T must(Result<T> result) {
  if (result) return *std::move(result);
  std::cerr << "test support: " << describe(result.error()) << std::endl;
  std::abort();
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (std::string_view(",+=\\").find(c) != std::string_view::npos) out.push_back('\\');
    out.push_back(c);
  }
  return out;
}

Bytes next_serial() {
  static std::atomic<std::uint64_t> counter{0x1000};
  return serial(++counter);
}

class ExtensionList {
 public:
  explicit ExtensionList(const std::vector<std::string>& omit) : omit_(oids(omit)) {}

  void add(ExtensionTemplate extension) {
    if (std::find(omit_.begin(), omit_.end(), extension.oid) == omit_.end()) {
      list_.push_back(std::move(extension));
    }
  }
  // As they are, omitted or not.
  void append(const std::vector<ExtensionTemplate>& extra) {
    list_.insert(list_.end(), extra.begin(), extra.end());
  }
  std::vector<ExtensionTemplate> take() { return std::move(list_); }

 private:
  std::vector<Oid> omit_;
  std::vector<ExtensionTemplate> list_;
};

x509::KeyUsage default_usage(Role role) {
  using enum x509::KeyUsageBit;
  return role == Role::authority ? bits_of({key_cert_sign, crl_sign})
                                 : bits_of({digital_signature, content_commitment});
}

void add_policy_extensions(ExtensionList& list, const CertificateRequest& request) {
  if (!request.policies.empty()) {
    std::vector<x509::PolicyTemplate> policies;
    for (const auto& oid : oids(request.policies)) policies.push_back({oid, {}});
    list.add(x509::write_policies(policies));
  }
  if (!request.policy_mappings.empty()) {
    std::vector<std::pair<Oid, Oid>> mappings;
    for (const auto& [issuer, subject] : request.policy_mappings) {
      mappings.emplace_back(Oid::literal(issuer), Oid::literal(subject));
    }
    list.add(x509::write_policy_mappings(mappings));
  }
  if (request.policy_constraints) {
    list.add(x509::write_policy_constraints(*request.policy_constraints));
  }
  if (request.inhibit_any_policy) {
    list.add(x509::write_inhibit_any_policy(*request.inhibit_any_policy));
  }
}

std::vector<ExtensionTemplate> extensions_of(const CertificateRequest& request, Role role,
                                             ByteView subject_key, ByteView issuer_key) {
  if (request.version < 3) return request.extra;
  ExtensionList list(request.omit);
  if (role == Role::authority || request.basic_constraints) {
    list.add(x509::write_basic_constraints(
        request.basic_constraints.value_or(x509::BasicConstraints{true, std::nullopt})));
  }
  list.add(x509::write_key_usage(request.key_usage.value_or(default_usage(role))));
  list.add(x509::write_subject_key_id(x509::key_id_of(subject_key)));
  list.add(x509::write_authority_key_id(x509::key_id_of(issuer_key)));
  add_policy_extensions(list, request);
  if (!request.permitted.empty() || !request.excluded.empty()) {
    list.add(x509::write_name_constraints(request.permitted, request.excluded));
  }
  if (!request.subject_alt_name.empty()) {
    list.add(x509::write_subject_alt_name(request.subject_alt_name));
  }
  if (!request.extended_key_usage.empty()) {
    list.add(x509::write_extended_key_usage(oids(request.extended_key_usage)));
  }
  if (!request.crl_distribution_points.empty()) {
    list.add(x509::write_crl_distribution_points(request.crl_distribution_points));
  }
  if (!request.freshest_crl.empty()) list.add(x509::write_freshest_crl(request.freshest_crl));
  list.append(request.extra);
  return list.take();
}

struct Issuer {
  Bytes name;
  const crypto::PrivateKey& key;
};

x509::Certificate make(const CertificateRequest& request, Role role, const Issuer& issuer,
                       const Bytes& subject, const crypto::PrivateKey& subject_key) {
  const Bytes subject_spki = subject_key.public_key_info();
  const Bytes issuer_spki = issuer.key.public_key_info();
  return must(x509::Certificate::parse(must(x509::issue(
      {.version = request.version,
       .serial_number = request.serial_number.empty() ? next_serial() : request.serial_number,
       .issuer = request.issuer_name.value_or(issuer.name),
       .subject = subject,
       .not_before = request.not_before,
       .not_after = request.not_after,
       .public_key_info = subject_spki,
       .extensions = extensions_of(request, role, subject_spki, issuer_spki),
       .algorithm = request.algorithm},
      issuer.key))));
}

x509::RevokedTemplate revoked_template(const Revoked& entry) {
  x509::RevokedTemplate out{entry.serial_number, entry.revocation_date, {}};
  if (entry.reason) out.extensions.push_back(x509::write_reason(*entry.reason));
  if (entry.invalidity_date) {
    out.extensions.push_back(x509::write_invalidity_date(*entry.invalidity_date));
  }
  if (entry.certificate_issuer) {
    out.extensions.push_back(x509::write_certificate_issuer(*entry.certificate_issuer));
  }
  out.extensions.insert(out.extensions.end(), entry.extra.begin(), entry.extra.end());
  return out;
}

std::vector<ExtensionTemplate> crl_extensions_of(const CrlRequest& request, ByteView issuer_key) {
  if (request.version < 2) return request.extra;
  ExtensionList list(request.omit);
  list.add(x509::write_authority_key_id(x509::key_id_of(issuer_key)));
  if (request.number) list.add(x509::write_crl_number(*request.number));
  if (request.delta_base) list.add(x509::write_delta_crl_indicator(*request.delta_base));
  if (request.issuing_distribution_point) {
    list.add(x509::write_issuing_distribution_point(*request.issuing_distribution_point));
  }
  if (!request.freshest_crl.empty()) list.add(x509::write_freshest_crl(request.freshest_crl));
  list.append(request.extra);
  return list.take();
}

}  // namespace

x509::KeyUsage bits_of(std::initializer_list<x509::KeyUsageBit> bits) {
  x509::KeyUsage usage;
  for (const auto bit : bits) {
    usage.bits = static_cast<std::uint16_t>(usage.bits | (1U << static_cast<unsigned>(bit)));
  }
  return usage;
}

Bytes serial(std::uint64_t number) {
  Bytes out;
  for (unsigned shift = 64; shift != 0;) {
    shift -= 8;
    const auto octet = static_cast<std::uint8_t>(number >> shift);
    if (octet != 0 || !out.empty() || shift == 0) out.push_back(octet);
  }
  return out;
}

Bytes name(std::string_view text) { return must(x509::encode_name(text)); }

std::vector<Oid> oids(const std::vector<std::string>& texts) {
  std::vector<Oid> out;
  for (const auto& text : texts) out.push_back(Oid::literal(text));
  return out;
}

crypto::PrivateKey fresh_key(crypto::KeyType type) {
  return must(crypto::PrivateKey::generate(type));
}

const crypto::PrivateKey& shared_key(crypto::KeyType type) {
  static std::mutex mutex;
  static std::map<crypto::KeyType, crypto::PrivateKey> keys;
  const std::lock_guard lock(mutex);
  const auto found = keys.find(type);
  return found != keys.end() ? found->second : keys.emplace(type, fresh_key(type)).first->second;
}

Authority::Authority(x509::Certificate certificate, crypto::PrivateKey key)
    : certificate_(std::move(certificate)), key_(std::move(key)) {}

x509::Certificate Authority::issue(const CertificateRequest& request) const {
  const auto subject_key = request.key ? *request.key : shared_key(request.key_type);
  return make(request, Role::leaf, {subject(), key_}, name(request.subject), subject_key);
}

Authority Authority::subordinate(CertificateRequest request) const {
  const auto subject_key = request.key ? *request.key : fresh_key(request.key_type);
  auto certificate =
      make(request, Role::authority, {subject(), key_}, name(request.subject), subject_key);
  return {std::move(certificate), subject_key};
}

x509::Certificate Authority::certify(const Authority& other, CertificateRequest request) const {
  return make(request, Role::authority, {subject(), key_}, other.subject(), other.key());
}

x509::Crl Authority::issue_crl(const CrlRequest& request) const {
  std::vector<x509::RevokedTemplate> revoked;
  for (const auto& entry : request.revoked) revoked.push_back(revoked_template(entry));
  return must(x509::Crl::parse(
      must(x509::issue_crl({.version = request.version,
                            .issuer = request.issuer_name.value_or(subject()),
                            .this_update = request.this_update,
                            .next_update = request.next_update,
                            .revoked = std::move(revoked),
                            .extensions = crl_extensions_of(request, key_.public_key_info()),
                            .algorithm = request.algorithm},
                           key_))));
}

Authority make_authority(std::string_view common_name, CertificateRequest request) {
  const auto key = request.key ? *request.key : fresh_key(request.key_type);
  const bool named = request.subject != CertificateRequest{}.subject;
  const Bytes subject = name(named ? request.subject : "CN=" + escaped(common_name));
  auto certificate = make(request, Role::authority, {subject, key}, subject, key);
  return {std::move(certificate), key};
}

}  // namespace baytrust::test
