// baytrust account remove-role, end: taking back what an account may do, or the account itself.
// What it did stays where it was recorded.
#include <algorithm>

#include "gateway/cli/call.hpp"
#include "gateway/cli/codes.hpp"
#include "gateway/cli/exit_code.hpp"
#include "gateway/decision/canonical.hpp"
#include "gateway/service/account_codes.hpp"
#include "gateway/service/caller.hpp"

namespace baytrust::cli {
namespace {

using messages::Label;
using service::Account;
using service::Grant;

// One sentence about an account, or one object.
void print_account(Call& call, Label sentence, const Account& account) {
  if (call.form() == Form::json) {
    decision::CanonicalWriter json;
    json.begin_object().key("account").string(account.name);
    if (account.ended) json.key("ended").value(*account.ended);
    json.key("roles").begin_array();
    for (const Grant& grant : account.grants) json.string(service::to_string(grant));
    json.end_array().end_object();
    call.out().raw(json.take() + "\n");
    return;
  }
  std::string roles;
  for (const Grant& grant : account.grants) {
    roles.append(roles.empty() ? "" : ", ").append(service::to_string(grant));
  }
  call.out().line(
      call.out().sentence(sentence, {{"account", account.name},
                                     {"roles", roles.empty() ? "-" : roles},
                                     {"ended", account.ended ? to_string(*account.ended) : "-"}}),
      Style::good);
}

// All of them, or none is taken away: account.role.missing for one that it has not.
Result<std::vector<Grant>> without(const Account& account, const std::vector<std::string>& typed) {
  std::vector<Grant> left = account.grants;
  for (const std::string& text : typed) {
    const auto grant = service::parse_grant(text);
    if (!grant) return grant.error();
    if (std::erase(left, *grant) == 0) {
      return Error(service::kRoleMissing, "--role",
                   {{"account", account.name}, {"role", service::to_string(*grant)}});
    }
  }
  return left;
}

}  // namespace

Result<int> run_account_remove_role(Call& call) {
  auto store = call.open_store();
  if (!store) return store.error();
  service::AccountStore& accounts = (*store)->accounts();
  auto account = service::find_account(accounts, call.arguments().text("--account"));
  if (!account) return account.error();
  auto left = without(*account, call.arguments().texts("--role"));
  if (!left) return left.error();
  account->grants = std::move(*left);
  if (auto done = accounts.change_grants(account->name, account->grants); !done) {
    return done.error();
  }
  print_account(call, Label::account_roles_now, *account);
  return kDone;
}

Result<int> run_account_end(Call& call) {
  auto store = call.open_store();
  if (!store) return store.error();
  service::AccountStore& accounts = (*store)->accounts();
  const std::string name = call.arguments().text("--account");
  if (auto known = service::find_account(accounts, name); !known) return known.error();
  if (auto done = accounts.end(name, call.now()); !done) return done.error();
  const auto account = service::find_account(accounts, name);  // the earlier instant stays
  if (!account) return account.error();
  print_account(call, Label::account_ended, *account);
  return kDone;
}

}  // namespace baytrust::cli
