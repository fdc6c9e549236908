#include "gateway/authoring/certificate_pool.hpp"

#include <algorithm>
#include <set>

#include "gateway/authoring/codes.hpp"
#include "gateway/authoring/folded_name.hpp"
#include "gateway/authoring/values.hpp"
#include "validators/crypto/algorithm.hpp"
#include "validators/x509/name.hpp"

namespace baytrust::authoring {
namespace {

bool is_ca(const x509::Certificate& certificate) {
  const auto& constraints = certificate->extensions.basic_constraints;
  return constraints ? constraints->ca : certificate->self_issued;
}

bool signed_by(const x509::Certificate& child, const x509::Certificate& issuer,
               crypto::Verifier& verifier) {
  if (child->issuer_key != issuer->subject_key) return false;
  const auto algorithm = crypto::parse_signature_algorithm(child->signature_algorithm);
  if (!algorithm) return false;
  return verifier.verify_kept(child->fingerprint, {.algorithm = *algorithm,
                                                   .key = issuer->subject_public_key_info,
                                                   .dsa_parameters = {},
                                                   .message = child->tbs,
                                                   .signature = child->signature_value}) ==
         crypto::Verdict::good;
}

std::string listed(const std::vector<const x509::Certificate*>& certificates, std::size_t most) {
  std::string out;
  for (std::size_t i = 0; i < certificates.size() && i < most; ++i) {
    out.append(i == 0 ? "" : "; ").append(described(*certificates[i]));
  }
  if (certificates.size() > most) out += "; …";
  return out;
}

std::string nearest(const std::string& name, const CertificatePool& pool, Role role) {
  std::vector<std::pair<std::size_t, std::string>> near;
  const std::string wanted = folded(name);
  for (const KnownCertificate& known : pool.certificates()) {
    if (known.role == role) near.emplace_back(edit_distance(wanted, known.folded), known.name);
  }
  std::ranges::sort(near);
  near.erase(std::unique(near.begin(), near.end()), near.end());
  std::string out;
  for (std::size_t i = 0; i < near.size() && i < 3; ++i) {
    out.append(i == 0 ? "" : ", ").append("\"" + near[i].second + "\"");
  }
  return out.empty() ? "-" : out;
}

}  // namespace

CertificatePool CertificatePool::read(std::span<const service::NamedFile> files,
                                      const std::string& directory, Errors& errors) {
  CertificatePool pool;
  std::vector<x509::Certificate> all;
  for (const service::NamedFile& file : files) {
    auto certificates = x509::parse_certificates(*file.bytes);
    if (!certificates) {
      pool.unreadable_.emplace_back(
          kCertificateUnreadable, file.name,
          Facts{{"message", std::string(certificates.error().code().id)}});
      continue;
    }
    all.insert(all.end(), certificates->begin(), certificates->end());
  }
  std::ranges::sort(all);
  all.erase(std::unique(all.begin(), all.end()), all.end());
  if (std::ranges::none_of(all, is_ca)) errors.emplace_back(kCertificatesNone, directory);
  for (const auto& certificate : all) {
    std::string name = name_of(certificate);
    std::string plain = folded(name);
    pool.certificates_.push_back({.certificate = certificate,
                                  .role = is_ca(certificate) ? Role::ca : Role::end_entity,
                                  .name = std::move(name),
                                  .folded = std::move(plain)});
  }
  return pool;
}

bool CertificatePool::issued_under(const x509::Certificate& issuing, const x509::Certificate& root,
                                   crypto::Verifier& verifier) const {
  std::vector<x509::Certificate> waiting{issuing};
  std::set<Digest> seen{issuing->fingerprint};
  while (!waiting.empty()) {
    const x509::Certificate child = waiting.back();
    waiting.pop_back();
    for (const KnownCertificate& known : certificates_) {
      const x509::Certificate& issuer = known.certificate;
      if (known.role != Role::ca || seen.contains(issuer->fingerprint)) continue;
      if (!signed_by(child, issuer, verifier)) continue;
      if (issuer == root) return true;
      seen.insert(issuer->fingerprint);
      waiting.push_back(issuer);
    }
  }
  return issuing == root;
}

std::string name_of(const x509::Certificate& certificate) { return certificate->subject.display(); }

std::string described(const x509::Certificate& certificate) {
  return name_of(certificate) + " (" + x509::serial_text(certificate) + ", " +
         to_string(certificate->not_before).substr(0, 10) + "/" +
         to_string(certificate->not_after).substr(0, 10) + ", SHA-256 " +
         to_hex(certificate->fingerprint) + ")";
}

const x509::Certificate* NameBinder::bind(Row& row, const Published& published) {
  if (published.name.empty()) {
    row.complain(kCellMissing, published.column);
    return nullptr;
  }
  if (!published.fingerprint.empty()) return pinned(row, published);
  std::vector<const x509::Certificate*> alike;
  const std::string wanted = folded(published.name);
  for (const KnownCertificate& known : pool_.certificates()) {
    if (known.role == published.role && known.folded == wanted) {
      alike.push_back(&known.certificate);
    }
  }
  if (alike.size() == 1 && name_of(*alike.front()) == published.name) {
    return keep(row, published, *alike.front());
  }
  if (alike.empty()) {
    row.complain(
        kNameUnknown, published.column,
        {{"name", published.name}, {"nearest", nearest(published.name, pool_, published.role)}});
  } else {
    row.complain(alike.size() == 1 ? kNameDiffers : kNameAmbiguous, published.column,
                 {{"name", published.name}, {"candidates", listed(alike, 8)}});
  }
  return nullptr;
}

const x509::Certificate* NameBinder::pinned(Row& row, const Published& published) {
  const auto wanted = parse_fingerprint(published.fingerprint);
  if (!wanted) {
    row.bad(published.pin_column, published.fingerprint, "SHA-256, 64 x [0-9a-f]");
    return nullptr;
  }
  const auto& all = pool_.certificates();
  const auto found = std::ranges::find_if(all, [&](const KnownCertificate& known) {
    return known.role == published.role && known.certificate->fingerprint == *wanted;
  });
  if (found == all.end()) {
    row.complain(kFingerprintUnknown, published.pin_column, {{"value", to_hex(*wanted)}});
    return nullptr;
  }
  return keep(row, published, found->certificate);
}

const x509::Certificate* NameBinder::keep(const Row& row, const Published& published,
                                          const x509::Certificate& certificate) {
  for (const auto& known : pairings_) {
    if (known->name == published.name && known->certificate == certificate) {
      return &known->certificate;
    }
  }
  pairings_.push_back(
      std::make_unique<Pairing>(Pairing{.name = published.name,
                                        .certificate = certificate,
                                        .line = row.line(),
                                        .by_fingerprint = !published.fingerprint.empty()}));
  return &pairings_.back()->certificate;
}

std::vector<Pairing> NameBinder::pairings() const {
  std::vector<Pairing> out;
  for (const auto& pairing : pairings_) out.push_back(*pairing);
  std::ranges::sort(out, [](const Pairing& a, const Pairing& b) {
    return std::tie(a.name, a.certificate->fingerprint) <
           std::tie(b.name, b.certificate->fingerprint);
  });
  return out;
}

}  // namespace baytrust::authoring
