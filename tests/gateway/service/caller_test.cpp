// Who is calling: credentials and accounts in every state, roles, grants, tokens.
#include "gateway/service/caller.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <set>

#include "tests/support/authority.hpp"
#include "tests/support/memory_store.hpp"
#include "validators/crypto/digest.hpp"

namespace baytrust::service {
namespace {

using test::kNoon;
using ::testing::ElementsAre;

template <class T>
std::string code(const Result<T>& result) {
  return result ? "" : std::string(result.error().code().id);
}

class CallerTest : public ::testing::Test {
 protected:
  CallerTest() {
    EXPECT_TRUE(accounts_.add(
        {.name = "ana",
         .grants = {{Role::approver, "HK"}, {Role::approver, "MO"}, {Role::validator, ""}},
         .added = kNoon,
         .ended = {}}));
  }
  void add(CredentialKind kind, const Digest& fingerprint, std::optional<Instant> expires = {}) {
    EXPECT_TRUE(accounts_.add({.kind = kind,
                               .fingerprint = fingerprint,
                               .account = "ana",
                               .certificate = {},
                               .added = kNoon,
                               .expires = expires,
                               .revoked = {}}));
  }
  Result<Caller> called(Instant now, CredentialKind kind = CredentialKind::token) {
    return identify(accounts_, kind, fingerprint_, now);
  }

  test::MemoryAccounts accounts_{std::make_shared<test::MemoryContent>()};
  Digest fingerprint_ = crypto::sha256(as_bytes("one"));
};

TEST_F(CallerTest, IsKnownByTokenAndByCertificate) {
  const std::string token = make_token();
  add(CredentialKind::token, *token_fingerprint(token));
  add(CredentialKind::tls_certificate, fingerprint_);
  const auto by_token =
      identify(accounts_, CredentialKind::token, *token_fingerprint(token), kNoon);
  ASSERT_TRUE(by_token) << describe(by_token.error());
  EXPECT_EQ(by_token->account, "ana");
  const auto by_certificate = called(kNoon, CredentialKind::tls_certificate);
  ASSERT_TRUE(by_certificate);
  EXPECT_EQ(*by_certificate, *by_token);
  EXPECT_EQ(code(called(kNoon, CredentialKind::token)), "account.credential.unknown")
      << "a certificate's fingerprint is no token's";
  EXPECT_EQ(code(called(kNoon, CredentialKind::content_certificate)), "account.credential.unknown");
}

TEST_F(CallerTest, ACredentialEndsAtItsInstant) {
  add(CredentialKind::token, fingerprint_, kNoon + kHour);
  EXPECT_EQ(code(called(kNoon + kHour - 1)), "");
  EXPECT_EQ(code(called(kNoon + kHour)), "account.credential.expired");
  ASSERT_TRUE(accounts_.revoke(CredentialKind::token, fingerprint_, kNoon + kMinute));
  EXPECT_EQ(code(called(kNoon + kMinute - 1)), "");
  EXPECT_EQ(code(called(kNoon + kMinute)), "account.credential.revoked");
}

TEST_F(CallerTest, AnAccountEndsAtItsInstant) {
  add(CredentialKind::token, fingerprint_);
  ASSERT_TRUE(accounts_.end("ana", kNoon + kHour));
  EXPECT_EQ(code(called(kNoon + kHour - 1)), "");
  EXPECT_EQ(code(called(kNoon + kHour)), "account.ended");
}

TEST_F(CallerTest, GrantsAreThoseOfTheAccountNow) {
  add(CredentialKind::token, fingerprint_);
  const Caller before = *called(kNoon);
  EXPECT_TRUE(before.may(Role::approver, "HK"));
  EXPECT_FALSE(before.may(Role::approver));
  EXPECT_FALSE(before.may(Role::approver, "CN-GD"));
  EXPECT_FALSE(before.may(Role::publisher, "HK"));
  EXPECT_TRUE(before.may(Role::validator));
  EXPECT_THAT(before.territories(Role::approver), ElementsAre("HK", "MO"));
  EXPECT_THAT(before.territories(Role::publisher), ElementsAre());
  EXPECT_TRUE(require(before, Role::approver, "MO"));
  const auto missing = require(before, Role::publisher, "MO");
  ASSERT_FALSE(missing);
  EXPECT_EQ(describe(missing.error()), "account.role.missing ana account=ana role=publisher:MO");
  ASSERT_TRUE(accounts_.change_grants("ana", {{Role::publisher, "MO"}}));
  EXPECT_EQ(code(require(*called(kNoon), Role::publisher, "MO")), "");
  EXPECT_EQ(code(require(*called(kNoon), Role::approver, "MO")), "account.role.missing");
}

TEST_F(CallerTest, AccountsAreFoundByName) {
  EXPECT_EQ(find_account(accounts_, "ana")->name, "ana");
  EXPECT_EQ(code(find_account(accounts_, "bao")), "account.unknown");
  for (const char* good : {"a", "hk-partner", "a.b_c-9"}) EXPECT_TRUE(check_account_name(good));
  EXPECT_TRUE(check_account_name(std::string(64, 'a')));
  for (const std::string& bad : {std::string(), std::string(65, 'a'), std::string("Ana"),
                                 std::string("a b"), std::string("陳"), std::string("a/b")}) {
    EXPECT_EQ(code(check_account_name(bad)), "account.name.bad") << bad;
  }
}

TEST(Grants, AreWrittenAndReadTheSame) {
  for (const char* text : {"validator", "auditor", "operator", "publisher:HK", "approver:CN-GD"}) {
    const auto grant = parse_grant(text);
    ASSERT_TRUE(grant) << text;
    EXPECT_EQ(to_string(*grant), text);
  }
  for (const char* bad : {"", "publisher", "publisher:", "validator:HK", "validator:", ":HK",
                          "Validator", "king", "operator_"}) {
    EXPECT_EQ(code(parse_grant(bad)), "account.grant.bad") << bad;
  }
}

TEST(Tokens, AreNeverEqualAndOnlyTheirOwnTextIsOne) {
  std::set<std::string> seen;
  for (int i = 0; i < 1000; ++i) {
    const std::string token = make_token();
    EXPECT_TRUE(seen.insert(token).second);
    ASSERT_EQ(token.size(), 46U);
    EXPECT_EQ(token_fingerprint(token), crypto::sha256(as_bytes(token)));
  }
  const std::string token = *seen.begin();
  for (const std::string& no :
       {std::string(), token + "A", token.substr(0, 45), "xx_" + token.substr(3),
        "bt_" + std::string(43, '='), "bt_" + std::string(43, ' ')}) {
    EXPECT_EQ(token_fingerprint(no), std::nullopt) << no;
  }
}

}  // namespace
}  // namespace baytrust::service
