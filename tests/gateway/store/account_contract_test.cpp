// The contract of accounts and their credentials, over every adapter.
#include "tests/gateway/store/contract.hpp"

namespace baytrust::contract {
namespace {

using service::Account;
using service::Credential;
using service::CredentialKind;
using service::Role;
using ::testing::ElementsAre;

Account account_of(std::string name) {
  return {.name = std::move(name),
          .grants = {{Role::validator, ""}, {Role::approver, "HK"}},
          .added = {100},
          .ended = std::nullopt};
}
Credential token_of(std::string account, std::string_view token, std::int64_t added = 100) {
  return {.kind = CredentialKind::token,
          .fingerprint = digest_of(token),
          .account = std::move(account),
          .certificate = {},
          .added = {added},
          .expires = Instant{900},
          .revoked = std::nullopt};
}

class AccountContract : public Contract {
 protected:
  service::AccountStore& with(const std::vector<std::string>& names) {
    service::AccountStore& accounts = created().accounts();
    for (const auto& name : names) EXPECT_TRUE(accounts.add(account_of(name)));
    return accounts;
  }
  Account kept(const std::string& name) { return opened().accounts().find(name).value().value(); }
};

TEST_P(AccountContract, KeepsAccountsInTheOrderOfNames) {
  with({"bao", "ana", "b.1"});
  EXPECT_THAT(opened().accounts().accounts().value(),
              ElementsAre(account_of("ana"), account_of("b.1"), account_of("bao")));
  EXPECT_EQ(kept("ana"), account_of("ana"));
  EXPECT_EQ(opened().accounts().find("nobody").value(), std::nullopt);
}

TEST_P(AccountContract, ANameIsTakenForEver) {
  auto& accounts = with({"ana"});
  EXPECT_EQ(code_of(accounts.add(account_of("ana"))), "store.known");
  ASSERT_TRUE(accounts.end("ana", {200}));
  EXPECT_EQ(code_of(accounts.add(account_of("ana"))), "store.known");
}

TEST_P(AccountContract, GrantsAreReplacedAndComeBackAscendingAndOnce) {
  auto& accounts = with({"ana"});
  ASSERT_TRUE(accounts.change_grants("ana", {{Role::publisher, "MO"},
                                             {Role::auditor, ""},
                                             {Role::publisher, "HK"},
                                             {Role::auditor, ""}}));
  EXPECT_THAT(kept("ana").grants,
              ElementsAre(service::Grant{Role::auditor, ""}, service::Grant{Role::publisher, "HK"},
                          service::Grant{Role::publisher, "MO"}));
  ASSERT_TRUE(accounts.change_grants("ana", {}));
  EXPECT_TRUE(kept("ana").grants.empty());
  EXPECT_EQ(code_of(accounts.change_grants("nobody", {})), "store.unknown");
}

TEST_P(AccountContract, AnAccountThatEndedStaysEndedAndNeverLater) {
  auto& accounts = with({"ana"});
  ASSERT_TRUE(accounts.end("ana", {300}));
  ASSERT_TRUE(accounts.end("ana", {400}));
  EXPECT_EQ(kept("ana").ended, Instant{300});
  ASSERT_TRUE(accounts.end("ana", {200}));
  ASSERT_TRUE(accounts.change_grants("ana", {{Role::operator_, ""}}));
  EXPECT_EQ(kept("ana").ended, Instant{200});
  EXPECT_THAT(kept("ana").grants, ElementsAre(service::Grant{Role::operator_, ""}));
  EXPECT_EQ(code_of(accounts.end("nobody", {1})), "store.unknown");
}

TEST_P(AccountContract, FindsACredentialByKindAndFingerprint) {
  auto& accounts = with({"ana"});
  Credential certificate = token_of("ana", "certificate");
  certificate.kind = CredentialKind::content_certificate;
  certificate.certificate = to_bytes(as_bytes("certificate"));
  certificate.expires.reset();
  ASSERT_TRUE(accounts.add(certificate));
  EXPECT_EQ(opened()
                .accounts()
                .find(CredentialKind::content_certificate, digest_of("certificate"))
                .value(),
            certificate);
  EXPECT_EQ(accounts.find(CredentialKind::token, digest_of("certificate")).value(), std::nullopt);
  EXPECT_EQ(accounts.find(CredentialKind::content_certificate, digest_of("x")).value(),
            std::nullopt);
}

TEST_P(AccountContract, AFingerprintOfItsKindIsTakenForEver) {
  auto& accounts = with({"ana", "bao"});
  ASSERT_TRUE(accounts.add(token_of("ana", "secret")));
  EXPECT_EQ(code_of(accounts.add(token_of("bao", "secret"))), "store.known");
  ASSERT_TRUE(accounts.revoke(CredentialKind::token, digest_of("secret"), {200}));
  EXPECT_EQ(code_of(accounts.add(token_of("ana", "secret"))), "store.known");
  Credential other_kind = token_of("ana", "secret");
  other_kind.kind = CredentialKind::tls_certificate;
  EXPECT_TRUE(accounts.add(other_kind));
  EXPECT_EQ(code_of(accounts.add(token_of("nobody", "other"))), "store.unknown");
}

TEST_P(AccountContract, TheEarlierRevocationStays) {
  auto& accounts = with({"ana"});
  ASSERT_TRUE(accounts.add(token_of("ana", "secret")));
  const auto revoked = [&](std::int64_t at) {
    EXPECT_TRUE(accounts.revoke(CredentialKind::token, digest_of("secret"), {at}));
    return opened().accounts().find(CredentialKind::token, digest_of("secret")).value()->revoked;
  };
  EXPECT_EQ(revoked(300), Instant{300});
  EXPECT_EQ(revoked(400), Instant{300});
  EXPECT_EQ(revoked(200), Instant{200});
  EXPECT_EQ(code_of(accounts.revoke(CredentialKind::tls_certificate, digest_of("secret"), {1})),
            "store.unknown");
}

TEST_P(AccountContract, OrdersCredentials) {
  auto& accounts = with({"ana", "bao"});
  Credential tls = token_of("ana", "tls", 1);
  tls.kind = CredentialKind::tls_certificate;
  const Credential late = token_of("ana", "late", 200), early = token_of("ana", "early", 100),
                   other = token_of("bao", "other", 1);
  for (const auto& credential : {other, tls, late, early}) ASSERT_TRUE(accounts.add(credential));
  EXPECT_THAT(opened().accounts().credentials().value(), ElementsAre(early, late, tls, other));
}

TEST_P(AccountContract, DoesNotMoveTheRevision) {
  service::Store& store = created();
  const std::uint64_t before = revision(store);
  ASSERT_TRUE(store.accounts().add(account_of("ana")));
  ASSERT_TRUE(store.accounts().add(token_of("ana", "secret")));
  ASSERT_TRUE(store.accounts().end("ana", {200}));
  EXPECT_EQ(revision(store), before);
}

INSTANTIATE_TEST_SUITE_P(Adapters, AccountContract, adapters(), adapter_name);

}  // namespace
}  // namespace baytrust::contract
