// Who calls: bearer tokens and TLS client certificates become accounts (services.hpp).
#include <algorithm>

#include "gateway/http/codes.hpp"
#include "gateway/http/services.hpp"
#include "validators/crypto/digest.hpp"

namespace baytrust::http {
namespace {

struct Credential {
  service::CredentialKind kind;
  Digest fingerprint;
};

Result<Credential> credential_of(const Request& request) {
  if (const auto field = request.headers.find("Authorization")) {
    constexpr std::string_view kScheme = "bearer ";
    const bool bearer = field->size() > kScheme.size() &&
                        same_without_case(field->substr(0, kScheme.size()), kScheme);
    const auto fingerprint =
        bearer ? service::token_fingerprint(trimmed(field->substr(kScheme.size()))) : std::nullopt;
    if (!fingerprint) return Error(kUnauthenticated, "request");
    return Credential{service::CredentialKind::token, *fingerprint};
  }
  if (request.peer.certificate) {
    return Credential{service::CredentialKind::tls_certificate,
                      request.peer.certificate->fingerprint};
  }
  return Error(kUnauthenticated, "request");
}

// "publisher" for the table of routes, "publisher:HK" for the use cases.
Caller known(const service::Caller& caller) {
  Caller out;
  out.key = to_hex(crypto::sha256(as_bytes(caller.account))).substr(0, 16);
  out.name = caller.account;
  const auto add = [](std::vector<std::string>& to, std::string value) {
    if (!value.empty() && std::ranges::count(to, value) == 0) to.push_back(std::move(value));
  };
  for (const service::Grant& grant : caller.grants) {
    add(out.roles, std::string(to_string(grant.role)));
    add(out.roles, service::to_string(grant));
    add(out.territories, grant.territory);
  }
  return out;
}

}  // namespace

Authenticator make_authenticator(const Services& services) {
  return [services](const Request& request) -> Result<Caller> {
    const auto credential = credential_of(request);
    if (!credential) return credential.error();
    auto store = services.stores.take();
    if (!store) return store.error();
    const auto caller = service::identify((*store)->accounts(), credential->kind,
                                          credential->fingerprint, services.clock());
    if (!caller) return caller.error();
    return known(*caller);
  };
}

service::Caller service_caller(const Caller& caller) {
  service::Caller out{.account = caller.name, .grants = {}};
  for (const std::string& role : caller.roles) {
    if (const auto grant = service::parse_grant(role)) out.grants.push_back(*grant);
  }
  std::ranges::sort(out.grants);
  return out;
}

}  // namespace baytrust::http
