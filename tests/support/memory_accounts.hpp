// AccountStore in memory. See memory_store.hpp.
#pragma once

#include "tests/support/memory_content.hpp"

namespace baytrust::test {

class MemoryAccounts final : public service::AccountStore {
 public:
  explicit MemoryAccounts(std::shared_ptr<MemoryContent> content) : content_(std::move(content)) {}

  Result<std::vector<service::Account>> accounts() override {
    std::vector<service::Account> out;
    for (const auto& [name, account] : content_->accounts) out.push_back(account);
    return out;
  }
  Result<std::optional<service::Account>> find(const std::string& name) override {
    const auto found = content_->accounts.find(name);
    if (found == content_->accounts.end()) return std::optional<service::Account>();
    return std::optional(found->second);
  }
  Result<void> add(const service::Account& account) override {
    const auto [kept, is_new] = content_->accounts.emplace(account.name, account);
    if (!is_new) return memory_error(service::kStoreKnown, "digest", account.name);
    kept->second.grants = ascending(account.grants);
    return {};
  }
  Result<void> change_grants(const std::string& name,
                             const std::vector<service::Grant>& grants) override {
    const auto found = content_->accounts.find(name);
    if (found == content_->accounts.end()) return unknown(name);
    found->second.grants = ascending(grants);
    return {};
  }
  Result<void> end(const std::string& name, Instant at) override {
    const auto found = content_->accounts.find(name);
    if (found == content_->accounts.end()) return unknown(name);
    found->second.ended = std::min(found->second.ended.value_or(at), at);
    return {};
  }

  Result<std::vector<service::Credential>> credentials() override {
    std::vector<service::Credential> out;
    for (const auto& [key, credential] : content_->credentials) out.push_back(credential);
    std::ranges::sort(out, {}, [](const service::Credential& c) {
      return std::tuple(c.account, c.kind, c.added, c.fingerprint);
    });
    return out;
  }
  Result<std::optional<service::Credential>> find(service::CredentialKind kind,
                                                  const Digest& fingerprint) override {
    const auto found = content_->credentials.find({kind, fingerprint});
    if (found == content_->credentials.end()) return std::optional<service::Credential>();
    return std::optional(found->second);
  }
  Result<void> add(const service::Credential& credential) override {
    if (!content_->accounts.contains(credential.account)) return unknown(credential.account);
    const std::pair key(credential.kind, credential.fingerprint);
    if (content_->credentials.emplace(key, credential).second) return {};
    return memory_error(service::kStoreKnown, "digest", to_hex(credential.fingerprint));
  }
  Result<void> revoke(service::CredentialKind kind, const Digest& fingerprint,
                      Instant at) override {
    const auto found = content_->credentials.find({kind, fingerprint});
    if (found == content_->credentials.end()) return unknown(to_hex(fingerprint));
    found->second.revoked = std::min(found->second.revoked.value_or(at), at);
    return {};
  }

 private:
  static Error unknown(const std::string& what) {
    return memory_error(service::kStoreUnknown, "digest", what);
  }
  static std::vector<service::Grant> ascending(std::vector<service::Grant> grants) {
    std::ranges::sort(grants);
    grants.erase(std::unique(grants.begin(), grants.end()), grants.end());
    return grants;
  }
  std::shared_ptr<MemoryContent> content_;
};

}  // namespace baytrust::test
