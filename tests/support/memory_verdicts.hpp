// VerdictStore in memory. See memory_store.hpp.
#pragma once

#include "tests/support/memory_content.hpp"

namespace baytrust::test {

class MemoryVerdicts final : public service::VerdictStore {
 public:
  explicit MemoryVerdicts(std::shared_ptr<MemoryContent> content) : content_(std::move(content)) {}

  Result<void> keep(std::span<const service::NewVerdict> verdicts) override {
    for (const auto& added : verdicts) {
      if (auto* kept = find_kept(added.verdict.id)) {
        auto& also = kept->also;
        const std::string& caller = added.verdict.caller;
        if (caller == kept->caller || std::ranges::count(also, caller) != 0) continue;
        also.insert(std::ranges::upper_bound(also, caller), caller);
        continue;
      }
      content_->verdicts.push_back(added);
      for (const auto& item : added.evidence) content_->evidence.emplace(item.digest, item.bytes);
    }
    return {};
  }
  Result<std::optional<service::StoredVerdict>> find(const std::string& id) override {
    const auto* kept = find_kept(id);
    if (kept == nullptr) return std::optional<service::StoredVerdict>();
    return std::optional(*kept);
  }
  Result<std::vector<service::StoredVerdict>> list(const service::VerdictQuery& query) override {
    const auto order = [](const service::StoredVerdict& v) {
      return std::pair(-v.made.seconds, v.id);
    };
    const auto* last = query.after_id.empty() ? nullptr : find_kept(query.after_id);
    std::vector<service::StoredVerdict> out;
    if (last == nullptr && !query.after_id.empty()) return out;
    for (const auto& [verdict, evidence] : content_->verdicts) {
      if (last != nullptr && order(verdict) <= order(*last)) continue;
      if (meets(verdict, query)) out.push_back(verdict);
    }
    std::ranges::sort(out, {}, order);
    const std::size_t limit = std::min<std::size_t>(query.limit, 10'000);
    if (out.size() > limit) out.resize(limit);
    return out;
  }
  Result<std::uint64_t> count() override { return content_->verdicts.size(); }
  Result<SharedBytes> evidence(const Digest& digest) override {
    const auto found = content_->evidence.find(digest);
    if (found != content_->evidence.end()) return found->second;
    return memory_error(service::kStoreUnknown, "digest", to_hex(digest));
  }
  Result<std::uint64_t> forget(Instant made_before) override {
    const auto forgotten = std::erase_if(
        content_->verdicts, [&](const auto& kept) { return kept.verdict.made < made_before; });
    if (forgotten == 0) return forgotten;
    std::set<Digest> named;
    for (const auto& kept : content_->verdicts) {
      for (const auto* digests :
           {&kept.verdict.chain, &kept.verdict.crls, &kept.verdict.leans_on}) {
        named.insert(digests->begin(), digests->end());
      }
      named.insert({kept.verdict.certificate, kept.verdict.profile_digest});
      for (const auto& item : kept.evidence) named.insert(item.digest);
    }
    std::erase_if(content_->evidence, [&](const auto& e) { return !named.contains(e.first); });
    return forgotten;
  }

 private:
  static bool meets(const service::StoredVerdict& verdict, const service::VerdictQuery& query) {
    const auto is = [](const std::string& asked, const std::string& found) {
      return asked.empty() || asked == found;
    };
    if (query.made_from && verdict.made < *query.made_from) return false;
    if (query.leans_on && std::ranges::count(verdict.leans_on, *query.leans_on) == 0) return false;
    return is(query.relying, verdict.relying) && is(query.profile, verdict.profile) &&
           is(query.accepted, verdict.accepted);
  }
  service::StoredVerdict* find_kept(const std::string& id) const {
    for (auto& kept : content_->verdicts) {
      if (kept.verdict.id == id) return &kept.verdict;
    }
    return nullptr;
  }
  std::shared_ptr<MemoryContent> content_;
};

}  // namespace baytrust::test
