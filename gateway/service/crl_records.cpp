#include "gateway/service/crl_records.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "gateway/decision/list_in_force.hpp"
#include "gateway/service/crl_shelf.hpp"
#include "validators/crypto/digest.hpp"
#include "validators/x509/name.hpp"

namespace baytrust::service {
namespace {

Digest issuer_digest(std::string_view match_key) { return crypto::sha256(as_bytes(match_key)); }

// What a CRL covers, as text that is equal for the CRLs of one series and for no others.
std::string scope_text(const x509::Crl& crl) {
  std::string text = crl->base_crl_number ? "delta" : "complete";
  if (!crl->issuing_distribution_point) return text;
  const x509::IssuingDistributionPoint& point = *crl->issuing_distribution_point;
  for (const auto& name : point.full_name) text += "|name " + x509::to_string(name);
  text += "|relative " + to_hex(point.relative_name);
  if (point.only_user_certs) text += "|user";
  if (point.only_ca_certs) text += "|ca";
  if (point.only_attribute_certs) text += "|attribute";
  if (point.indirect) text += "|indirect";
  if (point.only_some_reasons) text += "|reasons " + std::to_string(*point.only_some_reasons);
  return text;
}

// Names that may have issued a CRL about one of the certificates: their issuers, the issuers of the
// listed CAs that may stand above them, and CRL issuers that they name (indirect CRLs).
class PossibleIssuers {
 public:
  explicit PossibleIssuers(const CrlQuestion& question) {
    std::vector<x509::Certificate> pool(question.certificates.begin(), question.certificates.end());
    for (const auto* list : question.snapshot.lists(question.known_at)) {
      pool.insert(pool.end(), list->ca_certificates().begin(), list->ca_certificates().end());
    }
    for (const auto& certificate : pool) by_subject_.emplace(certificate->subject_key, certificate);
    for (const auto& certificate : question.certificates) add(certificate);
    while (!waiting_.empty()) {
      const std::string name = std::move(waiting_.back());
      waiting_.pop_back();
      const auto [first, last] = by_subject_.equal_range(name);
      for (auto it = first; it != last; ++it) add(it->second);
    }
  }
  bool contains(const Digest& issuer) const { return issuers_.contains(issuer); }

 private:
  void add(const x509::Certificate& certificate) {
    if (seen_.insert(certificate->issuer_key).second) {
      issuers_.insert(issuer_digest(certificate->issuer_key));
      waiting_.push_back(certificate->issuer_key);
    }
    const auto& points = certificate->extensions.crl_distribution_points;
    if (!points) return;
    for (const auto& point : *points) {
      for (const auto& name : point.crl_issuer) add_crl_issuer(name);
    }
  }
  void add_crl_issuer(const x509::GeneralName& name) {
    if (name.kind != x509::GeneralName::Kind::directory_name) return;
    const auto directory_name = x509::Name::parse(name.value);
    if (directory_name) issuers_.insert(issuer_digest(directory_name->match_key()));
  }

  std::multimap<std::string, x509::Certificate, std::less<>> by_subject_;
  std::set<std::string, std::less<>> seen_;
  std::vector<std::string> waiting_;
  std::set<Digest> issuers_;
};

// Of one series: the last issued until t, and every later one, for a hold that came and went.
std::set<Digest> wanted(const std::vector<CrlRecord>& records, const PossibleIssuers& issuers,
                        const CrlQuestion& question) {
  std::map<std::pair<Digest, Digest>, Instant> newest_until_t;
  const auto relevant = [&](const CrlRecord& record) {
    return record.received <= question.known_at && issuers.contains(record.issuer);
  };
  for (const CrlRecord& record : records) {
    if (!relevant(record) || record.this_update > question.at) continue;
    const auto series = std::pair(record.issuer, record.scope);
    const auto [found, fresh] = newest_until_t.emplace(series, record.this_update);
    if (!fresh) found->second = std::max(found->second, record.this_update);
  }
  std::set<Digest> out;
  for (const CrlRecord& record : records) {
    if (!relevant(record)) continue;
    const auto until_t = newest_until_t.find(std::pair(record.issuer, record.scope));
    if (until_t == newest_until_t.end() || record.this_update >= until_t->second) {
      out.insert(record.digest);
    }
  }
  return out;
}

}  // namespace

CrlRecord record_of(const x509::Crl& crl, Instant received) {
  return {.digest = crl->fingerprint,
          .issuer = issuer_digest(crl->issuer_key),
          .scope = crypto::sha256(as_bytes(scope_text(crl))),
          .issuer_name = x509::to_string(crl->issuer),
          .number = crl->crl_number ? to_hex(*crl->crl_number) : "",
          .this_update = crl->this_update,
          .next_update = crl->next_update,
          .entries = crl->entry_count,
          .received = received};
}

Result<ImportedCrls> import_crls(CrlStore& store, ByteView file, Instant now) {
  const auto crls = x509::parse_crls(file);
  if (!crls) return crls.error();
  ImportedCrls imported;
  for (const x509::Crl& crl : *crls) {
    CrlRecord record = record_of(crl, now);
    const auto added = store.add(record, to_bytes(crl->der));
    if (!added) return added.error();
    ++(*added == Added::added ? imported.added : imported.known_already);
    imported.records.push_back(std::move(record));
  }
  return imported;
}

std::vector<CrlRecord> wanted_crls(const std::vector<CrlRecord>& records,
                                   const CrlQuestion& question) {
  if (records.empty()) return {};
  const std::set<Digest> chosen = wanted(records, PossibleIssuers(question), question);
  std::vector<CrlRecord> out;
  for (const CrlRecord& record : records) {
    if (chosen.contains(record.digest)) out.push_back(record);
  }
  return out;
}

Result<std::vector<revocation::HeldCrl>> gather_crls(CrlStore& store, const CrlQuestion& question) {
  CrlShelf shelf;
  if (auto read = shelf.refresh(store); !read) return read.error();
  return shelf.gather(store, question);
}

}  // namespace baytrust::service
