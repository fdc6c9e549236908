// CrlShelf: the CRLs of a store at hand for many judgements: their records read and indexed once,
// each CRL parsed when it is first wanted and kept, bounded; and of each trust lately asked about,
// whose CRLs may matter for whom (crl_choice.hpp). Thread-safe. A CRL that the store received later
// is seen after refresh(), by every question from then on, whoever refreshes beside. It changes
// speed, never results.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <vector>

#include "gateway/service/crl_choice.hpp"
#include "gateway/service/crl_records.hpp"
#include "gateway/service/crl_store.hpp"
#include "validators/base/error.hpp"
#include "validators/revocation/crl_store.hpp"

namespace baytrust::service {

class CrlShelf {
 public:
  // kept: parsed CRLs held at most; beyond, all are put back and read again when wanted.
  explicit CrlShelf(std::size_t kept = 512) : kept_(kept) {}

  // Whatever was in the store when it was called is seen when it is back. Nobody waits for it.
  Result<void> refresh(CrlStore& store);
  bool has(const Digest& digest) const;
  // As gather_crls(); `store` is read for CRLs that are not at hand.
  Result<std::vector<revocation::HeldCrl>> gather(CrlStore& store, const CrlQuestion& question);

 private:
  using Lists = std::vector<const decision::ListInForce*>;
  // Lists live as long as their snapshot: the same snapshot, alive, with the same lists in force is
  // the same graph. Only looked at while the asker holds that snapshot.
  struct Made {
    std::weak_ptr<const decision::TrustSnapshot> snapshot;
    Lists lists;
    std::shared_ptr<const IssuerGraph> graph;
  };
  std::shared_ptr<const IssuerGraph> graph(const CrlQuestion& question);
  std::shared_ptr<const CrlIndex> index() const;
  Result<x509::Crl> read(CrlStore& store, const Digest& digest);

  mutable std::mutex mutex_;
  const std::size_t kept_;
  std::atomic<std::uint64_t> turns_ = 0;  // refreshes begun
  std::uint64_t turn_of_index_ = 0;
  std::shared_ptr<const CrlIndex> index_;
  std::list<Made> graphs_;  // most recently asked for in front
  std::map<Digest, x509::Crl> parsed_;
};

}  // namespace baytrust::service
