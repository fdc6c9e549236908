#include "gateway/service/crl_records.hpp"

#include <utility>

#include "gateway/service/crl_choice.hpp"
#include "gateway/service/crl_shelf.hpp"
#include "validators/crypto/digest.hpp"
#include "validators/x509/name.hpp"

namespace baytrust::service {
namespace {

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

Result<std::vector<revocation::HeldCrl>> gather_crls(CrlStore& store, const CrlQuestion& question) {
  CrlShelf shelf;
  if (auto read = shelf.refresh(store); !read) return read.error();
  return shelf.gather(store, question);
}

}  // namespace baytrust::service
