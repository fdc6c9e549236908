// EditionStore in memory. Not final: tests of use cases make it misbehave. See memory_store.hpp.
#pragma once

#include "tests/support/memory_content.hpp"

namespace baytrust::test {

inline service::EditionRecord* edition_in(MemoryContent& content, const Digest& digest) {
  for (auto& record : content.editions) {
    if (record.digest == digest) return &record;
  }
  return nullptr;
}
inline void raise_mark(MemoryContent& content, const service::EditionRecord& edition,
                       std::optional<std::uint64_t> mark) {
  if (!mark) return;
  auto& kept = content.high_water[{edition.kind, edition.territory}];
  kept = std::max(kept, *mark);
}
inline Result<void> insert_edition(MemoryContent& content, const service::NewEdition& edition) {
  if (edition_in(content, edition.record.digest) != nullptr) {
    return memory_error(service::kStoreKnown, "digest", to_hex(edition.record.digest));
  }
  content.editions.push_back(edition.record);
  content.editions.back().files = {edition.file.digest};
  std::ranges::sort(content.editions, {}, [](const service::EditionRecord& e) {
    return std::tuple(e.kind, e.territory, e.sequence, e.received, e.digest);
  });
  content.files.emplace(edition.file.digest, edition.file.bytes);
  raise_mark(content, edition.record, edition.high_water);
  return {};
}

class MemoryEditions : public service::EditionStore {
 public:
  explicit MemoryEditions(std::shared_ptr<MemoryContent> content) : content_(std::move(content)) {}

  Result<std::uint64_t> revision() override { return content_->revision; }
  Result<std::vector<service::Pin>> pins() override { return content_->pins; }
  Result<void> add_pin(const service::Pin& pin) override {
    for (const auto& known : content_->pins) {
      if (known.territory == pin.territory && known.fingerprint == pin.fingerprint) {
        return memory_error(service::kStoreKnown, "digest", to_hex(pin.fingerprint));
      }
    }
    content_->pins.push_back(pin);
    std::ranges::sort(content_->pins, {},
                      [](const service::Pin& p) { return std::pair(p.territory, p.fingerprint); });
    ++content_->revision;
    return {};
  }
  Result<std::uint64_t> high_water(service::DocumentKind kind,
                                   const std::string& territory) override {
    const auto found = content_->high_water.find({kind, territory});
    return found == content_->high_water.end() ? 0 : found->second;
  }
  Result<std::vector<service::EditionRecord>> editions() override { return content_->editions; }
  Result<std::optional<service::EditionRecord>> find(const Digest& edition) override {
    for (const auto& record : content_->editions) {
      if (record.digest == edition) return std::optional(record);
    }
    return std::optional<service::EditionRecord>();
  }
  Result<SharedBytes> file(const Digest& digest) override {
    const auto found = content_->files.find(digest);
    if (found == content_->files.end()) {
      return memory_error(service::kStoreUnknown, "digest", to_hex(digest));
    }
    return found->second;
  }
  Result<void> add(const service::NewEdition& edition) override {
    if (auto current = check_revision(*content_, edition.revision); !current) return current;
    if (auto added = insert_edition(*content_, edition); !added) return added;
    ++content_->revision;
    return {};
  }
  Result<void> add_signatures(const service::NewSignatures& signatures) override {
    if (auto current = check_revision(*content_, signatures.revision); !current) return current;
    service::EditionRecord* record = record_of(signatures.edition);
    if (record == nullptr) {
      return memory_error(service::kStoreUnknown, "digest", to_hex(signatures.edition));
    }
    if (std::ranges::count(record->files, signatures.file.digest) != 0) {
      return memory_error(service::kStoreKnown, "digest", to_hex(signatures.file.digest));
    }
    record->files.push_back(signatures.file.digest);
    record->signers.insert(record->signers.end(), signatures.signers.begin(),
                           signatures.signers.end());
    std::ranges::sort(record->signers);
    record->signers.erase(std::unique(record->signers.begin(), record->signers.end()),
                          record->signers.end());
    content_->files.emplace(signatures.file.digest, signatures.file.bytes);
    ++content_->revision;
    return {};
  }
  Result<void> approve(const service::NewApproval& approval) override {
    if (auto current = check_revision(*content_, approval.revision); !current) return current;
    service::EditionRecord* record = record_of(approval.edition);
    if (record == nullptr) {
      return memory_error(service::kStoreUnknown, "digest", to_hex(approval.edition));
    }
    if (record->state != service::EditionState::held) {
      return memory_error(service::kStoreNotHeld, "state", std::string(to_string(record->state)));
    }
    for (const auto& earlier : record->approvals) {
      if (earlier.name == approval.approval.name) {
        return memory_error(service::kStoreApprovedAlready, "name", earlier.name);
      }
    }
    record->approvals.push_back(approval.approval);
    if (approval.activated) {
      record->state = service::EditionState::active;
      record->activated = approval.activated;
      raise_mark(*content_, *record, approval.high_water);
    }
    ++content_->revision;
    return {};
  }

  Result<std::vector<service::TrustActRecord>> acts() override { return content_->acts; }
  Result<void> approve_act(const service::NewActApproval& approval) override {
    if (auto current = check_revision(*content_, approval.revision); !current) return current;
    const auto open = std::ranges::find_if(content_->acts, [&](const auto& record) {
      return record.act == approval.act && record.approvals.size() < 2;
    });
    const bool begun = open != content_->acts.end();
    service::TrustActRecord record = begun ? *open : service::TrustActRecord{approval.act, {}, {}};
    for (const auto& earlier : record.approvals) {
      if (earlier.name == approval.approval.name) {
        return memory_error(service::kStoreApprovedAlready, "name", earlier.name);
      }
    }
    record.approvals.push_back(approval.approval);
    if (approval.done && !record.done) {
      if (auto done = take_effect(approval.act, *approval.done); !done) return done;
      record.done = approval.done;
    }
    if (begun) {
      *open = std::move(record);
    } else {
      content_->acts.push_back(std::move(record));
    }
    ++content_->revision;
    return {};
  }

 private:
  Result<void> take_effect(const service::TrustAct& act, Instant now) {
    switch (act.kind) {
      case service::TrustAct::Kind::pin: {
        const Instant from = std::max(act.from, now);
        if (find_pin(act.territory, act.fingerprint) != nullptr) {
          return memory_error(service::kStoreKnown, "digest", to_hex(act.fingerprint));
        }
        for (const Digest& ended : act.ends)
          end_pin(act.territory, ended, std::max(act.from, now + 1));
        return add_pin({act.territory, act.fingerprint, act.certificate, from, std::nullopt});
      }
      case service::TrustAct::Kind::distrust:
        if (end_pin(act.territory, act.fingerprint, act.from)) return {};
        return memory_error(service::kStoreUnknown, "digest", to_hex(act.fingerprint));
      case service::TrustAct::Kind::reset_high_water:
        content_->high_water[{service::DocumentKind::trust_list, act.territory}] = act.sequence;
        return {};
    }
    return {};
  }
  service::Pin* find_pin(const std::string& territory, const Digest& fingerprint) {
    for (auto& pin : content_->pins) {
      if (pin.territory == territory && pin.fingerprint == fingerprint) return &pin;
    }
    return nullptr;
  }
  bool end_pin(const std::string& territory, const Digest& fingerprint, Instant from) {
    service::Pin* pin = find_pin(territory, fingerprint);
    if (pin == nullptr) return false;
    pin->distrusted_from = std::min(pin->distrusted_from.value_or(from), from);
    return true;
  }
  service::EditionRecord* record_of(const Digest& digest) { return edition_in(*content_, digest); }

  std::shared_ptr<MemoryContent> content_;
};

}  // namespace baytrust::test
