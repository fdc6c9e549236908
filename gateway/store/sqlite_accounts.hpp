// The AccountStore port over a SQLite connection. Contract: gateway/service/account_store.hpp.
#pragma once

#include <string>
#include <utility>

#include "gateway/service/account_store.hpp"
#include "gateway/store/columns.hpp"
#include "gateway/store/database.hpp"

namespace baytrust::store {

class SqliteAccounts final : public service::AccountStore {
 public:
  SqliteAccounts(SQLite::Database& database, std::string place)
      : database_(database), place_(std::move(place)), prepared_(database) {}

  Result<std::vector<service::Account>> accounts() override;
  Result<std::optional<service::Account>> find(const std::string& name) override;
  Result<void> add(const service::Account& account) override;
  Result<void> change_grants(const std::string& name,
                             const std::vector<service::Grant>& grants) override;
  Result<void> end(const std::string& name, Instant at) override;
  Result<std::vector<service::Credential>> credentials() override;
  Result<std::optional<service::Credential>> find(service::CredentialKind kind,
                                                  const Digest& fingerprint) override;
  Result<void> add(const service::Credential& credential) override;
  Result<void> revoke(service::CredentialKind kind, const Digest& fingerprint, Instant at) override;

 private:
  std::optional<service::Account> read(const std::string& name);
  std::vector<service::Grant> grants_of(const std::string& name);
  void insert_grants(const std::string& name, const std::vector<service::Grant>& grants);

  SQLite::Database& database_;
  std::string place_;
  Prepared prepared_;  // every call of the gateway asks who calls
};

}  // namespace baytrust::store
