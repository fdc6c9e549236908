#include "gateway/service/crl_shelf.hpp"

#include <algorithm>
#include <optional>

namespace baytrust::service {
namespace {

// Impact asks under two trusts in turn; questions about earlier k under a few more.
constexpr std::size_t kMostGraphs = 8;

// Of one owner, which is still there: no other snapshot has come to its place.
bool same(const std::weak_ptr<const decision::TrustSnapshot>& a,
          const std::shared_ptr<const decision::TrustSnapshot>& b) {
  return !a.owner_before(b) && !b.owner_before(a);
}

}  // namespace

Result<void> CrlShelf::refresh(CrlStore& store) {
  const std::uint64_t turn = ++turns_;
  auto records = store.crls();
  if (!records) return records.error();
  auto index = std::make_shared<const CrlIndex>(std::move(*records));
  const std::lock_guard lock(mutex_);
  // Who began later has read whatever was in the store when this one began.
  if (turn < turn_of_index_) return {};
  turn_of_index_ = turn;
  index_ = std::move(index);
  return {};
}

bool CrlShelf::has(const Digest& digest) const {
  const auto now = index();
  return now && now->has(digest);
}

std::shared_ptr<const CrlIndex> CrlShelf::index() const {
  const std::lock_guard lock(mutex_);
  return index_;
}

std::shared_ptr<const IssuerGraph> CrlShelf::graph(const CrlQuestion& question) {
  Lists lists = question.snapshot->lists(question.known_at);
  {
    const std::lock_guard lock(mutex_);
    const auto found = std::ranges::find_if(graphs_, [&](const Made& made) {
      return same(made.snapshot, question.snapshot) && made.lists == lists;
    });
    if (found != graphs_.end()) {
      graphs_.splice(graphs_.begin(), graphs_, found);
      return found->graph;
    }
  }
  auto made = std::make_shared<const IssuerGraph>(lists);
  // A pointer that owns nothing is like any other such pointer, and does not say how long it holds.
  if (question.snapshot.use_count() == 0) return made;
  const std::lock_guard lock(mutex_);
  std::erase_if(graphs_, [](const Made& old) { return old.snapshot.expired(); });
  graphs_.push_front({question.snapshot, std::move(lists), made});
  if (graphs_.size() > kMostGraphs) graphs_.pop_back();
  return made;
}

Result<x509::Crl> CrlShelf::read(CrlStore& store, const Digest& digest) {
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
  const auto index = this->index();
  if (!index || index->empty()) return held;
  const std::vector<Digest> issuers = graph(question)->possible_issuers(question.certificates);
  const auto wanted =
      index->wanted({.issuers = issuers, .at = question.at, .known_at = question.known_at});
  std::vector<std::optional<x509::Crl>> at_hand(wanted.size());
  {
    const std::lock_guard lock(mutex_);
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      const auto found = parsed_.find(wanted[i]->digest);
      if (found != parsed_.end()) at_hand[i] = found->second;
    }
  }
  held.reserve(wanted.size());
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    auto crl = at_hand[i] ? Result<x509::Crl>(*at_hand[i]) : read(store, wanted[i]->digest);
    if (!crl) return crl.error();
    held.push_back({std::move(*crl), wanted[i]->received});
  }
  return held;
}

}  // namespace baytrust::service
