#include "gateway/service/crl_shelf.hpp"

#include <algorithm>

namespace baytrust::service {

Result<void> CrlShelf::refresh(CrlStore& store) {
  auto records = store.crls();
  if (!records) return records.error();
  const std::lock_guard lock(mutex_);
  records_ = std::move(*records);
  return {};
}

bool CrlShelf::has(const Digest& digest) const {
  const std::lock_guard lock(mutex_);
  return std::ranges::any_of(records_,
                             [&](const CrlRecord& record) { return record.digest == digest; });
}

std::vector<CrlRecord> CrlShelf::records() const {
  const std::lock_guard lock(mutex_);
  return records_;
}

Result<x509::Crl> CrlShelf::crl(CrlStore& store, const Digest& digest) {
  {
    const std::lock_guard lock(mutex_);
    const auto found = parsed_.find(digest);
    if (found != parsed_.end()) return found->second;
  }
  auto der = store.crl(digest);
  if (!der) return der.error();
  auto crl = x509::Crl::parse(std::move(*der));
  if (!crl) return crl.error();
  const std::lock_guard lock(mutex_);
  if (parsed_.size() >= kept_) parsed_.clear();
  return parsed_.emplace(digest, std::move(*crl)).first->second;
}

Result<std::vector<revocation::HeldCrl>> CrlShelf::gather(CrlStore& store,
                                                          const CrlQuestion& question) {
  std::vector<revocation::HeldCrl> held;
  for (const CrlRecord& record : wanted_crls(records(), question)) {
    auto parsed = crl(store, record.digest);
    if (!parsed) return parsed.error();
    held.push_back({std::move(*parsed), record.received});
  }
  return held;
}

}  // namespace baytrust::service
