#include "gateway/store/sqlite_accounts.hpp"

#include "gateway/service/codes.hpp"

namespace baytrust::store {
namespace {

using service::Account;
using service::Credential;
using service::CredentialKind;
using service::Grant;

// The `digest` of these errors is a name or a fingerprint: what there is, or is not.
Error known(std::string what) {
  return Error(service::kStoreKnown, "account", {{"digest", std::move(what)}});
}
Error unknown(std::string what) {
  return Error(service::kStoreUnknown, "account", {{"digest", std::move(what)}});
}

Credential credential_at(const SQLite::Statement& row) {
  return {.kind = static_cast<CredentialKind>(number_at(row, 0)),
          .fingerprint = digest_at(row, 1),
          .account = text_at(row, 2),
          .certificate = bytes_at(row, 3),
          .added = {row.getColumn(4).getInt64()},
          .expires = instant_at(row, 5),
          .revoked = instant_at(row, 6)};
}

}  // namespace

std::vector<Grant> SqliteAccounts::grants_of(const std::string& name) {
  const Borrowed query = prepared_.get(
      "SELECT role, territory FROM account_grant WHERE account = ? ORDER BY role, territory");
  query->bind(1, name);
  std::vector<Grant> grants;
  while (query->executeStep()) {
    grants.push_back({static_cast<service::Role>(number_at(*query, 0)), text_at(*query, 1)});
  }
  return grants;
}

std::optional<Account> SqliteAccounts::read(const std::string& name) {
  const Borrowed query = prepared_.get("SELECT added, ended FROM account WHERE name = ?");
  query->bind(1, name);
  if (!query->executeStep()) return std::nullopt;
  return Account{.name = name,
                 .grants = grants_of(name),
                 .added = {query->getColumn(0).getInt64()},
                 .ended = instant_at(*query, 1)};
}

void SqliteAccounts::insert_grants(const std::string& name, const std::vector<Grant>& grants) {
  SQLite::Statement insert(database_,
                           "INSERT INTO account_grant (account, role, territory) VALUES (?, ?, ?) "
                           "ON CONFLICT DO NOTHING");
  for (const Grant& grant : grants) {
    insert.bind(1, name);
    insert.bind(2, static_cast<int>(grant.role));
    insert.bind(3, grant.territory);
    insert.exec();
    insert.reset();
  }
}

Result<std::vector<Account>> SqliteAccounts::accounts() {
  return guarded(place_, [&]() -> Result<std::vector<Account>> {
    SQLite::Statement query(database_, "SELECT name, added, ended FROM account ORDER BY name");
    std::vector<Account> accounts;
    while (query.executeStep()) {
      const std::string name = text_at(query, 0);
      accounts.push_back({.name = name,
                          .grants = grants_of(name),
                          .added = {query.getColumn(1).getInt64()},
                          .ended = instant_at(query, 2)});
    }
    return accounts;
  });
}

Result<std::optional<Account>> SqliteAccounts::find(const std::string& name) {
  return guarded(place_, [&]() -> Result<std::optional<Account>> { return read(name); });
}

Result<void> SqliteAccounts::add(const Account& account) {
  return in_transaction(database_, place_, [&]() -> Result<void> {
    if (read(account.name)) return known(account.name);
    SQLite::Statement insert(database_,
                             "INSERT INTO account (name, added, ended) VALUES (?, ?, ?)");
    insert.bind(1, account.name);
    insert.bind(2, account.added.seconds);
    bind_to(insert, 3, account.ended);
    insert.exec();
    insert_grants(account.name, account.grants);
    return {};
  });
}

Result<void> SqliteAccounts::change_grants(const std::string& name,
                                           const std::vector<Grant>& grants) {
  return in_transaction(database_, place_, [&]() -> Result<void> {
    if (!read(name)) return unknown(name);
    SQLite::Statement remove(database_, "DELETE FROM account_grant WHERE account = ?");
    remove.bind(1, name);
    remove.exec();
    insert_grants(name, grants);
    return {};
  });
}

Result<void> SqliteAccounts::end(const std::string& name, Instant at) {
  return in_transaction(database_, place_, [&]() -> Result<void> {
    SQLite::Statement update(database_,
                             "UPDATE account SET ended = min(coalesce(ended, ?1), ?1) "
                             "WHERE name = ?2");
    update.bind(1, at.seconds);
    update.bind(2, name);
    if (update.exec() == 0) return unknown(name);
    return {};
  });
}

Result<std::vector<Credential>> SqliteAccounts::credentials() {
  return guarded(place_, [&]() -> Result<std::vector<Credential>> {
    SQLite::Statement query(database_,
                            "SELECT kind, fingerprint, account, certificate, added, expires, "
                            "revoked FROM credential ORDER BY account, kind, added, fingerprint");
    std::vector<Credential> credentials;
    while (query.executeStep()) credentials.push_back(credential_at(query));
    return credentials;
  });
}

Result<std::optional<Credential>> SqliteAccounts::find(CredentialKind kind,
                                                       const Digest& fingerprint) {
  return guarded(place_, [&]() -> Result<std::optional<Credential>> {
    const Borrowed query = prepared_.get(
        "SELECT kind, fingerprint, account, certificate, added, expires, revoked FROM credential "
        "WHERE kind = ? AND fingerprint = ?");
    query->bind(1, static_cast<int>(kind));
    bind_to(*query, 2, fingerprint);
    if (!query->executeStep()) return std::optional<Credential>();
    return std::optional(credential_at(*query));
  });
}

Result<void> SqliteAccounts::add(const Credential& credential) {
  return in_transaction(database_, place_, [&]() -> Result<void> {
    if (!read(credential.account)) return unknown(credential.account);
    SQLite::Statement insert(database_,
                             "INSERT INTO credential (kind, fingerprint, account, certificate, "
                             "added, expires, revoked) VALUES (?, ?, ?, ?, ?, ?, ?) "
                             "ON CONFLICT (kind, fingerprint) DO NOTHING");
    insert.bind(1, static_cast<int>(credential.kind));
    bind_to(insert, 2, credential.fingerprint);
    insert.bind(3, credential.account);
    bind_to(insert, 4, ByteView(credential.certificate));
    insert.bind(5, credential.added.seconds);
    bind_to(insert, 6, credential.expires);
    bind_to(insert, 7, credential.revoked);
    if (insert.exec() == 0) return known(to_hex(credential.fingerprint));
    return {};
  });
}

Result<void> SqliteAccounts::revoke(CredentialKind kind, const Digest& fingerprint, Instant at) {
  return in_transaction(database_, place_, [&]() -> Result<void> {
    SQLite::Statement update(database_,
                             "UPDATE credential SET revoked = min(coalesce(revoked, ?1), ?1) "
                             "WHERE kind = ?2 AND fingerprint = ?3");
    update.bind(1, at.seconds);
    update.bind(2, static_cast<int>(kind));
    bind_to(update, 3, fingerprint);
    if (update.exec() == 0) return unknown(to_hex(fingerprint));
    return {};
  });
}

}  // namespace baytrust::store
