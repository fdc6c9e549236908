// The certificates an office has at hand, and the binding of published names to them. A name is
// bound to a certificate only if exactly one certificate bears exactly that name and no other bears
// one that looks like it; a fingerprint in the table decides where names cannot. Every binding is a
// Pairing, for a person to confirm (pairing_file.hpp).
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/authoring/table.hpp"
#include "gateway/service/load_snapshot.hpp"
#include "validators/base/error.hpp"
#include "validators/crypto/verifier.hpp"
#include "validators/x509/certificate.hpp"

namespace baytrust::authoring {

// ca: basicConstraints say so, or it is self-issued and has none (X.509 version 1 roots).
enum class Role : std::uint8_t { ca, end_entity };

struct KnownCertificate {
  x509::Certificate certificate;
  Role role = Role::ca;
  std::string name;    // name_of()
  std::string folded;  // of the name
};

class CertificatePool {
 public:
  // `files`: one DER certificate or PEM blocks each. A file that is no certificate, or holds one
  // that cannot be read, goes to unreadable(): it might bear any name.
  // author.certificates.none without a CA certificate.
  static CertificatePool read(std::span<const service::NamedFile> files,
                              const std::string& directory, Errors& errors);

  // Each once, by fingerprint.
  const std::vector<KnownCertificate>& certificates() const { return certificates_; }
  const Errors& unreadable() const { return unreadable_; }

  // Signatures lead from `issuing` up to `root` through CA certificates of the pool.
  bool issued_under(const x509::Certificate& issuing, const x509::Certificate& root,
                    crypto::Verifier& verifier) const;

 private:
  std::vector<KnownCertificate> certificates_;
  Errors unreadable_;
};

// What a certificate is called: its common name, else its organisation.
std::string name_of(const x509::Certificate& certificate);
// "name (serial …, valid … to …, SHA-256 …)", for choosing among several.
std::string described(const x509::Certificate& certificate);

struct Pairing {
  std::string name;  // as published
  x509::Certificate certificate;
  std::size_t line = 0;  // of the table, where the name stands first
  bool by_fingerprint = false;

  // The certificate bears the published name, octet for octet.
  bool same_text() const { return name == name_of(certificate); }
};

class NameBinder {
 public:
  explicit NameBinder(const CertificatePool& pool) : pool_(pool) {}

  struct Published {
    std::string_view column;
    std::string name;
    std::string_view pin_column;
    std::string fingerprint;  // may be empty
    Role role = Role::ca;
  };
  // Empty after a complaint: author.name.*, author.fingerprint.unknown, author.cell.bad.
  const x509::Certificate* bind(Row& row, const Published& published);

  // In the order of their names; of equal names by fingerprint.
  std::vector<Pairing> pairings() const;

 private:
  const x509::Certificate* pinned(Row& row, const Published& published);
  const x509::Certificate* keep(const Row& row, const Published& published,
                                const x509::Certificate& certificate);

  const CertificatePool& pool_;
  std::vector<std::unique_ptr<Pairing>> pairings_;
};

}  // namespace baytrust::authoring
