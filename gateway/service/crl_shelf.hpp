// CrlShelf: the CRLs of a store at hand for many judgements: their records read once, each CRL
// parsed and indexed when it is first wanted and kept, bounded. Thread-safe. A CRL that the store
// received later is seen after refresh(). It changes speed, never results.
#pragma once

#include <cstddef>
#include <map>
#include <mutex>
#include <vector>

#include "gateway/service/crl_records.hpp"
#include "gateway/service/crl_store.hpp"
#include "validators/base/error.hpp"
#include "validators/revocation/crl_store.hpp"

namespace baytrust::service {

class CrlShelf {
 public:
  // kept: parsed CRLs held at most; beyond, all are put back and read again when wanted.
  explicit CrlShelf(std::size_t kept = 512) : kept_(kept) {}

  Result<void> refresh(CrlStore& store);
  bool has(const Digest& digest) const;
  // As gather_crls(); `store` is read for CRLs that are not at hand.
  Result<std::vector<revocation::HeldCrl>> gather(CrlStore& store, const CrlQuestion& question);

 private:
  std::vector<CrlRecord> records() const;
  Result<x509::Crl> crl(CrlStore& store, const Digest& digest);

  mutable std::mutex mutex_;
  std::size_t kept_;
  std::vector<CrlRecord> records_;
  std::map<Digest, x509::Crl> parsed_;
};

}  // namespace baytrust::service
