// CRLs in and out of the store: importing them, and choosing those that one judgement needs. Not
// here: whether a CRL is genuine or applies (validators/revocation asks that whenever it leans on
// one).
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "gateway/decision/snapshot.hpp"
#include "gateway/service/crl_store.hpp"
#include "validators/base/error.hpp"
#include "validators/revocation/crl_store.hpp"
#include "validators/x509/certificate.hpp"
#include "validators/x509/crl.hpp"

namespace baytrust::service {

CrlRecord record_of(const x509::Crl& crl, Instant received);

struct ImportedCrls {
  std::size_t added = 0;
  std::size_t known_already = 0;
  std::vector<CrlRecord> records;
};
// All CRLs of a file, or none: x509.* when one of them cannot be read.
Result<ImportedCrls> import_crls(CrlStore& store, ByteView file, Instant now);

// What a judgement of `certificates` (target first, then what came with it) at t, known at k, may
// lean on: of every issuer that can stand above them, the CRLs in force at t and all later ones.
struct CrlQuestion {
  std::span<const x509::Certificate> certificates;
  const std::shared_ptr<const decision::TrustSnapshot>& snapshot;
  Instant at;
  Instant known_at;
};
// Read from the store, each time anew; for many judgements: crl_shelf.hpp.
Result<std::vector<revocation::HeldCrl>> gather_crls(CrlStore& store, const CrlQuestion& question);

}  // namespace baytrust::service
