#include "gateway/service/caller.hpp"

#include <algorithm>

#include "gateway/service/account_codes.hpp"
#include "validators/crypto/digest.hpp"
#include "validators/crypto/random.hpp"

namespace baytrust::service {
namespace {

constexpr std::size_t kTokenOctets = 32;
constexpr std::size_t kTokenCharacters = 43;  // base64url of 32 octets, without padding
constexpr std::size_t kMaxAccountName = 64;

bool is_base64url(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '_';
}

bool has_territory(Role role) { return role == Role::publisher || role == Role::approver; }

}  // namespace

bool Caller::may(Role role, std::string_view territory) const {
  return std::ranges::any_of(grants, [&](const Grant& grant) {
    return grant.role == role && grant.territory == territory;
  });
}

std::vector<std::string> Caller::territories(Role role) const {
  std::vector<std::string> out;
  for (const Grant& grant : grants) {
    if (grant.role == role) out.push_back(grant.territory);
  }
  return out;
}

Result<Caller> identify(AccountStore& store, CredentialKind kind, const Digest& fingerprint,
                        Instant now) {
  const auto credential = store.find(kind, fingerprint);
  if (!credential) return credential.error();
  const std::string subject(to_string(kind));
  if (!*credential) return Error(kCredentialUnknown, subject);
  if ((*credential)->revoked && *(*credential)->revoked <= now) {
    return Error(kCredentialRevoked, subject, {{"revoked", to_string(*(*credential)->revoked)}});
  }
  if ((*credential)->expires && *(*credential)->expires <= now) {
    return Error(kCredentialExpired, subject, {{"expires", to_string(*(*credential)->expires)}});
  }
  const auto account = store.find((*credential)->account);
  if (!account) return account.error();
  if (!*account) return Error(kCredentialUnknown, subject);
  if ((*account)->ended && *(*account)->ended <= now) {
    return Error(kAccountEnded, (*account)->name, {{"ended", to_string(*(*account)->ended)}});
  }
  return Caller{(*account)->name, (*account)->grants};
}

Result<void> require(const Caller& caller, Role role, std::string_view territory) {
  if (caller.may(role, territory)) return {};
  return Error(
      kRoleMissing, caller.account,
      {{"account", caller.account}, {"role", to_string(Grant{role, std::string(territory)})}});
}

Result<Account> find_account(AccountStore& store, const std::string& name) {
  auto found = store.find(name);
  if (!found) return found.error();
  if (!*found) return Error(kAccountUnknown, "account", {{"name", name}});
  return std::move(**found);
}

Result<void> check_account_name(std::string_view name) {
  const bool good =
      !name.empty() && name.size() <= kMaxAccountName && std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
      });
  if (good) return {};
  return Error(kAccountName, "account", {{"name", std::string(name)}});
}

Result<Grant> parse_grant(std::string_view text) {
  const std::size_t colon = text.find(':');
  const auto role = role_named(text.substr(0, colon));
  const bool with = colon != std::string_view::npos;
  if (!role || with != has_territory(*role) || (with && colon + 1 == text.size())) {
    return Error(kGrantBad, "role", {{"value", std::string(text)}});
  }
  return Grant{*role, std::string(with ? text.substr(colon + 1) : std::string_view())};
}

std::string to_string(const Grant& grant) {
  std::string out(to_string(grant.role));
  if (!grant.territory.empty()) out.append(":").append(grant.territory);
  return out;
}

std::optional<Digest> token_fingerprint(std::string_view text) {
  if (!text.starts_with(kTokenPrefix)) return std::nullopt;
  const std::string_view body = text.substr(kTokenPrefix.size());
  if (body.size() != kTokenCharacters || !std::ranges::all_of(body, is_base64url)) {
    return std::nullopt;
  }
  return crypto::sha256(as_bytes(text));
}

std::string make_token() {
  std::string text = crypto::base64_encode(crypto::random_octets(kTokenOctets));
  std::ranges::replace(text, '+', '-');
  std::ranges::replace(text, '/', '_');
  while (text.ends_with('=')) text.pop_back();
  return std::string(kTokenPrefix) + text;
}

}  // namespace baytrust::service
