// The storage ports in memory: the double that use cases are tested with, kept honest by the same
// contract tests as the SQLite adapter. Stores live as long as the opener; opening twice gives two
// views of the same content, as two processes would have.
#pragma once

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "gateway/service/codes.hpp"
#include "gateway/service/store.hpp"

namespace baytrust::test {

struct MemoryContent {
  std::uint64_t revision = 1;
  std::vector<service::Pin> pins;
  std::map<std::pair<service::DocumentKind, std::string>, std::uint64_t> high_water;
  std::vector<service::EditionRecord> editions;
  std::map<Digest, SharedBytes> files;
  std::vector<service::CrlRecord> crls;
  std::vector<service::TrustActRecord> acts;
};

class MemoryEditions : public service::EditionStore {
 public:
  explicit MemoryEditions(std::shared_ptr<MemoryContent> content) : content_(std::move(content)) {}

  Result<std::uint64_t> revision() override { return content_->revision; }
  Result<std::vector<service::Pin>> pins() override { return content_->pins; }
  Result<void> add_pin(const service::Pin& pin) override {
    for (const auto& known : content_->pins) {
      if (known.territory == pin.territory && known.fingerprint == pin.fingerprint) {
        return error(service::kStoreKnown, "digest", to_hex(pin.fingerprint));
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
      return error(service::kStoreUnknown, "digest", to_hex(digest));
    }
    return found->second;
  }
  Result<void> add(const service::NewEdition& edition) override {
    if (auto current = check(edition.revision); !current) return current;
    if (record_of(edition.record.digest) != nullptr) {
      return error(service::kStoreKnown, "digest", to_hex(edition.record.digest));
    }
    content_->editions.push_back(edition.record);
    content_->editions.back().files = {edition.file.digest};
    std::ranges::sort(content_->editions, {}, [](const service::EditionRecord& e) {
      return std::tuple(e.kind, e.territory, e.sequence, e.received, e.digest);
    });
    content_->files.emplace(edition.file.digest, edition.file.bytes);
    raise(edition.record.kind, edition.record.territory, edition.high_water);
    ++content_->revision;
    return {};
  }
  Result<void> add_signatures(const service::NewSignatures& signatures) override {
    if (auto current = check(signatures.revision); !current) return current;
    service::EditionRecord* record = record_of(signatures.edition);
    if (record == nullptr) {
      return error(service::kStoreUnknown, "digest", to_hex(signatures.edition));
    }
    if (std::ranges::count(record->files, signatures.file.digest) != 0) {
      return error(service::kStoreKnown, "digest", to_hex(signatures.file.digest));
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
    if (auto current = check(approval.revision); !current) return current;
    service::EditionRecord* record = record_of(approval.edition);
    if (record == nullptr) {
      return error(service::kStoreUnknown, "digest", to_hex(approval.edition));
    }
    if (record->state != service::EditionState::held) {
      return error(service::kStoreNotHeld, "state", std::string(to_string(record->state)));
    }
    for (const auto& earlier : record->approvals) {
      if (earlier.name == approval.approval.name) {
        return error(service::kStoreApprovedAlready, "name", earlier.name);
      }
    }
    record->approvals.push_back(approval.approval);
    if (approval.activated) {
      record->state = service::EditionState::active;
      record->activated = approval.activated;
      raise(record->kind, record->territory, approval.high_water);
    }
    ++content_->revision;
    return {};
  }

  Result<std::vector<service::TrustActRecord>> acts() override { return content_->acts; }
  Result<void> approve_act(const service::NewActApproval& approval) override {
    if (auto current = check(approval.revision); !current) return current;
    const auto open = std::ranges::find_if(content_->acts, [&](const auto& record) {
      return record.act == approval.act && record.approvals.size() < 2;
    });
    const bool begun = open != content_->acts.end();
    service::TrustActRecord record = begun ? *open : service::TrustActRecord{approval.act, {}, {}};
    for (const auto& earlier : record.approvals) {
      if (earlier.name == approval.approval.name) {
        return error(service::kStoreApprovedAlready, "name", earlier.name);
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
          return error(service::kStoreKnown, "digest", to_hex(act.fingerprint));
        }
        for (const Digest& ended : act.ends)
          end_pin(act.territory, ended, std::max(act.from, now + 1));
        return add_pin({act.territory, act.fingerprint, act.certificate, from, std::nullopt});
      }
      case service::TrustAct::Kind::distrust:
        if (end_pin(act.territory, act.fingerprint, act.from)) return {};
        return error(service::kStoreUnknown, "digest", to_hex(act.fingerprint));
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
  static Error error(const Code& code, std::string_view fact, std::string value) {
    return Error(code, "store", {{fact, std::move(value)}});
  }
  Result<void> check(std::uint64_t read_at) const {
    if (read_at == content_->revision) return {};
    return Error(
        service::kStoreChanged, "store",
        {{"read_at", std::to_string(read_at)}, {"now_at", std::to_string(content_->revision)}});
  }
  service::EditionRecord* record_of(const Digest& digest) {
    for (auto& record : content_->editions) {
      if (record.digest == digest) return &record;
    }
    return nullptr;
  }
  void raise(service::DocumentKind kind, const std::string& territory,
             std::optional<std::uint64_t> mark) {
    if (!mark) return;
    auto& kept = content_->high_water[{kind, territory}];
    kept = std::max(kept, *mark);
  }

  std::shared_ptr<MemoryContent> content_;
};

class MemoryCrls final : public service::CrlStore {
 public:
  explicit MemoryCrls(std::shared_ptr<MemoryContent> content) : content_(std::move(content)) {}

  Result<service::Added> add(const service::CrlRecord& record, const Bytes& der) override {
    if (!content_->files.emplace(record.digest, share(der)).second) {
      return service::Added::known_already;
    }
    content_->crls.push_back(record);
    std::ranges::sort(content_->crls, {}, [](const service::CrlRecord& c) {
      return std::tuple(c.issuer_name, c.scope, c.this_update, c.digest);
    });
    return service::Added::added;
  }
  Result<std::vector<service::CrlRecord>> crls() override { return content_->crls; }
  Result<SharedBytes> crl(const Digest& digest) override {
    const auto found = content_->files.find(digest);
    if (found == content_->files.end()) {
      return Error(service::kStoreUnknown, "store", {{"digest", to_hex(digest)}});
    }
    return found->second;
  }

 private:
  std::shared_ptr<MemoryContent> content_;
};

class MemoryStore final : public service::Store {
 public:
  explicit MemoryStore(const std::shared_ptr<MemoryContent>& content)
      : editions_(content), crls_(content) {}
  service::EditionStore& editions() override { return editions_; }
  service::CrlStore& crls() override { return crls_; }

 private:
  MemoryEditions editions_;
  MemoryCrls crls_;
};

class MemoryOpener final : public service::StoreOpener {
 public:
  Result<std::unique_ptr<service::Store>> open(const std::string& place) override {
    const auto found = contents_.find(place);
    if (found == contents_.end()) {
      return Error(service::kStoreMissing, "store", {{"place", place}});
    }
    return std::unique_ptr<service::Store>(std::make_unique<MemoryStore>(found->second));
  }
  Result<std::unique_ptr<service::Store>> create(const std::string& place,
                                                 const std::vector<service::Pin>& pins) override {
    if (contents_.contains(place)) {
      return Error(service::kStoreExists, "store", {{"place", place}});
    }
    contents_[place] = std::make_shared<MemoryContent>();
    contents_[place]->pins = pins;
    std::ranges::sort(contents_[place]->pins, {},
                      [](const service::Pin& p) { return std::pair(p.territory, p.fingerprint); });
    return open(place);
  }

 private:
  std::map<std::string, std::shared_ptr<MemoryContent>> contents_;
};

}  // namespace baytrust::test
