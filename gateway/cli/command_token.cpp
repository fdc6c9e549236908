// baytrust token create, certificate, list, revoke: who may call the gateway, as what.
#include <algorithm>

#include "gateway/cli/call.hpp"
#include "gateway/cli/codes.hpp"
#include "gateway/cli/exit_code.hpp"
#include "gateway/cli/files.hpp"
#include "gateway/cli/words.hpp"
#include "gateway/decision/canonical.hpp"
#include "gateway/service/account_codes.hpp"
#include "gateway/service/caller.hpp"
#include "gateway/service/check.hpp"
#include "gateway/service/codes.hpp"

namespace baytrust::cli {
namespace {

using messages::Label;
using service::Account;
using service::AccountStore;
using service::Credential;
using service::CredentialKind;
using service::Grant;

Result<std::vector<Grant>> read_grants(Call& call) {
  std::vector<Grant> grants;
  for (const std::string& text : call.arguments().texts("--role")) {
    auto grant = service::parse_grant(text);
    if (!grant) return grant.error();
    if (!grant->territory.empty()) {
      auto known = service::find_jurisdiction(call.config(), grant->territory, "--role");
      if (!known) return known.error();
    }
    grants.push_back(std::move(*grant));
  }
  std::ranges::sort(grants);
  grants.erase(std::unique(grants.begin(), grants.end()), grants.end());
  return grants;
}

struct Holder {
  Account account;
  bool made = false;
};
// The account, made where it is new; roles it had not are added to one that is there.
Result<Holder> holder(AccountStore& store, const std::string& name,
                      const std::vector<Grant>& grants, Instant now) {
  if (auto good = service::check_account_name(name); !good) return good.error();
  const auto found = store.find(name);
  if (!found) return found.error();
  if (!*found) {
    if (grants.empty()) {
      return Error(kArgumentMissing, "token create", {{"argument", "--role"}});
    }
    Account account{.name = name, .grants = grants, .added = now, .ended = {}};
    if (auto added = store.add(account); !added) return added.error();
    return Holder{std::move(account), true};
  }
  Account account = std::move(**found);
  if (account.ended) {
    return Error(service::kAccountEnded, name, {{"ended", to_string(*account.ended)}});
  }
  const std::size_t before = account.grants.size();
  account.grants.insert(account.grants.end(), grants.begin(), grants.end());
  std::ranges::sort(account.grants);
  account.grants.erase(std::unique(account.grants.begin(), account.grants.end()),
                       account.grants.end());
  if (account.grants.size() != before) {
    if (auto changed = store.change_grants(name, account.grants); !changed) return changed.error();
  }
  return Holder{std::move(account), false};
}

std::string roles_words(const std::vector<Grant>& grants) {
  std::string out;
  for (const Grant& grant : grants) {
    out.append(out.empty() ? "" : ", ").append(service::to_string(grant));
  }
  return out;
}

void write_roles(decision::CanonicalWriter& json, const std::vector<Grant>& grants) {
  json.begin_array();
  for (const Grant& grant : grants) json.string(service::to_string(grant));
  json.end_array();
}

void print_token(Call& call, const Holder& holder, const std::string& token,
                 const std::optional<Instant>& expires) {
  Printer& out = call.out();
  if (call.form() == Form::json) {
    decision::CanonicalWriter json;
    json.begin_object().key("account").string(holder.account.name);
    if (expires) json.key("expires").value(*expires);
    json.key("roles");
    write_roles(json, holder.account.grants);
    json.key("sha256").value(*service::token_fingerprint(token));
    json.key("token").string(token).end_object();
    out.raw(json.take() + "\n");
    return;
  }
  const Facts facts{{"account", holder.account.name}};
  if (holder.made) out.line(out.sentence(Label::token_account_made, facts), Style::good);
  out.line(out.sentence(Label::token_made, facts));
  out.line("  " + token, Style::strong);
  out.fields({{Label::field_roles, {roles_words(holder.account.grants)}},
              {Label::field_expires, {expires ? to_string(*expires) : "-"}},
              {Label::field_digest, {to_hex(*service::token_fingerprint(token))}}});
}

Result<std::optional<Instant>> read_expires(Call& call) {
  auto expires = call.arguments().instant("--expires");
  if (expires && *expires && **expires <= call.now()) {
    return bad_value("--expires", call.arguments().text("--expires"), "> " + to_string(call.now()));
  }
  return expires;
}

Result<CredentialKind> read_kind(Call& call) {
  const std::string kind = call.arguments().text("--kind");
  if (kind == "tls") return CredentialKind::tls_certificate;
  if (kind == "content") return CredentialKind::content_certificate;
  return bad_value("--kind", kind, "tls, content");
}

// By the token's own text, or by a fingerprint of whatever kind.
Result<Credential> find_credential(AccountStore& store, const std::string& text) {
  auto digest = service::token_fingerprint(text);
  if (!digest) digest = parse_digest(text);
  if (!digest) return bad_value("CREDENTIAL", text, "bt_..., SHA-256");
  for (const auto kind : {CredentialKind::token, CredentialKind::tls_certificate,
                          CredentialKind::content_certificate}) {
    const auto found = store.find(kind, *digest);
    if (!found) return found.error();
    if (*found) return **found;
  }
  return Error(service::kCredentialUnknown, "CREDENTIAL");
}

// One sentence about a credential, or one object.
void print_credential(Call& call, Label sentence, const Credential& credential) {
  if (call.form() == Form::json) {
    decision::CanonicalWriter json;
    json.begin_object().key("account").string(credential.account);
    json.key("kind").string(to_string(credential.kind));
    json.key("sha256").value(credential.fingerprint).end_object();
    call.out().raw(json.take() + "\n");
    return;
  }
  call.out().line(call.out().sentence(sentence, {{"account", credential.account},
                                                 {"kind", std::string(to_string(credential.kind))},
                                                 {"digest", to_hex(credential.fingerprint)}}),
                  Style::good);
}

void write_accounts(Call& call, const std::vector<Account>& accounts,
                    const std::vector<Credential>& credentials) {
  decision::CanonicalWriter json;
  json.begin_array();
  for (const Account& account : accounts) {
    json.begin_object().key("account").string(account.name).key("credentials").begin_array();
    for (const Credential& credential : credentials) {
      if (credential.account != account.name) continue;
      json.begin_object().key("added").value(credential.added);
      if (credential.expires) json.key("expires").value(*credential.expires);
      json.key("kind").string(to_string(credential.kind));
      if (credential.revoked) json.key("revoked").value(*credential.revoked);
      json.key("sha256").value(credential.fingerprint).end_object();
    }
    json.end_array();
    if (account.ended) json.key("ended").value(*account.ended);
    json.key("roles");
    write_roles(json, account.grants);
    json.end_object();
  }
  json.end_array();
  call.out().raw(json.take() + "\n");
}

void print_accounts(Printer& out, const std::vector<Account>& accounts,
                    const std::vector<Credential>& credentials) {
  if (accounts.empty()) out.line(out.word(Label::token_none));
  Table table;
  for (const Label label : {Label::field_account, Label::field_roles, Label::field_kind,
                            Label::field_digest, Label::field_expires}) {
    table.headings.push_back(out.word(label));
  }
  for (const Account& account : accounts) {
    table.rows.push_back({{account.name}, {roles_words(account.grants)}, {}, {}, {}});
    for (const Credential& credential : credentials) {
      if (credential.account != account.name) continue;
      const auto& end = credential.revoked ? credential.revoked : credential.expires;
      table.rows.push_back(
          {{},
           {},
           {std::string(to_string(credential.kind))},
           {to_hex(credential.fingerprint)},
           {end ? to_string(*end) : "-", credential.revoked ? Style::bad : Style::plain}});
    }
  }
  if (!table.rows.empty()) out.table(table);
}

}  // namespace

Result<int> run_token_create(Call& call) {
  const auto grants = read_grants(call);
  if (!grants) return grants.error();
  const auto expires = read_expires(call);
  if (!expires) return expires.error();
  auto store = call.open_store();
  if (!store) return store.error();
  AccountStore& accounts = (*store)->accounts();
  const auto owner = holder(accounts, call.arguments().text("--account"), *grants, call.now());
  if (!owner) return owner.error();
  const std::string token = service::make_token();
  const auto added = accounts.add(Credential{.kind = CredentialKind::token,
                                             .fingerprint = *service::token_fingerprint(token),
                                             .account = owner->account.name,
                                             .certificate = {},
                                             .added = call.now(),
                                             .expires = *expires,
                                             .revoked = {}});
  if (!added) return added.error();
  print_token(call, *owner, token, *expires);
  return kDone;
}

Result<int> run_token_certificate(Call& call) {
  const auto kind = read_kind(call);
  if (!kind) return kind.error();
  const auto expires = read_expires(call);
  if (!expires) return expires.error();
  const std::string name = call.arguments().text("--file");
  const auto file = read_file(call.environment(), name);
  if (!file) return file.error();
  const auto given = service::read_certificates(**file, name);
  if (!given) return given.error();
  auto store = call.open_store();
  if (!store) return store.error();
  AccountStore& accounts = (*store)->accounts();
  const std::string account = call.arguments().text("--account");
  const auto found = accounts.find(account);
  if (!found) return found.error();
  if (!*found) return Error(service::kAccountUnknown, "--account", {{"name", account}});
  const bool content = *kind == CredentialKind::content_certificate;
  const Credential credential{.kind = *kind,
                              .fingerprint = given->target->fingerprint,
                              .account = account,
                              .certificate = content ? to_bytes(given->target->der) : Bytes(),
                              .added = call.now(),
                              .expires = *expires,
                              .revoked = {}};
  if (auto added = accounts.add(credential); !added) return added.error();
  print_credential(call, Label::token_certificate_added, credential);
  return kDone;
}

Result<int> run_token_list(Call& call) {
  auto store = call.open_store();
  if (!store) return store.error();
  const auto accounts = (*store)->accounts().accounts();
  if (!accounts) return accounts.error();
  const auto credentials = (*store)->accounts().credentials();
  if (!credentials) return credentials.error();
  if (call.form() == Form::json) {
    write_accounts(call, *accounts, *credentials);
  } else {
    print_accounts(call.out(), *accounts, *credentials);
  }
  return kDone;
}

Result<int> run_token_revoke(Call& call) {
  auto store = call.open_store();
  if (!store) return store.error();
  AccountStore& accounts = (*store)->accounts();
  const auto found = find_credential(accounts, call.arguments().text("CREDENTIAL"));
  if (!found) return found.error();
  if (auto done = accounts.revoke(found->kind, found->fingerprint, call.now()); !done) {
    return done.error();
  }
  print_credential(call, Label::token_revoked, *found);
  return kDone;
}

}  // namespace baytrust::cli
