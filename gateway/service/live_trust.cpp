#include "gateway/service/live_trust.hpp"

#include <algorithm>
#include <limits>

namespace baytrust::service {
namespace {

constexpr Instant kEver{std::numeric_limits<std::int64_t>::min()};
constexpr Instant kNever{std::numeric_limits<std::int64_t>::max()};
// Snapshots of earlier k: each holds every list of its time, some tens of MiB where lists are
// large.
constexpr std::size_t kMostEarlier = 8;

void add(std::vector<Instant>& turns, const std::optional<Instant>& t) {
  if (t) turns.push_back(*t);
}

}  // namespace

Result<std::unique_ptr<LiveTrust>> LiveTrust::make(Store& store, const Config& config,
                                                   crypto::Verifier& verifier, Instant now) {
  std::unique_ptr<LiveTrust> made(new LiveTrust(config, verifier));
  if (auto renewed = made->renew(store, now); !renewed) return renewed.error();
  return made;
}

Result<LiveTrust::Read> LiveTrust::read(Store& store) {
  Read read;
  // First: what is written meanwhile then has another revision, and is read next time.
  const auto revision = store.editions().revision();
  if (!revision) return revision.error();
  read.revision = *revision;
  const auto editions = store.editions().editions();
  if (!editions) return editions.error();
  for (const EditionRecord& edition : *editions) {
    read.turns.push_back(edition.received);
    add(read.turns, edition.activated);
    add(read.turns, edition.refused);
  }
  const auto pins = store.editions().pins();
  if (!pins) return pins.error();
  for (const Pin& pin : *pins) {
    read.turns.push_back(pin.added);
    add(read.turns, pin.distrusted_from);
  }
  const auto emergencies = store.emergencies().emergencies();
  if (!emergencies) return emergencies.error();
  for (const EmergencyRecord& record : *emergencies) {
    read.turns.push_back(record.act.known_from);
    add(read.turns, record.ended);
  }
  std::ranges::sort(read.turns);
  read.turns.erase(std::unique(read.turns.begin(), read.turns.end()), read.turns.end());
  return read;
}

Result<LiveTrust::Era> LiveTrust::load(Store& store, const Read& read, Instant known_at) const {
  const auto next = std::ranges::upper_bound(read.turns, known_at);
  auto trust = load_snapshot(store, config_, verifier_, known_at);
  if (!trust) return trust.error();
  return Era{.from = next == read.turns.begin() ? kEver : *(next - 1),
             .until = next == read.turns.end() ? kNever : *next,
             .trust = std::move(*trust)};
}

Result<LiveTrust::Refreshed> LiveTrust::renew(Store& store, Instant now) {
  auto next = read(store);
  if (!next) return next.error();
  {
    const std::lock_guard lock(mutex_);
    if (current_ && next->revision == read_.revision && current_->holds(now)) {
      health_ = {.loaded = now};
      return Refreshed::unchanged;
    }
  }
  auto era = load(store, *next, now);
  if (!era) return era.error();
  const std::lock_guard lock(mutex_);
  // Whoever read later was faster.
  if (current_ && next->revision < read_.revision) return Refreshed::unchanged;
  if (next->revision != read_.revision) earlier_.clear();
  if (current_ && next->revision == read_.revision) earlier_.push_front(std::move(*current_));
  if (earlier_.size() > kMostEarlier) earlier_.pop_back();
  current_ = std::move(*era);
  read_ = std::move(*next);
  health_ = {.loaded = now};
  return Refreshed::renewed;
}

Result<LiveTrust::Refreshed> LiveTrust::refresh(Store& store, Instant now) {
  auto renewed = renew(store, now);
  auto shelved = crls_.refresh(store.crls());
  std::optional<Error> trouble;
  if (!renewed) trouble = renewed.error();
  if (renewed && !shelved) trouble = shelved.error();
  note(trouble, now);
  if (trouble) return *trouble;
  return renewed;
}

void LiveTrust::note(const std::optional<Error>& trouble, Instant now) {
  const std::lock_guard lock(mutex_);
  if (!trouble) {
    health_.trouble.reset();
    health_.trouble_since.reset();
    return;
  }
  if (!health_.trouble) health_.trouble_since = now;
  health_.trouble = trouble;
}

LoadedTrust LiveTrust::now(Store& store, Instant now) {
  {
    const std::lock_guard lock(mutex_);
    if (current_->holds(now)) return current_->trust;
  }
  if (auto made = at(store, now)) return std::move(*made);
  const std::lock_guard lock(mutex_);
  return current_->trust;
}

Result<LoadedTrust> LiveTrust::at(Store& store, Instant known_at) {
  Read read_then;
  {
    const std::lock_guard lock(mutex_);
    if (current_->holds(known_at)) return current_->trust;
    const auto found =
        std::ranges::find_if(earlier_, [&](const Era& era) { return era.holds(known_at); });
    if (found != earlier_.end()) {
      earlier_.splice(earlier_.begin(), earlier_, found);
      return earlier_.front().trust;
    }
    read_then = read_;
  }
  auto era = load(store, read_then, known_at);
  if (!era) return era.error();
  const LoadedTrust trust = era->trust;
  const std::lock_guard lock(mutex_);
  if (read_then.revision == read_.revision) {
    earlier_.push_front(std::move(*era));
    if (earlier_.size() > kMostEarlier) earlier_.pop_back();
  }
  return trust;
}

LiveTrust::Health LiveTrust::health() const {
  const std::lock_guard lock(mutex_);
  return health_;
}

std::uint64_t LiveTrust::revision() const {
  const std::lock_guard lock(mutex_);
  return read_.revision;
}

}  // namespace baytrust::service
