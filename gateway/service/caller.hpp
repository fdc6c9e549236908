// Caller: who is calling, as what. Made from a credential by identify(); everything that may not be
// done by everyone takes one. Not here: how a credential came (gateway/http), storing them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/service/account_store.hpp"
#include "validators/base/digest.hpp"
#include "validators/base/error.hpp"
#include "validators/base/instant.hpp"

namespace baytrust::service {

struct Caller {
  std::string account;
  std::vector<Grant> grants;  // ascending

  // Of a territory, for publisher and approver.
  bool may(Role role, std::string_view territory = {}) const;
  // The territories of such a role, ascending.
  std::vector<std::string> territories(Role role) const;

  friend bool operator==(const Caller&, const Caller&) = default;
};

// account.credential.unknown, .expired, .revoked; account.ended. Which of these it is tells a
// stranger nothing: the fingerprint is of something only its holder has.
Result<Caller> identify(AccountStore& store, CredentialKind kind, const Digest& fingerprint,
                        Instant now);

// account.role.missing where the caller has it not.
Result<void> require(const Caller& caller, Role role, std::string_view territory = {});

// account.unknown
Result<Account> find_account(AccountStore& store, const std::string& name);

// A new account's name: account.name.bad otherwise.
Result<void> check_account_name(std::string_view name);
// "validator", "publisher:HK": account.grant.bad otherwise; territories are checked by the caller.
Result<Grant> parse_grant(std::string_view text);
std::string to_string(const Grant& grant);

// What a token's text must be: kTokenPrefix and 43 characters of base64url. Its fingerprint is the
// SHA-256 of the whole text. Empty where it is no such text.
inline constexpr std::string_view kTokenPrefix = "bt_";
std::optional<Digest> token_fingerprint(std::string_view text);
// 32 octets from the operating system's generator.
std::string make_token();

}  // namespace baytrust::service
